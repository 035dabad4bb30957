//! A file as text, and the places in it.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// One file as text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it was read, as it is to be told.
    pub path: PathBuf,
    /// Its text, without a byte order mark.
    pub text: String,
}

/// A place in a text: line and column from 1, in characters, and how many characters are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// How many characters are meant; 0 where only the start is known.
    pub length: usize,
}

impl Span {
    /// The place of these bytes of a text; of more lines than one the first is meant.
    pub fn of(text: &str, bytes: &Range<usize>) -> Self {
        let before = text.get(..bytes.start).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let breaks = before.matches(['\n', '\r']).count() - before.matches("\r\n").count();
        let meant = text.get(bytes.clone()).unwrap_or_default();
        Self {
            line: breaks + 1,
            column: line.chars().count() + 1,
            length: meant.lines().next().unwrap_or_default().chars().count(),
        }
    }
}

/// The lines of a text as YAML counts them: a carriage return alone ends one, too.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('\r'))
}

/// The last part of a path, as it is shown and compared.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
