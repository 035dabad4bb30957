//! A text of the user's that can be written in place.

use crate::domain::company::Note;
use crate::domain::document::DocKind;
use crate::domain::id::Id;
use crate::domain::part::Part;

/// Where a text belongs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TextRef {
    /// A part of the story with this name.
    Part(Id, Part),
    /// A note on the company with this name.
    Note(Id, Note),
}

impl TextRef {
    /// What the text is called.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Part(_, part) => part.title(),
            Self::Note(_, note) => note.title(),
        }
    }

    /// What sort of document it belongs to.
    pub fn kind(&self) -> DocKind {
        match self {
            Self::Part(..) => DocKind::Story,
            Self::Note(..) => DocKind::Company,
        }
    }

    /// The name of the file it belongs to.
    pub fn owner(&self) -> &Id {
        match self {
            Self::Part(story, _) => story,
            Self::Note(company, _) => company,
        }
    }
}
