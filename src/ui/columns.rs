//! A list next to what is selected in it; where there is no room for both, the one that has the focus.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::ui::canvas::Canvas;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// Both need this much.
pub const BOTH: u16 = 76;

/// From this many columns on a panel stands beside the first column.
pub const WITH_PANEL: u16 = 112;

/// The cells of the first column where a panel stands beside it: questions take the most.
pub const FIRST: u16 = 64;

/// The cells from a column to the one beside it, the line among them.
const APART: u16 = 2;

/// The first column and the panel beside it, with a line between them; nothing where there is no room for both.
pub fn with_panel(canvas: &mut Canvas<'_>, area: Rect) -> Option<[Rect; 2]> {
    let [left, right] = split(area)?;
    rule(canvas, Rect { x: left.right(), ..area }, Role::Dim);
    Some([left, right])
}

fn split(area: Rect) -> Option<[Rect; 2]> {
    let left = Rect { width: FIRST.min(area.width), ..area };
    let x = left.right() + APART;
    (area.width >= WITH_PANEL).then(|| [left, Rect { x, width: area.right() - x, ..area }])
}

/// Draws a panel beside the first column, and returns what is left for that. There is none where it has nothing to say,
/// and where it would have to be scrolled: it belongs below then.
pub fn panel(canvas: &mut Canvas<'_>, area: Rect, page: impl FnOnce(Rect) -> Page) -> Option<Rect> {
    let [left, right] = split(area)?;
    // Its titles have a blank before them, as in the first column.
    let right = Rect { x: right.x - 1, width: right.width + 1, ..right };
    let page = page(right);
    if page.is_empty() || page.len() > usize::from(area.height) {
        return None;
    }
    rule(canvas, Rect { x: left.right(), ..area }, Role::Dim);
    page.draw_still(canvas, right);
    Some(left)
}

/// A line down the left edge of an area.
fn rule(canvas: &mut Canvas<'_>, area: Rect, role: Role) {
    for y in area.y..area.bottom() {
        canvas.line(area.x, y, 1, &Line::from(role.span("│")));
    }
}

/// Two columns.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// How wide the list is next to the detail.
    pub list: u16,
    /// Cells left free before and after the detail where it stands alone.
    pub inset: [u16; 2],
    /// Whether the detail has the focus.
    pub reading: bool,
}

impl Columns {
    /// Draws the list and the detail, each from its page, as far as they are seen.
    pub fn draw(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        list: impl FnOnce(Rect) -> Page,
        detail: impl FnOnce(Rect) -> Page,
    ) {
        let [left, right] = self.split(canvas, area);
        if let Some(area) = left {
            draw(&list(area), !self.reading, canvas, area);
        }
        if let Some(area) = right {
            draw(&detail(area), self.reading, canvas, area);
        }
    }

    /// Where the list and the detail stand, as far as they are seen; draws the line between them.
    pub fn split(self, canvas: &mut Canvas<'_>, area: Rect) -> [Option<Rect>; 2] {
        if area.width < BOTH {
            let [before, after] = self.inset;
            let alone = Rect { x: area.x + before, width: area.width.saturating_sub(before + after), ..area };
            return if self.reading { [None, Some(alone)] } else { [Some(area), None] };
        }
        let left = Rect { width: self.list, ..area };
        rule(canvas, Rect { x: left.right(), ..area }, if self.reading { Role::Accent } else { Role::Dim });
        let width = (area.width - self.list).saturating_sub(APART);
        [Some(left), Some(Rect { x: left.right() + APART, width, ..area })]
    }
}

fn draw(page: &Page, has_focus: bool, canvas: &mut Canvas<'_>, area: Rect) {
    if has_focus { page.draw(canvas, area) } else { page.draw_still(canvas, area) }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::{BOTH, Columns};
    use crate::ui::canvas::{Canvas, Frame};
    use crate::ui::page::Page;

    fn shown(width: u16, reading: bool) -> (String, Frame) {
        let area = Rect::new(0, 0, width, 2);
        let page = |text: &str, lines: usize| {
            let mut page = Page::of(area);
            (0..lines).for_each(|_| page.push(text.to_owned()));
            page
        };
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, None);
        let columns = Columns { list: 10, inset: [1, 0], reading };
        columns.draw(&mut canvas, area, |_| page("list", 3), |_| page("detail", 5));
        let frame = canvas.finish();
        ((0..width).map(|x| buffer[(x, 0)].symbol()).collect::<String>().trim_end().to_owned(), frame)
    }

    #[test]
    fn both_are_seen_where_there_is_room_and_else_the_one_with_the_focus() {
        assert_eq!(shown(BOTH, false).0, "list      │ detail");
        assert_eq!(shown(BOTH, true).0, "list      │ detail");
        assert_eq!(shown(BOTH - 1, false).0, "list");
        assert_eq!(shown(BOTH - 1, true).0, " detail");
    }

    #[test]
    fn the_one_with_the_focus_scrolls() {
        assert_eq!(shown(BOTH, false).1.scroll.high, 1);
        assert_eq!(shown(BOTH, true).1.scroll.high, 3);
    }
}
