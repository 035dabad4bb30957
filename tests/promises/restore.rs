//! A backup becomes a folder of its own, on which starl runs.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::home::{Home, take, told};

fn restore(home: &Home, arguments: &[&str], to: &Path, code: i32) -> (String, String) {
    let to = to.to_string_lossy();
    told(&home.run(&[&["restore"], arguments, &["--to", &to]].concat()), code)
}

/// A folder with takes, a story in a link, notes, settings and a pack.
fn full() -> Home {
    let home = Home::new();
    home.put("elsewhere/pager.yaml", "title: The pager\n");
    home.put("stories/archive/stemmer.yaml", "title: The stemmer\n");
    symlink("../elsewhere/pager.yaml", home.path().join("stories/pager.yaml")).unwrap();
    home.put("companies/acme.yaml", "name: Acme\n");
    home.put("settings.yaml", "bell: off\n");
    home.put("packs/mine.yaml", "themes: []\n");
    home.add("first");
    home
}

#[test]
fn a_backup_becomes_a_folder_on_which_starl_runs() {
    let home = full();
    for there in [false, true] {
        let new = Home::new();
        let to = if there { new.path().to_owned() } else { new.path().join("a/b") };
        if there {
            fs::set_permissions(&to, PermissionsExt::from_mode(0o755)).unwrap();
        }
        let (out, complaint) = restore(&home, &[], &to, 0);
        assert_eq!(complaint, "");
        assert!(
            out.contains("1 record from") && out.contains("5 files from") && out.contains("--data-dir"),
            "{out}"
        );
        let root = to.to_string_lossy();
        let there = |arguments: &[&str]| told(&home.run(&[&["--data-dir", &*root], arguments].concat()), 0);
        assert_eq!(there(&["doctor"]), ("Everything is as it should be.\n".to_owned(), String::new()));
        let same =
            |arguments: &[&str]| assert_eq!(there(arguments), told(&home.run(arguments), 0), "{arguments:?}");
        same(&["take", "list"]);
        same(&["settings", "get"]);
        same(&["company", "list"]);
        assert_eq!(there(&["story", "list"]), told(&home.run(&["story", "list"]), 0));
        for (path, mode) in new.modes().into_iter().filter(|(path, _)| path.starts_with(&to)) {
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
        assert!(to.join("stories/archive/stemmer.yaml").exists());
        there(&["take", "add", "--question", crate::home::QUESTION]);
        there(&["doctor"]);
    }
}

#[test]
fn a_day_is_restored_as_it_was() {
    let home = full();
    let backups = home.path().join("backups");
    for ending in [".jsonl.gz", ".files.tar.gz"] {
        let today = fs::read_dir(&backups).unwrap().map(|it| it.unwrap().path());
        let today = today.filter(|path| path.to_string_lossy().ends_with(ending)).max().unwrap();
        fs::rename(today, backups.join(format!("2020-02-01{ending}"))).unwrap();
    }
    home.put("settings.yaml", "bell: on\n");
    home.add("second");
    let new = Home::new();
    let (out, _) = restore(&home, &["2020-02-01"], &new.path().join("then"), 0);
    assert!(out.contains("1 record from the backup of 2020-02-01"), "{out}");
    assert_eq!(fs::read_to_string(new.path().join("then/settings.yaml")).unwrap(), "bell: off\n");
    restore(&home, &[], &new.path().join("now"), 0);
    assert_eq!(fs::read_to_string(new.path().join("now/settings.yaml")).unwrap(), "bell: on\n");
    let (_, complaint) = restore(&home, &["2020-02-02"], &new.path().join("never"), 2);
    assert!(complaint.contains("no backup of 2020-02-02; there are those of 2020-02-01, "), "{complaint}");
    assert!(!new.path().join("never").exists());
}

#[test]
fn what_is_there_is_never_written_over_and_a_broken_backup_is_refused() {
    let (home, new) = (full(), Home::new());
    let (_, complaint) = restore(&Home::new(), &[], new.path(), 1);
    assert!(complaint.contains("there are no backups in"), "{complaint}");
    let to = new.path().join("to");
    new.put("to/mine.txt", "mine");
    symlink("/unmounted/it", new.path().join("link")).unwrap();
    for taken in [to.clone(), to.join("mine.txt"), new.path().join("link")] {
        let (_, complaint) = restore(&home, &[], &taken, 2);
        assert!(complaint.contains("is not an empty folder"), "{complaint}");
    }
    assert_eq!(fs::read_dir(&to).unwrap().count(), 1);

    for backup in fs::read_dir(home.path().join("backups")).unwrap().map(|it| it.unwrap().path()) {
        let bytes = fs::read(&backup).unwrap();
        for broken in [&bytes[..bytes.len() / 2], &bytes[..bytes.len() - 1], b"", b"not packed"] {
            fs::write(&backup, broken).unwrap();
            let (_, complaint) = restore(&home, &[], &new.path().join("never"), 1);
            assert!(
                complaint.contains("cannot be used") && complaint.contains("nothing was restored"),
                "{complaint}"
            );
            assert!(!new.path().join("never").exists());
        }
        fs::write(&backup, bytes).unwrap();
    }
}

#[test]
fn a_partial_backup_is_restored_only_where_there_is_no_other_or_it_is_named() {
    let home = Home::new();
    home.put("journal/laptop00.jsonl", &take("laptop00", 1, "2020-02-01"));
    fs::create_dir(home.path().join("journal/phone000.jsonl")).unwrap();
    home.run(&["take", "add", "--question", crate::home::QUESTION]);
    let new = Home::new();
    let (out, complaint) = restore(&home, &[], &new.path().join("to"), 0);
    assert!(out.starts_with("2 records") && complaint.contains("is not complete"), "{out}{complaint}");
}
