//! `starl take words` and `starl take forget`: what was said, by part, and where it is saved.

use std::fs;

use crate::home::{Home, QUESTION};

const STORY: &str = "\
title: The stemmer
situation: Our search lost 9% of its queries. Names were stemmed.
task: I had to get the names back within two weeks.
action: I asked the author of the stemmer for its rules. I built a list of 40,000 names and measured 500 queries by hand.
result: The error rate fell from 9% to 0.4%.
learning: I now look at what a library was made for before I use it.
";

const SAID: &str = "\
So our search lost nine percent of the queries because it stemmed names.

I had to bring the names back in two weeks.

Um, first I asked around. Then we made a list of forty thousand names, you know.

The error rate went down a lot and everyone was happy.

Now I look at what a library is made for before I use it.
";

/// A folder with a story and a take of it, and the id of the take.
fn told() -> (Home, String) {
    let home = Home::new();
    home.put("stories/stemmer.yaml", STORY);
    let add = format!("take add --question {QUESTION} --story stemmer --seconds 24,15,64,22,14 --rating 3");
    let id = home.run(&add).success().stdout.trim().to_owned();
    (home, id)
}

fn audio(home: &Home) -> std::path::PathBuf {
    home.path(".local/state/starl/audio")
}

#[test]
fn words_are_shown_by_part_next_to_the_story() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    let shown = home.run("take words last --from said.txt").success();
    shown.says(&format!("{QUESTION}, "));
    let table = "\
             time  words/min  I/we  fillers  not heard
  Situation  0:24         35             0+
  Task       0:15         40             0+
  Action     1:04         15   1/1       2+        500
  Result     0:22         30             0+   9%, 0.4%
  Learning   0:14         60             0+
";
    shown.says(table);
    shown.says("at least 2 (0.9 a minute)");
    shown.says("hardly heard  I asked the author of the stemmer for its rules.");
    shown.says("written       I built a list of 40,000 names");
    shown.says("Heard, maybe misheard");
    assert_eq!(home.run(&format!("take words {id}")).success().stdout, shown.stdout, "they are saved");
}

#[test]
fn words_are_json_for_other_programs() {
    let (home, id) = told();
    let json = home.run_with_input("take words last --from - --json", SAID).success().json();
    assert_eq!(json["take"], id.as_str());
    assert_eq!((&json["story"], &json["parts"][2]["part"]), (&"stemmer".into(), &"action".into()));
    let action = &json["parts"][2];
    assert_eq!((&action["i"], &action["we"], &action["fillers_at_least"]), (&1.into(), &1.into(), &2.into()));
    assert_eq!(action["numbers_not_heard"][0], "500");
    assert_eq!((&action["seconds"], &action["words_a_minute"]), (&64.0.into(), &15.into()));
    assert_eq!((&action["written"][0]["hardly_heard"]), &true);
    let rules: Vec<&str> =
        json["consider"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"SL303"), "{rules:?}");
}

/// The words stay on the machine, and only numbers go where the history goes.
#[test]
fn the_journal_has_figures_and_no_word_of_what_was_said() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    home.run("take words last --from said.txt").success();
    home.run("take words last --from said.txt").success();
    let journal = fs::read_to_string(home.journal()).unwrap();
    let heard: Vec<&str> = journal.lines().filter(|line| line.contains("\"t\":\"heard\"")).collect();
    assert_eq!(heard.len(), 1, "what is known already isn't written again: {journal}");
    assert!(heard[0].contains(&format!("\"of\":\"{id}\"")) && !journal.contains("stemmed"), "{journal}");
    let file = audio(&home).join(format!("{id}.json"));
    assert!(fs::read_to_string(&file).unwrap().contains("forty thousand names"));
    for (path, mode) in home.modes() {
        let private = if path.is_dir() { 0o700 } else { 0o600 };
        assert!(mode == private, "{}: {mode:o}", path.display());
    }
    let undone = home.run("take undo last").success().stdout;
    assert!(undone.contains(&id), "the figures are no take: {undone}");
}

#[test]
fn what_was_heard_is_forgotten_and_the_take_stays() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    home.run("take words last --from said.txt").success();
    home.run(&format!("take forget {id}")).success().says("Its figures stay.");
    assert!(home.files(".local/state/starl/audio").is_empty());
    home.run(&format!("take forget {id}")).failure(1).complains("Nothing that was heard of");
    home.run("take words last").failure(1).complains("Add them with --from FILE");
    home.run("take words last --from said.txt").success();
    home.run("take forget --all").success().says("Deleted: 1 file in ");
    home.run("take forget").failure(2);
    assert_eq!(home.takes().len(), 1);
}

#[test]
fn subtitles_are_cut_where_the_parts_end() {
    let (home, _) = told();
    let srt = "1\n00:00:05,000 --> 00:00:20,000\nwe lost nine percent\n\n2\n00:00:50,000 --> 00:01:30,000\nI asked\n";
    home.put("said.srt", srt);
    let json = home.run("take words last --from said.srt --json").success().json();
    let texts: Vec<&str> = (0..5).map(|part| json["parts"][part]["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["we lost nine percent", "", "I asked", "", ""]);
    let json = home.run("take words last --from said.srt --start 0:30 --json").success().json();
    assert_eq!((&json["parts"][1]["text"], &json["parts"][2]["text"]), (&"I".into(), &"asked".into()));
}

#[test]
fn a_text_that_cannot_be_used_is_refused_with_the_reason_and_nothing_is_saved() {
    let (home, _) = told();
    home.put("three.txt", "one\n\ntwo\n\nthree");
    home.put("odd.txt", b"\xff\xfe");
    home.put("long.txt", vec![b'x'; (1 << 20) + 1]);
    for (file, why) in [
        ("three.txt", "three.txt can't be used. The text has 3 blocks, but the take has five parts"),
        ("odd.txt", "It isn't UTF-8 text."),
        ("long.txt", "It is larger than 1 MiB."),
        ("gone.txt", "It can't be read"),
    ] {
        let stderr = home.run(&format!("take words last --from {file}")).failure(1).stderr;
        assert!(stderr.starts_with("Nothing was saved: ") && stderr.contains(why), "{stderr}");
    }
    assert!(!audio(&home).exists());
    home.run("take words nobody").failure(2).complains("There is no take \"nobody\"");
}

#[test]
fn a_text_as_a_whole_has_figures_of_the_whole() {
    let (home, _) = told();
    let whole = SAID.replace("\n\n", " ");
    let shown = home.run_with_input("take words last --from -", whole).success();
    shown.says("  All  2:19         30       2+  500, 0.4%");
}

#[test]
fn a_take_without_a_story_has_figures_too() {
    let home = Home::with_takes(1);
    let shown = home.run_with_input("take words last --from -", "I asked,\nand we measured it.\n").success();
    shown.says("This take names no story");
}
