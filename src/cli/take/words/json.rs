//! What was heard of a take, as JSON.

use serde::Serialize;

use crate::cli::page::{list, object};
use crate::cli::take::words::HeardTake;
use crate::coach::check::{Finding, WordMark};
use crate::coach::heard::{HeardPart, WrittenSentence};
use crate::domain::shape::ShapePart;

/// Times in seconds, shares in percent; null is what isn't known.
pub(super) fn view<'a>(words: &'a HeardTake<'_>) -> impl Serialize + 'a {
    object! {
        take: words.take.id,
        question: words.take.question().as_str(),
        story: words.story.as_ref().map(|story| story.slug.as_str()),
        parts: list(&words.heard.parts, part),
        consider: list(&words.heard.findings, |it| finding(it, &words.heard.parts)),
    }
}

fn part(part: &HeardPart) -> impl Serialize + '_ {
    object! {
        part: part.part.map(ShapePart::key),
        seconds: part.time.map(|time| time.as_secs_f64()),
        text: part.text.as_str(),
        words: part.words.map(|words| words.said),
        words_a_minute: part.words_a_minute(),
        i: part.words.map(|words| words.i),
        we: part.words.map(|words| words.we),
        fillers_at_least: part.words.map(|words| words.fillers),
        numbers: part.words.map(|words| words.numbers),
        numbers_not_heard: part.not_heard.as_slice(),
        written: list(&part.written, sentence),
    }
}

fn sentence(sentence: &WrittenSentence) -> impl Serialize + '_ {
    object! {
        text: sentence.text.as_str(),
        heard_percent: sentence.share,
        hardly_heard: sentence.is_hardly_heard(),
    }
}

fn finding(finding: &Finding, parts: &[HeardPart]) -> impl Serialize {
    // The words of an answer that was heard as a whole have no part.
    let text = |mark: &WordMark| {
        let of_part = |part: &&HeardPart| part.part.is_none_or(|it| it.star == Some(mark.part));
        let text = parts.iter().find(of_part).and_then(|part| part.text.get(mark.range.clone()));
        text.unwrap_or_default().to_owned()
    };
    object! {
        rule: finding.rule.id.as_str(),
        message: finding.message.clone(),
        words: list(&finding.marks, text),
    }
}
