//! The practice screen.
//!
//! ```text
//! Today                                                    3 drills, about 12 minutes
//! ▸ 1  Tell me about a project that you began before         Handling ambiguity
//!      anyone could say what done meant.                     never told
//!   2  ...
//!
//! Or
//!   b  choose a question     r  another set     d  interview date
//!
//! Ready for the interview                         This fortnight
//!   themes told cold, in band  2 of 11                        M T W T F S S
//!   stories                    5 of 5-7  none on conflict     ■ ■ · ■ ■ · ·
//!   checklist                  1 of 6                         ■ ■ ■ · ■
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::coach::readiness::{PracticeDay, Readiness, Stock};
use crate::domain::agenda::Pick;
use crate::domain::agenda::outlook::DRILL_MINUTES;
use crate::domain::day::{Day, ahead};
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::rating;
use crate::keys::action::Action;
use crate::keys::table::{Binding, Scope, rows, shown};
use crate::screens::Context;
use crate::screens::practice::{Practice, day, unasked};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::empty::reading;
use crate::ui::facts::fact;
use crate::ui::list::{List, Row};
use crate::ui::page::{Page, hanging, side_by_side};
use crate::ui::text::{count, fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// The wider the terminal, the longer lines get, but not past this.
const WIDEST: u16 = 140;

/// Draws the screen.
pub(in crate::screens) fn draw(practice: &Practice, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let Some(progress) = cx.progress() else { return reading(canvas, area) };
    let mut list = List::of(area, practice.selected(cx));
    if progress.is_empty() {
        first_words(&mut list.page);
    }
    if cx.troubles.all().next().is_some() {
        list.page.push_hit(troubles(cx), Target::Do(Action::Troubles));
        list.page.gap();
    }
    if let Some(date) = unasked(cx) {
        list.page.push_hit(how_it_went(date, cx), Target::Do(Action::Outcome));
        list.page.gap();
    }
    today(&mut list, cx, progress);
    list.page.gap();
    if cx.is_interview_day() {
        day::draw(&mut list.page, cx);
        return list.draw(canvas, area);
    }
    ways(&mut list.page, practice, cx);
    list.page.gap();
    standing(&mut list.page, &cx.standing);
    list.draw(canvas, area);
}

fn first_words(page: &mut Page) {
    let words = "Answer one question aloud, from memory, in two to three minutes, against a clock that knows the \
                 five parts of a story: Situation, Task, Action, Result, Learning. Then see what you left out.";
    page.extend(hanging(" ", Role::Text, wrap_to(words, page.beside(2), 4)));
    let begin = vec![Span::raw(" "), Role::Key.span("enter"), Role::Strong.span(" begins your first drill")];
    let date = vec![Role::Key.span("d"), Role::Dim.span(" sets the interview date")];
    let apart = Role::Dim.span("  ·  ");
    let beside = Line::from([begin.clone(), vec![apart], date.clone()].concat());
    if beside.width() <= page.wide() {
        page.push(beside);
    } else {
        page.push(begin);
        page.push([vec![Span::raw(" ")], date].concat());
    }
    page.gap();
}

fn troubles(cx: Context<'_>) -> Line<'static> {
    let number = cx.troubles.all().count();
    Line::from(vec![
        Span::raw(" "),
        Role::Bad.span(format!("▲ {} in your files: ", count(number, "problem", "problems"))),
        Role::Key.span("e"),
        Role::Text.span(if number == 1 { " shows it" } else { " shows them" }),
    ])
}

/// A past interview asks how it went, until that is said.
fn how_it_went(date: Day, cx: Context<'_>) -> Line<'static> {
    let words = format!(" The interview was {}. ", ahead(date, cx.day()));
    Line::from(vec![Role::Strong.span(words), Role::Key.span("o"), Role::Text.span(" says how it went")])
}

/// What was told today, and what is still to be told.
fn today(list: &mut List, cx: Context<'_>, progress: &Progress) {
    let page = &mut list.page;
    let extent = extent(cx.told_today(), cx.agenda.len(), cx.drills_today());
    page.ends(Role::Strong.span(" Today"), Role::Dim.span(extent));
    for take in progress.told_on(cx.day()) {
        told_today(page, &take, cx);
    }
    if cx.told_today() >= cx.drills_today() && !cx.agenda.is_empty() {
        page.push(Role::Dim.span("   One more?"));
    }
    if cx.agenda.is_empty() {
        page.push(Role::Dim.span("   Every question was told today, suspended or left out."));
    }
    for pick in &cx.agenda {
        list.row(|page, row| page.extend(question(pick, row, cx, page.wide())));
    }
}

/// How much there is to do today.
fn extent(told: usize, left: usize, a_day: usize) -> String {
    if told >= a_day {
        return format!("{} told: enough for today", count(told, "drill", "drills"));
    }
    let about = format!("about {} minutes", left as f64 * DRILL_MINUTES);
    match told {
        0 => format!("{}, {about}", count(left, "drill", "drills")),
        _ => format!("{told} told, {left} to go, {about}"),
    }
}

fn told_today(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    let gone = format!("{}, which no pack has now", take.question);
    let text = cx.bank.question(&take.question).map_or(gone.as_str(), |(_, question)| &question.text);
    let facts = format!("{:>5}  {}", minutes(take.total), pad(&rating::shown(take.rating), 9));
    let text = Role::Dim.span(fit(text, page.beside(width(&facts) + 8)));
    page.ends(vec![Role::Good.span("   ✓ "), text], Role::Dim.span(facts));
}

/// A question of today's set: its text at the left, its theme and the reason at the right, beside each other where
/// the terminal is wide, else one under the other.
fn question(pick: &Pick, row: Row, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let Some((theme, question)) = cx.bank.question(&pick.question) else { return Vec::new() };
    let role = row.role();
    let reason = pick.reason.words(cx.day());
    let notes = notes(&theme.title, &reason, wide);
    let side = notes.iter().map(|note| width(note)).max().unwrap_or(0);
    let room = wide.saturating_sub(side + 9);
    let tail = if notes.is_empty() { format!(" · {reason}") } else { String::new() };
    let mut text = wrap_to(&question.text, room, 2);
    if let Some(last) = text.last_mut() {
        *last = fit(last, room.saturating_sub(width(&tail)));
    }
    let number = role.span(format!("{}  ", cx.told_today() + row.number + 1));
    let mut lines = hanging(vec![row.mark(1), number], role, text);
    if let Some(last) = lines.last_mut() {
        last.push_span(Role::Dim.span(tail));
    }
    let notes = notes.into_iter().map(|note| Role::Dim.span(note).into()).collect();
    side_by_side(lines, notes, room + 8)
}

/// The theme and the reason: in two columns, in two lines, or not at all, as the width allows.
fn notes(theme: &str, reason: &str, wide: usize) -> Vec<String> {
    match wide {
        100.. => vec![format!("{}  {}", pad(theme, 26), pad(reason, 16))],
        72..100 => {
            let column = wide * 3 / 10;
            vec![pad(theme, column), pad(reason, column)]
        }
        _ => Vec::new(),
    }
}

/// How many ways stand in a line.
const WAYS_IN_A_LINE: usize = 3;

/// Narrower than this there is room for fewer.
const NARROW: usize = 72;

/// The other ways to go on that are open now, with their keys.
fn ways(page: &mut Page, practice: &Practice, cx: Context<'_>) {
    let today = cx.day();
    let dated =
        cx.progress().is_some_and(|progress| progress.interview_dates().iter().any(|date| *date >= today));
    page.push(Role::Strong.span(" Or"));
    let ways: Vec<&Binding> = WAYS
        .iter()
        .filter(|way| practice.accepts(**way, cx))
        .filter_map(|way| rows(Scope::Practice).find(|row| row.action == *way))
        .collect();
    let in_a_line = if page.wide() < NARROW { WAYS_IN_A_LINE - 1 } else { WAYS_IN_A_LINE };
    let column = (page.beside(3) / in_a_line).min(30);
    for ways in ways.chunks(in_a_line) {
        page.push("   ");
        for row in ways {
            let words = pad(way_words(row.action, dated), column.saturating_sub(3));
            let spans = vec![Role::Key.span(pad(&shown(row), 3)), Span::raw(words)];
            page.append(spans, Some(Target::Do(row.action)));
        }
    }
}

/// The ways beside today's set, in the order they are shown.
const WAYS: [Action; 8] = [
    Action::Choose,
    Action::DrawAnother,
    Action::SetDate,
    Action::Mock,
    Action::Sprint,
    Action::RedoWeakest,
    Action::Summary,
    Action::Numbers,
];

fn way_words(action: Action, dated: bool) -> &'static str {
    match action {
        Action::Choose => "choose a question",
        Action::DrawAnother => "draw another set",
        Action::RedoWeakest => "weakest again",
        Action::Mock => "mock interview",
        Action::Sprint => "sprint on stories",
        Action::Summary => "look back on today",
        Action::Numbers => "why these: the numbers",
        _ if dated => "change the date",
        _ => "set the interview date",
    }
}

/// The columns that the last two weeks take.
const FORTNIGHT: usize = 18;

/// How ready the user is, beside the last two weeks.
fn standing(page: &mut Page, standing: &Readiness) {
    let narrow = page.wide() < 60;
    let column = if narrow { page.wide() } else { page.beside(FORTNIGHT).min(62) };
    let (told, themes) = (standing.themes_told, standing.themes);
    let (done, items) = (standing.checklist_done(), standing.proofs.len());
    let mut left = vec![
        Role::Strong.span(" Ready for the interview").into(),
        fact("themes told cold, in band", told, &themes.to_string(), told == themes && themes > 0),
    ];
    left.extend(standing.stock.as_ref().map(|stock| stories(stock, column)));
    left.push(fact("checklist", done, &items.to_string(), done == items && items > 0));
    let right = if narrow { Vec::new() } else { fortnight(&standing.fortnight) };
    page.extend(side_by_side(left, right, column));
}

/// How many stories there are of those wanted, and which are missing, as far as there is room.
fn stories(stock: &Stock, room: usize) -> Line<'static> {
    let is_enough = stock.is_enough() && stock.stories > 0;
    let mut line = fact("stories", stock.stories, &stock.aim(), is_enough);
    if stock.stories > 0 && !stock.missing.is_empty() {
        let gaps = gaps(&stock.missing, room.saturating_sub(line.width() + 3));
        line.push_span(Role::Warn.span(format!("  {gaps}")));
    }
    line
}

/// Such as "none on conflict + 2": as many by name as there is room for.
fn gaps(missing: &[String], room: usize) -> String {
    let told = |number: usize| {
        let names = missing.get(..number).unwrap_or_default().join(", ");
        match missing.len() - number {
            0 => format!("none on {names}"),
            rest => format!("none on {names} + {rest}"),
        }
    };
    let fitting = (1..=missing.len()).rev().map(told).find(|words| width(words) <= room);
    fitting.unwrap_or_else(|| fit(&told(missing.len()), room))
}

/// Two weeks, Monday first; a day with a drill is filled, a missed one is dim, a day to come is empty.
fn fortnight(days: &[PracticeDay]) -> Vec<Line<'static>> {
    let cell = |day: &PracticeDay| match day {
        PracticeDay::Practised => Role::Text.span("■ "),
        PracticeDay::Today => Role::Here.span("□ "),
        PracticeDay::Missed => Role::Dim.span("· "),
        PracticeDay::Ahead => Span::raw("  "),
    };
    let week = |days: &[PracticeDay]| {
        let mut line = Line::from(Span::raw("  "));
        line.extend(days.iter().map(cell));
        line
    };
    let mut lines =
        vec![Line::from(Role::Strong.span("This fortnight")), Line::from(Role::Dim.span("  M T W T F S S"))];
    lines.extend(days.chunks(7).map(week));
    lines
}
