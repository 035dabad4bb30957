//! The take beside the story as it is written, and beside the samples of the question.

use std::time::Duration;

use ratatui::text::Line;

use crate::app::model::Model;
use crate::domain::part::{Part, Parts};
use crate::domain::story::length::spoken;
use crate::screens::Screen;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, wrap};
use crate::ui::theme::Role;

/// Part by part: your time, that of the text at your pace, and the plan. Your own story comes first.
pub(super) fn page(question: &str, model: &Model, wide: usize) -> Page {
    let mut page = Page::default();
    let Screen::Review(review) = &model.screen else { return page };
    let times = review.parts();
    if let Some(story) = review.story(model.context()) {
        let title = format!("Your story: {}", story.title);
        beside(&mut page, &title, "text", &times, &story.texts, model, wide);
    }
    for sample in model.known.bank.samples_for(question) {
        let title = format!("Sample: {}", sample.title);
        beside(&mut page, &title, "sample", &times, &sample.parts, model, wide);
    }
    page
}

fn beside(
    page: &mut Page,
    title: &str,
    name: &str,
    times: &Parts<Option<Duration>>,
    texts: &Parts<String>,
    model: &Model,
    wide: usize,
) {
    page.gap();
    page.push(Role::Strong.span(fit(title, wide)));
    for part in Part::ALL {
        let text = texts[part].trim();
        let yours = times[part].map_or_else(|| "not told".to_owned(), minutes);
        let theirs = minutes(spoken(text, model.known.settings.words_a_minute));
        let facts = format!("you {yours} · {name} {theirs} · plan {}", minutes(model.known.pace.plan(part)));
        page.gap();
        page.push(Line::from(vec![
            Role::Accent.span(pad(part.title(), 12)),
            Role::Dim.span(fit(&facts, wide.saturating_sub(12))),
        ]));
        if text.is_empty() {
            page.push(Role::Dim.span("  nothing written yet"));
        }
        for line in wrap(text, wide.saturating_sub(2)).into_iter().filter(|_| !text.is_empty()) {
            page.push(Line::from(format!("  {line}")));
        }
    }
}
