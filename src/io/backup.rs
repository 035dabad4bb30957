//! Copies of the journal, one for each day on which it changed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::domain::backup::kept;
use crate::domain::day::Day;
use crate::domain::journal::seal;
use crate::io::disk;
use crate::io::journal::read::Reading;

/// What the name of a copy ends in, after the day.
const ENDING: &str = ".jsonl.gz";

/// Why there is no copy of today. The journal itself is not touched by it.
#[derive(Debug, thiserror::Error)]
#[error("the journal was not backed up: could not {doing} {}: {why}", path.display())]
pub struct BackupError {
    doing: &'static str,
    path: PathBuf,
    why: io::Error,
}

impl BackupError {
    fn new(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |why| Self { doing, path, why }
    }
}

/// Writes the copy of a day unless there is one, and removes copies that are not worth keeping any more.
///
/// A copy holds every sound line of all journal files, whoever wrote it. Put into the journal's folder again, it counts
/// each entry once.
///
/// # Errors
/// What could not be written or removed.
pub fn back_up(journal: &Path, backups: &Path, day: Day) -> Result<(), BackupError> {
    let path = backups.join(format!("{day}{ENDING}"));
    if path.exists() {
        return Ok(());
    }
    let copy = copy(journal).map_err(BackupError::new("copy", journal))?;
    disk::create_dir(backups).map_err(BackupError::new("create", backups))?;
    disk::replace(&path, &copy).map_err(BackupError::new("write", &path))?;
    thin_out(backups)
}

/// All sound lines, compressed.
fn copy(journal: &Path) -> io::Result<Vec<u8>> {
    let mut into = GzEncoder::new(Vec::new(), Compression::fast());
    let mut sink = |line: &[u8]| {
        seal::check(line)?;
        // Memory takes everything.
        let _ = into.write_all(line).and_then(|()| into.write_all(b"\n"));
        Ok(None)
    };
    Reading::new(&mut sink).directory(journal, || ());
    into.finish()
}

fn thin_out(backups: &Path) -> Result<(), BackupError> {
    let days = days(backups).map_err(BackupError::new("list", backups))?;
    for day in days.difference(&kept(&days)) {
        let path = backups.join(format!("{day}{ENDING}"));
        fs::remove_file(&path).map_err(BackupError::new("remove", &path))?;
    }
    Ok(())
}

/// The days with a copy.
fn days(backups: &Path) -> io::Result<BTreeSet<Day>> {
    let names = fs::read_dir(backups)?.map(|found| Ok(found?.file_name()));
    let names: Vec<_> = names.collect::<io::Result<_>>()?;
    let day = |name: &str| name.strip_suffix(ENDING)?.parse::<Day>().ok();
    // A day has other forms, which no copy of ours is named by.
    let is_ours = |name: &str, day: Day| name == format!("{day}{ENDING}");
    let days = names.iter().filter_map(|name| name.to_str());
    Ok(days.filter_map(|name| day(name).filter(|day| is_ours(name, *day))).collect())
}
