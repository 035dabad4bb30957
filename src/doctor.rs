//! A close look at everything that is kept, and what can be repaired without losing a byte.

mod backups;
mod look;
mod places;
mod repair;

use std::fmt::Display;
use std::path::{Path, PathBuf};

pub use self::look::examine;
pub use self::repair::{Repaired, repair};
use crate::store::journal::Trouble;

/// One thing that is not as it should be.
#[derive(Debug)]
pub struct DoctorFinding {
    /// The file or folder.
    pub path: PathBuf,
    /// The line, counted from 1; 0 where it is about the whole.
    pub line: u64,
    /// What kind of thing it is, in one word: for other programs.
    pub kind: &'static str,
    /// The whole of it, place first.
    pub words: String,
    /// What can be done about it here, if anything.
    repair: Option<Repair>,
}

/// What can be done about a finding without losing a byte.
#[derive(Debug)]
enum Repair {
    /// Copy this damaged line to a file next to the journal.
    Copy(Box<Trouble>),
    /// Take this mode off others than the user.
    Narrow(u32),
}

impl DoctorFinding {
    fn of(path: &Path, kind: &'static str, words: String) -> Self {
        Self { path: path.to_owned(), line: 0, kind, words, repair: None }
    }

    /// Something about a file or folder, with a sentence.
    fn other(path: &Path, kind: &'static str, sentence: impl Display) -> Self {
        Self::of(path, kind, format!("{}: {sentence}", path.display()))
    }

    /// Others than the user can read it; the mode is as `chmod` takes it.
    fn wide(path: &Path, mode: u32) -> Self {
        let sentence = format!("readable by others (mode {mode:o}); it should be private");
        Self { repair: Some(Repair::Narrow(mode)), ..Self::other(path, "permissions", sentence) }
    }

    /// Whether it is good to know, but nothing is wrong.
    pub fn is_note(&self) -> bool {
        self.kind == "copied"
    }
}

/// Something in the journal: damage, newer records, a file that cannot be read, a file system without locks.
impl From<Trouble> for DoctorFinding {
    fn from(trouble: Trouble) -> Self {
        let kind = match trouble {
            Trouble::Damage { .. } => "damage",
            Trouble::Newer { .. } => "newer",
            Trouble::Unreadable { .. } => "unreadable",
            Trouble::NotBackedUp { .. } => "backup",
            Trouble::NoLocks { .. } => "no-locks",
        };
        let (path, line) = trouble.place();
        let found = Self { line, ..Self::of(path, kind, trouble.to_string()) };
        Self { repair: (kind == "damage").then(|| Repair::Copy(Box::new(trouble))), ..found }
    }
}
