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

use crate::domain::pace::PlanFit;
use crate::domain::part::Part;
use crate::domain::rating::Rating;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::list::Row;
use crate::ui::page::{Page, ends, hanging, side_by_side};
use crate::ui::text::{difference, fit, minutes, pad, width, wrap, wrap_to};
use crate::ui::theme::Role;
use crate::ui::{clock, line};

/// Two columns need this much.
const TWO_COLUMNS: u16 = 100;

/// Draws the screen.
pub(in crate::screens) fn draw(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    heading(review, cx, canvas, area);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let mut page = Page::of(body);
    let wide = page.wide();
    asked(&mut page, review, cx);
    if body.width >= TWO_COLUMNS && !review.is_covered() {
        beside(&mut page, review, cx, wide);
    } else {
        rows(&mut page, review, part_lines(review, cx, wide));
        page.gap();
    }
    if review.is_covered() {
        feeling(&mut page);
    } else {
        judged(&mut page, review, cx, body);
    }
    page.draw(canvas, body);
}

/// What was heard, and how it went.
fn judged(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, body: Rect) {
    if body.width < TWO_COLUMNS {
        criteria(page, review, cx, page.wide());
    }
    page.gap();
    if folds_flags(review, body.height) {
        heard_flags(page, review, cx);
    } else {
        flags(page, review, cx);
    }
    let airy = body.height >= 28;
    if airy {
        page.gap();
    }
    probe(page, review, cx);
    page.gap();
    next_time(page, review);
    if airy {
        page.gap();
    }
    rating::rate(page, review, cx);
    if !review.is_saved() {
        page.focus_is_row(review.row() == 0, review.section() == ReviewSection::Rating);
    }
}

fn heading(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
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
        vec![role.span(format!(" {}  {words}", minutes(total))), Role::Fact.span(format!("  · {labels}"))];
    let paused = drill.paused(Duration::ZERO).as_secs();
    if paused > 0 {
        left.push(Role::Fact.span(format!(" · paused {}", minutes(Duration::from_secs(paused)))));
    }
    if let Some(felt) = review.felt() {
        left.push(Role::Fact.span(format!(" · felt {} {}", u8::from(felt), felt.word())));
    }
    let theme = cx.bank.question(review.question()).map_or("", |(theme, _)| theme.title.as_str());
    let right = match review.of_mock() {
        Some((number, of)) => format!("mock interview, {number} of {of}"),
        None => theme.to_owned(),
    };
    canvas.ends(area, area.y, &Line::from(left), Role::Fact, &right);
}

fn asked(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let assignment = &review.drill().assignment;
    let text = cx.wording(&assignment.question, assignment.wording);
    page.extend(hanging(" ", Role::Strong, wrap_to(text, page.beside(4), 2)));
    if let Some(story) = review.story(cx) {
        page.push(Role::Fact.span(fit(&format!(" Story: {}", story.title), page.wide())));
    }
    page.gap();
}

/// Parts at the left, criteria at the right.
fn beside(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, wide: usize) {
    let left_wide = wide * 9 / 20;
    let left = part_lines(review, cx, left_wide);
    let right = criterion_lines(review, cx, wide - left_wide);
    let start = page.len();
    let lines = |column: &[ReviewLine]| column.iter().map(|(line, _)| line.clone()).collect();
    page.extend(side_by_side(lines(&left), lines(&right), left_wide));
    for (column, from, to) in [(left, 0, left_wide), (right, left_wide, wide)] {
        for (number, section) in column.iter().enumerate().filter_map(|(number, it)| Some((number, it.1?))) {
            let target = target(review, section);
            page.hit_part(start + number, from as u16..to as u16, target);
        }
        let is_it = |line: &ReviewLine| line.1 == Some(review.section()) && !review.is_saved();
        if let Some(first) = column.iter().position(is_it) {
            let lines = column.iter().filter(|line| is_it(line)).count();
            page.focus_on(start + first..start + first + lines);
        }
    }
}

/// A line of the review, and the row that it belongs to.
type ReviewLine = (Line<'static>, Option<ReviewSection>);

/// What a click on a row does.
fn target(review: &ReviewScreen, section: ReviewSection) -> Target {
    let row = review.row_of(section);
    match section {
        ReviewSection::Parts(_) => Target::RowDo(row, Action::Tick),
        _ => Target::Row(row),
    }
}

/// Lines one below the other.
fn rows(page: &mut Page, review: &ReviewScreen, lines: Vec<ReviewLine>) {
    for (line, section) in lines {
        let start = page.len();
        page.push(line);
        if let Some(section) = section {
            page.hit_last(None, target(review, section));
            if review.section() == section && !review.is_saved() {
                page.focus_from(start);
            }
        }
    }
}

/// Before anything is uncovered: how did it feel?
fn feeling(page: &mut Page) {
    let start = page.len();
    page.push(Role::Here.span(" Before you look: how did it feel?"));
    page.push("   ");
    for rating in Rating::ALL {
        let key = Role::Key.span(u8::from(rating).to_string());
        let words = Span::raw(format!(" {}   ", rating.word()));
        page.append(vec![key, words], Some(Target::Do(Action::Felt(rating))));
    }
    page.key(3, "0", Role::Fact, " look without a guess", Action::Uncover);
    page.focus_from(start);
    page.gap();
    page.text(Role::Fact, (3, 1), "Your guess is kept beside the rating that the facts allow.");
}

/// Where no part was marked: which ones were told?
fn parts_told(review: &ReviewScreen, wide: usize) -> Vec<ReviewLine> {
    let one = |(row, (part, told)): (usize, (Part, &bool))| {
        let section = ReviewSection::Parts(row);
        let here = review.section() == section && !review.is_saved() && !review.is_covered();
        let role = if here { Role::Here } else { Role::Text };
        let tick = if *told { "☒" } else { "☐" };
        let words = format!("{tick} {}", pad(part.title(), 11));
        let hint = Role::Fact.span(fit(part.hint(), wide.saturating_sub(16)));
        let spans = vec![Row { number: row, here }.mark(1), role.span(words), hint];
        (Line::from(spans), (!review.is_covered()).then_some(section))
    };
    let heading = Role::Strong.span(" Which parts did you tell?");
    let parts = review.told();
    let rows = parts.iter().enumerate().map(one);
    std::iter::once((heading.into(), None)).chain(rows).collect()
}

/// Each part: a bar, its time, and how that differs from the plan.
fn part_lines(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    if review.asks_parts() {
        return parts_told(review, wide);
    }
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
            Role::Text.span("▇".repeat(filled.min(room))),
            Role::Dim.span("░".repeat(rest)),
            Span::raw(" ".repeat(room.saturating_sub(filled + rest) + 2)),
            Role::Strong.span(minutes(time)),
            fit_role(cx.pace.fit(part, time, total)).span(format!("  {}", difference(time, plan))),
        ])
    };
    Part::ALL.map(|part| (one(part), None)).to_vec()
}

/// A part out of plan catches the eye.
fn fit_role(fit: PlanFit) -> Role {
    if fit == PlanFit::InPlan { Role::Fact } else { Role::Warn }
}

fn criteria(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, wide: usize) {
    rows(page, review, criterion_lines(review, cx, wide));
}

/// The criteria with their points.
fn criterion_lines(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    let criteria = cx.bank.criteria(review.question());
    if criteria.is_empty() {
        return Vec::new();
    }
    let (given, most) = review.points();
    let title = " What they look for";
    let points = format!("{given} of {most} points");
    let heading =
        ends(Role::Strong.span(title).into(), Role::Fact.span(points).into(), wide.saturating_sub(2));
    let mut lines = vec![(heading, None)];
    for (row, criterion) in criteria.iter().enumerate() {
        let selected = !review.is_saved() && review.section() == ReviewSection::Criteria(row);
        let role = if selected { Role::Here } else { Role::Text };
        let texts = wrap(&criterion.text, wide.saturating_sub(21));
        let hung = hanging(Row { number: row, here: selected }.mark(1), role, texts);
        let points = given_points(review.draft.points.get(row).copied().flatten());
        let hung = side_by_side(hung, vec![points.into()], wide.saturating_sub(17));
        lines.extend(hung.into_iter().map(|line| (line, Some(ReviewSection::Criteria(row)))));
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
fn folds_flags(review: &ReviewScreen, height: u16) -> bool {
    height < 26 && (review.is_saved() || !matches!(review.section(), ReviewSection::RedFlags(_)))
}

/// The red flags in one line: those that were heard.
fn heard_flags(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let heard = cx.bank.red_flags().zip(&review.draft.heard).filter(|(_, heard)| **heard);
    let heard: Vec<_> = heard.map(|(flag, _)| flag.behaviour.as_str()).collect();
    let flags = review.draft.heard.len();
    let words = match heard.as_slice() {
        [] => Role::Fact.span(format!("{flags} red flags, nothing noted")),
        heard => Role::Bad.span(fit(&heard.join("; "), page.beside(14))),
    };
    page.push_hit(
        Line::from(vec![Role::Strong.span(" Watch for  "), words]),
        Target::Row(review.row_of(ReviewSection::RedFlags(0))),
    );
}

/// The red flags, as many in a line as fit.
fn flags(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    const LEAD: &str = " Watch for  ";
    let focused = matches!(review.section(), ReviewSection::RedFlags(_)) && !review.is_saved();
    let start = page.len();
    page.push(Role::Strong.span(LEAD));
    for (row, flag) in cx.bank.red_flags().enumerate() {
        let heard = review.draft.heard.get(row).copied().unwrap_or(false);
        let text = format!("{} {}", if heard { "☒" } else { "☐" }, flag.behaviour);
        if page.last_width() > LEAD.len() && page.last_width() + width(&text) + 2 > page.wide() {
            page.push(" ".repeat(LEAD.len()));
        }
        let selected = focused && review.section() == ReviewSection::RedFlags(row);
        let role = match (selected, heard) {
            (true, _) => Role::Here,
            (false, true) => Role::Bad,
            (false, false) => Role::Text,
        };
        let target = Target::RowDo(review.row_of(ReviewSection::RedFlags(row)), Action::Heard);
        page.append(role.span(fit(&text, page.beside(LEAD.len()))), Some(target));
        page.append("  ", None);
    }
    if focused {
        page.focus_from(start);
    }
}

fn probe(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let answered = if review.of_mock().is_some() { "" } else { "  answer it aloud" };
    let probe = format!("\"{}\"{answered}", review.probe(cx));
    page.hang(Role::Strong.span(" Probe      "), 2, Role::Text, &probe);
}

fn next_time(page: &mut Page, review: &ReviewScreen) {
    const LEAD: &str = " Next time I will ";
    let focused = review.is_typing();
    let room = page.beside(LEAD.len() + 2);
    let empty = review.draft.next_time.is_empty() && !focused;
    let (typed, caret) =
        if focused { line::view(&review.next_time, room) } else { (fit(&review.draft.next_time, room), 0) };
    let mut typed = Line::from(typed);
    if empty {
        typed = Line::from(Role::Fact.span(fit("(one line, shown before your next take)", room)));
    }
    let lead = if focused { Role::Here } else { Role::Strong };
    typed.spans.insert(0, lead.span(LEAD));
    let start = page.len();
    page.push_hit(typed, Target::Row(review.rows() - 2));
    if focused {
        page.focus_from(start);
        page.caret_at(LEAD.len() + usize::from(caret));
    }
}
