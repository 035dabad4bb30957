//! The texts that a file held before.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::store::shelf::name::endings;
use crate::store::shelf::{Disk, Shelf, ShelfError};

/// How many earlier texts of one file are kept.
const KEPT: usize = 20;

/// A time as file names have it: in UTC, to the millisecond, so that names sort by age on every device.
pub(super) fn time(at: Timestamp) -> String {
    at.to_utc().format("%Y%m%dT%H%M%S%3fZ").to_string()
}

/// Whether this is what [`time`] writes, with a number after it where a second had to be told from a first.
fn is_time(text: &str) -> bool {
    let (time, number) = text.split_once('Z').unwrap_or((text, "x"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (day, clock) = time.split_once('T').unwrap_or_default();
    day.len() == 8
        && clock.len() == 9
        && digits(day)
        && digits(clock)
        && digits(number.trim_start_matches('-'))
}

impl<D: Disk + ?Sized> Shelf<D> {
    /// Keeps a text that is about to be replaced, unless it is the last one that was kept.
    pub(super) fn remember(&mut self, slug: &Id, bytes: &[u8], at: Timestamp) -> Result<(), ShelfError> {
        let last = self.history(slug).pop();
        if last.is_some_and(|last| matches!(self.disk.read(&last), Ok(Some(held)) if held == bytes)) {
            return Ok(());
        }
        let names: Vec<String> =
            endings().map(|ending| format!("{slug}-{}{ending}.yaml", time(at))).collect();
        for name in names {
            if self.copy(&self.history_dir().join(name), bytes)? {
                return Ok(());
            }
        }
        Err(ShelfError::Crowded(slug.clone()))
    }

    /// Removes what is older than the last twenty. What cannot be removed stays: it is in nobody's way.
    pub(super) fn forget_the_oldest(&mut self, slug: &Id) {
        let paths = self.history(slug);
        let surplus = paths.len().saturating_sub(KEPT);
        for path in paths.into_iter().take(surplus) {
            let _stays = self.forget(&path);
        }
    }

    fn forget(&mut self, path: &Path) -> io::Result<()> {
        if let Ok(Some(bytes)) = self.disk.read(path) {
            self.disk.remove(path, &bytes)?;
        }
        Ok(())
    }

    /// The earlier texts of a file, the oldest first.
    pub fn history(&self, slug: &Id) -> Vec<PathBuf> {
        let mut paths = self.disk.list(&self.history_dir()).unwrap_or_default();
        paths.retain(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let rest = stem.strip_prefix(slug.as_str()).and_then(|rest| rest.strip_prefix('-'));
            rest.is_some_and(is_time)
        });
        paths
    }

    fn history_dir(&self) -> PathBuf {
        self.dir.join(".history")
    }
}
