//! The workbench: stories in the user's editor, and drafts of what is written in place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::domain::clean::display_clean;
use crate::domain::edit::Edit;
use crate::domain::text_ref::TextRef;
use crate::store::disk;
use crate::store::documents::Documents;
use crate::store::draft::{Drafts, Edited};
use crate::store::shelf::Disk;
use crate::store::slots::{self, Claim, base, places, text};
use crate::store::stories::{StoryFile, StoryFormat};
use crate::store::text::read::LARGEST;
use crate::store::text::source::Source;
use crate::term::clock::Clock;
use crate::term::editor::SystemEditor;

/// Where stories are worked on before they are saved.
pub trait DraftStore {
    /// Lets the user edit a story in their editor, and waits until that is over.
    ///
    /// # Errors
    /// A sentence that says why nothing was saved, and where what was written is.
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut Documents<StoryFormat, dyn Disk>,
        clock: &dyn Clock,
    ) -> Result<Edited, String>;

    /// Keeps what is being written of a text, and what it was begun from.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn keep(&mut self, slot: &TextRef, edit: &Edit<String>) -> Result<(), String>;

    /// What was kept of a text and neither saved nor thrown away, unless another instance works on it.
    fn kept(&mut self, slot: &TextRef) -> Option<Edit<String>>;

    /// A sentence about what lies where a text is kept and cannot be taken up.
    fn odd(&self, slot: &TextRef) -> Option<String>;

    /// What was kept of a text is saved, or thrown away.
    fn forget(&mut self, slot: &TextRef);

    /// Keeps what is being typed into a line, after what the line is for.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn keep_line(&mut self, line: &Edit<String>) -> Result<(), String>;

    /// What was kept of a line and neither saved nor thrown away, unless another instance works on it.
    fn line(&mut self) -> Option<Edit<String>>;

    /// What was kept of a line is saved, or thrown away.
    fn forget_line(&mut self);

    /// The file of a text was archived: what was kept goes with it, and is not of another file that gets its name.
    fn put_away(&mut self, slot: &TextRef, archived: &Path);

    /// The file of a text came back from the archive, maybe under another name, and what was kept with it.
    fn bring_back(&mut self, slot: &TextRef, archived: &Path);
}

/// Drafts in files, and the editor that the environment names.
#[derive(Debug)]
pub struct FileDrafts {
    dir: PathBuf,
    /// The draft of a text that this instance writes, behind how the names of such drafts start.
    held: Option<(PathBuf, Claim)>,
}

/// How the names of the files start that hold a line being typed. No text's do: they have a full stop.
const LINE: &str = "line";

impl FileDrafts {
    /// The workbench in this folder, which need not be there.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), held: None }
    }

    /// How the names of a text's drafts start.
    fn stem(&self, slot: &TextRef) -> PathBuf {
        self.stem_of(slot.owner(), slot)
    }

    /// The same, as the text of this file.
    fn stem_of(&self, owner: &str, slot: &TextRef) -> PathBuf {
        let key = match slot {
            TextRef::Part(_, part) => part.title().to_lowercase(),
            TextRef::Note(_, note) => note.key().to_owned(),
        };
        self.dir.join("parts").join(format!("{owner}.{key}"))
    }

    /// How the names of the drafts of a line start.
    fn stem_of_line(&self) -> PathBuf {
        self.dir.join("parts").join(LINE)
    }

    /// The draft of this instance: one that was left if nobody else has it, else a new one. Where no file can be locked,
    /// it is the usual one.
    fn claim(&mut self, stem: &Path) -> PathBuf {
        if let Some((_, claim)) = self.held.as_ref().filter(|(held, _)| held == stem) {
            return claim.path.clone();
        }
        self.held = None;
        let paths: Vec<PathBuf> = places(stem, "txt").filter(|path| !is_odd(path)).collect();
        let usual = paths.first().cloned().unwrap_or_default();
        let made = disk::create_dir(usual.parent().unwrap_or(&self.dir));
        let claim = made.ok().and_then(|_| Claim::first(paths).ok().flatten());
        self.held = claim.map(|claim| (stem.to_owned(), claim));
        self.held.as_ref().map_or(usual, |(_, claim)| claim.path.clone())
    }

    fn write(&mut self, stem: &Path, edit: &Edit<String>) -> Result<(), String> {
        let path = self.claim(stem);
        let folder = path.parent().unwrap_or(&self.dir);
        let kept = disk::create_dir(folder).and_then(|_| {
            let base = base(&path);
            // The base first: cut off in between, there is no draft, or the one there was, of the same base.
            if text(&base, LARGEST).as_ref() != Some(&edit.before) {
                disk::replace(&base, edit.before.as_bytes())?;
            }
            disk::replace(&path, edit.after.as_bytes())
        });
        kept.map_err(|why| {
            format!("What you write could not be saved as a draft in {}: {why}", display_clean(&path))
        })
    }

    fn left(&mut self, stem: &Path) -> Option<Edit<String>> {
        let path = self.claim(stem);
        // Without a base, it is held against a text that is not there: what is on disk is never written over then.
        let before = text(&base(&path), LARGEST).unwrap_or_default();
        text(&path, LARGEST).map(|after| Edit { before, after })
    }

    fn remove(&mut self, stem: &Path) {
        slots::remove(&self.claim(stem));
        self.held = None;
    }

    /// What was kept of texts and neither saved nor thrown away. A line is offered at the next start, so it isn't here.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let listed = fs::read_dir(self.dir.join("parts")).into_iter().flatten().flatten();
        let paths = listed.map(|found| found.path());
        let is_text =
            |path: &PathBuf| path.file_stem().is_some_and(|name| name.as_encoded_bytes().contains(&b'.'));
        paths.filter(|path| path.extension().is_some_and(|it| it == "txt")).filter(is_text).collect()
    }
}

impl DraftStore for FileDrafts {
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut Documents<StoryFormat, dyn Disk>,
        clock: &dyn Clock,
    ) -> Result<Edited, String> {
        let named = SystemEditor::from_env(|name: &str| -> Option<OsString> { env::var_os(name) });
        let mut editor = named.map_err(|why| why.to_string())?;
        let drafts = Drafts::new(&self.dir.join("stories"));
        let draft = drafts.open(&file.slug, &file.source.text).map_err(|why| why.to_string())?;
        let check = |source: &Source| StoryFile::new(file.slug.clone(), source.clone()).check();
        let save = |was: &str, to: &str| stories.write_text(&file.slug, was, to, clock.now().at);
        let edited = draft.edit(&mut editor, clock, check, save);
        edited.map_err(|why| why.to_string())
    }

    fn keep(&mut self, slot: &TextRef, edit: &Edit<String>) -> Result<(), String> {
        self.write(&self.stem(slot), edit)
    }

    fn kept(&mut self, slot: &TextRef) -> Option<Edit<String>> {
        self.left(&self.stem(slot))
    }

    fn odd(&self, slot: &TextRef) -> Option<String> {
        let odd = places(&self.stem(slot), "txt").find(|path| is_odd(path))?;
        Some(format!(
            "A draft was not restored, because it is over 1 MiB or isn't text: {}",
            display_clean(&odd)
        ))
    }

    fn forget(&mut self, slot: &TextRef) {
        self.remove(&self.stem(slot));
    }

    fn keep_line(&mut self, line: &Edit<String>) -> Result<(), String> {
        self.write(&self.stem_of_line(), line)
    }

    fn line(&mut self) -> Option<Edit<String>> {
        let stem = self.stem_of_line();
        // It is asked for at every start: where nothing was left, nothing is made.
        if places(&stem, "txt").any(|path| path.exists()) { self.left(&stem) } else { None }
    }

    fn forget_line(&mut self) {
        self.remove(&self.stem_of_line());
    }

    fn put_away(&mut self, slot: &TextRef, archived: &Path) {
        carry(&self.stem(slot), &self.stem_of(&in_archive(archived), slot));
    }

    fn bring_back(&mut self, slot: &TextRef, archived: &Path) {
        carry(&self.stem_of(&in_archive(archived), slot), &self.stem(slot));
    }
}

/// The name that the drafts of an archived file go by: that of its file there.
fn in_archive(archived: &Path) -> String {
    format!("archive/{}", archived.file_stem().unwrap_or_default().to_string_lossy())
}

/// Moves drafts to where there is none. What cannot be moved stays as it is.
fn carry(from: &Path, to: &Path) {
    let free = places(to, "txt").filter(|path| !path.exists());
    for (old, new) in places(from, "txt").filter(|path| path.exists()).zip(free) {
        let _stays = new.parent().map(disk::create_dir);
        let _stays = fs::rename(base(&old), base(&new));
        let _stays = fs::rename(old, new);
    }
}

/// Whether something lies there that cannot be taken up.
fn is_odd(path: &Path) -> bool {
    path.exists() && text(path, LARGEST).is_none()
}
