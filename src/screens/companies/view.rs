//! The notes on companies on the screen.
//!
//! ```text
//!  Notes on companies
//! ─────────────────────────────────────────────────────────
//!                              │ Acme
//!  ▌ Acme               3 of 4 │ ▌ Products
//!    Umbra              0 of 4 │ ▌ Search for small shops ...
//!                              │   Ethical considerations
//!                              │   Whom could it harm? ...
//! ```

use ratatui::layout::Rect;

use crate::domain::company::{Company, Note};
use crate::keys::action::Action;
use crate::screens::companies::Companies;
use crate::screens::sections::at_edge;
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns::Columns;
use crate::ui::empty::Empty;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::{fit, pad};
use crate::ui::theme::Role;

/// What the notes are for, where there is none yet.
const EMPTY: Empty = Empty {
    title: "No notes on a company yet",
    words: "Keep a page on each company you're talking to: their products, who those could harm, the people you'll meet, and what you want to ask. starl sheet prints it for interview day.",
    key: ("a", " starts your first page", Action::Add),
};

/// Draws the screen.
pub(in crate::screens) fn draw(companies: &Companies, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = canvas.head(area, ["Notes on companies", ""], Role::Fact, "");
    let Some(company) = companies.company(cx) else {
        return EMPTY.draw(
            canvas,
            area,
            sections::below_empty(area, |wide| {
                vec![sections::to_ask(cx, wide), sections::more_to_ask(cx, wide)]
            }),
        );
    };
    let columns = Columns { list: 28, inset: [1, 0], reading: companies.note().is_some() };
    let notes = |area: Rect| {
        let mut page = notes(company, companies, cx, area);
        if area.height >= sections::TALL {
            page.fill(at_edge(sections::to_ask(cx, page.wide())), area.height);
            page.fill(at_edge(sections::more_to_ask(cx, page.wide())), area.height);
        }
        page
    };
    columns.draw(canvas, area, |area| list(company, cx, area), notes);
}

fn list(selected: &Company, cx: Context<'_>, area: Rect) -> Page {
    let place = cx.companies.iter().position(|company| company.slug == selected.slug);
    let mut list = List::of(area, place).showing_its_top();
    for company in &cx.companies {
        let written = company.notes().iter().filter(|(_, note)| !note.is_empty()).count();
        let counts = format!(" {written} of {}", Note::ALL.len());
        let counted = if written == Note::ALL.len() { Role::Good } else { Role::Fact };
        list.row(|page, row| {
            let name = row.role().span(pad(&company.name, page.beside(counts.len() + 4)));
            page.push(vec![row.mark(1), name, counted.span(counts)]);
        });
    }
    list.finish()
}

/// A page of notes, for a column of this width.
pub fn notes(company: &Company, companies: &Companies, cx: Context<'_>, area: Rect) -> Page {
    let first = cx.companies.len();
    let selected = companies.note().map(|note| first + note as usize);
    let mut list = List::of(area, selected).counting_from(first);
    list.page.push(Role::Strong.span(fit(&company.name, list.page.wide())));
    for note in Note::ALL {
        list.page.gap();
        let (text, role) = match company.note(note) {
            "" => (note.hint(), Role::Fact),
            text => (text, Role::Text),
        };
        list.row(|page, row| {
            page.push(vec![row.mark(0), row.heading().span(note.title())]);
            page.text(role, (2, 0), text);
        });
    }
    list.finish()
}
