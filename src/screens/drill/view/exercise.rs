//! What an exercise asks for, below the question: the follow-up, where the story stands, and what to say.
//!
//! ```text
//!    Why      Learning is short
//!    So far   The false alarms fell from 12 to 3 a week.
//!    Say      what you do differently now
//! ```
//!
//! While the clock of a gap drill runs, the nearest story is named, too.

use crate::domain::clean::clean;
use crate::domain::drill::Assignment;
use crate::domain::shape::Length;
use crate::screens::Context;
use crate::ui::clock::LEFT;
use crate::ui::page::{Page, hanging};
use crate::ui::text::{pad, wrap_to};
use crate::ui::theme::Role;

/// The cells of a label.
const LABEL: usize = 9;

/// What there is to know while it is told, in a line or two each.
pub(super) fn told(page: &mut Page, assignment: &Assignment, cx: Context<'_>) {
    let nearest = assignment.story.as_ref().filter(|_| assignment.outline.length == Length::Gap);
    let nearest = nearest.and_then(|slug| cx.library.story(slug)).map_or("", |story| &story.title);
    line(page, "Closest", Role::Fact, nearest, 1);
    asked(page, assignment, cx);
}

/// What there is to know before it is told.
pub(super) fn asked(page: &mut Page, assignment: &Assignment, cx: Context<'_>) {
    let Some(exercise) = &assignment.exercise else { return };
    if let Some((_, text)) = &exercise.probe {
        line(page, "Asked", Role::Strong, &format!("\"{text}\""), 2);
    }
    if !exercise.why.is_empty() {
        line(page, "Why", Role::Fact, &exercise.why, 1);
    }
    line(page, "So far", Role::Fact, &so_far(assignment, cx), 1);
    line(page, "Say", Role::Text, assignment.outline.length.exercise().unwrap_or_default(), 2);
}

/// Where the story stands: the last sentence of the part before.
fn so_far(assignment: &Assignment, cx: Context<'_>) -> String {
    let story = assignment.story.as_ref().and_then(|slug| cx.library.story(slug));
    let before = assignment.outline.length.comes_after();
    let text = story.zip(before).map_or("", |(story, part)| story.texts[part].trim());
    let sentences = text.trim_end_matches(['.', '!', '?']);
    let last = sentences.rfind(". ").and_then(|at| text.get(at + 2..)).unwrap_or(text);
    clean(last).replace(['\n', '\t'], " ")
}

fn line(page: &mut Page, label: &str, role: Role, words: &str, lines: usize) {
    if !words.is_empty() {
        let lines = wrap_to(words, page.text_beside(LEFT + LABEL + 1), lines);
        page.extend(hanging(Role::Fact.span(format!("   {}", pad(label, LABEL))), role, lines));
    }
}
