//! The list in which a story is told what it shows, or which questions it answers.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::draw::overlay::frame;
use crate::app::model::Model;
use crate::domain::id::Id;
use crate::domain::story::topic::AI_TAG;
use crate::screens::matrix::view::strength;
use crate::screens::overlay::Labelling;
use crate::screens::overlay::labelling::Sort;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{fit, wrap};
use crate::ui::theme::Role;

/// Draws the list; questions need more room than competencies.
pub(super) fn draw(labelling: &Labelling, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let Some(story) = model.known.library.story(&labelling.story) else { return };
    let (title, about, width) = match labelling.sort {
        Sort::Tags => ("What it shows", "the first you choose is what it shows most", 56),
        Sort::Fits => ("Which questions it answers", "● strong  ○ usable  · not", 100),
    };
    let height = (labelling.rows.len() as u16).saturating_add(5).min(body.height.saturating_sub(1));
    let inside = frame(canvas, body, width, height);
    let wide = usize::from(Page::room(inside));
    let head = format!("{title}: {}", story.title);
    canvas.line(inside.x, inside.y, inside.width, &Line::from(Role::Strong.span(fit(&head, wide))));
    canvas.line(inside.x, inside.y + 1, inside.width, &Line::from(Role::Dim.span(fit(about, wide))));
    let mut page = Page::default();
    for (number, row) in labelling.rows.iter().enumerate() {
        let start = page.len();
        let here = number == labelling.selected;
        let (mark, role) = strength(labelling.strength(story, row));
        let words = if here { Role::Here } else { Role::Text };
        let text = name(row, labelling.sort, model);
        let lines =
            if here { wrap(text, wide.saturating_sub(4)) } else { vec![fit(text, wide.saturating_sub(4))] };
        for (at, line) in lines.into_iter().enumerate() {
            let lead = match (at, here) {
                (0, true) => vec![words.span("▸ "), role.span(format!("{mark} "))],
                (0, false) => vec![words.span("  "), role.span(format!("{mark} "))],
                _ => vec![words.span("    ")],
            };
            page.push_hit(Line::from([lead, vec![words.span(line)]].concat()), Target::Row(number));
        }
        if here {
            page.focus_from(start);
        }
    }
    let list = Rect { y: inside.y + 3, height: inside.height.saturating_sub(3), ..inside };
    page.draw(canvas, list);
}

fn name<'a>(row: &'a Id, sort: Sort, model: &'a Model) -> &'a str {
    match sort {
        Sort::Tags if row.as_str() == AI_TAG => "About AI, whatever its words",
        Sort::Tags => model.known.bank.competency_title(row),
        Sort::Fits => model.known.bank.question(row).map_or(row.as_str(), |(_, question)| &question.text),
    }
}
