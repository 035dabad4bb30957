//! A data folder with one story in it, and editors that do as they are told.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use starl::domain::day::{Moment, Timestamp};
use starl::domain::id::Id;
use starl::domain::story::Story;
use starl::store::draft::{Draft, DraftError, Edited};
use starl::store::stories::{FileStories, LoadedStories, StoryFile};
use starl::store::text::source::Source;
use starl::term::clock::Clock;
use starl::term::editor::{Editor, EditorError};
use tempfile::TempDir;

pub(crate) const TEXT: &str = "# Mine, with a remark.\ntitle: The stemmer\ntags: [failure]   # so far\n\nsituation: |\n  \
                    Search lost names.\ntask: |\n  Find out why.\n";

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A moment, by its second.
pub(crate) fn at(second: u32) -> Timestamp {
    format!("2026-11-23T08:{:02}:{:02}+01:00", second / 60, second % 60).parse().unwrap()
}

/// A clock that is looked at so many seconds apart.
pub(crate) struct EverySeconds(u32, Cell<u32>);

impl EverySeconds {
    pub(crate) fn new(seconds: u32) -> Self {
        Self(seconds, Cell::new(0))
    }
}

impl Clock for EverySeconds {
    fn now(&self) -> Moment {
        let second = self.1.replace(self.1.get() + self.0);
        Moment { elapsed: Duration::from_secs(second.into()), at: at(second) }
    }
}

/// A data folder with one story in it.
pub(crate) struct Desk {
    pub(crate) root: TempDir,
    pub(crate) stories: FileStories,
    /// An editor that is seen through with it takes two seconds.
    pub(crate) clock: EverySeconds,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("stories")).unwrap();
        let stories = FileStories::new(&root.path().join("stories"), &root.path().join("lock"));
        let desk = Self { root, stories, clock: EverySeconds::new(2) };
        desk.put("mine.yaml", TEXT);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("stories").join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn loaded(&mut self) -> LoadedStories {
        self.stories.load()
    }

    pub(crate) fn mine(&mut self) -> StoryFile {
        self.loaded().file("mine").unwrap().clone()
    }

    pub(crate) fn story(&mut self) -> Story {
        self.mine().doc().unwrap().clone()
    }

    /// Names in the folder of stories, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        names(&self.path(""))
    }

    pub(crate) fn drafts(&self) -> PathBuf {
        self.root.path().join("state/drafts/stories")
    }

    /// Edits the story with this editor.
    pub(crate) fn edit(&mut self, editor: &mut dyn Editor) -> Result<Edited, DraftError> {
        let was = self.mine().source.text;
        self.edit_of(&was, editor)
    }

    pub(crate) fn edit_of(&mut self, was: &str, editor: &mut dyn Editor) -> Result<Edited, DraftError> {
        let mine = id("mine");
        let check = |source: &Source| StoryFile::new(id("mine"), source.clone()).check();
        let draft = Draft::open(&self.drafts(), &mine, was)?;
        draft.edit(editor, &self.clock, check, |was, to| self.stories.write_text(&mine, was, to, at(9)))
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// An editor that does this to the file, and how it ends.
pub(crate) struct Script<F>(pub(crate) F);

impl<F: FnMut(&Path) -> Result<(), EditorError>> Editor for Script<F> {
    fn edit(&mut self, path: &Path) -> Result<(), EditorError> {
        (self.0)(path)
    }
}

/// An editor that does this to the file and ends well.
pub(crate) fn doing(mut act: impl FnMut(&Path)) -> impl Editor {
    Script(move |path: &Path| {
        act(path);
        Ok(())
    })
}

/// An editor that puts other words for some, and ends well.
pub(crate) fn replacing(from: &'static str, to: &'static str) -> impl Editor {
    doing(move |path| {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).unwrap();
    })
}

pub(crate) fn killed() -> EditorError {
    EditorError::Refused("signal 9".to_owned())
}
