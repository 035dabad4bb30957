//! The files of the user's own that the app writes too: stories, and pages of notes on companies.

use crate::domain::company::Note;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::text_ref::TextRef;

/// What sort of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocKind {
    /// A story.
    Story,
    /// A page of notes on a company.
    Company,
}

impl DocKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Story, Self::Company];
}

/// Which document it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocId {
    /// What sort of document.
    pub kind: DocKind,
    /// The name of its file, without the ending.
    pub slug: Id,
}

impl DocId {
    /// The story of this name.
    pub fn story(slug: Id) -> Self {
        Self { kind: DocKind::Story, slug }
    }

    /// The page of notes of this name.
    pub fn company(slug: Id) -> Self {
        Self { kind: DocKind::Company, slug }
    }

    /// Every text of it that can be written in place.
    pub fn slots(&self) -> Vec<TextRef> {
        match self.kind {
            DocKind::Story => Part::ALL.map(|part| TextRef::Part(self.slug.clone(), part)).to_vec(),
            DocKind::Company => Note::ALL.map(|note| TextRef::Note(self.slug.clone(), note)).to_vec(),
        }
    }
}
