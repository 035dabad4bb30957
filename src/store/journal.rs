//! The journal on disk and in memory: entries are added at its end, and nothing in it is ever edited.

mod append;
#[cfg(test)]
mod faults;
mod file;
mod lines;
mod read;
mod salvage;
mod seen;
mod trouble;

pub use self::file::{FileJournal, look, troubles};
pub(crate) use self::read::{files, valid_lines};
pub use self::seen::{Seen, set_aside};
pub use self::trouble::{JournalError, Trouble};
use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::codec::{decode, encode};
use crate::domain::journal::{Damage, Entry, JournalLine};
use crate::domain::progress::Progress;

/// Where facts are kept.
pub trait Journal {
    /// Reads everything that is there. What can't be read is reported, and the rest counts.
    fn load(&mut self) -> LoadedJournal;

    /// Keeps a fact. When this returns an entry, the entry survives a power cut; it is as the disk holds it, ready
    /// for [`Progress::add`].
    ///
    /// # Errors
    /// Why nothing was kept. Trying again is safe: the same fact is never kept twice.
    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError>;

    /// Whether somebody else has written since it was last loaded.
    fn grown(&self) -> bool;
}

/// What was found in a journal.
#[derive(Debug, Default)]
pub struct LoadedJournal {
    /// All that counts.
    pub progress: Progress,
    /// What is wrong or newer, in the order of files and lines.
    pub troubles: Vec<Trouble>,
}

/// The line of an entry, and the entry as that line holds it.
fn keepable(entry: &Entry) -> Result<(String, Entry), JournalError> {
    let line = encode(entry);
    match decode(line.as_bytes()) {
        Ok(JournalLine::Entry(kept)) => Ok((line, kept)),
        Ok(JournalLine::Newer(newer)) => Err(JournalError::Unkeepable(Damage::NoEntry(newer.kind))),
        Err(why) => Err(JournalError::Unkeepable(why)),
    }
}
