//! Scrolling: how far what has the focus can be moved through, and where a key moves it.

use crate::keys::action::Action;

/// How many lines or rows a page is.
pub const PAGE: usize = 10;

/// How the page with the focus was drawn, so that a key need not draw it again to know where it leads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first line seen.
    pub at: usize,
    /// The line it may be scrolled up to before the row above is selected.
    pub low: usize,
    /// The line it may be scrolled down to before the row below is selected.
    pub high: usize,
    /// Whether no row comes before the selected one.
    pub top: bool,
    /// Whether no row comes after the selected one.
    pub bottom: bool,
    /// The last line that a page may start with, where the screen itself knows the first one.
    pub end: usize,
}

impl Scroll {
    /// Whether there is more to see than fits, without selecting another row.
    pub fn is_long(self) -> bool {
        self.low < self.high
    }

    /// The same, where the user has scrolled to a line since.
    #[must_use]
    pub fn moved_to(self, line: Option<usize>) -> Self {
        Self { at: line.map_or(self.at, |line| line.clamp(self.low, self.high)), ..self }
    }

    /// The first line to show after a key; nothing where the key selects another row instead, or everything is seen.
    pub fn step(self, action: Action) -> Option<usize> {
        let is_end = match action {
            Action::Up | Action::PageUp | Action::First => self.top,
            _ => self.bottom,
        };
        let jumps = matches!(action, Action::First | Action::Last);
        if !self.is_long() || !is_move(action) || jumps && !is_end {
            return None;
        }
        let next = moved(self.at, action, self.high + 1).max(self.low);
        (next != self.at || is_end).then_some(next)
    }
}

/// Moves a selection in a list of `len` rows; a page is ten.
pub fn moved(selected: usize, action: Action, len: usize) -> usize {
    let last = len.saturating_sub(1);
    match action {
        Action::Down => (selected + 1).min(last),
        Action::Up => selected.min(last).saturating_sub(1),
        Action::PageDown => (selected + PAGE).min(last),
        Action::PageUp => selected.min(last).saturating_sub(PAGE),
        Action::First => 0,
        Action::Last => last,
        _ => selected.min(last),
    }
}

/// Whether an action moves a selection.
pub fn is_move(action: Action) -> bool {
    matches!(
        action,
        Action::Down | Action::Up | Action::PageDown | Action::PageUp | Action::First | Action::Last
    )
}

#[cfg(test)]
mod tests {
    use super::Scroll;
    use crate::keys::action::Action;

    #[test]
    fn a_key_scrolls_as_far_as_the_row_reaches_and_then_leaves_it() {
        let middle = Scroll { at: 5, low: 4, high: 7, ..Scroll::default() };
        assert_eq!(middle.step(Action::Down), Some(6));
        assert_eq!(middle.step(Action::PageDown), Some(7));
        assert_eq!(middle.step(Action::Up), Some(4));
        assert_eq!(Scroll { at: 7, ..middle }.step(Action::Down), None, "the next row is selected");
        assert_eq!(middle.step(Action::Last), None, "another row is the last one");
        let last = Scroll { bottom: true, ..middle };
        assert_eq!(last.step(Action::Last), Some(7));
        assert_eq!(last.moved_to(Some(7)).step(Action::Down), Some(7), "it stays where it ends");
        assert_eq!(middle.step(Action::Enter), None);
        assert_eq!(Scroll::default().step(Action::Down), None, "everything is seen");
    }
}
