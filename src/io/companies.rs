//! The user's notes on companies: one YAML file each, beside the stories and kept as those are.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use serde::de::MapAccess;

use crate::domain::company::{Company, Note};
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::io::content::fields::{Fields, Parsed, parse};
use crate::io::content::keys::Under::Words;
use crate::io::content::keys::{Keys, look};
use crate::io::content::source::Source;
use crate::io::content::yaml::{Text, Written};
use crate::io::content::{Level, Report};
use crate::io::shelf::{Disk, Files, Found, MemoryDisk, Saved, Shelf, ShelfError, slug_of};
use crate::io::stories::scalar;
use crate::io::value::{Mark, plain, ways};

/// The keys of a page.
const KEYS: Keys =
    &[("name", Words), ("products", Words), ("ethics", Words), ("people", Words), ("questions", Words)];

/// Where the notes are kept.
pub trait CompanyStore {
    /// Reads them all. What cannot be read is told and the rest counts.
    fn load(&mut self) -> LoadedCompanies;

    /// Whether anybody has written since they were last loaded.
    fn is_stale(&self) -> bool;

    /// Puts a new page on disk; the name of its file is made of that of the company.
    ///
    /// # Errors
    /// [`ShelfError`]: there is no new page.
    fn create(&mut self, name: &str) -> Result<Id, ShelfError>;

    /// Saves a whole text that was made from another one; where the file is not what it was made from any more, beside
    /// it.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written; the new text may have faults.
    fn write_text(&mut self, slug: &Id, was: &str, to: &str, at: Timestamp) -> Result<Saved, ShelfError>;

    /// Changes one note of a page that was loaded, in which it changes the bytes of that note alone. What was changed
    /// elsewhere in the file meanwhile stays; where it was this very note, the page as the user meant it is saved beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    fn write_note(
        &mut self,
        loaded: &CompanyFile,
        note: Note,
        to: &str,
        at: Timestamp,
    ) -> Result<Saved, ShelfError>;

    /// Moves a page to the archive, and says where it lies there.
    ///
    /// # Errors
    /// [`ShelfError`]: it is where it was.
    fn archive(&mut self, slug: &Id, at: Timestamp) -> Result<PathBuf, ShelfError>;

    /// Takes a page back from the archive; the name it has now is another where the old one is taken.
    ///
    /// # Errors
    /// [`ShelfError`]: it is in the archive.
    fn restore(&mut self, slug: &Id, archived: &Path) -> Result<Id, ShelfError>;

    /// The file of a page.
    fn path(&self, slug: &Id) -> PathBuf;
}

/// All notes as they lie on disk.
#[derive(Debug, Clone, Default)]
pub struct LoadedCompanies {
    /// By name, sound or not.
    pub files: Vec<CompanyFile>,
    /// What lies among them and is no page: conflict copies, odd names.
    pub odd: Vec<Report>,
}

impl LoadedCompanies {
    /// The sound ones.
    pub fn companies(&self) -> impl Iterator<Item = &Company> {
        self.files.iter().filter_map(|file| file.read.as_ref().ok())
    }

    /// The file of this name.
    pub fn file(&self, slug: &str) -> Option<&CompanyFile> {
        self.files.iter().find(|file| file.slug.as_str() == slug)
    }

    /// Errors and warnings: of the pages, then on what is none.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        let reports = self.files.iter().flat_map(CompanyFile::reports).chain(&self.odd);
        reports.filter(|report| report.level() > Level::Note)
    }
}

/// One file of notes.
#[derive(Debug, Clone)]
pub struct CompanyFile {
    /// Its name.
    pub slug: Id,
    /// What it says, as it is written; empty where it cannot be read at all.
    pub source: Source,
    /// What that means, or why it means nothing.
    pub read: Result<Company, Vec<Report>>,
    /// What cannot be used of a page that means something, and notes.
    beside: Vec<Report>,
    readable: bool,
}

impl CompanyFile {
    /// Understands a text as the page of this name.
    pub fn new(slug: Id, source: Source) -> Self {
        let (read, beside) = match read(&slug, &source) {
            Ok((company, beside)) => (Ok(company), beside),
            Err(reports) => (Err(reports), Vec::new()),
        };
        Self { slug, source, read, beside, readable: true }
    }

    /// The file as it was, or would have been, with these words under this heading.
    ///
    /// # Errors
    /// [`ShelfError`]: it has faults, or is written in a way in which there is no such file.
    pub fn as_it_was(&self, note: Note, words: &str) -> Result<Self, ShelfError> {
        match &self.read {
            Ok(page) if page.note(note) == words => Ok(self.clone()),
            _ => with_note(self, note, words),
        }
    }

    /// Everything there is to say of it.
    pub fn reports(&self) -> &[Report] {
        self.read.as_ref().err().unwrap_or(&self.beside)
    }

    /// Whether the text may be saved as it was written by hand: what this version does not know may stay.
    ///
    /// # Errors
    /// Everything there is to say of it, an error among it.
    pub fn check(&self) -> Result<(), Vec<Report>> {
        let has_error = self.reports().iter().any(|report| report.level() == Level::Error);
        if has_error { Err(self.reports().to_vec()) } else { Ok(()) }
    }

    /// Whether it has a text that can be edited, sound or not: it is a regular file, not too large, and UTF-8.
    pub fn is_readable(&self) -> bool {
        self.readable
    }
}

impl AsRef<str> for CompanyFile {
    fn as_ref(&self) -> &str {
        &self.source.text
    }
}

impl From<Found> for CompanyFile {
    fn from(Found { slug, path, source }: Found) -> Self {
        match source {
            Ok(source) => Self::new(slug, source),
            Err(report) => {
                let source = Source { path, text: String::new() };
                Self { slug, source, read: Err(vec![report]), beside: Vec::new(), readable: false }
            }
        }
    }
}

/// What a page says, with what of it cannot be used; or all that is wrong with it, where it is no page.
fn read(slug: &Id, source: &Source) -> Result<(Company, Vec<Report>), Vec<Report>> {
    let Parsed { held: Page(pairs), left_out, mut reports } = parsed(source)?;
    let text = |key: &str| {
        let found = pairs.iter().find(|(name, _)| name.as_str() == key);
        found.map(|(_, written)| written.value.as_str().to_owned()).unwrap_or_default()
    };
    reports.extend(look(source, KEYS, &left_out));
    reports.sort_by_key(|report| (report.place().is_none(), report.place()));
    let name = text("name").replace('\n', " ");
    if name.is_empty() {
        let hint = "a line that begins with name: and says what the company calls itself";
        reports.push(Report::of_file(&source.path, "This company has no name.").hint(Some(hint)));
        return Err(reports);
    }
    let (products, ethics) = (text("products"), text("ethics"));
    let (people, questions) = (text("people"), text("questions"));
    Ok((Company { slug: slug.clone(), name, products, ethics, people, questions }, reports))
}

/// The texts of a page with their keys.
#[derive(Debug, Default)]
struct Page(Vec<(Text, Written)>);

impl Fields for Page {
    fn take<'de, A: MapAccess<'de>>(&mut self, key: &Written, map: &mut A) -> Result<bool, A::Error> {
        let is_known = KEYS.iter().any(|(name, _)| *name == key.value.as_str());
        if is_known {
            self.0.push((key.value.clone(), map.next_value()?));
        }
        Ok(is_known)
    }
}

/// A page with the words that YAML takes for a comment.
fn parsed(source: &Source) -> Result<Parsed<Page>, Vec<Report>> {
    let mut parsed = parse::<Page>(source).map_err(|report| vec![report])?;
    let pairs = std::mem::take(&mut parsed.held.0).into_iter();
    parsed.held.0 = pairs.map(|(key, written)| (key, written.entire(source))).collect();
    Ok(parsed)
}

/// The text of a new page.
fn template(name: &str) -> String {
    let head =
        "# A page of notes on a company: write under each key, every line with two blanks before it.\n";
    let notes: String = Note::ALL.map(|note| format!("\n# {}\n{}: |\n", note.hint(), note.key())).concat();
    format!("{head}\nname: {}\n{notes}", scalar(name))
}

/// The page with other words under this heading; itself where it has them already.
fn with_note(file: &CompanyFile, note: Note, to: &str) -> Result<CompanyFile, ShelfError> {
    let company = file.read.as_ref().map_err(|reports| ShelfError::Faulty(reports.clone()))?;
    let words = plain(to);
    if company.note(note) == words {
        return Ok(file.clone());
    }
    let mut meant = company.clone();
    match note {
        Note::Products => &mut meant.products,
        Note::Ethics => &mut meant.ethics,
        Note::People => &mut meant.people,
        Note::Questions => &mut meant.questions,
    }
    .clone_from(&words);
    let text = &file.source.text;
    let Parsed { held: Page(pairs), .. } = parsed(&file.source).map_err(ShelfError::Faulty)?;
    let pair = pairs.iter().find(|(key, _)| key.as_str() == note.key());
    let mark = pair.map(|(key, written)| Mark::of(text, key, written));
    let source = |text| Source { path: file.source.path.clone(), text };
    let ways = ways(text, mark.as_ref(), note.key(), 0, &words).into_iter();
    let mut pages = ways.map(|text| CompanyFile::new(file.slug.clone(), source(text)));
    let unwritable = || ShelfError::Unwritable { path: file.source.path.clone(), key: note.key() };
    pages.find(|next| next.read.as_ref().ok() == Some(&meant)).ok_or_else(unwritable)
}

/// Notes on a shelf.
#[derive(Debug)]
pub struct Companies<D> {
    shelf: Shelf<D>,
}

/// Notes in files.
pub type FileCompanies = Companies<Files>;

/// Notes in memory: for tests and sessions.
pub type MemoryCompanies = Companies<MemoryDisk>;

impl FileCompanies {
    /// The notes in this folder, which need not be there; `lock` is locked while one is replaced.
    pub fn new(dir: &Path, lock: &Path) -> Self {
        Self { shelf: Shelf::new(dir, Files::new(lock)) }
    }
}

impl Default for MemoryCompanies {
    fn default() -> Self {
        Self { shelf: Shelf::new(Path::new("companies"), MemoryDisk::default()) }
    }
}

impl MemoryCompanies {
    /// Writes a page as an editor would.
    pub fn edit(&mut self, slug: &Id, text: &str) {
        let path = self.path(slug);
        self.shelf.disk().edit(&path, text);
    }
}

impl<D: Disk> CompanyStore for Companies<D> {
    fn load(&mut self) -> LoadedCompanies {
        let (found, odd) = self.shelf.load();
        LoadedCompanies { files: found.into_iter().map(CompanyFile::from).collect(), odd }
    }

    fn is_stale(&self) -> bool {
        self.shelf.is_stale()
    }

    fn create(&mut self, name: &str) -> Result<Id, ShelfError> {
        let slug = slug_of(name, "company")?;
        let source = Source { path: self.shelf.path(&slug), text: template(name) };
        read(&slug, &source).map_err(ShelfError::Faulty)?;
        self.shelf.create(&slug, &source.text)
    }

    fn write_text(&mut self, slug: &Id, was: &str, to: &str, at: Timestamp) -> Result<Saved, ShelfError> {
        let source = Source { path: self.shelf.path(slug), text: to.to_owned() };
        CompanyFile::new(slug.clone(), source).check().map_err(ShelfError::Faulty)?;
        self.shelf.write(slug, was, to, at)
    }

    fn write_note(
        &mut self,
        loaded: &CompanyFile,
        note: Note,
        to: &str,
        at: Timestamp,
    ) -> Result<Saved, ShelfError> {
        let words = |file: &CompanyFile| file.read.as_ref().ok().map(|page| page.note(note).to_owned());
        self.shelf.change(&loaded.slug, loaded, words, |file| with_note(file, note, to), at)
    }

    fn archive(&mut self, slug: &Id, at: Timestamp) -> Result<PathBuf, ShelfError> {
        self.shelf.archive(slug, at)
    }

    fn restore(&mut self, slug: &Id, archived: &Path) -> Result<Id, ShelfError> {
        self.shelf.restore(slug, archived)
    }

    fn path(&self, slug: &Id) -> PathBuf {
        self.shelf.path(slug)
    }
}
