//! A story in the user's editor: the terminal is the editor's meanwhile, its keys too.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::home::Home;
use crate::terminal::{Terminal, wait_for_file};

/// The app, with an editor that is this shell script; the story's file is its first argument.
fn with_editor(home: &Home, script: &str) -> Terminal {
    let editor = home.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).expect("it can be run");
    let stories = home.path().join("stories");
    fs::create_dir_all(&stories).expect("a folder");
    fs::write(stories.join("mine.yaml"), "title: Mine\nsituation: before\n").expect("a story");
    let mut command = home.command();
    command.env("EDITOR", editor);
    command.env("PATH", "/usr/bin:/bin");
    let mut terminal = Terminal::run(command, 80, 24);
    terminal.wait_for("▸ 1");
    terminal.press("3");
    terminal.wait_for("before");
    terminal
}

fn story(home: &Home) -> String {
    fs::read_to_string(home.path().join("stories/mine.yaml")).expect("the story")
}

#[test]
fn an_editor_has_the_terminal_and_its_keys_and_what_it_writes_is_the_story() {
    let home = Home::new();
    // It reads a line from the terminal as it was before the app came: with echo, and a line at a time.
    let script = "stty -a | grep -q ' icanon' && printf 'your words: ' && read words && \
                  printf 'title: Mine\\nsituation: %s\\n' \"$words\" > \"$1\"";
    let mut terminal = with_editor(&home, script);
    for words in ["three words here", "and again q 3 j"] {
        terminal.press("e");
        terminal.wait_until("the editor asks", |terminal| terminal.screen().contains("your words:"));
        terminal.press(format!("{words}\n"));
        terminal.wait_for("Saved by your editor.");
        terminal.wait_for(words);
        assert_eq!(story(&home), format!("title: Mine\nsituation: {words}\n"));
    }
    // The keys are the app's again.
    terminal.press("1");
    terminal.wait_for("▸ 1");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn an_editor_that_fails_or_is_killed_changes_nothing_and_loses_nothing() {
    let home = Home::new();
    let mut terminal = with_editor(&home, "printf 'half a ' > \"$1\"; kill -9 $$");
    terminal.press("e");
    terminal.wait_for("signal 9");
    assert_eq!(story(&home), "title: Mine\nsituation: before\n");
    let drafts = fs::read_dir(home.path().join("state/drafts/stories")).expect("drafts");
    let texts: Vec<String> =
        drafts.map(|entry| fs::read_to_string(entry.expect("a draft").path()).expect("a text")).collect();
    assert!(texts.iter().any(|text| text == "half a "), "{texts:?}");
}

/// An editor that has written half a story, and is not done.
const HALF: &str = "printf 'title: Half\\n' > \"$1\"; echo \"the editor is open\";";

/// In such an editor, which does this before it says that it is open, and that after.
fn in_editor(home: &Home, first: &str, then: &str) -> Terminal {
    let mut terminal = with_editor(home, &format!("{first}; {HALF} {then}"));
    terminal.press("e");
    terminal.wait_until("the editor", |terminal| terminal.screen().contains("the editor is open"));
    terminal
}

fn draft(home: &Home) -> String {
    fs::read_to_string(home.path().join("state/drafts/stories/mine.yaml")).expect("a draft")
}

#[test]
fn what_ends_the_program_ends_its_editor_too_and_the_draft_stays() {
    for end in ["TERM", "HUP", "USR1", "gone"] {
        let home = Home::new();
        let heard = home.path().join("heard");
        let first = format!("trap 'echo told > {}; exit 1' TERM HUP", heard.display());
        let mut terminal = in_editor(&home, &first, "sleep 1000");
        if end == "gone" {
            terminal.hang_up();
        } else {
            terminal.signal(end);
        }
        assert!(terminal.exit_code() < 2, "{end}");
        // It was passed on; a busy machine may let the editor hear of it later.
        wait_for_file(&heard);
        assert_eq!(
            (story(&home).as_str(), draft(&home).as_str()),
            ("title: Mine\nsituation: before\n", "title: Half\n")
        );
        if end != "gone" {
            terminal.assert_given_back();
        }
    }
}

#[test]
fn an_editor_that_ignores_the_end_is_not_waited_for() {
    let home = Home::new();
    let number = home.path().join("number");
    // It lets go of the terminal, or the test would wait for that.
    let first = format!("trap '' TERM HUP; echo $$ > {}", number.display());
    let mut terminal = in_editor(&home, &first, "exec sleep 1000 <&- >&- 2>&-");
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(draft(&home), "title: Half\n");
    let number = fs::read_to_string(&number).expect("a number");
    let kill = Command::new("/bin/sh").args(["-c", &format!("kill -9 {number}")]).status();
    assert!(kill.is_ok_and(|status| status.success()), "it was still there");
}

#[test]
fn the_command_line_does_not_wait_for_an_editor_either() {
    let home = Home::new();
    drop(with_editor(&home, &format!("{HALF} sleep 1000")));
    let mut command = home.command();
    command.args(["story", "edit", "mine"]);
    command.env("EDITOR", home.path().join("editor"));
    command.env("PATH", "/usr/bin:/bin");
    let mut terminal = Terminal::run(command, 200, 24);
    terminal.wait_until("the editor", |terminal| terminal.screen().contains("the editor is open"));
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 1);
    assert!(terminal.screen().contains("starl was asked to end"), "{}", terminal.screen());
    assert_eq!(
        (story(&home).as_str(), draft(&home).as_str()),
        ("title: Mine\nsituation: before\n", "title: Half\n")
    );
}
