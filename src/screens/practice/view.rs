//! The practice screen.
//!
//! ```text
//! Today                                                2 to repair, 1 new · 12 minutes
//! ▸ 1  Tell me about a project that you began before anyone could say what done meant.
//!      Handling ambiguity · failed on Tuesday, again
//!   2  ...
//!   21 questions will not come before the date; i lists them
//!
//! Or
//!   b  choose a question     r  another set     d  interview date
//!
//! Ready  in band, all parts, no notes, 3 or ...   This fortnight
//!   questions that hold        9 of 14                        M T W T F S S
//!   stories that hold          3 of 5                         ■ ■ · ■ ■ · ·
//!   checklist                  2 of 6                         ■ ■ ■ · ■
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::coach::readiness::{PracticeDay, Readiness};
use crate::domain::agenda::outlook::DRILL_MINUTES;
use crate::domain::agenda::{Pick, mix};
use crate::domain::day::{Day, ahead};
use crate::domain::holds::{HoldCount, RULE};
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
    page.ends(Role::Strong.span(" Today"), Role::Text.span(extent(cx, page.beside(8))));
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
    let left = cx.set.left.len();
    if left > 0 && cx.agenda.iter().any(|pick| pick.outlook.is_some()) {
        let words = format!("{} won't come before the date; ", count(left, "question", "questions"));
        let line =
            vec![Role::Dim.span(format!("   {words}")), Role::Key.span("i"), Role::Dim.span(" lists them")];
        list.page.push_hit(line, Target::Do(Action::Numbers));
    }
}

/// What is left of today, and how long that takes where there is room to say so.
fn extent(cx: Context<'_>, room: usize) -> String {
    let (told, left) = (cx.told_today(), cx.agenda.len());
    if told >= cx.drills_today() {
        return format!("{} told: enough for today", count(told, "drill", "drills"));
    }
    let before = if told > 0 { format!("{told} told · ") } else { String::new() };
    let words = format!("{before}{}", mix(&cx.agenda));
    let timed = format!("{words} · {} minutes", left as f64 * DRILL_MINUTES);
    if width(&timed) <= room { timed } else { words }
}

fn told_today(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    let gone = format!("{}, which no pack has now", take.question);
    let text = cx.bank.question(&take.question).map_or(gone.as_str(), |(_, question)| question.short());
    let facts = format!("{:>5}  {}", minutes(take.total), pad(&rating::shown(take.rating), 9));
    let text = Role::Dim.span(fit(text, page.beside(width(&facts) + 8)));
    page.ends(vec![Role::Good.span("   ✓ "), text], Role::Dim.span(facts));
}

/// A question of today's set, and under it its theme and the reason, which is the last to be cut.
fn question(pick: &Pick, row: Row, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let Some((theme, question)) = cx.bank.question(&pick.question) else { return Vec::new() };
    let role = row.role();
    let room = wide.saturating_sub(8);
    let number = role.span(format!("{}  ", cx.told_today() + row.number + 1));
    let mut lines = hanging(vec![row.mark(1), number], role, wrap_to(&question.text, room, 2));
    let reason = pick.reason.words(cx.day());
    let theme = fit(&theme.title, room.saturating_sub(width(&reason) + 3).max(SHORTEST_THEME));
    let note = vec![
        Span::raw("      "),
        Role::Dim.span(format!("{theme} · ")),
        Role::Text.span(fit(&reason, room.saturating_sub(width(&theme) + 3))),
    ];
    lines.push(Line::from(note));
    lines
}

/// The columns that a theme has beside the longest reason.
const SHORTEST_THEME: usize = 12;

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
        Action::Numbers => "why these questions",
        _ if dated => "change the date",
        _ => "set the interview date",
    }
}

/// The columns that the last two weeks take.
const FORTNIGHT: usize = 18;

/// How ready the user is, beside the last two weeks.
fn standing(page: &mut Page, standing: &Readiness) {
    let narrow = page.wide() < 60;
    let checklist = HoldCount { holds: standing.checklist_done(), of: standing.proofs.len() };
    let facts = [
        ("questions that hold", standing.questions),
        ("stories that hold", standing.stories),
        ("checklist", checklist),
    ];
    let facts = facts.into_iter().filter(|(_, it)| it.of > 0);
    let facts = facts.map(|(label, it)| fact(label, it.holds, &it.of.to_string(), it.is_all()));
    if narrow {
        page.push(Role::Strong.span(" Ready"));
        page.extend(facts);
        page.text(Role::Dim, (3, 1), RULE);
    } else {
        let title = Line::from(vec![Role::Strong.span(" Ready"), Role::Dim.span(format!("  {RULE}"))]);
        let left = std::iter::once(title).chain(facts).collect();
        page.extend(side_by_side(left, fortnight(&standing.fortnight), page.beside(FORTNIGHT).min(62)));
    }
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
