//! The clock runs: the question, the time in digits, the bar and the parts.

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::drill::{Assignment, Drill};
use crate::domain::focus;
use crate::domain::pace::{Pace, PlanFit};
use crate::domain::settings::ClockView;
use crate::domain::shape::ShapePart;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::view::{air, blank, exercise, question, taken};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::clock::{self, LEFT};
use crate::ui::digits::Size;
use crate::ui::list::Row;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, width};
use crate::ui::theme::Role;

/// The question, the clock, the bar, the part that is being told and all of them, as far as there is room.
pub(in crate::screens) fn speaking(drill: &Drill, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let air = air(area.height);
    let mut page = Page::of(area);
    blank(&mut page, air);
    // Once all parts have ended, a hint leaves the question one line on a low screen.
    let is_full = air == 0 && drill.part().is_none() && drill.hints > 0;
    question(&mut page, &drill.assignment, cx, if area.height < 9 || is_full { 1 } else { 2 + air.min(1) });
    blank(&mut page, air);
    let size = Size::of(area.height, page.wide());
    time(&mut page, drill, cx, size);
    if cx.clock_view == ClockView::Full && page.wide() >= 40 {
        bar(&mut page, drill, cx, air);
    }
    let start = page.len();
    if drill.assignment.exercise.is_some() {
        blank(&mut page, air);
        exercise::told(&mut page, &drill.assignment, cx);
    }
    if air > 0 {
        blank(&mut page, air);
        page.push(now_told(drill, cx, page.beside(LEFT)));
        blank(&mut page, air);
    }
    parts(&mut page, drill, cx, air > 0);
    if drill.part().is_none() {
        if air == 0 {
            page.push(now_told(drill, cx, page.beside(LEFT)));
        }
        page.focus_from(start);
    }
    hint(&mut page, drill, cx, air);
    page.draw(canvas, area);
}

/// Whether the clock has large digits in this many rows: it stands still there before a drill and after it.
fn is_large(page: &Page, cx: Context<'_>, rows: u16) -> bool {
    cx.clock_view == ClockView::Full && matches!(Size::of(rows, page.wide()), Size::Medium | Size::Large)
}

/// The clock before it starts, where it has large digits; says whether it stands there.
pub(in crate::screens) fn at_zero(page: &mut Page, cx: Context<'_>, rows: u16) -> bool {
    let is_large = is_large(page, cx, rows);
    if is_large {
        let size = Size::of(rows, page.wide());
        clock::face(page, size, &minutes(Duration::ZERO), Role::Dim, &Span::default());
    }
    is_large
}

/// The same clock, and the plan on its bar.
pub(super) fn before(page: &mut Page, assignment: &Assignment, cx: Context<'_>, rows: u16) -> bool {
    if !at_zero(page, cx, rows) {
        return false;
    }
    let (mut since, own_pace) = (Duration::ZERO, cx.pace_of(assignment.outline));
    let start = |part: &ShapePart| {
        let start = since;
        since += own_pace.plan(*part);
        (start, *part)
    };
    let starts: Vec<(Duration, ShapePart)> = assignment.outline.parts().iter().map(start).collect();
    // Without parts there is no plan to show, and nothing was spoken yet.
    let until = if starts.is_empty() { Duration::ZERO } else { own_pace.target };
    bar_of(page, until, &starts, &own_pace, air(rows), true);
    true
}

/// The clock as it stood at the end, where it has large digits, and its bar; says whether it stands there.
pub(in crate::screens) fn after(page: &mut Page, drill: &Drill, cx: Context<'_>, rows: u16) -> bool {
    let is_large = is_large(page, cx, rows);
    if is_large {
        let spoken = drill.spoken(cx.now.elapsed);
        let role = clock::light(cx.pace_of(drill.outline()).light(spoken)).0;
        clock::face(page, Size::of(rows, page.wide()), &minutes(spoken), role, &Span::default());
        bar(page, drill, cx, air(rows));
    }
    is_large
}

/// The clock and the light, as much of them as the view shows.
fn time(page: &mut Page, drill: &Drill, cx: Context<'_>, size: Size) {
    let (spoken, own_pace) = (drill.spoken(cx.now.elapsed), cx.pace_of(drill.outline()));
    let is_full = cx.clock_view == ClockView::Full;
    let (role, words) = match (cx.clock_view, drill.is_paused()) {
        (_, true) => (Role::Warn, "‖ paused".to_owned()),
        (ClockView::Hidden, false) => (Role::Fact, "clock hidden".to_owned()),
        _ => (clock::light(own_pace.light(spoken)).0, clock::light_words(spoken, &own_pace, is_full)),
    };
    let (size, text) = if is_full { (size, minutes(spoken)) } else { (Size::Line, String::new()) };
    clock::face(page, size, &text, role, &role.span(words));
}

fn bar(page: &mut Page, drill: &Drill, cx: Context<'_>, air: usize) {
    let own_pace = cx.pace_of(drill.outline());
    bar_of(page, drill.spoken(cx.now.elapsed), &starts(drill), &own_pace, air, drill.is_paused());
}

/// The bar; where there is room, with the times of the band below it.
fn bar_of(
    page: &mut Page,
    spoken: Duration,
    starts: &[(Duration, ShapePart)],
    own_pace: &Pace,
    air: usize,
    stands: bool,
) {
    let wide = page.beside(2 * LEFT);
    let mut indented = |mut line: Line<'static>| {
        line.spans.insert(0, Span::raw(" ".repeat(LEFT)));
        page.push(line);
    };
    (0..air).for_each(|_| indented(Line::default()));
    indented(clock::bar(spoken, starts, own_pace, wide, stands));
    if air > 0 {
        indented(clock::bar_times(own_pace, wide));
    }
}

/// When each part started that was told or is being told.
fn starts(drill: &Drill) -> Vec<(Duration, ShapePart)> {
    let mut starts = Vec::new();
    let mut since = Duration::ZERO;
    for (part, time) in drill.outline().parts().iter().zip(drill.parts()) {
        if time.is_some() || drill.part() == Some(*part) {
            starts.push((since, *part));
        }
        since += time.unwrap_or_default();
    }
    starts
}

/// The part that is being told, with its time and what belongs into it; or that all have ended, or that there are none.
fn now_told(drill: &Drill, cx: Context<'_>, wide: usize) -> Line<'static> {
    let Some(part) = drill.part() else {
        if drill.assignment.exercise.is_some() {
            return vec![Span::raw("   "), Role::Key.span("space"), Span::raw(" ends it.")].into();
        }
        let all = format!("   All {} parts done. ", drill.outline().number());
        let told = if drill.has_ended() { Role::Good.span(all) } else { Role::Text.span("   No parts: ") };
        let mut spans = vec![told, Role::Key.span("space"), Span::raw(" finishes")];
        let reopens = " reopens the last one.";
        let length = spans.iter().map(Span::width).sum::<usize>() + "; bksp".len() + reopens.len();
        if drill.has_ended() && length <= wide + LEFT {
            spans.extend([Span::raw("; "), Role::Key.span("bksp"), Span::raw(reopens)]);
        } else {
            spans.push(Span::raw("."));
        }
        return Line::from(spans);
    };
    let mut spans = vec![Span::raw(" ".repeat(LEFT)), Role::Strong.span(pad(part.title, 11))];
    spans.extend(about(drill, part, cx, wide.saturating_sub(LEFT + 11)));
    Line::from(spans)
}

/// How much of its time a part has had, by how much it is over that, and what belongs into it.
fn about(drill: &Drill, part: ShapePart, cx: Context<'_>, wide: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    if cx.clock_view == ClockView::Full {
        let own_pace = cx.pace_of(drill.outline());
        let (time, plan) = (drill.in_part(cx.now.elapsed), own_pace.plan(part));
        spans.push(Role::Strong.span(minutes(time)));
        spans.push(Role::Fact.span(format!(" of {}   ", minutes(plan))));
        if time.as_secs() > plan.as_secs() {
            let over = minutes(Duration::from_secs(time.as_secs() - plan.as_secs()));
            let is_long = own_pace.fit_so_far(part, time) == PlanFit::Long;
            spans.push(if is_long { Role::Warn } else { Role::Text }.span(format!("{over} over   ")));
        }
    }
    let focus = drill.assignment.focus.filter(|focus| part.star == Some(*focus));
    let room = wide.saturating_sub(spans.iter().map(Span::width).sum());
    let role = if focus.is_some() { Role::Warn } else { Role::Fact };
    // Where the last of it has no room, what comes before is said whole.
    let hint = part.hint.rsplit_once(" and ").filter(|_| width(part.hint) > room);
    spans.push(role.span(fit(hint.map_or(part.hint, |(first, _)| first.trim_end_matches(',')), room)));
    // Ready has said how long it took last time: here what belongs into the part goes first.
    let last = focus.and_then(|focus| taken(focus, &drill.assignment, cx)).map(|last| format!("   {last}"));
    spans.extend(last.filter(|last| width(part.hint) + width(last) <= room).map(|last| role.span(last)));
    spans
}

/// A line for each part: its time of what was planned, and how that fits. On a low screen the part that is being told
/// says here what else has a line of its own.
fn parts(page: &mut Page, drill: &Drill, cx: Context<'_>, airy: bool) {
    let (times, own_pace) = (drill.parts(), cx.pace_of(drill.outline()));
    let all = drill.outline().parts();
    let now = drill.part().and_then(|now| all.iter().position(|part| *part == now)).unwrap_or(all.len());
    for (number, (part, time)) in all.iter().copied().zip(times).enumerate() {
        let here = number == now && !drill.is_finished();
        let passed = number < now;
        let row = Row { number, here };
        let mut spans = vec![row.mark(LEFT), row.role().span(pad(part.title, 11))];
        match time {
            Some(time) => spans.extend(ended(drill, part, time, cx)),
            None if here && !airy => spans.extend(about(drill, part, cx, page.beside(LEFT + 14))),
            None if passed => spans.push(Role::Warn.span("left out")),
            None if cx.clock_view == ClockView::Full => {
                spans.push(Role::Fact.span(format!("        {}", minutes(own_pace.plan(part)))));
            }
            None => {}
        }
        let start = page.len();
        page.push(Line::from(spans));
        if here {
            page.hit_last(None, Target::Do(Action::NextPart));
            page.focus_from(start);
        }
    }
}

/// The time of a part that has ended, and how it fits the plan.
fn ended(drill: &Drill, part: ShapePart, time: Duration, cx: Context<'_>) -> Vec<Span<'static>> {
    let own_pace = cx.pace_of(drill.outline());
    if cx.clock_view != ClockView::Full {
        return vec![Role::Fact.span("covered")];
    }
    let (role, word) = match focus::fit(drill, part, time, cx.now.elapsed, &own_pace) {
        PlanFit::Short => (Role::Warn, "short"),
        PlanFit::InPlan => (Role::Good, "✓"),
        PlanFit::Long => (Role::Warn, "long"),
    };
    let of = format!(" of {}  ", minutes(own_pace.plan(part)));
    vec![Role::Text.span(minutes(time)), Role::Fact.span(of), role.span(word)]
}

/// The last hint that was asked for.
fn hint(page: &mut Page, drill: &Drill, cx: Context<'_>, air: usize) {
    let criteria = cx.bank.criteria(&drill.assignment.question);
    let Some(shown) = usize::from(drill.hints).checked_sub(1).and_then(|last| criteria.get(last)) else {
        return;
    };
    blank(page, air);
    let words = format!("Hint {} of {}: {}", drill.hints, criteria.len(), shown.text);
    page.text(Role::Text, (LEFT, LEFT), &words);
}
