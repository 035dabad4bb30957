//! Stores in memory: they answer as those on disk do, and fail when a test asks for it.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use starl::domain::edit::Edit;
use starl::domain::id::Id;
use starl::domain::part::Part;
use starl::domain::settings::{Change, Settings};
use starl::domain::text_ref::TextRef;
use starl::store::companies::CompanyFormat;
use starl::store::disk::PathError;
use starl::store::documents::{Documents, Format};
use starl::store::draft::Edited;
use starl::store::draft_store::{DraftOf, DraftStore};
use starl::store::settings::{LoadedSettings, SettingsError, SettingsStore, text};
use starl::store::shelf::{Disk, FolderStamp};
use starl::store::stories::{StoryFile, StoryFormat};
use starl::store::text::Report;
use starl::store::text::read::is_yaml;
use starl::store::text::source::Source;
use starl::term::clock::Clock;

/// A workbench in memory: its editor puts a text in place of what there is.
#[derive(Debug, Default)]
pub(crate) struct MemoryDrafts {
    kept: Vec<(TextRef, Edit<String>)>,
    /// Of archived files: the file, what the text is called, and what was kept.
    away: Vec<(PathBuf, &'static str, Edit<String>)>,
    line: Option<Edit<String>>,
    /// What the editor makes of the next text: nothing leaves it as it is, an empty one is an editor that ends at once.
    pub(crate) editor: Option<Result<String, String>>,
}

impl DraftStore for MemoryDrafts {
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut Documents<StoryFormat, dyn Disk>,
        clock: &dyn Clock,
    ) -> Result<Edited, Box<dyn Error>> {
        let Some(text) = self.editor.take().transpose()? else { return Ok(Edited::Unchanged) };
        if text.is_empty() {
            return Ok(Edited::AtOnce(PathBuf::from("copy.yaml")));
        }
        Ok(Edited::Saved(stories.write_text(&file.slug, &file.source.text, &text, clock.now().at)?))
    }

    fn keep(&mut self, of: DraftOf<'_>, edit: &Edit<String>) -> Result<(), String> {
        self.forget(of);
        match of {
            DraftOf::Text(slot) => self.kept.push((slot.clone(), edit.clone())),
            DraftOf::Line => self.line = Some(edit.clone()),
        }
        Ok(())
    }

    fn kept(&mut self, of: DraftOf<'_>) -> Option<Edit<String>> {
        let DraftOf::Text(slot) = of else { return self.line.clone() };
        let kept = self.kept.iter().find(|(of, _)| of == slot);
        kept.map(|(_, edit)| edit.clone())
    }

    fn odd(&self, _slot: &TextRef) -> Option<String> {
        None
    }

    fn forget(&mut self, of: DraftOf<'_>) {
        match of {
            DraftOf::Text(slot) => self.kept.retain(|(of, _)| of != slot),
            DraftOf::Line => self.line = None,
        }
    }

    fn put_away(&mut self, slot: &TextRef, archived: &Path) {
        if let Some(edit) = self.kept(DraftOf::Text(slot)) {
            self.forget(DraftOf::Text(slot));
            self.away.push((archived.to_owned(), slot.title(), edit));
        }
    }

    fn bring_back(&mut self, slot: &TextRef, archived: &Path) {
        let is_it = |it: &(PathBuf, &str, Edit<String>)| it.0 == archived && it.1 == slot.title();
        if let Some(number) = self.away.iter().position(is_it) {
            let (_, _, edit) = self.away.remove(number);
            self.kept.push((slot.clone(), edit));
        }
    }
}

/// A file of settings in memory. They are read and changed as text, as those on disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemorySettings {
    text: String,
    stale: bool,
    fault: Option<String>,
}

impl MemorySettings {
    /// What a file would hold.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Writes as an editor would.
    pub(crate) fn edit(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.stale = true;
    }

    /// Lets the next change fail, for this reason.
    pub(crate) fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }

    fn source(&self) -> Source {
        Source { path: path(), text: self.text.clone() }
    }
}

fn path() -> PathBuf {
    PathBuf::from("settings.yaml")
}

impl SettingsStore for MemorySettings {
    fn load(&mut self) -> Result<LoadedSettings, Report> {
        self.stale = false;
        text::parse(&self.source())
    }

    fn change(&mut self, changes: &[Change]) -> Result<Settings, SettingsError> {
        if let Some(why) = self.fault.take() {
            return Err(PathError::new("write", &path())(io::Error::other(why)).into());
        }
        let (text, settings) = text::change(&self.source(), changes)?;
        self.text = text;
        Ok(settings)
    }

    fn is_stale(&self) -> bool {
        self.stale
    }
}

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemoryDisk {
    files: BTreeMap<PathBuf, Vec<u8>>,
    fault: Option<String>,
    /// Two texts may be of one length: every write counts.
    writes: u64,
}

impl MemoryDisk {
    /// Writes as an editor would.
    pub(crate) fn edit(&mut self, path: &Path, text: &str) {
        self.writes += 1;
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    /// What a file would hold.
    pub(crate) fn text(&self, path: &Path) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Lets the next write fail, for this reason.
    pub(crate) fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }

    fn fault(&mut self) -> io::Result<()> {
        self.writes += 1;
        self.fault.take().map_or(Ok(()), |why| Err(io::Error::other(why)))
    }
}

impl Disk for MemoryDisk {
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let within = |path: &&PathBuf| path.parent() == Some(dir) && is_yaml(path);
        Ok(self.files.keys().filter(within).cloned().collect())
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Report> {
        Ok(self.files.get(path).cloned())
    }

    fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool> {
        self.fault()?;
        match self.files.get_mut(path) {
            Some(held) if held == was => {
                *held = bytes.to_vec();
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        if self.files.contains_key(path) {
            return Ok(false);
        }
        self.fault()?;
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(true)
    }

    fn remove(&mut self, path: &Path, was: &[u8]) -> io::Result<bool> {
        self.fault()?;
        match self.files.get(path) {
            Some(held) if held == was => Ok(self.files.remove(path).is_some()),
            _ => Ok(false),
        }
    }

    fn stamp(&self, dir: &Path) -> FolderStamp {
        let here = self.list(dir).unwrap_or_default().into_iter();
        here.map(|path| (path, 0, None)).chain([(PathBuf::new(), self.writes, None)]).collect()
    }
}

/// Stories in memory. They are read and changed as those on disk.
pub(crate) type MemoryStories = Documents<StoryFormat, MemoryDisk>;

/// Notes on companies in memory. They are read and changed as those on disk.
pub(crate) type MemoryCompanies = Documents<CompanyFormat, MemoryDisk>;

/// What a test does to files behind the back of the app.
pub(crate) trait ByHand {
    /// A folder with nothing in it.
    fn empty() -> Self;

    /// Writes a document as an editor would.
    fn edit(&mut self, slug: &Id, text: &str);

    /// What the file of a document would hold.
    fn text(&mut self, slug: &Id) -> Option<String>;

    /// Lets the next write fail, for this reason.
    fn fail_next(&mut self, why: &str);
}

impl<F: Format> ByHand for Documents<F, MemoryDisk> {
    fn empty() -> Self {
        Self::on(Path::new(F::FOLDER), MemoryDisk::default())
    }

    fn edit(&mut self, slug: &Id, text: &str) {
        let path = self.shelf().path(slug);
        self.shelf().disk().edit(&path, text);
    }

    fn text(&mut self, slug: &Id) -> Option<String> {
        let path = self.shelf().path(slug);
        self.shelf().disk().text(&path)
    }

    fn fail_next(&mut self, why: &str) {
        self.shelf().disk().fail_next(why);
    }
}

pub(crate) fn in_memory_stories_are_as_on_disk() {
    let mut store = MemoryStories::empty();
    let (id, at) = (Id::new("mine").expect("an id"), "2026-11-23T08:12:03+01:00".parse().expect("a time"));
    assert!(store.load().files.is_empty() && !store.shelf().is_stale());
    store.edit(&id, "title: x\n");
    assert!(store.shelf().is_stale());
    let loaded = store.load();
    let file = loaded.file("mine").expect("it is there");
    store.fail_next("the disk is full");
    let why = store.write_field(file, Part::Task, "a", at).expect_err("full").to_string();
    assert!(why.contains("the disk is full"), "{why}");
    assert_eq!(store.text(&id).as_deref(), Some("title: x\n"));
    store.write_field(file, Part::Task, "a", at).expect("saved");
    let archived = store.shelf().archive(&id, at).expect("archived");
    assert!(store.load().files.is_empty());
    assert_eq!(store.shelf().restore(&id, &archived).expect("back"), id);
    assert_eq!(store.text(&id).as_deref(), Some("title: x\ntask: |\n  a\n"));
}
