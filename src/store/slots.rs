//! Places on disk that one instance of the program has for itself: a file, and a lock beside it that ends with the
//! process. What an instance that died left in its place is taken up by the next one that claims it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::store::disk::lock::{self, Lock};
use crate::store::disk::{self, PathError};

/// Instances that can have a place of the same name at the same time.
pub const MOST: usize = 16;

/// A claimed place. It is given back when this is dropped or the process ends.
#[derive(Debug)]
pub struct Claim {
    /// The file.
    pub path: PathBuf,
    _lock: Lock,
}

/// The files whose names start so, the usual one first: `drill.json`, `drill-2.json`, ...
pub fn places(stem: &Path, extension: &'static str) -> impl Iterator<Item = PathBuf> + use<> {
    let stem = stem.as_os_str().to_owned();
    disk::endings().take(MOST).map(move |ending| {
        let parts = [stem.as_os_str(), ending.as_ref(), ".".as_ref(), extension.as_ref()];
        PathBuf::from(parts.into_iter().collect::<OsString>())
    })
}

impl Claim {
    /// Claims the first place that nobody has and in which something lies, else the first that nobody has.
    pub fn first(places: impl IntoIterator<Item = PathBuf>) -> Result<Option<Self>, PathError> {
        let (left, free): (Vec<PathBuf>, Vec<PathBuf>) = places.into_iter().partition(|path| path.exists());
        for path in left.into_iter().chain(free) {
            if let Some(claim) = Self::of(path, Duration::ZERO)? {
                return Ok(Some(claim));
            }
        }
        Ok(None)
    }

    /// Claims this place; nothing where another instance has it all the time that is waited for it.
    pub fn of(path: PathBuf, patience: Duration) -> Result<Option<Self>, PathError> {
        let lock = path.with_extension("lock");
        let taken = lock::take(&lock, patience).map_err(PathError::new("lock", &lock))?;
        Ok(taken.map(|lock| Self { path, _lock: lock }))
    }
}

/// The file beside a text that holds what it was started from.
pub fn base(path: &Path) -> PathBuf {
    path.with_extension("base")
}

/// Removes a text and what it was started from. What cannot be removed stays, and holds nothing that is not saved.
pub fn remove(path: &Path) {
    let _stays = fs::remove_file(path);
    let _stays = fs::remove_file(base(path));
}

/// The text of a regular file that has no more than this many bytes.
pub fn text(path: &Path, most: u64) -> Option<String> {
    let bytes = disk::read(path, most).ok()?;
    String::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= most)
}
