//! A line that is being typed outlives the program, and what is to be known about a clipboard or an editor is said.

use std::time::Duration;

use starl::domain::id::Id;
use starl::term::input::Input;

use crate::desk::AtDesk;
use crate::memory::ByHand;
use starl::store::draft_store::{DraftOf, DraftStore};

const LEFT: &str = "Restored from a draft";

fn press(desk: &mut AtDesk, keys: &str) {
    for key in keys.split(' ') {
        desk.turn(Input::Press(key.parse().expect("a key")));
    }
}

/// The app with a line open: these keys open it, and these letters are typed.
fn typing(keys: &str, letters: &str) -> AtDesk {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    press(&mut desk, keys);
    for letter in letters.chars() {
        press(&mut desk, &letter.to_string());
    }
    assert!(desk.screen().contains(letters), "{}", desk.screen());
    desk
}

/// The keys that open each kind of line, what is typed, and what stands over it.
const LINES: [(&str, &str, &str); 4] = [
    ("3 a", "pager", "What's the title of the story?"),
    ("2 j j l j n", "more", "A note"),
    ("d", "2027", "When is the interview?"),
    ("4 c a", "acme", "Which company?"),
];

pub(crate) fn a_line_outlives_a_kill_within_a_second_and_a_signal_at_once() {
    for (keys, letters, title) in LINES {
        for ends in [true, false] {
            let mut desk = typing(keys, letters);
            if ends {
                desk.turn(Input::End);
            } else {
                desk.wait(Duration::from_secs(1));
            }
            desk.kill();
            let screen = desk.screen();
            assert!(
                screen.contains(LEFT) && screen.contains(letters) && screen.contains(title),
                "{keys}: {screen}"
            );
            press(&mut desk, "esc");
            desk.kill();
            assert!(!desk.screen().contains(letters), "it was not wanted: {}", desk.screen());
        }
    }
}

pub(crate) fn a_line_that_is_saved_is_not_offered_again() {
    let mut desk = typing("3 a", "pager");
    desk.wait(Duration::from_secs(1));
    press(&mut desk, "enter");
    assert!(desk.screen().contains("Created."), "{}", desk.screen());
    desk.kill();
    assert!(!desk.screen().contains(LEFT), "{}", desk.screen());
}

pub(crate) fn a_drill_that_was_cut_off_is_offered_before_a_line() {
    let mut desk = typing("3 a", "pager");
    desk.turn(Input::End);
    desk.kill();
    press(&mut desk, "esc");
    // Another instance has left a line meanwhile, and this one a drill.
    press(&mut desk, "1 enter space");
    desk.wait(Duration::from_secs(2));
    desk.turn(Input::End);
    let left = starl::domain::edit::Edit { before: "company".to_owned(), after: "acme".to_owned() };
    DraftStore::keep(&mut desk.workbench, DraftOf::Line, &left).expect("kept");
    desk.kill();
    assert!(
        desk.screen().contains("A drill was cut off") && !desk.screen().contains("acme"),
        "{}",
        desk.screen()
    );
    press(&mut desk, "d");
    assert!(desk.screen().contains("acme"), "{}", desk.screen());
}

pub(crate) fn the_line_for_the_next_time_is_on_disk_within_a_second() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    press(&mut desk, "enter space");
    desk.wait(Duration::from_secs(5));
    press(&mut desk, "enter tab 0");
    while !desk.model.is_typing() {
        press(&mut desk, "tab");
    }
    for letter in "breathe".chars() {
        press(&mut desk, &letter.to_string());
    }
    desk.wait(Duration::from_secs(1));
    desk.kill();
    press(&mut desk, "enter");
    assert!(desk.screen().contains("breathe"), "{}", desk.screen());
}

pub(crate) fn what_tmux_needs_is_said_once() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    desk.asked.advice = Some("tmux needs something".to_owned());
    press(&mut desk, "2 j j l j y");
    assert!(desk.screen().contains("tmux needs something"), "{}", desk.screen());
    press(&mut desk, "y");
    assert!(desk.screen().contains("to the clipboard"), "{}", desk.screen());
    assert_eq!(desk.asked.copied.len(), 2);
}

pub(crate) fn an_editor_that_ends_at_once_is_asked_about() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    desk.stories.edit(&Id::new("launch").expect("a name"), "title: Launch\n");
    press(&mut desk, "3");
    desk.workbench.editor = Some(Ok(String::new()));
    press(&mut desk, "e");
    let screen = desk.screen();
    assert!(screen.contains("Nothing has changed.") && screen.contains("code --wait"), "{screen}");
}
