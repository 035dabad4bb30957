//! The canvas: cells to draw on, and what a click on them means.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use crate::keys::action::Action;
use crate::ui::scroll::Scroll;
use crate::ui::text::{fit, width};
use crate::ui::theme::{Role, selected};

/// Marks what is selected, at its left edge.
pub const SELECTION: &str = "▌";

/// From this many lines on a rule stands below the head of a screen.
const WITH_RULE: u16 = 13;

/// The name of a screen, and where you are in it: " Mock interview · question 2 of 4".
pub fn head_line(name: &str, place: &str) -> Line<'static> {
    let apart = if place.is_empty() { "" } else { " · " };
    Line::from(vec![Role::Strong.span(format!(" {name}")), Role::Fact.span(format!("{apart}{place}"))])
}

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The same as the key for this action.
    Do(Action),
    /// Select this row of the screen's list; a click on the selected one enters it.
    Row(usize),
    /// Select this row, then do this with it.
    RowDo(usize, Action),
    /// Nothing: something lies on top here.
    Nothing,
}

/// The places that can be clicked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits(Vec<(Rect, Target)>);

impl Hits {
    /// What lies under a cell, the topmost first.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let here = Position::new(column, row);
        self.0.iter().rev().find(|(area, _)| area.contains(here)).map(|(_, target)| *target)
    }

    /// Where an action can be clicked, for scripts that click by name.
    pub fn find(&self, wanted: Action) -> Option<(u16, u16)> {
        let found = self.0.iter().rev().find(|(_, target)| *target == Target::Do(wanted));
        found.map(|(area, _)| (area.x, area.y))
    }
}

/// What there is to know of a picture once it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What can be clicked where.
    pub hits: Hits,
    /// How far what has the focus can be scrolled.
    pub scroll: Scroll,
    /// Where the terminal's own cursor stands: at the caret of what is being typed, else it is hidden.
    pub cursor: Option<Position>,
    /// Which row is selected in a list that is longer than its column, such as "2 of 87"; and the column's right edge.
    pub row: Option<(u16, String)>,
}

/// A buffer being drawn on, with what is to know of it found on the way.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The line that the page with the focus was scrolled to by hand.
    scrolled: Option<usize>,
    frame: Frame,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer; the page with the focus starts with this line, where there is one.
    pub fn new(buffer: &'a mut Buffer, scrolled: Option<usize>) -> Self {
        Self { buffer, scrolled, frame: Frame::default() }
    }

    /// The picture is drawn.
    pub fn finish(self) -> Frame {
        self.frame
    }

    /// How far what has the focus can be scrolled.
    pub fn scroll(&self) -> Scroll {
        self.frame.scroll
    }

    /// Something lies on top, scrolled by hand to this line: what was drawn so far is neither clicked nor scrolled.
    pub fn cover(&mut self, area: Rect, scrolled: Option<usize>) {
        self.hit(area, Target::Nothing);
        self.scrolled = scrolled;
        self.frame.scroll = Scroll::default();
        self.frame.cursor = None;
        self.frame.row = None;
    }

    /// The caret of what is being typed stands at this cell.
    pub fn caret(&mut self, x: u16, y: u16) {
        let cell = Position::new(x, y);
        self.frame.cursor = Some(cell).filter(|cell| self.buffer.area.contains(*cell));
    }

    /// Notes which row of a long list is selected, where the list ends at the right.
    pub fn at_row(&mut self, right: u16, (row, of): (usize, usize)) {
        self.frame.row = Some((right, format!("{row} of {of}")));
    }

    /// Draws on a rule which row is selected in the list above it.
    pub fn row_on_rule(&mut self, y: u16) {
        if let Some((right, words)) = self.frame.row.take() {
            let words = format!(" {words} ");
            let width = words.len() as u16;
            self.line(right.saturating_sub(width + 1), y, width, &Line::from(Role::Fact.span(words)));
        }
    }

    /// Notes how the page with the focus scrolls; returns the line it starts with.
    pub fn scrolls(&mut self, scroll: Scroll) -> usize {
        self.frame.scroll = scroll.moved_to(self.scrolled);
        self.frame.scroll.at
    }

    /// Draws a line from a cell on, at most `width` cells of it. Nothing shines through of what was there.
    pub fn line(&mut self, x: u16, y: u16, width: u16, line: &Line<'_>) {
        let area = self.buffer.area;
        if area.contains(Position::new(x, y)) {
            let width = width.min(area.right() - x);
            let under = Rect { x, y, width: width.min(line.width() as u16), height: 1 };
            self.buffer.set_style(under, Style::reset());
            let mut from = x;
            for span in line {
                from = self.span(from, y, x + width, &span.content, line.style.patch(span.style));
            }
        }
    }

    /// Draws letters from a cell on, up to the cell `right`; returns the cell after them.
    #[expect(clippy::disallowed_methods, reason = "no control character is among these letters")]
    fn span(&mut self, x: u16, y: u16, right: u16, letters: &str, style: Style) -> u16 {
        if !letters.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return self.buffer.set_stringn(x, y, letters, (right - x).into(), style).0;
        }
        // Most letters take a cell each: there is nothing to find out about them.
        let after = x + letters.len().min((right - x).into()) as u16;
        for (column, letter) in (x..after).zip(letters.chars()) {
            self.buffer[(column, y)].set_char(letter).set_style(style);
        }
        after
    }

    /// Draws a line so that it ends at the right edge of an area's row.
    pub fn line_right(&mut self, area: Rect, y: u16, line: &Line<'_>) {
        let width = (line.width() as u16).min(area.width);
        self.line(area.right() - width, y, width, line);
    }

    /// Draws a row with something at either end. What is at the right gives way where there is no room for both,
    /// and for half of it.
    pub fn ends(&mut self, area: Rect, y: u16, left: &Line<'_>, role: Role, right: &str) {
        let room = usize::from(area.width).saturating_sub(left.width() + 3);
        if room > 6 && room * 2 > width(right) {
            self.line_right(area, y, &Line::from(role.span(format!("{} ", fit(right, room)))));
        }
        self.line(area.x, y, area.width, left);
    }

    /// Draws the head of a screen that is no place on the top line: its name, where you are in it, something at the right
    /// end, and a rule below where there is room. Returns what is left for the screen.
    pub fn head(&mut self, area: Rect, [name, place]: [&str; 2], role: Role, right: &str) -> Rect {
        self.ends(area, area.y, &head_line(name, place), role, right);
        let used = if area.height < WITH_RULE { 1 } else { 2 };
        if used > 1 {
            self.rule(area, area.y + 1);
        }
        Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area }
    }

    /// Draws a horizontal rule.
    pub fn rule(&mut self, area: Rect, y: u16) {
        // Written as a line, it would be measured letter by letter.
        for cell in (Rect { y, height: 1, ..area }).intersection(self.buffer.area).positions() {
            self.buffer[cell] = Cell::new("─");
            self.buffer[cell].set_style(Role::Dim.style());
        }
    }

    /// Marks a row as the selected one: a bar in one of its columns, and a ground over its full width. Where the keys act
    /// elsewhere there is the bar alone, and nothing in the accent color.
    pub fn select(&mut self, row: Rect, bar: u16, has_focus: bool) {
        self.line(row.x + bar, row.y, 1, &Line::from(Role::Here.span(SELECTION)));
        let row = row.intersection(self.buffer.area);
        if has_focus {
            self.buffer.set_style(row, selected());
            return;
        }
        for x in row.left()..row.right() {
            let cell = &mut self.buffer[(x, row.y)];
            if Some(cell.fg) == Role::Accent.style().fg {
                cell.fg = Color::Reset;
            }
        }
    }

    /// Shows an area in reverse, in the colour of a role.
    pub fn reverse(&mut self, area: Rect, role: Role) {
        let style = Role::Cursor.style().patch(role.style()).remove_modifier(Modifier::DIM);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Lets an area recede behind what is drawn on top of it next.
    pub fn recede(&mut self, area: Rect) {
        self.buffer.set_style(area.intersection(self.buffer.area), Role::Dim.style());
    }

    /// Makes an area empty again and covers what could be clicked there.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        Clear.render(area, self.buffer);
        self.hit(area, Target::Nothing);
    }

    /// Whether an action can be clicked by now.
    pub fn offers(&self, action: Action) -> bool {
        self.frame.hits.find(action).is_some()
    }

    /// Makes an area clickable.
    pub fn hit(&mut self, area: Rect, target: Target) {
        self.frame.hits.0.push((area, target));
    }
}
