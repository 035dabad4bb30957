//! The texts that a file held before.

use std::path::PathBuf;

use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::store::shelf::name::endings;
use crate::store::shelf::{Disk, Shelf, ShelfError, first_free};

/// How many earlier texts of one file are kept.
const KEPT: usize = 20;

/// A time as file names have it: in UTC, to the millisecond, so that names sort by age on every device.
pub(super) fn time(at: Timestamp) -> String {
    at.to_utc().format("%Y%m%dT%H%M%S%3fZ").to_string()
}

/// Whether this is what [`time`] writes, with a number after it where a second had to be told from a first.
fn is_time(text: &str) -> bool {
    let Some((time, number)) = text.split_once('Z') else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_cut = time.len() == 18 && time.get(8..9) == Some("T");
    is_cut && digits(&time.replacen('T', "", 1)) && digits(number.trim_start_matches('-'))
}

impl<D: Disk + ?Sized> Shelf<D> {
    /// Keeps a text that is about to be replaced, unless it is the last one that was kept.
    pub(super) fn remember(&mut self, slug: &Id, bytes: &[u8], at: Timestamp) -> Result<(), ShelfError> {
        let last = self.history(slug).pop();
        if last.is_some_and(|last| matches!(self.disk.read(&last), Ok(Some(held)) if held == bytes)) {
            return Ok(());
        }
        let names = endings().map(|ending| format!("{slug}-{}{ending}.yaml", time(at)));
        first_free(slug, names, |name| self.copy(&self.history_dir().join(name), bytes)).map(drop)
    }

    /// Removes what is older than the last twenty. What cannot be removed stays: it is in nobody's way.
    pub(super) fn forget_the_oldest(&mut self, slug: &Id) {
        let paths = self.history(slug);
        let surplus = paths.len().saturating_sub(KEPT);
        for path in paths.into_iter().take(surplus) {
            if let Ok(Some(bytes)) = self.disk.read(&path) {
                let _stays = self.disk.remove(&path, &bytes);
            }
        }
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
