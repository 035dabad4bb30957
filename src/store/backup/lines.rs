//! The lines of the journal in a copy.

use std::borrow::Cow;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{self, Read, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde::Deserialize;

use crate::store::backup::{Backup, Copied};
use crate::store::disk;
use crate::store::journal::{files, valid_lines};

/// The most bytes that are read of a copy, unpacked: more than any history has, and no more than a disk.
const LARGEST: u64 = 4 << 30;

/// What a line says of itself, whatever its version.
#[derive(Debug, Deserialize)]
pub(crate) struct LineStamp<'a> {
    /// The id of its entry.
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(default)]
    pub(crate) seq: u64,
    #[serde(default)]
    pub(crate) at: Option<DateTime<Utc>>,
}

impl<'a> LineStamp<'a> {
    /// Of a valid line; where a newer version writes it otherwise, nothing.
    pub(crate) fn of(line: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(line).ok()
    }

    /// The device that wrote it.
    pub(crate) fn device(&self) -> &str {
        self.id.rsplit_once('-').map_or("", |(device, _)| device)
    }
}

/// What a line is known by: its entry's id, which outlives a second try to write it; else its bytes.
fn key(line: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    match LineStamp::of(line) {
        Some(stamp) => stamp.id.hash(&mut hasher),
        None => line.hash(&mut hasher),
    }
    hasher.finish()
}

/// Every valid line of all journal files, compressed. What an earlier copy holds and this one does not is lacking: the
/// last complete copy and those that are partial are looked into.
pub(super) fn copy(journal: &Path, before: &[Backup]) -> Copied {
    let mut copied = Copied::default();
    let mut into = GzEncoder::new(Vec::new(), Compression::fast());
    let mut keys = HashSet::new();
    let mut each = |line: &[u8]| {
        keys.insert(key(line));
        // Memory takes everything.
        let _ = into.write_all(line).and_then(|()| into.write_all(b"\n"));
    };
    let unreadable = |path: &Path, why: io::Error| format!("{} can't be read: {why}", path.display());
    let paths = files(journal).unwrap_or_else(|why| {
        copied.lacks.push(unreadable(journal, why));
        Vec::new()
    });
    for path in paths {
        let read = disk::open(&path, disk::private().read(true));
        let read = read.and_then(|file| valid_lines(&path, file, &mut each));
        copied.lacks.extend(read.err().map(|why| unreadable(&path, why)));
    }
    let last = before.iter().rfind(|it| !it.is_partial);
    for earlier in last.into_iter().chain(before.iter().filter(|it| it.is_partial)) {
        compare(earlier, &keys, journal, &mut copied);
    }
    copied.count = keys.len();
    copied.bytes = into.finish().unwrap_or_default();
    copied
}

fn compare(earlier: &Backup, keys: &HashSet<u64>, journal: &Path, copied: &mut Copied) {
    let mut gone = 0_usize;
    let read = read(&earlier.path, &mut |line| gone += usize::from(!keys.contains(&key(line))));
    let path = earlier.path.display();
    match read {
        Err(why) => copied.remarks.push(format!("the backup {path}: {}", broken(&why))),
        Ok(()) if gone > 0 => {
            copied.lacks.push(format!("records that {path} has: {gone} ({})", advice(earlier, journal)));
        }
        Ok(()) => {}
    }
}

/// That an earlier copy is of no use.
pub(crate) fn broken(why: &io::Error) -> String {
    format!("it can't be read: {why}; delete it")
}

/// How records of a copy come into the journal again.
pub(crate) fn advice(copy: &Backup, journal: &Path) -> String {
    let restored = journal.join(format!("restored-{}.jsonl", copy.day));
    format!(
        "put them back with: gunzip -c < {} > {}; or delete the backups that have them, if you removed them on purpose",
        copy.path.display(),
        restored.display()
    )
}

/// The lines of a copy.
///
/// # Errors
/// It cannot be read, its end is missing, or one of its lines is not valid.
pub(crate) fn read(path: &Path, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let file = disk::open(path, disk::private().read(true))?;
    match valid_lines(path, MultiGzDecoder::new(io::BufReader::new(file)).take(LARGEST), each)? {
        0 => Ok(()),
        damaged => {
            Err(io::Error::new(io::ErrorKind::InvalidData, format!("it has damaged lines: {damaged}")))
        }
    }
}
