//! Odd environments: it works, or it says so in a sentence with an exit code, and never with an escape code.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use crate::home::{Home, QUESTION, told};

fn assert_a_sentence(output: &Output, what: &str) {
    let code = output.status.code();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(code, Some(0..=2)), "{what}: {code:?} {complaint}");
    let is_silent = output.stderr.is_empty() && output.stdout.is_empty();
    assert!(code == Some(0) || !is_silent, "{what} fails without a word");
    assert!(
        !complaint.contains("panicked") && !complaint.contains("error of its own"),
        "{what}: {complaint}"
    );
    let bytes = output.stdout.iter().chain(&output.stderr);
    assert!(bytes.clone().all(|byte| *byte != 0x1b), "{what}: no escape codes");
}

/// The program with nothing in its environment but this.
fn with(variables: &[(&str, OsString)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_starl"));
    command.args(arguments).env_clear().envs(variables.iter().cloned());
    command.output().unwrap()
}

const COMMANDS: [&[&str]; 8] = [
    &["take", "add", "--question", QUESTION],
    &["take", "list"],
    &["settings", "get"],
    &["settings", "set", "bell", "off"],
    &["doctor"],
    &["agenda"],
    &["paths"],
    &[],
];

#[test]
fn an_odd_home_is_told() {
    let home = Home::new();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let odd = OsString::from_vec([home.path().as_os_str().as_encoded_bytes(), b"/h\xffme"].concat());
    for value in [
        None,
        Some(OsString::new()),
        Some("relative".into()),
        Some(file.into()),
        Some(odd),
        Some("/dev/null".into()),
    ] {
        let variables: Vec<(&str, OsString)> = value.iter().map(|value| ("HOME", value.clone())).collect();
        for arguments in COMMANDS {
            // Without HOME the system may know one, which is not for tests to write to.
            if value.as_ref().is_some_and(|value| !value.is_empty())
                || !arguments.contains(&"add") && !arguments.contains(&"set")
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
fn odd_folders_are_told_or_used() {
    let home = Home::new();
    let dir = |bytes: &[u8]| OsString::from_vec([home.path().as_os_str().as_encoded_bytes(), bytes].concat());
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    for value in [
        dir(b"/d\xff\x1b[31m"),
        dir(b"/a\nb"),
        dir(b"/a/b/c"),
        file.into(),
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
    let (list, _) = told(&with(&odd, &["take", "list"]), 0);
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
        let variables = [("STARL_DATA_DIR", home.path().into()), (name, OsString::from(value))];
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
            let output = home.run_after(streams, arguments);
            assert!(matches!(output.status.code(), Some(0..=2)), "{arguments:?} after {streams}: {output:?}");
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
            let path = home.path().join(name);
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
    let root = home.path().join("new");
    for arguments in [["take", "add", "--question", QUESTION].as_slice(), &["settings", "set", "bell", "off"]]
    {
        let root = root.to_string_lossy();
        told(&home.run_after("umask 0", &[&["--data-dir", &root], arguments].concat()), 0);
    }
    for (path, mode) in home.modes() {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{}", path.display());
    }
}
