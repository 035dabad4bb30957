//! Damaged lines that were looked at: copied to `damaged-<time>.txt` beside the journal, and told no more.
//!
//! The copies hold a line of JSON before each damaged line. By length and checksum in it a line is known again wherever
//! it stands: sync tools move lines. Nothing is taken out of the journal.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::clean::clean;
use crate::domain::journal::LONGEST_LINE;
use crate::store::disk;
use crate::store::journal::trouble::Trouble;

/// What stands before a copy of a damaged line.
#[derive(Debug, Serialize, Deserialize)]
struct DamageHeader {
    /// The name of the file it was found in.
    damaged: String,
    line: u64,
    /// Bytes before it.
    offset: u64,
    /// Bytes of it, without its newline.
    length: u64,
    /// Their checksum.
    sum: u32,
}

/// The damaged lines that were copied, by length and checksum.
#[derive(Debug, Default)]
pub struct Seen(HashSet<(u64, u32)>);

impl Seen {
    /// Reads the copies in a journal's folder. What cannot be read was not seen.
    pub fn read(dir: &Path) -> Self {
        let is_copy = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            name.starts_with(b"damaged-") && name.ends_with(b".txt")
        };
        let copies = disk::list(dir).unwrap_or_default().into_iter().filter(is_copy);
        let headers = copies.flat_map(|path| headers(&path).unwrap_or_default());
        Self(headers.map(|header| (header.length, header.sum)).collect())
    }

    /// Whether this is damage that was copied before.
    pub fn knows(&self, trouble: &Trouble) -> bool {
        let Trouble::Damage { path, offset, length, .. } = trouble else { return false };
        !self.0.is_empty() && measure(path, *offset, *length).is_ok_and(|known| self.0.contains(&known))
    }
}

/// The troubles that were not seen before.
pub(super) fn unseen(dir: &Path, mut troubles: Vec<Trouble>) -> Vec<Trouble> {
    if troubles.iter().any(|trouble| matches!(trouble, Trouble::Damage { .. })) {
        let seen = Seen::read(dir);
        troubles.retain(|trouble| !seen.knows(trouble));
    }
    troubles
}

/// Copies damaged lines into a new file and says which; they count as seen from now on.
///
/// # Errors
/// A damaged line cannot be read again, or the copy cannot be written: nothing is seen then.
pub fn set_aside(dir: &Path, damage: &[&Trouble], time: &str) -> io::Result<PathBuf> {
    let mut copy = Vec::new();
    for trouble in damage {
        if let Trouble::Damage { path, line, offset, length, .. } = trouble {
            let (length, sum) = measure(path, *offset, *length)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let damaged = clean(&name).into_owned();
            serde_json::to_writer(
                &mut copy,
                &DamageHeader { damaged, line: *line, offset: *offset, length, sum },
            )?;
            copy.push(b'\n');
            piece(path, *offset, length.min(LONGEST_LINE as u64))?.read_to_end(&mut copy)?;
            copy.push(b'\n');
        }
    }
    let mut paths = disk::endings().map(|ending| dir.join(format!("damaged-{time}{ending}.txt")));
    let path = paths.find(|path| !path.exists()).unwrap_or_default();
    disk::replace(&path, &copy)?;
    Ok(path)
}

fn headers(path: &Path) -> io::Result<Vec<DamageHeader>> {
    let mut from = BufReader::new(disk::open(path, disk::private().read(true))?);
    let (mut headers, mut line) = (Vec::new(), Vec::new());
    while from.read_until(b'\n', &mut line)? > 0 {
        headers.extend(serde_json::from_slice::<DamageHeader>(&line).ok());
        line.clear();
    }
    Ok(headers)
}

/// Length and checksum of a piece of a file, a newline at its end left out.
fn measure(path: &Path, offset: u64, length: u64) -> io::Result<(u64, u32)> {
    let mut last = Vec::new();
    piece(path, offset + length.saturating_sub(1), 1)?.read_to_end(&mut last)?;
    let length = length - u64::from(last == b"\n");
    let mut from = BufReader::new(piece(path, offset, length)?);
    let mut sum = crc32fast::Hasher::new();
    loop {
        let bytes = from.fill_buf()?;
        if bytes.is_empty() {
            return Ok((length, sum.finalize()));
        }
        sum.update(bytes);
        let used = bytes.len();
        from.consume(used);
    }
}

fn piece(path: &Path, offset: u64, length: u64) -> io::Result<io::Take<File>> {
    let mut file = disk::open(path, disk::private().read(true))?;
    file.seek(SeekFrom::Start(offset))?;
    Ok(file.take(length))
}
