//! `starl doctor`: everything wrong is reported, and what can be repaired is repaired without losing a byte.

use std::fs;
use std::os::unix::fs::{chown, symlink};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::home::{Home, chmod, mode, sealed, take};

fn kinds(home: &Home) -> Vec<String> {
    let findings = home.run("doctor --json").failure(1).json();
    let findings = findings.as_array().unwrap().iter();
    let mut kinds: Vec<String> = findings.map(|it| it["kind"].as_str().unwrap().to_owned()).collect();
    kinds.sort();
    kinds
}

#[test]
fn a_folder_in_good_order_and_an_empty_one_have_nothing_wrong() {
    for home in [Home::new(), Home::with_takes(2)] {
        home.run("doctor").success().prints("No problems found.\n");
        home.run("doctor --json").success().prints("[]\n");
    }
}

#[test]
fn damage_is_copied_and_not_reported_again_and_every_byte_stays() {
    let home = Home::with_takes(2);
    let path = home.journal();
    let spoiled = format!("{}\0\0\0\nhalf a reco", fs::read_to_string(&path).unwrap());
    fs::write(&path, &spoiled).unwrap();
    let stdout = home.run("doctor").failure(1).stdout;
    assert!(stdout.contains(&format!("{}:3: ", path.display())), "{stdout}");
    assert!(
        stdout.contains(&format!("{}:4: ", path.display())) && stdout.ends_with("2 problems found.\n"),
        "{stdout}"
    );
    let stderr = home.run("take list").success().stderr;
    assert_eq!(stderr.lines().count(), 2, "{stderr}");

    let stdout = home.run("doctor --fix").success().stdout;
    assert!(
        stdout.starts_with("Copied 2 damaged lines to ") && stdout.ends_with("No problems found.\n"),
        "{stdout}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), spoiled);
    let copies = home.files("journal");
    let copy = copies.iter().find(|path| path.extension().is_some_and(|it| it == "txt")).unwrap();
    let text = fs::read_to_string(copy).unwrap();
    assert!(text.contains("\n\0\0\0\n") && text.ends_with("\nhalf a reco\n"), "{text:?}");

    // The torn end gets its newline with the next entry, and is known all the same; it is known where it moves to.
    home.add("after");
    assert_eq!(home.run("take list").success().stderr, "");
    fs::rename(&path, path.with_file_name("moved.jsonl")).unwrap();
    let stdout = home.run("doctor").success().stdout;
    assert!(stdout.starts_with("2 damaged lines seen before"), "{stdout}");

    home.put("journal/new.jsonl", "more damage\n");
    assert_eq!(kinds(&home), ["damage"]);
}

#[test]
fn open_permissions_are_reported_and_narrowed() {
    let home = Home::with_takes(1);
    chmod(home.root(), 0o755);
    chmod(&home.journal(), 0o664);
    home.run("doctor").failure(1).says("(mode 755)").says("(mode 664)");
    home.run("doctor --fix").success();
    assert_eq!((mode(home.root()), mode(&home.journal())), (0o700, 0o600));
    // A pack is no secret.
    home.put("packs/mine.yaml", "themes: []\n");
    chmod(&home.path("packs/mine.yaml"), 0o644);
    home.run("doctor").success();
}

#[test]
fn whatever_else_is_odd_is_reported_and_left() {
    let home = Home::with_takes(1);
    home.put("state/drafts/stories/pager.yaml~", "");
    home.put("state/drafts/stories/.pager.yaml.swp", "");
    home.put("journal/x.sync-conflict-20261123-1.jsonl", "");
    home.put("journal/phone000.jsonl", &(sealed(r#"{"v":7,"t":"take""#) + "\n"));
    home.put(".starl-abc.tmp", "half");
    home.put("drill.json.broken-1", "{");
    home.put("settings.yaml", "bell: maybe\n");
    home.put("packs/bad.yaml", "themes: [\n");
    home.put("stories/pager.conflict-20261123.yaml", "");
    home.put("stories/pager.yaml", "titel: x\n");
    home.put("state/drafts/stories/pager.yaml", "title: half\n");
    home.put("state/drafts/stories/pager.base", "title: x\n");
    home.put("state/drafts/parts/pager.task.txt", "half a sen");
    home.put("stories/My Pager.yaml", "title: x\n");
    home.put("companies/.starl-abc.tmp", "");
    fs::create_dir(home.path("journal/dir.jsonl")).unwrap();
    chmod(&home.path("journal/dir.jsonl"), 0o700);
    let expected = "conflict conflict draft draft faulty faulty faulty faulty faulty leftover leftover leftover \
                    leftover newer set-aside unreadable";
    assert_eq!(kinds(&home).join(" "), expected);
    let files = home.modes().len();
    home.run("doctor --fix").failure(1);
    assert_eq!(home.modes().len(), files, "nothing is deleted, and nothing had to be copied");
}

#[test]
fn a_home_in_a_git_work_tree_is_as_it_should_be_and_git_is_left_alone() {
    let home = Home::with_takes(1);
    for (name, text) in [
        (".git/config", "x"),
        (".git/objects/ab/cdef", "x"),
        (".stfolder/marker", ""),
        (".gitignore", "state\n"),
    ] {
        home.put(name, text);
        chmod(&home.path(name), 0o644);
    }
    // So does git leave what it checks out.
    chmod(&home.journal(), 0o644);
    home.put("stories/conflict-with-a-team.yaml", "title: A conflict\n");
    home.run("doctor").success().prints("No problems found.\n");
    chmod(home.root(), 0o755);
    assert_eq!(kinds(&home), ["permissions", "permissions"]);
    home.run("doctor --fix").success();
    assert_eq!((home.mode(".git/config"), home.mode(".gitignore")), (0o644, 0o644));
}

/// What is in the way, how it comes there, and the kind and the word by which doctor names it.
type Obstacle = (&'static str, fn(&Path), &'static str);

#[test]
fn whatever_is_in_the_way_of_saving_is_named() {
    let dangling: fn(&Path) = |path| symlink("/unmounted/it", path).unwrap();
    let folder: fn(&Path) = |path| fs::create_dir(path).unwrap();
    let file: fn(&Path) = |path| fs::write(path, "").unwrap();
    let round: fn(&Path) = |path| symlink(path, path).unwrap();
    let pipe: fn(&Path) = |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    let mut obstacles: Vec<Obstacle> = vec![
        ("lock", round, "link"),
        ("lock", folder, "in-the-way"),
        ("lock", pipe, "in-the-way"),
        ("drill.json", folder, "in-the-way"),
        ("drill.lock", pipe, "in-the-way"),
        ("packs/mine.yaml", dangling, "link"),
        ("backups", file, "in-the-way"),
        ("state/drafts", file, "in-the-way"),
        ("stories", round, "link"),
    ];
    let linked =
        ["journal", "stories", "companies", "packs", "state", "backups", "state/drafts", "settings.yaml"];
    obstacles.extend(linked.map(|name| (name, dangling, "link")));
    obstacles.extend(["lock", "drill.json"].map(|name| (name, dangling, "link")));
    for (name, put, kind) in obstacles {
        let home = Home::with_takes(1);
        let path = home.path(name);
        home.put(&format!("{name}.beside"), "");
        let _ = fs::remove_file(&path);
        let _ = fs::remove_dir_all(&path);
        put(&path);
        let findings = home.run("doctor --json").failure(1).json();
        let named = |it: &&Value| it["path"] == *path.to_string_lossy() && it["kind"] == kind;
        assert_eq!(findings.as_array().unwrap().iter().filter(named).count(), 1, "{name} {kind}: {findings}");
    }
}

#[test]
fn what_cannot_be_written_to_is_named_and_nothing_is_left_of_trying() {
    for (name, mode) in [
        ("journal", 0o500),
        ("stories", 0o500),
        ("state", 0o500),
        ("lock", 0o400),
        ("", 0o500),
        ("the journal itself", 0o400),
    ] {
        let home = Home::with_takes(1);
        home.put("stories/pager.yaml", "title: The pager\n");
        let path = match name {
            "" => home.root().to_owned(),
            "the journal itself" => home.journal(),
            name => home.path(name),
        };
        let usual = crate::home::mode(&path);
        chmod(&path, mode);
        let doctor = home.run("doctor").failure(1);
        chmod(&path, usual);
        doctor.says(&path.to_string_lossy()).says("read-only");
        let files = home.modes();
        home.run("doctor").success();
        assert_eq!(home.modes(), files, "{name}");
    }
}

/// Root alone can give a file away.
#[test]
fn a_lock_of_another_user_is_named() {
    let home = Home::with_takes(1);
    if chown(home.path("lock"), Some(12_345), None).is_ok() {
        assert_eq!(kinds(&home), ["foreign"]);
    }
}

#[test]
fn records_ahead_of_the_clock_are_named() {
    let home = Home::new();
    home.put("journal/phone000.jsonl", take("phone000", 1, "2999-01-05"));
    let text = home.run("doctor").failure(1).stdout;
    let advice = "starl take undo phone000-00000000000000000001";
    assert!(text.contains("dated Jan 5, 2999") && text.contains(advice), "{text}");
}

#[test]
fn a_copied_folder_is_reported_until_it_has_a_name_of_its_own() {
    let (one, two) = (Home::with_takes(1), Home::new());
    let copied = Command::new("cp").args(["-a", "."]).arg(two.root()).current_dir(one.root()).status();
    assert!(copied.unwrap().success());
    let stdout = two.run("doctor").success().stdout;
    assert!(stdout.contains("copied or moved") && stdout.ends_with("No problems found.\n"), "{stdout}");
    two.add("here");
    two.run("doctor").success();
}

#[test]
fn the_sound_of_a_drill_that_was_cut_off_is_reported_unless_it_is_offered_again() {
    let home = Home::new();
    home.put(".local/state/starl/audio/drill-1a.part", "sound");
    assert_eq!(kinds(&home), ["leftover"]);
    let said = home.run("doctor").failure(1).stdout;
    assert!(said.contains("drill-1a.part") && said.contains("a drill that you can't resume"), "{said}");
    home.put("drill-2.json", "{\"drill\":{\"sound\":\"drill-1a\"}}");
    home.run("doctor").success();
}

#[test]
fn a_setting_of_this_machine_that_is_not_allowed_is_reported() {
    let home = Home::new();
    home.put(".local/state/starl/tools.yaml", "record: always\n");
    let said = home.run("doctor").failure(1).stdout;
    assert!(said.contains("tools.yaml:1:9: record must be on or off"), "{said}");
}
