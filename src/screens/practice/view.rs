//! The practice screen. Below 112 columns the panel stands under today's questions.
//!
//! ```text
//!  TODAY            2 to redo, 1 new · 12 minutes         │ READY
//!                                                           │   questions in your set   9 of 14  ▇▇▇▇▇▇░░░░
//!  ▌ What have you removed from a system                    │   ...
//!  ▌ to make it better?                                     │
//!  ▌ Technical decisions · failed on Tuesday                │ LAST TWO WEEKS                        9 days
//!                                                           │   ...
//!    Have people used a model of yours in a                 │
//!    way you did not intend?                                │ WEAK SPOTS
//!    Managing expectations · hard on Monday                 │   ...
//!                                                           │
//!  b browse   m mock   s sprint                             │ NEXT TIME I WILL
//!  w drill your weak spot: Learning is short   M micro drill  │   name the number first
//!  LATELY                                                   │
//!    Nov 26  Describe a project where you ...  2:16  3 good │
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::agenda::outlook::DRILL_MINUTES;
use crate::domain::agenda::{Pick, mix};
use crate::domain::day::{Day, ahead};
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::rating;
use crate::domain::take::Circumstances;
use crate::keys::action::Action;
use crate::keys::table::{Scope, rows, shown};
use crate::screens::Context;
use crate::screens::practice::{Practice, asks_for_role, day, debrief, has_numbers, panel};
use crate::screens::progress::words;
use crate::screens::sections::{self, TALL};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::columns;
use crate::ui::empty::reading;
use crate::ui::list::{List, Row};
use crate::ui::page::{Page, hanging};
use crate::ui::text::{count, fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// From this many lines on the questions stand apart.
const AIRY: u16 = 30;

/// The lines of a question in two lines that stands apart.
const TALLEST: usize = 4;

/// The takes of the days before are shown where there is room for so many, and so many at most.
const FEWEST_LATELY: usize = 3;
const MOST_LATELY: usize = 60;

/// What the program is for, without what follows the answer.
pub(crate) const FIRST_WORDS: &str = "Answer one question aloud, from memory, in two to three minutes. The clock takes you \
                                      through the five parts of a story: Situation, Task, Action, Result, Learning.";

/// Said where nothing can be drilled today.
pub(crate) const NOTHING_LEFT: &str =
    "There are no more questions today. You've done, skipped or suspended them all.";

/// Draws the screen.
pub(in crate::screens) fn draw(practice: &Practice, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(progress) = cx.progress() else { return reading(canvas, area) };
    let left = columns::panel(canvas, area, |area| beside(cx, progress, area));
    let seen = left.unwrap_or(area);
    let mut list = List::of(seen, practice.selected(cx)).showing_its_top();
    above(&mut list.page, cx, progress);
    let room = usize::from(area.height).saturating_sub(list.page.len());
    let airy = if progress.is_empty() { room > cx.agenda.len() * TALLEST + 2 } else { area.height >= AIRY };
    today(&mut list, cx, airy);
    list.page.gap();
    if asks_for_role(cx) {
        list.page.push_hit(for_which_role(), Target::Do(Action::Profile));
        list.page.gap();
    }
    if cx.is_interview_day() {
        day::stories(&mut list.page, cx, airy);
    } else {
        ways(&mut list.page, practice, cx);
    }
    if left.is_none() {
        list.page.gap();
        below(&mut list.page, cx, progress, area.height);
    }
    if progress.is_empty() && area.height >= TALL {
        let bank = sections::bank(cx, list.page.wide());
        list.page.fill(bank, area.height);
    }
    lately(&mut list.page, cx, progress, area.height);
    list.draw(canvas, seen);
}

/// What stands beside today's questions.
fn beside(cx: Context<'_>, progress: &Progress, area: Rect) -> Page {
    let mut page = Page::of(area);
    below(&mut page, cx, progress, area.height);
    page
}

/// The panel, as much of it as there is room for; all of what to look at on the day of the interview.
fn below(page: &mut Page, cx: Context<'_>, progress: &Progress, height: u16) {
    if cx.is_interview_day() {
        day::reminders(page, cx);
    } else {
        let lines = if progress.is_empty() { panel::first } else { panel::lines };
        page.extend(lines(cx, page.wide(), usize::from(height).saturating_sub(page.len())));
    }
}

/// What comes before today's questions: what the program is for on the first day, what is wrong in files, a past interview.
fn above(page: &mut Page, cx: Context<'_>, progress: &Progress) {
    if progress.is_empty() {
        first_words(page);
    }
    if cx.troubles.all().next().is_some() {
        page.push_hit(troubles(cx), Target::Do(Action::Troubles));
        page.gap();
    }
    if let Some(date) = debrief(cx).filter(|date| progress.outcome(*date).is_none()) {
        page.push_hit(how_it_went(date, cx), Target::Do(Action::Outcome));
        page.gap();
    }
}

fn first_words(page: &mut Page) {
    page.text(Role::Text, (1, 1), &format!("{FIRST_WORDS} Then you see what you left out."));
    let begin = vec![Span::raw(" "), Role::Key.span("enter"), Role::Strong.span(" starts your first drill")];
    let date = vec![Role::Key.span("d"), Role::Fact.span(" sets the interview date")];
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

/// Asked once: the questions can be those of a role.
fn for_which_role() -> Line<'static> {
    Line::from(vec![
        Role::Strong.span(" What role are you preparing for?  "),
        Role::Key.span("p"),
        Role::Text.span(" sets it"),
        Role::Dim.span("  ·  "),
        Role::Key.span("n"),
        Role::Text.span(" skips this"),
    ])
}

/// A past interview asks how it went, until that is said.
fn how_it_went(date: Day, cx: Context<'_>) -> Line<'static> {
    let (is, later) = if date == cx.day() { ("is", " later") } else { ("was", "") };
    let words = format!(" Your interview {is} {}. Press ", ahead(date, cx.day()));
    let to = Role::Text.span(format!("{later} to note how it went"));
    Line::from(vec![Role::Strong.span(words), Role::Key.span("o"), to])
}

/// What was told today, and what is still to be told.
fn today(list: &mut List, cx: Context<'_>, airy: bool) {
    let page = &mut list.page;
    page.ends(Role::Strong.span(" TODAY"), Role::Fact.span(extent(cx, page.beside(8))));
    for (take, retakes) in told_today(cx) {
        done(page, &take, retakes, cx);
    }
    if cx.told_today() >= cx.drills_today() && !cx.agenda.is_empty() {
        page.push(Role::Fact.span("   One more?"));
    }
    if cx.agenda.is_empty() {
        page.text(Role::Fact, (3, 1), NOTHING_LEFT);
    }
    for pick in &cx.agenda {
        if airy {
            list.page.gap();
        }
        list.row(|page, row| page.extend(question(pick, row, cx, page)));
    }
    let left = cx.set.left.len();
    if left > 0 && has_numbers(cx) {
        let words = format!("   {} won't come up in time; ", count(left, "question", "questions"));
        let line = vec![Role::Fact.span(words), Role::Key.span("i"), Role::Fact.span(" says what to do")];
        if airy {
            list.page.gap();
        }
        list.page.push_hit(line, Target::Do(Action::Numbers));
    }
}

/// What is left of today, and how long that takes where there is room to say so.
pub(crate) fn extent(cx: Context<'_>, room: usize) -> String {
    let (told, left) = (cx.told_today(), cx.agenda.len());
    if told >= cx.drills_today() {
        return format!("{} done. That's enough for today", count(told, "drill", "drills"));
    }
    let before = if told > 0 { format!("{told} done · ") } else { String::new() };
    let words = format!("{before}{}", mix(&cx.agenda));
    let timed = format!("{words} · {} minutes", left as f64 * DRILL_MINUTES);
    if width(&timed) <= room { timed } else { words }
}

/// The questions that were told today, in the order in which they were told first: of each the first take at the usual
/// length, which is the one that counts, and how many more there are; where none is, the first at another one.
pub(crate) fn told_today(cx: Context<'_>) -> Vec<(TakeEntry<'_>, usize)> {
    let mut all: Vec<(TakeEntry<'_>, usize)> = Vec::new();
    for take in cx.progress().into_iter().flat_map(|progress| progress.told_on(cx.day())) {
        match all.iter_mut().find(|(first, _)| first.question == take.question) {
            Some((counts, retakes)) if take.is_usual() == counts.is_usual() => *retakes += 1,
            Some(first) if take.is_usual() => *first = (take, 0),
            Some(_) => {}
            None => all.push((take, 0)),
        }
    }
    all
}

/// A question that was told today: the take that counts, why it had been chosen, and how often it was told again.
fn done(page: &mut Page, take: &TakeEntry<'_>, retakes: usize, cx: Context<'_>) {
    let why = why_told(take, cx);
    let words = match retakes {
        0 => why,
        retakes => format!("{why} · {}", count(retakes, "retake", "retakes")),
    };
    let mark = if take.is_usual() { Role::Good.span("✓ ") } else { Role::Fact.span("· ") };
    told(page, mark, take, &words, cx);
}

/// Why a question was told today.
pub(crate) fn why_told(take: &TakeEntry<'_>, cx: Context<'_>) -> String {
    match take.circumstances() {
        Circumstances { live: true, .. } => "in a mock interview".to_owned(),
        Circumstances { elsewhere: true, .. } => "logged by you".to_owned(),
        _ if !take.is_usual() => "different length".to_owned(),
        _ => match cx.told_for.get(&take.question) {
            Some(reason) => reason.words(cx.day()),
            None => "your choice".to_owned(),
        },
    }
}

/// A take in a line, behind a mark or its day, and what there is to say of it beside its question, or below.
fn told(page: &mut Page, lead: Span<'static>, take: &TakeEntry<'_>, note: &str, cx: Context<'_>) {
    let gone = format!("{}, no longer in any pack", take.question);
    let text = cx.bank.question(&take.question).map_or(gone.as_str(), |(_, question)| question.short());
    let how = if take.is_exercise() { take.described() } else { pad(&rating::shown(take.rating), 9) };
    let facts = format!("{:>5}  {how}", minutes(take.total));
    let room = page.beside(width(&facts) + lead.width() + 6);
    let both = format!("{text} · {note}");
    let is_beside = !note.is_empty() && width(&both) <= room;
    let text = Role::Fact.span(if is_beside { both } else { fit(text, room) });
    page.ends(vec![Span::raw("   "), lead, text], Role::Fact.span(facts));
    if !is_beside && !note.is_empty() {
        page.push(Role::Fact.span(fit(&format!("     {note}"), page.wide())));
    }
}

/// The takes of the days before, the newest first, where there is room for a few.
fn lately(page: &mut Page, cx: Context<'_>, progress: &Progress, height: u16) {
    let room = usize::from(height).saturating_sub(page.len() + 2);
    let before: Vec<TakeEntry<'_>> = progress.takes().rev().filter(|take| take.day < cx.day()).collect();
    if room < FEWEST_LATELY || before.is_empty() || cx.is_interview_day() {
        return;
    }
    page.gap();
    page.push(Role::Strong.span(" LATELY"));
    for take in before.iter().take(room.min(MOST_LATELY)) {
        told(page, Role::Fact.span(take.day.format("%b %e  ").to_string()), take, "", cx);
    }
}

/// A question of today's set, and under it its theme and the reason, which is the last to be cut.
fn question(pick: &Pick, row: Row, cx: Context<'_>, page: &Page) -> Vec<Line<'static>> {
    let Some((theme, question)) = cx.bank.question(&pick.question) else { return Vec::new() };
    let room = page.text_beside(4);
    let mut lines = hanging(row.mark(1), row.role(), wrap_to(&question.text, room, 2));
    let reason = pick.reason.words(cx.day());
    let theme = fit(&theme.title, room.saturating_sub(width(&reason) + 3).max(SHORTEST_THEME));
    let note = vec![
        Span::raw("   "),
        Role::Fact.span(format!("{theme} · ")),
        Role::Text.span(fit(&reason, room.saturating_sub(width(&theme) + 3))),
    ];
    lines.push(Line::from(note));
    lines
}

/// The columns that a theme has beside the longest reason.
const SHORTEST_THEME: usize = 12;

/// The other ways to go on that are open now, with their keys, as many in a line as fit.
fn ways(page: &mut Page, practice: &Practice, cx: Context<'_>) {
    let open = WAYS.iter().filter(|(action, _)| practice.accepts(*action, cx));
    page.push(" ");
    for (action, words) in open {
        let Some(row) = rows(Scope::Practice).find(|row| row.action == *action) else { continue };
        let words = if *action == Action::RedoWeakest { weakest(cx) } else { (*words).to_owned() };
        let key = Role::Key.span(shown(row));
        let words = Role::Text.span(fit(&format!(" {words}"), page.beside(key.width() + 1)));
        let line = Line::from(vec![key, words]);
        if page.last_width() + line.width() > page.wide() {
            page.push(" ");
        }
        page.append(line, Some(Target::Do(*action)));
        page.append("   ", None);
    }
}

/// What the key of the weakness drills.
fn weakest(cx: Context<'_>) -> String {
    match cx.trends.lacks.first() {
        Some(lack) => format!("drill your weak spot: {}", words::lack(lack, &cx.bank)),
        None => "redo your weakest".to_owned(),
    }
}

/// The ways beside today's set, in the order they are shown.
const WAYS: [(Action, &str); 7] = [
    (Action::Choose, "browse"),
    (Action::Mock, "mock"),
    (Action::Sprint, "sprint"),
    (Action::RedoWeakest, ""),
    (Action::Exercise, "micro drill"),
    (Action::Numbers, "why these"),
    (Action::Summary, "look back"),
];
