//! The settings on disk: `settings.yaml`, written by people and by the app.
//!
//! The app changes the bytes of one value and leaves every other byte as it was. What cannot be used in the file is
//! reported and left where it is: a key of a newer version, a value that is not allowed; the rest of the file holds.

pub mod text;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::domain::settings::{Change, Settings};
use crate::store::disk::lock;
use crate::store::disk::{self, PathError};
use crate::store::text::Report;
use crate::store::text::read::{decode, read_own};

/// Why a setting was not changed. Nothing was written then.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file has a fault; to write into it could make it worse.
    #[error("fix this error in the settings first: {}", .0.in_one_line())]
    Faulty(Report),
    /// The change does not go together with what the file holds by now.
    #[error("{0}")]
    Clash(String),
    /// The file is sound, but written in a way in which this one value cannot be changed alone.
    #[error("{key} in {} can't be set here because of how that file is written; set it in your editor", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The key.
        key: &'static str,
    },
    /// Another instance has held the lock all the time.
    #[error("another starl has {} locked; try again", .0.display())]
    Locked(PathBuf),
    /// A file or directory was at fault.
    #[error(transparent)]
    Disk(#[from] PathError),
}

/// What a file of settings says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadedSettings {
    /// The settings; what the file does not say, or says wrong, has its default.
    pub settings: Settings,
    /// What cannot be used of the file.
    pub reports: Vec<Report>,
}

/// Where the settings are kept.
pub trait SettingsStore {
    /// Reads the settings; where there are none, the defaults.
    ///
    /// # Errors
    /// Nothing of the file can be used: it is not valid YAML, or has a key twice.
    fn load(&mut self) -> Result<LoadedSettings, Report>;

    /// Sets these, on top of what the file holds by now, and tells what it holds then. All are set, or none.
    ///
    /// # Errors
    /// [`SettingsError`]: nothing was written.
    fn change(&mut self, changes: &[Change]) -> Result<Settings, SettingsError>;

    /// Whether somebody else has written since they were last read or changed here.
    fn is_stale(&self) -> bool;
}

/// The file of settings.
#[derive(Debug)]
pub struct FileSettings {
    path: PathBuf,
    lock: PathBuf,
    seen: Option<FileStamp>,
}

/// Enough to see that a file was written to; nothing where there is no file.
type FileStamp = Option<(u64, Option<SystemTime>)>;

impl FileSettings {
    /// The settings in this file, which need not be there; `lock` is locked while it is written.
    pub fn new(path: &Path, lock: &Path) -> Self {
        Self { path: path.to_owned(), lock: lock.to_owned(), seen: None }
    }

    fn stamp(&self) -> FileStamp {
        let metadata = fs::metadata(&self.path).ok()?;
        Some((metadata.len(), metadata.modified().ok()))
    }
}

impl SettingsStore for FileSettings {
    fn load(&mut self) -> Result<LoadedSettings, Report> {
        self.seen = Some(self.stamp());
        match read_own(&self.path)? {
            Some(bytes) => text::parse(&decode(&self.path, &bytes)?),
            // A link that leads to nothing hides them; when one is set, the file is made there.
            None => disk::unless_absent(&self.path, io::ErrorKind::NotFound.into())
                .map(|()| LoadedSettings::default())
                .map_err(|why| Report::of_file(&self.path, format!("This can't be read: {why}."))),
        }
    }

    fn change(&mut self, changes: &[Change]) -> Result<Settings, SettingsError> {
        let lock = lock::take(&self.lock, lock::PATIENCE).map_err(PathError::new("lock", &self.lock))?;
        let _lock = lock.ok_or_else(|| SettingsError::Locked(self.lock.clone()))?;
        let bytes = read_own(&self.path).map_err(SettingsError::Faulty)?.unwrap_or_default();
        let source = decode(&self.path, &bytes).map_err(SettingsError::Faulty)?;
        let (text, settings) = text::change(&source, changes)?;
        // What is not text, a byte order mark, stays before it.
        let before = bytes.len() - source.text.len();
        let mark = bytes.get(..before).unwrap_or_default();
        // The file itself is replaced, not a link that leads to it.
        let path = disk::behind_links(&self.path);
        disk::replace(&path, &[mark, text.as_bytes()].concat()).map_err(PathError::new("write", &path))?;
        self.seen = Some(self.stamp());
        Ok(settings)
    }

    fn is_stale(&self) -> bool {
        self.seen != Some(self.stamp())
    }
}

#[cfg(test)]
mod tests;
