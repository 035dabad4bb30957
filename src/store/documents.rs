//! The user's documents, stories and notes on companies: one YAML file each, written by people and by the app.
//!
//! A text that is changed from the app changes the bytes of that text and no others: remarks and the order of
//! everything else stay. The outcome is read again: it must mean exactly what was meant, or nothing is written. What is
//! wrong in a file is reported with line and caret and left as it is; the rest of it holds.

use std::fmt::Debug;
use std::path::Path;

use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::store::shelf::{Disk, DiskFiles, Found, Saved, Shelf, ShelfError, slug_of};
use crate::store::text::edit::{plain, ways};
use crate::store::text::source::Source;
use crate::store::text::yaml::Written;
use crate::store::text::{Report, ReportLevel};

/// How documents of one sort are read and written.
pub trait Format: Debug + Clone + Default + 'static {
    /// What a file means.
    type Doc: Debug + Clone + PartialEq;
    /// One of its texts that can be changed from the app.
    type Field: Copy;
    /// Where in the file stands what is no text.
    type Marks: Debug + Clone + Default;
    /// The folder they lie in, in the data folder.
    const FOLDER: &'static str;
    /// What a file is called whose name cannot be made of words.
    const NAME: &'static str;

    /// What a file says, with what of it cannot be used.
    ///
    /// # Errors
    /// Everything that is wrong with it, where it is no such document.
    fn read(slug: &Id, source: &Source) -> Result<Valid<Self>, Vec<Report>>;

    /// What it is called.
    fn title(doc: &Self::Doc) -> &str;

    /// The key of a text.
    fn key(field: Self::Field) -> &'static str;

    /// A text; empty where nothing is written yet.
    fn text(doc: &Self::Doc, field: Self::Field) -> &str;

    /// The same, to be changed.
    fn text_mut(doc: &mut Self::Doc, field: Self::Field) -> &mut String;
}

/// All documents of a kind as they lie on disk.
#[derive(Debug, Clone, Default)]
pub struct LoadedDocs<F: Format> {
    /// By name, valid or not.
    pub files: Vec<DocFile<F>>,
    /// What lies among them and is none of them: conflict copies, odd names.
    pub odd: Vec<Report>,
}

impl<F: Format> LoadedDocs<F> {
    /// The valid ones.
    pub fn docs(&self) -> impl Iterator<Item = &F::Doc> {
        self.files.iter().filter_map(DocFile::doc)
    }

    /// The file of this name.
    pub fn file(&self, slug: &str) -> Option<&DocFile<F>> {
        self.files.iter().find(|file| file.slug.as_str() == slug)
    }

    /// Errors and warnings: of the files, then on what is none of them.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        let reports = self.files.iter().flat_map(DocFile::reports).chain(&self.odd);
        reports.filter(|report| report.level() > ReportLevel::Note)
    }
}

/// One file.
#[derive(Debug, Clone)]
pub struct DocFile<F: Format> {
    /// Its name.
    pub slug: Id,
    /// What it says, as it is written; empty where it cannot be read at all.
    pub source: Source,
    /// What that means, or everything that is wrong with it.
    pub read: Result<Valid<F>, Vec<Report>>,
    /// Whether it has a text that can be edited, valid or not: it is a regular file, not too large, and UTF-8.
    pub is_readable: bool,
}

/// A document that was understood, and where in the file its words stand.
#[derive(Debug, Clone)]
pub struct Valid<F: Format> {
    /// The document.
    pub doc: F::Doc,
    /// Its texts as they are written, after their keys.
    pub(in crate::store) texts: Vec<(Written, Written)>,
    /// Where everything else stands.
    pub(in crate::store) marks: F::Marks,
    /// What cannot be used of the file, and notes.
    pub(in crate::store) reports: Vec<Report>,
}

impl<F: Format> Valid<F> {
    /// A document, and where its texts stand.
    pub(in crate::store) fn new(doc: F::Doc, texts: Vec<(Written, Written)>, reports: Vec<Report>) -> Self {
        Self { doc, texts, marks: F::Marks::default(), reports }
    }

    /// The text of this key after the key itself, if it is there.
    pub(in crate::store) fn mark(&self, key: &str) -> Option<&(Written, Written)> {
        self.texts.iter().find(|(name, _)| name.value.as_str() == key)
    }
}

impl<F: Format> DocFile<F> {
    /// Understands a text as the document of this name.
    pub fn new(slug: Id, source: Source) -> Self {
        let read = F::read(&slug, &source);
        Self { slug, source, read, is_readable: true }
    }

    /// The document, where the file is valid.
    pub fn doc(&self) -> Option<&F::Doc> {
        self.read.as_ref().ok().map(|valid| &valid.doc)
    }

    /// Everything there is to say of it: why it is no document, or what of it cannot be used, and notes.
    pub fn reports(&self) -> &[Report] {
        match &self.read {
            Ok(valid) => &valid.reports,
            Err(reports) => reports,
        }
    }

    /// Whether the text may be saved as it was written by hand: what this version does not know may stay.
    ///
    /// # Errors
    /// Everything there is to say of it, an error among it.
    pub fn check(&self) -> Result<(), Vec<Report>> {
        let has_error = self.reports().iter().any(|report| report.level() == ReportLevel::Error);
        if has_error { Err(self.reports().to_vec()) } else { Ok(()) }
    }

    /// The file as it was, or would have been, with these words in this text.
    ///
    /// # Errors
    /// [`ShelfError`]: it has errors, or is written in a way in which there is no such file.
    pub fn as_it_was(&self, field: F::Field, words: &str) -> Result<Self, ShelfError> {
        match self.doc() {
            Some(doc) if F::text(doc, field) == words => Ok(self.clone()),
            _ => self.with_field(field, words),
        }
    }

    /// The file with other words in this text; itself where it has them already.
    ///
    /// # Errors
    /// [`ShelfError`]: it has errors, or is written in a way in which this cannot be done.
    pub(in crate::store) fn with_field(&self, field: F::Field, to: &str) -> Result<Self, ShelfError> {
        let valid = self.valid()?;
        let (key, words) = (F::key(field), plain(to));
        let mut meant = valid.doc.clone();
        F::text_mut(&mut meant, field).clone_from(&words);
        let indent = valid.texts.first().map_or(0, |(key, _)| key.value.place().column - 1);
        let ways = ways(&self.source.text, valid.mark(key), key, indent, &words);
        self.meaning(&meant, key, ways, F::Doc::eq)
    }

    /// What it means.
    ///
    /// # Errors
    /// [`ShelfError::Faulty`]: everything that is wrong with it.
    pub(in crate::store) fn valid(&self) -> Result<&Valid<F>, ShelfError> {
        self.read.as_ref().map_err(|reports| ShelfError::Faulty(reports.clone()))
    }

    /// The file with the first of these texts that means this; itself where it does so already.
    ///
    /// # Errors
    /// [`ShelfError::Unwritable`]: none of them does.
    pub(in crate::store) fn meaning(
        &self,
        meant: &F::Doc,
        key: &'static str,
        texts: impl IntoIterator<Item = String>,
        is_same: impl Fn(&F::Doc, &F::Doc) -> bool,
    ) -> Result<Self, ShelfError> {
        if self.doc() == Some(meant) {
            return Ok(self.clone());
        }
        let path = &self.source.path;
        let file = |text| Self::new(self.slug.clone(), Source { path: path.clone(), text });
        let mut files = texts.into_iter().map(file);
        let found = files.find(|next| next.doc().is_some_and(|doc| is_same(doc, meant)));
        found.ok_or_else(|| ShelfError::Unwritable { path: path.clone(), key })
    }
}

impl<F: Format> From<Found> for DocFile<F> {
    fn from(Found { slug, path, source }: Found) -> Self {
        match source {
            Ok(source) => Self::new(slug, source),
            Err(report) => {
                let source = Source { path, text: String::new() };
                Self { slug, source, read: Err(vec![report]), is_readable: false }
            }
        }
    }
}

/// Documents of a kind on a shelf.
#[derive(Debug)]
pub struct Documents<F: Format, D: Disk + ?Sized> {
    /// As they were read last by [`Documents::reload`].
    pub loaded: LoadedDocs<F>,
    shelf: Shelf<D>,
}

impl<F: Format> Documents<F, DiskFiles> {
    /// The documents in this folder, which need not be there; `lock` is locked while one is replaced.
    pub fn new(dir: &Path, lock: &Path) -> Self {
        Self::on(dir, DiskFiles::new(lock))
    }
}

impl<F: Format, D: Disk> Documents<F, D> {
    /// The documents in this folder of this disk.
    pub fn on(dir: &Path, disk: D) -> Self {
        Self { loaded: LoadedDocs::default(), shelf: Shelf::new(dir, disk) }
    }
}

impl<F: Format, D: Disk + ?Sized> Documents<F, D> {
    /// Reads them all. What cannot be read is reported and the rest counts.
    pub fn load(&mut self) -> LoadedDocs<F> {
        let (found, odd) = self.shelf.load();
        LoadedDocs { files: found.into_iter().map(DocFile::from).collect(), odd }
    }

    /// Reads them all, and keeps what was read.
    pub fn reload(&mut self) -> &LoadedDocs<F> {
        self.loaded = self.load();
        &self.loaded
    }

    /// What they lie on.
    pub fn shelf(&mut self) -> &mut Shelf<D> {
        &mut self.shelf
    }

    /// Puts a new document on disk, whose text is for example a template; its name is made of these words.
    ///
    /// # Errors
    /// [`ShelfError`]: there is no new document.
    pub fn create(&mut self, words: &str, text: &str) -> Result<Id, ShelfError> {
        let slug = slug_of(words, F::NAME)?;
        self.check(&slug, text)?;
        self.shelf.create(&slug, text)
    }

    /// Saves a whole text that was made from another one; where the file is not what it was made from any longer, beside
    /// it.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written; the new text may have errors.
    pub fn write_text(&mut self, slug: &Id, was: &str, to: &str, at: Timestamp) -> Result<Saved, ShelfError> {
        self.check(slug, to)?;
        self.shelf.write(slug, was, to, at)
    }

    /// Changes one text of a document that was loaded, and no other bytes of its file. What was changed elsewhere in it
    /// meanwhile stays; where it was this very text, the document as the user meant it is saved beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    pub fn write_field(
        &mut self,
        loaded: &DocFile<F>,
        field: F::Field,
        to: &str,
        at: Timestamp,
    ) -> Result<Saved, ShelfError> {
        let text = |doc: &F::Doc| F::text(doc, field).to_owned();
        self.change(loaded, text, |file| file.with_field(field, to), at)
    }

    /// Changes one thing in a document that was loaded. What was changed elsewhere in its file meanwhile stays; where it
    /// was this very thing, the document as it was meant is saved beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    pub(in crate::store) fn change<T: PartialEq>(
        &mut self,
        loaded: &DocFile<F>,
        thing: impl Fn(&F::Doc) -> T,
        changed: impl Fn(&DocFile<F>) -> Result<DocFile<F>, ShelfError>,
        at: Timestamp,
    ) -> Result<Saved, ShelfError> {
        let next = changed(loaded)?;
        let (was, to) = (&loaded.source.text, &next.source.text);
        if was == to {
            return Ok(Saved::Whole);
        }
        let thing = |file: &DocFile<F>| file.doc().map(&thing);
        let known = [thing(loaded), thing(&next)];
        let now = self.shelf.find(&loaded.slug).map(DocFile::from);
        match now.filter(|now| known.contains(&thing(now))) {
            Some(now) => self.shelf.write(&now.slug, &now.source.text, &changed(&now)?.source.text, at),
            None => self.shelf.write(&loaded.slug, was, to, at),
        }
    }

    /// Refuses a text that has errors.
    fn check(&self, slug: &Id, text: &str) -> Result<(), ShelfError> {
        let source = Source { path: self.shelf.path(slug), text: text.to_owned() };
        DocFile::<F>::new(slug.clone(), source).check().map_err(ShelfError::Faulty)
    }
}
