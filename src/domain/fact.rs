//! Facts: what is worth keeping.

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::sprint::Sprint;
use crate::domain::take::Take;

/// Anything worth keeping; with its id and time it is an [`Entry`](crate::domain::journal::Entry).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A story was told.
    Take(Box<Take>),
    /// A checklist item was ticked by hand, or the tick taken off.
    Tick {
        /// The checklist item.
        item: Id,
        /// Ticked from now on, or not.
        on: bool,
    },
    /// A question to ask was chosen for the interview, or let go.
    Star {
        /// The question to ask.
        item: Id,
        /// Chosen from now on, or not.
        on: bool,
    },
    /// A question was taken out of practice, or back in.
    Suspend {
        /// The question.
        question: Id,
        /// Out of practice from now on, or not.
        on: bool,
    },
    /// The sample and the criteria of a question were uncovered before it was told, or covered again.
    Uncover {
        /// The question.
        question: Id,
        /// Open from now on, or not.
        on: bool,
    },
    /// An item was marked as faulty, or the mark taken off.
    Flag {
        /// Any item of the bank.
        item: Id,
        /// Marked from now on, or not.
        on: bool,
    },
    /// A note was written on an item; an empty text removes it.
    Note {
        /// Any item of the bank.
        item: Id,
        /// The whole note.
        text: String,
    },
    /// The interview dates were set; no dates means none are known.
    Interview {
        /// All dates, earliest first.
        dates: Vec<Day>,
    },
    /// An interview is past: what was asked, and how it went.
    Outcome(Outcome),
    /// A mock interview was gone through; its takes are entries of their own.
    Mock(Box<Mock>),
    /// Questions were matched to stories.
    Sprint(Box<Sprint>),
    /// An earlier entry was taken back; taking back an `Undo` brings it back.
    Undo {
        /// The id of the entry that no longer counts.
        of: String,
    },
}
