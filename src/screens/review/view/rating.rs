//! How it was: the four ratings and what closes some of them; or what was saved.

use ratatui::text::{Line, Span};

use crate::domain::calibration::Calibration;
use crate::domain::day::ahead;
use crate::domain::progress::Progress;
use crate::domain::rating::{self, Cap, Rating};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::canvas::Target;
use crate::ui::page::Page;
use crate::ui::text::{count, pad, width};
use crate::ui::theme::Role;

/// The four ratings, the suggested one selected, and why the others are closed; or what was saved.
pub(super) fn rate(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let focused = review.section() == ReviewSection::Rating && !review.is_saved();
    let start = page.len();
    if review.is_saved() {
        saved(page, review, cx);
        page.focus_from(start);
        return;
    }
    if !review.is_rated() {
        warm_up(page, review, focused);
        return;
    }
    let lead = if focused { Role::Here } else { Role::Strong };
    page.push(lead.span(" How was it?  "));
    for rating in Rating::ALL {
        let target = Target::RowDo(review.rows() - 1, Action::Rate(rating));
        page.append(button(rating, review, cx, focused), Some(target));
        page.append(" ", None);
    }
    if !review.drill().spoiled {
        page.push(due_again(review, cx));
    }
    if let Some(reason) = why_not(review, cx) {
        page.text(Role::Fact, (15, 1), &reason);
    }
    if focused {
        page.focus_from(start);
    }
}

/// Under each rating, in how many days the question would be due again; nothing under those that are closed.
fn due_again(review: &ReviewScreen, cx: Context<'_>) -> Line<'static> {
    let limit = review.limit(cx);
    let days = cx.memories.intervals(review.question(), cx.day());
    let mut text = "  due again    ".to_owned();
    for (rating, days) in Rating::ALL.into_iter().zip(days).filter(|(rating, _)| *rating <= limit) {
        let room = width(rating.word()) + 5;
        text.push_str(&pad(&count(days as usize, "day", "days"), room));
    }
    Line::from(Role::Fact.span(text))
}

fn button(rating: Rating, review: &ReviewScreen, cx: Context<'_>, focused: bool) -> Span<'static> {
    let selected = Some(rating) == review.rating(cx);
    let words = format!(" {} {} ", u8::from(rating), rating.word());
    match (rating > review.limit(cx), selected, focused) {
        (true, ..) => Role::Fact.span(words),
        (_, true, true) => Role::Cursor.span(words),
        (_, true, false) => Role::Strong.span(words),
        _ => Role::Text.span(words),
    }
}

/// Why better ratings are closed.
fn why_not(review: &ReviewScreen, cx: Context<'_>) -> Option<String> {
    let caps = review.caps(cx);
    let limit = review.limit(cx);
    let reasons: Vec<_> = caps.iter().filter(|cap| cap.limit() == limit).map(|cap| cap.reason()).collect();
    let judged = review.draft.points.iter().any(Option::is_some);
    let ticked = review.told().0.contains(&true);
    let words = match (reasons.is_empty(), judged || review.draft.points.is_empty()) {
        (true, _) => return None,
        _ if !ticked && review.asks_parts() => "tick the parts that you told".to_owned(),
        (false, false) if caps.iter().all(|cap| *cap == Cap::FewPoints) => "no points given yet".to_owned(),
        _ => reasons.join(", "),
    };
    let unjudged = match review.draft.points.iter().filter(|points| points.is_none()).count() {
        number if number > 0 && judged => {
            format!("; {} not judged, counted as 0", count(number, "criterion is", "criteria are"))
        }
        _ => String::new(),
    };
    Some(format!("at most {} {}: {words}{unjudged}", u8::from(limit), limit.word()))
}

/// On the day of the interview nothing is rated.
fn warm_up(page: &mut Page, review: &ReviewScreen, focused: bool) {
    let start = page.len();
    let lead = if focused { Role::Here } else { Role::Strong };
    let words = " A warm-up: nothing is rated on the day of the interview. ";
    let line = Line::from(vec![lead.span(words), Role::Key.span("enter"), Span::raw(" saves")]);
    page.push_hit(line, Target::RowDo(review.rows() - 1, Action::Save));
    if focused {
        page.focus_from(start);
    }
}

fn saved(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let left = cx.agenda.len();
    let told = cx.told_today();
    let go_on = if let Some((number, of)) = review.of_mock() {
        format!("{number} of {of} answers of the interview reviewed.")
    } else if told >= cx.drills_today() {
        "That is enough for today; one more is always possible.".to_owned()
    } else {
        format!("{told} told today, {left} to go.")
    };
    let rated = format!(" ✓ Saved: {}. ", rating::shown(review.rating(cx)));
    page.push(vec![Role::Good.span(rated), Span::raw(go_on)]);
    let due = cx
        .memories
        .get(review.question())
        .filter(|_| review.is_rated())
        .map(|memory| ahead(memory.due(), cx.day()));
    if let Some(due) = due {
        page.push(Role::Fact.span(format!("   Due again {due}, by estimate.")));
    }
    if let Some(felt) = review.felt() {
        let words = format!("It felt {} {}. {}", u8::from(felt), felt.word(), calibrated(cx));
        page.text(Role::Fact, (3, 1), &words);
    }
}

/// How the feeling has lain beside the rating lately, and before.
fn calibrated(cx: Context<'_>) -> String {
    let of = |which: fn(&Progress) -> Option<Calibration>| cx.progress().and_then(which);
    let Some(lately) = of(Calibration::lately) else { return String::new() };
    let before = of(Calibration::before)
        .map_or_else(String::new, |before| format!(" Before that: {}.", before.words()));
    format!("Over {}: {} on average.{before}", count(lately.takes, "take", "takes"), lately.words())
}
