//! The summary on the screen.
//!
//! ```text
//!  Look back · Wednesday, November 25
//! ────────────────────────────────────────────────────────────────────────────────
//!  TODAY
//!    done                    3 of 3    ▇▇▇▇▇▇▇▇▇▇
//!    cold takes in the band  2 of 3    ▇▇▇▇▇▇░░░░
//!
//!  DONE TODAY
//!   ● When have you had to start something ...
//!     2:28 in band · 3 good · 5/6 points · cold
//!   ○ Tell me about a time you told a ...
//!     3:12, too long · 2 hard · 4/6 points · cold
//!
//!  REDO FIRST
//!   w  Tell me about a time you told a ...
//!      too long; 4 of 6 points
//!  SAME WEAK SPOT
//!   o  When did you have to push back ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::calibration::Calibration;
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::session::{Session, weakness};
use crate::keys::action::Action;
use crate::screens::glossary::COLD;
use crate::screens::practice::panel;
use crate::screens::summary::{exercise, session};
use crate::screens::{Context, sections};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::columns;
use crate::ui::facts::fact;
use crate::ui::page::{Page, hanging};
use crate::ui::text::{facts_in, fit, minutes, wrap_to};
use crate::ui::theme::Role;

/// From this many lines on the numbers stand first; below that, what to do next must be seen.
const NUMBERS_FIRST: u16 = 16;

/// Draws the screen.
pub(in crate::screens) fn draw(cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(session) = session(cx) else { return };
    let day = cx.day().format("%A, %B %-d").to_string();
    let area = canvas.head(area, ["Look back", &day], Role::Fact, "");
    let left = columns::panel(canvas, area, |area| {
        let mut page = Page::of(area);
        numbers(&mut page, &session, cx);
        page.gap();
        next(&mut page, &session, cx);
        page.fill(sections::themes(cx, page.wide()), area.height);
        page.fill(sections::stories(cx, page.wide()), area.height);
        page
    });
    let seen = left.unwrap_or(area);
    let mut page = Page::of(seen);
    let first = left.is_none() && area.height >= NUMBERS_FIRST;
    if first {
        numbers(&mut page, &session, cx);
        page.gap();
    }
    page.push(Role::Strong.span(" DONE TODAY"));
    for take in &session.takes {
        page.extend(told(take, cx, page.wide()));
    }
    if left.is_some() {
        for section in [panel::next(cx, page.wide()), panel::coming(cx, page.wide())] {
            page.gap();
            page.extend(section);
        }
        let before = sections::takes(" LATELY", |take| take.day < cx.day(), cx, page.wide());
        page.fill(before, seen.height);
    } else {
        page.gap();
        next(&mut page, &session, cx);
        if !first {
            page.gap();
            numbers(&mut page, &session, cx);
        }
    }
    page.draw(canvas, seen);
}

/// All of it on a page that is read out.
pub(crate) fn read_out(page: &mut Page, cx: Context<'_>) {
    let Some(session) = session(cx) else { return };
    page.push(Role::Strong.span(" DONE TODAY"));
    for take in &session.takes {
        page.extend(told(take, cx, page.wide()));
    }
    numbers(page, &session, cx);
    next(page, &session, cx);
}

/// How many were told, and how the cold ones went.
fn numbers(page: &mut Page, session: &Session<'_>, cx: Context<'_>) {
    page.push(Role::Strong.span(" TODAY"));
    let (told, wanted) = (session.done(), cx.drills_today());
    page.push(fact("done", told, wanted.max(told), told >= wanted));
    page.push(fact("cold", session.cold, told, false));
    if cx.is_new() && page.last_width() + COLD.len() + 2 < page.wide() {
        page.append(Role::Fact.span(format!("  {COLD}")), None);
    } else if cx.is_new() {
        page.text(Role::Fact, (5, 1), COLD);
    }
    if session.cold > 0 {
        page.push(fact(
            "cold takes in the band",
            session.in_band,
            session.cold,
            session.in_band == session.cold,
        ));
    }
    let (given, most) = session.points;
    if most > 0 {
        page.push(fact("points on cold takes", given as usize, most as usize, given == most));
    }
}

/// What to do next, and what takes felt like.
fn next(page: &mut Page, session: &Session<'_>, cx: Context<'_>) {
    ahead(page, session, cx);
    page.gap();
    felt(page, cx);
}

/// How long a take is: a mark, its role, and its time with where that lies, as in "2:28 in band".
pub(in crate::screens) fn length(take: &TakeEntry<'_>, cx: Context<'_>) -> (&'static str, Role, String) {
    let (time, own_pace) = (minutes(take.total), cx.pace_of(take.outline));
    match take.total {
        _ if !take.is_timed() => ("·", Role::Dim, "no time".to_owned()),
        total if own_pace.in_band(total) => ("●", Role::Good, format!("{time} in band")),
        total if total < own_pace.from => ("○", Role::Warn, format!("{time}, too short")),
        _ => ("○", Role::Warn, format!("{time}, too long")),
    }
}

/// A take: its question, then its time, whether that lies in the band, how it went, and under which circumstances.
fn told(take: &TakeEntry<'_>, cx: Context<'_>, wide: usize) -> [Line<'static>; 2] {
    let (mark, role, length) = length(take, cx);
    let question = fit(cx.known.bank.short(&take.question), wide.saturating_sub(6));
    let (points, of) = take.score();
    let points = if of > 0 { format!(" · {points}/{of} points") } else { String::new() };
    let rated = rating::shown(take.rating);
    let how = if take.is_exercise() { String::new() } else { format!(" · {rated}{points}") };
    let facts = format!("{how} · {}", take.described());
    [
        Line::from(vec![role.span(format!("   {mark} ")), Span::raw(question)]),
        Line::from(vec![
            role.span(format!("     {length}")),
            Role::Fact.span(facts_in(&facts, wide.saturating_sub(18))),
        ]),
    ]
}

/// A question in its own words; its id where no pack has it.
fn text<'a>(question: &'a Id, cx: Context<'a>) -> &'a str {
    cx.known.bank.question(question).map_or(question.as_str(), |(_, question)| &question.text)
}

/// What to do next: the weakest again, or another question on the same weakness.
fn ahead(page: &mut Page, session: &Session<'_>, cx: Context<'_>) {
    let Some(weak) = &session.weakest else { return };
    page.push(Role::Strong.span(" REDO FIRST"));
    offer(page, "w", text(&weak.question, cx), Action::RedoWeakest);
    let why = weakness(weak, &cx.pace);
    if !why.is_empty() {
        page.text(Role::Fact, (6, 1), &why);
    }
    if let Some((weakness, other)) = &session.other {
        page.gap();
        let lack = fit(&format!("  {}", weakness.words(&cx.known.bank)), page.beside(18));
        page.push(vec![Role::Strong.span(" SAME WEAK SPOT"), Role::Warn.span(lack)]);
        offer(page, "o", text(other, cx), Action::SameWeakness);
    }
    if let Some(exercise) = exercise(cx) {
        page.gap();
        let lack = fit(&format!("  {}", exercise.weakness.words(&cx.known.bank)), page.beside(14));
        page.push(vec![Role::Strong.span(" MICRO DRILL"), Role::Warn.span(lack)]);
        offer(page, "m", &exercise.words(), Action::Exercise);
    }
}

fn offer(page: &mut Page, key: &'static str, text: &str, action: Action) {
    let start = page.len();
    let lines = wrap_to(text, page.beside(8), 2);
    page.extend(hanging(Role::Key.span(format!("   {key}  ")), Role::Text, lines));
    page.hit_from(start, Target::Do(action));
}

/// What takes felt like beside what they were rated.
fn felt(page: &mut Page, cx: Context<'_>) {
    let Some(lately) = cx.progress().and_then(Calibration::lately) else { return };
    let words = format!("Your guesses: {} of {} right, {}.", lately.exact, lately.takes, lately.words());
    page.text(Role::Fact, (1, 1), &words);
}
