//! The workbench: stories in the user's editor, and drafts of what is written in place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::domain::clean::clean;
use crate::domain::day::Timestamp;
use crate::domain::slot::Slot;
use crate::io::content::source::Source;
use crate::io::disk;
use crate::io::disk::lock::{self, Lock};
use crate::io::draft::{Drafts, Edited};
use crate::io::editor::SystemEditor;
use crate::io::stories::{StoryFile, StoryStore};

/// Where stories are worked on before they are saved.
pub trait Workbench {
    /// Lets the user edit a story in their editor, and waits until that is over.
    ///
    /// # Errors
    /// A sentence that says why nothing was saved, and where what was written is.
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut dyn StoryStore,
        at: Timestamp,
    ) -> Result<Edited, String>;

    /// Keeps what is being written of a text.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn keep(&mut self, slot: &Slot, text: &str) -> Result<(), String>;

    /// What was kept of a text and neither saved nor thrown away, unless another instance works on it.
    fn kept(&mut self, slot: &Slot) -> Option<String>;

    /// What was kept of a text is saved, or thrown away.
    fn drop(&mut self, slot: &Slot);
}

/// Drafts in files, and the editor that the environment names.
#[derive(Debug)]
pub struct FileWorkbench {
    dir: PathBuf,
    held: Option<Held>,
}

/// The draft of a text that this instance writes; nobody else writes it.
#[derive(Debug)]
struct Held {
    slot: Slot,
    path: PathBuf,
    _lock: Lock,
}

/// Instances that can write one text at the same time and have a draft each.
const MOST: u32 = 16;

impl FileWorkbench {
    /// The workbench in this folder, which need not be there.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), held: None }
    }

    /// The drafts that a text can have, the usual one first.
    fn paths(&self, slot: &Slot) -> impl Iterator<Item = PathBuf> {
        let key = match slot {
            Slot::Part(_, part) => part.title().to_lowercase(),
            Slot::Note(_, note) => note.key().to_owned(),
        };
        let stem = self.dir.join("parts").join(format!("{}.{key}", slot.owner()));
        let name = move |ending: String| PathBuf::from(format!("{}{ending}.txt", stem.display()));
        std::iter::once(String::new()).chain((2..=MOST).map(|number| format!("-{number}"))).map(name)
    }

    /// The draft of this instance: one that was left if nobody else has it, else a new one. Where no file can be locked,
    /// it is the usual one.
    fn claim(&mut self, slot: &Slot) -> PathBuf {
        if let Some(held) = self.held.as_ref().filter(|held| held.slot == *slot) {
            return held.path.clone();
        }
        self.held = None;
        let paths: Vec<PathBuf> = self.paths(slot).collect();
        let usual = paths.first().cloned().unwrap_or_default();
        let made = disk::create_dir(usual.parent().unwrap_or(&self.dir));
        let (left, free): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| path.exists());
        let mut paths = left.into_iter().chain(free).filter(|_| made.is_ok());
        self.held = paths.find_map(|path| {
            let lock = lock::try_take(&path.with_extension("lock")).ok().flatten()?;
            Some(Held { slot: slot.clone(), path, _lock: lock })
        });
        self.held.as_ref().map_or(usual, |held| held.path.clone())
    }

    /// What was kept of texts and neither saved nor thrown away.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let listed = fs::read_dir(self.dir.join("parts")).into_iter().flatten().flatten();
        let paths = listed.map(|found| found.path());
        paths.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect()
    }
}

impl Workbench for FileWorkbench {
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut dyn StoryStore,
        at: Timestamp,
    ) -> Result<Edited, String> {
        let named = SystemEditor::from_env(|name: &str| -> Option<OsString> { env::var_os(name) });
        let mut editor = named.map_err(|why| why.to_string())?;
        let drafts = Drafts::new(&self.dir.join("stories"));
        let draft = drafts.open(&file.slug, &file.source.text).map_err(|why| why.to_string())?;
        let check = |source: &Source| StoryFile::new(file.slug.clone(), source.clone()).read.map(drop);
        let edited = draft.edit(&mut editor, check, |was, to| stories.write_text(&file.slug, was, to, at));
        edited.map_err(|why| why.to_string())
    }

    fn keep(&mut self, slot: &Slot, text: &str) -> Result<(), String> {
        let path = self.claim(slot);
        let folder = path.parent().unwrap_or(&self.dir);
        let kept = disk::create_dir(folder).and_then(|_| disk::replace(&path, text.as_bytes()));
        kept.map_err(|why| format!("What you write could not be kept as a draft in {}: {why}", shown(&path)))
    }

    fn kept(&mut self, slot: &Slot) -> Option<String> {
        let path = self.claim(slot);
        let plain = fs::symlink_metadata(&path).is_ok_and(|it| it.is_file() && it.len() <= 1 << 20);
        plain.then(|| fs::read_to_string(&path).ok()).flatten()
    }

    fn drop(&mut self, slot: &Slot) {
        // What stays is offered again, and holds nothing that is not saved.
        let _stays = fs::remove_file(self.claim(slot));
        self.held = None;
    }
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// A workbench in memory, for tests: its editor puts a text in place of what there is.
#[derive(Debug, Default)]
pub struct MemoryWorkbench {
    kept: Vec<(Slot, String)>,
    /// What the editor makes of the next text: nothing leaves it as it is.
    pub editor: Option<Result<String, String>>,
}

impl Workbench for MemoryWorkbench {
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut dyn StoryStore,
        at: Timestamp,
    ) -> Result<Edited, String> {
        let Some(text) = self.editor.take().transpose()? else { return Ok(Edited::Unchanged) };
        let saved = stories.write_text(&file.slug, &file.source.text, &text, at);
        saved.map(Edited::Saved).map_err(|why| why.to_string())
    }

    fn keep(&mut self, slot: &Slot, text: &str) -> Result<(), String> {
        self.drop(slot);
        self.kept.push((slot.clone(), text.to_owned()));
        Ok(())
    }

    fn kept(&mut self, slot: &Slot) -> Option<String> {
        let kept = self.kept.iter().find(|(of, _)| of == slot);
        kept.map(|(_, text)| text.clone())
    }

    fn drop(&mut self, slot: &Slot) {
        self.kept.retain(|(of, _)| of != slot);
    }
}
