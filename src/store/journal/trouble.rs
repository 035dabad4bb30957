//! What is wrong with a journal on disk, and what kept an entry from being written.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::journal::{Damage, Newer};
use crate::store::disk::PathError;

/// Something that was found while reading. The rest was read.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A line is not data: it is counted nowhere and its bytes are left.
    #[error("{}:{line}: {why}", path.display())]
    Damage {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// Bytes before the line.
        offset: u64,
        /// Bytes of the line, its newline included.
        length: u64,
        /// What is wrong.
        why: Damage,
    },
    /// Entries of a newer version, reported once for each kind: they are left as they are.
    #[error("{}:{line}: written by a newer version of starl (version {}, {:?}), so it is left out{}",
        path.display(), kind.version, kind.kind, more(*count))]
    Newer {
        /// The file of the first one.
        path: PathBuf,
        /// The line of the first one, counted from 1.
        line: u64,
        /// How many there are.
        count: u64,
        /// Their version and kind.
        kind: Newer,
    },
    /// A file or the whole directory could not be read.
    #[error("{} can't be read: {why}", path.display())]
    Unreadable {
        /// The file or directory.
        path: PathBuf,
        /// The cause.
        why: io::Error,
    },
    /// There is no copy of today. The journal itself is well.
    #[error("{why}")]
    NotBackedUp {
        /// Where the copies lie.
        path: PathBuf,
        /// The whole sentence.
        why: String,
    },
    /// The file system has no locks: two programs that write at once are not kept apart.
    #[error("{} can't be locked on this file system, so run only one starl at a time", path.display())]
    NoLocks {
        /// The lock file.
        path: PathBuf,
    },
}

/// How many others there are of a kind of which one is named.
fn more(count: u64) -> String {
    match count {
        0 | 1 => String::new(),
        2 => ", and one more like it".to_owned(),
        count => format!(", and {} more like it", count - 1),
    }
}

impl Trouble {
    /// Whether it hides records: what is shown of the history is only a part of it.
    pub fn hides(&self) -> bool {
        matches!(self, Self::Unreadable { .. })
    }

    /// The file, and the line counted from 1; 0 where it is about the file as a whole.
    pub fn place(&self) -> (&Path, u64) {
        match self {
            Self::Damage { path, line, .. } | Self::Newer { path, line, .. } => (path, *line),
            Self::Unreadable { path, .. } | Self::NotBackedUp { path, .. } | Self::NoLocks { path } => {
                (path, 0)
            }
        }
    }
}

/// Why an entry was not saved.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Somebody held the lock all the time.
    #[error("not saved: another program has had {} locked for {} s; close that program or try again", path.display(), waited.as_secs())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// How long it was waited for.
        waited: Duration,
    },
    /// The entry has no form on disk.
    #[error("not saved: {0}; shorten the text or correct the clock, then try again")]
    Unkeepable(Damage),
    /// A file or directory was at fault.
    #[error("not saved: {0}; fix this and try again")]
    Disk(#[from] PathError),
    /// A file was at fault twice: the entry may be on disk, or not.
    #[error(
        "may not be saved: {0}, and what was written could not be removed; fix this, and check for the entry before you \
         try again"
    )]
    Unsure(PathError),
    /// A journal in memory was told to fail.
    #[error("not saved: {0}; try again")]
    Refused(String),
}
