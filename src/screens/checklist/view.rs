//! The checklist screen.
//!
//! ```text
//! Before the interview                                                        2 of 6
//!   Six things worth having done before anyone asks you a question.
//!
//! ▌ ■  Choose three to five questions ...
//! ▌    3 starred in Browse (you need 3 to 5)
//!   ■  Read up on the company ...
//!      no notes on a company yet  ·  checked off by you  ·  note: ask about evals
//! ```

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::coach::readiness::Proof;
use crate::domain::checklist::ChecklistItem;
use crate::keys::action::Action;
use crate::screens::checklist::Checklist;
use crate::screens::{Context, sections};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::empty::reading;
use crate::ui::list::{List, Row};
use crate::ui::page::{Page, hanging, side_by_side};
use crate::ui::text::wrap;
use crate::ui::theme::Role;

/// From this many cells on what speaks for an item stands beside it.
const WITH_FACTS: usize = 110;

/// The cells before an item.
const LEAD: usize = 6;

/// Draws the screen.
pub(in crate::screens) fn draw(checklist: &Checklist, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(progress) = cx.progress() else { return reading(canvas, area) };
    let mut list = List::of(area, checklist.selected);
    let done = cx.known.checklist_done();
    let role = if done.is_all() { Role::Good } else { Role::Text };
    list.page.ends(
        Role::Strong.span(" BEFORE THE INTERVIEW"),
        role.span(format!("{} of {}", done.holds, done.of)),
    );
    let mut proofs = cx.known.proofs().iter();
    for pack in cx.bank.packs().iter().filter(|pack| !pack.checklist.is_empty()) {
        list.page.text(Role::Fact, (3, 1), &pack.introductions.checklist);
        list.page.gap();
        for (item, proof) in pack.checklist.iter().zip(&mut proofs) {
            list.row(|page, row| entry(page, row, item, proof, progress.note(&item.id)));
            list.page.gap();
        }
    }
    if area.height >= sections::TALL {
        below(&mut list.page, cx, area.height);
    }
    list.draw(canvas, area);
}

/// What a tall screen has room for: the stories, the competencies without one, and the questions to them.
fn below(page: &mut Page, cx: Context<'_>, height: u16) {
    let wide = page.wide();
    let half = if wide >= WITH_FACTS { wide / 2 } else { wide };
    let (stories, to_ask) = (sections::stories(cx, half), sections::to_ask(cx, half));
    let (gaps, more) = (sections::without_story(cx, half), sections::more_to_ask(cx, half));
    if half < wide {
        let room = height.saturating_sub(page.len() as u16 + 1);
        let [left, right] = [[stories, gaps], [to_ask, more]].map(|sections| {
            let mut column = Page::new(half);
            for section in sections {
                column.fill(section, room);
            }
            column.into_lines()
        });
        page.fill(side_by_side(left, right, half), height);
    } else {
        for section in [stories, to_ask, gaps, more] {
            page.fill(section, height);
        }
    }
}

/// An item with what speaks for it: beside it where there is room, else below.
fn entry(page: &mut Page, row: Row, item: &ChecklistItem, proof: &Proof, note: Option<&str>) {
    let (mark, role) = if proof.is_done() { ("■", Role::Good) } else { ("□", Role::Dim) };
    let lead = vec![row.mark(1), role.span(mark), Span::raw("  ")];
    let (start, is_wide) = (page.len(), page.wide() >= WITH_FACTS);
    let column = if is_wide { page.wide() / 2 } else { page.wide() };
    let text = wrap(&item.text, column.saturating_sub(LEAD + 2).min(page.text_beside(LEAD)));
    let text = hanging(lead, row.role(), text);
    let role = if proof.enough { Role::Good } else { Role::Fact };
    let facts = facts(proof, note);
    if is_wide {
        let facts = wrap(&facts, page.beside(column + 2)).into_iter().map(|line| role.span(line).into());
        page.extend(side_by_side(text, facts.collect(), column));
    } else {
        page.extend(text);
        if !facts.is_empty() {
            page.text(role, (LEAD, 2), &facts);
        }
    }
    page.hit_part(start, 3..5, Target::RowDo(row.number, Action::Tick));
}

/// The evidence, whether you checked it off, and the note.
pub(crate) fn facts(proof: &Proof, note: Option<&str>) -> String {
    let mut facts = Vec::new();
    if !proof.words.is_empty() {
        facts.push(proof.words.clone());
    }
    if proof.ticked {
        facts.push("checked off by you".to_owned());
    }
    if let Some(note) = note {
        facts.push(format!("note: {note}"));
    }
    facts.join("  ·  ")
}
