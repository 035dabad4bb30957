//! A text being written in place: a part of a story, or a note on a company.

use std::time::Duration;

use crate::coach::check::{Delivery, Finding, check};
use crate::domain::company::{Company, Note};
use crate::domain::edit::Edit;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::text_ref::TextRef;
use crate::domain::unsaved::Unsaved;
use crate::keys::action::Action;
use crate::keys::chord::Chord;
use crate::screens::companies::Companies;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, Screen};
use crate::ui::editor::TextEditor;

pub mod view;

/// What is written, as it is on disk.
#[derive(Debug, Clone)]
pub enum WritingSubject {
    /// A part of a story.
    Part(Box<Story>, Part),
    /// A note on a company.
    Note(Box<Company>, Note),
}

impl WritingSubject {
    /// Where the text belongs.
    pub fn slot(&self) -> TextRef {
        match self {
            Self::Part(story, part) => TextRef::Part(story.slug.clone(), *part),
            Self::Note(company, note) => TextRef::Note(company.slug.clone(), *note),
        }
    }

    /// The text on disk.
    pub fn text(&self) -> &str {
        match self {
            Self::Part(story, part) => &story.texts[*part],
            Self::Note(company, note) => company.note(*note),
        }
    }

    /// What it is a text of.
    fn whole(&self) -> &str {
        match self {
            Self::Part(story, _) => &story.title,
            Self::Note(company, _) => &company.name,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Part(_, part) => part.hint(),
            Self::Note(_, note) => note.hint().split_inclusive(['.', '?']).next().unwrap_or_default(),
        }
    }
}

/// A text being written.
#[derive(Debug, Clone)]
pub struct Writing {
    subject: WritingSubject,
    /// The text that it was begun from: what is on disk, unless a draft is older than that.
    base: String,
    editor: TextEditor,
    unsaved: Unsaved,
    /// Whether another text follows once this one is saved.
    goes_on: bool,
}

impl Writing {
    /// A text to go on with, with what was written of it before and not saved.
    pub fn new(subject: WritingSubject, draft: Option<Edit<String>>) -> Self {
        let on_disk = || Edit { before: subject.text().to_owned(), after: subject.text().to_owned() };
        let Edit { before: base, after } = draft.unwrap_or_else(on_disk);
        let editor = TextEditor::new(&after, subject.hint());
        let unsaved = Unsaved::new(&editor.text());
        Self { subject, base, editor, unsaved, goes_on: false }
    }

    /// Where the text belongs.
    pub fn slot(&self) -> TextRef {
        self.subject.slot()
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// The text as it was when it was begun, and as it stands.
    pub fn edit(&self) -> Edit<String> {
        Edit { before: self.base.clone(), after: self.text() }
    }

    /// Whether it differs from what is on disk.
    pub fn is_changed(&self) -> bool {
        self.text() != self.subject.text().trim_end()
    }

    /// What the check says of a part of a story as it stands.
    fn findings(&self, cx: Context<'_>) -> Vec<Finding> {
        let WritingSubject::Part(story, part) = &self.subject else { return Vec::new() };
        let mut story = Story::clone(story);
        story.texts[*part] = self.text();
        let mut findings =
            check(&story, &Delivery::of(&cx.settings), cx.times_story_told(&story.slug).times > 0);
        findings.retain(|finding| finding.concerns(*part));
        findings
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action) -> bool {
        matches!(
            action,
            Action::KeepText
                | Action::Back
                | Action::Keep
                | Action::Discard
                | Action::UndoText
                | Action::RedoText
                | Action::SelectAll
        )
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::UndoText => self.editor.undo(),
            Action::RedoText => self.editor.redo(),
            Action::SelectAll => self.editor.select_all(),
            Action::Back if self.is_changed() => return vec![Ask::Open(Overlay::LeaveWriting)],
            Action::KeepText | Action::Keep if self.is_changed() => {
                self.goes_on = action == Action::KeepText;
                return vec![Ask::World(Effect::File(FileRequest::Write(self.slot(), self.edit())))];
            }
            _ => {
                self.goes_on = action == Action::KeepText;
                let forget = FileRequest::ForgetDraft(self.slot());
                return vec![Ask::World(Effect::File(forget)), self.next(cx)];
            }
        }
        Vec::new()
    }

    /// After saving: on to the next part that is still empty, or back.
    pub fn next(&self, cx: Context<'_>) -> Ask {
        let WritingSubject::Part(story, part) = &self.subject else { return self.leave(cx) };
        let empty =
            cx.library.story(&story.slug).filter(|_| self.goes_on).and_then(|it| empty_after(it, *part));
        empty.map_or_else(
            || self.leave(cx),
            |next| Ask::World(Effect::File(FileRequest::Open(TextRef::Part(story.slug.clone(), next)))),
        )
    }

    /// Back to where the text is read.
    pub fn leave(&self, cx: Context<'_>) -> Ask {
        match &self.subject {
            WritingSubject::Part(..) => Ask::Home,
            WritingSubject::Note(company, note) => {
                Ask::show(Screen::Companies(Companies::at(&company.slug, *note, cx)))
            }
        }
    }

    /// Whether it is as long as it can be.
    pub fn is_full(&self) -> bool {
        self.editor.is_full()
    }

    /// Types a key.
    pub fn type_key(&mut self, chord: Chord) {
        self.editor.type_key(chord);
    }

    /// Puts in a text from the clipboard.
    pub fn paste(&mut self, text: &str) {
        self.editor.paste(text);
    }

    /// Notes whether the text has changed; a second later, it is kept as a draft.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        self.editor.set_width(usize::from(view::text_width(cx.area.width)));
        if self.unsaved.is_due(&self.editor.text(), cx.now.elapsed) {
            return vec![Ask::World(Effect::File(FileRequest::KeepDraft(self.slot(), self.edit())))];
        }
        Vec::new()
    }

    /// Time until the text is kept; nothing where it has not changed since.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        self.unsaved.next_wake(&self.text(), now)
    }
}

/// The next part of a story after this one that is empty; after the last comes the first.
fn empty_after(story: &Story, part: Part) -> Option<Part> {
    let others = Part::ALL.into_iter().cycle().skip(part as usize + 1).take(Part::ALL.len() - 1);
    others.into_iter().find(|other| story.texts[*other].trim().is_empty())
}
