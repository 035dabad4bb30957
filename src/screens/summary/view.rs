//! The summary on the screen.
//!
//! ```text
//!  Today: 3 told                            cold: 2 of 3 in the band · 17 of 24 points
//!
//!   ● When have you had to start something ...
//!     2:28 in band · 3 good · 5/6 points · cold
//!   ○ Tell me about a time you told a ...
//!     3:12 over · 2 hard · 4/6 points · cold
//!
//!  Redo first
//!   w  Tell me about a time you told a ...
//!      over the band; 4 of 6 points
//!  On the same weakness
//!   o  When did you have to push back ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::calibration::Calibration;
use crate::domain::id::Id;
use crate::domain::progress::Told;
use crate::domain::rating;
use crate::domain::session::{Session, weakness};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::summary::session;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{count, fit, minutes, wrap, wrap_to};
use crate::ui::theme::Role;

/// Wider is not easier to read.
const WIDEST: u16 = 110;

/// Draws the screen.
pub(in crate::screens) fn draw(cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let Some(session) = session(cx) else { return };
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    heading(&mut page, &session, wide);
    page.gap();
    for take in &session.takes {
        for line in told(take, cx, wide) {
            page.push(line);
        }
    }
    page.gap();
    ahead(&mut page, &session, cx, wide);
    page.gap();
    felt(&mut page, cx, wide);
    page.draw(canvas, area);
}

fn heading(page: &mut Page, session: &Session<'_>, wide: usize) {
    let told = session.takes.len();
    let left = format!(" Today: {told} told");
    let (given, most) = session.points;
    let points = if most > 0 { format!(" · {given} of {most} points") } else { String::new() };
    let right = format!("cold: {} of {} in the band{points}", session.in_band, session.cold);
    let gap = wide.saturating_sub(left.len() + right.chars().count() + 1).max(2);
    let right = fit(&right, wide.saturating_sub(left.len() + 2));
    page.push(Line::from(vec![Role::Strong.span(left), Span::raw(" ".repeat(gap)), Role::Text.span(right)]));
}

/// A take: its question, then its time, whether that lies in the band, how it went, and under which circumstances.
fn told(take: &Told<'_>, cx: Context<'_>, wide: usize) -> [Line<'static>; 2] {
    let (mark, role, word) = match take.total {
        _ if !take.is_timed() => ("·", Role::Dim, "no time"),
        total if cx.pace.in_band(total) => ("●", Role::Good, "in band"),
        total if total < cx.pace.from => ("○", Role::Warn, "short"),
        _ => ("○", Role::Warn, "over"),
    };
    let question = fit(text(&take.question, cx), wide.saturating_sub(5));
    let (points, of) = take.score();
    let points = if of > 0 { format!(" · {points}/{of} points") } else { String::new() };
    let rated = rating::shown(take.rating);
    let facts = format!(" · {rated}{points} · {}", take.circumstances().words());
    [
        Line::from(vec![role.span(format!("  {mark} ")), Span::raw(question)]),
        Line::from(vec![
            role.span(if take.is_timed() {
                format!("    {} {word}", minutes(take.total))
            } else {
                format!("    {word}")
            }),
            Role::Dim.span(fit(&facts, wide.saturating_sub(17))),
        ]),
    ]
}

fn text<'a>(question: &'a Id, cx: Context<'a>) -> &'a str {
    cx.known.bank.question(question).map_or(question.as_str(), |(_, question)| &question.text)
}

/// What to do next: the weakest again, or another question on the same weakness.
fn ahead(page: &mut Page, session: &Session<'_>, cx: Context<'_>, wide: usize) {
    let Some(weak) = &session.weakest else { return };
    page.push(Role::Strong.span(" Redo first"));
    offer(page, "w", text(&weak.question, cx), Action::RedoWeakest, wide);
    let why = weakness(weak, &cx.pace);
    if !why.is_empty() {
        page.push(Role::Dim.span(fit(&format!("      {why}"), wide)));
    }
    if let Some(other) = session.other {
        page.gap();
        page.push(Role::Strong.span(" Another one on the same weakness"));
        offer(page, "o", text(other, cx), Action::SameWeakness, wide);
    }
}

fn offer(page: &mut Page, key: &'static str, text: &str, action: Action, wide: usize) {
    for (number, line) in wrap_to(text, wide.saturating_sub(8), 2).into_iter().enumerate() {
        let lead = if number == 0 { Role::Key.span(format!("   {key}  ")) } else { Span::raw("      ") };
        page.push_hit(Line::from(vec![lead, Span::raw(line)]), Target::Do(action));
    }
}

/// What takes felt like beside what they were rated.
fn felt(page: &mut Page, cx: Context<'_>, wide: usize) {
    let Some(lately) = cx.progress().and_then(Calibration::lately) else { return };
    let exact = format!("{} of {} as rated", lately.exact, count(lately.takes, "take", "takes"));
    let words = format!("Felt before looking: {exact}; on average {}.", lately.words());
    for line in wrap(&words, wide.saturating_sub(2)) {
        page.push(Role::Dim.span(format!(" {line}")));
    }
}
