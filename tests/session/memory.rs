//! Stores in memory: they answer as those on disk do, and fail when a test asks for it.

use std::io;
use std::path::{Path, PathBuf};

use starl::domain::edit::Edit;
use starl::domain::settings::{Change, Settings};
use starl::domain::text_ref::TextRef;
use starl::store::disk::PathError;
use starl::store::documents::Documents;
use starl::store::draft::Edited;
use starl::store::draft_store::DraftStore;
use starl::store::settings::{LoadedSettings, SettingsError, SettingsStore, text};
use starl::store::shelf::Disk;
use starl::store::stories::{StoryFile, StoryFormat};
use starl::store::text::Report;
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
    ) -> Result<Edited, String> {
        let Some(text) = self.editor.take().transpose()? else { return Ok(Edited::Unchanged) };
        if text.is_empty() {
            return Ok(Edited::AtOnce(PathBuf::from("copy.yaml")));
        }
        let saved = stories.write_text(&file.slug, &file.source.text, &text, clock.now().at);
        saved.map(Edited::Saved).map_err(|why| why.to_string())
    }

    fn keep(&mut self, slot: &TextRef, edit: &Edit<String>) -> Result<(), String> {
        self.forget(slot);
        self.kept.push((slot.clone(), edit.clone()));
        Ok(())
    }

    fn kept(&mut self, slot: &TextRef) -> Option<Edit<String>> {
        let kept = self.kept.iter().find(|(of, _)| of == slot);
        kept.map(|(_, edit)| edit.clone())
    }

    fn odd(&self, _slot: &TextRef) -> Option<String> {
        None
    }

    fn keep_line(&mut self, line: &Edit<String>) -> Result<(), String> {
        self.line = Some(line.clone());
        Ok(())
    }

    fn line(&mut self) -> Option<Edit<String>> {
        self.line.clone()
    }

    fn forget_line(&mut self) {
        self.line = None;
    }

    fn forget(&mut self, slot: &TextRef) {
        self.kept.retain(|(of, _)| of != slot);
    }

    fn put_away(&mut self, slot: &TextRef, archived: &Path) {
        if let Some(edit) = self.kept(slot) {
            self.forget(slot);
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
