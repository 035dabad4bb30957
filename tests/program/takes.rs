//! `starl take` and `starl settings`: what is acknowledged is on disk, and what is not says why.

use std::fs;

use crate::home::{ADD, Home, Printed, QUESTION, take};

#[test]
fn a_take_is_saved_as_it_was_told() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    let note = "  Ana asked\nfor numbers. ";
    let add =
        format!("{ADD} --story pager --seconds 20,15,1:20,-,10 --rating 3 --note '{note}' --day 2026-01-05");
    let added = home.run(&add).success();
    assert_eq!(added.stderr, "");
    let id = added.stdout.trim();
    let takes = home.takes();
    let take = &takes[0];
    let shown = |name: &str| take[name].to_string();
    assert_eq!(take["id"], id);
    assert_eq!((shown("question"), shown("story")), (format!("\"{QUESTION}\""), "\"pager\"".to_owned()));
    let parts = ["situation", "task", "action", "result", "learning", "total"].map(shown);
    assert_eq!(parts, ["20.0", "15.0", "80.0", "null", "10.0", "125.0"]);
    assert_eq!((shown("rating"), shown("day")), ("3".to_owned(), "\"2026-01-05\"".to_owned()));
    assert_eq!((shown("elsewhere"), shown("cold")), ("true".to_owned(), "true".to_owned()));
    assert_eq!(take["note"], "  Ana asked\nfor numbers.");
    let rest = "2026-01-05  ambiguity-unclear-start  story pager  2:05  3 good  cold, elsewhere    Ana asked for numbers.";
    home.run("take list").success().prints(&format!("{id}  {rest}\n"));
}

#[test]
fn a_take_without_a_rating_is_no_review_and_the_second_of_a_day_is_not_cold() {
    let home = Home::new();
    home.add("not rated");
    let shown = home.run("show ambiguity-unclear-start --json").success().json();
    assert!(shown[0].get("memory").is_none(), "{shown}");
    home.run(&format!("{ADD} --rating 2")).success();
    let cold: Vec<bool> = home.takes().iter().map(|take| take["cold"].as_bool().unwrap()).collect();
    assert_eq!(cold, [false, false]);
}

/// A typing error would stay for ever.
#[test]
fn a_take_names_a_story_that_is_there_was_there_or_was_told() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("stories/archive/stemmer.yaml", "title: The stemmer\n");
    let add = |story: &str| format!("{ADD} --story {story}");
    let stderr = home.run(&add("pagre")).failure(2).stderr;
    assert_eq!(
        stderr,
        "Not saved: there's no story \"pagre\". Did you mean \"pager\"? starl story list shows their names.\n"
    );
    home.run(&add("stemmer")).success();
    home.run(&add("pager")).success();
    fs::remove_file(home.path("stories/pager.yaml")).unwrap();
    home.run(&add("pager")).success();
    assert_eq!(home.takes().len(), 3);
}

#[test]
fn a_take_names_its_story_by_its_title_too_and_says_what_to_do_next_time() {
    let home = Home::new();
    home.put("stories/search-latency.yaml", "title: Search latency\n");
    home.run(&format!("{ADD} --story 'search Latency' --note 'Ana: slower' --next ' say the number first '"))
        .success();
    let take = home.takes().remove(0);
    assert_eq!(
        (&take["story"], &take["next_time"]),
        (&"search-latency".into(), &"say the number first".into())
    );
    let sheet = home.run("sheet").success().stdout;
    assert!(sheet.contains("## Next time I will\n\n- say the number first ("), "{sheet}");
    assert!(sheet.contains("## What others said\n\n- Ana: slower ("), "{sheet}");
    let help = home.run("take add --help").success().stdout;
    assert!(help.contains("--next <TEXT>") && help.contains("What somebody else said about it"), "{help}");
    let add = format!("{ADD} --story 'Search latencies'");
    home.run(&add)
        .failure(2)
        .complains("there's no story \"Search latencies\". ")
        .complains("starl story list shows");
}

#[test]
fn a_take_of_any_day_is_undone_once() {
    let home = Home::with_takes(1);
    home.put("journal/phone000.jsonl", take("phone000", 1, "2020-02-01"));
    let id = "phone000-00000000000000000001";
    let undone = format!("Undid take {id}, {QUESTION} on Feb 1, 2020.\n");
    home.run(&format!("take undo {id}")).success().prints(&undone);
    assert_eq!(home.notes(), ["take 0"]);
    let stderr = home.run(&format!("take undo {id}")).failure(2).stderr;
    assert_eq!(stderr, format!("Take {id} is already undone.\n"));
    let stderr = home.run("take undo phone000-00000000000000000002").failure(2).stderr;
    assert!(stderr.starts_with("There is no take "), "{stderr}");
    home.run("take undo last").success();
    assert!(home.notes().is_empty());
    assert_eq!(home.run("take undo last").failure(2).stderr, "You have no takes yet.\n");
}

#[test]
fn a_conflict_copy_of_a_story_gets_the_same_advice_from_story_list_and_doctor() {
    let home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("stories/pager.sync-conflict-20261123-101112-ABCDEFG.yaml", "title: The pager\n");
    let stderr = home.run("story list").failure(1).stderr;
    let stdout = home.run("doctor").failure(1).stdout;
    for said in [stderr, stdout] {
        assert!(said.contains("merge what you want into pager.yaml, then delete this one"), "{said}");
        assert!(!said.contains("rename"), "{said}");
    }
}

#[test]
fn a_lock_that_cannot_be_locked_is_named_by_whoever_needs_it() {
    let mut home = Home::new();
    home.put("stories/pager.yaml", "title: The pager\n");
    home.set_editor("echo 'task: x' >> \"$1\"");
    fs::create_dir(home.path("lock")).unwrap();
    let lock = home.path("lock").to_string_lossy().into_owned();
    for arguments in ["story edit pager", "settings set bell off", ADD] {
        home.run(arguments).failure(1).complains(&lock).complains("isn't a regular file");
    }
}

/// A clock that was years ahead for a moment neither hides a question nor stays unnoticed.
#[test]
fn a_take_dated_ahead_is_reported_and_counts_for_nothing_until_its_day() {
    let home = Home::new();
    let agenda = || home.run("agenda").success().stdout;
    let before = agenda();
    home.put("journal/phone000.jsonl", take("phone000", 1, "2999-01-05"));
    assert_eq!(agenda(), before);
    let shown = home.run("show ambiguity-unclear-start --json").success().stdout;
    assert!(!shown.contains("\"memory\""), "{shown}");
    home.run(ADD).success().complains("you have a take from Jan 5, 2999");
    home.run("take undo phone000-00000000000000000001").success();
    assert_eq!(home.run(ADD).success().stderr, "");
    home.run("doctor").success();
}

#[test]
fn a_note_may_come_on_standard_input() {
    let home = Home::new();
    let add = &format!("{ADD} --note -");
    home.run_with_input(add, "from a pipe: é\n").success();
    assert_eq!(home.notes(), ["from a pipe: é"]);
    home.run_with_input(add, b"\xff\xfe").failure(1).complains("standard input").complains("UTF-8");
    let stderr = home.run_with_input(add, vec![b'x'; 1 << 21]).failure(1).stderr;
    assert!(stderr.contains("longer than 1 MiB"), "{stderr}");
    assert_eq!(home.notes().len(), 1);
}

#[test]
fn nothing_a_terminal_obeys_comes_out_of_a_note() {
    let home = Home::new();
    home.run_with_input(&format!("{ADD} --note -"), "a\u{1b}]52;c;\u{7}b\u{202e}c\0").success();
    for arguments in ["take list", "take list --json"] {
        let stdout = home.run(arguments).success().stdout;
        assert!(stdout.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{stdout:?}");
    }
}

#[test]
fn wrong_use_saves_nothing_and_says_what_is_meant() {
    let home = Home::new();
    for (arguments, said) in [
        ("take add", "--question"),
        ("take add --question ambiguity-unclear-strat", "Did you mean \"ambiguity-unclear-start\"?"),
        ("take add --question ../../etc", "There is no question"),
        (&format!("{ADD} --rating 5"), "a rating is 1, 2, 3 or 4"),
        (&format!("{ADD} --rating 4"), "a 4 needs an answered follow-up. Add --follow-up 2"),
        (&format!("{ADD} --rating 4 --follow-up 1"), "or rate it 3."),
        (&format!("{ADD} --follow-up 3"), "a follow-up is 0 (none), 1 (thin) or 2 (answered)"),
        (&format!("{ADD} --seconds 1,2"), "has five parts: Situation, Task, Action, Result, Learning."),
        (&format!("{ADD} --seconds -5"), "2:25"),
        (&format!("{ADD} --story ../x"), "there's no story \"../x\""),
        (&format!("{ADD} --story nope"), "there's no story \"nope\""),
        ("take undo last", "You have no takes yet."),
        ("take undo x", "There is no take \"x\"."),
        ("take undo", "Usage:"),
        ("restore", "--to"),
        (&format!("{ADD} --day tomorrow"), "11/23"),
        (&format!("{ADD} --day 9999-12-31"), "is in the future"),
        ("take", "Usage:"),
        ("settings get tarqet", "Did you mean \"target\"?"),
        ("settings set bell maybe", "on or off"),
        ("settings set target 9:59", "must be inside the band"),
        ("settings set target", "Usage:"),
    ] {
        home.run(arguments).failure(2).prints("").complains(said);
    }
    assert_eq!(home.files("").len(), 0, "nothing was touched");
}

/// Who cannot be told that a take is saved will log it again.
#[test]
fn a_take_that_cannot_be_acknowledged_is_not_saved() {
    let home = Home::new();
    let stderr = home.run_after("exec >/dev/full", &format!("{ADD} --note once")).failure(1).stderr;
    assert!(stderr.starts_with("Not saved: ") && stderr.contains("couldn't print the id"), "{stderr}");
    assert!(home.notes().is_empty());
    home.add("once");
    assert_eq!(home.notes(), ["once"]);
}

#[test]
fn an_error_in_the_settings_is_reported_where_they_are_used() {
    let home = Home::new();
    home.put("settings.yaml", "bell: maybe\n");
    for arguments in ["agenda", ADD] {
        let Printed { stdout, stderr, .. } = home.run(arguments).success();
        assert!(!stdout.is_empty() && stderr.contains("settings.yaml:1:7: "), "{stderr}");
        assert_eq!(stderr.matches("settings.yaml:1:7").count(), 1, "{stderr}");
    }
}

#[test]
fn settings_are_printed_and_changed() {
    let home = Home::new();
    home.run("settings get target").success().prints("2:30\n");
    home.run("settings set target 2:20").success().prints("target: 2:20\n");
    home.run("settings get target").success().prints("2:20\n");
    // The five shares stay 100 together.
    home.run("settings set share_task 15").success().prints("share_task: 15\nshare_action: 45\n");
    let all = home.run("settings get").success().stdout;
    assert!(
        all.contains("share_action: 45\n") && all.contains("bell: on\n") && all.lines().count() > 12,
        "{all}"
    );
    // What get prints, a file may hold.
    home.put("settings.yaml", &all);
    home.run("settings get").success().prints(&all);
    home.run("settings").success().prints(&all);
}

#[test]
fn the_day_of_a_take_is_typed_as_people_say_it() {
    let home = Home::new();
    let add = |day: &str| home.run(&format!("{ADD} --rating 3 --day '{day}'"));
    for day in ["yesterday", "3 days ago", "friday"] {
        add(day).success();
    }
    assert_eq!(home.takes().len(), 3);
    add("soon").failure(2).complains("\"soon\" isn't a day. Try yesterday");
    add("2999-01-01").failure(2).complains("is in the future");
}

#[test]
fn a_limit_on_the_size_of_files_is_reported_and_does_not_kill() {
    let home = Home::with_takes(1);
    home.run_after("ulimit -f 0", ADD).failure(1).prints("").complains("File too large");
    assert_eq!(home.takes().len(), 1);
}

/// A pack with an opener and a motivation question.
fn shapes(home: &Home) {
    let pack = include_str!("../sessions/shapes.yaml");
    home.put("packs/shapes.yaml", pack);
}

#[test]
fn a_take_of_another_shape_has_the_parts_of_that_shape() {
    let home = Home::new();
    shapes(&home);
    let add = "take add --question shapes-yourself";
    home.run(&format!("{add} --seconds 20,30,25 --rating 4 --follow-up 2")).success();
    let take = home.takes().remove(0);
    let shown = ["shape", "length", "now", "before", "next", "total"].map(|name| take[name].to_string());
    assert_eq!(shown, ["\"opener\"", "\"usual\"", "20.0", "30.0", "25.0", "75.0"]);
    assert!(take.get("situation").is_none(), "{take}");
    assert!(home.run("take list").success().stdout.contains("1:15  4 easy  opener, cold, elsewhere"));
    let line = std::fs::read_to_string(home.journal()).unwrap();
    assert!(
        line.starts_with(r#"{"v":2,"#) && line.contains(r#""parts":{"now":20,"before":30,"next":25}"#),
        "{line}"
    );
    home.run(&format!("{add} --seconds 20,15,80,20,10")).failure(2).complains(
        "--seconds has 5 parts, but the answer to this question has three parts: Now, Before, Next.",
    );
    home.run(&format!("{add} --length 1:00"))
        .failure(2)
        .complains("Only STAR-L stories come in other lengths");
    home.run("drill shapes-yourself --length 1:00")
        .failure(2)
        .complains("Only STAR-L stories come in other lengths");
    let agenda = home.run("agenda").success().stdout;
    assert!(
        agenda.contains("\nYou're ready for 1 of 62 questions."),
        "75 s are in the band of an opener: {agenda}"
    );
    assert_eq!(home.run("show shapes-yourself --json").success().json()[0]["item"]["shape"], "opener");
    assert!(home.run("show shapes-yourself").success().stdout.contains("Opener: Now, Before, Next"));
}

#[test]
fn a_take_at_another_length_changes_no_memory_and_no_plan() {
    let home = Home::new();
    home.run(&format!("{ADD} --seconds 2:25 --rating 3 --day 2026-01-05")).success();
    let read = || {
        let agenda = home.run("agenda --json").success().json();
        (agenda, home.run(&format!("show {QUESTION} --json")).success().json())
    };
    let before = read();
    for length in ["1:00 --seconds 8,5,29,13,5", "0:30 --seconds 0:31", "3:00"] {
        home.run(&format!("{ADD} --length {length}")).success();
    }
    assert_eq!(read(), before);
    let lengths: Vec<String> = home.takes().iter().map(|take| take["length"].to_string()).collect();
    assert_eq!(lengths, ["\"usual\"", "\"1:00\"", "\"0:30\"", "\"3:00\""]);
    home.run(&format!("{ADD} --length 1:00 --rating 3")).failure(2).complains("it has no rating");
    home.run(&format!("{ADD} --length 0:30 --seconds 10,20"))
        .failure(2)
        .complains("no parts, so give one time");
    home.run(&format!("{ADD} --length 2:30")).failure(2).complains("0:30, 1:00, 1:30 or 3:00");
}
