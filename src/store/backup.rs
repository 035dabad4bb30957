//! Backups: once a day a copy of the journal, and one of stories, notes on companies, settings and own packs where they
//! changed.
//!
//! `<day>.jsonl.gz` holds every valid line of all journal files, `<day>.files.tar.gz` the YAML files. A copy that could
//! not read everything, or that lacks records of an earlier copy, is called `.partial` after that: it reports why, never
//! counts as the copy of its day, and is made again at the next entry.

mod archive;
mod backed_up;
mod lines;
mod name;
mod restore;

use std::fs;
use std::io;
use std::path::Path;

pub(crate) use self::archive::read as read_files;
pub use self::backed_up::BackedUp;
pub(crate) use self::lines::{LineStamp, advice, broken, read as read_lines};
pub use self::name::{Backup, BackupKind, backups};
pub use self::restore::{RestoreError, Restored, restore};
use crate::domain::backup::kept;
use crate::domain::day::Day;
use crate::store::disk;
use crate::store::paths::Paths;

/// Causes that are named in one sentence; of more, the number is.
const NAMED: usize = 3;

/// Why there is no complete copy of today. What was copied is not touched by it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BackupError(String);

/// What a copy is to hold.
#[derive(Debug, Default)]
struct Copied {
    /// The compressed copy.
    bytes: Vec<u8>,
    /// How many lines or files are in it.
    count: usize,
    /// What is not in it, and why.
    lacks: Vec<String>,
    /// What else is wrong; the copy itself is complete.
    remarks: Vec<String>,
}

/// Makes the copies of a day unless there are complete ones, and removes copies that are no longer worth keeping.
///
/// # Errors
/// What could not be read, written or removed, in a sentence.
pub fn back_up(paths: &Paths, day: Day) -> Result<(), BackupError> {
    let made = BackupKind::ALL.map(|kind| make(kind, paths, day).err());
    let failed: Vec<String> = made.into_iter().flatten().collect();
    if failed.is_empty() { Ok(()) } else { Err(BackupError(failed.join("; "))) }
}

fn make(kind: BackupKind, paths: &Paths, day: Day) -> Result<(), String> {
    let dir = paths.backups();
    let path = kind.path(&dir, day);
    if path.is_file() {
        return Ok(());
    }
    let before = backups(&dir, kind).map_err(kind.not_backed_up("list", &dir))?;
    let copied = match kind {
        BackupKind::Journal => lines::copy(&paths.journal(), &before),
        BackupKind::Files => archive::copy(paths),
    };
    let is_complete = copied.lacks.is_empty();
    if !is_complete || is_news(kind, &copied, &before) {
        let path = if is_complete { path } else { name::partial(&path) };
        disk::create_dir(&dir).map_err(kind.not_backed_up("create", &dir))?;
        disk::replace(&path, &copied.bytes).map_err(kind.not_backed_up("write", &path))?;
    }
    if !is_complete {
        let causes = named(&copied.lacks);
        let whose = kind.whose();
        return Err(format!(
            "the backup of {whose} isn't complete: {causes}; starl tries again with the next entry"
        ));
    }
    let thinned = remove(before.iter().filter(|it| it.is_partial)).and_then(|()| thin_out(&dir, kind));
    thinned.map_err(kind.not_backed_up("remove from", &dir))?;
    if copied.remarks.is_empty() { Ok(()) } else { Err(named(&copied.remarks)) }
}

/// Whether a complete copy holds anything that the last one does not. A journal was added to when this is asked.
fn is_news(kind: BackupKind, copied: &Copied, before: &[Backup]) -> bool {
    match before.iter().rev().find(|it| !it.is_partial) {
        Some(last) => {
            kind == BackupKind::Journal || fs::read(&last.path).ok().as_ref() != Some(&copied.bytes)
        }
        None => copied.count > 0,
    }
}

fn named(causes: &[String]) -> String {
    let (named, rest) = causes.split_at(causes.len().min(NAMED));
    let more = if rest.is_empty() { String::new() } else { format!("; and {} more", rest.len()) };
    named.join("; ") + &more
}

/// Removes copies of the days that are not worth one. A partial copy neither counts nor is counted.
fn thin_out(dir: &Path, kind: BackupKind) -> io::Result<()> {
    let complete: Vec<Backup> = backups(dir, kind)?.into_iter().filter(|it| !it.is_partial).collect();
    let kept = kept(&complete.iter().map(|it| it.day).collect());
    remove(complete.iter().filter(|it| !kept.contains(&it.day)))
}

fn remove<'a>(backups: impl Iterator<Item = &'a Backup>) -> io::Result<()> {
    for backup in backups {
        match fs::remove_file(&backup.path) {
            // Another instance was quicker.
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
            _ => {}
        }
    }
    Ok(())
}
