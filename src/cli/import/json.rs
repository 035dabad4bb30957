//! What an import found, for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::import::ReadyList;
use crate::cli::page::{list, object};
use crate::domain::clean::display_clean;
use crate::domain::part::Part;
use crate::packs::import::{FoundPair, FoundQuestion, FoundSample, FoundTheme, ListText};
use crate::store::stories::PARTS;

/// What was found in a list, and what has become of each of its lines.
pub(super) fn view(ready: &ReadyList) -> impl Serialize + '_ {
    let (imported, found) = (&ready.imported, &ready.imported.list);
    object! {
        file: display_clean(&ready.file),
        packs: ready.packs.as_slice(),
        themes: list(&found.themes, theme),
        ask: list(&found.ask, theme),
        samples: list(&found.samples, |it| sample(it, &found.themes)),
        red_flags: list(&found.red_flags, pair),
        context: list(&found.context, pair),
        checklist: list(&found.checklist, text),
        unused_columns: imported.unused_columns.as_slice(),
        similar: list(&ready.similar, |it| object! { line: it.line, text: &it.text, place: &it.place, other: &it.other }),
        lines: list(&imported.account, |it| object! { line: it.line, fate: it.fate.words(), missed: it.is_missed }),
    }
}

fn theme(theme: &FoundTheme) -> impl Serialize + '_ {
    object! {
        title: &theme.title,
        line: theme.line,
        looks_for: list(&theme.looks_for, text),
        questions: list(&theme.questions, question),
    }
}

fn question(question: &FoundQuestion) -> impl Serialize + '_ {
    object! {
        text: &question.asked.text,
        line: question.asked.line,
        elements: list(&question.elements, text),
        probes: list(&question.probes, text),
    }
}

fn sample<'a>(sample: &'a FoundSample, themes: &'a [FoundTheme]) -> impl Serialize + use<'a> {
    let (theme, number) = sample.question;
    let question = themes.get(theme).and_then(|theme| theme.questions.get(number));
    let parts = Part::ALL.map(|part| (PARTS[part as usize], sample.parts[part].as_str()));
    object! {
        question: question.map(|question| question.asked.text.as_str()),
        line: sample.line,
        parts: BTreeMap::from(parts),
    }
}

fn pair(pair: &FoundPair) -> impl Serialize + '_ {
    object! { text: &pair.what.text, line: pair.what.line, why: &pair.why }
}

fn text(text: &ListText) -> impl Serialize + '_ {
    object! { text: &text.text, line: text.line }
}
