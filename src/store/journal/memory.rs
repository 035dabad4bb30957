//! A journal that forgets: for tests and sessions. It writes and reads the same lines as the one on disk.

use std::path::Path;

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::Entry;
use crate::domain::progress::Fold;
use crate::store::journal::lines::{LinePlace, Lines};
use crate::store::journal::read::{Reading, Sink};
use crate::store::journal::{Journal, JournalError, LoadedJournal, Trouble, keepable};

/// Lines in memory.
#[derive(Debug, Clone)]
pub struct MemoryJournal {
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
    pub fn of_device(device: &str) -> Self {
        Self { device: device.to_owned(), lines: Vec::new(), known: 0, fault: None }
    }

    /// All lines, oldest first.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Adds a line as another instance would.
    pub fn slip_in(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Lets the next append fail, for this reason.
    pub fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }

    fn read(&self, sink: Sink) -> Vec<Trouble> {
        let text = self.lines.join("\n");
        let lines = Lines::new(text.as_bytes(), LinePlace::default());
        let mut reading = Reading::new(sink);
        // Reading memory cannot fail.
        let _ = reading.lines(Path::new("memory"), lines, true);
        reading.finish().0
    }
}

impl Journal for MemoryJournal {
    fn load(&mut self) -> LoadedJournal {
        self.known = self.lines.len();
        let mut fold = Fold::default();
        let troubles = self.read(&mut |line| fold.read(line));
        LoadedJournal { progress: fold.finish(), troubles }
    }

    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError> {
        if let Some(why) = self.fault.take() {
            return Err(JournalError::Refused(why));
        }
        let seq = self.lines.len() as u64 + 1;
        let (line, entry) =
            keepable(&Entry { id: format!("{}-{seq:020x}", self.device), seq, at: now, day, fact })?;
        self.known += usize::from(self.known == self.lines.len());
        self.lines.push(line);
        Ok(entry)
    }

    fn grown(&self) -> bool {
        self.known != self.lines.len()
    }
}
