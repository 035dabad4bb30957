//! The review on the screen.
//!
//! ```text
//! 2:34  ● in band · cold                                         Managing expectations
//!   Tell me about a time you had to tell a stakeholder no.
//!
//!   Situation ▇▇▇▇░     0:21  -0:03     What they look for
//!   Task      ▇▇▇       0:15   0:00      ▸ plain words, no jargon          2 with a fact
//!   Action    ▇▇▇▇▇▇▇   1:19  +0:04        offers another way              1 said
//!
//!   Watch for  ☐ blamed others  ☐ no example
//!   Probe      "How would the stakeholder tell it?"   answer it aloud
//!   Next time I will ▏
//!   How was it?   1 again   2 hard   3 good   4 easy
//! ```

mod rating;

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::pace::Fit;
use crate::domain::part::Part;
use crate::domain::rating::Rating;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::review::{Review, Section};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{difference, fit, minutes, pad, width, wrap, wrap_to};
use crate::ui::theme::Role;
use crate::ui::{clock, line};

/// Two columns need this much.
const TWO_COLUMNS: u16 = 100;

/// Wider is not easier to read.
const WIDEST: u16 = 120;

/// Draws the screen.
pub(in crate::screens) fn draw(review: &Review, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let width = area.width.min(WIDEST);
    let area = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    heading(review, cx, canvas, area);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let wide = usize::from(Page::room(body));
    let mut page = Page::default();
    asked(&mut page, review, cx, wide);
    if review.is_covered() {
        told(&mut page, review, cx, wide);
        page.gap();
        feeling(&mut page, wide);
        page.draw(canvas, body);
        return;
    }
    if body.width >= TWO_COLUMNS {
        beside(&mut page, review, cx, wide);
    } else {
        told(&mut page, review, cx, wide);
        page.gap();
        criteria(&mut page, review, cx, wide);
    }
    page.gap();
    if folds_flags(review, body.height) {
        heard_flags(&mut page, review, cx, wide);
    } else {
        flags(&mut page, review, cx, wide);
    }
    let airy = body.height >= 28;
    if airy {
        page.gap();
    }
    probe(&mut page, review, cx, wide);
    page.gap();
    next_time(&mut page, review, wide);
    if airy {
        page.gap();
    }
    rating::rate(&mut page, review, cx, wide);
    page.draw(canvas, body);
}

fn heading(review: &Review, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let drill = review.drill();
    let total = drill.spoken(Duration::ZERO);
    let (role, ..) = clock::light(cx.pace.light(total));
    let role = if role == Role::Text { Role::Strong } else { role };
    let words = match cx.pace.from.checked_sub(total) {
        Some(short) if !short.is_zero() => {
            let short = Duration::from_secs(cx.pace.from.as_secs() - total.as_secs());
            format!("○ {} short of the band", minutes(short))
        }
        _ if cx.pace.in_band(total) => "● in band".to_owned(),
        _ => clock::light_words(total, &cx.pace, true),
    };
    let labels = review.circumstances().words();
    let mut left =
        vec![role.span(format!(" {}  {words}", minutes(total))), Role::Dim.span(format!("  · {labels}"))];
    let paused = drill.paused(Duration::ZERO).as_secs();
    if paused > 0 {
        left.push(Role::Dim.span(format!(" · paused {}", minutes(Duration::from_secs(paused)))));
    }
    if let Some(felt) = review.felt() {
        left.push(Role::Dim.span(format!(" · felt {} {}", u8::from(felt), felt.word())));
    }
    let theme = cx.bank.question(review.question()).map_or("", |(theme, _)| theme.title.as_str());
    let right = match review.of_mock() {
        Some((number, of)) => format!("mock interview, {number} of {of}"),
        None => theme.to_owned(),
    };
    canvas.ends(area, area.y, &Line::from(left), Role::Dim, &right);
}

fn asked(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    let assignment = &review.drill().assignment;
    for text in wrap_to(cx.wording(&assignment.question, assignment.wording), wide.saturating_sub(4), 2) {
        page.push(Line::from(vec![Span::raw(" "), Role::Strong.span(text)]));
    }
    if let Some(story) = review.story(cx) {
        page.push(Role::Dim.span(fit(&format!(" Story: {}", story.title), wide)));
    }
    page.gap();
}

/// Parts at the left, criteria at the right.
fn beside(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    let left_wide = wide * 9 / 20;
    let left = part_lines(review, cx, left_wide);
    let right = criterion_lines(review, cx, wide - left_wide);
    let focus = page.len();
    let rows = left.len().max(right.len());
    for number in 0..rows {
        let mut line = left.get(number).cloned().unwrap_or_default();
        let gap = left_wide.saturating_sub(line.width());
        line.push_span(Span::raw(" ".repeat(gap)));
        let mut targets = Vec::new();
        if let Some((right, row)) = right.get(number) {
            line.extend(right.spans.clone());
            targets.extend(row);
        }
        page.push(line);
        for row in targets {
            page.hit_last(Some(left_wide as u16..wide as u16), Target::Row(row));
        }
    }
    if let Section::Criteria(selected) = review.section() {
        let is_it = |line: &(Line<'static>, Option<usize>)| line.1 == Some(selected);
        let first = right.iter().position(is_it).unwrap_or(0);
        let lines = right.iter().filter(|line| is_it(line)).count();
        page.focus_on(focus + first..focus + first + lines);
    }
}

fn told(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    for line in part_lines(review, cx, wide) {
        page.push(line);
    }
}

/// Before anything is uncovered: how did it feel?
fn feeling(page: &mut Page, wide: usize) {
    let start = page.len();
    page.push(Role::Here.span(" Before you look: how did it feel?"));
    let mut line = Line::from(Span::raw("   "));
    let mut hits = Vec::new();
    for rating in Rating::ALL {
        let at = line.width() as u16;
        line.push_span(Role::Key.span(u8::from(rating).to_string()));
        line.push_span(Span::raw(format!(" {}   ", rating.word())));
        hits.push((at..line.width() as u16, rating));
    }
    page.push(line);
    for (columns, rating) in hits {
        page.hit_last(Some(columns), Target::Do(Action::Felt(rating)));
    }
    let look =
        Line::from(vec![Span::raw("   "), Role::Key.span("0"), Role::Dim.span(" look without a guess")]);
    page.push_hit(look, Target::Do(Action::Uncover));
    page.focus_from(start);
    page.gap();
    for line in wrap("Your guess is kept beside the rating that the facts allow.", wide.saturating_sub(4)) {
        page.push(Role::Dim.span(format!("   {line}")));
    }
}

/// Each part: a bar, its time, and how that differs from the plan.
fn part_lines(review: &Review, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let parts = review.parts();
    let total = review.drill().spoken(Duration::ZERO);
    let longest =
        parts.0.iter().flatten().chain(&[cx.pace.plan(Part::Action)]).max().copied().unwrap_or_default();
    let room = wide.saturating_sub(34).clamp(4, 28);
    let cells = |time: Duration| (time.as_millis() * room as u128 / longest.as_millis().max(1)) as usize;
    let one = |part: Part| {
        let name = Span::raw(format!(" {}", pad(part.title(), 11)));
        let Some(time) = parts[part] else {
            return Line::from(vec![name, Role::Warn.span("not told")]);
        };
        let plan = cx.pace.plan(part);
        let filled = cells(time).max(1);
        let rest = cells(plan).saturating_sub(filled);
        Line::from(vec![
            name,
            Role::Accent.span("▇".repeat(filled.min(room))),
            Role::Dim.span("░".repeat(rest)),
            Span::raw(" ".repeat(room.saturating_sub(filled + rest) + 2)),
            Role::Strong.span(minutes(time)),
            fit_role(cx.pace.fit(part, time, total)).span(format!("  {}", difference(time, plan))),
        ])
    };
    Part::ALL.map(one).to_vec()
}

/// A part out of plan catches the eye.
fn fit_role(fit: Fit) -> Role {
    if fit == Fit::InPlan { Role::Dim } else { Role::Warn }
}

fn criteria(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    for (line, row) in criterion_lines(review, cx, wide) {
        let start = page.len();
        page.push(line);
        if let Some(row) = row {
            page.hit_last(None, Target::Row(row));
            if review.section() == Section::Criteria(row) {
                page.focus_from(start);
            }
        }
    }
}

/// The criteria with their points; each line knows its row.
fn criterion_lines(review: &Review, cx: Context<'_>, wide: usize) -> Vec<(Line<'static>, Option<usize>)> {
    let criteria = cx.bank.criteria(review.question());
    if criteria.is_empty() {
        return Vec::new();
    }
    let (given, most) = review.points();
    let title = " What they look for";
    let points = format!("{given} of {most} points");
    let gap = wide.saturating_sub(title.len() + points.len() + 2);
    let heading = vec![Role::Strong.span(title), Span::raw(" ".repeat(gap)), Role::Dim.span(points)];
    let mut lines = vec![(Line::from(heading), None)];
    for (row, criterion) in criteria.iter().enumerate() {
        let selected = !review.is_saved() && review.section() == Section::Criteria(row);
        let role = if selected { Role::Here } else { Role::Text };
        let texts = wrap(&criterion.text, wide.saturating_sub(21));
        for (number, text) in texts.into_iter().enumerate() {
            let mark = if number == 0 && selected { " ▸ " } else { "   " };
            let mut spans = vec![role.span(mark), role.span(pad(&text, wide.saturating_sub(20)))];
            if number == 0 {
                spans.push(given_points(review.draft.points.get(row).copied().flatten()));
            }
            lines.push((Line::from(spans), Some(row)));
        }
    }
    lines
}

fn given_points(points: Option<u8>) -> Span<'static> {
    match points {
        Some(2) => Role::Good.span(" 2 with a fact"),
        Some(1) => Role::Text.span(" 1 said"),
        Some(_) => Role::Bad.span(" 0 no"),
        None => Role::Dim.span(" ·"),
    }
}

/// On a low terminal the red flags unfold only where the cursor is.
fn folds_flags(review: &Review, height: u16) -> bool {
    height < 26 && (review.is_saved() || !matches!(review.section(), Section::RedFlags(_)))
}

/// The red flags in one line: those that were heard.
fn heard_flags(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    let heard = cx.bank.red_flags().zip(&review.draft.heard).filter(|(_, heard)| **heard);
    let heard: Vec<_> = heard.map(|(flag, _)| flag.behaviour.as_str()).collect();
    let flags = review.draft.heard.len();
    let words = match heard.as_slice() {
        [] => Role::Dim.span(format!("{flags} red flags, nothing noted")),
        heard => Role::Bad.span(fit(&heard.join("; "), wide.saturating_sub(14))),
    };
    page.push_hit(
        Line::from(vec![Role::Strong.span(" Watch for  "), words]),
        Target::Row(review.draft.points.len()),
    );
}

/// The red flags, as many in a line as fit.
fn flags(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    const LEAD: &str = " Watch for  ";
    let first_row = review.draft.points.len();
    let mut line = Line::from(Role::Strong.span(LEAD));
    let mut hits: Vec<(std::ops::Range<u16>, usize)> = Vec::new();
    let focused = matches!(review.section(), Section::RedFlags(_)) && !review.is_saved();
    let start = page.len();
    for (row, flag) in cx.bank.red_flags().enumerate() {
        let heard = review.draft.heard.get(row).copied().unwrap_or(false);
        let text = format!("{} {}", if heard { "☒" } else { "☐" }, flag.behaviour);
        if line.width() > LEAD.len() && line.width() + width(&text) + 2 > wide {
            push_flags(page, std::mem::take(&mut line), &mut hits);
            line = Line::from(Span::raw(" ".repeat(LEAD.len())));
        }
        let at = line.width() as u16;
        let selected = focused && review.section() == Section::RedFlags(row);
        let role = match (selected, heard) {
            (true, _) => Role::Here,
            (false, true) => Role::Bad,
            (false, false) => Role::Text,
        };
        let text = fit(&text, wide.saturating_sub(LEAD.len()));
        hits.push((at..at + width(&text) as u16, first_row + row));
        line.push_span(role.span(text));
        line.push_span(Span::raw("  "));
    }
    push_flags(page, line, &mut hits);
    if focused {
        page.focus_from(start);
    }
}

fn push_flags(page: &mut Page, line: Line<'static>, hits: &mut Vec<(std::ops::Range<u16>, usize)>) {
    page.push(line);
    for (columns, row) in hits.drain(..) {
        page.hit_last(Some(columns), Target::RowDo(row, Action::Heard));
    }
}

fn probe(page: &mut Page, review: &Review, cx: Context<'_>, wide: usize) {
    let answered = if review.of_mock().is_some() { "" } else { "  answer it aloud" };
    let probe = format!("\"{}\"{answered}", review.probe(cx));
    for (number, text) in wrap(&probe, wide.saturating_sub(14)).into_iter().enumerate() {
        let lead = if number == 0 { " Probe      " } else { "            " };
        page.push(Line::from(vec![Role::Strong.span(lead), Span::raw(text)]));
    }
}

fn next_time(page: &mut Page, review: &Review, wide: usize) {
    const LEAD: &str = " Next time I will ";
    let focused = review.is_typing();
    let room = wide.saturating_sub(LEAD.len() + 2);
    let empty = review.draft.next_time.is_empty() && !focused;
    let mut typed = if focused {
        line::view(&review.next_time, room, true)
    } else {
        Line::from(fit(&review.draft.next_time, room))
    };
    if empty {
        typed = Line::from(Role::Dim.span(fit("(one line, shown before your next take)", room)));
    }
    let lead = if focused { Role::Here } else { Role::Strong };
    typed.spans.insert(0, lead.span(LEAD));
    let start = page.len();
    page.push_hit(typed, Target::Row(review.rows() - 2));
    if focused {
        page.focus_from(start);
    }
}
