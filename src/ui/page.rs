//! A page: lines one under the other that scroll so that what has the focus is seen.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::keys::action::Action;
use crate::ui::canvas::{Canvas, SELECTION, Target};
use crate::ui::scroll::Scroll;
use crate::ui::text::{fit, width, wrap};
use crate::ui::theme::Role;

/// Running text is not wider than this, in cells: longer lines are hard to read.
const TEXT: usize = 84;

/// The cells of a line that is read out: more than any text has.
const READ_OUT: usize = 10_000;

/// Lines, what a click on each means, and which must be seen.
#[derive(Debug)]
pub struct Page {
    wide: usize,
    /// Running text is not wider than this.
    text: usize,
    lines: Vec<(Line<'static>, Vec<Clickable>)>,
    focus: Range<usize>,
    /// The lines that can be scrolled to while the focus stays: the others belong to other rows.
    pub(super) reach: Range<usize>,
    /// How many lines around the focus are seen with it, where there is room.
    margin: usize,
    /// The lines of the selected row, and the column of its bar.
    selected: (Range<usize>, u16),
    /// Which of how many rows that is, from 1, where the page is a list.
    pub(super) row: Option<(usize, usize)>,
    /// The line and the column of the caret of what is typed on it.
    caret: Option<(usize, u16)>,
}

/// Columns of a line that can be clicked, all of them where there is no range; and what that means.
type Clickable = (Option<Range<u16>>, Target);

impl Page {
    /// A page for an area. Its last column is left to the marks that say there is more.
    pub fn of(area: Rect) -> Self {
        Self::new(area.width.saturating_sub(1).into())
    }

    /// A page for lines of this width, in cells.
    pub fn new(wide: usize) -> Self {
        let (focus, reach) = (0..0, 0..usize::MAX);
        Self {
            wide,
            text: TEXT,
            lines: Vec::new(),
            focus,
            reach,
            margin: 1,
            selected: (0..0, 0),
            row: None,
            caret: None,
        }
    }

    /// A page that is read out instead of drawn: nothing on it is wrapped or cut.
    pub fn read_out() -> Self {
        Self { text: READ_OUT, ..Self::new(READ_OUT) }
    }

    /// Whether it is read out: columns side by side would be heard across.
    pub fn is_read_out(&self) -> bool {
        self.text == READ_OUT
    }

    /// Its lines as plain text.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|(line, _)| line.to_string())
    }

    /// The same page, with this number of lines around the focus seen with it.
    #[must_use]
    pub fn with_margin(mut self, lines: usize) -> Self {
        self.margin = lines;
        self
    }

    /// The cells of a line.
    pub fn wide(&self) -> usize {
        self.wide
    }

    /// The cells of a line that are left when others take some.
    pub fn beside(&self, others: usize) -> usize {
        self.wide.saturating_sub(others)
    }

    /// The cells that running text takes when others take some of the line: no more than can be read with ease.
    pub fn text_beside(&self, others: usize) -> usize {
        self.beside(others).min(self.text)
    }

    /// Adds a line.
    pub fn push(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push((line.into(), Vec::new()));
    }

    /// Adds lines.
    pub fn extend(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        for line in lines {
            self.push(line);
        }
    }

    /// Its lines alone.
    pub fn into_lines(self) -> Vec<Line<'static>> {
        self.lines.into_iter().map(|(line, _)| line).collect()
    }

    /// Adds a section below a gap, as many of its entries as this height has room for; nothing where that is its title
    /// alone. The lines of an entry but the first are indented deeper.
    pub fn fill(&mut self, section: Vec<Line<'static>>, height: u16) {
        let mut room = usize::from(height).saturating_sub(self.len() + 1);
        let first = section.get(1).map_or(0, indent);
        while room > 1 && section.get(room).is_some_and(|line| indent(line) > first) {
            room -= 1;
        }
        if room > 1 && section.len() > 1 {
            self.gap();
            self.extend(section.into_iter().take(room));
        }
    }

    /// Adds an empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|(line, _)| line.width() > 0) {
            self.push(Line::default());
        }
    }

    /// Adds a paragraph, with a number of cells free at its left and at its right.
    pub fn text(&mut self, role: Role, (left, right): (usize, usize), words: &str) {
        self.hang(Span::raw(" ".repeat(left)), right, role, words);
    }

    /// Adds the title of a section below a gap, in capitals.
    pub fn heading(&mut self, indent: usize, title: &str) {
        self.gap();
        self.text(Role::Strong, (indent, 0), &title.to_uppercase());
    }

    /// Adds a paragraph that hangs on a lead, with a number of cells free at its right.
    pub fn hang(&mut self, lead: impl Into<Line<'static>>, right: usize, role: Role, words: &str) {
        let lead = lead.into();
        let room = self.text_beside(lead.width() + right);
        self.extend(hanging(lead, role, wrap(words, room)));
    }

    /// Adds a line with something at either end.
    pub fn ends(&mut self, left: impl Into<Line<'static>>, right: impl Into<Line<'static>>) {
        self.push(ends(left.into(), right.into(), self.beside(1)));
    }

    /// Adds a line that can be clicked.
    pub fn push_hit(&mut self, line: impl Into<Line<'static>>, target: Target) {
        self.push(line);
        self.hit_last(None, target);
    }

    /// Adds a line with a key and what it does, which can be clicked.
    pub fn key(&mut self, indent: usize, key: &str, role: Role, does: &str, action: Action) {
        let does = fit(does, self.beside(indent + width(key)));
        let spans = vec![Span::raw(" ".repeat(indent)), Role::Key.span(key.to_owned()), role.span(does)];
        self.push_hit(Line::from(spans), Target::Do(action));
    }

    /// Adds words to the last line, with what a click on them means.
    pub fn append(&mut self, words: impl Into<Line<'static>>, target: Option<Target>) {
        let Some((line, parts)) = self.lines.last_mut() else { return };
        let start = line.width() as u16;
        line.extend(words.into().spans);
        let columns = Some(start..line.width() as u16);
        parts.extend(target.map(|target| (columns, target)));
    }

    /// The cells that the last line takes.
    pub fn last_width(&self) -> usize {
        self.lines.last().map_or(0, |(line, _)| line.width())
    }

    /// The caret of what is typed stands in this column of the last line.
    pub fn caret_at(&mut self, column: usize) {
        self.caret = self.lines.len().checked_sub(1).map(|line| (line, column as u16));
    }

    /// Makes columns of the last line clickable.
    pub fn hit_last(&mut self, columns: Option<Range<u16>>, target: Target) {
        if let Some((_, parts)) = self.lines.last_mut() {
            parts.push((columns, target));
        }
    }

    /// Makes columns of a line clickable.
    pub fn hit_part(&mut self, line: usize, columns: Range<u16>, target: Target) {
        if let Some((_, parts)) = self.lines.get_mut(line) {
            parts.push((Some(columns), target));
        }
    }

    /// Makes the lines from `start` on clickable, below what can be clicked in them already.
    pub fn hit_from(&mut self, start: usize, target: Target) {
        for (_, parts) in self.lines.iter_mut().skip(start) {
            parts.insert(0, (None, target));
        }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines from `start` on are the ones that must be seen.
    pub fn focus_from(&mut self, start: usize) {
        self.focus = start..self.lines.len();
    }

    /// The focus is one of several rows: what is above can be scrolled to only from the first of them, and what is
    /// below only from the last.
    pub fn focus_is_row(&mut self, is_first: bool, is_last: bool) {
        let Range { start, end } = self.focus;
        self.reach = if is_first { 0 } else { start }..if is_last { usize::MAX } else { end };
    }

    /// The lines from `start` on are the selected row. Its bar stands down all of them, where the first one has it.
    pub fn select_from(&mut self, start: usize) {
        let first = self.lines.get(start).map(|(line, _)| line.to_string()).unwrap_or_default();
        if let Some((before, _)) = first.split_once(SELECTION) {
            self.selected = (start..self.lines.len(), width(before) as u16);
        }
    }

    /// Draws the page that has the focus, scrolled as little as needed to show what must be seen, or as it was
    /// scrolled by hand.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let first = canvas.scrolls(self.scroll(area.height.into()));
        self.draw_lines(canvas, area, first, true);
        if let Some(row) = self.row.filter(|_| self.len() > area.height.into()) {
            canvas.at_row(area.right(), row);
        }
    }

    /// Draws a page that does not have the focus.
    pub fn draw_still(&self, canvas: &mut Canvas<'_>, area: Rect) {
        self.draw_lines(canvas, area, self.first_seen(area.height.into()), false);
    }

    /// Draws the page from a line on that the screen itself knows; the last lines are always reached.
    pub fn draw_from(&self, canvas: &mut Canvas<'_>, area: Rect, first: usize) {
        let end = self.lines.len().saturating_sub(area.height.into());
        let at = first.min(end);
        canvas.scrolls(Scroll { at, low: at, high: at, end, ..Scroll::default() });
        self.draw_lines(canvas, area, at, true);
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>, area: Rect, first: usize, has_focus: bool) {
        let seen = self.lines.iter().skip(first).take(area.height.into());
        let wide = area.width.min(self.wide as u16);
        let (selected, bar) = &self.selected;
        for ((y, number), (line, parts)) in (area.y..).zip(first..).zip(seen) {
            canvas.line(area.x, y, wide, line);
            if selected.contains(&number) {
                canvas.select(Rect { y, height: 1, ..area }, *bar, has_focus);
            }
            if let Some((_, column)) = self.caret.filter(|(line, _)| *line == number) {
                canvas.caret(area.x + column, y);
            }
            for (part, target) in parts {
                canvas.hit(columns(area, y, part.as_ref()), *target);
            }
        }
        self.arrows(canvas, area, first);
    }

    /// How the page scrolls in an area of this height.
    fn scroll(&self, height: usize) -> Scroll {
        let at = self.first_seen(height);
        let last = self.reach.end.min(self.lines.len());
        Scroll {
            at,
            low: at.min(self.reach.start),
            high: at.max(last.saturating_sub(height)),
            top: self.reach.start == 0,
            bottom: self.reach.end == usize::MAX,
            end: 0,
        }
    }

    /// The first line to show so that the focus is seen, with what is around it where there is room.
    fn first_seen(&self, height: usize) -> usize {
        let margin = if height > self.focus.len() + 2 { self.margin } else { 0 };
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

/// The blanks that a line starts with.
fn indent(line: &Line<'_>) -> usize {
    let text = line.to_string();
    text.len() - text.trim_start().len()
}

fn columns(area: Rect, y: u16, columns: Option<&Range<u16>>) -> Rect {
    let whole = Rect::new(area.x, y, area.width, 1);
    let Some(columns) = columns else { return whole };
    let width = columns.end.saturating_sub(columns.start);
    Rect::new(area.x + columns.start, y, width, 1).intersection(whole)
}

/// Lines that hang on a lead: it stands before the first, blanks before the others.
pub fn hanging(lead: impl Into<Line<'static>>, role: Role, lines: Vec<String>) -> Vec<Line<'static>> {
    let mut lead = lead.into();
    let blank = Line::from(" ".repeat(lead.width()));
    let hang = |line| {
        let mut hung = std::mem::replace(&mut lead, blank.clone());
        hung.push_span(role.span(line));
        hung
    };
    lines.into_iter().map(hang).collect()
}

/// A line of this width with something at either end, and at least one cell between.
pub fn ends(mut left: Line<'static>, right: Line<'static>, wide: usize) -> Line<'static> {
    let gap = wide.saturating_sub(left.width() + right.width());
    left.push_span(Span::raw(" ".repeat(gap.max(1))));
    left.extend(right.spans);
    left
}

/// Lines next to others that start in a column.
pub fn side_by_side(
    mut left: Vec<Line<'static>>,
    right: Vec<Line<'static>>,
    column: usize,
) -> Vec<Line<'static>> {
    left.resize(left.len().max(right.len()), Line::default());
    for (line, beside) in left.iter_mut().zip(right) {
        line.push_span(" ".repeat(column.saturating_sub(line.width())));
        line.extend(beside.spans);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{Page, ends, hanging, side_by_side};
    use crate::ui::theme::Role;

    #[test]
    fn a_page_scrolls_as_little_as_needed() {
        let mut page = Page::new(20);
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

    #[test]
    fn a_section_fills_what_is_left_and_never_shows_its_title_alone() {
        let filled = |height| {
            let mut page = Page::new(20);
            page.push("first");
            page.fill(vec!["TITLE".into(), "one".into(), "two".into()], height);
            page.into_lines().iter().map(ToString::to_string).collect::<Vec<String>>()
        };
        assert_eq!(filled(3), ["first"]);
        assert_eq!(filled(4), ["first", "", "TITLE", "one"]);
        assert_eq!(filled(9), ["first", "", "TITLE", "one", "two"]);
    }

    #[test]
    fn a_section_that_is_cut_ends_with_a_whole_entry() {
        let filled = |height| {
            let mut page = Page::new(20);
            page.fill(vec!["TITLE".into(), " one".into(), "   of two lines".into(), " two".into()], height);
            page.len()
        };
        assert_eq!([3, 4, 5].map(filled), [0, 3, 4]);
    }

    #[test]
    fn lines_hang_stand_at_either_end_and_beside_each_other() {
        let texts = |lines: Vec<ratatui::text::Line<'static>>| {
            lines.iter().map(ToString::to_string).collect::<Vec<String>>()
        };
        let hung = hanging("a  ", Role::Text, vec!["one".to_owned(), "two".to_owned()]);
        assert_eq!(texts(hung.clone()), ["a  one", "   two"]);
        assert_eq!(
            texts(side_by_side(hung, vec!["x".into(); 3], 8)),
            ["a  one  x", "   two  x", "        x"]
        );
        assert_eq!(ends("left".into(), "right".into(), 12).to_string(), "left   right");
        assert_eq!(ends("left".into(), "right".into(), 4).to_string(), "left right");
    }
}
