//! How it was: the four ratings and what closes some of them; or what was saved.

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::domain::calibration::Calibration;
use crate::domain::holds::RULE;
use crate::domain::rating::{self, Cap, Rating};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::progress::words;
use crate::screens::review::view::{lead, off_band, sound_trouble};
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::canvas::Target;
use crate::ui::clock::LEFT;
use crate::ui::page::Page;
use crate::ui::text::{and, count};
use crate::ui::theme::Role;

/// Stands before the ratings.
const ASKED: &str = "How was it?  ";

/// What is asked and the four ratings stand in a line of this many cells.
const IN_A_LINE: usize = 60;

/// So many takes must have been guessed before their average says something.
const ENOUGH: usize = 3;

/// The four ratings, the suggested one selected, and why the others are closed.
pub(super) fn rate(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let focused = review.section() == ReviewSection::Rating;
    let start = page.len();
    if review.is_rated() {
        page.push(lead(ASKED, focused));
        if page.wide() < IN_A_LINE {
            page.push("  ");
        }
        for rating in Rating::ALL {
            if rating > review.limit(cx) {
                page.append(Role::Fact.span(before_closed(rating, review, cx)), None);
            }
            let target = Target::RowDo(review.rows() - 1, Action::Rate(rating));
            page.append(button(rating, review, cx, focused), Some(target));
            if rating <= review.limit(cx) {
                page.append(" ", None);
            }
        }
        if review.limit(cx) < Rating::Easy {
            page.append(Role::Fact.span(")"), None);
        }
    } else {
        unrated(page, review, focused);
    }
    if focused {
        page.select_from(start);
    }
    if review.is_rated() {
        page.text(Role::Fact, (LEFT, 1), &suggested(review, cx));
    }
    if focused {
        page.focus_from(start);
    }
}

/// What stands before a rating that the take can't have: such ratings are a list of their own.
fn before_closed(rating: Rating, review: &ReviewScreen, cx: Context<'_>) -> &'static str {
    if u8::from(rating) == u8::from(review.limit(cx)) + 1 { "(ruled out: " } else { ", " }
}

/// A rating with its key; one that is closed is the word alone.
fn button(rating: Rating, review: &ReviewScreen, cx: Context<'_>, focused: bool) -> Line<'static> {
    if rating > review.limit(cx) {
        return Line::from(Role::Fact.span(rating.word()));
    }
    // Where the digits mean something else now, the ratings show none.
    let digit = if focused { u8::from(rating).to_string() } else { " ".to_owned() };
    let words = format!(" {digit} {} ", rating.word());
    let role = match (Some(rating) == review.rating(cx), focused) {
        (true, true) => Role::Cursor,
        (true, false) => Role::Strong,
        _ => Role::Text,
    };
    Line::from(role.span(words))
}

/// Which rating is suggested, why none is better, and what was guessed.
pub(crate) fn suggested(review: &ReviewScreen, cx: Context<'_>) -> String {
    let limit = review.limit(cx);
    let mut words = format!("Suggested: {}.", rating::shown(Some(limit)));
    if let Some(why) = why_not(review, cx) {
        words = format!("{words} {why}.");
    }
    match review.felt() {
        Some(felt) => format!("{words} Your guess: {}.", u8::from(felt)),
        None => words,
    }
}

/// Why better ratings are closed, or what opens them.
fn why_not(review: &ReviewScreen, cx: Context<'_>) -> Option<String> {
    let limit = review.limit(cx);
    let points = &review.draft.points;
    let judged = points.iter().any(Option::is_some);
    let caps: Vec<Cap> = review.caps(cx).into_iter().filter(|cap| cap.limit() == limit).collect();
    let is_known = |cap: &&Cap| judged || **cap != Cap::FewPoints;
    let missing = rating::missing(review.drill().outline(), &review.told());
    let known = caps.iter().filter(is_known);
    let reasons: Vec<_> = known.map(|cap| cap.reason(&missing)).collect();
    let ticked = review.told().contains(&true);
    if caps.is_empty() {
        return None;
    }
    if !ticked && review.asks_parts() {
        return Some("First mark the parts you covered".to_owned());
    }
    // Before anything is scored, nobody knows how few points it gets.
    if reasons.is_empty() {
        return Some("Give the points first".to_owned());
    }
    let unjudged = match points.iter().filter(|points| points.is_none()).count() {
        number if number > 0 && judged => {
            format!(" ({} left to score)", count(number, "criterion", "criteria"))
        }
        _ => String::new(),
    };
    Some(format!("You can't rate it higher because {}{unjudged}", and(&reasons)))
}

/// On the day of the interview nothing is rated, nor at another length than the usual one.
fn unrated(page: &mut Page, review: &ReviewScreen, focused: bool) {
    let is_warm_up = review.drill().assignment.warm_up;
    let words = if is_warm_up {
        "This is just a warm-up. Nothing is rated on interview day. "
    } else {
        "Not rated. "
    };
    let line = Line::from(vec![lead(words, focused), Role::Key.span("enter"), Span::raw(" saves")]);
    page.push_hit(line, Target::RowDo(review.rows() - 1, Action::Save));
    if let Some(notice) = review.drill().outline().notice().filter(|_| !is_warm_up) {
        page.text(Role::Fact, (LEFT, 1), &notice);
    }
}

/// What was saved, and what comes of it.
pub(crate) fn saved(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, height: u16) {
    let start = page.len();
    let told = cx.told_today();
    let go_on = if let Some((number, of)) = review.of_mock() {
        format!("{number} of {of} answers reviewed.")
    } else if told >= cx.drills_today() {
        "That's enough for today, but one more never hurts.".to_owned()
    } else {
        format!("{told} done today, {} to go.", cx.agenda.len())
    };
    let rated = format!("Saved: {}. {go_on}", rating::shown(review.rating(cx)));
    page.hang(Role::Good.span("   ✓ "), 1, Role::Text, &rated);
    sound_trouble(page, review, LEFT + 2);
    let memory = cx.memories.get(review.question()).filter(|_| review.is_rated());
    if let Some(memory) = memory {
        let coming = cx.known.coming();
        let next = coming.again(review.question(), memory.due(), cx.day());
        page.text(Role::Fact, (LEFT + 2, 1), &words::back(next, coming, cx.day()));
    }
    if let Some(lack) = lack(review, cx) {
        page.text(
            Role::Warn,
            (LEFT + 2, 1),
            &format!("Not ready yet: {lack}. You're ready for a question if {RULE}."),
        );
    }
    if let Some(felt) = review.felt() {
        let rated = review.rating(cx).map_or(0, u8::from);
        let words = format!("You guessed {} and rated it {rated}.{}", u8::from(felt), calibrated(cx));
        page.text(Role::Fact, (LEFT + 2, 1), &words);
    }
    let next_time = review.draft.next_time.trim();
    if !next_time.is_empty() {
        page.text(Role::Fact, (LEFT + 2, 1), &format!("Next time I will {next_time}"));
    }
    // The review has it at its top, where that is still seen.
    let is_seen = !review.asks_parts() && page.len() <= usize::from(height);
    if let Some((good, words)) = review.focus_result(cx).filter(|_| !is_seen) {
        page.text(if good { Role::Good } else { Role::Warn }, (LEFT + 2, 1), &words);
    }
    page.focus_from(start);
}

/// What keeps a take that was rated well from holding.
fn lack(review: &ReviewScreen, cx: Context<'_>) -> Option<String> {
    let (total, outline) = (review.drill().spoken(Duration::ZERO), review.drill().outline());
    let own_pace = cx.pace_of(outline);
    let counts = review.circumstances().cold && !review.drill().spoiled;
    if !counts || review.rating(cx) < Some(Rating::Good) {
        return None;
    }
    match outline.parts().iter().zip(review.told()).find(|(_, told)| !told) {
        Some((part, _)) => Some(format!("you left out {}", part.title)),
        None if total < own_pace.from => Some(off_band(total, &own_pace)),
        None => None,
    }
}

/// How the guesses have lain beside the ratings lately.
fn calibrated(cx: Context<'_>) -> String {
    let lately = cx.progress().and_then(Calibration::lately).filter(|lately| lately.takes >= ENOUGH);
    lately.map_or_else(String::new, |lately| {
        format!(" Your last {} guesses: {}.", lately.takes, lately.words())
    })
}
