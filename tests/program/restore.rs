//! A backup becomes a folder of its own, on which starl runs.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::home::{ADD, Ended, Home, chmod, take};

fn restore(home: &Home, day: &str, to: &Path) -> Ended {
    home.run(&format!("restore {day} --to '{}'", to.display()))
}

/// A folder with takes, a story in a link, notes, settings and a pack.
fn full() -> Home {
    let home = Home::new();
    home.put("elsewhere/pager.yaml", "title: The pager\n");
    home.put("stories/archive/stemmer.yaml", "title: The stemmer\n");
    symlink("../elsewhere/pager.yaml", home.path("stories/pager.yaml")).unwrap();
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
        let to = if there { new.root().to_owned() } else { new.path("a/b") };
        if there {
            chmod(&to, 0o755);
        }
        let restored = restore(&home, "", &to).success();
        restored.says("1 record from").says("5 files from").says("--data-dir");
        assert_eq!(restored.stderr, "");
        let there =
            |arguments: &str| home.run(&format!("--data-dir '{}' {arguments}", to.display())).success();
        let doctor = there("doctor");
        doctor.prints("No problems found.\n");
        assert_eq!(doctor.stderr, "");
        for arguments in ["take list", "settings get", "company list", "story list"] {
            let (one, other) = (home.run(arguments).success(), there(arguments));
            assert_eq!((one.stdout, one.stderr), (other.stdout, other.stderr), "{arguments}");
        }
        for (path, mode) in new.modes().into_iter().filter(|(path, _)| path.starts_with(&to)) {
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
        assert!(to.join("stories/archive/stemmer.yaml").exists());
        there(ADD);
        there("doctor");
    }
}

#[test]
fn a_day_is_restored_as_it_was() {
    let home = full();
    let backups = home.path("backups");
    for ending in [".jsonl.gz", ".files.tar.gz"] {
        let today = home.files("backups").into_iter();
        let today = today.filter(|path| path.to_string_lossy().ends_with(ending)).max().unwrap();
        fs::rename(today, backups.join(format!("2020-02-01{ending}"))).unwrap();
    }
    home.put("settings.yaml", "bell: on\n");
    home.add("second");
    let new = Home::new();
    restore(&home, "2020-02-01", &new.path("then")).success().says("1 record from the backup of 2020-02-01");
    assert_eq!(new.text("then/settings.yaml"), "bell: off\n");
    restore(&home, "", &new.path("now")).success();
    assert_eq!(new.text("now/settings.yaml"), "bell: on\n");
    restore(&home, "2020-02-02", &new.path("never"))
        .failure(2)
        .complains("no backup of 2020-02-02; there are backups of 2020-02-01, ");
    assert!(!new.path("never").exists());
}

#[test]
fn what_is_there_is_never_written_over_and_a_broken_backup_is_refused() {
    let (home, new) = (full(), Home::new());
    restore(&Home::new(), "", new.root()).failure(1).complains("there are no backups in");
    let to = new.path("to");
    new.put("to/mine.txt", "mine");
    symlink("/unmounted/it", new.path("link")).unwrap();
    for taken in [to.clone(), to.join("mine.txt"), new.path("link")] {
        restore(&home, "", &taken).failure(2).complains("isn't an empty folder");
    }
    assert_eq!(new.files("to").len(), 1);

    for backup in home.files("backups") {
        let bytes = fs::read(&backup).unwrap();
        for broken in [&bytes[..bytes.len() / 2], &bytes[..bytes.len() - 1], b"", b"not packed"] {
            fs::write(&backup, broken).unwrap();
            restore(&home, "", &new.path("never"))
                .failure(1)
                .complains("can't be used")
                .complains("nothing was restored");
            assert!(!new.path("never").exists());
        }
        fs::write(&backup, bytes).unwrap();
    }
}

#[test]
fn a_partial_backup_is_restored_only_where_there_is_no_other_or_it_is_named() {
    let home = Home::new();
    home.put("journal/laptop00.jsonl", take("laptop00", 1, "2020-02-01"));
    fs::create_dir(home.path("journal/phone000.jsonl")).unwrap();
    home.run(ADD).success();
    let new = Home::new();
    let restored = restore(&home, "", &new.path("to")).success();
    restored.complains("isn't complete");
    assert!(restored.stdout.starts_with("2 records"), "{}", restored.stdout);
}
