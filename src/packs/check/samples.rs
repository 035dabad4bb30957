//! The check of sample answers.

use crate::domain::id::Id;
use crate::domain::part::Parts;
use crate::domain::sample::Sample;
use crate::packs::check::checker::Checker;
use crate::packs::check::texts::{optional, present};
use crate::packs::raw::RawSample;
use crate::store::text::source::Span;
use crate::store::text::yaml::{Placed, YamlText};

/// Checks one; the themes must have been checked before.
pub(super) fn sample(checker: &mut Checker<'_>, raw: Placed<RawSample>) -> Option<Sample> {
    let Placed { value: raw, place } = raw;
    let id = checker.id(raw.id.as_ref(), place, "sample");
    let question = question(checker, raw.question.as_ref(), place);
    let theme = match &raw.theme {
        Some(text) => theme(checker, text),
        None => question.as_ref().map(|(_, theme)| theme.clone()),
    };
    let tags = checker.tags(raw.tags);
    let parts = Parts([
        checker.required(raw.situation, "situation", place, "sample"),
        checker.required(raw.task, "task", place, "sample"),
        checker.required(raw.action, "action", place, "sample"),
        checker.required(raw.result, "result", place, "sample"),
        checker.required(raw.learning, "learning", place, "sample"),
    ]);
    Some(Sample {
        id: id?,
        title: optional(raw.title),
        question: question?.0,
        asked: optional(raw.asked),
        theme: theme?,
        tags,
        origin: present(raw.origin),
        parts,
    })
}

/// The question a sample answers, with that question's theme.
fn question(checker: &mut Checker<'_>, raw: Option<&YamlText>, place: Span) -> Option<(Id, Id)> {
    let Some(text) = raw else {
        checker.report(place, "This sample has no \"question\".");
        return None;
    };
    known_question(checker, text)
}

/// The question with this id and its theme, or a report with the nearest one.
pub(super) fn known_question(checker: &mut Checker<'_>, text: &YamlText) -> Option<(Id, Id)> {
    let known = checker.questions.get_key_value(text.as_str());
    if let Some((question, theme)) = known {
        return Some((question.clone(), theme.clone()));
    }
    let near = checker.near(text.as_str(), checker.questions.keys()).map(str::to_owned);
    checker.dangling(text, "question", near);
    None
}

fn theme(checker: &mut Checker<'_>, text: &YamlText) -> Option<Id> {
    let known = checker.themes.get(text.as_str()).cloned();
    if known.is_none() {
        let near = checker.near(text.as_str(), &checker.themes).map(str::to_owned);
        checker.dangling(text, "theme", near);
    }
    known
}
