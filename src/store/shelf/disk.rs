//! What a shelf needs of a disk, and the files of the machine.

use std::fmt::{Debug, Display};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::store::disk;
use crate::store::disk::lock::{self, Lock};
use crate::store::text::Report;
use crate::store::text::read::{is_yaml, read_own};

/// Enough to see that something in a folder was written to, renamed or removed.
pub type FolderStamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Where a shelf is kept. Whatever fails leaves every file as it was.
pub trait Disk: Debug {
    /// What in a folder ends like YAML and is not hidden, by name; nothing where there is no folder.
    ///
    /// # Errors
    /// The folder cannot be read.
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;

    /// The bytes of a file, `None` where there is none.
    ///
    /// # Errors
    /// It is no regular file, larger than 1 MiB, or cannot be read.
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Report>;

    /// Gives a file other bytes if it holds what it held, and says whether it did. They are on disk then.
    ///
    /// # Errors
    /// The disk or the lock.
    fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool>;

    /// Writes a new file and the folders it needs; false where the name is taken. It is on disk then.
    ///
    /// # Errors
    /// The disk.
    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool>;

    /// Removes a file if it holds what it held, and says whether it did.
    ///
    /// # Errors
    /// The disk or the lock.
    fn remove(&mut self, path: &Path, was: &[u8]) -> io::Result<bool>;

    /// How a folder stands.
    fn stamp(&self, dir: &Path) -> FolderStamp;
}

/// The files of the machine.
#[derive(Debug)]
pub struct DiskFiles {
    lock: PathBuf,
}

impl DiskFiles {
    /// The files of the machine; `lock` is locked while one of them is replaced or removed.
    pub fn new(lock: &Path) -> Self {
        Self { lock: lock.to_owned() }
    }

    fn lock(&self) -> io::Result<Lock> {
        let named = |kind, why: &dyn Display| {
            io::Error::new(kind, format!("{} can't be locked: {why}", self.lock.display()))
        };
        let taken = lock::take(&self.lock, lock::PATIENCE).map_err(|why| named(why.kind(), &why))?;
        taken.ok_or_else(|| named(io::ErrorKind::WouldBlock, &"another starl has it locked; try again"))
    }
}

/// Whether a file holds these bytes and no others.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    disk::refuse_irregular(path)?;
    match fs::read(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(false),
        read => read.map(|held| held == bytes),
    }
}

impl Disk for DiskFiles {
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(disk::list(dir)?.into_iter().filter(|path| is_yaml(path)).collect())
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Report> {
        read_own(path)
    }

    fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool> {
        let _lock = self.lock()?;
        // The file itself, not a link that leads to it.
        let path = disk::behind_links(path);
        disk::replace_if(&path, bytes, || holds(&path, was))
    }

    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        if let Some(dir) = path.parent() {
            disk::create_dir(dir)?;
        }
        disk::create_file(path, bytes)
    }

    fn remove(&mut self, path: &Path, was: &[u8]) -> io::Result<bool> {
        let _lock = self.lock()?;
        if !holds(path, was)? {
            return Ok(false);
        }
        fs::remove_file(path)?;
        // It is removed. Where this cannot be synced, a power cut may bring it back: no word is lost by that.
        let _comes_back = disk::sync_dir(path.parent().unwrap_or(Path::new("")));
        Ok(true)
    }

    fn stamp(&self, dir: &Path) -> FolderStamp {
        let of = |path: PathBuf| match fs::metadata(&path) {
            Ok(metadata) => (path, metadata.len(), metadata.modified().ok()),
            Err(_) => (path, 0, None),
        };
        self.list(dir).unwrap_or_default().into_iter().map(of).collect()
    }
}
