//! Writing one line to the end of a file, so that it is there after a power cut or not there at all.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use crate::store::disk;

/// What a line is written with: tests put faults here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) write: fn(&mut File, &[u8]) -> io::Result<()>,
    pub(super) sync: fn(&File) -> io::Result<()>,
}

impl Default for Pen {
    fn default() -> Self {
        Self { write: |file, bytes| file.write_all(bytes), sync: File::sync_data }
    }
}

/// Why a line was not written.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) doing: &'static str,
    pub(super) why: io::Error,
    /// The system said that what was written may not last. No later sync of this file can be trusted.
    pub(super) untrusted: bool,
    /// What was written could not be cut off again: the line may be there all the same.
    pub(super) left: bool,
}

impl Fault {
    fn new(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |why| Self { doing, why, untrusted: false, left: false }
    }
}

/// Appends a line, given without its newline, under the lock that the caller holds; says which bytes of the file it is.
///
/// `settled` says that the file's name is on disk for sure. Whoever made the file may have been killed before that,
/// so every instance sees to it once.
pub(super) fn append(path: &Path, line: &str, settled: bool, pen: Pen) -> Result<Range<u64>, Fault> {
    let options = &mut disk::private();
    let options = options.read(true).append(true).create(true);
    let mut file = disk::open(path, options).map_err(Fault::new("open"))?;
    let before = file.metadata().map_err(Fault::new("measure"))?.len();
    // A newline before the line, where the file ends in a torn one.
    let open = if ends_open(&mut file, before).map_err(Fault::new("read"))? { "\n" } else { "" };
    let record = format!("{open}{line}\n");
    match write(&mut file, path, record.as_bytes(), settled, pen) {
        Ok(()) => Ok(before..before + record.len() as u64),
        Err(fault) => Err(Fault { left: !take_back(&file, path, before), ..fault }),
    }
}

fn ends_open(file: &mut File, length: u64) -> io::Result<bool> {
    let Some(last) = length.checked_sub(1) else {
        return Ok(false);
    };
    let mut byte = [0];
    file.seek(SeekFrom::Start(last))?;
    file.read_exact(&mut byte)?;
    Ok(byte != *b"\n")
}

fn write(file: &mut File, path: &Path, record: &[u8], settled: bool, pen: Pen) -> Result<(), Fault> {
    (pen.write)(file, record).map_err(Fault::new("write to"))?;
    (pen.sync)(file).map_err(|why| Fault { untrusted: true, ..Fault::new("sync")(why) })?;
    match path.parent() {
        Some(dir) if !settled => disk::sync_dir(dir).map_err(Fault::new("sync the directory of")),
        _ => Ok(()),
    }
}

/// Cuts off what was written of a line that failed; whether that went well. Where it did not, the line's seal tells
/// that it is torn, or its id that it was written twice.
fn take_back(file: &File, path: &Path, length: u64) -> bool {
    // Some systems let nothing be cut off through a file that was opened for appending.
    let again = || disk::open(path, disk::private().write(true))?.set_len(length);
    let cut = file.set_len(length).or_else(|_| again());
    if cut.is_ok() {
        let _ = file.sync_data();
    }
    cut.is_ok() || file.metadata().is_ok_and(|found| found.len() == length)
}
