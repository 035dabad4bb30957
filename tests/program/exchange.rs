//! Lists of questions in, and stories, takes, questions and weeks out.

use std::fs;

use crate::home::{ADD, Home};

const LIST: &str = "# Our questions\n\n## Releases\n\n- Tell me about a release you stopped.\n- How do you roll back?\n\nA word of advice.\n";

/// A home with a list beside the data, and the path of the list.
fn with_list(name: &str, text: &str) -> (Home, String) {
    let home = Home::new();
    home.put(name, text);
    let path = home.path(name).display().to_string();
    (home, path)
}

#[test]
fn nothing_is_written_before_the_counts_were_seen() {
    let (home, list) = with_list("ours.md", LIST);
    let seen = home.run(&format!("import {list}")).failure(2);
    seen.complains("--yes")
        .says("2 questions in 1 theme")
        .says("5 lines that aren't blank: questions 2, headings 2, other text 1");
    home.run(&format!("import --dry-run {list}")).success().says("Goes into 1 pack: packs/import-ours.yaml");
    assert!(!home.path("packs").exists());
}

#[test]
fn at_a_terminal_a_list_is_written_once_somebody_who_saw_the_counts_says_yes() {
    for (answer, is_written) in
        [("n\n", false), ("\n", false), ("\u{4}", false), ("y\n", true), ("Yes\n", true)]
    {
        let (home, _) = with_list("ours.md", LIST);
        let mut terminal = home.start_with("import ours.md", 120);
        terminal.wait_until("the question", |terminal| terminal.screen().contains("[y/N]"));
        assert!(terminal.screen().contains("2 questions in 1 theme"), "{}", terminal.screen());
        assert!(!home.path("packs").exists(), "nothing is written yet");
        terminal.press(answer);
        assert_eq!(terminal.exit_code(), u32::from(!is_written), "{answer:?}");
        assert_eq!(home.path("packs/import-ours.yaml").exists(), is_written, "{answer:?}");
        assert_eq!(terminal.screen().contains("Nothing was written."), !is_written, "{}", terminal.screen());
    }
}

#[test]
fn what_is_nearly_there_already_is_kept_and_listed_and_much_that_is_not_used_is_a_warning() {
    let list = "\
## Ours

- Tell me about a project you began while its requirements were still vague.
- What did you like about your first 5 bikes?
- What did you like about your first five bikes?
- Who fed the office cat?
";
    let (home, path) = with_list("ours.md", list);
    let shown = home.run(&format!("import --yes {path}")).success();
    shown.says("4 questions in 1 theme").says("Nearly the same as one you already have; both stay");
    shown.says(
        "  5  What did you like about your first five bikes? Like line 4: What did you like about your first 5 bikes?",
    );
    assert!(!shown.stdout.contains("Warning") && !shown.stdout.contains("cat? Like"), "{}", shown.stdout);
    let bank = home.run("question list --theme ambiguity --json").success().json();
    let known = bank.as_array().unwrap().iter().find(|it| it["id"] == "ambiguity-unclear-start").unwrap();
    let known = known["text"].as_str().unwrap();
    home.put("again.md", format!("- {}\n", known.trim_end_matches('.')));
    home.run("import --dry-run again.md").success().says("Like ambiguity-unclear-start");
    home.put("wordy.md", "- Who decides?\n\nIt was a dark night.\n");
    home.run("import --dry-run wordy.md").success().says("Warning: 50% of the lines weren't used.");
    let json = home.run("import --dry-run --json again.md").success().json();
    assert_eq!(json[0]["similar"][0]["place"], "ambiguity-unclear-start");
    assert_eq!(json[0]["lines"][0]["fate"], "questions");
}

#[test]
fn an_imported_list_is_practiced_like_any_pack_and_imported_twice_is_the_same() {
    let (home, list) = with_list("ours.md", LIST);
    home.run(&format!("import --yes {list}")).success().says("import-ours.yaml");
    assert_eq!(home.mode("packs/import-ours.yaml"), 0o600);
    let written = home.text("packs/import-ours.yaml");
    home.run("show ours-how-do-you-roll-back").success().says("How do you roll back?").says("ours.md:6");
    home.run("take add --question ours-how-do-you-roll-back --rating 3").success();
    home.run(&format!("import --yes {list}")).success().says("up to date");
    assert_eq!(home.text("packs/import-ours.yaml"), written);
    home.put("ours.md", LIST.replace("- How", "- Who decides?\n- How"));
    home.run(&format!("import --yes {list}"))
        .success()
        .says("Since the last import: 1 added, 0 removed, 2 unchanged");
    home.run("show ours-how-do-you-roll-back").success().says("How do you roll back?");

    let changed = format!("{}# by hand\n", home.text("packs/import-ours.yaml"));
    home.put("packs/import-ours.yaml", &changed);
    home.put("ours.md", LIST);
    home.run(&format!("import --yes {list}")).failure(1).complains("changed this pack");
    assert_eq!(home.text("packs/import-ours.yaml"), changed);
}

#[test]
fn questions_go_into_a_theme_of_the_bank_or_to_the_candidate_where_that_is_wanted() {
    let (home, list) = with_list("ours.md", LIST);
    home.run(&format!("import --yes --theme failure {list}")).success();
    assert!(home.text("packs/import-ours.yaml").contains("- id: failure\n    questions:"));
    home.run(&format!("import --theme failur {list}")).failure(2).complains("Did you mean \"failure\"?");
    home.run(&format!("import --dry-run --asked-by candidate {list}")).success().says("2 questions to ask");
}

#[test]
fn a_list_that_can_not_be_read_is_an_error_with_its_place() {
    for (name, text, said) in [
        ("a.json", "{\"question\": \"Why us?\"}", "a.json:1:1: This is JSON"),
        ("a.csv", "id,words\n1,Why us?\n", "a.csv:1:1: None of these columns"),
        ("a.md", "# Notes\n\nNothing is asked here.\n", "a.md:1: Found no questions"),
        ("b.md", "", "b.md:1: Found no questions in this file: it is empty"),
        ("b.csv", "question\nWho?\n\"Why?\n", "b.csv:3:1: A quote"),
        ("c.md", "<html><body><li>Why us?</li></body></html>", "c.md:1:1: This is HTML"),
        ("d.md", "%PDF-1.7\n- Why us?\n", "d.md: This is a PDF"),
        ("e.md", "PK\u{3}\u{4}- Why us?\n", "e.md: This is a zip archive"),
    ] {
        let (home, list) = with_list(name, text);
        home.run(&format!("import --yes {list}")).failure(1).complains(said);
        assert!(!home.path("packs").exists(), "{name}");
    }
    let home = Home::new();
    home.put("utf-16.md", b"\xff\xfe-\0 \0W\0h\0y\0?\0".as_slice());
    home.run("import utf-16.md").failure(1).complains("text in UTF-16").complains("save it as UTF-8");
    home.put("latin.md", b"# Caf\xe9\n- Why?\n".as_slice());
    home.run("import latin.md").failure(1).complains("latin.md:1:6: This byte isn't UTF-8");
    home.run("import .").failure(1).complains("isn't a regular file");
    let (home, list) = with_list("large.md", &"- Why?\n".repeat(300_000));
    home.run(&format!("import --yes {list}")).failure(1).complains("The file has 2100000 bytes");
    home.run("import nowhere.md").failure(1).complains("nowhere.md");
    let twice = home.path("other").display().to_string();
    home.put("other/large.md", LIST);
    home.run(&format!("import {list} {twice}/large.md")).failure(2).complains("would be called import-large");
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let home = Home::with_takes(2);
    let file = home.path("out.csv").display().to_string();
    home.run(&format!("export takes --to {file}")).success().says("Written: ");
    assert_eq!(home.mode("out.csv"), 0o600);
    let written = home.text("out.csv");
    assert_eq!(written.lines().count(), 3, "{written}");
    home.put("out.csv", "mine");
    home.run(&format!("export takes --to {file}")).failure(2).complains("--force");
    assert_eq!(home.text("out.csv"), "mine");
    home.run(&format!("export takes --to {file} --force")).success();
    assert_eq!(home.text("out.csv"), written);
    home.run("export takes --format jsonl").success().prints(&home.run("take list --json").success().stdout);
}

#[test]
fn every_export_is_written_for_the_user_alone_and_never_over_a_file() {
    let home = Home::with_takes(1);
    home.put("stories/stemmer.yaml", "title: The stemmer\nsituation: Search was slow.\n");
    for line in [
        "stories",
        "stories stemmer",
        "takes",
        "takes --format jsonl",
        "takes last",
        "questions",
        "questions --format anki",
        "week",
        "sheet",
    ] {
        let export = format!("export {line} --to out");
        home.run(&export).success();
        assert_eq!(home.mode("out"), 0o600, "{line}");
        let written = home.text("out");
        assert_eq!(written, home.run(&format!("export {line}")).success().stdout, "{line}");
        home.put("out", "mine");
        home.run(&export).failure(2).complains("--force");
        assert_eq!(home.text("out"), "mine", "{line}");
        home.run(&format!("{export} --force")).success();
        assert_eq!((home.text("out"), home.mode("out")), (written, 0o600), "{line}");
        fs::remove_file(home.path("out")).unwrap();
    }
}

#[test]
fn a_take_a_story_and_a_week_read_well_for_somebody_else() {
    let home = Home::new();
    home.run(&format!(
        "{ADD} --seconds 20,15,80,20,10 --rating 3 --follow-up 1 --note '=Ana: *slower*' --next 'Name the loss'"
    ))
    .success();
    home.run("export takes last")
        .success()
        .says("- Follow-up: 1 thin\n")
        .says("| Action | 1:20 |")
        .says("## Next time I will\n\nName the loss");
    home.run("export takes").success().says("'=Ana: *slower*");
    home.run("export takes nothing").failure(2).complains("There is no take \"nothing\"");
    home.run("export week").success().says("1 take on 1 day, 2:25 spoken.").says("- Name the loss");
    home.run("export week --until 2020-01-07")
        .success()
        .says("from 2020-01-01 to 2020-01-07")
        .says("No takes this week.");

    home.put(
        "stories/stemmer.yaml",
        "title: The stemmer\nsituation: Search was slow.\nallow: {SL101: Private}\n",
    );
    home.run("export stories").success().says("# The stemmer").says("## Situation\n\nSearch was slow.");
    assert!(!home.run("export stories stemmer").success().stdout.contains("Private"));
    home.run("export stories --notes stemmer").success().says("SL101: Private");
    home.run("export sheet").success().says("<!DOCTYPE html>");
}

#[test]
fn exported_questions_are_imported_as_they_were() {
    let home = Home::new();
    let file = home.path("bank.md").display().to_string();
    home.run(&format!("export questions --theme failure --to {file}")).success();
    home.run(&format!("import --dry-run {file}")).success().says("in 1 theme");
    home.run("export questions --own").failure(1);
    let (deck, list) =
        (home.path("deck.txt").display().to_string(), home.path("list.md").display().to_string());
    home.run(&format!("export questions --format anki --to {deck}")).success();
    home.run(&format!("export questions --to {list}")).success();
    let asked = |file: &str| {
        let json = home.run(&format!("import --dry-run --json {file}")).success().json();
        let themes = json[0]["themes"].as_array().unwrap().clone();
        let texts = themes.iter().flat_map(|theme| theme["questions"].as_array().unwrap().clone());
        texts.map(|question| question["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let bank = home.run("question list --json").success().json();
    let bank: Vec<&str> = bank.as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    let sorted = |mut texts: Vec<String>| {
        texts.sort();
        texts
    };
    let bank = sorted(bank.into_iter().map(str::to_owned).collect());
    assert_eq!(sorted(asked(&deck)), bank);
    assert_eq!(sorted(asked(&list)), bank);
    home.run("export questions --format anki").success().says("#separator:tab");
    assert!(fs::read_to_string(&file).unwrap().starts_with("# Questions\n"));
}
