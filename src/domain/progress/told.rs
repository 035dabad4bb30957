//! Takes as screens ask for them.

use std::ops::Deref;

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::take::Take;

/// One take that counts, with what its entry knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeEntry<'a> {
    /// The id of the take's entry.
    pub id: &'a str,
    /// When it was saved.
    pub at: Timestamp,
    /// Its practice day.
    pub day: Day,
    /// The take itself.
    pub take: &'a Take,
}

impl<'a> TakeEntry<'a> {
    /// The take of an entry, where it holds one.
    pub(super) fn of(entry: &'a Entry) -> Option<Self> {
        match &entry.fact {
            Fact::Take(take) => Some(Self { id: &entry.id, at: entry.at, day: entry.day, take }),
            _ => None,
        }
    }

    /// The question that was answered, for as long as the history is there.
    pub fn question(&self) -> &'a Id {
        &self.take.question
    }

    /// The user's story that was told, where one was chosen, for as long as the history is there.
    pub fn story(&self) -> Option<&'a Id> {
        self.take.story.as_ref()
    }
}

impl Deref for TakeEntry<'_> {
    type Target = Take;
    fn deref(&self) -> &Take {
        self.take
    }
}
