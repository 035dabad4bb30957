//! The user's own stories: the list of them, and one in detail with what the story check says of it.

use crate::coach::library::Faulty;
use crate::domain::document::DocId;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::{Story, StoryPurpose};
use crate::domain::text_ref::TextRef;
use crate::keys::action::Action;
use crate::keys::table::Scope;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::screens::matrix::Matrix;
use crate::screens::overlay::{Labelling, Overlay};
use crate::screens::{Ask, Context, PAGE, Screen, is_move, moved};

pub mod view;

/// The stories screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stories {
    selected: usize,
    /// The part that is selected while a story is read; nothing while the list has the cursor.
    part: Option<Part>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy)]
pub enum StoryRow<'a> {
    /// A story.
    Sound(&'a Story),
    /// A file that is none, with what is wrong with it.
    Faulty(&'a Faulty),
}

impl<'a> StoryRow<'a> {
    /// Its name.
    pub fn slug(self) -> &'a Id {
        match self {
            Self::Sound(story) => &story.slug,
            Self::Faulty(faulty) => &faulty.slug,
        }
    }
}

/// All lines of the list, by name.
pub fn rows(cx: Context<'_>) -> Vec<StoryRow<'_>> {
    let sound = cx.known.library.stories().iter().map(StoryRow::Sound);
    let mut rows: Vec<StoryRow<'_>> =
        sound.chain(cx.known.library.faulty.iter().map(StoryRow::Faulty)).collect();
    rows.sort_by(|one, other| one.slug().cmp(other.slug()));
    rows
}

impl Stories {
    /// The selected line, where there is any.
    pub fn row<'a>(&self, cx: Context<'a>) -> Option<StoryRow<'a>> {
        let rows = rows(cx);
        rows.get(self.selected.min(rows.len().saturating_sub(1))).copied()
    }

    /// The selected story, where the line is one.
    pub fn story<'a>(&self, cx: Context<'a>) -> Option<&'a Story> {
        match self.row(cx)? {
            StoryRow::Sound(story) => Some(story),
            StoryRow::Faulty(_) => None,
        }
    }

    /// The part that is selected while a story is read.
    pub fn part(&self) -> Option<Part> {
        self.part
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Stories, Scope::Moving]
    }

    /// Selects the story with this name.
    pub fn show(&mut self, slug: &Id, cx: Context<'_>) {
        if let Some(place) = rows(cx).iter().position(|row| row.slug() == slug) {
            (self.selected, self.part) = (place, None);
        }
    }

    /// Reads the selected story, the cursor on one of its parts.
    pub fn read(&mut self, part: Part) {
        self.part = Some(part);
    }

    /// Whether an action leaves the list for the text beside it, since there is no other story that it could select.
    fn reads_on(&self, action: Action, cx: Context<'_>) -> bool {
        let reads = match rows(cx).len() {
            1 => matches!(action, Action::Down | Action::PageDown),
            number => action == Action::PageDown && number <= PAGE,
        };
        reads && self.story(cx).is_some()
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::Add => true,
            Action::Write | Action::Copy | Action::Tags | Action::Fits => self.story(cx).is_some(),
            Action::Matrix => !cx.library.stories().is_empty(),
            Action::Edit | Action::Archive => self.row(cx).is_some(),
            Action::Left => self.part.is_some(),
            _ if self.part.is_some() || self.reads_on(action, cx) => is_move(action),
            _ => is_move(action) && rows(cx).len() > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let slug = self.row(cx).map(|row| row.slug().clone());
        match (action, slug, self.part) {
            (Action::Add, ..) => return vec![Ask::Open(Overlay::title(StoryPurpose::Any))],
            (Action::Write, Some(slug), Some(part)) => {
                return vec![Ask::World(Effect::File(FileRequest::Open(TextRef::Part(slug, part))))];
            }
            (Action::Write, Some(_), None) => self.read(Part::Situation),
            (_, Some(_), None) if self.reads_on(action, cx) => self.read(Part::Situation),
            (Action::Matrix, ..) => return vec![Ask::show(Screen::Matrix(Matrix::default()))],
            (Action::Tags, Some(slug), _) => return label(Labelling::tags(&slug, cx)),
            (Action::Fits, Some(slug), _) => return label(Labelling::fits(&slug, cx)),
            (Action::Edit, Some(slug), _) => return vec![Ask::World(Effect::File(FileRequest::Edit(slug)))],
            (Action::Archive, Some(slug), _) => return vec![Ask::Open(Overlay::Archive(DocId::story(slug)))],
            (Action::Copy, ..) => return self.copy(cx),
            (Action::Left, ..) => self.part = None,
            (_, _, Some(part)) => self.part = moved_part(part, action),
            _ => self.selected = moved(self.selected, action, rows(cx).len()),
        }
        Vec::new()
    }

    /// Selects a row that was clicked: a story of the list, or a part of the one that is read.
    pub fn select(&mut self, row: usize, cx: Context<'_>) -> bool {
        let stories = rows(cx).len();
        if let Some(part) = row.checked_sub(stories).and_then(|part| Part::ALL.get(part)) {
            return self.part.replace(*part) == Some(*part);
        }
        let again = std::mem::replace(&mut self.selected, row) == row;
        again && self.part.take().is_none()
    }

    fn copy(&self, cx: Context<'_>) -> Vec<Ask> {
        let Some(story) = self.story(cx) else { return Vec::new() };
        let parts = match self.part {
            Some(part) => vec![story.texts[part].trim()],
            None => story.texts.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect(),
        };
        let text = parts.join("\n\n");
        Ask::copy(text, if self.part.is_some() { "part" } else { "story" })
    }
}

/// Opens a list of labels.
fn label(labelling: Option<Labelling>) -> Vec<Ask> {
    labelling.map(|labelling| Ask::Open(Overlay::Labels(labelling))).into_iter().collect()
}

fn moved_part(part: Part, action: Action) -> Option<Part> {
    Part::ALL.get(moved(part as usize, action, Part::ALL.len())).copied()
}
