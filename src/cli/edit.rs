//! Editing a file of the user's in the user's editor.

use std::env;
use std::path::Path;

use crate::cli::page::Page;
use crate::cli::{Home, Outcome, complain};
use crate::domain::clean::clean;
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::io::clock::{Clock, SystemClock};
use crate::io::draft::{DraftError, Drafts, Edited};
use crate::io::editor::SystemEditor;
use crate::io::shelf::{Saved, ShelfError};
use crate::io::text::Report;
use crate::io::text::source::Source;

/// What is edited.
pub(super) struct Edit<'a> {
    /// What sort of thing it is; the drafts of each have a folder.
    pub kind: &'static str,
    /// Its name.
    pub slug: &'a Id,
    /// Its file.
    pub path: &'a Path,
    /// What its file holds.
    pub text: &'a str,
}

impl Edit<'_> {
    /// Lets the user edit it, and tells what became of that.
    pub(super) fn run(
        &self,
        home: &Home,
        check: impl FnOnce(&Source) -> Result<(), Vec<Report>>,
        save: impl FnOnce(&str, &str, Timestamp) -> Result<Saved, ShelfError>,
        page: &mut Page,
    ) -> Outcome {
        match self.edited(home, check, save) {
            Ok(edited) => self.tell(&edited, page),
            Err(why) => {
                complain(&format!("{why}\n"));
                Outcome::Problems
            }
        }
    }

    fn edited(
        &self,
        home: &Home,
        check: impl FnOnce(&Source) -> Result<(), Vec<Report>>,
        save: impl FnOnce(&str, &str, Timestamp) -> Result<Saved, ShelfError>,
    ) -> Result<Edited, DraftError> {
        let editor = SystemEditor::from_env(|name| env::var_os(name));
        let mut editor = editor.map_err(|why| DraftError::Editor { why, draft: None })?;
        let draft = Drafts::new(&home.paths.drafts().join(self.kind)).open(self.slug, self.text)?;
        if draft.is_reopened() {
            let path = shown(draft.path());
            complain(&format!(
                "{path} was left from the last time and is opened again; delete it to begin anew.\n"
            ));
        }
        let clock = SystemClock::new();
        draft.edit(&mut editor, &clock, check, |was, to| save(was, to, clock.now().at))
    }

    fn tell(&self, edited: &Edited, page: &mut Page) -> Outcome {
        match edited {
            Edited::Unchanged => page.line("Nothing was changed."),
            Edited::AtOnce(copy) => {
                page.line("Nothing was changed.");
                complain(&format!(
                    "Does your editor wait until you close the file? For example: EDITOR=\"code --wait\". The copy {} \
                     stays; what is still written there is offered when you edit this again.\n",
                    shown(copy)
                ));
            }
            Edited::Saved(saved) => match saved.elsewhere() {
                None => page.line(&format!("Saved in {}.", shown(self.path))),
                Some(why) => {
                    complain(&format!("{}: {why}\n", shown(self.path)));
                    return Outcome::Problems;
                }
            },
        }
        Outcome::Fine
    }
}

/// A path as it is told.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
