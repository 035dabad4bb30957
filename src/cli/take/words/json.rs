//! What was heard of a take, as JSON.

use serde::Serialize;

use crate::cli::page::{list, object};
use crate::cli::take::words::HeardTake;
use crate::coach::check::{Finding, WordMark};
use crate::coach::heard::{HeardPart, WrittenSentence};
use crate::domain::heard::PartFigures;
use crate::domain::shape::ShapePart;

/// Times in seconds, shares in percent; null is what isn't known.
pub(super) fn view<'a>(words: &'a HeardTake<'_>) -> impl Serialize + 'a {
    object! {
        take: words.take.id,
        question: words.take.question().as_str(),
        story: words.story.as_ref().map(|story| story.slug.as_str()),
        parts: list(words.heard.parts.iter().zip(&words.figures.parts), part),
        seconds_before_first_word: words.figures.signal.and_then(|signal| Some(signal.before?.as_secs_f64())),
        decibels_below_full: words.figures.signal.map(|signal| signal.below_full),
        clipped: words.figures.signal.map(|signal| signal.clipped),
        loud_room: words.figures.signal.map(|signal| signal.loud_room),
        consider: list(&words.heard.findings, |it| finding(it, &words.heard.parts)),
    }
}

fn part<'a>((part, figures): (&'a HeardPart, &PartFigures)) -> impl Serialize + use<'a> {
    let (words, silence) = (figures.words, figures.silence);
    object! {
        part: part.part.map(ShapePart::key),
        seconds: part.time.map(|time| time.as_secs_f64()),
        text: part.text.as_str(),
        words: words.map(|words| words.said),
        words_a_minute: part.time.and_then(|time| figures.pace(time)),
        i: words.map(|words| words.i),
        we: words.map(|words| words.we),
        fillers_at_least: words.map(|words| words.fillers),
        numbers: words.map(|words| words.numbers),
        numbers_not_heard: words.map(|words| words.not_heard),
        not_heard: part.not_heard.as_slice(),
        speech_percent: silence.map(|silence| silence.speech),
        seconds_not_recorded: silence.map(|silence| silence.unrecorded.as_secs_f64()),
        long_pauses: silence.map(|silence| silence.long_pauses),
        longest_pause_seconds: silence.map(|silence| silence.longest.as_secs_f64()),
        longest_pause_at_seconds: silence.map(|silence| silence.at.as_secs_f64()),
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
