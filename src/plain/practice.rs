//! Today's questions and the look back on the day, in lines.

use crate::domain::agenda::Pick;
use crate::domain::day::ahead;
use crate::domain::rating;
use crate::plain::speech::{Speech, lines_of, read_out};
use crate::screens::Context;
use crate::screens::practice::view::{FIRST_WORDS, NOTHING_LEFT, extent};
use crate::screens::practice::{Practice, asks_for_role, debrief};
use crate::screens::summary;
use crate::ui::text::{count, minutes};

/// Stands for a width that nothing reaches.
const ANY: usize = usize::MAX;

/// What is to be drilled today.
pub(super) fn speech(practice: &Practice, cx: Context<'_>) -> Speech {
    let Some(progress) = cx.progress() else { return Speech::default() };
    let mut facts = Vec::new();
    if progress.is_empty() {
        facts.push(format!("{FIRST_WORDS} Then you hear what you left out."));
    }
    if let Some(date) = debrief(cx).filter(|date| progress.outcome(*date).is_none()) {
        facts.push(format!(
            "Your interview {} {}. To note how it went, open starl without --plain.",
            if date == cx.day() { "is" } else { "was" },
            ahead(date, cx.day())
        ));
    }
    if asks_for_role(cx) {
        facts.push(
            "What role are you preparing for? To set it, use starl settings set role; to skip this, enter n."
                .to_owned(),
        );
    }
    facts.push(format!("Today: {}.", read_out(&extent(cx, ANY))));
    for take in progress.told_on(cx.day()) {
        let text = cx.bank.short(&take.question);
        facts.push(format!("Done: {text} {}, {}.", minutes(take.total), rating::shown(take.rating)));
    }
    facts.extend(cx.agenda.iter().enumerate().map(|(row, pick)| question(row, pick, cx)));
    let left = cx.set.left.len();
    if left > 0 && cx.agenda.iter().any(|pick| pick.outlook.is_some()) {
        facts.push(format!(
            "{} won't come up in time; i says what to do.",
            count(left, "question", "questions")
        ));
    }
    let row = practice.selected(cx);
    let here = match cx.agenda.get(row) {
        Some(_) => {
            format!("Question {} is selected. Enter its number or an empty line to start it.", row + 1)
        }
        None => NOTHING_LEFT.to_owned(),
    };
    Speech { facts, here }
}

fn question(row: usize, pick: &Pick, cx: Context<'_>) -> String {
    let Some((theme, question)) = cx.bank.question(&pick.question) else { return String::new() };
    let reason = pick.reason.words(cx.day());
    format!("{}: {} {}, {reason}.", row + 1, question.text, theme.title)
}

/// The look back on the day.
pub(super) fn summary(cx: Context<'_>) -> Speech {
    let facts = lines_of(|page| summary::view::read_out(page, cx));
    Speech { facts, here: "That's your day so far.".to_owned() }
}
