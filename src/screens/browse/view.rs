//! The browser on the screen: the tree at the left, the detail at the right; on a narrow terminal one of them.
//!
//! ```text
//!   Why these interviews differ     │ Tell me about a time you had to tell a
//! ▾ Themes                          │ stakeholder no.
//!   ▾ Handling ambiguity            │
//!     ✓ Tell me about a project …   │ What they look for
//! ▸   · How do you decide …         │   plain words, no jargon
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::screens::Context;
use crate::screens::browse::Browse;
use crate::screens::browse::tree::Node;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{fit, width};
use crate::ui::theme::Role;

pub mod detail;

/// Below this width only one of tree and detail is shown.
const BOTH: u16 = 72;

/// Draws the screen.
pub(in crate::screens) fn draw(browse: &Browse, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    if area.width >= BOTH || browse.reading().is_none() {
        tree(browse, cx, canvas, tree_area(area));
    }
    if area.width >= BOTH {
        let x = tree_area(area).right();
        for y in area.y..area.bottom() {
            let role = if browse.reading().is_some() { Role::Accent } else { Role::Dim };
            canvas.line(x, y, 1, &Line::from(role.span("│")));
        }
    }
    if area.width >= BOTH || browse.reading().is_some() {
        let seen = detail_area(Context { area, ..cx });
        let page = detail::page(browse, cx, Page::room(seen).into());
        page.draw_from(canvas, seen, browse.reading().unwrap_or(0));
    }
}

fn tree_area(area: Rect) -> Rect {
    let width = if area.width < BOTH { area.width } else { (area.width * 2 / 5).min(56) };
    Rect { width, ..area }
}

/// Where the detail is drawn.
pub(in crate::screens) fn detail_area(cx: Context<'_>) -> Rect {
    let area = cx.area;
    if area.width < BOTH {
        return Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    }
    let x = tree_area(area).right() + 2;
    Rect { x, width: (area.right() - x).min(90), ..area }
}

/// The visible part of the tree, with the selected node in it.
fn tree(browse: &Browse, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let nodes = browse.tree().nodes(&cx.bank);
    let selected = browse.tree().row(&cx.bank);
    let height = usize::from(area.height);
    let first = (selected + 3).saturating_sub(height).min(nodes.len().saturating_sub(height));
    for (y, (row, (depth, node))) in (area.y..area.bottom()).zip(nodes.iter().enumerate().skip(first)) {
        let here = row == selected;
        let line = entry(*node, *depth, here, browse, cx, area.width.into());
        canvas.line(area.x, y, area.width, &line);
        canvas.hit(Rect::new(area.x, y, area.width, 1), Target::Row(row));
    }
    let right = area.right().saturating_sub(1);
    if first > 0 {
        canvas.line(right, area.y, 1, &Line::from(Role::Dim.span("▴")));
    }
    if first + height < nodes.len() {
        canvas.line(right, area.bottom().saturating_sub(1), 1, &Line::from(Role::Dim.span("▾")));
    }
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
    let title = fit(&short(node.title(&cx.bank)), room);
    let gap = " ".repeat(room.saturating_sub(width(&title)) + usize::from(!tail.is_empty()));
    let cursor = if here { Role::Here.span("›") } else { Span::raw(" ") };
    let indent = Span::raw(indent.chars().skip(1).collect::<String>());
    Line::from(vec![cursor, indent, fold, role.span(title), Span::raw(gap), Role::Dim.span(tail)])
}

/// In a narrow tree the words that most questions begin with would be all there is to see.
fn short(text: &str) -> String {
    const OPENINGS: [&str; 12] = [
        "Tell me about a time when ",
        "Tell me about a time ",
        "Tell me about the ",
        "Tell me about an ",
        "Tell me about a ",
        "Tell me about ",
        "Describe a time when ",
        "Describe a ",
        "Describe ",
        "Walk me through ",
        "When have you ",
        "Have you ever ",
    ];
    let rest = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening));
    rest.map_or_else(|| text.to_owned(), |rest| format!("… {rest}"))
}

/// What history says of a leaf.
fn mark(node: Node, cx: Context<'_>) -> Span<'static> {
    let Some(progress) = cx.progress() else { return Span::raw("  ") };
    let Some(id) = node.id(&cx.bank) else { return Span::raw("  ") };
    match node {
        _ if progress.flagged(id) => Role::Bad.span("! "),
        Node::Question(..) if progress.suspended(id) => Role::Dim.span("– "),
        Node::Question(..) if cx.is_told(id) => Role::Good.span("✓ "),
        Node::Question(..) => Role::Dim.span("· "),
        Node::Ask(..) if progress.starred(id) => Role::Warn.span("★ "),
        Node::Ask(..) => Role::Dim.span("☆ "),
        _ => Span::raw("  "),
    }
}

/// How many questions of a theme were told; how many questions to ask are starred.
fn tail(node: Node, cx: Context<'_>) -> String {
    let Some(progress) = cx.progress() else { return String::new() };
    match node {
        Node::Theme(p, t) => {
            let questions = &cx.bank.packs()[p].themes[t].questions;
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
        _ => String::new(),
    }
}
