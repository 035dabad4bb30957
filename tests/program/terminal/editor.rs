//! A story in the user's editor: the terminal is the editor's meanwhile, its keys too.

use std::fs;
use std::process::Command;

use super::{FIRST, Terminal, wait_for_file};
use crate::home::Home;

const BEFORE: &str = "title: Mine\nsituation: before\n";

/// A folder with a story, and an editor that is this shell script; the story's file is its first argument.
fn with_editor(script: &str) -> Home {
    let mut home = Home::new();
    home.put("stories/mine.yaml", BEFORE);
    home.set_editor(script);
    home
}

/// The app on that story.
fn at_story(home: &Home) -> Terminal {
    let mut terminal = home.at_practice();
    terminal.press("3");
    terminal.wait_for("before");
    terminal
}

fn story(home: &Home) -> String {
    home.text("stories/mine.yaml")
}

#[test]
fn an_editor_has_the_terminal_and_its_keys_and_what_it_writes_is_the_story() {
    // It reads a line from the terminal as it was before the app came: with echo, and a line at a time.
    let script = "stty -a | grep -q ' icanon' && printf 'your words: ' && read words && \
                  printf 'title: Mine\\nsituation: %s\\n' \"$words\" > \"$1\"";
    let home = with_editor(script);
    let mut terminal = at_story(&home);
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
    terminal.wait_for(FIRST);
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn an_editor_that_fails_or_is_killed_changes_nothing_and_loses_nothing() {
    let home = with_editor("printf 'half a ' > \"$1\"; kill -9 $$");
    let mut terminal = at_story(&home);
    terminal.press("e");
    terminal.wait_for("signal 9");
    assert_eq!(story(&home), BEFORE);
    let drafts = home.files("state/drafts/stories");
    let texts: Vec<String> = drafts.iter().map(|path| fs::read_to_string(path).expect("a text")).collect();
    assert!(texts.iter().any(|text| text == "half a "), "{texts:?}");
}

/// An editor that has written half a story, and is not done.
const HALF: &str = "printf 'title: Half\\n' > \"$1\"; echo \"the editor is open\";";

/// In such an editor, which does this before it says that it is open, and that after.
fn in_editor(first: &str, then: &str) -> (Home, Terminal) {
    let home = with_editor(&format!("{first}; {HALF} {then}"));
    let mut terminal = at_story(&home);
    terminal.press("e");
    terminal.wait_until("the editor", |terminal| terminal.screen().contains("the editor is open"));
    (home, terminal)
}

fn draft(home: &Home) -> String {
    home.text("state/drafts/stories/mine.yaml")
}

#[test]
fn what_ends_the_program_ends_its_editor_too_and_the_draft_stays() {
    for end in ["TERM", "HUP", "USR1", "gone"] {
        let first = "trap 'echo heard > \"$STARL_DATA_DIR\"/heard; exit 1' TERM HUP";
        let (home, mut terminal) = in_editor(first, "sleep 1000");
        if end == "gone" {
            terminal.hang_up();
        } else {
            terminal.signal(end);
        }
        assert!(terminal.exit_code() < 2, "{end}");
        // It was passed on; a busy machine may let the editor hear of it later.
        wait_for_file(&home.path("heard"));
        assert_eq!((&*story(&home), &*draft(&home)), (BEFORE, "title: Half\n"));
        if end != "gone" {
            terminal.assert_given_back();
        }
    }
}

#[test]
fn an_editor_that_ignores_the_end_is_not_waited_for() {
    // It lets go of the terminal, or the test would wait for that.
    let first = "trap '' TERM HUP; echo $$ > \"$STARL_DATA_DIR\"/number";
    let (home, mut terminal) = in_editor(first, "exec sleep 1000 <&- >&- 2>&-");
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(draft(&home), "title: Half\n");
    let kill = Command::new("/bin/sh").args(["-c", &format!("kill -9 {}", home.text("number"))]).status();
    assert!(kill.is_ok_and(|status| status.success()), "it was still there");
}

#[test]
fn the_command_line_does_not_wait_for_an_editor_either() {
    let home = with_editor(&format!("{HALF} sleep 1000"));
    let mut terminal = home.start_with("story edit mine", 200);
    terminal.wait_until("the editor", |terminal| terminal.screen().contains("the editor is open"));
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 1);
    assert!(terminal.screen().contains("starl was asked to quit"), "{}", terminal.screen());
    assert_eq!((&*story(&home), &*draft(&home)), (BEFORE, "title: Half\n"));
}
