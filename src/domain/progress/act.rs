//! What can be taken back, and what was.

use std::fmt;

use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::domain::progress::record::{Switch, What};
use crate::domain::progress::store::Store;

/// An entry that can be undone, or an undo that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act<'a> {
    /// The id to write into [`Fact::Undo`](crate::domain::fact::Fact::Undo).
    pub id: String,
    /// When it was done.
    pub at: Timestamp,
    /// What happened.
    pub deed: Deed<'a>,
}

/// What an entry did, without its details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed<'a> {
    /// This question was told.
    Take(&'a Id),
    /// This was switched on or off for the item.
    Switch(Switch, &'a Id, bool),
    /// A note was written on the item.
    Note(&'a Id),
    /// The interview dates were set.
    Interview,
    /// It was said how an interview went.
    Outcome,
    /// A mock interview was gone through.
    Mock,
    /// Questions were matched to stories.
    Sprint,
}

impl<'a> Deed<'a> {
    /// What a record did; nothing for an undo.
    pub(super) fn of(store: &'a Store, what: What) -> Option<Self> {
        Some(match what {
            What::Take(number) => {
                let telling = store.tellings.get(number as usize)?;
                Self::Take(store.names.get(telling.question)?)
            }
            What::Switch(switch, on, item) => Self::Switch(switch, store.names.get(item)?, on),
            What::Note(number) => {
                let (item, _) = store.notes.get(number as usize)?;
                Self::Note(store.names.get(*item)?)
            }
            What::Interview(_) => Self::Interview,
            What::Outcome(_) => Self::Outcome,
            What::Mock(_) => Self::Mock,
            What::Sprint(_) => Self::Sprint,
            What::Undo(_) => return None,
        })
    }
}

impl fmt::Display for Deed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Take(question) => write!(f, "the take of {question}"),
            Self::Switch(switch, item, on) => f.write_str(&switch.sentence(item, *on)),
            Self::Note(item) => write!(f, "the note on {item}"),
            Self::Interview => f.write_str("the interview dates"),
            Self::Outcome => f.write_str("how the interview went"),
            Self::Mock => f.write_str("the page of the mock interview"),
            Self::Sprint => f.write_str("the sprint"),
        }
    }
}

impl Switch {
    fn sentence(self, item: &Id, on: bool) -> String {
        format!("{} {item}", self.verb(on))
    }

    /// What was done when this was switched on or off: "ticking", "unticking".
    pub fn verb(self, on: bool) -> &'static str {
        match (self, on) {
            (Self::Tick, true) => "ticking",
            (Self::Tick, false) => "unticking",
            (Self::Star, true) => "starring",
            (Self::Star, false) => "unstarring",
            (Self::Suspend, true) => "suspending",
            (Self::Suspend, false) => "bringing back",
            (Self::Uncover, true) => "uncovering",
            (Self::Uncover, false) => "covering",
            (Self::Flag, true) => "flagging",
            (Self::Flag, false) => "unflagging",
        }
    }
}
