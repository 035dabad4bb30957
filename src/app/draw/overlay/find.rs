//! Finding on the screen: what is typed on top, what matches below it under its kind, and next to that, where there is
//! room, the selected match in full.
//!
//! ```text
//!  / requirements
//!  Questions                          │ Tell me about a project you began while the
//!  ▸ Tell me about a project you …    │ requirements were still vague.
//!  Your stories                       │
//!    The stemmer: We had no req…      │ Handling ambiguity
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::find::Match;
use crate::domain::item::ItemKind;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::screens::browse::Browse;
use crate::screens::companies::Companies;
use crate::screens::overlay::Find;
use crate::screens::sections::{bank, below_empty, stories};
use crate::screens::{Context, browse, companies};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::columns::Columns;
use crate::ui::line;
use crate::ui::list::{List, Row};
use crate::ui::page::Page;
use crate::ui::text::fit;
use crate::ui::theme::Role;

/// The selected match is shown in full from this width on.
const PREVIEW: u16 = 100;

/// Draws it over everything.
pub(super) fn draw(found: &Find, cx: Context<'_>, canvas: &mut Canvas<'_>, body: Rect) {
    canvas.clear(body);
    let below = typed(&found.input, canvas, body);
    let columns = Columns { list: below.width / 2, inset: [0, 0], reading: false };
    let selected = found.matches.get(found.selected).filter(|_| below.width >= PREVIEW);
    let [left, right] = match selected {
        Some(_) => columns.split(canvas, below),
        None => [Some(below), None],
    };
    if let (Some(found), Some(area)) = (selected, right) {
        preview(found, cx, area).draw_still(canvas, area);
        // What it names as keys is typed here.
        canvas.hit(area, Target::Nothing);
    }
    if let Some(area) = left {
        list(found, cx, area).draw(canvas, area);
    }
}

/// Draws a line that is being typed to look for something; returns the area below it.
pub(super) fn typed(input: &Input, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let (text, caret) = line::view(input, usize::from(area.width).saturating_sub(4));
    let typed = Line::from(vec![Role::Key.span(" / "), Span::raw(text)]);
    canvas.line(area.x, area.y, area.width, &typed);
    if area.height > 0 {
        canvas.caret(area.x + 3 + caret, area.y);
    }
    let used = area.height.min(if area.height > 8 { 2 } else { 1 });
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// What matches, a heading for each kind; before anything is typed, some of what there is to find.
fn list(found: &Find, cx: Context<'_>, area: Rect) -> List {
    let mut list = List::of(area, found.selected);
    if found.matches.is_empty() {
        let words = if found.input.value().is_empty() {
            "Type to search the bank, your stories and your notes on companies."
        } else {
            "Nothing matches."
        };
        list.page.text(Role::Fact, (1, 0), words);
    }
    if found.input.value().is_empty() {
        for section in below_empty(area, |wide| vec![stories(cx, wide), bank(cx, wide)]) {
            list.page.fill(section, area.height);
        }
    }
    let mut kind = None;
    for one in &found.matches {
        if kind.replace(one.kind) != Some(one.kind) {
            list.page.push(Role::Strong.span(format!(" {}", one.kind.heading().to_uppercase())));
        }
        list.row(|page, row| page.push(match_line(one, row, page.beside(3))));
    }
    list
}

/// A match; the letters that were searched for stand out.
fn match_line(found: &Match, row: Row, room: usize) -> Line<'static> {
    let mut spans = vec![row.mark(1)];
    let text = fit(&found.text, room);
    let mut number = 0;
    for grapheme in text.graphemes(true) {
        let chars = grapheme.chars().count();
        let hit = (number..number + chars).any(|place| found.positions.contains(&place));
        spans.push(if hit { Role::Match } else { row.role() }.span(grapheme.to_owned()));
        number += chars;
    }
    Line::from(spans)
}

/// A match as its own screen would show it.
fn preview(found: &Match, cx: Context<'_>, area: Rect) -> Page {
    match found.kind {
        ItemKind::Story => cx.library.story(&found.id).map_or_else(|| Page::of(area), |it| story(it, area)),
        ItemKind::Company => {
            let mut companies = Companies::default();
            companies.show(&found.id, cx);
            let company = companies.company(cx);
            company.map_or_else(|| Page::of(area), |it| companies::view::notes(it, &companies, cx, area))
        }
        ItemKind::ChecklistItem => {
            let mut page = Page::of(area);
            page.text(Role::Strong, (0, 0), &found.text);
            page
        }
        _ => in_browse(found, cx, area),
    }
}

fn in_browse(found: &Match, cx: Context<'_>, area: Rect) -> Page {
    let mut browse = Browse::default();
    match (found.kind, &found.parent) {
        (ItemKind::Competency, _) => browse.show_competency(&found.id, cx),
        (ItemKind::Criterion | ItemKind::Element, Some(parent)) => browse.show(parent, cx),
        _ => browse.show(&found.id, cx),
    }
    browse::view::detail::page(&browse, false, cx, Page::of(area))
}

/// A story in its five parts.
fn story(story: &Story, area: Rect) -> Page {
    let mut page = Page::of(area);
    page.text(Role::Strong, (0, 0), &story.title);
    for part in Part::ALL {
        page.gap();
        page.push(Role::Strong.span(part.title()));
        let text = story.texts[part].trim();
        let (text, role) = if text.is_empty() { (part.hint(), Role::Fact) } else { (text, Role::Text) };
        page.text(role, (2, 0), text);
    }
    page
}
