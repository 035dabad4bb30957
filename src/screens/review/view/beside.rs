//! What a take is compared with: the story as it is written, the samples of the question, or its follow-ups.

use std::time::Duration;

use ratatui::text::Line;

use crate::coach::sample;
use crate::domain::pace::Pace;
use crate::domain::sample::Sample;
use crate::domain::shape::ShapePart;
use crate::domain::story::length::spoken;
use crate::screens::Context;
use crate::screens::review::ReviewScreen;
use crate::screens::writing::view::SampleFindings;
use crate::ui::page::Page;
use crate::ui::text::{capital, fit, minutes, pad};
use crate::ui::theme::Role;

/// Beside the review: what the take is compared with, else what else may be asked after it.
pub(super) fn panel(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    if review.has_other(cx) {
        return compare(page, review, cx);
    }
    let probes = cx.bank.question(review.question()).map_or(&[][..], |(_, question)| &question.probes);
    page.heading(0, "They may also ask");
    for probe in probes {
        page.hang(Line::from("  · "), 1, Role::Text, &probe.text);
    }
    page.gap();
    page.text(
        Role::Fact,
        (0, 1),
        "You didn't choose a story for this take, and there's no sample to show here.",
    );
}

/// Part by part: your time, that of the text at your pace, and the plan. Your own story comes first.
pub(crate) fn compare(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let outline = review.drill().outline();
    let told = outline.parts().iter().zip(review.told().into_iter().zip(review.parts()));
    let yours: Vec<(&str, String)> = told
        .map(|(part, (told, time))| match time {
            Some(time) => (part.title, format!("you {}", minutes(time))),
            None if told => (part.title, "covered".to_owned()),
            None => (part.title, "left out".to_owned()),
        })
        .collect();
    let own_pace = cx.pace_of(outline);
    if let Some(story) = review.story(cx) {
        let title = format!("Your story: {}", story.title);
        let texts = story.texts.iter().map(|(part, text)| (part.into(), text.as_str()));
        beside(page, [&title, "text"], &yours, texts, (None, &own_pace), cx);
    }
    for sample in cx.bank.samples_for(review.question()) {
        let own = sample.length.map(|length| sample::pace(Some(length)));
        let of_sample = own.as_ref().unwrap_or(&own_pace);
        beside(page, [&sample.heading(), "sample"], &yours, sample.parts(), (Some(sample), of_sample), cx);
    }
}

fn beside<'a>(
    page: &mut Page,
    [title, name]: [&str; 2],
    yours: &[(&str, String)],
    texts: impl Iterator<Item = (ShapePart, &'a str)>,
    (sample, own_pace): (Option<&Sample>, &Pace),
    cx: Context<'_>,
) {
    page.gap();
    page.text(Role::Strong, (0, 1), title);
    if let Some(warning) = sample.and_then(Sample::warning) {
        page.text(Role::Warn, (0, 0), &capital(warning));
    }
    let found = sample.map(SampleFindings::of);
    for (part, text) in texts {
        let text = text.trim();
        let theirs = minutes(spoken(text, cx.settings.words_a_minute));
        let plan = match own_pace.plan(part) {
            Duration::ZERO => String::new(),
            plan => format!("plan {}", minutes(plan)),
        };
        let yours = yours.iter().find(|(title, _)| *title == part.title);
        let facts =
            [yours.map(|(_, words)| words.clone()).unwrap_or_default(), format!("{name} {theirs}"), plan];
        let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
        page.gap();
        page.push(vec![
            Role::Strong.span(pad(part.title, 12)),
            Role::Fact.span(fit(&facts, page.beside(12))),
        ]);
        if text.is_empty() {
            page.push(Role::Fact.span("  nothing written yet"));
        } else {
            page.text(Role::Text, (2, 0), text);
        }
        if let (Some(found), Some(star)) = (&found, part.star) {
            found.show(page, Some(star), 2);
        }
    }
    if let Some(found) = found {
        found.show(page, None, 0);
    }
}
