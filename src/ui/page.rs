//! A page: lines one under the other that scroll so that the selected one is seen.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::ui::canvas::{Canvas, Target};
use crate::ui::theme::Role;

/// Lines, what a click on each means, and which must be seen.
#[derive(Debug, Default)]
pub struct Page {
    lines: Vec<(Line<'static>, Vec<Part>)>,
    focus: Range<usize>,
}

/// Columns of a line that can be clicked; all of them where there is no range.
#[derive(Debug)]
struct Part {
    columns: Option<Range<u16>>,
    target: Target,
}

impl Page {
    /// Adds a line.
    pub fn push(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push((line.into(), Vec::new()));
    }

    /// Adds an empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|(line, _)| line.width() > 0) {
            self.push(Line::default());
        }
    }

    /// Adds a line that can be clicked.
    pub fn push_hit(&mut self, line: impl Into<Line<'static>>, target: Target) {
        self.push(line);
        self.hit_last(None, target);
    }

    /// Makes columns of the last line clickable.
    pub fn hit_last(&mut self, columns: Option<Range<u16>>, target: Target) {
        if let Some((_, parts)) = self.lines.last_mut() {
            parts.push(Part { columns, target });
        }
    }

    /// The columns for text: the last one is left to the marks that say there is more.
    pub fn room(area: Rect) -> u16 {
        area.width.saturating_sub(1)
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// These lines are the ones that must be seen.
    pub fn focus_on(&mut self, lines: Range<usize>) {
        self.focus = lines;
    }

    /// The lines from `start` on are the ones that must be seen.
    pub fn focus_from(&mut self, start: usize) {
        self.focus = start..self.lines.len();
    }

    /// Draws the page, scrolled as little as needed to show the focus.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        self.draw_from(canvas, area, self.first_seen(area.height.into()));
    }

    /// Draws the page from a line on; the last lines are always reached. Returns the line it began with.
    pub fn draw_from(&self, canvas: &mut Canvas<'_>, area: Rect, first: usize) -> usize {
        let height = usize::from(area.height);
        let first = first.min(self.lines.len().saturating_sub(height));
        let seen = self.lines.iter().skip(first).take(height);
        for (y, (line, parts)) in (area.y..).zip(seen) {
            canvas.line(area.x, y, Self::room(area), line);
            for part in parts {
                canvas.hit(columns(area, y, part.columns.as_ref()), part.target);
            }
        }
        self.arrows(canvas, area, first);
        first
    }

    /// The first line to show so that the focus is seen, with a line of what is around it where there is room.
    fn first_seen(&self, height: usize) -> usize {
        let margin = usize::from(height > self.focus.len() + 2);
        let end = (self.focus.end + margin).min(self.lines.len());
        let start = self.focus.start.saturating_sub(margin);
        end.saturating_sub(height).min(start)
    }

    /// Marks at the right edge say that there is more above or below.
    fn arrows(&self, canvas: &mut Canvas<'_>, area: Rect, first: usize) {
        if area.width == 0 || area.height == 0 {
            return;
        }
        let right = area.right() - 1;
        if first > 0 {
            canvas.line(right, area.y, 1, &Line::from(Role::Dim.span("▴")));
        }
        if first + usize::from(area.height) < self.lines.len() {
            canvas.line(right, area.bottom() - 1, 1, &Line::from(Role::Dim.span("▾")));
        }
    }
}

fn columns(area: Rect, y: u16, columns: Option<&Range<u16>>) -> Rect {
    let whole = Rect::new(area.x, y, area.width, 1);
    let Some(columns) = columns else { return whole };
    let width = columns.end.saturating_sub(columns.start);
    Rect::new(area.x + columns.start, y, width, 1).intersection(whole)
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_page_scrolls_as_little_as_needed() {
        let mut page = Page::default();
        for number in 0..20 {
            let start = page.len();
            page.push(number.to_string());
            if number == 10 {
                page.focus_from(start);
            }
        }
        assert_eq!(page.first_seen(20), 0);
        assert_eq!(page.first_seen(12), 0, "the line and one below are seen");
        assert_eq!(page.first_seen(11), 1);
        assert_eq!(page.first_seen(1), 10);
    }
}
