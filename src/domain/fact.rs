//! Facts: what is worth keeping.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::field;
use crate::domain::heard::Heard;
use crate::domain::id::Id;
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::sprint::Sprint;
use crate::domain::take::Take;

/// Anything worth keeping; with its id and time it is an [`Entry`](crate::domain::journal::Entry).
///
/// Kinds and fields are written as they stand here, in this order; the journal keeps that form for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
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
        #[serde(deserialize_with = "field::days")]
        dates: Vec<Day>,
    },
    /// An interview is past: what was asked, and how it went.
    Outcome(Outcome),
    /// A mock interview was gone through; its takes are entries of their own.
    Mock(Box<Mock>),
    /// Questions were matched to stories.
    Sprint(Box<Sprint>),
    /// What somebody meant to do next time no longer stands before a take: it was done, or dropped.
    Strike {
        /// The id of the entry of the take after which it was written.
        #[serde(deserialize_with = "field::entry_id")]
        of: String,
    },
    /// A take was listened to: figures of its words and of its silence.
    Heard(Box<Heard>),
    /// An earlier entry was undone; to undo an `Undo` redoes it.
    Undo {
        /// The id of the entry that no longer counts.
        #[serde(deserialize_with = "field::entry_id")]
        of: String,
    },
}

/// What is on or off for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Switch {
    /// A checklist item is ticked.
    Tick,
    /// A question to ask is chosen.
    Star,
    /// A question is out of practice.
    Suspend,
    /// The sample and the criteria of a question are open although it wasn't told.
    Uncover,
    /// An item is marked as faulty.
    Flag,
}

impl Fact {
    /// The kinds by the words they are written under.
    pub(crate) const KINDS: [&str; 14] = [
        "take",
        "tick",
        "star",
        "suspend",
        "uncover",
        "flag",
        "note",
        "interview",
        "outcome",
        "mock",
        "sprint",
        "strike",
        "heard",
        "undo",
    ];

    /// The interviews ahead are these from now on. Known dates that are past stay in the record.
    pub fn interviews(known: &[Day], ahead: Vec<Day>, today: Day) -> Self {
        let mut dates: Vec<Day> = known.iter().copied().filter(|date| *date < today).chain(ahead).collect();
        dates.sort_unstable();
        dates.dedup();
        Self::Interview { dates }
    }

    /// What this switches, for which item, and whether it is on from now on.
    pub fn switch(&self) -> Option<(Switch, &Id, bool)> {
        Some(match self {
            Self::Tick { item, on } => (Switch::Tick, item, *on),
            Self::Star { item, on } => (Switch::Star, item, *on),
            Self::Suspend { question, on } => (Switch::Suspend, question, *on),
            Self::Uncover { question, on } => (Switch::Uncover, question, *on),
            Self::Flag { item, on } => (Switch::Flag, item, *on),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;

    #[test]
    fn every_kind_is_listed() {
        let unknown = serde_json::from_str::<Fact>(r#"{"t":"sketch"}"#).expect_err("no such kind");
        let listed = Fact::KINDS.map(|kind| format!("`{kind}`")).join(", ");
        assert!(unknown.to_string().contains(&format!("expected one of {listed}")), "{unknown}");
    }
}
