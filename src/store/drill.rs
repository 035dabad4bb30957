//! The running drill on disk: rewritten at every mark, gone when it is saved or discarded.
//!
//! Each instance of the program claims a slot, so that two drills never overwrite each other. A slot whose owner died
//! is free again, and what lies in it is offered for resuming.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::disk::{self, PathError};
use crate::store::slots::{Claim, MOST, places};

/// A drill on disk is a few kilobytes; what is over this is none.
const LARGEST: u64 = 1 << 20;

/// Why a drill was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum DrillError {
    /// What lay there was no drill of this version. It is kept under another name.
    #[error("the drill in {} can't be resumed: {why}; it was set aside as {}", path.display(), aside.display())]
    Garbled {
        /// Where it lay.
        path: PathBuf,
        /// Where it lies now.
        aside: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A drill that has no form as text.
    #[error("the drill in progress can't be written to disk: {0}")]
    Unwritable(serde_json::Error),
    /// Every slot has a living owner.
    #[error("{MOST} other drills are running in {}; finish one of them", .0.display())]
    Full(PathBuf),
    /// A file or directory was at fault.
    #[error("{0}; until that's fixed, a crash will lose the drill in progress")]
    Disk(#[from] PathError),
}

/// Where one running drill is kept, as text.
pub trait DrillStore {
    /// Replaces the text: afterwards, and after any fault, the old or the new one is there, whole.
    fn write(&mut self, text: &[u8]) -> Result<(), DrillError>;

    /// The text, where there is one.
    fn read(&mut self) -> Result<Option<Vec<u8>>, DrillError>;

    /// Forgets the drill: it was saved or discarded.
    fn clear(&mut self) -> Result<(), DrillError>;

    /// Puts a text that is no drill out of the way, for this reason, and returns the error that tells of it.
    fn set_aside(&mut self, why: String) -> DrillError;
}

impl dyn DrillStore + '_ {
    /// Keeps a drill.
    pub fn save<T: Serialize + ?Sized>(&mut self, drill: &T) -> Result<(), DrillError> {
        self.write(&serde_json::to_vec(drill).map_err(DrillError::Unwritable)?)
    }

    /// The drill that was kept last, where there is one.
    ///
    /// # Errors
    /// [`DrillError::Garbled`] where what lies there is none: it is set aside, not deleted.
    pub fn load<T: DeserializeOwned>(&mut self) -> Result<Option<T>, DrillError> {
        let Some(text) = self.read()? else {
            return Ok(None);
        };
        match serde_json::from_slice(&text) {
            Ok(drill) => Ok(Some(drill)),
            Err(why) => Err(self.set_aside(why.to_string())),
        }
    }
}

/// A claimed slot. It is given back when this is dropped or the process ends.
#[derive(Debug)]
pub struct DrillFile(Claim);

impl DrillFile {
    /// Claims a slot: the first that nobody owns and that holds a drill, else the first that nobody owns.
    ///
    /// # Errors
    /// The directory cannot be written to, or every slot has an owner.
    pub fn claim(dir: &Path) -> Result<Self, DrillError> {
        disk::create_dir(dir).map_err(PathError::new("create", dir))?;
        let claim = Claim::first(places(&dir.join("drill"), "json"));
        claim?.map(Self).ok_or_else(|| DrillError::Full(dir.to_owned()))
    }

    /// The file of this slot.
    pub fn path(&self) -> &Path {
        &self.0.path
    }
}

impl DrillStore for DrillFile {
    fn write(&mut self, text: &[u8]) -> Result<(), DrillError> {
        Ok(disk::replace(self.path(), text).map_err(PathError::new("write", self.path()))?)
    }

    fn read(&mut self) -> Result<Option<Vec<u8>>, DrillError> {
        let path = self.path();
        let read =
            disk::read(path, LARGEST).map(Some).or_else(|why| disk::unless_absent(path, why).map(|()| None));
        Ok(read.map_err(PathError::new("read", path))?)
    }

    fn clear(&mut self) -> Result<(), DrillError> {
        let path = self.path();
        let removed = match fs::remove_file(path) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other.and_then(|()| disk::sync_dir(path.parent().unwrap_or(Path::new("")))),
        };
        Ok(removed.map_err(PathError::new("remove", path))?)
    }

    fn set_aside(&mut self, why: String) -> DrillError {
        let named = |number: u32| self.path().with_extension(format!("json.broken-{number}"));
        let aside = (1..u32::MAX).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(0));
        let path = self.path().to_owned();
        match fs::rename(&path, &aside) {
            Ok(()) => DrillError::Garbled { path, aside, why },
            Err(why) => PathError::new("set aside", &path)(why).into(),
        }
    }
}

/// A slot in memory, where there is none on disk.
#[derive(Debug, Clone, Default)]
pub struct MemoryDrill {
    /// What is kept, as a file would hold it.
    pub text: Option<Vec<u8>>,
    /// What was no drill and was set aside, oldest first.
    pub aside: Vec<Vec<u8>>,
}

impl DrillStore for MemoryDrill {
    fn write(&mut self, text: &[u8]) -> Result<(), DrillError> {
        self.text = Some(text.to_owned());
        Ok(())
    }

    fn read(&mut self) -> Result<Option<Vec<u8>>, DrillError> {
        Ok(self.text.clone())
    }

    fn clear(&mut self) -> Result<(), DrillError> {
        self.text = None;
        Ok(())
    }

    fn set_aside(&mut self, why: String) -> DrillError {
        self.aside.extend(self.text.take());
        DrillError::Garbled {
            path: PathBuf::from("drill.json"),
            aside: PathBuf::from(format!("drill.json.broken-{}", self.aside.len())),
            why,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{DrillError, DrillFile, DrillStore, MemoryDrill};

    #[test]
    fn every_store_keeps_the_newest_drill_until_it_is_cleared() {
        let root = tempfile::tempdir().expect("a directory");
        let mut file = DrillFile::claim(root.path()).expect("a slot");
        let mut memory = MemoryDrill::default();
        for store in [&mut file as &mut dyn DrillStore, &mut memory] {
            assert_eq!(store.load::<Vec<u8>>().expect("nothing yet"), None);
            store.save(&[1, 2]).expect("saved");
            store.save(&[3]).expect("saved");
            assert_eq!(store.load().expect("a drill"), Some(vec![3_u8]));
            store.clear().expect("cleared");
            store.clear().expect("nothing to clear");
            assert_eq!(store.load::<Vec<u8>>().expect("nothing more"), None);
        }
    }

    #[test]
    fn two_instances_have_two_drills_and_a_dead_one_leaves_its_own() {
        let root = tempfile::tempdir().expect("a directory");
        let mut first = DrillFile::claim(root.path()).expect("a slot");
        let mut second = DrillFile::claim(root.path()).expect("a slot");
        let first: &mut dyn DrillStore = &mut first;
        first.save("first").expect("saved");
        {
            let second: &mut dyn DrillStore = &mut second;
            second.save("second").expect("saved");
        }
        drop(second);
        // A process that another test is starting may hold a copy of the lock for a moment.
        let mut claims = (0..100_000).map(|_| DrillFile::claim(root.path()).expect("a slot"));
        let mut third = claims.find(|it| it.path().ends_with("drill-2.json")).expect("the one that is left");
        let third: &mut dyn DrillStore = &mut third;
        assert_eq!(third.load().expect("a drill"), Some("second".to_owned()));
        assert_eq!(first.load().expect("a drill"), Some("first".to_owned()));
    }

    #[test]
    fn a_left_drill_is_found_behind_an_empty_slot() {
        let root = tempfile::tempdir().expect("a directory");
        fs::write(root.path().join("drill-3.json"), "7").expect("written");
        let mut claimed = DrillFile::claim(root.path()).expect("a slot");
        let claimed: &mut dyn DrillStore = &mut claimed;
        assert_eq!(claimed.load().expect("a drill"), Some(7));
        let other = DrillFile::claim(root.path()).expect("a slot");
        assert!(other.path().ends_with("drill.json"));
    }

    #[test]
    fn garbage_is_set_aside_and_told() {
        let root = tempfile::tempdir().expect("a directory");
        let mut file = DrillFile::claim(root.path()).expect("a slot");
        for number in 1..=2 {
            fs::write(root.path().join("drill.json"), "{\"half").expect("written");
            let store: &mut dyn DrillStore = &mut file;
            let told = store.load::<Vec<u8>>().expect_err("no drill").to_string();
            let aside = root.path().join(format!("drill.json.broken-{number}"));
            assert!(told.contains(&*aside.to_string_lossy()), "{told}");
            assert_eq!(fs::read_to_string(aside).expect("kept"), "{\"half");
            assert_eq!(store.load::<Vec<u8>>().expect("nothing more"), None);
        }
    }

    #[test]
    fn what_is_no_file_is_told() {
        let root = tempfile::tempdir().expect("a directory");
        fs::create_dir(root.path().join("drill.json")).expect("a directory");
        let mut file = DrillFile::claim(root.path()).expect("a slot");
        let store: &mut dyn DrillStore = &mut file;
        for told in [store.save("x"), store.load::<String>().map(drop)] {
            let told = told.expect_err("a directory is in the way");
            assert!(matches!(&told, DrillError::Disk { .. }), "{told}");
            assert!(told.to_string().contains("drill.json: it isn't a regular file"), "{told}");
        }
        let file = root.path().join("file");
        fs::write(&file, "").expect("written");
        assert!(DrillFile::claim(&file).is_err());
    }
}
