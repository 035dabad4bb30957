//! Entries: facts with their id, time and day, as the journal keeps them.

mod at;
pub mod codec;
pub mod seal;

use std::fmt;

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;

/// The version of the format in which nearly every line is written.
pub const VERSION: u64 = 1;

/// The version in which a take is written that isn't a STAR-L story at its usual length: its parts by name, with its shape
/// and its length. It is the newest that is understood.
pub const SHAPED: u64 = 2;

/// The longest line in bytes, its newline left out: 1 MiB. Longer ones are neither written nor read.
pub const LONGEST_LINE: usize = 1 << 20;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `<device>-<80 random bits in hex>`: unique over all devices.
    pub id: String,
    /// Orders the entries of one device, whatever its clock did.
    pub seq: u64,
    /// When it was written: wall time and its offset.
    pub at: Timestamp,
    /// The practice day it belongs to, fixed when it was written.
    pub day: Day,
    /// What happened.
    pub fact: Fact,
}

impl Entry {
    /// The device that wrote it: its id up to the last `-`.
    pub(crate) fn device(&self) -> &str {
        let end = self.id.bytes().rposition(|byte| byte == b'-').unwrap_or_default();
        self.id.get(..end).unwrap_or_default()
    }
}

/// What a valid line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalLine {
    /// An entry that this version understands.
    Entry(Entry),
    /// An entry that a newer version wrote: left as it is.
    Newer(Newer),
}

/// What can be said of an entry of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Newer {
    /// The version of the format it was written in; the highest there is where it is higher still.
    pub version: u64,
    /// Its kind, as written.
    pub kind: String,
}

/// Why a line is not data. Its bytes are kept and counted nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The end is missing, or is not one of ours.
    #[error("this line has no checksum, because it was cut short or another program wrote it")]
    NoSeal,
    /// The checksum belongs to other bytes.
    #[error("the checksum doesn't match, so this line was changed after it was written")]
    WrongSeal,
    /// Over [`LONGEST_LINE`].
    #[error("this line is longer than 1 MiB")]
    TooLong,
    /// Sealed, but a field is missing, of another type or out of range.
    #[error("this line has a checksum, but isn't a valid entry: {0}")]
    NoEntry(String),
}

/// Characters of a reason.
const LONGEST_REASON: usize = 120;

impl Damage {
    /// A sealed line that isn't an entry, for this reason. It may quote the line, a number of 309 digits say: that is
    /// cut short.
    fn no_entry(why: impl fmt::Display) -> Self {
        let why = why.to_string();
        match why.char_indices().nth(LONGEST_REASON) {
            Some((end, _)) => Self::NoEntry(format!("{}...", why.get(..end).unwrap_or_default())),
            None => Self::NoEntry(why),
        }
    }
}
