//! The frame round every screen: where it stands, and how many lines it takes.

use ratatui::layout::Rect;

/// Wider than this no screen is: the eye would travel.
const WIDEST: u16 = 116;

/// The columns of every screen, the frame's own lines too: in the middle of a wide terminal.
pub(crate) fn columns(terminal: Rect) -> Rect {
    let width = terminal.width.min(WIDEST);
    Rect { x: terminal.x + (terminal.width - width) / 2, width, ..terminal }
}

/// Lines of the frame at the top and at the bottom: fewer on a low terminal.
pub(crate) fn lines(area: Rect) -> u16 {
    match area.height {
        0..4 => 0,
        4..13 => 1,
        _ => 2,
    }
}

/// The cells of a screen: all but the frame.
pub fn body(terminal: Rect, at_place: bool) -> Rect {
    let area = columns(terminal);
    let (above, below) = (if at_place { lines(area) } else { 0 }, lines(area));
    Rect { y: area.y + above, height: area.height.saturating_sub(above + below), ..area }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::body;

    #[test]
    fn a_screen_stands_in_the_middle_of_a_wide_terminal_and_fills_a_narrow_one() {
        let of = |width| {
            let Rect { x, width, .. } = body(Rect::new(0, 0, width, 24), true);
            (x, width)
        };
        assert_eq!([of(60), of(116), of(120), of(201)], [(0, 60), (0, 116), (2, 116), (42, 116)]);
    }
}
