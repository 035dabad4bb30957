//! Why a key does nothing on the page, and what to do instead.

use crate::keys::action::Action;
use crate::screens::said::{SaidPage, SaidState, WritingDown};

impl SaidPage {
    /// Why a key that isn't accepted does nothing now; nothing where nobody would wonder.
    pub fn why_not(&self, meant: Action) -> Option<&'static str> {
        let has_marks = self.sound.as_ref().is_some_and(|sound| !sound.cuts.is_empty());
        Some(match meant {
            _ if self.state == SaidState::Opening => "Just a moment, starl is measuring it.",
            Action::Compare if self.story.is_none() => {
                "You didn't choose a story for this take, so there's nothing to compare."
            }
            Action::Compare if self.texts.is_none() => self.why_no_words(),
            Action::Compare => "The words aren't split into parts, so they can't be compared part by part.",
            Action::WriteDown
            | Action::NextPause
            | Action::Play
            | Action::PlayPart(_)
            | Action::Left
            | Action::Right
            | Action::KeepTake
                if self.sound.is_none() =>
            {
                "This take has only words, no recording."
            }
            Action::WriteDown => self.why_no_words(),
            Action::PlayPart(_) if !has_marks => "The parts aren't marked, so space plays all of it.",
            Action::SetMark | Action::MarkBack | Action::MarkOn if self.sound.is_none() => {
                "You can't set marks, because this take has only words, no recording."
            }
            Action::SetMark if has_marks => {
                "The parts are marked already. [ and ] move the mark of the selected part."
            }
            Action::SetMark => "This answer has no parts to mark.",
            Action::MarkBack | Action::MarkOn if has_marks && self.selected > 0 => {
                "You left this part out, so it has no mark to move."
            }
            Action::MarkBack | Action::MarkOn if has_marks => {
                "The first part starts with the take. Select a later part."
            }
            Action::MarkBack | Action::MarkOn => {
                "No parts are marked yet. Press m where the next part starts."
            }
            Action::Undo => "You haven't moved a mark here.",
            _ => return None,
        })
    }

    /// Where the words come from, while there are none.
    fn why_no_words(&self) -> &'static str {
        match self.writing {
            WritingDown::Running => "There are no words yet. This take is still being transcribed.",
            WritingDown::Failed(_) => "There are no words, because transcribing failed. t tries again.",
            WritingDown::Idle => "There are no words yet. t transcribes this take.",
            WritingDown::Impossible => "There's no confirmed transcription program here. See starl tools.",
        }
    }
}
