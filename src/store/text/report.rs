//! A report of one problem in a content file: where, what, how much it matters, and what to do about it.

use std::fmt;
use std::path::Path;

use crate::domain::clean::clean;
use crate::store::text::snippet::snippet;
use crate::store::text::source::{Source, Span};

/// How much a report matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportLevel {
    /// Good to know; nothing has to change.
    Note,
    /// Left as it is and not used: a newer version may know it.
    Warning,
    /// Wrong: the file, or this value of it, cannot be used.
    Error,
}

impl ReportLevel {
    /// The level as a word in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Problem {
    /// The file, or what it needs most, cannot be read.
    #[default]
    Unusable,
    /// A value that cannot be used; the rest of the file can.
    BadValue,
    /// An id that leads nowhere.
    UnknownId,
    /// A key that this version does not know.
    UnknownKey,
    /// Words of a text that YAML takes for a comment.
    LostText,
    /// A comment right after a text.
    Comment,
}

impl Problem {
    /// How much it matters.
    pub fn level(self) -> ReportLevel {
        match self {
            Self::Unusable | Self::BadValue | Self::UnknownId | Self::LostText => ReportLevel::Error,
            Self::UnknownKey => ReportLevel::Warning,
            Self::Comment => ReportLevel::Note,
        }
    }
}

/// One problem of a content file. Shown with `{}`, it is the whole report: place, sentence, snippet and hint.
///
/// Nothing in it can be obeyed by a terminal: path, sentence, snippet and hint are clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    path: Box<str>,
    place: Option<Span>,
    problem: Problem,
    label: Option<Box<str>>,
    sentence: Box<str>,
    snippet: Option<Box<str>>,
    hint: Option<Box<str>>,
}

impl Report {
    /// A report about a file or folder as a whole.
    pub fn of_file(path: &Path, sentence: impl AsRef<str>) -> Self {
        Self {
            path: clean(&path.to_string_lossy()).into(),
            place: None,
            problem: Problem::default(),
            label: None,
            sentence: one_line(sentence.as_ref()).into(),
            snippet: None,
            hint: None,
        }
    }

    /// A report about a place in a text; about all of it where there is none.
    pub fn at(source: &Source, place: impl Into<Option<Span>>, sentence: impl AsRef<str>) -> Self {
        let place = place.into();
        let snippet = place.and_then(|place| snippet(&source.text, place)).map(Into::into);
        Self { place, snippet, ..Self::of_file(&source.path, sentence) }
    }

    /// The same report with a proposal what to do.
    #[must_use]
    pub fn hint(mut self, hint: Option<impl AsRef<str>>) -> Self {
        self.hint = hint.map(|hint| one_line(hint.as_ref()).into());
        self
    }

    /// The same report, about this.
    #[must_use]
    pub fn about(self, problem: Problem) -> Self {
        Self { problem, ..self }
    }

    /// The same report, with these words before its sentence instead of its level.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// What it is about.
    pub fn problem(&self) -> Problem {
        self.problem
    }

    /// How much it matters.
    pub fn level(&self) -> ReportLevel {
        self.problem.level()
    }

    /// The file as it was named.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where in the file, if the fault has a place.
    pub fn place(&self) -> Option<Span> {
        self.place
    }

    /// What is wrong.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// What to do about it, where there is a proposal.
    pub fn advice(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Place and sentence alone, for where there is one line; a level below an error is named.
    pub fn in_one_line(&self) -> String {
        let level = match (&self.label, self.level()) {
            (Some(label), _) => format!("{label}: "),
            (None, ReportLevel::Error) => String::new(),
            (None, level) => format!("{}: ", level.word()),
        };
        let place = self.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
        format!("{}{place}: {level}{}", self.path, self.sentence)
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

/// Reports one after the other.
pub fn in_lines(reports: &[Report]) -> String {
    reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
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
