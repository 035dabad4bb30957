//! What is asked of the files that people write, stories and notes on companies, and what became of it.

use std::path::PathBuf;

use crate::domain::id::Id;
use crate::domain::slot::Slot;
use crate::domain::story::Aim;
use crate::domain::story::labels::Labels;
use crate::domain::turn::Turn;

/// What is asked of the user's files: stories, and notes on companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileWish {
    /// Begin a story with this title, for this.
    Begin(String, Aim),
    /// Change one text from this to that; where it is not this any more, what is written goes beside it.
    Write(Slot, Turn<String>),
    /// Set the tags or the fits of a story.
    Label(Id, Labels),
    /// Move a story to the archive.
    Archive(Id),
    /// Take back what was done.
    TakeBack(FileBack),
    /// Open a story in the user's editor.
    Edit(Id),
    /// Begin to write a text: with the draft of it, where one is kept.
    Open(Slot),
    /// Keep what is being written as a draft, with the text it was begun from.
    KeepDraft(Slot, Turn<String>),
    /// The draft of a text is saved or not wanted.
    DropDraft(Slot),
    /// Keep what is being typed into a line, after what it is for.
    KeepLine(Turn<String>),
    /// What was kept of a line is saved or not wanted.
    DropLine,
    /// Begin a page of notes on the company of this name.
    BeginCompany(String),
    /// Move a page of notes to the archive.
    ArchiveCompany(Id),
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileDeed {
    /// It was begun, under this name.
    Begun(Id),
    /// A text is this now, and was that.
    Written(Slot, Turn<String>),
    /// The tags or the fits of a story are these now, and were those.
    Labelled(Id, Turn<Labels>),
    /// It was changed, archived or deleted elsewhere meanwhile: what became of the text, in words.
    Elsewhere(String),
    /// It was moved to the archive, where it is this file.
    Archived(Id, PathBuf),
    /// This was taken back; what came back from the archive has this name now.
    TookBack(FileBack, Id),
    /// This cannot be taken back any more, and why.
    NotTakenBack(FileBack, String),
    /// The user's editor has saved it.
    Edited(Id),
    /// The user's editor has changed nothing.
    Unchanged,
    /// The user's editor has changed nothing and ended at once: it may be open still.
    AtOnce,
    /// A text is to be written, with the draft that was kept of it; or a sentence about one that is of no use.
    Opened(Slot, Option<Turn<String>>, Option<String>),
    /// A page of notes was begun, under this name.
    CompanyBegun(Id),
    /// A page of notes was moved to the archive, where it is this file.
    CompanyArchived(Id, PathBuf),
}

/// Something that was done with a file and can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileBack {
    /// A text was written: it comes back only over what was written then.
    Write(Slot, Turn<String>),
    /// Tags or fits were set: they come back only over those that were set then.
    Label(Id, Turn<Labels>),
    /// A story was archived: its name and its file in the archive.
    Archive(Id, PathBuf),
    /// A page of notes was archived: its name and its file in the archive.
    ArchiveCompany(Id, PathBuf),
}

impl FileBack {
    /// Whether it is about notes on companies.
    pub(crate) fn is_of_company(&self) -> bool {
        matches!(self, Self::Write(Slot::Note(..), _) | Self::ArchiveCompany(..))
    }

    /// The file it is about.
    pub(crate) fn slug(&self) -> &Id {
        match self {
            Self::Write(slot, _) => slot.owner(),
            Self::Label(slug, _) | Self::Archive(slug, _) | Self::ArchiveCompany(slug, _) => slug,
        }
    }

    /// What brings it back after it was taken back, where that is done to a file of this name.
    pub(crate) fn again(&self, slug: &Id) -> FileWish {
        match self {
            Self::Write(slot, turn) => FileWish::TakeBack(Self::Write(slot.clone(), turn.back())),
            Self::Label(slug, turn) => FileWish::TakeBack(Self::Label(slug.clone(), turn.back())),
            Self::Archive(..) => FileWish::Archive(slug.clone()),
            Self::ArchiveCompany(..) => FileWish::ArchiveCompany(slug.clone()),
        }
    }

    /// The same the other way round, for a text or labels.
    pub(crate) fn reversed(&self) -> Option<Self> {
        match self {
            Self::Write(slot, turn) => Some(Self::Write(slot.clone(), turn.back())),
            Self::Label(slug, turn) => Some(Self::Label(slug.clone(), turn.back())),
            Self::Archive(..) | Self::ArchiveCompany(..) => None,
        }
    }

    /// The file whose words were changed has another name now; one in the archive keeps the name it had.
    pub(crate) fn rename(&mut self, to: &Id) {
        match self {
            Self::Write(Slot::Part(slug, _) | Slot::Note(slug, _), _) | Self::Label(slug, _) => {
                slug.clone_from(to);
            }
            Self::Archive(..) | Self::ArchiveCompany(..) => {}
        }
    }
}
