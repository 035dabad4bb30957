//! A form: rows with a name and a value that two keys change.

use ratatui::text::{Line, Span};

use crate::keys::action::Action;
use crate::ui::canvas::Target;
use crate::ui::list::Row;
use crate::ui::page::Page;
use crate::ui::text::{pad, width};
use crate::ui::theme::Role;

/// How a form is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The cells of a name, the mark before it included.
    pub name: usize,
    /// The cells of a value, the arrow before it included; it ends where they end, and starts in those of the name where
    /// it is longer.
    pub value: usize,
}

impl Form {
    /// Adds a row; the selected one has arrows around its value where two keys change it. `about` stands after it.
    pub fn row(
        self,
        page: &mut Page,
        row: Row,
        [name, value]: [&str; 2],
        changes: bool,
        about: Vec<Span<'static>>,
    ) {
        let role = row.role();
        let arrows = row.here && changes;
        let (left, right) = if arrows { ("‹ ", " ›") } else { ("", "  ") };
        let needed = width(value) + width(left);
        let before = self.value.saturating_sub(needed);
        // A long value takes from the name: what stands after it stays in its column.
        let name_cells = self.name.saturating_sub(needed.saturating_sub(self.value));
        let mut spans = vec![
            row.mark(1),
            role.span(pad(name, name_cells.saturating_sub(3))),
            Role::Key.span(format!("{}{left}", " ".repeat(before))),
            role.span(value.to_owned()),
            Role::Key.span(right),
        ];
        spans.extend(about);
        page.push(Line::from(spans));
        if arrows {
            let end = name_cells + before + needed;
            for (start, action) in [(name_cells + before, Action::Left), (end, Action::Right)] {
                // An arrow takes two cells.
                let cells = start as u16..start as u16 + 2;
                page.hit_last(Some(cells), Target::RowDo(row.number, action));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::Form;
    use crate::keys::action::Action;
    use crate::ui::canvas::{Canvas, Target};
    use crate::ui::list::List;

    #[test]
    fn the_arrows_of_the_selected_row_change_its_value() {
        let area = Rect::new(0, 0, 24, 2);
        let form = Form { name: 12, value: 6 };
        let mut list = List::of(area, 1);
        for value in ["3", "12"] {
            list.row(|page, row| form.row(page, row, ["drills", value], true, Vec::new()));
        }
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, None);
        list.draw(&mut canvas, area);
        let hits = canvas.finish().hits;
        let line = |y| (0..24).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        assert_eq!([line(0), line(1)], ["   drills        3", " ▌ drills     ‹ 12 ›"]);
        assert_eq!(hits.at(14, 1), Some(Target::RowDo(1, Action::Left)));
        assert_eq!(hits.at(19, 1), Some(Target::RowDo(1, Action::Right)));
        assert_eq!(hits.at(19, 0), Some(Target::Row(0)));
    }
}
