//! The take beside the story as it is written, and beside the samples of the question.

use crate::app::model::Model;
use crate::domain::part::{Part, Parts};
use crate::domain::story::length::spoken;
use crate::screens::Screen;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad};
use crate::ui::theme::Role;

/// Part by part: your time, that of the text at your pace, and the plan. Your own story comes first.
pub(super) fn page(page: &mut Page, question: &str, model: &Model) {
    let Screen::Review(review) = &model.screen else { return };
    let said = review.told().map(|_, told| if *told { "told" } else { "not told" }.to_owned());
    let yours = review.parts().map(|part, time| time.map_or_else(|| said[part].clone(), minutes));
    if let Some(story) = review.story(model.context()) {
        let title = format!("Your story: {}", story.title);
        beside(page, [&title, "text"], &yours, &story.texts, model);
    }
    for sample in model.known.bank.samples_for(question) {
        let title = format!("Sample: {}", sample.title);
        beside(page, [&title, "sample"], &yours, &sample.parts, model);
    }
}

fn beside(
    page: &mut Page,
    [title, name]: [&str; 2],
    yours: &Parts<String>,
    texts: &Parts<String>,
    model: &Model,
) {
    page.gap();
    page.push(Role::Strong.span(fit(title, page.wide())));
    for part in Part::ALL {
        let text = texts[part].trim();
        let theirs = minutes(spoken(text, model.known.settings.words_a_minute));
        let facts =
            format!("you {} · {name} {theirs} · plan {}", yours[part], minutes(model.known.pace.plan(part)));
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
    }
}
