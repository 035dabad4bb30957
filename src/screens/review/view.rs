//! The review on the screen.
//!
//! ```text
//! 2:34  ● in band, 2:00 to 3:00 · first take today                       Managing expectations
//!   Tell me about a time you had to tell a stakeholder no.
//!
//!   Learning ran 0:42 over.                            │ Your story: The meter
//!   Situation  ━━━━━━┃             0:24   in range     │
//!   Learning   ━━━┃▓▓▓▓▓▓▓▓▓▓      0:56   0:42 over    │ Situation   you 0:24 · plan 0:24
//!                                                      │   We ran the search of a shop.
//!   What they look for                  3 of 6 points  │
//!   ▌ plain words, no jargon     2 backed by a fact    │
//!     offers another way         1 mentioned           │
//!
//!   Watch for   ☐ blamed others  ☐ no example
//!   Follow-up   "How would the stakeholder tell it?"  2 answered
//!   Next time I will ▏
//!   How was it?   1 again   2 hard   3 good  (ruled out: easy)
//! ```

mod beside;
mod guess;
pub(crate) mod parts;
pub(crate) mod rating;

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::follow_up::marked;
use crate::domain::pace::Pace;
use crate::domain::question::Anchors;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::view::{after, air, blank};
pub(crate) use crate::screens::review::view::beside::compare;
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::clock::LEFT;
use crate::ui::columns::with_panel;
use crate::ui::list::Row;
use crate::ui::page::{Page, ends, hanging, side_by_side};
use crate::ui::text::{fit, minutes, width, wrap, wrap_to};
use crate::ui::theme::Role;
use crate::ui::{clock, line};

/// From this many lines on a rule stands below the head.
const WITH_RULE: u16 = 16;

/// From this many lines on there is room between what else would stand close.
const AIRY: u16 = 27;

/// Draws the screen.
pub(in crate::screens) fn draw(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let used = if area.height < WITH_RULE { 1 } else { 2 };
    let body = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    if review.is_covered() {
        covered(review, cx, canvas, body);
    } else {
        open(review, cx, canvas, body);
    }
    heading(review, cx, canvas, area);
    if used > 1 {
        canvas.rule(area, area.y + 1);
    }
}

/// All of it, and beside it what it is compared with, where there is room.
fn open(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, body: Rect) {
    let split = with_panel(canvas, body);
    if let Some([_, right]) = split {
        let mut page = Page::of(right);
        beside::panel(&mut page, review, cx);
        page.draw_still(canvas, right);
    }
    let left = split.map_or(body, |[left, _]| left);
    draw_fitting(canvas, left, |is_apart| open_page(review, cx, left, is_apart));
}

/// Draws the roomy form of a page if it fits, else the tight one.
fn draw_fitting(canvas: &mut Canvas<'_>, area: Rect, page: impl Fn(bool) -> Page) {
    let roomy = page(true);
    let fits = roomy.len() <= usize::from(area.height);
    let page = if fits { roomy } else { page(false) };
    page.draw(canvas, area);
}

/// All of it in a column; the form stands apart from the criteria where there is room for that: else the flags unfold
/// into the line between.
fn open_page(review: &ReviewScreen, cx: Context<'_>, area: Rect, is_apart: bool) -> Page {
    let mut page = Page::of(area);
    let lines = parts::lines(review, cx, page.wide());
    asked(&mut page, review, cx, area);
    page.gap();
    rows(&mut page, review, lines);
    page.gap();
    judged(&mut page, review, cx, area, is_apart);
    page
}

/// The times and the guess; on a tall screen the clock stands where it stood while it ran.
fn covered(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    draw_fitting(canvas, area, |with_clock| covered_page(review, cx, area, with_clock));
}

fn covered_page(review: &ReviewScreen, cx: Context<'_>, area: Rect, with_clock: bool) -> Page {
    let mut page = Page::of(area);
    let lines = parts::lines(review, cx, page.wide());
    // The rule stands where the first blank line of a drill does.
    let air = air(area.height + 1);
    if with_clock {
        blank(&mut page, air.saturating_sub(1));
    }
    asked(&mut page, review, cx, area);
    page.gap();
    let mut has_clock = false;
    if with_clock {
        blank(&mut page, air.saturating_sub(1));
        has_clock = after(&mut page, review.drill(), cx, area.height);
        blank(&mut page, if has_clock { air } else { 0 });
    }
    // Of an answer whose parts weren't marked the lines are the bar alone, which the clock has too.
    if !has_clock || !review.asks_parts() {
        rows(&mut page, review, lines);
    }
    page.gap();
    if review.wants_mark() {
        guess::mark(&mut page, review);
    } else {
        guess::guess(&mut page, area.height >= 18);
    }
    page
}

/// What was heard, and how it went; once that is saved, that it is.
fn judged(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, body: Rect, is_apart: bool) {
    let lines = criterion_lines(review, cx, page.wide());
    rows(page, review, lines);
    if is_apart || review.is_saved() {
        page.gap();
    }
    if review.is_saved() {
        return rating::saved(page, review, cx, body.height);
    }
    if folds_flags(review, body.height) {
        heard_flags(page, review, cx);
    } else {
        flags(page, review, cx);
    }
    let gap = |page: &mut Page| {
        if body.height >= AIRY {
            page.gap();
        }
    };
    gap(page);
    if review.follow_up().is_some() {
        follow_up(page, review);
        gap(page);
    }
    next_time(page, review);
    gap(page);
    rating::rate(page, review, cx);
    page.focus_is_row(review.row() == 0, review.section() == ReviewSection::Rating);
}

/// What stands before a row of the form; with the bar where the cursor is in it.
fn lead(words: &str, focused: bool) -> Span<'static> {
    if focused { Role::Here.span(format!(" ▌ {words}")) } else { Role::Strong.span(format!("   {words}")) }
}

fn heading(review: &ReviewScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let drill = review.drill();
    let total = drill.spoken(Duration::ZERO);
    let own_pace = cx.pace_of(drill.outline());
    let (role, glyph, _) = clock::light(own_pace.light(total));
    let words = if own_pace.in_band(total) {
        format!("● in band, {} to {}", minutes(own_pace.from), minutes(own_pace.to))
    } else {
        format!("{glyph} {}", off_band(total, &own_pace))
    };
    let mut left = vec![Role::Strong.span(format!(" {}  ", minutes(total))), role.span(words)];
    let theme = cx.bank.question(review.question()).map_or("", |(theme, _)| theme.title.as_str());
    let right = match review.of_mock() {
        Some((number, of)) => format!("answer {number} of {of}"),
        None => theme.to_owned(),
    };
    let mut said = vec![review.circumstances().plainly()];
    let paused = drill.paused(Duration::ZERO);
    if paused.as_secs() > 0 {
        said.push(format!("paused {}", minutes(paused)));
    }
    for said in said.into_iter().map(|said| Role::Fact.span(format!(" · {said}"))) {
        let taken: usize = left.iter().map(Span::width).sum();
        if taken + said.width() < usize::from(area.width) {
            left.push(said);
        }
    }
    canvas.ends(area, area.y, &Line::from(left), Role::Fact, &right);
}

/// By how much a take is off the band: "0:20 short of 2:00".
pub(crate) fn off_band(total: Duration, pace: &Pace) -> String {
    let (word, bound) = if total < pace.from { ("short of", pace.from) } else { ("over", pace.to) };
    let by = Duration::from_secs(total.as_secs().abs_diff(bound.as_secs()));
    format!("{} {word} {}", minutes(by), minutes(bound))
}

fn asked(page: &mut Page, review: &ReviewScreen, cx: Context<'_>, area: Rect) {
    let assignment = &review.drill().assignment;
    let text = cx.wording(&assignment.question, assignment.wording);
    let lines = match area.height {
        0..15 => 1,
        15..AIRY => 2,
        _ => 4,
    };
    page.extend(hanging(" ".repeat(LEFT), Role::Strong, wrap_to(text, page.text_beside(LEFT + 1), lines)));
    if !review.is_saved() {
        sound_trouble(page, review, LEFT);
    }
}

/// What went wrong with the recording.
fn sound_trouble(page: &mut Page, review: &ReviewScreen, indent: usize) {
    if let Some(trouble) = &review.drill().sound_trouble {
        page.text(Role::Warn, (indent, 1), &format!("▲ {trouble}"));
    }
}

/// A line of the review, and the row that it belongs to.
pub(crate) type ReviewLine = (Line<'static>, Option<ReviewSection>);

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
    let mut first = None;
    for (line, section) in lines {
        page.push(line);
        let Some(section) = section else { continue };
        page.hit_last(None, target(review, section));
        if review.is_at(section) {
            let start = *first.get_or_insert(page.len() - 1);
            page.focus_from(start);
            page.select_from(start);
        }
    }
}

/// What the digits do where the cursor is in the criteria, the longest words that fit.
const DIGITS: [&str; 2] = ["  0 to 2 points each", "  0 to 2"];

/// The criteria with their points.
fn criterion_lines(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    let criteria = cx.bank.criteria(review.question());
    if criteria.is_empty() {
        return Vec::new();
    }
    let (given, most) = review.points();
    let title = "   What they look for";
    let points = format!("{given} of {most} points");
    let here = matches!(review.section(), ReviewSection::Criteria(_));
    let room = wide.saturating_sub(title.len() + points.len() + 4);
    let digits = DIGITS.into_iter().find(|it| here && it.len() <= room).unwrap_or_default();
    let title = Line::from(vec![Role::Strong.span(title), Role::Here.span(digits)]);
    let heading = ends(title, Role::Fact.span(points).into(), wide.saturating_sub(2));
    let mut lines = vec![(heading, None)];
    // In a narrow column the criterion itself has the room.
    let in_words = wide >= 76;
    let room = if in_words { 20 } else { 3 };
    for (row, criterion) in criteria.iter().enumerate() {
        let mark = Row { number: row, here: review.is_at(ReviewSection::Criteria(row)) };
        let texts = wrap(&criterion.text, wide.saturating_sub(LEFT + 3 + room));
        let hung = hanging(mark.mark(LEFT), mark.role(), texts);
        let (role, points) = given_points(review.draft.points.get(row).copied().flatten());
        let points = if in_words { points } else { points.split(' ').next().unwrap_or_default() };
        let hung = side_by_side(hung, vec![role.span(points).into()], wide.saturating_sub(room));
        let anchors = criterion.anchors.as_ref().filter(|_| mark.here);
        let anchors = anchors.into_iter().flat_map(|anchors| anchored(anchors, wide));
        lines.extend(hung.into_iter().chain(anchors).map(|line| (line, Some(ReviewSection::Criteria(row)))));
    }
    lines
}

/// An example of one point and of two on the selected criterion.
fn anchored(anchors: &Anchors, wide: usize) -> Vec<Line<'static>> {
    let said = [("1", &anchors.mentioned), ("2", &anchors.shown)];
    let lines = |(points, text): (&str, &String)| {
        let lead = Role::Strong.span(format!("{:LEFT$}  {points} ", ""));
        hanging(lead, Role::Fact, wrap(text, wide.saturating_sub(LEFT + 6)))
    };
    said.into_iter().flat_map(lines).collect()
}

/// The points of a criterion, and what they stand for.
pub(crate) fn given_points(points: Option<u8>) -> (Role, &'static str) {
    match points {
        Some(2) => (Role::Good, "2 backed by a fact"),
        Some(1) => (Role::Text, "1 mentioned"),
        Some(_) => (Role::Bad, "0 missing"),
        None => (Role::Dim, "·"),
    }
}

/// On a low terminal the red flags unfold only where the cursor is.
fn folds_flags(review: &ReviewScreen, height: u16) -> bool {
    height < 26 && !matches!(review.section(), ReviewSection::RedFlags(_))
}

/// Stands before the red flags.
const WATCH: &str = "Watch for   ";

/// The red flags in one line: those that were heard.
fn heard_flags(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let heard = review.watched_for(cx).zip(&review.draft.heard).filter(|(_, heard)| **heard);
    let heard: Vec<_> = heard.map(|(flag, _)| flag.behaviour.as_str()).collect();
    let flags = review.draft.heard.len();
    let words = match heard.as_slice() {
        [] => Role::Fact.span(format!("{flags} red flags, none marked")),
        heard => Role::Bad.span(fit(&heard.join("; "), page.beside(WATCH.len() + LEFT + 1))),
    };
    page.push_hit(
        Line::from(vec![lead(WATCH, false), words]),
        Target::Row(review.row_of(ReviewSection::RedFlags(0))),
    );
}

/// The red flags, as many in a line as fit.
fn flags(page: &mut Page, review: &ReviewScreen, cx: Context<'_>) {
    let focused = matches!(review.section(), ReviewSection::RedFlags(_));
    let start = page.len();
    let indent = LEFT + WATCH.len();
    page.push(lead(WATCH, focused));
    for (row, flag) in review.watched_for(cx).enumerate() {
        let heard = review.draft.heard.get(row).copied().unwrap_or(false);
        let text = format!("{} {}", if heard { "☒" } else { "☐" }, flag.behaviour);
        if page.last_width() > indent && page.last_width() + width(&text) + 2 > page.wide() {
            page.push(" ".repeat(indent));
        }
        let selected = review.is_at(ReviewSection::RedFlags(row));
        let role = match (selected, heard) {
            (true, _) => Role::Here,
            (false, true) => Role::Bad,
            (false, false) => Role::Text,
        };
        let target = Target::RowDo(review.row_of(ReviewSection::RedFlags(row)), Action::Heard);
        page.append(role.span(fit(&text, page.beside(indent))), Some(target));
        page.append("  ", None);
    }
    if focused {
        page.focus_from(start);
        page.select_from(start);
    }
}

/// The follow-up that was put, and its mark.
fn follow_up(page: &mut Page, review: &ReviewScreen) {
    let Some(asked) = review.follow_up() else { return };
    let here = review.is_at(ReviewSection::FollowUp);
    let start = page.len();
    page.hang(
        lead("Follow-up   ", here),
        2,
        Role::Text,
        &format!("\"{}\"  {}", asked.text, marked(asked.mark)),
    );
    page.hit_from(start, Target::Row(review.row_of(ReviewSection::FollowUp)));
    if here {
        page.focus_from(start);
        page.select_from(start);
    }
}

fn next_time(page: &mut Page, review: &ReviewScreen) {
    const LEAD: &str = "   Next time I will ";
    let focused = review.is_typing();
    let room = page.beside(LEAD.len() + 2);
    let empty = review.draft.next_time.is_empty() && !focused;
    let (typed, caret) =
        if focused { line::view(&review.next_time, room) } else { (fit(&review.draft.next_time, room), 0) };
    let mut typed = Line::from(typed);
    if empty {
        typed = Line::from(Role::Fact.span(fit("(you'll see it before your next take)", room)));
    }
    typed.spans.insert(0, lead(LEAD.trim_start(), focused));
    let start = page.len();
    page.push_hit(typed, Target::Row(review.rows() - 2));
    if focused {
        page.focus_from(start);
        page.select_from(start);
        page.caret_at(LEAD.len() + usize::from(caret));
    }
}
