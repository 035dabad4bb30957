//! A journal that forgets. It writes and reads the same lines as the one on disk.

use std::path::PathBuf;

use starl::domain::day::{Day, Timestamp};
use starl::domain::fact::Fact;
use starl::domain::journal::codec::{decode, encode};
use starl::domain::journal::{Damage, Entry, JournalLine};
use starl::domain::progress::Fold;
use starl::store::journal::{Journal, JournalError, LoadedJournal, Trouble};

/// Lines in memory.
#[derive(Debug, Clone)]
pub(crate) struct MemoryJournal {
    device: String,
    lines: Vec<String>,
    known: usize,
    fault: Option<String>,
}

impl Default for MemoryJournal {
    fn default() -> Self {
        Self::of_device("memory00")
    }
}

impl MemoryJournal {
    /// An empty journal of this device.
    pub(crate) fn of_device(device: &str) -> Self {
        Self { device: device.to_owned(), lines: Vec::new(), known: 0, fault: None }
    }

    /// All lines, oldest first.
    pub(crate) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Adds a line as another instance would.
    pub(crate) fn slip_in(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Lets the next append fail, for this reason.
    pub(crate) fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }
}

impl Journal for MemoryJournal {
    fn load(&mut self) -> LoadedJournal {
        self.known = self.lines.len();
        let mut fold = Fold::default();
        let mut troubles = Vec::new();
        for (line, text) in (1..).zip(&self.lines) {
            let path = PathBuf::from("memory");
            match fold.read(text.as_bytes()) {
                Ok(None) => {}
                Ok(Some(kind)) => troubles.push(Trouble::Newer { path, line, count: 1, kind }),
                Err(why) => troubles.push(Trouble::Damage { path, line, offset: 0, length: 0, why }),
            }
        }
        LoadedJournal { progress: fold.finish(), troubles }
    }

    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError> {
        if let Some(why) = self.fault.take() {
            return Err(JournalError::Refused(why));
        }
        let seq = self.lines.len() as u64 + 1;
        let id = format!("{}-{seq:020x}", self.device);
        let line = encode(&Entry { id, seq, at: now, day, fact });
        let entry = match decode(line.as_bytes()) {
            Ok(JournalLine::Entry(entry)) => entry,
            Ok(JournalLine::Newer(newer)) => {
                return Err(JournalError::Unkeepable(Damage::NoEntry(newer.kind)));
            }
            Err(why) => return Err(JournalError::Unkeepable(why)),
        };
        self.known += usize::from(self.known == self.lines.len());
        self.lines.push(line);
        Ok(entry)
    }

    fn grown(&self) -> bool {
        self.known != self.lines.len()
    }
}
