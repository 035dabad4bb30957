//! The names of copies.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::day::Day;
use crate::store::disk;

/// What the name of a copy ends in that is not complete.
const PARTIAL: &str = ".partial";

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupKind {
    /// The lines of the journal.
    Journal,
    /// Stories, notes on companies, settings and own packs.
    Files,
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its day.
    pub day: Day,
    /// Its file.
    pub path: PathBuf,
    /// It could not read everything.
    pub is_partial: bool,
}

impl BackupKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Journal, Self::Files];

    /// The complete copy of a day.
    pub fn path(self, dir: &Path, day: Day) -> PathBuf {
        dir.join(format!("{day}{}", self.ending()))
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Journal => ".jsonl.gz",
            Self::Files => ".files.tar.gz",
        }
    }

    pub(super) fn whose(self) -> &'static str {
        match self {
            Self::Journal => "the journal",
            Self::Files => "the stories, notes, settings and packs",
        }
    }

    /// Why there is no copy: what was being done with what.
    pub(super) fn not_backed_up(self, doing: &str, path: &Path) -> impl FnOnce(io::Error) -> String {
        let were = if self == Self::Journal { "was" } else { "were" };
        let what = format!("{} {were} not backed up: could not {doing} {}", self.whose(), path.display());
        move |why| format!("{what}: {why}")
    }
}

/// The name that a copy has while it is not complete.
pub(super) fn partial(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(PARTIAL);
    name.into()
}

/// The copies of a kind, the oldest first, of a day the partial one after the complete one; none where there is no
/// folder. Files that are named otherwise are not ours.
///
/// # Errors
/// The folder cannot be read.
pub fn backups(dir: &Path, kind: BackupKind) -> io::Result<Vec<Backup>> {
    let mut found: Vec<Backup> = disk::list(dir)?.iter().filter_map(|path| named(path, kind)).collect();
    found.sort_by_key(|it| (it.day, it.is_partial));
    Ok(found)
}

fn named(path: &Path, kind: BackupKind) -> Option<Backup> {
    let name = path.file_name()?.to_str()?;
    let (complete, is_partial) = name.strip_suffix(PARTIAL).map_or((name, false), |name| (name, true));
    let day: Day = complete.strip_suffix(kind.ending())?.parse().ok()?;
    // A day has other forms, which no copy of ours is named by.
    let is_ours = complete == format!("{day}{}", kind.ending());
    is_ours.then(|| Backup { day, path: path.to_owned(), is_partial })
}
