//! Putting a backup into a folder of its own, on which starl can run.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::day::Day;
use crate::store::backup::{Backup, BackupKind, backups, read_files, read_lines};
use crate::store::disk::{self, PathError};
use crate::store::journal::Trouble;
use crate::store::paths::{Paths, PathsError};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The copy of the journal, and how many records it held.
    pub journal: Option<(Backup, usize)>,
    /// The copy of the files, and how many there were.
    pub files: Option<(Backup, usize)>,
}

/// Why nothing was restored, or not all.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is nothing to restore from.
    #[error("there are no backups in {} yet; starl makes the first when you save a take", .0.display())]
    None(PathBuf),
    /// There is no backup of that day.
    #[error("there is no backup of {day}; there are backups of {}", listed(days))]
    Unknown {
        /// The day.
        day: Day,
        /// The days of which there are.
        days: Vec<Day>,
    },
    /// Something is in the folder already, or it is none.
    #[error("{} isn't an empty folder; choose a folder that is empty or doesn't exist yet", .0.display())]
    NotEmpty(PathBuf),
    /// A backup cannot be used.
    #[error("the backup {} can't be used: {why}; nothing was restored; try an earlier day", path.display())]
    Broken {
        /// The backup.
        path: PathBuf,
        /// The cause.
        why: io::Error,
    },
    /// The folder cannot be written to.
    #[error("{0}; the folder has only part of it, so delete it and try again")]
    Disk(#[from] PathError),
    /// The backups cannot be listed.
    #[error(transparent)]
    Unreadable(#[from] Trouble),
    /// The folder has a name that cannot be one.
    #[error(transparent)]
    Paths(#[from] PathsError),
}

fn listed(days: &[Day]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Puts the backup of a day, else the newest complete one, into a folder that is empty or not there yet. Stories,
/// notes, settings and packs are those of the last backup up to that day.
///
/// Everything is read and checked before anything is written.
///
/// # Errors
/// [`RestoreError`], in a sentence.
pub fn restore(from: &Path, day: Option<Day>, to: &Path) -> Result<Restored, RestoreError> {
    let of = |kind| backups(from, kind).map_err(|why| Trouble::Unreadable { path: from.to_owned(), why });
    let (journals, archives) = (of(BackupKind::Journal)?, of(BackupKind::Files)?);
    let day = chosen(from, day, &journals, &archives)?;
    let (journal, archive) = (up_to(&journals, day), up_to(&archives, day));
    let to = Paths::below(to)?;
    refuse_full(to.data())?;

    let mut records = 0;
    if let Some(copy) = journal {
        read_lines(&copy.path, &mut |_| records += 1).map_err(broken(copy))?;
    }
    let files = archive.map(|copy| read_files(&copy.path).map_err(broken(copy))).transpose()?;
    create(to.data())?;
    if let Some(copy) = journal {
        write_journal(copy, &to.journal())?;
    }
    for (name, bytes) in files.iter().flatten() {
        write(&to.data().join(name), bytes)?;
    }
    let count = files.map_or(0, |files| files.len());
    let done = |copy: Option<&Backup>, count| copy.map(|copy| (copy.clone(), count));
    Ok(Restored { journal: done(journal, records), files: done(archive, count) })
}

/// The day that is meant.
fn chosen(
    from: &Path,
    day: Option<Day>,
    journals: &[Backup],
    archives: &[Backup],
) -> Result<Day, RestoreError> {
    let mut all: Vec<&Backup> = journals.iter().chain(archives).collect();
    all.sort_by_key(|it| it.day);
    let mut days: Vec<Day> = all.iter().map(|it| it.day).collect();
    days.dedup();
    let newest = all.iter().rev().find(|it| !it.is_partial).or_else(|| all.last());
    match (day, newest) {
        (_, None) => Err(RestoreError::None(from.to_owned())),
        (None, Some(newest)) => Ok(newest.day),
        (Some(day), _) if days.contains(&day) => Ok(day),
        (Some(day), _) => Err(RestoreError::Unknown { day, days }),
    }
}

/// The last copy up to a day; a complete one goes before the partial one of its day.
fn up_to(copies: &[Backup], day: Day) -> Option<&Backup> {
    let last = copies.iter().rev().find(|it| it.day <= day && (!it.is_partial || it.day == day))?;
    let complete = copies.iter().find(|it| it.day == last.day && !it.is_partial);
    complete.or(Some(last))
}

fn refuse_full(dir: &Path) -> Result<(), RestoreError> {
    let not_empty = || RestoreError::NotEmpty(dir.to_owned());
    match fs::read_dir(dir).map(|mut found| found.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(not_empty()),
        Err(why) => disk::unless_absent(dir, why).map_err(|_| not_empty()),
    }
}

fn broken(copy: &Backup) -> impl FnOnce(io::Error) -> RestoreError {
    let path = copy.path.clone();
    move |why| RestoreError::Broken { path, why }
}

/// A folder for the user alone, even if it was there.
fn create(dir: &Path) -> Result<(), RestoreError> {
    Ok(disk::create_dir(dir).and_then(|_| disk::make_private(dir)).map_err(PathError::new("write", dir))?)
}

fn write_journal(copy: &Backup, dir: &Path) -> Result<(), RestoreError> {
    create(dir)?;
    let path = dir.join(format!("restored-{}.jsonl", copy.day));
    let file = disk::open(&path, disk::private().write(true).create_new(true))
        .map_err(PathError::new("write", &path))?;
    let mut into = io::BufWriter::new(file);
    let mut written = Ok(());
    let mut each = |line: &[u8]| {
        if written.is_ok() {
            written = into.write_all(line).and_then(|()| into.write_all(b"\n"));
        }
    };
    read_lines(&copy.path, &mut each).map_err(broken(copy))?;
    let synced = written.and_then(|()| into.into_inner()?.sync_all()).and_then(|()| disk::sync_dir(dir));
    Ok(synced.map_err(PathError::new("write", &path))?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), RestoreError> {
    let taken = || io::Error::from(io::ErrorKind::AlreadyExists);
    let written = disk::create_dir(path.parent().unwrap_or(Path::new("")))
        .and_then(|_| disk::create_file(path, bytes))
        .and_then(|new| new.then_some(()).ok_or_else(taken));
    Ok(written.map_err(PathError::new("write", path))?)
}
