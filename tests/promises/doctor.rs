//! `starl doctor`: everything wrong is told, and what can be mended is mended without losing a byte.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::home::{Home, sealed, told};

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
fn a_copied_folder_is_told_until_it_has_a_name_of_its_own() {
    let (one, two) = (Home::with_takes(1), Home::new());
    let copied = Command::new("cp").args(["-a", "."]).arg(two.path()).current_dir(one.path()).status();
    assert!(copied.unwrap().success());
    assert_eq!(kinds(&two), ["copied"]);
    two.add("here");
    told(&two.run(&["doctor"]), 0);
}
