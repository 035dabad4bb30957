//! The journal on disk: one file for each device, in one directory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::codec::decode;
use crate::domain::journal::{Entry, JournalLine};
use crate::domain::progress::Fold;
use crate::store::disk::lock::{self, Lock, PATIENCE};
use crate::store::disk::{self, PathError};
use crate::store::journal::append::{Pen, append};
use crate::store::journal::lines::LinePlace;
use crate::store::journal::read::{End, Reading, files};
use crate::store::journal::seen::unseen;
use crate::store::journal::{Journal, JournalError, LoadedJournal, Trouble, keepable};

/// Bytes at the end of a file in which its last number is looked for; an entry that holds most of them is rare.
const TAIL: u64 = 64 << 10;

/// The journal files of a directory, and the one this device writes.
#[derive(Debug)]
pub struct FileJournal {
    dir: PathBuf,
    lock: PathBuf,
    device: String,
    /// 1 for `<device>.jsonl`; one more after each failed sync: that file is not trusted again.
    number: u32,
    /// The highest sequence number of this device that was seen.
    seq: u64,
    /// How far each file was read, own appends included.
    ends: BTreeMap<PathBuf, End>,
    /// The files whose names are on disk for sure.
    settled: BTreeSet<PathBuf>,
    /// A fact that could not be kept, with the id it was tried under: its line may be on disk all the same.
    pub(super) failed: Option<(Fact, String)>,
    pub(super) patience: Duration,
    pub(super) pen: Pen,
}

impl FileJournal {
    /// The journal of a directory, written to as this device under this lock file. Nothing is touched yet.
    pub fn new(dir: &Path, lock: &Path, device: &str) -> Self {
        Self {
            dir: dir.to_owned(),
            lock: lock.to_owned(),
            device: device.to_owned(),
            number: 1,
            seq: 0,
            ends: BTreeMap::new(),
            settled: BTreeSet::new(),
            failed: None,
            patience: PATIENCE,
            pen: Pen::default(),
        }
    }

    /// What the file system lacks, for `doctor`: work goes on without.
    pub fn lacks(&self) -> Vec<Trouble> {
        match lock::try_take(&self.lock) {
            Ok(Some(lock)) if !lock.is_supported => vec![Trouble::NoLocks { path: self.lock.clone() }],
            _ => Vec::new(),
        }
    }

    /// The file that is written to.
    pub fn path(&self) -> PathBuf {
        let name = match self.number {
            1 => format!("{}.jsonl", self.device),
            number => format!("{}-{number}.jsonl", self.device),
        };
        self.dir.join(name)
    }

    /// Takes the lock, in a directory that is there.
    fn lock(&self) -> Result<Lock, JournalError> {
        for dir in [Some(self.dir.as_path()), self.lock.parent()].into_iter().flatten() {
            disk::create_dir(dir).map_err(PathError::new("create", dir))?;
        }
        let taken = lock::take(&self.lock, self.patience);
        let taken = taken.map_err(PathError::new("lock", &self.lock))?;
        taken.ok_or_else(|| JournalError::Locked { path: self.lock.clone(), waited: self.patience })
    }

    /// Learns the sequence numbers that other instances of this device have used since. What cannot be read costs no
    /// more than the order of two entries; the file that is written to will speak for itself.
    fn catch_up(&mut self) {
        for path in files(&self.dir).unwrap_or_default() {
            if self.is_own(&path) {
                let seq = self.seq_since(&path).unwrap_or_default();
                self.seq = self.seq.max(seq);
            }
        }
    }

    /// The highest sequence number of this device in what was added to a file since it was read.
    fn seq_since(&self, path: &Path) -> std::io::Result<u64> {
        let length = fs::metadata(path)?.len();
        match self.ends.get(path).map_or(0, |end| end.whole) {
            read if read == length => Ok(0),
            // Numbers grow towards the end: what was never read need not be read as a whole.
            read if read > length || read == 0 => match self.last_seq(path, length.saturating_sub(TAIL))? {
                0 => self.last_seq(path, 0),
                seq => Ok(seq),
            },
            read => self.last_seq(path, read),
        }
    }

    /// The highest sequence number of this device in a file, from a byte on.
    fn last_seq(&self, path: &Path, offset: u64) -> std::io::Result<u64> {
        let own = format!("{}-", self.device);
        let mut last = 0;
        let mut sink = |line: &[u8]| {
            if let JournalLine::Entry(entry) = decode(line)?
                && entry.id.starts_with(&own)
            {
                last = last.max(entry.seq);
            }
            Ok(None)
        };
        Reading::new(&mut sink).file(path, LinePlace { number: 0, offset }, true)?;
        Ok(last)
    }

    /// Whether a file is one of those this device writes.
    fn is_own(&self, path: &Path) -> bool {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let rest = stem.and_then(|stem| stem.strip_prefix(&self.device));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }

    fn id(&self, fact: &Fact) -> Result<String, JournalError> {
        match &self.failed {
            Some((failed, id)) if failed == fact => Ok(id.clone()),
            _ => Ok(new_id(&self.device).map_err(PathError::new("draw a random id for", &self.path()))?),
        }
    }

    /// Writes a line; where the file can no longer be trusted, into the next one.
    fn write(&mut self, line: &str) -> Result<(), JournalError> {
        let trusted = self.number;
        match self.write_once(line) {
            Err(_) if self.number > trusted => self.write_once(line),
            other => other,
        }
    }

    fn write_once(&mut self, line: &str) -> Result<(), JournalError> {
        let path = self.path();
        match append(&path, line, self.settled.contains(&path), self.pen) {
            Ok(written) => {
                self.settled.insert(path.clone());
                // Own lines are no growth; but what somebody wrote before them is.
                let end = self.ends.entry(path).or_default();
                if end.length == written.start {
                    *end = End { length: written.end, whole: written.end };
                }
                Ok(())
            }
            Err(fault) => {
                self.number += u32::from(fault.untrusted);
                let why = PathError::new(fault.doing, &path)(fault.why);
                Err(if fault.left { JournalError::Unsure(why) } else { JournalError::Disk(why) })
            }
        }
    }
}

/// Reads the journal of a directory and touches nothing: no lock is taken, so a line that is just being written may
/// be called torn.
pub fn look(dir: &Path) -> LoadedJournal {
    read(dir, || ()).0
}

/// Reads the journal of a directory, and says how far each file was read. `lock` is as in [`Reading::directory`].
fn read<L>(dir: &Path, lock: impl FnOnce() -> L) -> (LoadedJournal, BTreeMap<PathBuf, End>) {
    let mut fold = Fold::default();
    let mut sink = |line: &[u8]| fold.read(line);
    let mut reading = Reading::new(&mut sink);
    reading.directory(dir, lock);
    let (troubles, ends) = reading.finish();
    (LoadedJournal { progress: fold.finish(), troubles: unseen(dir, troubles) }, ends)
}

/// Everything that is wrong or newer in the journal of a directory, what was seen before too.
pub fn troubles(dir: &Path) -> Vec<Trouble> {
    let mut sink = |line: &[u8]| match decode(line)? {
        JournalLine::Entry(_) => Ok(None),
        JournalLine::Newer(newer) => Ok(Some(newer)),
    };
    let mut reading = Reading::new(&mut sink);
    reading.directory(dir, || ());
    reading.finish().0
}

impl Journal for FileJournal {
    fn load(&mut self) -> LoadedJournal {
        // Without the lock, a line that is torn is called so a little early: no reason not to read.
        let (loaded, ends) = read(&self.dir, || lock::take(&self.lock, self.patience));
        self.ends = ends;
        self.seq = self.seq.max(loaded.progress.last_seq(&self.device));
        loaded
    }

    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, JournalError> {
        let id = self.id(&fact)?;
        let mut entry = Entry { id, seq: self.seq.saturating_add(1), at: now, day, fact };
        let mut kept = keepable(&entry)?;
        let _lock = self.lock()?;
        self.catch_up();
        if entry.seq <= self.seq {
            entry.seq = self.seq.saturating_add(1);
            kept = keepable(&entry)?;
        }
        let (line, kept) = kept;
        if let Err(why) = self.write(&line) {
            self.failed = Some((entry.fact, entry.id));
            return Err(why);
        }
        self.seq = kept.seq;
        self.failed = None;
        Ok(kept)
    }

    fn grown(&self) -> bool {
        let read = |path: &PathBuf| self.ends.get(path).map_or(0, |end| end.length);
        let differs = |path: &PathBuf| {
            fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() != read(path))
        };
        files(&self.dir).is_ok_and(|files| files.iter().any(differs))
    }
}

/// `<device>-<80 random bits in hex>`.
fn new_id(device: &str) -> std::io::Result<String> {
    let mut bits = [0; 16];
    let (_, random) = bits.split_at_mut(6);
    getrandom::fill(random).map_err(std::io::Error::other)?;
    Ok(format!("{device}-{:020x}", u128::from_be_bytes(bits)))
}
