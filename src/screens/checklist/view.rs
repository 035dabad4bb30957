//! The checklist screen.
//!
//! ```text
//! Before the interview                                                        2 of 6
//!   Six things worth having done before anyone asks you a question.
//!
//! ▸ ■  Choose three to five questions ...
//!        3 of 3-5 starred in Browse
//!   ■  Read up on the company ...
//!        no page of notes on a company yet  ·  ticked by hand  ·  note: ask about evals
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::bank::Pack;
use crate::domain::checklist::ChecklistItem;
use crate::domain::standing::Proof;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::checklist::Checklist;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::wrap;
use crate::ui::theme::Role;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 96;

/// Draws the screen.
pub(in crate::screens) fn draw(checklist: &Checklist, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let Some(progress) = cx.progress() else {
        canvas.line(area.x, area.y, area.width, &Line::from(Role::Dim.span("Reading your history …")));
        return;
    };
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    heading(&mut page, cx, wide);
    let mut row = 0;
    for pack in cx.bank.packs().iter().filter(|pack| !pack.checklist.is_empty()) {
        introduction(&mut page, pack, wide);
        for item in &pack.checklist {
            let Some(proof) = cx.standing.proofs.get(row) else { break };
            let start = page.len();
            let selected = row == checklist.selected;
            let note = progress.note(&item.id);
            entry(&mut page, row, &Entry { item, proof, note, selected }, wide);
            if selected {
                page.focus_from(start);
            }
            page.gap();
            row += 1;
        }
    }
    page.draw(canvas, area);
}

fn heading(page: &mut Page, cx: Context<'_>, wide: usize) {
    let (done, items) = (cx.standing.checklist_done(), cx.standing.proofs.len());
    let count = format!("{done} of {items}");
    let title = " Before the interview";
    let gap = wide.saturating_sub(title.len() + count.len() + 1);
    page.push(Line::from(vec![
        Role::Strong.span(title),
        Span::raw(" ".repeat(gap)),
        if done == items { Role::Good.span(count) } else { Role::Text.span(count) },
    ]));
}

/// What a pack says before its items.
fn introduction(page: &mut Page, pack: &Pack, wide: usize) {
    for line in wrap(&pack.introductions.checklist, wide.saturating_sub(4)) {
        page.push(Line::from(vec![Span::raw("   "), Role::Dim.span(line)]));
    }
    page.gap();
}

/// An item with what speaks for it.
struct Entry<'a> {
    item: &'a ChecklistItem,
    proof: &'a Proof,
    note: Option<&'a str>,
    selected: bool,
}

fn entry(page: &mut Page, row: usize, entry: &Entry<'_>, wide: usize) {
    let &Entry { item, selected, .. } = entry;
    let (mark, mark_role) = if entry.proof.is_done() { ("■", Role::Good) } else { ("□", Role::Dim) };
    let role = if selected { Role::Here } else { Role::Text };
    for (number, line) in wrap(&item.text, wide.saturating_sub(8)).into_iter().enumerate() {
        let lead = match (number, selected) {
            (0, true) => vec![role.span(" ▸ "), mark_role.span(mark), Span::raw("  ")],
            (0, false) => vec![Span::raw("   "), mark_role.span(mark), Span::raw("  ")],
            _ => vec![Span::raw(" ".repeat(6))],
        };
        page.push_hit(Line::from([lead, vec![role.span(line)]].concat()), Target::Row(row));
        if number == 0 {
            page.hit_last(Some(3..5), Target::RowDo(row, Action::Tick));
        }
    }
    let role = if entry.proof.enough { Role::Good } else { Role::Dim };
    for line in wrap(&facts(entry), wide.saturating_sub(8)).into_iter().filter(|line| !line.is_empty()) {
        page.push_hit(Line::from(vec![Span::raw(" ".repeat(6)), role.span(line)]), Target::Row(row));
    }
}

/// The evidence, whether it is ticked by hand, and the note.
fn facts(entry: &Entry<'_>) -> String {
    let mut facts = Vec::new();
    if !entry.proof.words.is_empty() {
        facts.push(entry.proof.words.clone());
    }
    if entry.proof.ticked {
        facts.push("ticked by hand".to_owned());
    }
    if let Some(note) = entry.note {
        facts.push(format!("note: {note}"));
    }
    facts.join("  ·  ")
}
