//! A report of one fault in a content file: where, what, and what to do about it.

use std::fmt;
use std::path::Path;

use crate::domain::clean::clean;
use crate::io::content::snippet::Snippet;
use crate::io::content::source::Source;

/// A place in a text: line and column from 1, in characters, and how many characters are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// How many characters are meant; 0 where only the beginning is known.
    pub length: usize,
}

/// One fault in a content file. Shown with `{}`, it is the whole report: place, sentence, snippet and hint.
///
/// Nothing in it can be obeyed by a terminal: path, sentence, snippet and hint are clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    path: String,
    place: Option<Place>,
    sentence: String,
    snippet: Option<Box<Snippet>>,
    hint: Option<String>,
}

impl Report {
    /// A report about a file or folder as a whole.
    pub fn of_file(path: &Path, sentence: impl AsRef<str>) -> Self {
        Self {
            path: clean(&path.to_string_lossy()).into_owned(),
            place: None,
            sentence: one_line(sentence.as_ref()),
            snippet: None,
            hint: None,
        }
    }

    /// A report about a place in a text.
    pub fn at(source: &Source, place: Place, sentence: impl AsRef<str>) -> Self {
        Self {
            place: Some(place),
            snippet: Snippet::of(&source.text, place).map(Box::new),
            ..Self::of_file(&source.path, sentence)
        }
    }

    /// The same report with a proposal what to do.
    #[must_use]
    pub fn hint(mut self, hint: Option<impl AsRef<str>>) -> Self {
        self.hint = hint.map(|hint| one_line(hint.as_ref()));
        self
    }

    /// The file as it was named.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where in the file, if the fault has a place.
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// What is wrong.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Place and sentence alone, for where there is one line.
    pub fn in_one_line(&self) -> String {
        match self.place {
            Some(place) => format!("{}:{}:{}: {}", self.path, place.line, place.column, self.sentence),
            None => format!("{}: {}", self.path, self.sentence),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_one_line())?;
        if let Some(snippet) = &self.snippet {
            write!(f, "\n{snippet}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

/// Clean, on one line and not too long: sentences quote what was written.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 240;
    let line = clean(text).replace(['\n', '\t'], " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain("...".chars()).collect()
}
