//! A journal that is copied at its first new entry of a day, in a thread of its own: nobody waits for that.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::Entry;
use crate::io::journal::backup::back_up;
use crate::io::journal::{FileJournal, Journal, JournalError, Loaded, Trouble};

/// A journal on disk with its backups. Dropping it waits for a copy that is being made.
#[derive(Debug)]
pub struct BackedUp {
    journal: FileJournal,
    dir: PathBuf,
    backups: PathBuf,
    /// The last day for which a copy was begun here.
    day: Option<Day>,
    copying: Option<JoinHandle<()>>,
    /// Why the last copy failed.
    fault: Arc<Mutex<Option<String>>>,
    told: bool,
}

impl BackedUp {
    /// The journal that lies in `dir`, copied to `backups`.
    pub fn new(journal: FileJournal, dir: &Path, backups: &Path) -> Self {
        Self {
            journal,
            dir: dir.to_owned(),
            backups: backups.to_owned(),
            day: None,
            copying: None,
            fault: Arc::default(),
            told: false,
        }
    }

    fn copy(&mut self, day: Day) {
        if self.day == Some(day) {
            return;
        }
        self.finish();
        self.day = Some(day);
        self.told = false;
        let (dir, backups, fault) = (self.dir.clone(), self.backups.clone(), Arc::clone(&self.fault));
        let copy = move || {
            let failed = back_up(&dir, &backups, day).err().map(|why| why.to_string());
            *fault.lock().unwrap_or_else(PoisonError::into_inner) = failed;
        };
        self.copying = thread::Builder::new().spawn(copy).ok();
    }

    fn finish(&mut self) {
        if let Some(copying) = self.copying.take() {
            // A panic there has ended the program.
            let _ = copying.join();
        }
    }

    fn fault(&self) -> Option<String> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for BackedUp {
    fn drop(&mut self) {
        self.finish();
    }
}

impl Journal for BackedUp {
    fn load(&mut self) -> Loaded {
        let mut loaded = self.journal.load();
        if let Some(why) = self.fault() {
            self.told = true;
            loaded.troubles.push(Trouble::NotBackedUp { path: self.backups.clone(), why });
        }
        loaded
    }

    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError> {
        let entry = self.journal.append(fact, now, day)?;
        self.copy(entry.day);
        Ok(entry)
    }

    fn grown(&self) -> bool {
        self.journal.grown() || (!self.told && self.fault().is_some())
    }
}
