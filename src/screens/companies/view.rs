//! The notes on companies on the screen.
//!
//! ```text
//!  ▸ Acme               3 of 4 │ Acme
//!    Umbra              0 of 4 │
//!                              │ ▸ Products
//!                              │   Search for small shops ...
//!                              │   Ethical considerations
//!                              │   Whom could it harm? ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::company::{Company, Note};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::companies::Companies;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{fit, pad, wrap};
use crate::ui::theme::Role;

/// Two columns need this much.
const TWO_COLUMNS: u16 = 76;

/// The list beside the page.
const LIST: u16 = 28;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 92;

/// Draws the screen.
pub(in crate::screens) fn draw(companies: &Companies, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(company) = companies.company(cx) else { return first_words(canvas, area) };
    if area.width < TWO_COLUMNS {
        match companies.note() {
            Some(_) => page(company, companies, cx, canvas, area),
            None => list(companies, cx, canvas, area),
        }
        return;
    }
    let left = Rect { width: LIST, ..area };
    list(companies, cx, canvas, left);
    for y in area.y..area.bottom() {
        canvas.line(left.right(), y, 1, &Line::from(Role::Dim.span("│")));
    }
    let width = (area.width - left.width - 2).min(WIDEST);
    page(company, companies, cx, canvas, Rect { x: left.right() + 2, width, ..area });
}

/// What the notes are for, where there is none yet.
fn first_words(canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area)).min(usize::from(WIDEST));
    page.push(Line::default());
    page.push(Role::Strong.span("  No notes on a company yet"));
    page.gap();
    let words = "A page for each company you talk to: what it makes, whom that could harm, who will be asking, and \
                 what you want to know. starl sheet puts it on the page for the day.";
    for line in wrap(words, wide.saturating_sub(4)) {
        page.push(Line::from(format!("  {line}")));
    }
    page.gap();
    let key = vec![Span::raw("  "), Role::Key.span("a"), Role::Strong.span(" begins a page")];
    page.push_hit(Line::from(key), Target::Do(Action::Add));
    page.draw(canvas, area);
}

fn list(companies: &Companies, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    let selected = companies.company(cx).map(|company| &company.slug);
    for (number, company) in cx.companies.iter().enumerate() {
        let here = selected == Some(&company.slug);
        let role = if here { Role::Here } else { Role::Text };
        let written = company.notes().iter().filter(|(_, note)| !note.is_empty()).count();
        let counts = format!("{written} of {}", Note::ALL.len());
        let start = page.len();
        let line = vec![
            role.span(if here { " ▸ " } else { "   " }),
            role.span(pad(&company.name, wide.saturating_sub(counts.len() + 5))),
            if written == Note::ALL.len() { Role::Good } else { Role::Dim }.span(format!(" {counts}")),
        ];
        page.push_hit(Line::from(line), Target::Row(number));
        if here {
            page.focus_from(start);
        }
    }
    page.draw(canvas, area);
}

fn page(company: &Company, companies: &Companies, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    page.push(Role::Strong.span(fit(&company.name, wide)));
    for note in Note::ALL {
        page.gap();
        let start = page.len();
        let here = companies.note() == Some(note);
        let role = if here { Role::Here } else { Role::Accent };
        let target = Target::Row(cx.companies.len() + note as usize);
        page.push_hit(role.span(format!("{}{}", if here { "▸ " } else { "  " }, note.title())), target);
        let (text, role) = match company.note(note) {
            "" => (note.hint(), Role::Dim),
            text => (text, Role::Text),
        };
        for line in wrap(text, wide.saturating_sub(2)) {
            page.push_hit(role.span(format!("  {line}")), target);
        }
        if here {
            page.focus_from(start);
        }
    }
    page.draw(canvas, area);
}
