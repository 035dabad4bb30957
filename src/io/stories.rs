//! The user's stories: one YAML file each, written by people and by the app.
//!
//! A part that is changed from the app changes the bytes of that part and no others: remarks and the order of
//! everything else stay. What is wrong in a file is reported with line and caret and left as it is; the rest of it holds.

mod edit;
mod labels;
mod memory;
mod place;
mod quoted;
mod raw;
mod read;
mod strangers;
mod template;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::{Path, PathBuf};

pub use self::memory::MemoryStories;
pub(in crate::io) use self::template::scalar;
pub use self::template::{Guide, template};
use crate::domain::bank::Bank;
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;
use crate::domain::story::labels::Labels;
use crate::io::content::source::Source;
use crate::io::content::{Level, Place, Report};
use crate::io::shelf::{Disk, Files, Found, Saved, Shelf, ShelfError, slug_of};
use crate::io::value::Mark;
pub use crate::io::value::plain;

/// Where the stories are kept.
pub trait StoryStore {
    /// Reads them all. What cannot be read is told and the rest counts.
    fn load(&mut self) -> LoadedStories;

    /// Whether anybody has written since they were last loaded. Cheap enough to be asked at every key.
    fn is_stale(&self) -> bool;

    /// Puts a new story on disk, whose text is for example a [`template`]; its name is made of the title.
    ///
    /// # Errors
    /// [`ShelfError`]: there is no new story.
    fn create(&mut self, title: &str, text: &str) -> Result<Id, ShelfError>;

    /// Changes one part of a story that was loaded, in which it changes the bytes of that part alone. What was changed
    /// elsewhere in the file meanwhile stays; where it was this very part, the story as the user meant it is saved
    /// beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    fn write_part(
        &mut self,
        loaded: &StoryFile,
        part: Part,
        to: &str,
        at: Timestamp,
    ) -> Result<Saved, ShelfError>;

    /// Changes the tags or the fits of a story that was loaded, and nothing else in its file. What was changed elsewhere
    /// in the file meanwhile stays; where it was these very labels, the story as the user meant it is saved beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    fn write_labels(&mut self, loaded: &StoryFile, to: &Labels, at: Timestamp) -> Result<Saved, ShelfError>;

    /// Saves a whole text that was made from another one, sound or not; where the file is not what it was made from
    /// any more, beside it.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written; the new text may have faults.
    fn write_text(&mut self, slug: &Id, was: &str, to: &str, at: Timestamp) -> Result<Saved, ShelfError>;

    /// Moves a story to the archive, and says where it lies there.
    ///
    /// # Errors
    /// [`ShelfError`]: it is where it was.
    fn archive(&mut self, slug: &Id, at: Timestamp) -> Result<PathBuf, ShelfError>;

    /// Takes a story back from the archive; the name it has now is another where the old one is taken.
    ///
    /// # Errors
    /// [`ShelfError`]: it is in the archive.
    fn restore(&mut self, slug: &Id, archived: &Path) -> Result<Id, ShelfError>;

    /// The file of a story.
    fn path(&self, slug: &Id) -> PathBuf;
}

/// All stories as they lie on disk.
#[derive(Debug, Clone, Default)]
pub struct LoadedStories {
    /// By name, sound or not.
    pub files: Vec<StoryFile>,
    /// What lies among them and is no story: conflict copies, odd names.
    pub odd: Vec<Report>,
}

impl LoadedStories {
    /// The sound ones.
    pub fn stories(&self) -> impl Iterator<Item = &Story> {
        self.files.iter().filter_map(StoryFile::story)
    }

    /// The file of this name.
    pub fn file(&self, slug: &str) -> Option<&StoryFile> {
        self.files.iter().find(|file| file.slug.as_str() == slug)
    }

    /// Errors and warnings: of the stories, then on what is none.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        let reports = self.files.iter().flat_map(StoryFile::faults).chain(&self.odd);
        reports.filter(|report| report.level() > Level::Note)
    }

    /// Tags and questions that are not in this bank.
    pub fn strangers(&self, bank: &Bank) -> Vec<Report> {
        self.files.iter().flat_map(|file| file.strangers(bank)).collect()
    }
}

/// One file of a story.
#[derive(Debug, Clone)]
pub struct StoryFile {
    /// Its name.
    pub slug: Id,
    /// What it says, as it is written; empty where it cannot be read at all.
    pub source: Source,
    /// What that means, or everything that is wrong with it.
    pub read: Result<Sound, Vec<Report>>,
    readable: bool,
}

/// A story that was understood, and where in the file its words stand.
#[derive(Debug, Clone)]
pub struct Sound {
    /// The story.
    pub story: Story,
    marks: Marks,
    /// What cannot be used of the file, and notes.
    reports: Vec<Report>,
}

/// Where in the file what stands.
#[derive(Debug, Clone, Default)]
struct Marks {
    parts: Parts<Option<Mark>>,
    tags: Vec<Place>,
    /// Every question that is named, whether its strength can be used or not.
    fits: Vec<(Id, Place)>,
    allow: Vec<Place>,
    /// Keys whose value cannot be used, or not all of it.
    left_out: Vec<String>,
}

impl StoryFile {
    /// Understands a text as the story of this name.
    pub fn new(slug: Id, source: Source) -> Self {
        let read = read::read(&slug, &source);
        Self { slug, source, read, readable: true }
    }

    /// The file as it was, or would have been, with these words in this part.
    ///
    /// # Errors
    /// [`ShelfError`]: it has faults, or is written in a way in which there is no such file.
    pub fn as_it_was(&self, part: Part, words: &str) -> Result<Self, ShelfError> {
        match self.story() {
            Some(story) if story.texts[part] == words => Ok(self.clone()),
            _ => edit::with_part(self, part, words),
        }
    }

    /// Whether it has a text that can be edited, sound or not: it is a regular file, not too large, and UTF-8.
    pub fn is_readable(&self) -> bool {
        self.readable
    }

    /// The story, where the file is sound.
    pub fn story(&self) -> Option<&Story> {
        self.read.as_ref().ok().map(|sound| &sound.story)
    }

    /// Everything there is to say of it: why it is no story, or what of it cannot be used, and notes.
    pub fn faults(&self) -> &[Report] {
        match &self.read {
            Ok(sound) => &sound.reports,
            Err(reports) => reports,
        }
    }

    /// Whether the text may be saved as it was written by hand: what this version does not know may stay.
    ///
    /// # Errors
    /// Everything there is to say of it, an error among it.
    pub fn check(&self) -> Result<(), Vec<Report>> {
        let has_error = self.faults().iter().any(|report| report.level() == Level::Error);
        if has_error { Err(self.faults().to_vec()) } else { Ok(()) }
    }

    /// Tags and questions that are not in this bank, each with the nearest id that is.
    pub fn strangers(&self, bank: &Bank) -> Vec<Report> {
        self.read.as_ref().map_or_else(|_| Vec::new(), |sound| strangers::find(&self.source, sound, bank))
    }

    /// The place in the file of these bytes of a part's text; of its key, where the part is not told or not there.
    pub fn place(&self, part: Part, words: Range<usize>) -> Option<Place> {
        let sound = self.read.as_ref().ok()?;
        place::place(&self.source.text, sound, part, words)
    }

    /// The place of a rule that is silenced, by its number.
    pub fn place_of_allowed(&self, number: usize) -> Option<Place> {
        self.read.as_ref().ok()?.marks.allow.get(number).copied()
    }
}

impl AsRef<str> for StoryFile {
    fn as_ref(&self) -> &str {
        &self.source.text
    }
}

impl From<Found> for StoryFile {
    fn from(Found { slug, path, source }: Found) -> Self {
        match source {
            Ok(source) => Self::new(slug, source),
            Err(report) => {
                let source = Source { path, text: String::new() };
                Self { slug, source, read: Err(vec![report]), readable: false }
            }
        }
    }
}

/// Stories on a shelf.
#[derive(Debug)]
pub struct Stories<D> {
    shelf: Shelf<D>,
}

/// Stories in files.
pub type FileStories = Stories<Files>;

impl FileStories {
    /// The stories in this folder, which need not be there; `lock` is locked while one is replaced.
    pub fn new(dir: &Path, lock: &Path) -> Self {
        Self::on(dir, Files::new(lock))
    }
}

impl<D: Disk> Stories<D> {
    /// The stories in this folder of this disk.
    pub fn on(dir: &Path, disk: D) -> Self {
        Self { shelf: Shelf::new(dir, disk) }
    }

    /// What they are kept on.
    pub fn disk(&mut self) -> &mut D {
        self.shelf.disk()
    }

    /// Refuses a text that has errors.
    fn check(&self, slug: &Id, text: &str) -> Result<(), ShelfError> {
        let source = Source { path: self.shelf.path(slug), text: text.to_owned() };
        StoryFile::new(slug.clone(), source).check().map_err(ShelfError::Faulty)
    }
}

impl<D: Disk> StoryStore for Stories<D> {
    fn load(&mut self) -> LoadedStories {
        let (found, odd) = self.shelf.load();
        LoadedStories { files: found.into_iter().map(StoryFile::from).collect(), odd }
    }

    fn is_stale(&self) -> bool {
        self.shelf.is_stale()
    }

    fn create(&mut self, title: &str, text: &str) -> Result<Id, ShelfError> {
        let slug = slug_of(title, "story")?;
        self.check(&slug, text)?;
        self.shelf.create(&slug, text)
    }

    fn write_part(
        &mut self,
        loaded: &StoryFile,
        part: Part,
        to: &str,
        at: Timestamp,
    ) -> Result<Saved, ShelfError> {
        let words = |file: &StoryFile| file.story().map(|story| story.texts[part].clone());
        let turned = |file: &StoryFile| edit::with_part(file, part, to);
        self.shelf.change(&loaded.slug, loaded, words, turned, at)
    }

    fn write_labels(&mut self, loaded: &StoryFile, to: &Labels, at: Timestamp) -> Result<Saved, ShelfError> {
        let own = |file: &StoryFile| file.story().map(|story| to.of(story));
        self.shelf.change(&loaded.slug, loaded, own, |file| labels::with_labels(file, to), at)
    }

    fn write_text(&mut self, slug: &Id, was: &str, to: &str, at: Timestamp) -> Result<Saved, ShelfError> {
        self.check(slug, to)?;
        self.shelf.write(slug, was, to, at)
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
