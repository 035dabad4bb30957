//! Why a key does nothing on the page, and what to do instead.

use crate::keys::action::Action;
use crate::screens::said::{SaidPage, SaidState, WritingDown};

impl SaidPage {
    /// Why a key that isn't accepted does nothing now; nothing where nobody would wonder.
    pub fn why_not(&self, meant: Action) -> Option<&'static str> {
        let has_marks = self.sound.as_ref().is_some_and(|sound| !sound.cuts.is_empty());
        Some(match meant {
            _ if self.state == SaidState::Opening => "One moment: it's being listened to.",
            Action::Compare if self.story.is_none() => {
                "You chose no story for this take, so there's none to compare."
            }
            Action::Compare if self.texts.is_none() => self.why_no_words(),
            Action::Compare => "The words are in one piece, so they can't be compared part by part.",
            Action::WriteDown
            | Action::NextPause
            | Action::Play
            | Action::PlayPart(_)
            | Action::Left
            | Action::Right
            | Action::KeepTake
                if self.sound.is_none() =>
            {
                "There are only the words of this take, no recording."
            }
            Action::WriteDown => self.why_no_words(),
            Action::PlayPart(_) if !has_marks => "Its parts aren't marked: space plays all of it.",
            Action::SetMark | Action::MarkBack | Action::MarkOn if self.sound.is_none() => {
                "Marks need a recording, and this take has only words."
            }
            Action::SetMark if has_marks => {
                "Its parts are marked: [ and ] move the mark of the selected part."
            }
            Action::SetMark => "This answer has no parts to mark.",
            Action::MarkBack | Action::MarkOn if has_marks && self.selected > 0 => {
                "You left this part out, so it has no mark to move."
            }
            Action::MarkBack | Action::MarkOn if has_marks => {
                "The first part starts with the take: select a later one."
            }
            Action::MarkBack | Action::MarkOn => "No part is marked yet: m sets where the next one starts.",
            Action::Undo => "No mark was changed here.",
            _ => return None,
        })
    }

    /// Where the words come from, while there are none.
    fn why_no_words(&self) -> &'static str {
        match self.writing {
            WritingDown::Running => "No words yet: it's being transcribed.",
            WritingDown::Failed(_) => "No words: transcribing failed. t tries again.",
            WritingDown::Idle => "No words yet: t has it transcribed.",
            WritingDown::Impossible => "No transcription program is set and confirmed here: see starl tools.",
        }
    }
}
