//! Facts: what is counted, how many there are, of how many, and how much that is.

use ratatui::text::{Line, Span};

use crate::ui::chart::share;
use crate::ui::text::pad;
use crate::ui::theme::Role;

/// The cells of what is counted, of the numbers, and of the bar.
const CELLS: [usize; 3] = [24, 10, 10];

/// A fact in a line, such as "checklist  2 of 6  ▇▇▇░░░░░░░"; it is marked as good once that is enough.
pub fn fact(label: &str, number: usize, of: usize, is_enough: bool) -> Line<'static> {
    let role = if is_enough { Role::Good } else { Role::Text };
    let [label_cells, number_cells, bar] = CELLS;
    let rest = pad(&format!(" of {of}"), number_cells.saturating_sub(number.to_string().len()));
    let mut line = Line::from(vec![
        Span::raw(format!("   {}", pad(label, label_cells))),
        role.span(number.to_string()),
        Role::Fact.span(rest),
    ]);
    line.extend(share(number, of, bar, role));
    line
}

#[cfg(test)]
mod tests {
    use super::fact;
    use crate::ui::theme::Role;

    #[test]
    fn a_fact_is_good_once_it_is_enough() {
        let few = fact("checklist", 2, 6, false);
        assert_eq!(few.to_string(), "   checklist               2 of 6    ▇▇▇░░░░░░░");
        assert_eq!(few.spans[1].style, Role::Text.style());
        assert_eq!(fact("checklist", 6, 6, true).spans[1].style, Role::Good.style());
    }
}
