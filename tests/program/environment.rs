//! Odd environments: it works, or it says so in a sentence with an exit code, and never with an escape code.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::home::{ADD, Ended, Home, Printed, STARL, Words};

fn assert_a_sentence(ended: &Ended, what: &str) {
    let Printed { stdout, stderr, .. } = &ended.printed;
    let code = ended.code;
    assert!(matches!(code, Some(0..=2)), "{what}: {code:?} {stderr}");
    let is_silent = stderr.is_empty() && stdout.is_empty();
    assert!(code == Some(0) || !is_silent, "{what} fails without a word");
    assert!(!stderr.contains("panicked") && !stderr.contains("an internal error"), "{what}: {stderr}");
    assert!(!stdout.contains('\x1b') && !stderr.contains('\x1b'), "{what}: no escape codes");
}

/// The program with nothing in its environment but this.
fn with(variables: &[(&str, OsString)], arguments: &str) -> Ended {
    let mut command = Command::new(STARL);
    command.args(arguments.words()).env_clear().envs(variables.iter().cloned());
    Ended::of(command)
}

const COMMANDS: [&str; 8] =
    [ADD, "take list", "settings get", "settings set bell off", "doctor", "agenda", "paths", ""];

#[test]
fn an_odd_home_is_reported() {
    let home = Home::new();
    let file = home.path("file");
    fs::write(&file, "").unwrap();
    let odd = OsString::from_vec([home.root().as_os_str().as_encoded_bytes(), b"/h\xffme"].concat());
    for value in [
        None,
        Some(OsString::new()),
        Some("relative".into()),
        Some(home.path("file").into()),
        Some(odd),
        Some("/dev/null".into()),
    ] {
        let variables: Vec<(&str, OsString)> = value.iter().map(|value| ("HOME", value.clone())).collect();
        for arguments in COMMANDS {
            // Without HOME the system may know one, which is not for tests to write to.
            if value.as_ref().is_some_and(|value| !value.is_empty())
                || !arguments.contains(" add ") && !arguments.contains(" set ")
            {
                assert_a_sentence(
                    &with(&variables, arguments),
                    &format!("{arguments:?} with HOME={value:?}"),
                );
            }
        }
    }
}

#[test]
fn odd_folders_are_reported_or_used() {
    let home = Home::new();
    let dir = |bytes: &[u8]| OsString::from_vec([home.root().as_os_str().as_encoded_bytes(), bytes].concat());
    let file = home.path("file");
    fs::write(&file, "").unwrap();
    for value in [
        dir(b"/d\xff\x1b[31m"),
        dir(b"/a\nb"),
        dir(b"/a/b/c"),
        home.path("file").into(),
        "/dev/null".into(),
        "/proc/nothing".into(),
    ] {
        for arguments in COMMANDS {
            assert_a_sentence(
                &with(&[("STARL_DATA_DIR", value.clone())], arguments),
                &format!("{arguments:?} in {value:?}"),
            );
        }
    }
    let odd = [("STARL_DATA_DIR", dir(b"/d\xff\x1b[31m"))];
    let list = with(&odd, "take list").success().stdout;
    assert_eq!(list.lines().count(), 1, "a path that is no text keeps a take like any other");
}

#[test]
fn odd_locales_and_zones_change_nothing() {
    for (name, value) in [
        ("LANG", "C"),
        ("LC_ALL", "xx_YY.utf-9"),
        ("TZ", "Nowhere/Never"),
        ("TZ", ":/dev/null"),
        ("TZ", "UTC-14"),
        ("TZ", ""),
        ("TERM", ""),
        ("TERM", "dumb"),
        ("COLUMNS", "-1"),
        ("NO_COLOR", "1"),
        ("RUST_BACKTRACE", "full"),
    ] {
        let home = Home::new();
        let variables = [("STARL_DATA_DIR", home.root().into()), (name, OsString::from(value))];
        for arguments in COMMANDS {
            assert_a_sentence(&with(&variables, arguments), &format!("{arguments:?} with {name}={value}"));
        }
        assert_eq!(home.takes().len(), 1, "{name}={value}");
    }
}

#[test]
fn closed_and_full_streams_cost_nothing_but_themselves() {
    for streams in
        ["exec <&-", "exec >&-", "exec 2>&-", "exec <&- >&- 2>&-", "exec >/dev/full", "exec 2>/dev/full"]
    {
        let home = Home::with_takes(1);
        for arguments in COMMANDS {
            let code = home.run_after(streams, arguments).code;
            assert!(matches!(code, Some(0..=2)), "{arguments:?} after {streams}: {code:?}");
        }
        let takes = home.takes().len();
        assert_eq!(
            takes,
            if streams.contains(">/dev/full") && !streams.contains('2') { 1 } else { 2 },
            "{streams}"
        );
    }
}

#[test]
fn what_is_no_file_is_never_waited_for() {
    for kind in ["pipe", "null", "folder", "loop"] {
        for name in ["journal/other.jsonl", "settings.yaml", "lock", "state/device.json", "packs/a.yaml"] {
            let home = Home::with_takes(1);
            let path = home.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&path);
            match kind {
                "pipe" => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
                "null" => symlink("/dev/null", &path).unwrap(),
                "folder" => fs::create_dir(&path).unwrap(),
                _ => symlink(&path, &path).unwrap(),
            }
            for arguments in COMMANDS {
                assert_a_sentence(&home.run(arguments), &format!("{arguments:?} with a {kind} at {name}"));
            }
        }
    }
}

#[test]
fn whatever_the_umask_everything_is_open_to_the_user_alone() {
    let home = Home::new();
    for arguments in [ADD, "settings set bell off"] {
        home.run_after("umask 0", &format!("--data-dir new {arguments}")).success();
    }
    for (path, mode) in home.modes() {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{}", path.display());
    }
}
