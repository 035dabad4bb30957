//! Length, parts, points, red flags, the guess, and the days.

use std::collections::HashMap;

use chrono::{Datelike, Days};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::day::{Day, short};
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::trends::{BINS, LengthTrend, Subject, flag_words};
use crate::screens::Context;
use crate::screens::progress::view::{LABEL, label, padded};
use crate::screens::progress::words;
use crate::ui::canvas::SELECTION;
use crate::ui::chart::{BandChart, bars};
use crate::ui::list::{List, Row};
use crate::ui::page::Page;
use crate::ui::text::{count, fit, minutes, pad, width};
use crate::ui::theme::Role;

/// Where the chart over time has room: this many columns and lines of the screen.
const CHART: (u16, u16) = (98, 26);

/// The lines of everything beside the chart.
const OTHERS: u16 = 22;

/// This many days are shown at least, where there is room.
const FORTNIGHT: usize = 14;

/// The cells of a part's name, and of how far it is from the plan.
const PART: usize = 11;
const OFF: usize = 7;

/// Cells that a day takes.
const DAY: usize = 3;

/// All of it on a list, whose rows are these.
pub(super) fn right(list: &mut List, subjects: &[Subject], cx: Context<'_>, area: Rect) {
    if cx.trends.is_short() {
        list.page.text(Role::Text, (1, 2), &words::too_few(cx.trends.cold));
        list.page.gap();
    }
    for subject in subjects {
        match subject {
            Subject::Part(Part::Situation) => {
                list.page.gap();
                label(&mut list.page, "PARTS", "compared with the plan, on average");
            }
            Subject::Points | Subject::All => list.page.gap(),
            Subject::RedFlag(id) if is_first_flag(id, cx) => label(&mut list.page, "RED FLAGS", ""),
            _ => {}
        }
        list.row(|page, row| match subject {
            Subject::Length => length(page, row, cx),
            Subject::Part(of) => part(page, row, *of, cx),
            Subject::Points => points(page, row, cx),
            Subject::RedFlag(id) => red_flag(page, row, id, cx),
            Subject::Guess => guess(page, row, cx),
            Subject::Lack(_) | Subject::Theme(_) | Subject::All => days(page, row, cx),
        });
        if *subject == Subject::Length && has_chart(cx) {
            chart(&mut list.page, area.height.saturating_sub(OTHERS), cx);
        }
    }
}

/// Whether the chart has room, which shows more than the bars of the lengths do.
fn has_chart(cx: Context<'_>) -> bool {
    cx.area.width >= CHART.0 && cx.area.height >= CHART.1
}

/// A row that starts with its label.
fn labelled(row: Row, label: &str) -> Vec<Span<'static>> {
    let role = if row.here { Role::Here } else { Role::Strong };
    let bar = if row.here { SELECTION } else { " " };
    vec![role.span(format!("{bar}{}", padded(label)))]
}

fn length(page: &mut Page, row: Row, cx: Context<'_>) {
    let length = &cx.known.trends.length;
    let mut first = labelled(row, "LENGTH");
    first.push(Role::Text.span(fit(&words::median(length, &cx.pace), page.beside(1 + LABEL))));
    page.push(first);
    let mut second = if has_chart(cx) { vec![Span::raw(" ")] } else { histogram(&length.bins) };
    let used: usize = second.iter().map(Span::width).sum();
    second.push(Role::Text.span(fit(&format!("  {}", words::lengths(length)), page.beside(used + 2))));
    page.push(second);
}

/// Bars of the lengths: what is short, what lies in the band, what is over it.
fn histogram(bins: &[usize; BINS]) -> Vec<Span<'static>> {
    let most = bins.iter().copied().max().unwrap_or_default();
    let of = |range: std::ops::Range<usize>| bars(bins.get(range).unwrap_or_default().iter().copied(), most);
    vec![
        Span::raw("   "),
        Role::Warn.span(of(0..3)),
        Role::Good.span(format!(" {} ", of(3..7))),
        Role::Warn.span(of(7..BINS)),
    ]
}

/// The cold takes over time, against the band.
fn chart(page: &mut Page, room: u16, cx: Context<'_>) {
    let length = &cx.known.trends.length;
    let (Some((first, _)), Some((last, _))) = (length.newest.first(), length.newest.last()) else { return };
    let (from, to) = (cx.pace.from.as_secs_f64(), cx.pace.to.as_secs_f64());
    let (wide, high) = (page.beside(12).min(60) as u16, room.clamp(7, 25) | 1);
    let points = points_over_time(length);
    let chart = BandChart::of(&points, [from, to]);
    let (top, bottom) = (chart.row(to, high), chart.row(from, high));
    for (number, line) in chart.lines(wide, high).into_iter().enumerate() {
        let time = match number {
            number if number == top => minutes(cx.pace.to),
            number if number == bottom => minutes(cx.pace.from),
            _ => String::new(),
        };
        let mut spans = vec![Role::Fact.span(format!("{time:>8} "))];
        spans.extend(line.spans);
        page.push(Line::from(spans));
    }
    let (first, last) = (short(*first, cx.day()), short(*last, cx.day()));
    let gap = usize::from(wide).saturating_sub(first.len() + last.len());
    let last = if first == last { String::new() } else { last };
    page.push(Role::Fact.span(format!("{:9}{first}{:gap$}{last}", "", "")));
}

/// Each length with its day, the takes of a day spread over it.
fn points_over_time(length: &LengthTrend) -> Vec<(f64, f64)> {
    let mut of_day: HashMap<Day, (f64, f64)> = HashMap::new();
    for (day, _) in &length.newest {
        of_day.entry(*day).or_default().1 += 1.0;
    }
    let first = length.newest.first().map(|(day, _)| *day);
    let point = |(day, total): &(Day, std::time::Duration)| {
        let (before, takes) = of_day.get_mut(day)?;
        let x = (*day - first?).num_days() as f64 + *before / *takes;
        *before += 1.0;
        Some((x, total.as_secs_f64()))
    };
    length.newest.iter().filter_map(point).collect()
}

/// A part: how far it is from the plan on average, and how often it is missing, short or long.
fn part(page: &mut Page, row: Row, part: Part, cx: Context<'_>) {
    let trend = &cx.known.trends.parts[part];
    let facts = words::part_facts(trend);
    let is_worst = is_furthest(part, cx) || trend.missing * 4 >= trend.known.max(1);
    let role = if is_worst { Role::Warn } else { Role::Text };
    let lead = vec![
        row.mark(1),
        row.role().span(pad(part.title(), PART)),
        role.span(pad(&words::off_plan(trend), OFF)),
    ];
    if facts.is_empty() {
        page.push(lead);
    } else {
        page.hang(lead, 1, role, &facts);
    }
}

/// Whether a part is the one furthest from its plan, by five seconds or more.
fn is_furthest(part: Part, cx: Context<'_>) -> bool {
    let off = |part: Part| cx.trends.parts[part].off_plan.unwrap_or_default().abs();
    off(part) >= 5.0 && Part::ALL.iter().all(|other| off(*other) <= off(part))
}

fn points(page: &mut Page, row: Row, cx: Context<'_>) {
    let mut line = labelled(row, "POINTS");
    line.extend(cx.trends.points.map(|it| Role::Text.span(fit(&words::points(it), page.beside(1 + LABEL)))));
    page.push(line);
}

fn is_first_flag(id: &Id, cx: Context<'_>) -> bool {
    cx.trends.red_flags.first().is_some_and(|(first, _)| first == id)
}

/// A red flag with its number of takes.
fn red_flag(page: &mut Page, row: Row, id: &Id, cx: Context<'_>) {
    let heard = cx.trends.red_flags.iter().find(|(flag, _)| flag == id);
    let number = count(heard.map_or(0, |(_, takes)| *takes), "take", "takes");
    let words = fit(flag_words(id, &cx.known.bank), page.beside(number.len() + 6));
    page.ends(vec![row.mark(1), row.role().span(words)], Role::Text.span(number));
}

fn guess(page: &mut Page, row: Row, cx: Context<'_>) {
    let mut line = labelled(row, "GUESS");
    line.extend(cx.trends.guess.map(|it| Role::Text.span(fit(&words::guess(it), page.beside(1 + LABEL)))));
    page.push(line);
}

/// The last days as bars of minutes, as many as fit.
fn days(page: &mut Page, row: Row, cx: Context<'_>) {
    let today = cx.day();
    let since_first = cx.trends.days.first().map_or(0, |first| (today - first.day).num_days() + 1);
    let number = (page.beside(5) / DAY).min(usize::try_from(since_first).unwrap_or(0).max(FORTNIGHT));
    let since = today.checked_sub_days(Days::new(number.saturating_sub(1) as u64)).unwrap_or(today);
    let told: HashMap<Day, u64> =
        cx.trends.days.iter().map(|total| (total.day, total.spoken.as_secs().max(1))).collect();
    let spoken: Vec<u64> =
        since.iter_days().take(number).map(|day| told.get(&day).copied().unwrap_or(0)).collect();
    let practiced = spoken.iter().filter(|time| **time > 0).count();
    let most = spoken.iter().copied().max().unwrap_or_default();
    let words =
        format!("{practiced} of the last {}, up to {} min", count(number, "day", "days"), most.div_ceil(60));
    let mut line = labelled(row, "DAYS");
    line.push(Role::Text.span(fit(&words, page.beside(1 + LABEL))));
    page.push(line);
    let spread = |cell: String| pad(&cell, DAY);
    let bar = |time: &u64| spread(bars([*time as usize], most as usize));
    page.push(Role::Text.span(format!("   {}", spoken.iter().map(bar).collect::<String>())));
    let name = |day: Day| spread(weekday(day));
    let names: String = since.iter_days().take(number).map(name).collect();
    debug_assert!(width(&names) <= page.wide());
    page.push(Role::Fact.span(format!("   {}", names.trim_end())));
}

/// The first letter of a weekday.
fn weekday(day: Day) -> String {
    day.weekday().to_string().chars().take(1).collect()
}
