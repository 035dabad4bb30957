//! What is asked of the files that people write, stories and notes on companies, and what became of it.

use std::path::PathBuf;

use crate::domain::bank::Pack;
use crate::domain::document::{DocId, DocKind};
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::question::NewQuestion;
use crate::domain::story::StoryPurpose;
use crate::domain::story::labels::Labels;
use crate::domain::text_ref::TextRef;
use crate::screens::effect::Direction;

/// What is asked of the user's files: stories, and notes on companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRequest {
    /// Create a story with this title, for this; for nothing, a page of notes on the company of this name.
    Create(String, Option<StoryPurpose>),
    /// Change one text; where it is not what it was before any longer, what is written goes beside it.
    Write(TextRef, Edit<String>),
    /// Set the tags or the fits of a story.
    Label(Id, Labels),
    /// Move a document to the archive.
    Archive(DocId),
    /// Undo what was done, or do it again.
    Step(FileUndo, Direction),
    /// Add a question to the user's own.
    AddQuestion(NewQuestion),
    /// Undo adding this question, or add it again: the text of the file before and after that.
    StepQuestion(Id, Edit<String>, Direction),
    /// Open a story in the user's editor.
    Edit(Id),
    /// Start to write a text: with the draft of it, where there is one.
    Open(TextRef),
    /// Save what is being written as a draft, with the text it was started from.
    KeepDraft(TextRef, Edit<String>),
    /// The draft of a text is saved or not wanted.
    ForgetDraft(TextRef),
    /// Save what is being typed into a line, after what the line is for.
    KeepLine(Edit<String>),
    /// What was typed into a line is saved or not wanted.
    ForgetLine,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileResult {
    /// It was created, under this name.
    Created(DocId),
    /// This was done, undone, or done again; the file had this name before.
    Done(FileUndo, Direction, Id),
    /// The user's own questions have changed.
    Questions(Box<QuestionsChange>),
    /// This cannot be undone or done again any longer, and why.
    NotDone(FileUndo, Direction, String),
    /// It was changed, archived or deleted elsewhere meanwhile: what became of the text, in words.
    Elsewhere(String),
    /// The user's editor has saved it.
    Edited(Id),
    /// The user's editor has changed nothing.
    Unchanged,
    /// The user's editor has changed nothing and ended at once: it may be open still.
    AtOnce,
    /// A text is to be written, with the draft there was of it; or a sentence about one that is of no use.
    Opened(TextRef, Option<Edit<String>>, Option<String>),
}

/// A question was added to the user's own, taken out, or added again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionsChange {
    /// The question.
    pub question: Id,
    /// The text of their file when it was added, before and after.
    pub edit: Edit<String>,
    /// What was done.
    pub direction: Direction,
    /// The pack of the user's own questions, and what it says now; nothing where there is no file any more.
    pub pack: (Id, Option<Pack>),
}

/// Something that was done with a file and can be undone, and then done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileUndo {
    /// A text was written: it is undone only where it is still what was written then.
    Write(TextRef, Edit<String>),
    /// Tags or fits were set: that is undone only where they are still those that were set then.
    Label(Id, Edit<Labels>),
    /// A document was archived: its name and its file in the archive.
    Archive(DocId, PathBuf),
}

impl FileUndo {
    /// What sort of document it is about.
    pub fn kind(&self) -> DocKind {
        match self {
            Self::Write(slot, _) => slot.kind(),
            Self::Label(..) => DocKind::Story,
            Self::Archive(doc, _) => doc.kind,
        }
    }

    /// Whether a file went to the archive.
    pub fn is_archiving(&self) -> bool {
        matches!(self, Self::Archive(..))
    }

    /// The file it is about.
    pub fn slug(&self) -> &Id {
        match self {
            Self::Write(slot, _) => slot.owner(),
            Self::Label(slug, _) | Self::Archive(DocId { slug, .. }, _) => slug,
        }
    }

    /// The file whose words were changed has another name now; one in the archive keeps the name it had.
    pub fn rename(&mut self, from: &Id, to: &Id) {
        match self {
            Self::Write(TextRef::Part(slug, _) | TextRef::Note(slug, _), _) | Self::Label(slug, _)
                if slug == from =>
            {
                slug.clone_from(to);
            }
            _ => {}
        }
    }
}
