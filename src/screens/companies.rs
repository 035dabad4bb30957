//! Notes on companies: a page for each, with what they make, whom it could harm, who asks, and what to ask.

use crate::domain::company::{Company, Note};
use crate::domain::document::DocId;
use crate::domain::id::Id;
use crate::domain::text_ref::TextRef;
use crate::keys::action::Action;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;

/// The screen with the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Companies {
    selected: usize,
    /// The note that is selected while a page is read; nothing while the list has the cursor.
    note: Option<Note>,
}

impl Companies {
    /// The screen at a note of a company.
    pub fn at(slug: &Id, note: Note, cx: Context<'_>) -> Self {
        let mut companies = Self::default();
        companies.show(slug, cx);
        companies.note = Some(note);
        companies
    }

    /// Selects the page of this name.
    pub fn show(&mut self, slug: &Id, cx: Context<'_>) {
        if let Some(place) = cx.companies.iter().position(|company| company.slug == *slug) {
            (self.selected, self.note) = (place, None);
        }
    }

    /// The selected company, where there is any.
    pub fn company<'a>(&self, cx: Context<'a>) -> Option<&'a Company> {
        cx.known.companies.get(self.selected.min(cx.companies.len().saturating_sub(1)))
    }

    /// The note that is selected while a page is read.
    pub fn note(&self) -> Option<Note> {
        self.note
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::Add | Action::Back => true,
            Action::Write | Action::Archive => self.company(cx).is_some(),
            Action::Left => self.note.is_some(),
            _ if self.note.is_some() => is_move(action),
            _ => is_move(action) && cx.companies.len() > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let slug = self.company(cx).map(|company| company.slug.clone());
        match (action, slug, self.note) {
            (Action::Add, ..) => return vec![Ask::Open(Overlay::company())],
            (Action::Back, _, None) => return vec![Ask::Home],
            (Action::Back | Action::Left, ..) => self.note = None,
            (Action::Write, Some(slug), Some(note)) => {
                return vec![Ask::World(Effect::File(FileRequest::Open(TextRef::Note(slug, note))))];
            }
            (Action::Write, ..) => self.note = Some(Note::Products),
            (Action::Archive, Some(slug), _) => {
                return vec![Ask::Open(Overlay::Archive(DocId::company(slug)))];
            }
            (_, _, Some(note)) => {
                let place = moved(note as usize, action, Note::ALL.len());
                self.note = Note::ALL.get(place).copied();
            }
            _ => self.selected = moved(self.selected, action, cx.companies.len()),
        }
        Vec::new()
    }

    /// Selects a row that was clicked: a company of the list, or a note of the one that is read.
    pub fn select(&mut self, row: usize, cx: Context<'_>) -> bool {
        if let Some(note) = row.checked_sub(cx.companies.len()).and_then(|note| Note::ALL.get(note)) {
            return self.note.replace(*note) == Some(*note);
        }
        let again = std::mem::replace(&mut self.selected, row) == row;
        again && self.note.take().is_none()
    }
}
