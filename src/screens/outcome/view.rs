//! How an interview went, on the screen.
//!
//! ```text
//!  The interview on Tuesday 24 November: what was asked?            2 landed · 1 fell flat
//!  Mark what was asked; those questions come first in their themes.
//!
//!  Handling ambiguity
//!  ▸ + landed  When have you had to start something ...
//!    - flat    Tell me about a project whose goal ...
//!              ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::screens::Context;
use crate::screens::outcome::{Mark, OutcomeScreen, questions};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{fit, wrap};
use crate::ui::theme::Role;

/// Wider is not easier to read.
const WIDEST: u16 = 110;

/// Draws the screen.
pub(in crate::screens) fn draw(screen: &OutcomeScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let wide = usize::from(Page::room(area));
    let mut top = Page::default();
    heading(&mut top, screen, wide);
    let used = (top.len() as u16).min(area.height.saturating_sub(3));
    top.draw_from(canvas, Rect { height: used, ..area }, 0);
    let list = Rect { y: area.y + used, height: area.height - used, ..area };
    let mut page = Page::default();
    let mut group = None;
    for (row, (theme, question)) in questions(cx).enumerate() {
        let start = page.len();
        if group != Some(&theme.id) {
            page.gap();
            page.push(Role::Strong.span(format!(" {}", fit(&theme.title, wide.saturating_sub(2)))));
            group = Some(&theme.id);
        }
        let selected = row == screen.selected;
        let mark = screen.marks.get(&question.id).copied();
        page.push_hit(line(&question.text, mark, selected, wide), Target::Row(row));
        if selected {
            page.focus_from(start);
        }
    }
    page.draw(canvas, list);
}

fn heading(page: &mut Page, screen: &OutcomeScreen, wide: usize) {
    let date = screen.date.format("%A %-d %B");
    for line in wrap(&format!("The interview on {date}: what was asked?"), wide.saturating_sub(2)) {
        page.push(Role::Strong.span(format!(" {line}")));
    }
    let number = |mark: Mark| screen.marks.values().filter(|it| **it == mark).count();
    let marked = format!("{} landed · {} fell flat", number(Mark::Landed), number(Mark::Flat));
    let words = if screen.marks.is_empty() {
        "What you mark comes first in its theme from now on; enter keeps it, none too.".to_owned()
    } else {
        marked
    };
    for line in wrap(&words, wide.saturating_sub(2)) {
        page.push(Role::Dim.span(format!(" {line}")));
    }
    page.gap();
}

fn line(text: &str, mark: Option<Mark>, selected: bool, wide: usize) -> Line<'static> {
    let role = if selected { Role::Here } else { Role::Text };
    let mark = match mark {
        Some(Mark::Landed) => Role::Good.span("+ landed  "),
        Some(Mark::Flat) => Role::Bad.span("- flat    "),
        None => Span::raw("          "),
    };
    let lead = role.span(if selected { " ▸ " } else { "   " });
    Line::from(vec![lead, mark, role.span(fit(text, wide.saturating_sub(14)))])
}
