//! Drafts: the copies on which an editor works.
//!
//! The editor never sees the file itself. What it leaves behind is checked and then saved; until that is done, the copy
//! stays, whatever happens: it is opened again the next time. So no fault costs a word that the editor had written.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::clean::display_clean;
use crate::domain::id::Id;
use crate::store::disk;
use crate::store::disk::PathError;
use crate::store::shelf::{Saved, ShelfError};
use crate::store::slots::{self, Claim, base, text};
use crate::store::text::Report;
use crate::store::text::read::{decode, read_bytes};
use crate::store::text::report::in_lines;
use crate::store::text::source::Source;
use crate::term::clock::Clock;
use crate::term::editor::{Editor, EditorError};

/// How long the lock of a draft is waited for: a program that is just being started may hold on to it for a moment.
const PATIENCE: Duration = Duration::from_millis(200);

/// An editor that ends sooner than this without a change may not have waited for its user: what was started may be a
/// window that is still open.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What became of an editing.
#[derive(Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text is what it was.
    Unchanged,
    /// The text is what it was, and the editor ended at once: this copy stays, for it may be open still.
    AtOnce(PathBuf),
    /// It is on disk.
    Saved(Saved),
}

/// Why an edited text was not saved. What was written is in the draft, where one is named.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The editor did not do its work.
    #[error("nothing was changed: {why}{}", kept(draft.as_deref()))]
    Editor {
        /// The cause.
        why: EditorError,
        /// The draft, if the editor had written to it.
        draft: Option<PathBuf>,
    },
    /// The new text has errors.
    #[error(
        "{}\n\nnothing was changed, because the text has an error{}",
        in_lines(reports),
        kept(Some(draft))
    )]
    Faulty {
        /// The errors.
        reports: Vec<Report>,
        /// The draft.
        draft: PathBuf,
    },
    /// The editor left nothing.
    #[error("the editor removed {}; nothing was changed", display_clean(.0))]
    Removed(PathBuf),
    /// The new text is valid, but it could not be saved, or a power cut may undo that.
    #[error("{}", unsaved(why, draft))]
    Unsaved {
        /// The cause.
        why: ShelfError,
        /// The draft.
        draft: PathBuf,
    },
    /// Another instance has it open.
    #[error("{0} is open in an editor that another starl started")]
    Busy(Id),
    /// There can be no draft.
    #[error("{0}; nothing was changed")]
    Disk(#[from] PathError),
}

fn unsaved(why: &ShelfError, draft: &Path) -> String {
    if why.is_written() {
        return format!("{why}; a copy of what you wrote is in {}", display_clean(draft));
    }
    format!("not saved: {why}{}", kept(Some(draft)))
}

fn kept(draft: Option<&Path>) -> String {
    draft.map_or_else(String::new, |draft| {
        format!(
            "; what you wrote is saved in {}, and you get it back when you edit this again",
            display_clean(draft)
        )
    })
}

/// A copy that is being worked on. Nobody else works on it.
#[derive(Debug)]
pub struct Draft {
    claim: Claim,
    was: String,
    /// Whether it was left by an earlier editing.
    pub is_reopened: bool,
}

/// The drafts that were left in a folder of them and hold work that is not in the file of their name in `files`; one that
/// is open just now is among them.
pub fn left_over(dir: &Path, files: &Path) -> Vec<PathBuf> {
    let mut drafts = disk::list(dir).unwrap_or_default();
    drafts.retain(|path| path.extension().is_some_and(|it| it == "yaml"));
    drafts.retain(|path| {
        let held = path.file_name().and_then(|name| text(&files.join(name), u64::MAX));
        left(path, &held.unwrap_or_default()).is_some()
    });
    drafts
}

/// What a draft was made from that was left and holds work: neither that nor the text that is in the file by now.
fn left(path: &Path, held: &str) -> Option<String> {
    let written = disk::read(path, u64::MAX).ok()?;
    let was = text(&base(path), u64::MAX).unwrap_or_default();
    (written != was.as_bytes() && written != held.as_bytes()).then_some(was)
}

impl Draft {
    /// The draft of this name in a folder of them, which need not be there, if one was left; else a new one of this text.
    ///
    /// # Errors
    /// Another instance has it open, or the disk is at fault.
    pub fn open(dir: &Path, slug: &Id, text: &str) -> Result<Draft, DraftError> {
        let path = dir.join(format!("{slug}.yaml"));
        let fault = |doing| PathError::new(doing, &path);
        disk::create_dir(dir).map_err(fault("make a folder for"))?;
        let claim = Claim::of(path.clone(), PATIENCE)?;
        let claim = claim.ok_or_else(|| DraftError::Busy(slug.clone()))?;
        // A draft of what the file holds by now is no work: it was saved, or never started, when something was cut off.
        if let Some(was) = left(&path, text) {
            return Ok(Draft { claim, was, is_reopened: true });
        }
        // The base last: cut off in between, the draft would be saved beside the file and not over it.
        disk::replace(&path, text.as_bytes()).map_err(fault("write"))?;
        disk::replace(&base(&path), text.as_bytes()).map_err(fault("write"))?;
        Ok(Draft { claim, was: text.to_owned(), is_reopened: false })
    }

    /// The copy.
    pub fn path(&self) -> &Path {
        &self.claim.path
    }

    /// Lets the editor work on it, and takes what comes of it: `check` finds faults, `save` gets the text that the draft
    /// was made from and the new one.
    ///
    /// # Errors
    /// [`DraftError`]: nothing was saved, and nothing that the editor wrote is lost.
    pub fn edit(
        self,
        editor: &mut dyn Editor,
        clock: &dyn Clock,
        check: impl FnOnce(&Source) -> Result<(), Vec<Report>>,
        save: impl FnOnce(&str, &str) -> Result<Saved, ShelfError>,
    ) -> Result<Edited, DraftError> {
        let opened = clock.now().elapsed;
        let ended = editor.edit(self.path());
        let is_at_once = clock.now().elapsed.saturating_sub(opened) < AT_ONCE;
        let read = read_bytes(self.path(), None).and_then(|bytes| decode(self.path(), &bytes));
        let untouched = read.as_ref().is_ok_and(|source| source.text == self.was);
        let removed = fs::symlink_metadata(self.path()).is_err();
        if let Err(why) = ended {
            let draft = match why {
                // It may be open still, and written later.
                EditorError::Asked => Some(self.claim.path).filter(|_| !untouched),
                _ if untouched || removed => self.drop_it(),
                _ => Some(self.claim.path),
            };
            return Err(DraftError::Editor { why, draft });
        }
        if untouched && is_at_once {
            return Ok(Edited::AtOnce(self.claim.path));
        }
        if untouched {
            self.drop_it();
            return Ok(Edited::Unchanged);
        }
        if removed {
            let path = self.path().to_owned();
            self.drop_it();
            return Err(DraftError::Removed(path));
        }
        let checked = read.map_err(|report| vec![report]).and_then(|source| check(&source).map(|()| source));
        let source =
            checked.map_err(|reports| DraftError::Faulty { reports, draft: self.path().to_owned() })?;
        match save(&self.was, &source.text) {
            Ok(saved) => {
                self.drop_it();
                Ok(Edited::Saved(saved))
            }
            Err(why) => Err(DraftError::Unsaved { why, draft: self.claim.path }),
        }
    }

    /// Nothing is in it that is not on disk elsewhere. One that cannot be removed is written over the next time, if the
    /// file still holds what it held.
    fn drop_it(self) -> Option<PathBuf> {
        slots::remove(self.path());
        None
    }
}
