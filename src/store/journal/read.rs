//! Reading a directory of journals.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::domain::journal::{Damage, Newer, seal};
use crate::store::disk;
use crate::store::journal::lines::{FileLine, LinePlace, Lines};
use crate::store::journal::salvage::pieces;
use crate::store::journal::trouble::Trouble;

/// What becomes of a line.
pub(super) type Sink<'a> = &'a mut dyn FnMut(&[u8]) -> Result<Option<Newer>, Damage>;

/// One reading of all files.
pub(super) struct Reading<'a> {
    sink: Sink<'a>,
    troubles: Vec<Trouble>,
    newer: BTreeMap<Newer, (PathBuf, u64, u64)>,
    /// Where reading ended in each file.
    ends: BTreeMap<PathBuf, End>,
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct End {
    /// Bytes read.
    pub(super) length: u64,
    /// Bytes up to the end of the last whole line.
    pub(super) whole: u64,
}

/// The files of a directory that hold entries: conflict copies of sync tools too, hidden files not. Where nothing was
/// ever put there are none; a link that leads to nothing is an error.
pub(crate) fn files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = disk::list(dir)?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    Ok(files)
}

/// Hands on every line with a valid seal of a file, and says how many lines have none.
pub(crate) fn valid_lines(path: &Path, from: impl Read, each: &mut dyn FnMut(&[u8])) -> io::Result<usize> {
    let mut sink = |line: &[u8]| {
        seal::check(line)?;
        each(line);
        Ok(None)
    };
    let mut reading = Reading::new(&mut sink);
    reading.lines(path, Lines::new(from, LinePlace::default()), true)?;
    Ok(reading.finish().0.len())
}

impl<'a> Reading<'a> {
    pub(super) fn new(sink: Sink<'a>) -> Self {
        Self { sink, troubles: Vec::new(), newer: BTreeMap::new(), ends: BTreeMap::new() }
    }

    /// Reads every file. `lock` is asked for at most once, to read again a last line that seems torn: somebody may
    /// just be writing it.
    pub(super) fn directory<L>(&mut self, dir: &Path, lock: impl FnOnce() -> L) {
        let files = files(dir).unwrap_or_else(|why| {
            self.unreadable(dir, why);
            Vec::new()
        });
        let mut torn = Vec::new();
        for path in files {
            match self.file(&path, LinePlace::default(), false) {
                Ok(None) => {}
                Ok(Some(place)) => torn.push((path, place)),
                Err(why) => self.unreadable(&path, why),
            }
        }
        if torn.is_empty() {
            return;
        }
        let _lock = lock();
        for (path, place) in torn {
            if let Err(why) = self.file(&path, place, true) {
                self.unreadable(&path, why);
            }
        }
    }

    /// Reads a file from a place on. Says where a last line begins that has no newline and is no data, unless this
    /// is the last word on it.
    pub(super) fn file(
        &mut self,
        path: &Path,
        from: LinePlace,
        last_word: bool,
    ) -> io::Result<Option<LinePlace>> {
        let mut file = disk::open(path, disk::private().read(true))?;
        file.seek(SeekFrom::Start(from.offset))?;
        self.lines(path, Lines::new(file, from), last_word)
    }

    /// Reads lines under the name of a file.
    pub(super) fn lines<R: Read>(
        &mut self,
        path: &Path,
        mut lines: Lines<R>,
        last_word: bool,
    ) -> io::Result<Option<LinePlace>> {
        let mut torn = None;
        let mut whole = lines.place().offset;
        while let Some(line) = lines.next()? {
            if line.whole {
                whole = line.place.offset + line.length;
            }
            if !self.line(path, &line, last_word) {
                torn = Some(line.place);
            }
        }
        let length = lines.place().offset;
        self.ends.insert(path.to_owned(), End { length, whole });
        Ok(torn)
    }

    /// Reads one line; false where it has to be read again.
    fn line(&mut self, path: &Path, line: &FileLine, last_word: bool) -> bool {
        if line.is_blank() {
            return true;
        }
        match (self.sink)(line.bytes) {
            Ok(None) => {}
            Ok(Some(newer)) => self.report_newer(path, line.place.number + 1, newer),
            Err(_) if !line.whole && !last_word => return false,
            Err(why) => self.damaged(path, line, why),
        }
        true
    }

    /// A line that is no record may hold some: they count, and what is left of the line is damage.
    fn damaged(&mut self, path: &Path, line: &FileLine, why: Damage) {
        let mut saved = 0;
        for piece in pieces(line.bytes) {
            let Ok(newer) = (self.sink)(piece) else { continue };
            saved += piece.len();
            if let Some(newer) = newer {
                self.report_newer(path, line.place.number + 1, newer);
            }
        }
        if saved < line.bytes.len() {
            self.troubles.push(Trouble::Damage {
                path: path.to_owned(),
                line: line.place.number + 1,
                offset: line.place.offset,
                length: line.length,
                why,
            });
        }
    }

    fn report_newer(&mut self, path: &Path, line: u64, newer: Newer) {
        let known = self.newer.entry(newer);
        let (_, _, count) = known.or_insert_with(|| (path.to_owned(), line, 0));
        *count += 1;
    }

    fn unreadable(&mut self, path: &Path, why: io::Error) {
        let path = path.to_owned();
        self.troubles.push(Trouble::Unreadable { path, why });
    }

    /// What was found, in the order of files and lines, and where reading ended in each file.
    pub(super) fn finish(mut self) -> (Vec<Trouble>, BTreeMap<PathBuf, End>) {
        let newer = self.newer.into_iter();
        self.troubles.extend(newer.map(|(kind, (path, line, count))| Trouble::Newer {
            path,
            line,
            count,
            kind,
        }));
        self.troubles.sort_by(|a, b| a.place().cmp(&b.place()));
        (self.troubles, self.ends)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};
    use std::io::Write;

    use super::Reading;
    use crate::domain::journal::Damage;

    /// Reads a directory whose only file gets this added while the lock is waited for; the lines and the troubles.
    fn read(text: &str, added: &str) -> (Vec<String>, Vec<String>) {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("a.jsonl");
        fs::write(&path, text).expect("written");
        let mut lines = Vec::new();
        let mut sink = |line: &[u8]| {
            let line = String::from_utf8_lossy(line).into_owned();
            let whole = line.ends_with('.');
            whole.then(|| lines.push(line)).ok_or(Damage::NoSeal)?;
            Ok(None)
        };
        let mut reading = Reading::new(&mut sink);
        reading.directory(root.path(), || {
            let file = OpenOptions::new().append(true).open(&path);
            file.and_then(|mut file| file.write_all(added.as_bytes())).expect("added");
        });
        let (troubles, ends) = reading.finish();
        let read = ends.get(&path).map(|end| end.length);
        assert_eq!(read, Some(fs::metadata(&path).expect("there").len()));
        let troubles = troubles.iter().map(|trouble| format!("{:?}", trouble.place().1));
        (lines, troubles.collect())
    }

    fn texts(lines: &[&str]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_line_that_is_just_being_written_is_not_torn() {
        let whole = (texts(&["one.", "two.", "three."]), Vec::new());
        assert_eq!(read("one.\ntw", "o.\nthree.\n"), whole);
        let torn = (texts(&["one.", "three."]), texts(&["2"]));
        assert_eq!(read("one.\ntw", "\nthree.\n"), torn);
        assert_eq!(read("one.\ntw", ""), (texts(&["one."]), texts(&["2"])));
    }

    #[test]
    fn the_lock_is_left_alone_where_nothing_is_torn() {
        assert_eq!(read("one.", "never added").0, texts(&["one."]));
    }
}
