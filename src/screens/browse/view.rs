//! The browser on the screen: the tree at the left, the detail at the right; on a narrow terminal one of them.
//!
//! ```text
//!   Why these interviews differ     │ Tell me about a time you had to tell a
//! ▾ Themes                          │ stakeholder no.
//!   ▾ Handling ambiguity            │
//!     ✓ Vague requirements          │ What they look for
//! ▌   · Course change               │   plain words, no jargon
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::screens::browse::Browse;
use crate::screens::browse::tree::Node;
use crate::screens::sections::at_edge;
use crate::screens::{Context, sections};
use crate::ui::canvas::{Canvas, SELECTION};
use crate::ui::columns::Columns;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::{capital, fit, width};
use crate::ui::theme::Role;

pub mod detail;

/// The tree takes two fifths of the screen, and no fewer cells than the short title of a question needs.
const NARROWEST: u16 = 38;

/// Draws the screen.
pub(in crate::screens) fn draw(browse: &Browse, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let list = (area.width * 2 / 5).max(NARROWEST);
    let columns = Columns { list, inset: [1, 1], reading: browse.reading().is_some() };
    let [left, right] = columns.split(canvas, area);
    if let Some(seen) = right {
        let mut page = detail::page(browse, true, cx, Page::of(seen));
        of_theme(&mut page, browse, cx, seen.height);
        page.draw_from(canvas, seen, browse.reading().unwrap_or(0));
    }
    if let Some(seen) = left {
        let tree = tree(browse, cx, seen);
        if columns.reading { tree.draw_still(canvas, seen) } else { tree.draw(canvas, seen) }
    }
}

/// What a tall screen has room for below a question: the takes of the others of its theme.
fn of_theme(page: &mut Page, browse: &Browse, cx: Context<'_>, height: u16) {
    let Some((theme, asked)) = browse.tree().selected(&cx.bank).asked(&cx.bank) else { return };
    if height < sections::TALL {
        return;
    }
    let is_of_it = |id: &Id| cx.known.bank.question(id).is_some_and(|(other, _)| other.id == theme.id);
    let is_other = |take: &TakeEntry<'_>| take.question != asked.id && is_of_it(&take.question);
    page.fill(at_edge(sections::takes(" OTHER TAKES ON THE THEME", is_other, cx, page.wide())), height);
}

/// The tree, with lines below the selected node: those it opens.
fn tree(browse: &Browse, cx: Context<'_>, area: Rect) -> Page {
    let mut list = List::on(Page::of(area).with_margin(2), browse.tree().row(&cx.bank));
    for (depth, node) in browse.tree().nodes(&cx.bank) {
        list.row(|page, row| page.push(entry(node, depth, row.here, browse, cx, page.wide())));
    }
    let mut page = list.finish();
    if area.height >= sections::TALL {
        page.fill(sections::takes(" LATELY", |take| !take.is_exercise(), cx, page.wide()), area.height);
    }
    page
}

fn entry(
    node: Node,
    depth: usize,
    here: bool,
    browse: &Browse,
    cx: Context<'_>,
    wide: usize,
) -> Line<'static> {
    let role = match (here, browse.reading().is_some(), node) {
        (true, false, _) => Role::Here,
        (true, true, _) => Role::Accent,
        (false, _, Node::Section(..) | Node::Pack(_)) => Role::Strong,
        _ => Role::Text,
    };
    let fold = match (node.is_heading(), browse.tree().is_open(node)) {
        (true, true) => Role::Dim.span("▾ "),
        (true, false) => Role::Dim.span("▸ "),
        (false, _) => mark(node, cx),
    };
    let indent = " ".repeat(1 + depth * 2);
    let tail = tail(node, cx);
    let room = wide.saturating_sub(width(&indent) + 3 + width(&tail) + usize::from(!tail.is_empty()));
    let title = fit(&without_opening(node.title(&cx.bank)), room);
    let gap = " ".repeat(room.saturating_sub(width(&title)) + usize::from(!tail.is_empty()));
    let cursor = if here { Role::Here.span(SELECTION) } else { Span::raw(" ") };
    let indent = Span::raw(indent.chars().skip(1).collect::<String>());
    Line::from(vec![cursor, indent, fold, role.span(title), Span::raw(gap), Role::Fact.span(tail)])
}

/// A question without a short title, such as one of the user's own: in a narrow tree the words that most questions start
/// with would be all there is to see.
fn without_opening(text: &str) -> String {
    const OPENINGS: [&str; 8] = [
        "Tell me about a time when ",
        "Tell me about a time ",
        "Tell me about ",
        "Describe a time when ",
        "Describe ",
        "Walk me through ",
        "When have you ",
        "Have you ever ",
    ];
    OPENINGS.iter().find_map(|opening| text.strip_prefix(opening)).map_or_else(|| text.to_owned(), capital)
}

/// What history says of a leaf.
fn mark(node: Node, cx: Context<'_>) -> Span<'static> {
    let Some(progress) = cx.progress() else { return Span::raw("  ") };
    let Some(id) = node.id(&cx.bank) else { return Span::raw("  ") };
    match node {
        _ if progress.flagged(id) => Role::Bad.span("! "),
        Node::Question(..) | Node::Behind(..) if progress.suspended(id) => Role::Dim.span("– "),
        Node::Ask(..) if progress.starred(id) => Role::Warn.span("★ "),
        Node::Question(..) | Node::Behind(..) if cx.is_told(id) => Role::Good.span("✓ "),
        Node::Question(..) | Node::Behind(..) if cx.set.outside.contains(id) => Role::Dim.span("◦ "),
        Node::Question(..) | Node::Behind(..) => Role::Dim.span("· "),
        Node::Ask(..) => Role::Dim.span("☆ "),
        _ => Span::raw("  "),
    }
}

/// How many questions of a theme were told; how many questions to ask are starred; the star of a question.
fn tail(node: Node, cx: Context<'_>) -> String {
    let Some(progress) = cx.progress() else { return String::new() };
    match node {
        Node::Theme(..) => {
            let questions = node.questions(&cx.bank);
            let told = questions.iter().filter(|question| cx.is_told(&question.id)).count();
            format!("{told}/{}", questions.len())
        }
        Node::AskGroup(p, g) => {
            let questions = &cx.bank.packs()[p].ask[g].questions;
            match questions.iter().filter(|question| progress.starred(&question.id)).count() {
                0 => String::new(),
                stars => format!("★ {stars}"),
            }
        }
        Node::Principle(p, i) => cx.bank.packs()[p].principles[i].company.clone(),
        _ if node.question(&cx.bank).is_some_and(|it| progress.starred(&it.id)) => "★".to_owned(),
        _ => String::new(),
    }
}
