//! The list in which a story is told what it shows, or which questions it answers.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::draw::overlay::{foot, lines};
use crate::app::model::Model;
use crate::domain::id::Id;
use crate::domain::story::topic::AI_TAG;
use crate::screens::matrix::view::strength;
use crate::screens::overlay::Labelling;
use crate::screens::overlay::labelling::Sort;
use crate::ui::canvas::Canvas;
use crate::ui::list::List;
use crate::ui::page::hanging;
use crate::ui::text::{fit, wrap};
use crate::ui::theme::Role;

/// Draws the list; questions need more room than competencies.
pub(super) fn draw(labelling: &Labelling, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let Some(story) = model.known.library.story(&labelling.story) else { return };
    let (title, about) = match labelling.sort {
        Sort::Tags => ("Competencies it shows", "choose the strongest first"),
        Sort::Fits => ("Questions it answers", "● strong  ○ usable  · not"),
    };
    let inside = foot(canvas, body, labelling.rows.len() + 3);
    let head = fit(&format!("{title}: {}", story.title), inside.width.into());
    lines(canvas, inside, &head, &[Line::from(Role::Fact.span(about))]);
    let below = Rect { y: inside.y + 3, height: inside.height.saturating_sub(3), ..inside };
    let mut list = List::of(below, labelling.selected);
    for label in &labelling.rows {
        let (mark, role) = strength(labelling.strength(story, label));
        let text = name(label, labelling.sort, model);
        list.row(|page, row| {
            let room = page.beside(4);
            let lines = if row.here { wrap(text, room) } else { vec![fit(text, room)] };
            page.extend(hanging(vec![row.mark(0), role.span(format!("{mark} "))], row.role(), lines));
        });
    }
    list.draw(canvas, below);
}

fn name<'a>(row: &'a Id, sort: Sort, model: &'a Model) -> &'a str {
    match sort {
        Sort::Tags if row.as_str() == AI_TAG => "About AI, even if it doesn't mention AI",
        Sort::Tags => model.known.bank.competency_title(row),
        Sort::Fits => model.known.bank.question(row).map_or(row.as_str(), |(_, question)| &question.text),
    }
}
