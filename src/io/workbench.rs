//! The workbench: stories in the user's editor, and drafts of what is written in place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::domain::clean::clean;
use crate::domain::day::Timestamp;
use crate::domain::slot::Slot;
use crate::io::content::source::Source;
use crate::io::disk;
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

    /// What was kept of a text and neither saved nor thrown away.
    fn kept(&self, slot: &Slot) -> Option<String>;

    /// What was kept of a text is saved, or thrown away.
    fn drop(&mut self, slot: &Slot);
}

/// Drafts in files, and the editor that the environment names.
#[derive(Debug)]
pub struct FileWorkbench {
    dir: PathBuf,
}

impl FileWorkbench {
    /// The workbench in this folder, which need not be there.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    fn path(&self, slot: &Slot) -> PathBuf {
        let key = match slot {
            Slot::Part(_, part) => part.title().to_lowercase(),
            Slot::Note(_, note) => note.key().to_owned(),
        };
        self.dir.join("parts").join(format!("{}.{key}.txt", slot.owner()))
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
        let path = self.path(slot);
        let folder = path.parent().unwrap_or(&self.dir);
        let kept = disk::create_dir(folder).and_then(|_| disk::replace(&path, text.as_bytes()));
        kept.map_err(|why| format!("What you write could not be kept as a draft in {}: {why}", shown(&path)))
    }

    fn kept(&self, slot: &Slot) -> Option<String> {
        let path = self.path(slot);
        let plain = fs::symlink_metadata(&path).is_ok_and(|it| it.is_file() && it.len() <= 1 << 20);
        plain.then(|| fs::read_to_string(&path).ok()).flatten()
    }

    fn drop(&mut self, slot: &Slot) {
        match fs::remove_file(self.path(slot)) {
            // What stays is offered again, and holds nothing that is not saved.
            Err(why) if why.kind() != io::ErrorKind::NotFound => {}
            _ => {}
        }
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

    fn kept(&self, slot: &Slot) -> Option<String> {
        let kept = self.kept.iter().find(|(of, _)| of == slot);
        kept.map(|(_, text)| text.clone())
    }

    fn drop(&mut self, slot: &Slot) {
        self.kept.retain(|(of, _)| of != slot);
    }
}
