//! What can be undone, and what was, in words.

use crate::domain::day::Timestamp;
use crate::domain::fact::{Fact, Switch};

/// An entry that can be undone, or an undo that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act<'a> {
    /// The id to write into [`Fact::Undo`].
    pub id: &'a str,
    /// When it was done.
    pub at: Timestamp,
    /// What happened; of an undo, what it undid.
    pub fact: &'a Fact,
}

impl Fact {
    /// What was done, without its details: "the take of q", "checking off stories".
    pub fn deed(&self) -> String {
        if let Some((switch, item, on)) = self.switch() {
            return format!("{} {item}", switch.verb(on));
        }
        match self {
            Self::Take(take) => format!("the take of {}", take.question),
            Self::Note { item, .. } => format!("the note on {item}"),
            Self::Interview { .. } => "the interview dates".to_owned(),
            Self::Outcome(_) => "how the interview went".to_owned(),
            Self::Mock(_) => "the summary of the mock interview".to_owned(),
            Self::Sprint(_) => "the sprint".to_owned(),
            Self::Heard(_) => "the figures of a take".to_owned(),
            Self::Strike { .. } => "crossing off a line".to_owned(),
            _ => "an undo".to_owned(),
        }
    }
}

impl Switch {
    /// What was done when this was switched on or off: "checking off", "unchecking".
    pub fn verb(self, on: bool) -> &'static str {
        match (self, on) {
            (Self::Tick, true) => "checking off",
            (Self::Tick, false) => "unchecking",
            (Self::Star, true) => "starring",
            (Self::Star, false) => "unstarring",
            (Self::Suspend, true) => "suspending",
            (Self::Suspend, false) => "resuming",
            (Self::Uncover, true) => "uncovering",
            (Self::Uncover, false) => "covering",
            (Self::Flag, true) => "flagging",
            (Self::Flag, false) => "unflagging",
        }
    }
}
