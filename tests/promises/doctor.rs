//! `starl doctor`: everything wrong is told, and what can be mended is mended without losing a byte.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::home::{Home, sealed, take, told};

fn kinds(home: &Home) -> Vec<String> {
    let (text, _) = told(&home.run(&["doctor", "--json"]), 1);
    let findings: Value = serde_json::from_str(&text).unwrap();
    let mut kinds: Vec<String> =
        findings.as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap().to_owned()).collect();
    kinds.sort();
    kinds
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

#[test]
fn a_sound_folder_and_an_empty_one_have_nothing_wrong() {
    for home in [Home::new(), Home::with_takes(2)] {
        assert_eq!(told(&home.run(&["doctor"]), 0).0, "Everything is as it should be.\n");
        assert_eq!(told(&home.run(&["doctor", "--json"]), 0).0, "[]\n");
    }
}

#[test]
fn damage_is_copied_and_told_no_more_and_every_byte_stays() {
    let home = Home::with_takes(2);
    let path = home.journal();
    let spoiled = format!("{}\0\0\0\nhalf a reco", fs::read_to_string(&path).unwrap());
    fs::write(&path, &spoiled).unwrap();
    let (out, _) = told(&home.run(&["doctor"]), 1);
    assert!(out.contains(&format!("{}:3: ", path.display())), "{out}");
    assert!(
        out.contains(&format!("{}:4: ", path.display())) && out.ends_with("2 problems found.\n"),
        "{out}"
    );
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint.lines().count(), 2, "{complaint}");

    let (out, _) = told(&home.run(&["doctor", "--fix"]), 0);
    assert!(
        out.starts_with("Copied 2 damaged lines to ") && out.ends_with("Everything is as it should be.\n"),
        "{out}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), spoiled);
    let copies: Vec<_> =
        fs::read_dir(home.path().join("journal")).unwrap().map(|it| it.unwrap().path()).collect();
    let copy = copies.iter().find(|path| path.extension().is_some_and(|it| it == "txt")).unwrap();
    let text = fs::read_to_string(copy).unwrap();
    assert!(text.contains("\n\0\0\0\n") && text.ends_with("\nhalf a reco\n"), "{text:?}");

    // The torn end gets its newline with the next entry, and is known all the same; it is known where it moves to.
    home.add("after");
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint, "");
    fs::rename(&path, path.with_file_name("moved.jsonl")).unwrap();
    let (out, _) = told(&home.run(&["doctor"]), 0);
    assert!(out.starts_with("2 damaged lines seen before"), "{out}");

    fs::write(home.path().join("journal/new.jsonl"), "more damage\n").unwrap();
    chmod(&home.path().join("journal/new.jsonl"), 0o600);
    assert_eq!(kinds(&home), ["damage"]);
}

#[test]
fn open_permissions_are_told_and_narrowed() {
    let home = Home::with_takes(1);
    chmod(home.path(), 0o755);
    chmod(&home.journal(), 0o664);
    let (out, _) = told(&home.run(&["doctor"]), 1);
    assert!(out.contains("(mode 755)") && out.contains("(mode 664)"), "{out}");
    told(&home.run(&["doctor", "--fix"]), 0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(home.path()), mode(&home.journal())), (0o700, 0o600));
    // A pack is no secret.
    fs::create_dir_all(home.path().join("packs")).unwrap();
    chmod(&home.path().join("packs"), 0o700);
    fs::write(home.path().join("packs/mine.yaml"), "themes: []\n").unwrap();
    chmod(&home.path().join("packs/mine.yaml"), 0o644);
    told(&home.run(&["doctor"]), 0);
}

#[test]
fn whatever_else_is_odd_is_told_and_left() {
    let home = Home::with_takes(1);
    let put = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        chmod(&path, 0o600);
        for dir in path.ancestors().skip(1).take_while(|dir| dir.starts_with(home.path())) {
            chmod(dir, 0o700);
        }
    };
    put("state/drafts/stories/pager.yaml~", "");
    put("state/drafts/stories/.pager.yaml.swp", "");
    put("journal/x.sync-conflict-20261123-1.jsonl", "");
    put("journal/phone000.jsonl", &(sealed(r#"{"v":7,"t":"take""#) + "\n"));
    put(".starl-abc.tmp", "half");
    put("drill.json.broken-1", "{");
    put("settings.yaml", "bell: maybe\n");
    put("packs/bad.yaml", "themes: [\n");
    put("stories/pager.conflict-20261123.yaml", "");
    put("stories/pager.yaml", "titel: x\n");
    put("state/drafts/stories/pager.yaml", "title: half\n");
    put("state/drafts/stories/pager.base", "title: x\n");
    put("state/drafts/parts/pager.task.txt", "half a sen");
    put("stories/My Pager.yaml", "title: x\n");
    put("companies/.starl-abc.tmp", "");
    fs::create_dir(home.path().join("journal/dir.jsonl")).unwrap();
    chmod(&home.path().join("journal/dir.jsonl"), 0o700);
    let expected = [
        "conflict",
        "conflict",
        "draft",
        "draft",
        "faulty",
        "faulty",
        "faulty",
        "faulty",
        "faulty",
        "leftover",
        "leftover",
        "leftover",
        "leftover",
        "newer",
        "set-aside",
        "unreadable",
    ];
    assert_eq!(kinds(&home), expected);
    let files = home.modes().len();
    told(&home.run(&["doctor", "--fix"]), 1);
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
        chmod(&home.path().join(name), 0o644);
    }
    // So does git leave what it checks out.
    chmod(&home.journal(), 0o644);
    home.put("stories/conflict-with-a-team.yaml", "title: A conflict\n");
    assert_eq!(told(&home.run(&["doctor"]), 0).0, "Everything is as it should be.\n");
    chmod(home.path(), 0o755);
    assert_eq!(kinds(&home), ["permissions", "permissions"]);
    told(&home.run(&["doctor", "--fix"]), 0);
    let mode = |name: &str| fs::metadata(home.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(".git/config"), mode(".gitignore")), (0o644, 0o644));
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
        let path = home.path().join(name);
        home.put(&format!("{name}.beside"), "");
        let _ = fs::remove_file(&path);
        let _ = fs::remove_dir_all(&path);
        put(&path);
        let (text, _) = told(&home.run(&["doctor", "--json"]), 1);
        let findings: Value = serde_json::from_str(&text).unwrap();
        let named = |it: &&Value| it["path"] == *path.to_string_lossy() && it["kind"] == kind;
        assert_eq!(findings.as_array().unwrap().iter().filter(named).count(), 1, "{name} {kind}: {text}");
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
            "" => home.path().to_owned(),
            "the journal itself" => home.journal(),
            name => home.path().join(name),
        };
        let usual = fs::metadata(&path).unwrap().permissions();
        chmod(&path, mode);
        let (text, _) = told(&home.run(&["doctor"]), 1);
        chmod(&path, usual.mode());
        assert!(text.contains(&*path.to_string_lossy()) && text.contains("read-only"), "{name}: {text}");
        let files = home.modes();
        told(&home.run(&["doctor"]), 0);
        assert_eq!(home.modes(), files, "{name}");
    }
}

/// Root alone can give a file away.
#[test]
fn a_lock_of_another_user_is_named() {
    let home = Home::with_takes(1);
    if chown(home.path().join("lock"), Some(12_345), None).is_ok() {
        assert_eq!(kinds(&home), ["foreign"]);
    }
}

#[test]
fn records_ahead_of_the_clock_are_named() {
    let home = Home::new();
    home.put("journal/phone000.jsonl", &take("phone000", 1, "2999-01-05"));
    let (text, _) = told(&home.run(&["doctor"]), 1);
    let advice = "starl take undo phone000-00000000000000000001";
    assert!(text.contains("dated 2999-01-05") && text.contains(advice), "{text}");
}

#[test]
fn a_copied_folder_is_told_until_it_has_a_name_of_its_own() {
    let (one, two) = (Home::with_takes(1), Home::new());
    let copied = Command::new("cp").args(["-a", "."]).arg(two.path()).current_dir(one.path()).status();
    assert!(copied.unwrap().success());
    let (out, _) = told(&two.run(&["doctor"]), 0);
    assert!(out.contains("copied or moved") && out.ends_with("Everything is as it should be.\n"), "{out}");
    two.add("here");
    told(&two.run(&["doctor"]), 0);
}
