//! A part of a story while it is written: whatever ends the program, what was written is taken up again.

use std::fs;
use std::path::PathBuf;

use super::{Terminal, wait_for_file};
use crate::home::Home;

const STORY: &str = "title: Mine\nsituation: before\n";

/// Keys that are typed at most until a draft is there: more than any machine draws in a second.
const MOST_KEYS: usize = 20_000;

fn home() -> Home {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home
}

/// The program, with the situation of the story open.
fn writing(home: &Home) -> Terminal {
    let mut terminal = home.at_practice();
    terminal.press("3");
    terminal.wait_for("before");
    terminal.press("\r");
    terminal.wait_for("▌ Situation");
    terminal.press("\r");
    terminal.wait_for("ctrl-s");
    terminal
}

fn draft(home: &Home) -> PathBuf {
    home.path("state/drafts/parts/mine.situation.txt")
}

fn story(home: &Home) -> String {
    home.text("stories/mine.yaml")
}

#[test]
fn what_is_typed_without_a_rest_outlives_a_kill() {
    let home = home();
    let mut terminal = writing(&home);
    for _ in 0..MOST_KEYS {
        if draft(&home).exists() {
            break;
        }
        let frames = terminal.frames();
        terminal.press("w");
        terminal.wait_until("a frame", |terminal| terminal.frames() > frames);
    }
    terminal.kill();
    let kept = fs::read_to_string(draft(&home)).expect("a draft, though no key was waited for");
    assert!(kept.starts_with("beforew"), "{kept}");
    assert_eq!(story(&home), STORY);

    let mut terminal = writing(&home);
    terminal.wait_for("Restored from a draft");
    terminal.press("\x13");
    terminal.wait_for("Saved: Situation.");
    assert!(story(&home).contains(kept.trim_end()), "{}", story(&home));
    assert!(!draft(&home).exists(), "what is saved is no draft");
}

#[test]
fn a_signal_and_a_terminal_that_goes_away_keep_what_is_written() {
    for end in ["TERM", "HUP", "INT", "gone"] {
        let home = home();
        let mut terminal = writing(&home);
        // Hanging up types keys, the last of which delete a line.
        terminal.press("then\r");
        terminal.wait_for("beforethen");
        if end == "gone" {
            terminal.hang_up();
        } else {
            terminal.signal(end);
        }
        assert!(terminal.exit_code() < 2, "{end}");
        let kept = fs::read_to_string(draft(&home)).expect("a draft");
        assert_eq!(kept.trim_end_matches('\n'), "beforethen", "{end}: {kept:?}");
        assert_eq!(story(&home), STORY);
    }
}

#[test]
fn ctrl_z_on_the_question_stops_the_program_and_does_not_end_it() {
    let home = home();
    let mut terminal = writing(&home);
    terminal.press("then");
    terminal.wait_for("beforethen");
    terminal.press("\x1b");
    terminal.wait_for("discard");
    // There is no shell here, so it stays, and says so.
    terminal.press("\x1a");
    terminal.wait_for("Couldn't suspend starl");
    assert!(draft(&home).exists());
    terminal.press("s");
    terminal.wait_for("Saved: Situation.");
    assert_eq!(story(&home), "title: Mine\nsituation: |\n  beforethen\n");
}

#[test]
fn an_app_that_dies_leaves_its_words_though_another_saves_the_same_part() {
    let home = home();
    let mut first = writing(&home);
    let mut second = writing(&home);
    first.press("first");
    first.wait_for("beforefirst");
    wait_for_file(&draft(&home));
    second.press("second");
    second.wait_for("beforesecond");
    second.press("\x13");
    second.wait_for("Saved: Situation.");
    first.kill();
    assert_eq!(fs::read_to_string(draft(&home)).expect("a draft"), "beforefirst");
    assert!(story(&home).contains("beforesecond"));
}

#[test]
fn a_story_that_was_archived_elsewhere_comes_back_in_words() {
    let home = home();
    let mut terminal = writing(&home);
    terminal.press("then");
    terminal.wait_for("beforethen");
    let archive = home.path("stories/archive");
    fs::create_dir(&archive).expect("a folder");
    fs::rename(home.path("stories/mine.yaml"), archive.join("mine.yaml")).expect("it is archived");
    terminal.press("\x13");
    terminal.wait_for("was archived or deleted elsewhere");
    assert_eq!(story(&home), "title: Mine\nsituation: |\n  beforethen\n");
    assert_eq!(fs::read_to_string(archive.join("mine.yaml")).expect("both stay"), STORY);
}

#[test]
fn a_title_being_typed_outlives_a_signal_and_a_terminal_that_goes_away() {
    for end in ["TERM", "HUP", "gone"] {
        let home = home();
        let mut terminal = home.at_practice();
        terminal.press("3a");
        terminal.wait_for("What's the title of the story?");
        terminal.press("The pag");
        terminal.wait_for("The pag");
        if end == "gone" {
            terminal.hang_up();
        } else {
            terminal.signal(end);
        }
        assert!(terminal.exit_code() < 2, "{end}");
        let mut terminal = home.start();
        terminal.wait_for("Restored from a draft");
        assert!(terminal.screen().contains("The pag"), "{end}: {}", terminal.screen());
    }
}
