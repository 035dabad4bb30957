//! Progress on the screen. Below 112 columns both halves stand one under the other.
//!
//! ```text
//!   24 takes, 21 cold · 1 h 04 min · 8 days        │   LENGTH    median 2:41, the band is 2:00 to 3:00
//!                                                 │     ·▁▃ ▇▆▂▁ ▁··  13 in the band, 7 over, 4 short
//!   WEAKEST NOW                                   │   3:00 ░░░░○░░░░░░●░░░
//!   ▌ Learning is short   6 of 10 recent cold takes │   2:00 ░●░░░●░░░░░░░░●
//!   ▌   Say what you do differently now. ...      │   PARTS     against the plan, on average
//!                                                 │     Situation  +0:11
//!   HOLDS                                 9 of 14 │     Learning   -0:09  missing in 6 of 24
//!     Dealing with failure  1 of 5 2 hard ▁▂  due │   POINTS    58% → 71%
//! ```

mod figures;
pub mod takes;

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::day::ahead;
use crate::domain::holds::RULE;
use crate::domain::rating::{self, Rating};
use crate::domain::trends::{Lack, NextTime, Subject, ThemeTrend};
use crate::keys::action::{Action, Tab};
use crate::screens::Context;
use crate::screens::practice::panel;
use crate::screens::progress::{ProgressScreen, words};
use crate::screens::sections;
use crate::ui::canvas::Canvas;
use crate::ui::chart::bars;
use crate::ui::columns::{Columns, FIRST, WITH_PANEL};
use crate::ui::empty::{Empty, reading};
use crate::ui::list::{List, Row};
use crate::ui::page::Page;
use crate::ui::text::{fit, pad, width};
use crate::ui::theme::Role;

/// The cells after the title of a theme: what holds, the last rating, the trend, the next day.
const CELLS: [usize; 4] = [8, 8, 9, 6];

/// The cells of a label before its figures.
const LABEL: usize = 10;

/// From this many columns of the screen on a theme has room for its trend.
const WITH_TREND: u16 = 98;

/// The longest title of a theme, in cells.
const TITLE: usize = 28;

/// From this many columns on the top line has room for the date of the interview.
const DATE_ABOVE: u16 = 80;

/// What is here once there are takes.
const EMPTY: Empty = Empty {
    title: "No takes yet",
    words: "This page shows which questions you're ready for, your weak spots and how to work on them, how long your answers run, and what comes next. It's all based on the takes you save. A take is one answer, from the start of the clock to your review.",
    key: ("1", " opens today's questions: answer the first one aloud", Action::Go(Tab::Practice)),
};

/// Draws the screen.
pub(in crate::screens) fn draw(
    progress: &ProgressScreen,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    match (cx.progress(), &progress.takes) {
        (None, _) => reading(canvas, area),
        _ if cx.trends.takes == 0 => EMPTY.draw(
            canvas,
            area,
            sections::below_empty(area, |wide| vec![panel::plan(cx, wide), panel::glossary(wide)]),
        ),
        (_, Some(list)) => takes::draw(list, cx, canvas, area),
        (_, None) => figures(progress, cx, canvas, area),
    }
}

/// The figures, in one column or in two.
fn figures(progress: &ProgressScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let subjects = cx.trends.subjects();
    let selected = progress.selected.min(subjects.len().saturating_sub(1));
    let first = subjects.iter().take_while(|it| matches!(it, Subject::Lack(_) | Subject::Theme(_))).count();
    let (themes, others) = subjects.split_at(first);
    let whole = |area| List::of(area, selected).showing_its_top();
    if area.width < WITH_PANEL {
        let mut list = whole(area);
        left(&mut list, themes, cx);
        list.page.gap();
        figures::right(&mut list, others, cx, area);
        return list.draw(canvas, area);
    }
    let columns = Columns { list: FIRST, inset: [0, 0], reading: selected >= first };
    let list = |area| {
        let mut list = List::of(area, selected).showing_its_top();
        left(&mut list, themes, cx);
        below(&mut list.page, cx, area.height);
        list.finish()
    };
    columns.draw(canvas, area, list, |area| {
        let mut list = List::of(area, selected).counting_from(first).showing_its_top();
        figures::right(&mut list, others, cx, area);
        list.finish()
    });
}

/// What is read out of the figures.
pub(crate) fn read_out(page: &mut Page, cx: Context<'_>) {
    if cx.trends.takes == 0 {
        return page.text(Role::Text, (0, 0), EMPTY.words);
    }
    let subjects = cx.trends.subjects();
    let first = subjects.iter().take_while(|it| matches!(it, Subject::Lack(_) | Subject::Theme(_))).count();
    let (themes, others) = subjects.split_at(first);
    let mut list = List::on(Page::read_out(), None);
    left(&mut list, themes, cx);
    figures::right(&mut list, others, cx, Rect::default());
    *page = list.finish();
}

/// What was done, what is weakest, what holds, and what comes next.
fn left(list: &mut List, subjects: &[Subject], cx: Context<'_>) {
    head(&mut list.page, cx);
    let trends = &cx.known.trends;
    let (lacks, themes) = subjects.split_at(trends.lacks.len().min(subjects.len()));
    if !lacks.is_empty() {
        list.page.gap();
        label(&mut list.page, "WEAK SPOTS", "");
    }
    for lack in trends.lacks.iter().take(lacks.len()) {
        list.row(|page, row| weakest(page, row, lack, cx));
    }
    list.page.gap();
    holds(&mut list.page, cx);
    for theme in trends.themes.iter().take(themes.len()) {
        list.row(|page, row| theme_row(page, row, theme, cx));
    }
    if let Some(untold) = words::untold(trends, &cx.bank) {
        list.page.text(Role::Text, (3, 1), &untold);
    }
    list.page.gap();
    ahead_of(&mut list.page, cx);
}

/// What a tall screen has room for: what to do better, the stories, and the latest takes.
fn below(page: &mut Page, cx: Context<'_>, height: u16) {
    let wide = page.wide();
    let lately = sections::takes(" LATELY", |_| true, cx, wide);
    for section in [panel::next(cx, wide), sections::stories(cx, wide), lately] {
        page.fill(section, height);
    }
}

fn head(page: &mut Page, cx: Context<'_>) {
    let date = cx.trends.interview.map(|date| ahead(date, cx.day()));
    let totals = fit(&format!(" {}", words::totals(&cx.trends)), page.beside(2));
    let has_room = |date: &String| cx.area.width < DATE_ABOVE && totals.len() + date.len() + 2 < page.wide();
    let dates = date.map(|date| [format!("interview {date}"), date]);
    let date = dates.and_then(|dates| dates.into_iter().find(has_room)).unwrap_or_default();
    page.ends(Role::Text.span(totals), Role::Text.span(date));
}

/// A label, and words after it.
fn label(page: &mut Page, label: &str, after: &str) {
    let lead = format!(" {}", padded(label));
    let words = fit(after, page.beside(width(&lead)));
    page.push(vec![Role::Strong.span(lead), Role::Text.span(words)]);
}

/// A label with the cells after it, so that what follows stands in one column.
fn padded(label: &str) -> String {
    format!("{label:LABEL$}")
}

/// A weakness with its number of takes, and what to do about it.
fn weakest(page: &mut Page, row: Row, lack: &Lack, cx: Context<'_>) {
    let takes = words::in_takes(lack);
    let what = fit(&words::lack(lack, &cx.bank), page.beside(takes.len() + 6));
    let role = if row.here { Role::Here } else { Role::Warn };
    page.ends(vec![row.mark(1), role.span(what)], Role::Text.span(takes));
    let advice = words::advice(&lack.what, &cx.trends, &cx.pace);
    let drills = row.here.then(|| "Press w to drill this weak spot.".to_owned());
    let words: Vec<String> = advice.into_iter().chain(drills).collect();
    page.text(Role::Text, (5, 2), &words.join(" "));
}

/// What holds, by which rule, and the heads of the columns.
fn holds(page: &mut Page, cx: Context<'_>) {
    let number = cx.trends.holds;
    let of_set = match (cx.trends.interview, cx.settings.profile.words()) {
        (Some(_), _) => " in your set",
        (None, Some(_)) => " for your role",
        (None, None) => " for any role",
    };
    let number = Role::Strong.span(format!("{} of {}{of_set}", number.holds, number.of));
    let rule = format!("A question is ready if {RULE}.");
    if page.wide() > rule.len() + 24 + of_set.len() {
        page.ends(vec![Role::Strong.span(" READY  "), Role::Text.span(rule)], number);
    } else {
        page.ends(Role::Strong.span(" READY"), number);
        page.text(Role::Text, (3, 0), &rule);
    }
    let first = format!("   {}", pad("theme, weakest first", title_cells(page, cx)));
    let mut heads = vec![Role::Fact.span(first)];
    for (head, cells) in ["ready", "last", "trend", "next"].into_iter().zip(cells(page, cx)) {
        heads.push(Role::Fact.span(pad(head, cells)));
    }
    page.push(Line::from(heads));
}

/// The cells of each column: without room for it the trend is left out, then what holds.
fn cells(page: &Page, cx: Context<'_>) -> [usize; 4] {
    let [holds, last, trend, next] = CELLS;
    match page.wide() {
        0..44 => [0, last, 0, next],
        _ if cx.area.width < WITH_TREND => [holds, last, 0, next],
        _ => [holds, last, trend, next],
    }
}

fn title_cells(page: &Page, cx: Context<'_>) -> usize {
    page.beside(3 + cells(page, cx).iter().sum::<usize>()).min(TITLE)
}

fn theme_row(page: &mut Page, row: Row, theme: &ThemeTrend, cx: Context<'_>) {
    let title = words::theme_title(&theme.id, &cx.bank);
    let holds = format!("{} of {}", theme.holds.holds, theme.holds.of);
    let holds_role = if theme.holds.is_all() { Role::Good } else { Role::Text };
    let wide = title_cells(page, cx);
    let [holds_cells, last_cells, trend_cells, next_cells] = cells(page, cx);
    let last = theme.last.map_or_else(String::new, |last| rating::shown(Some(last)));
    let used = 3 + wide + holds_cells + last_cells + trend_cells;
    page.push(vec![
        row.mark(1),
        row.role().span(pad(&fit(title, wide.saturating_sub(1)), wide)),
        holds_role.span(pad(&holds, holds_cells)),
        rating_role(theme.last).span(pad(&last, last_cells)),
        Role::Text.span(pad(&trend(theme, cx), trend_cells)),
        Role::Text.span(next_words(theme, cx, page.beside(used).max(next_cells))),
    ]);
}

/// When a question of a theme comes next; in few cells "later" is after the date.
fn next_words(theme: &ThemeTrend, cx: Context<'_>, room: usize) -> String {
    let next = cx.known.coming().of_theme(&theme.id);
    let words = words::next(next, cx.day());
    if width(&words) > room && next == Some(NextTime::AfterDate) {
        "later".to_owned()
    } else {
        fit(&words, room)
    }
}

/// The ratings of a theme as bars, where there are enough takes for a trend.
fn trend(theme: &ThemeTrend, cx: Context<'_>) -> String {
    if cx.trends.is_short() || theme.ratings.len() < 2 {
        return String::new();
    }
    bars(theme.ratings.iter().map(|rating| usize::from(u8::from(*rating)) * 2 - 1), 7)
}

fn rating_role(rating: Option<Rating>) -> Role {
    match rating {
        Some(Rating::Again) => Role::Bad,
        Some(Rating::Hard) => Role::Warn,
        Some(Rating::Good | Rating::Easy) => Role::Good,
        None => Role::Text,
    }
}

/// What comes on the next days, and what will not come before the date.
fn ahead_of(page: &mut Page, cx: Context<'_>) {
    let next = words::forecast(cx.known.coming(), cx.trends.interview, cx.day());
    if !next.is_empty() {
        page.hang(Role::Strong.span(format!(" {}", padded("NEXT"))), 1, Role::Text, &next);
    }
    if let Some(left) = words::not_coming(&cx.trends) {
        let left = format!("{left}; i lists them");
        page.hang(Role::Strong.span(" LATER  "), 1, Role::Text, &left);
    }
}
