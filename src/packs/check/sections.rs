//! The sections of a pack, put together from all its files.

use crate::domain::bank::{
    AskGroup, AskQuestion, Competency, ContextRow, Introductions, Pack, Principle, RedFlag,
};
use crate::domain::checklist::ChecklistItem;
use crate::packs::check::checker::Checker;
use crate::packs::check::evidence::evidence;
use crate::packs::check::header::PackHeader;
use crate::packs::check::samples::{known_question, sample};
use crate::packs::check::texts::{optional, present};
use crate::packs::check::themes::{theme_entry, themes};
use crate::packs::raw::{
    RawAskGroup, RawAskQuestion, RawChecklistItem, RawCompetency, RawContext, RawFile, RawPrinciple,
    RawRedFlag,
};
use crate::store::text::source::Span;
use crate::store::text::yaml::{Placed, YamlList, YamlText};

/// Puts the pack together. What others link to is checked before what links to it.
pub(super) fn pack(checker: &mut Checker<'_>, header: PackHeader, files: &mut [RawFile]) -> Option<Pack> {
    let introductions = introductions(checker, files);
    let competencies = each(checker, files, |file| &mut file.competencies, competency);
    let entries = each(checker, files, |file| &mut file.themes, theme_entry);
    let themes = themes(checker, entries);
    let principles = each(checker, files, |file| &mut file.principles, principle);
    let context = each(checker, files, |file| &mut file.context, context);
    let samples = each(checker, files, |file| &mut file.samples, sample);
    let ask = each(checker, files, |file| &mut file.ask, ask_group);
    let red_flags = each(checker, files, |file| &mut file.red_flags, red_flag);
    let checklist = each(checker, files, |file| &mut file.checklist, checklist_item);
    Some(Pack {
        id: header.id?,
        title: header.title,
        source: header.source,
        licence: header.license,
        introductions,
        competencies,
        principles: principles.into(),
        context,
        themes,
        samples: samples.into(),
        ask,
        red_flags,
        checklist: checklist.into(),
    })
}

/// Takes one section out of all files and checks each item of it.
fn each<R, T>(
    checker: &mut Checker<'_>,
    files: &mut [RawFile],
    section: impl Fn(&mut RawFile) -> &mut YamlList<Placed<R>>,
    check: impl Fn(&mut Checker<'_>, R, Span) -> Option<T>,
) -> Vec<T> {
    let mut items = Vec::new();
    for (number, file) in files.iter_mut().enumerate() {
        checker.file = number;
        let section = std::mem::take(section(file)).0;
        items.extend(section.into_iter().filter_map(|raw| check(checker, raw.value, raw.place)));
    }
    items
}

fn introductions(checker: &mut Checker<'_>, files: &mut [RawFile]) -> Introductions {
    let mut texts = Introductions::default();
    for (number, file) in files.iter_mut().enumerate() {
        checker.file = number;
        let Some(Placed { value: raw, .. }) = file.introductions.take() else { continue };
        introduce(checker, &mut texts.chapter, raw.chapter);
        introduce(checker, &mut texts.context, raw.context);
        introduce(checker, &mut texts.ask, raw.ask);
        introduce(checker, &mut texts.checklist, raw.checklist);
    }
    texts
}

/// Takes in one introduction, unless another file of the pack has given it.
fn introduce(checker: &mut Checker<'_>, text: &mut String, raw: Option<YamlText>) {
    let Some(raw) = raw else { return };
    if text.is_empty() {
        *text = raw.0.value;
    } else {
        let sentence = "Another file in the pack already has this introduction.";
        checker.report(raw.place(), sentence);
    }
}

fn competency(checker: &mut Checker<'_>, raw: RawCompetency, place: Span) -> Option<Competency> {
    let id = checker.plain_id(raw.id.as_ref(), place, "competency");
    let title = checker.required(raw.title, "title", place, "competency");
    let id = id?;
    if !checker.competencies.insert(id.clone()) {
        let place = raw.id.as_ref().map_or(place, YamlText::place);
        let sentence = format!("There is already a competency \"{id}\".");
        checker.report(place, sentence);
    }
    Some(Competency {
        id,
        title,
        asked: optional(raw.asked),
        looks_for: optional(raw.looks_for),
        probe: optional(raw.probe),
        company_words: optional(raw.company_words),
    })
}

fn principle(checker: &mut Checker<'_>, raw: RawPrinciple, place: Span) -> Option<Principle> {
    let id = checker.id(raw.id.as_ref(), place, "principle");
    let title = checker.required(raw.title, "title", place, "principle");
    let questions =
        raw.questions.0.iter().filter_map(|text| Some(known_question(checker, text)?.0)).collect();
    let (company, about) = (optional(raw.company), optional(raw.about));
    Some(Principle { id: id?, title, company, about, questions, origin: present(raw.origin) })
}

fn context(checker: &mut Checker<'_>, raw: RawContext, place: Span) -> Option<ContextRow> {
    let id = checker.id(raw.id.as_ref(), place, "row of the context");
    let row = "row of the context";
    let challenge = checker.required(raw.challenge, "challenge", place, row);
    let assesses = checker.required(raw.assesses, "assesses", place, row);
    let tags = checker.tags(raw.tags);
    Some(ContextRow { id: id?, challenge, assesses, tags, origin: present(raw.origin) })
}

fn ask_group(checker: &mut Checker<'_>, raw: RawAskGroup, place: Span) -> Option<AskGroup> {
    let id = checker.id(raw.id.as_ref(), place, "group of questions");
    let title = checker.required(raw.title, "title", place, "group of questions");
    let questions = raw.questions.0.into_iter().filter_map(|it| ask_question(checker, it.value, it.place));
    let questions = questions.collect();
    Some(AskGroup { id: id?, title, origin: present(raw.origin), questions })
}

fn ask_question(checker: &mut Checker<'_>, raw: RawAskQuestion, place: Span) -> Option<AskQuestion> {
    let id = checker.id(raw.id.as_ref(), place, "question");
    let text = checker.required(raw.text, "text", place, "question");
    let tags = checker.tags(raw.tags);
    Some(AskQuestion { id: id?, text, tags, origin: present(raw.origin) })
}

fn red_flag(checker: &mut Checker<'_>, raw: RawRedFlag, place: Span) -> Option<RedFlag> {
    let id = checker.id(raw.id.as_ref(), place, "red flag");
    let behaviour = checker.required(raw.behavior, "behavior", place, "red flag");
    let tags = checker.tags(raw.tags);
    let interview = raw.interview.is_some_and(|it| it.value);
    Some(RedFlag { id: id?, behaviour, why: optional(raw.why), tags, interview, origin: present(raw.origin) })
}

fn checklist_item(checker: &mut Checker<'_>, raw: RawChecklistItem, place: Span) -> Option<ChecklistItem> {
    let id = checker.id(raw.id.as_ref(), place, "checklist item");
    let text = checker.required(raw.text, "text", place, "checklist item");
    let evidence = raw.evidence.and_then(|raw| evidence(checker, raw));
    let tags = checker.tags(raw.tags);
    Some(ChecklistItem { id: id?, text, evidence, tags, origin: present(raw.origin) })
}
