//! Facts: what is counted, how many there are, and of how many.

use ratatui::text::{Line, Span};

use crate::ui::text::pad;
use crate::ui::theme::Role;

/// The cells of what is counted.
const LABEL: usize = 27;

/// A fact in a line, such as "checklist  2 of 6"; it is marked as good once that is enough.
pub fn fact(label: &str, number: usize, of: &str, is_enough: bool) -> Line<'static> {
    let role = if is_enough { Role::Good } else { Role::Text };
    Line::from(vec![
        Span::raw(format!("   {}", pad(label, LABEL))),
        role.span(number.to_string()),
        Role::Dim.span(format!(" of {of}")),
    ])
}

#[cfg(test)]
mod tests {
    use super::fact;
    use crate::ui::theme::Role;

    #[test]
    fn a_fact_is_good_once_it_is_enough() {
        let few = fact("checklist", 2, "6", false);
        assert_eq!(few.to_string(), "   checklist                  2 of 6");
        assert_eq!(few.spans[1].style, Role::Text.style());
        assert_eq!(fact("checklist", 6, "6", true).spans[1].style, Role::Good.style());
    }
}
