//! What a take is compared with: the story as it is written, the samples of the question, or its follow-ups.

use std::time::Duration;

use ratatui::text::Line;

use crate::coach::check::StoryField;
use crate::coach::sample;
use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::sample::{NOT_A_MODEL, Sample};
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
    page.push(Role::Strong.span("They may also ask"));
    page.gap();
    for probe in probes {
        page.hang(Line::from("· "), 1, Role::Text, &probe.text);
    }
    page.gap();
    page.text(Role::Fact, (0, 1), "No story was chosen for this take, and there's no sample to show here.");
}

/// Part by part: your time, that of the text at your pace, and the plan. Your own story comes first.
pub(crate) fn compare(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let outline = review.drill().outline();
    let (told, times) = (outline.star_of(&review.told(), false), outline.star_of(&review.parts(), None));
    let yours = times.map(|part, time| match time {
        _ if outline.place_of(part).is_none() => String::new(),
        Some(time) => format!("you {}", minutes(*time)),
        None if told[part] => "told".to_owned(),
        None => "not told".to_owned(),
    });
    let own_pace = cx.pace_of(outline);
    if let Some(story) = review.story(cx) {
        let title = format!("Your story: {}", story.title);
        beside(page, [&title, "text"], &yours, &story.texts, (None, &own_pace), cx);
    }
    for sample in cx.bank.samples_for(review.question()) {
        let own = sample.length.map(|length| sample::pace(Some(length)));
        let of_sample = own.as_ref().unwrap_or(&own_pace);
        beside(page, [&sample.heading(), "sample"], &yours, &sample.parts, (Some(sample), of_sample), cx);
    }
}

fn beside(
    page: &mut Page,
    [title, name]: [&str; 2],
    yours: &Parts<String>,
    texts: &Parts<String>,
    (sample, own_pace): (Option<&Sample>, &Pace),
    cx: Context<'_>,
) {
    page.gap();
    page.text(Role::Strong, (0, 1), title);
    if sample.is_some_and(Sample::is_mixed) {
        page.text(Role::Warn, (0, 0), &capital(NOT_A_MODEL));
    }
    let found = sample.map(SampleFindings::of);
    for part in Part::ALL {
        let text = texts[part].trim();
        let theirs = minutes(spoken(text, cx.settings.words_a_minute));
        let plan = match own_pace.plan(part) {
            Duration::ZERO => String::new(),
            plan => format!("plan {}", minutes(plan)),
        };
        let facts = [yours[part].clone(), format!("{name} {theirs}"), plan];
        let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
        page.gap();
        page.push(vec![
            Role::Strong.span(pad(part.title(), 12)),
            Role::Fact.span(fit(&facts, page.beside(12))),
        ]);
        if text.is_empty() {
            page.push(Role::Fact.span("  nothing written yet"));
        } else {
            page.text(Role::Text, (2, 0), text);
        }
        if let Some(found) = &found {
            found.show(page, StoryField::Part(part), 2);
        }
    }
    if let Some(found) = found {
        found.show(page, StoryField::Whole, 0);
    }
}
