//! `starl take` and `starl settings`: what is acknowledged is on disk, and what is not says why.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::home::{Home, QUESTION, take, told};

#[test]
fn a_take_is_kept_as_it_was_told() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    let id = home.run(&[
        "take",
        "add",
        "--question",
        QUESTION,
        "--story",
        "pager",
        "--seconds",
        "20,15,1:20,-,10",
        "--rating",
        "3",
        "--note",
        "  Ana asked\nfor numbers. ",
        "--day",
        "2026-01-05",
    ]);
    let (id, complaint) = told(&id, 0);
    assert_eq!(complaint, "");
    let takes = home.takes();
    let take = &takes[0];
    let shown = |name: &str| take[name].to_string();
    assert_eq!(take["id"], id.trim());
    assert_eq!((shown("question"), shown("story")), (format!("\"{QUESTION}\""), "\"pager\"".to_owned()));
    let parts = ["situation", "task", "action", "result", "learning", "total"].map(shown);
    assert_eq!(parts, ["20.0", "15.0", "80.0", "null", "10.0", "125.0"]);
    assert_eq!((shown("rating"), shown("day")), ("3".to_owned(), "\"2026-01-05\"".to_owned()));
    assert_eq!((shown("elsewhere"), shown("cold")), ("true".to_owned(), "true".to_owned()));
    assert_eq!(take["note"], "  Ana asked\nfor numbers.");
    let (line, _) = told(&home.run(&["take", "list"]), 0);
    let rest = "2026-01-05  ambiguity-unclear-start  story pager  2:05  3 good  cold, elsewhere    Ana asked for numbers.";
    assert_eq!(line, format!("{}  {rest}\n", id.trim()));
}

#[test]
fn a_take_without_a_rating_is_no_review_and_the_second_of_a_day_is_not_cold() {
    let home = Home::new();
    home.add("not rated");
    let shown: Value = {
        let (text, _) = told(&home.run(&["show", QUESTION, "--json"]), 0);
        serde_json::from_str(&text).unwrap()
    };
    assert!(shown[0].get("memory").is_none(), "{shown}");
    told(&home.run(&["take", "add", "--question", QUESTION, "--rating", "2"]), 0);
    let cold: Vec<bool> = home.takes().iter().map(|take| take["cold"].as_bool().unwrap()).collect();
    assert_eq!(cold, [false, false]);
}

/// A typing error would stay for ever.
#[test]
fn a_take_names_a_story_that_is_there_was_there_or_was_told() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("stories/archive/stemmer.yaml", "title: The stemmer\n");
    let add = |story: &'static str| ["take", "add", "--question", QUESTION, "--story", story];
    let (_, complaint) = told(&home.run(&add("pagre")), 2);
    assert_eq!(complaint, "Not saved: there is no story \"pagre\". Did you mean \"pager\"?\n");
    told(&home.run(&add("stemmer")), 0);
    told(&home.run(&add("pager")), 0);
    fs::remove_file(home.path().join("stories/pager.yaml")).unwrap();
    told(&home.run(&add("pager")), 0);
    assert_eq!(home.takes().len(), 3);
}

#[test]
fn a_take_of_any_day_is_undone_once() {
    let home = Home::with_takes(1);
    home.put("journal/phone000.jsonl", &take("phone000", 1, "2020-02-01"));
    let id = "phone000-00000000000000000001";
    let (out, _) = told(&home.run(&["take", "undo", id]), 0);
    assert_eq!(out, format!("Undone: {id}, the take of {QUESTION} on 2020-02-01.\n"));
    assert_eq!(home.notes(), ["take 0"]);
    let (_, complaint) = told(&home.run(&["take", "undo", id]), 2);
    assert_eq!(complaint, format!("The take {id} is undone already.\n"));
    let (_, complaint) = told(&home.run(&["take", "undo", "phone000-00000000000000000002"]), 2);
    assert!(complaint.starts_with("There is no take "), "{complaint}");
    told(&home.run(&["take", "undo", "last"]), 0);
    assert!(home.notes().is_empty());
    assert_eq!(told(&home.run(&["take", "undo", "last"]), 2).1, "There is no take to undo.\n");
}

#[test]
fn a_conflict_copy_of_a_story_gets_the_same_advice_from_story_list_and_doctor() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("stories/pager.sync-conflict-20261123-101112-ABCDEFG.yaml", "title: The pager\n");
    let (_, complaint) = told(&home.run(&["story", "list"]), 1);
    let (out, _) = told(&home.run(&["doctor"]), 1);
    for said in [complaint, out] {
        assert!(said.contains("copy what you need from it into pager.yaml, then delete it"), "{said}");
        assert!(!said.contains("rename"), "{said}");
    }
}

#[test]
fn a_lock_that_cannot_be_locked_is_named_by_whoever_needs_it() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("editor", "#!/bin/sh\necho 'task: x' >> \"$1\"\n");
    fs::set_permissions(home.path().join("editor"), PermissionsExt::from_mode(0o700)).unwrap();
    fs::create_dir(home.path().join("lock")).unwrap();
    let lock = home.path().join("lock").to_string_lossy().into_owned();
    for arguments in [
        ["story", "edit", "pager"].as_slice(),
        &["settings", "set", "bell", "off"],
        &["take", "add", "--question", QUESTION],
    ] {
        let output = home.command(arguments).env("VISUAL", home.path().join("editor")).output().unwrap();
        let (_, complaint) = told(&output, 1);
        assert!(complaint.contains(&lock) && complaint.contains("not a regular file"), "{complaint}");
    }
}

/// A clock that was years ahead for a moment neither hides a question nor stays unnoticed.
#[test]
fn a_take_dated_ahead_is_reported_and_counts_for_nothing_until_its_day() {
    let home = Home::new();
    let agenda = || told(&home.run(&["agenda"]), 0).0;
    let before = agenda();
    home.put("journal/phone000.jsonl", &take("phone000", 1, "2999-01-05"));
    assert_eq!(agenda(), before);
    let (shown, _) = told(&home.run(&["show", QUESTION, "--json"]), 0);
    assert!(!shown.contains("\"memory\""), "{shown}");
    let add = ["take", "add", "--question", QUESTION];
    let (_, complaint) = told(&home.run(&add), 0);
    assert!(complaint.contains("there is a take of 2999-01-05"), "{complaint}");
    told(&home.run(&["take", "undo", "phone000-00000000000000000001"]), 0);
    assert_eq!(told(&home.run(&add), 0).1, "");
    told(&home.run(&["doctor"]), 0);
}

#[test]
fn a_note_may_come_on_standard_input() {
    let home = Home::new();
    let add = ["take", "add", "--question", QUESTION, "--note", "-"];
    told(&home.run_with(&add, "from a pipe: é\n".as_bytes()), 0);
    assert_eq!(home.notes(), ["from a pipe: é"]);
    let (_, complaint) = told(&home.run_with(&add, b"\xff\xfe"), 1);
    assert!(complaint.contains("standard input") && complaint.contains("UTF-8"), "{complaint}");
    let (_, complaint) = told(&home.run_with(&add, &vec![b'x'; 1 << 21]), 1);
    assert!(complaint.contains("longer than 1 MiB"), "{complaint}");
    assert_eq!(home.notes().len(), 1);
}

#[test]
fn nothing_a_terminal_obeys_comes_out_of_a_note() {
    let home = Home::new();
    told(
        &home.run_with(
            &["take", "add", "--question", QUESTION, "--note", "-"],
            "a\u{1b}]52;c;\u{7}b\u{202e}c\0".as_bytes(),
        ),
        0,
    );
    for arguments in [["take", "list"].as_slice(), &["take", "list", "--json"]] {
        let (out, _) = told(&home.run(arguments), 0);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{out:?}");
    }
}

#[test]
fn wrong_use_keeps_nothing_and_says_what_is_meant() {
    let home = Home::new();
    let add = |more: &[&'static str]| [["take", "add"].as_slice(), more].concat();
    for (arguments, said) in [
        (add(&[]), "--question"),
        (add(&["--question", "ambiguity-unclear-strat"]), "Did you mean \"ambiguity-unclear-start\"?"),
        (add(&["--question", "../../etc"]), "There is no question"),
        (add(&["--question", QUESTION, "--rating", "5"]), "a rating is 1, 2, 3 or 4"),
        (add(&["--question", QUESTION, "--seconds", "1,2"]), "five with commas"),
        (add(&["--question", QUESTION, "--seconds", "-5"]), "2:25"),
        (add(&["--question", QUESTION, "--story", "../x"]), "an id is made of"),
        (add(&["--question", QUESTION, "--story", "nope"]), "there is no story \"nope\""),
        (vec!["take", "undo", "last"], "There is no take to undo."),
        (vec!["take", "undo", "x"], "There is no take \"x\"."),
        (vec!["take", "undo"], "Usage:"),
        (vec!["restore"], "--to"),
        (add(&["--question", QUESTION, "--day", "tomorrow"]), "2026-11-23"),
        (add(&["--question", QUESTION, "--day", "9999-12-31"]), "lies ahead"),
        (vec!["take"], "Usage:"),
        (vec!["settings", "get", "tarqet"], "Did you mean \"target\"?"),
        (vec!["settings", "set", "bell", "maybe"], "on or off"),
        (vec!["settings", "set", "target", "9:59"], "must lie in the band"),
        (vec!["settings", "set", "target"], "Usage:"),
    ] {
        let (out, complaint) = told(&home.run(&arguments), 2);
        assert_eq!(out, "", "{arguments:?}");
        assert!(complaint.contains(said), "{arguments:?}: {complaint}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing was touched");
}

/// Who cannot be told that a take is saved will log it again.
#[test]
fn a_take_that_cannot_be_acknowledged_is_taken_back() {
    let home = Home::new();
    let output =
        home.run_after("exec >/dev/full", &["take", "add", "--question", QUESTION, "--note", "once"]);
    let (_, complaint) = told(&output, 1);
    assert!(complaint.starts_with("Not saved: ") && complaint.contains("standard output"), "{complaint}");
    assert!(home.notes().is_empty());
    home.add("once");
    assert_eq!(home.notes(), ["once"]);
}

#[test]
fn a_fault_in_the_settings_is_told_where_they_are_used() {
    let home = Home::new();
    fs::write(home.path().join("settings.yaml"), "bell: maybe\n").unwrap();
    for arguments in [["agenda"].as_slice(), &["take", "add", "--question", QUESTION]] {
        let (out, complaint) = told(&home.run(arguments), 0);
        assert!(!out.is_empty() && complaint.contains("settings.yaml:1:7: "), "{complaint}");
        assert_eq!(complaint.matches("settings.yaml:1:7").count(), 1, "{complaint}");
    }
}

#[test]
fn settings_are_told_and_changed() {
    let home = Home::new();
    assert_eq!(told(&home.run(&["settings", "get", "target"]), 0).0, "2:30\n");
    assert_eq!(told(&home.run(&["settings", "set", "target", "2:20"]), 0).0, "target: 2:20\n");
    assert_eq!(told(&home.run(&["settings", "get", "target"]), 0).0, "2:20\n");
    // The five shares stay 100 together.
    let (out, _) = told(&home.run(&["settings", "set", "share_task", "15"]), 0);
    assert_eq!(out, "share_task: 15\nshare_action: 45\n");
    let (all, _) = told(&home.run(&["settings", "get"]), 0);
    assert!(
        all.contains("share_action: 45\n") && all.contains("bell: on\n") && all.lines().count() > 12,
        "{all}"
    );
    // What get tells, a file may hold.
    fs::write(home.path().join("settings.yaml"), &all).unwrap();
    assert_eq!(told(&home.run(&["settings", "get"]), 0).0, all);
}

#[test]
fn a_limit_on_the_size_of_files_is_reported_and_does_not_kill() {
    let home = Home::with_takes(1);
    let output = home.run_after("ulimit -f 0", &["take", "add", "--question", QUESTION]);
    let (out, complaint) = told(&output, 1);
    assert!(out.is_empty() && complaint.contains("File too large"), "{out}{complaint}");
    assert_eq!(home.takes().len(), 1);
}
