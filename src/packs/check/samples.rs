//! The check of sample answers.

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::sample::Sample;
use crate::domain::shape::{Outline, Shape};
use crate::packs::check::checker::Checker;
use crate::packs::check::texts::{optional, present};
use crate::packs::raw::RawSample;
use crate::store::text::source::Span;
use crate::store::text::yaml::YamlText;

/// Checks one; the themes must have been checked before.
pub(super) fn sample(checker: &mut Checker<'_>, raw: RawSample, place: Span) -> Option<Sample> {
    let id = checker.id(raw.id.as_ref(), place, "sample");
    if raw.question.is_none() {
        checker.report(place, "This sample has no \"question\".");
    }
    let question = raw.question.as_ref().and_then(|text| known_question(checker, text));
    let theme = match &raw.theme {
        Some(text) => theme(checker, text),
        None => question.as_ref().map(|(_, theme)| theme.clone()),
    };
    let tags = checker.tags(raw.tags);
    let asked_for = question.as_ref().and_then(|(id, _)| checker.shapes.get(id)).copied().unwrap_or_default();
    let written = [
        ("now", raw.now),
        ("before", raw.before),
        ("next", raw.next),
        ("know", raw.know),
        ("bring", raw.bring),
        ("want", raw.want),
        ("method", raw.method),
        ("situation", raw.situation),
        ("task", raw.task),
        ("action", raw.action),
        ("result", raw.result),
        ("learning", raw.learning),
    ];
    let (shape, texts) = parts(checker, asked_for, written, place);
    let length = raw.length.as_ref().and_then(|text| length(checker, text));
    let fails = raw.fails.0.iter().filter_map(|text| rule(checker, text)).collect();
    Some(Sample {
        id: id?,
        title: optional(raw.title),
        question: question?.0,
        asked: optional(raw.asked),
        theme: theme?,
        tags,
        origin: present(raw.origin),
        caution: optional(raw.caution),
        length,
        fails,
        shape,
        texts,
    })
}

/// The shape of a sample and the texts of its parts, where the answer that is asked for has this shape: to a question of
/// method the story alone is a sample as well.
fn parts<const N: usize>(
    checker: &mut Checker<'_>,
    asked_for: Shape,
    written: [(&str, Option<YamlText>); N],
    place: Span,
) -> (Shape, BTreeMap<String, String>) {
    let has_method = written.iter().any(|(key, text)| *key == "method" && text.is_some());
    let shape = if asked_for == Shape::Method && !has_method { Shape::StarL } else { asked_for };
    let keys: Vec<String> = Outline::from(shape).parts().iter().map(|part| part.key()).collect();
    let mut texts = BTreeMap::new();
    for (key, text) in written {
        if keys.iter().any(|own| own == key) {
            texts.insert(key.to_owned(), checker.required(text, key, place, "sample"));
        } else if let Some(text) = text {
            let sentence = format!("The answer to this question has no part \"{key}\".");
            checker.advise(text.place(), sentence, format!("{} has: {}", shape.title(), keys.join(", ")));
        }
    }
    (shape, texts)
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

/// The length a sample is meant for, written as minutes and seconds.
fn length(checker: &mut Checker<'_>, text: &YamlText) -> Option<u32> {
    let seconds = text.as_str().split_once(':').and_then(|(minutes, seconds)| {
        let minutes: u32 = minutes.parse().ok()?;
        let seconds: u32 = seconds.parse().ok().filter(|number| *number < 60 && seconds.len() == 2)?;
        minutes.checked_mul(60)?.checked_add(seconds)
    });
    let length = seconds.filter(|seconds| Sample::LENGTHS.contains(seconds));
    if length.is_none() {
        let sentence = format!("\"{text}\" isn't a length.");
        let [least, most] = [Sample::LENGTHS.start(), Sample::LENGTHS.end()]
            .map(|seconds| format!("{}:{:02}", seconds / 60, seconds % 60));
        checker.advise(text.place(), sentence, format!("a length is written \"{least}\" to \"{most}\""));
    }
    length
}

/// The id of a rule of the story check. Which rules there are, packs do not know.
fn rule(checker: &mut Checker<'_>, text: &YamlText) -> Option<String> {
    let digits = text.as_str().strip_prefix("SL");
    let is_id =
        digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|it| it.is_ascii_digit()));
    if !is_id {
        let hint = "for example SL105; starl story rules lists them".to_owned();
        checker.advise(text.place(), format!("\"{text}\" isn't the id of a rule."), hint);
    }
    is_id.then(|| text.as_str().to_owned())
}
