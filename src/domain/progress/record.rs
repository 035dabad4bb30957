//! Entries as they are held in memory: small, every text by number.

use crate::domain::day::{Day, Timestamp};
use crate::domain::journal::timestamp;
use crate::domain::progress::key::Key;
use crate::domain::rating::Rating;

/// One entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    /// Where the entry stands in the order of all: milliseconds since 1970, never before an earlier entry of its device.
    pub(super) when: i64,
    /// Milliseconds since 1970, as written.
    pub(super) at: i64,
    pub(super) seq: u64,
    pub(super) key: Key,
    /// The checksum of its line: tells lines of one id apart.
    pub(super) seal: u32,
    pub(super) day: Day,
    /// Minutes east of UTC.
    pub(super) off: i16,
    pub(super) what: What,
}

impl Record {
    /// When it was written.
    pub(super) fn timestamp(&self) -> Option<Timestamp> {
        timestamp(self.at, self.off)
    }
}

/// What happened; numbers point into the lists of [`Progress`](super::Progress).
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Take(u32),
    Switch(Switch, bool, u32),
    Note(u32),
    Interview(u32),
    Outcome(u32),
    Mock(u32),
    Sprint(u32),
    Undo(u32),
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
    /// The sample and the criteria of a question are open although it was not told.
    Uncover,
    /// An item is marked as faulty.
    Flag,
}

/// One take; times in milliseconds.
#[expect(clippy::struct_excessive_bools, reason = "four facts about a take, as in `Take`")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub(super) question: u32,
    /// [`NONE`] where no story was chosen.
    pub(super) story: u32,
    /// [`NONE`] where the part was not told.
    pub(super) parts: [u32; 5],
    pub(super) total: u32,
    pub(super) next_time: Span,
    pub(super) points: u16,
    pub(super) of: u16,
    pub(super) rating: Option<Rating>,
    pub(super) felt: Option<Rating>,
    pub(super) cold: bool,
    pub(super) with_notes: bool,
    pub(super) spoiled: bool,
    pub(super) live: bool,
    pub(super) elsewhere: bool,
    pub(super) note: Span,
}

/// Stands for nothing where a number is expected: no time and no list reaches it.
pub(super) const NONE: u32 = u32::MAX;

/// A place in the text that all notes share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    length: u32,
}

/// All notes, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts(String);

impl Texts {
    /// Adds a text. Beyond 4 GiB of notes nothing more is held, so that numbers stay small.
    pub(super) fn add(&mut self, text: &str) -> Span {
        let place = u32::try_from(self.0.len()).ok();
        let length = u32::try_from(text.len()).ok();
        let (Some(start), Some(length)) = (place, length) else {
            return Span::default();
        };
        self.0.push_str(text);
        Span { start, length }
    }

    /// The text at a place.
    pub(super) fn get(&self, span: Span) -> &str {
        let start = span.start as usize;
        let end = start + span.length as usize;
        self.0.get(start..end).unwrap_or_default()
    }
}
