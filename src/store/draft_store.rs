//! The workbench: stories in the user's editor, and drafts of what is written in place.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::domain::clean::display_clean;
use crate::domain::edit::Edit;
use crate::domain::text_ref::TextRef;
use crate::store::disk;
use crate::store::documents::Documents;
use crate::store::draft::{Draft, Edited};
use crate::store::shelf::Disk;
use crate::store::slots::{self, Claim, base, places, text};
use crate::store::stories::{StoryFile, StoryFormat};
use crate::store::text::read::LARGEST;
use crate::store::text::source::Source;
use crate::term::clock::Clock;
use crate::term::editor::SystemEditor;

/// What a draft is of.
#[derive(Debug, Clone, Copy)]
pub enum DraftOf<'a> {
    /// A text in a document, written in place.
    Text(&'a TextRef),
    /// A line that is being typed. What it was begun from says what it is for.
    Line,
}

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
    ) -> Result<Edited, Box<dyn Error>>;

    /// Keeps what is being written, and what it was begun from.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn keep(&mut self, of: DraftOf<'_>, edit: &Edit<String>) -> Result<(), String>;

    /// What was kept and neither saved nor thrown away, unless another instance works on it.
    fn kept(&mut self, of: DraftOf<'_>) -> Option<Edit<String>>;

    /// A sentence about what lies where a text is kept and cannot be taken up.
    fn odd(&self, slot: &TextRef) -> Option<String>;

    /// What was kept is saved, or thrown away.
    fn forget(&mut self, of: DraftOf<'_>);

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

    /// How the names of the drafts start.
    fn stem(&self, of: DraftOf<'_>) -> PathBuf {
        match of {
            DraftOf::Text(slot) => self.stem_of(slot.owner(), slot),
            DraftOf::Line => self.dir.join("parts").join(LINE),
        }
    }

    /// The same of a text, as that of this file.
    fn stem_of(&self, owner: &str, slot: &TextRef) -> PathBuf {
        let key = match slot {
            TextRef::Part(_, part) => part.title().to_lowercase(),
            TextRef::Note(_, note) => note.word().to_owned(),
        };
        self.dir.join("parts").join(format!("{owner}.{key}"))
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
            format!("Your text could not be saved as a draft in {}: {why}", display_clean(&path))
        })
    }

    fn left(&mut self, stem: &Path) -> Option<Edit<String>> {
        let path = self.claim(stem);
        // Without a base, it is held against a text that is not there: what is on disk is never written over then.
        let before = text(&base(&path), LARGEST).unwrap_or_default();
        text(&path, LARGEST).map(|after| Edit { before, after })
    }

    /// What was kept of texts and neither saved nor thrown away. A line is offered at the next start, so it isn't here.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let mut paths = disk::list(&self.dir.join("parts")).unwrap_or_default();
        paths.retain(|path| path.extension().is_some_and(|it| it == "txt"));
        paths.retain(|path| path.file_stem().is_some_and(|name| name.as_encoded_bytes().contains(&b'.')));
        paths
    }
}

impl DraftStore for FileDrafts {
    fn edit(
        &mut self,
        file: &StoryFile,
        stories: &mut Documents<StoryFormat, dyn Disk>,
        clock: &dyn Clock,
    ) -> Result<Edited, Box<dyn Error>> {
        let mut editor = SystemEditor::from_env(|name| env::var_os(name))?;
        let draft = Draft::open(&self.dir.join("stories"), &file.slug, &file.source.text)?;
        let check = |source: &Source| StoryFile::new(file.slug.clone(), source.clone()).check();
        let save = |was: &str, to: &str| stories.write_text(&file.slug, was, to, clock.now().at);
        Ok(draft.edit(&mut editor, clock, check, save)?)
    }

    fn keep(&mut self, of: DraftOf<'_>, edit: &Edit<String>) -> Result<(), String> {
        self.write(&self.stem(of), edit)
    }

    fn kept(&mut self, of: DraftOf<'_>) -> Option<Edit<String>> {
        let stem = self.stem(of);
        // A line is asked for at every start: where nothing was left, nothing is made.
        let is_made = matches!(of, DraftOf::Text(_)) || places(&stem, "txt").any(|path| path.exists());
        if is_made { self.left(&stem) } else { None }
    }

    fn odd(&self, slot: &TextRef) -> Option<String> {
        let odd = places(&self.stem(DraftOf::Text(slot)), "txt").find(|path| is_odd(path))?;
        Some(format!(
            "A draft was not restored, because it is over 1 MiB or isn't text: {}",
            display_clean(&odd)
        ))
    }

    fn forget(&mut self, of: DraftOf<'_>) {
        slots::remove(&self.claim(&self.stem(of)));
        self.held = None;
    }

    fn put_away(&mut self, slot: &TextRef, archived: &Path) {
        carry(&self.stem(DraftOf::Text(slot)), &self.stem_of(&in_archive(archived), slot));
    }

    fn bring_back(&mut self, slot: &TextRef, archived: &Path) {
        carry(&self.stem_of(&in_archive(archived), slot), &self.stem(DraftOf::Text(slot)));
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
