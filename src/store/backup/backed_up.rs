//! A journal that is copied at its first new entry of a day, in a thread of its own: nobody waits for that. Where the
//! copy is not complete, it is made again at the next entry.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::Entry;
use crate::store::backup::back_up;
use crate::store::journal::{FileJournal, Journal, JournalError, LoadedJournal, Trouble};
use crate::store::paths::Paths;

/// A journal on disk with its backups. Dropping it waits for a copy that is being made.
#[derive(Debug)]
pub struct BackedUp {
    journal: FileJournal,
    paths: Paths,
    /// The last day for which a copy was started here.
    day: Option<Day>,
    copying: Option<JoinHandle<()>>,
    /// Why the last copy failed.
    fault: Arc<Mutex<Option<String>>>,
    /// What was reported of that.
    told: Option<String>,
}

impl BackedUp {
    /// The journal in these places, copied to the backups there.
    pub fn new(journal: FileJournal, paths: &Paths) -> Self {
        Self { journal, paths: paths.clone(), day: None, copying: None, fault: Arc::default(), told: None }
    }

    fn copy(&mut self, day: Day) {
        let is_copying = self.copying.as_ref().is_some_and(|copying| !copying.is_finished());
        if self.day == Some(day) && (is_copying || self.fault().is_none()) {
            return;
        }
        self.finish();
        self.day = Some(day);
        let (paths, fault) = (self.paths.clone(), Arc::clone(&self.fault));
        let copy = move || {
            let failed = back_up(&paths, day).err().map(|why| why.to_string());
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
    fn load(&mut self) -> LoadedJournal {
        let mut loaded = self.journal.load();
        self.told = self.fault();
        let path = self.paths.backups();
        loaded.troubles.extend(self.told.clone().map(|why| Trouble::NotBackedUp { path, why }));
        loaded
    }

    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError> {
        let entry = self.journal.append(fact, now, day)?;
        self.copy(entry.day);
        Ok(entry)
    }

    /// A fault of a copy that came or went is news as well.
    fn grown(&self) -> bool {
        self.journal.grown() || self.told != self.fault()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::BackedUp;
    use crate::domain::day::{Day, Timestamp};
    use crate::domain::fact::Fact;
    use crate::domain::id::Id;
    use crate::store::journal::{FileJournal, Journal};
    use crate::store::paths::Paths;

    fn append(journal: &mut BackedUp, item: &str) {
        let at: Timestamp = "2026-11-23T08:12:03.120+01:00".parse().expect("a time");
        let day: Day = "2026-11-23".parse().expect("a day");
        journal.append(Fact::Star { item: Id::new(item).expect("an id"), on: true }, at, day).expect("saved");
        journal.finish();
    }

    #[test]
    fn a_copy_that_failed_is_made_again_at_the_next_entry_of_the_day() {
        let root = tempfile::tempdir().expect("a folder");
        let paths = Paths::below(root.path()).expect("a full path");
        let journal = FileJournal::new(&paths.journal(), &paths.lock(), "testtest");
        let mut journal = BackedUp::new(journal, &paths);
        let unreadable = paths.journal().join("phone000.jsonl");
        fs::create_dir_all(&unreadable).expect("a folder in the place of a file");
        append(&mut journal, "one");
        assert!(journal.grown(), "it is news");
        let told: Vec<String> = journal.load().troubles.iter().map(ToString::to_string).collect();
        assert!(
            told.iter().any(|told| told.contains("backup") && told.contains("phone000.jsonl")),
            "{told:?}"
        );
        assert!(!journal.grown(), "it is known");
        let partial = paths.backups().join("2026-11-23.jsonl.gz.partial");
        assert!(partial.exists());

        fs::remove_dir(&unreadable).expect("removed");
        append(&mut journal, "two");
        assert!(journal.grown() && journal.load().troubles.is_empty());
        assert!(!partial.exists() && paths.backups().join("2026-11-23.jsonl.gz").exists());
    }
}
