//! Question lists of other people as packs: read by structure and cue words, with an account of every line.
//!
//! A file becomes blocks (`markdown`) or rows (`table`); what each is, its marker, its label, its headings and its own
//! words say (`classify`), with the words of `content/import`. What comes of it is a [`QuestionList`], which [`packs`]
//! puts into packs and [`Placement`] onto the disk.

mod account;
mod classify;
mod cues;
mod format;
mod html;
mod layout;
mod list;
mod markdown;
mod place;
mod sections;
mod similar;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod write;

use std::path::Path;

pub use self::account::{LineAccount, LineFate};
pub use self::list::{FoundPair, FoundQuestion, FoundSample, FoundTheme, ListText, QuestionList};
pub use self::place::Placement;
pub use self::similar::{SimilarText, similar};
pub use self::write::{NewPack, PackOrigin, packs};
use crate::domain::clean::clean;
use crate::packs::import::cues::Cues;
use crate::packs::import::format::{ListFormat, format_of, refuse_binary};
use crate::store::disk;
use crate::store::text::Report;
use crate::store::text::read::decode;
use crate::store::text::source::Source;

/// The largest file that is imported, in bytes.
pub const LARGEST_LIST: u64 = 2_000_000;

/// What was read from a file.
#[derive(Debug)]
pub struct ImportedList {
    /// What was found.
    pub list: QuestionList,
    /// What has become of every line that isn't blank, in order.
    pub account: Vec<LineAccount>,
    /// The lines of the file, clean.
    pub lines: Vec<String>,
    /// Columns of a table that aren't used.
    pub unused_columns: Vec<String>,
}

impl ImportedList {
    /// The text of a line, from 1.
    pub fn line(&self, number: usize) -> &str {
        number.checked_sub(1).and_then(|at| self.lines.get(at)).map_or("", |line| line.trim())
    }

    /// How many lines have this fate.
    pub fn count(&self, fate: LineFate) -> usize {
        self.account.iter().filter(|it| it.fate == fate).count()
    }
}

/// What is asked of an import.
#[derive(Debug, Clone, Default)]
pub struct ImportWishes {
    /// Whether all questions are asked by the candidate.
    pub asked_by_candidate: bool,
    /// Which columns of a table are used.
    pub map: ColumnMap,
}

/// Columns by their name in the header, or by their number from 1.
#[derive(Debug, Clone, Default)]
pub struct ColumnMap {
    /// The one with the questions.
    pub question: Option<String>,
    /// The one with the themes.
    pub theme: Option<String>,
}

/// Reads the text of a file: regular, at most [`LARGEST_LIST`] bytes, UTF-8.
///
/// # Errors
/// A report about the file, or about the first byte that isn't text.
pub fn read_list(path: &Path) -> Result<Source, Report> {
    let bytes = disk::read(path, LARGEST_LIST)
        .map_err(|why| Report::of_file(path, format!("This can't be read: {why}.")))?;
    if bytes.len() as u64 > LARGEST_LIST {
        let size = std::fs::metadata(path).map_or(bytes.len() as u64, |it| it.len());
        let sentence = format!("The file has {size} bytes; a list can have {LARGEST_LIST} at most.");
        return Err(Report::of_file(path, sentence).hint(Some("split it into several files")));
    }
    refuse_binary(path, &bytes)?;
    decode(path, &bytes)
}

/// Reads a list. What a terminal would obey and what hides or reorders text is left out.
///
/// # Errors
/// It isn't one that can be read, and why, with its line.
pub fn import(source: &Source, wishes: &ImportWishes) -> Result<ImportedList, Report> {
    let (cues, format) = (Cues::english()?, format_of(source)?);
    let text = source.text.replace("\r\n", "\n").replace('\r', "\n");
    let text = clean(&text).replace(char::REPLACEMENT_CHARACTER, "");
    let source = &Source { text, path: source.path.clone() };
    let text = source.text.as_str();
    let (found, unused_columns) = match format {
        ListFormat::Markdown => (classify::read(text, wishes.asked_by_candidate, &cues), Vec::new()),
        ListFormat::Table => table::read(source, wishes, &cues)?,
    };
    let account = found.ledger.settle(text, |line| cues.reads_like_question(line));
    Ok(ImportedList {
        list: found.list,
        account,
        lines: text.lines().map(str::to_owned).collect(),
        unused_columns,
    })
}
