//! The check of themes and their questions, which several files and packs may add to.

use std::collections::HashMap;

use crate::domain::id::Id;
use crate::domain::item::ItemKind;
use crate::domain::nearest::nearest;
use crate::domain::profile::{JobLevel, JobRole};
use crate::domain::question::{Anchors, Criterion, Probe, Question, Theme, ThemeKind};
use crate::domain::shape::Shape;
use crate::domain::words::KnownWord;
use crate::packs::check::checker::Checker;
use crate::packs::check::texts::present;
use crate::packs::raw::{RawAnchors, RawCriterion, RawQuestion, RawTheme};
use crate::store::text::remedy::COLON;
use crate::store::text::source::Span;
use crate::store::text::yaml::{Placed, TextOrPairs, YamlList, YamlText};

/// One entry under `themes:`.
pub(super) struct ThemeEntry {
    file: usize,
    id: Id,
    place: Span,
    raw: RawTheme,
}

/// Checks the id of an entry; all else is checked with the theme.
pub(super) fn theme_entry(checker: &mut Checker<'_>, raw: RawTheme, place: Span) -> Option<ThemeEntry> {
    let Some(id) = checker.plain_id(raw.id.as_ref(), place, "theme") else {
        check_alone(checker, raw);
        return None;
    };
    let place = raw.id.as_ref().map_or(place, YamlText::place);
    Some(ThemeEntry { file: checker.file, id, place, raw })
}

/// Puts the themes of a pack together: those it defines in their order, then those of other packs it adds to.
pub(super) fn themes(checker: &mut Checker<'_>, entries: Vec<ThemeEntry>) -> Vec<Theme> {
    let themes: Vec<Theme> = groups(entries).into_iter().filter_map(|group| theme(checker, group)).collect();
    for theme in &themes {
        checker.know_theme(theme);
    }
    themes
}

/// Checks what is in a theme that has no proper id: its faults are to be told at once with that one.
fn check_alone(checker: &mut Checker<'_>, raw: RawTheme) {
    checker.tags(raw.tags);
    criteria(checker, raw.looks_for, "criterion");
    let _ = audience(checker, &raw.roles, &raw.levels);
    for raw in raw.questions.0 {
        question(checker, raw);
    }
}

/// The entries of each theme. One with a title defines the theme: it comes first, in whatever file it stands.
fn groups(entries: Vec<ThemeEntry>) -> Vec<Vec<ThemeEntry>> {
    let mut groups: Vec<Vec<ThemeEntry>> = Vec::new();
    let mut numbers = HashMap::new();
    let (titled, more): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.raw.title.is_some());
    for entry in titled.into_iter().chain(more) {
        let number = *numbers.entry(entry.id.clone()).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

/// One theme of all its entries, and of the theme of another pack that it adds to.
fn theme(checker: &mut Checker<'_>, entries: Vec<ThemeEntry>) -> Option<Theme> {
    let first = entries.first()?;
    checker.file = first.file;
    let base = base(checker, first);
    let mut theme = blank(first.id.clone());
    let mut kind = None;
    for entry in entries {
        checker.file = entry.file;
        kind = kind.or_else(|| kind_of(checker, entry.raw.kind.as_ref()));
        absorb(checker, &mut theme, entry);
    }
    theme.kind = kind.or(base.map(|base| base.kind)).unwrap_or(ThemeKind::Theme);
    if let Some(base) = base {
        inherit(&mut theme, base);
    }
    Some(theme)
}

fn blank(id: Id) -> Theme {
    Theme {
        id,
        kind: ThemeKind::Theme,
        title: String::new(),
        about: String::new(),
        tags: Vec::new(),
        origin: None,
        looks_for: Vec::new().into(),
        questions: Vec::new(),
    }
}

/// The theme of another pack that this one adds to. A theme that adds to none must have a title.
fn base<'a>(checker: &mut Checker<'a>, first: &ThemeEntry) -> Option<&'a Theme> {
    let of_other_packs = checker.others.iter().flat_map(|pack| &pack.themes);
    let base = of_other_packs.into_iter().find(|it| it.id == first.id);
    if base.is_none() && first.raw.title.is_none() {
        untitled(checker, first);
    }
    let taken = checker.foreign.get(&first.id).map(|(kind, _)| *kind);
    if !matches!(taken, Some(ItemKind::Theme | ItemKind::Category)) {
        checker.claim(&first.id, first.place, "theme");
    }
    base
}

fn untitled(checker: &mut Checker<'_>, entry: &ThemeEntry) {
    let hint = match checker.near(&entry.id, &checker.themes) {
        Some(near) => format!("to add to the theme \"{near}\", use its id"),
        None => "without a title, an entry adds to a theme that another file defines".to_owned(),
    };
    let sentence = format!("The theme \"{}\" has no \"title\".", entry.id);
    checker.advise(entry.place, sentence, hint);
}

fn kind_of(checker: &mut Checker<'_>, raw: Option<&YamlText>) -> Option<ThemeKind> {
    let raw = raw?;
    match raw.as_str() {
        "theme" => Some(ThemeKind::Theme),
        "category" => Some(ThemeKind::Category),
        other => {
            let sentence = format!("There is no kind \"{other}\" of themes.");
            let hint = "the kinds are theme and category".to_owned();
            checker.advise(raw.place(), sentence, hint);
            None
        }
    }
}

/// What sort of answer a question asks for.
fn shape(checker: &mut Checker<'_>, raw: Option<&YamlText>) -> Shape {
    let Some(raw) = raw else { return Shape::default() };
    Shape::of_word(raw.as_str()).unwrap_or_else(|| {
        let sentence = format!("There is no shape \"{}\" of answers.", raw.as_str());
        let hint = format!("the shapes are {}", Shape::words().collect::<Vec<_>>().join(", "));
        checker.advise(raw.place(), sentence, hint);
        Shape::default()
    })
}

/// Adds what an entry says to its theme.
fn absorb(checker: &mut Checker<'_>, theme: &mut Theme, entry: ThemeEntry) {
    let raw = entry.raw;
    if raw.title.is_some() {
        if theme.title.is_empty() {
            theme.title = checker.required(raw.title, "title", entry.place, "theme");
        } else {
            let sentence = format!("The theme \"{}\" is already defined.", theme.id);
            let hint = "without a title, an entry adds to the theme";
            checker.advise(entry.place, sentence, hint.to_owned());
        }
    }
    if theme.about.is_empty() {
        theme.about = present(raw.about).unwrap_or_default();
    }
    theme.origin = theme.origin.take().or(present(raw.origin));
    theme.tags.extend(checker.tags(raw.tags));
    let criteria = criteria(checker, raw.looks_for, "criterion");
    theme.looks_for = [theme.looks_for.to_vec(), criteria].concat().into();
    let (roles, levels) = audience(checker, &raw.roles, &raw.levels);
    for raw in raw.questions.0 {
        let question = question(checker, raw).map(|it| Question {
            roles: if it.roles.is_empty() { roles.clone() } else { it.roles },
            levels: if it.levels.is_empty() { levels.clone() } else { it.levels },
            ..it
        });
        theme.questions.extend(question);
    }
}

/// What a theme leaves open it has from the theme it adds to.
fn inherit(theme: &mut Theme, base: &Theme) {
    for (own, inherited) in [(&mut theme.title, &base.title), (&mut theme.about, &base.about)] {
        if own.is_empty() {
            own.clone_from(inherited);
        }
    }
    if theme.tags.is_empty() {
        theme.tags.clone_from(&base.tags);
    }
    if theme.looks_for.is_empty() {
        theme.looks_for.clone_from(&base.looks_for);
    }
}

fn criteria(
    checker: &mut Checker<'_>,
    list: YamlList<Placed<RawCriterion>>,
    what: &'static str,
) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    for Placed { value: raw, place } in list.0 {
        let id = checker.id(raw.id.as_ref(), place, what);
        let text = checker.required(raw.text, "text", place, what);
        let anchors = raw.anchors.map(|raw| anchors(checker, raw));
        criteria.extend(id.map(|id| Criterion { id, text, anchors }));
    }
    criteria
}

fn anchors(checker: &mut Checker<'_>, raw: Placed<RawAnchors>) -> Anchors {
    let Placed { value: raw, place } = raw;
    Anchors {
        mentioned: checker.required(raw.mentioned, "mentioned", place, "anchor"),
        shown: checker.required(raw.shown, "shown", place, "anchor"),
    }
}

fn question(checker: &mut Checker<'_>, raw: Placed<RawQuestion>) -> Option<Question> {
    let Placed { value: raw, place } = raw;
    let id = checker.id(raw.id.as_ref(), place, "question");
    let short = short(checker, raw.short);
    let text = checker.required(raw.text, "text", place, "question");
    let also = checker.texts(raw.also, "also").into();
    let shape = shape(checker, raw.shape.as_ref());
    let tags = checker.tags(raw.tags);
    let (roles, levels) = audience(checker, &raw.roles, &raw.levels);
    let core = raw.core.is_some_and(|core| core.value);
    let elements = criteria(checker, raw.elements, "element").into();
    let probes: Vec<_> = raw.probes.0.into_iter().filter_map(|raw| probe(checker, raw)).collect();
    let probes = probes.into();
    let origin = present(raw.origin);
    Some(Question { id: id?, short, text, also, shape, tags, roles, levels, core, elements, probes, origin })
}

/// Whom a question is asked of: roles and levels.
fn audience(
    checker: &mut Checker<'_>,
    roles: &YamlList<YamlText>,
    levels: &YamlList<YamlText>,
) -> (Vec<JobRole>, Vec<JobLevel>) {
    let roles = roles.0.iter().filter_map(|text| known_word(checker, text, "role")).collect();
    let levels = levels.0.iter().filter_map(|text| known_word(checker, text, "level")).collect();
    (roles, levels)
}

/// What is written as one of a few words, or a report with the nearest of them.
fn known_word<T: KnownWord>(checker: &mut Checker<'_>, text: &YamlText, what: &str) -> Option<T> {
    let known = T::of_word(text.as_str());
    if known.is_none() {
        let words = || T::ALL.iter().map(|it| it.word());
        let hint = match nearest(text.as_str(), words()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the {what}s are {}", words().collect::<Vec<_>>().join(", ")),
        };
        checker.advise(text.place(), format!("There is no {what} \"{text}\"."), hint);
    }
    known
}

/// A follow-up: a text, or a map of its rung and its text. Any other map is a text that has a colon.
fn probe(checker: &mut Checker<'_>, raw: Placed<TextOrPairs>) -> Option<Probe> {
    let (rung, text) = match raw.value {
        TextOrPairs::Text(text) => (None, text.value),
        TextOrPairs::Pairs(pairs) => match pairs.get("text") {
            Some(text) => {
                (pairs.get("rung").and_then(|name| known_word(checker, name, "rung")), text.clone())
            }
            None if pairs.get("rung").is_some() => {
                checker.report(raw.place, "This follow-up has no \"text\".");
                return None;
            }
            None => {
                checker.advise(raw.place, "Expected text here.", COLON.to_owned());
                return None;
            }
        },
    };
    if text.as_str().is_empty() {
        checker.report(text.place(), "This text of \"probes\" is empty.");
    }
    Some(Probe { rung, text: text.0.value })
}

fn short(checker: &mut Checker<'_>, raw: Option<YamlText>) -> Option<String> {
    if let Some(text) = &raw {
        let (most, length) = (Question::LONGEST_SHORT, text.as_str().chars().count());
        if length > most {
            let sentence = format!("A short title has at most {most} characters, and this one has {length}.");
            checker.report(text.place(), sentence);
        }
    }
    present(raw)
}
