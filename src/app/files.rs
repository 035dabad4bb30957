//! What is asked of the files that people write, stories and notes on companies, and what became of it.

use std::path::PathBuf;

use crate::domain::id::Id;
use crate::domain::slot::Slot;
use crate::domain::story::Aim;
use crate::domain::story::labels::Labels;

/// What is asked of the user's files: stories, and notes on companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileWish {
    /// Begin a story with this title, for this.
    Begin(String, Aim),
    /// Change one text to this.
    Write(Slot, String),
    /// Set the tags or the fits of a story.
    Label(Id, Labels),
    /// Move a story to the archive.
    Archive(Id),
    /// Take a story back from the archive: its name and its file there.
    Restore(Id, PathBuf),
    /// Open a story in the user's editor.
    Edit(Id),
    /// Begin to write a text: with the draft of it, where one is kept.
    Open(Slot),
    /// Keep what is being written as a draft.
    KeepDraft(Slot, String),
    /// The draft of a text is saved or not wanted.
    DropDraft(Slot),
    /// Begin a page of notes on the company of this name.
    BeginCompany(String),
    /// Move a page of notes to the archive.
    ArchiveCompany(Id),
    /// Take a page of notes back from the archive: its name and its file there.
    RestoreCompany(Id, PathBuf),
}

impl FileWish {
    /// Whether it is about notes on companies.
    pub(crate) fn is_of_company(&self) -> bool {
        matches!(
            self,
            Self::BeginCompany(_)
                | Self::ArchiveCompany(_)
                | Self::RestoreCompany(..)
                | Self::Write(Slot::Note(..), _)
        )
    }
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileDeed {
    /// It was begun, under this name.
    Begun(Id),
    /// A text was written over this one.
    Written(Slot, String),
    /// A story has other tags or fits than these now.
    Labelled(Id, Labels),
    /// It was changed elsewhere meanwhile and left alone: what was to be written is in this file beside it.
    Beside(String),
    /// It was moved to the archive, where it is this file.
    Archived(Id, PathBuf),
    /// It was taken back from the archive.
    Restored(Id),
    /// The user's editor has saved it.
    Edited(Id),
    /// The user's editor has changed nothing.
    Unchanged,
    /// A text is to be written, with the draft that was kept of it.
    Opened(Slot, Option<String>),
    /// A page of notes was begun, under this name.
    CompanyBegun(Id),
    /// A page of notes was moved to the archive, where it is this file.
    CompanyArchived(Id, PathBuf),
    /// A page of notes was taken back from the archive.
    CompanyRestored(Id),
}

/// What takes back what was done last with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileBack {
    /// What to do.
    pub(crate) wish: FileWish,
    /// What that takes back.
    pub(crate) words: String,
}
