//! A part of a story, being written in place.

use std::time::Duration;

use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::check::{Finding, check};
use crate::keys::action::Action;
use crate::keys::chord::Chord;
use crate::screens::{Ask, Context};
use crate::ui::editor::Editor;

pub mod view;

/// After so long without a key, what was written is kept as a draft: nothing that was thought over is lost.
const REST: Duration = Duration::from_secs(1);

/// A part being written.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The story as it is on disk.
    story: Story,
    part: Part,
    editor: Editor,
    /// The text as it was last looked at, and when it last changed.
    seen: String,
    changed: Option<Duration>,
}

impl Writing {
    /// A part of a story, with what was written of it before and not saved.
    pub fn new(story: Story, part: Part, draft: Option<&str>) -> Self {
        let text = draft.unwrap_or(&story.texts[part]);
        let editor = Editor::new(text, part.hint());
        let seen = editor.text();
        Self { story, part, editor, seen, changed: None }
    }

    /// The story it belongs to.
    pub fn slug(&self) -> &Id {
        &self.story.slug
    }

    /// Which part is written.
    pub fn part(&self) -> Part {
        self.part
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// Whether it differs from what is on disk.
    pub fn is_changed(&self) -> bool {
        self.text() != self.story.texts[self.part].trim_end()
    }

    /// The story as it would be.
    fn told(&self) -> Story {
        let mut story = self.story.clone();
        story.texts[self.part] = self.text();
        story
    }

    /// What the check says of this part as it stands.
    fn findings(&self, words_a_minute: u32) -> (Story, Vec<Finding>) {
        let story = self.told();
        let mut findings = check(&story, words_a_minute);
        findings.retain(|finding| finding.concerns(self.part));
        (story, findings)
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
    pub fn update(&mut self, action: Action, _cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::UndoText => self.editor.undo(),
            Action::RedoText => self.editor.redo(),
            Action::SelectAll => self.editor.select_all(),
            Action::Back if self.is_changed() => return vec![Ask::LeaveWriting],
            Action::KeepText | Action::Keep if self.is_changed() => {
                return vec![Ask::KeepPart(self.slug().clone(), self.part, self.text())];
            }
            _ => return vec![Ask::DropDraft(self.slug().clone(), self.part), Ask::Home],
        }
        Vec::new()
    }

    /// Types a key.
    pub fn type_key(&mut self, chord: Chord) {
        self.editor.type_key(chord);
    }

    /// Puts in a text from the clipboard.
    pub fn paste(&mut self, text: &str) {
        self.editor.paste(text);
    }

    /// Notes whether the text has changed; once it rests, it is kept as a draft.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        self.editor.set_width(usize::from(view::text_width(cx.area.width)));
        let text = self.text();
        let now = cx.now.elapsed;
        if text != self.seen {
            self.seen = text;
            self.changed = Some(now);
        }
        match self.changed {
            Some(since) if now.saturating_sub(since) >= REST => {
                self.changed = None;
                vec![Ask::KeepDraft(self.slug().clone(), self.part, self.seen.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// Time until the text has rested; nothing where it has not changed since.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        let since = match self.changed {
            Some(since) => since,
            None if self.text() != self.seen => now,
            None => return None,
        };
        Some((since + REST).saturating_sub(now))
    }
}
