//! A disk in memory, for tests and sessions.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::shelf::disk::{Disk, FolderStamp};
use crate::store::text::Report;
use crate::store::text::read::is_yaml;

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryDisk {
    files: BTreeMap<PathBuf, Vec<u8>>,
    fault: Option<String>,
    /// Two texts may be of one length: every write counts.
    writes: u64,
}

impl MemoryDisk {
    /// Writes as an editor would.
    pub fn edit(&mut self, path: &Path, text: &str) {
        self.writes += 1;
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    /// What a file would hold.
    pub fn text(&self, path: &Path) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Lets the next write fail, for this reason.
    pub fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }

    fn fault(&mut self) -> io::Result<()> {
        self.writes += 1;
        self.fault.take().map_or(Ok(()), |why| Err(io::Error::other(why)))
    }
}

impl Disk for MemoryDisk {
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let within = |path: &&PathBuf| path.parent() == Some(dir) && is_yaml(path);
        Ok(self.files.keys().filter(within).cloned().collect())
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Report> {
        Ok(self.files.get(path).cloned())
    }

    fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool> {
        self.fault()?;
        match self.files.get_mut(path) {
            Some(held) if held == was => {
                *held = bytes.to_vec();
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        if self.files.contains_key(path) {
            return Ok(false);
        }
        self.fault()?;
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(true)
    }

    fn remove(&mut self, path: &Path, was: &[u8]) -> io::Result<bool> {
        self.fault()?;
        match self.files.get(path) {
            Some(held) if held == was => Ok(self.files.remove(path).is_some()),
            _ => Ok(false),
        }
    }

    fn stamp(&self, dir: &Path) -> FolderStamp {
        let here = self.list(dir).unwrap_or_default().into_iter();
        here.map(|path| (path, 0, None)).chain([(PathBuf::new(), self.writes, None)]).collect()
    }
}
