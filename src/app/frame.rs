//! The frame round every screen: how many lines it takes.

use ratatui::layout::Rect;

/// Lines of the frame at the top and at the bottom: fewer on a low terminal.
pub(crate) fn lines(area: Rect) -> u16 {
    match area.height {
        0..4 => 0,
        4..13 => 1,
        _ => 2,
    }
}

/// The cells of a screen: all but the frame.
pub fn body(area: Rect, at_place: bool) -> Rect {
    let (above, below) = (if at_place { lines(area) } else { 0 }, lines(area));
    Rect { y: area.y + above, height: area.height.saturating_sub(above + below), ..area }
}
