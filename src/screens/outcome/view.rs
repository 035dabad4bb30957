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
use ratatui::text::Span;

use crate::screens::Context;
use crate::screens::outcome::{AskedMark, OutcomeScreen, questions};
use crate::ui::canvas::Canvas;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::fit;
use crate::ui::theme::Role;

/// Wider is not easier to read.
const WIDEST: u16 = 110;

/// Draws the screen.
pub(in crate::screens) fn draw(screen: &OutcomeScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let mut top = Page::of(area);
    heading(&mut top, screen);
    let used = (top.len() as u16).min(area.height.saturating_sub(3));
    top.draw_still(canvas, Rect { height: used, ..area });
    let below = Rect { y: area.y + used, height: area.height - used, ..area };
    let mut list = List::of(below, screen.selected);
    let mut group = None;
    for (theme, question) in questions(cx) {
        if group != Some(&theme.id) {
            list.page.gap();
            let title = fit(&theme.title, list.page.beside(2));
            list.page.push(Role::Strong.span(format!(" {title}")));
            group = Some(&theme.id);
        }
        let mark = match screen.marks.get(&question.id) {
            Some(AskedMark::Landed) => Role::Good.span("+ landed  "),
            Some(AskedMark::Flat) => Role::Bad.span("- flat    "),
            None => Span::raw("          "),
        };
        list.row(|page, row| {
            let text = row.role().span(fit(&question.text, page.beside(14)));
            page.push(vec![row.mark(1), mark, text]);
        });
    }
    list.draw(canvas, below);
}

fn heading(page: &mut Page, screen: &OutcomeScreen) {
    let date = screen.date.format("%A %-d %B");
    page.text(Role::Strong, (1, 1), &format!("The interview on {date}: what was asked?"));
    let number = |mark: AskedMark| screen.marks.values().filter(|it| **it == mark).count();
    let words = if screen.marks.is_empty() {
        "What you mark comes first in its theme from now on; enter keeps it, none too.".to_owned()
    } else {
        format!("{} landed · {} fell flat", number(AskedMark::Landed), number(AskedMark::Flat))
    };
    page.text(Role::Dim, (1, 1), &words);
    page.gap();
}
