//! A text that is written in place can be so long and no longer, and says so.

use starl::domain::id::Id;
use starl::term::input::Input;
use starl::ui::editor::LONGEST;

use crate::desk::AtDesk;
use crate::memory::ByHand;

pub(crate) fn a_paste_longer_than_a_text_can_be_is_cut_and_reported_and_the_story_can_be_read_again() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    let slug = Id::new("launch").expect("a name");
    desk.stories.edit(&slug, "title: Launch\n");
    for key in ["3", "enter", "enter"] {
        desk.turn(Input::Press(key.parse().expect("a key")));
    }
    desk.turn(Input::Paste("word ".repeat(LONGEST)));
    assert!(desk.screen().contains("limit is 50000 characters"), "{}", desk.screen());
    desk.turn(Input::Press("ctrl-s".parse().expect("a key")));
    assert!(desk.screen().contains("Saved: Situation."), "{}", desk.screen());
    let text = desk.stories.text(&slug).expect("the story");
    assert!(text.len() > LONGEST - 2 && text.len() < LONGEST + 100, "{}", text.len());
    assert!(desk.model.known.library.story("launch").is_some());
}
