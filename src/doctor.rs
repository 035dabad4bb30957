//! A close look at everything that is kept, and what can be mended without losing a byte.

mod backups;
mod look;
mod mend;
mod places;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

pub use self::look::examine;
pub use self::mend::{Mended, mend};
use crate::store::journal::Trouble;

/// One thing that is not as it should be.
#[derive(Debug)]
pub enum DoctorFinding {
    /// Something in the journal: damage, newer records, a file that cannot be read, a file system without locks.
    Journal(Trouble),
    /// A pack or the settings have a fault, told as a whole report.
    Faulty {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        report: String,
    },
    /// Others than the user can read it.
    Wide {
        /// The file or folder.
        path: PathBuf,
        /// Its permissions, as `chmod` takes them.
        mode: u32,
    },
    /// Anything else, with a sentence about it.
    Other {
        /// The file or folder.
        path: PathBuf,
        /// What kind of thing, in one word.
        kind: &'static str,
        /// What is wrong with it.
        sentence: Cow<'static, str>,
    },
}

impl DoctorFinding {
    fn other(path: &Path, kind: &'static str, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::Other { path: path.to_owned(), kind, sentence: sentence.into() }
    }

    /// Whether it is good to know, but nothing is wrong.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::Other { kind: "copied", .. })
    }

    /// What kind of thing it is, in one word: for other programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Journal(Trouble::Damage { .. }) => "damage",
            Self::Journal(Trouble::Newer { .. }) => "newer",
            Self::Journal(Trouble::Unreadable { .. }) => "unreadable",
            Self::Journal(Trouble::NotBackedUp { .. }) => "backup",
            Self::Journal(Trouble::NoLocks { .. }) => "no-locks",
            Self::Faulty { .. } => "faulty",
            Self::Wide { .. } => "permissions",
            Self::Other { kind, .. } => kind,
        }
    }

    /// The file or folder, and the line counted from 1; 0 where it is about the whole.
    pub fn place(&self) -> (&Path, u64) {
        match self {
            Self::Journal(trouble) => trouble.place(),
            Self::Faulty { path, .. } | Self::Wide { path, .. } | Self::Other { path, .. } => (path, 0),
        }
    }

    /// The whole of it, place first.
    pub fn told(&self) -> String {
        match self {
            Self::Journal(trouble) => trouble.to_string(),
            Self::Faulty { report, .. } => report.clone(),
            Self::Wide { path, mode } => {
                format!("{}: readable by others (mode {mode:o}); it should be private", path.display())
            }
            Self::Other { path, sentence, .. } => format!("{}: {sentence}", path.display()),
        }
    }
}
