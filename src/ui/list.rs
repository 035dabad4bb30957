//! A list: rows of one line or more, one of them selected, with anything between them.
//!
//! What stands between two rows belongs to the lower one, what stands below the last one to that: it is scrolled to
//! while the row stays selected. So every line of a list can be reached, however tall its rows are.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::ui::canvas::{Canvas, SELECTION, Target};
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// A list being filled.
#[derive(Debug)]
pub struct List {
    /// Its lines: what is pushed here belongs to no row.
    pub page: Page,
    selected: Option<usize>,
    next: usize,
    /// The number of the first row.
    first: usize,
    /// How many rows there are, where it has only those near the selected one.
    all: Option<usize>,
    /// Where the last row ended.
    ended: usize,
    shows_top: bool,
}

/// A row being drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its number, which a click reports.
    pub number: usize,
    /// Whether it is the selected one.
    pub here: bool,
}

impl Row {
    /// The role of its words.
    pub fn role(self) -> Role {
        if self.here { Role::Here } else { Role::Text }
    }

    /// The role of its heading, where other words stand under it.
    pub fn heading(self) -> Role {
        if self.here { Role::Here } else { Role::Strong }
    }

    /// The bar of the selected row, or as many blanks, behind an indent in cells; it stands at the row's other lines by
    /// itself.
    pub fn mark(self, indent: usize) -> Span<'static> {
        self.role().span(format!("{:indent$}{} ", "", if self.here { SELECTION } else { " " }))
    }
}

impl List {
    /// A list for an area, with the number of its selected row, where one is selected.
    pub fn of(area: Rect, selected: impl Into<Option<usize>>) -> Self {
        Self::on(Page::of(area), selected)
    }

    /// A list below the lines of a page.
    pub fn on(page: Page, selected: impl Into<Option<usize>>) -> Self {
        let selected = selected.into();
        Self { page, selected, next: 0, first: 0, all: None, ended: 0, shows_top: false }
    }

    /// The same list, its first row having this number.
    #[must_use]
    pub fn counting_from(mut self, number: usize) -> Self {
        (self.first, self.next) = (number, number);
        self
    }

    /// The same list, with the rows near the selected one, of how many there are.
    #[must_use]
    pub fn out_of(self, all: usize) -> Self {
        Self { all: Some(all), ..self }
    }

    /// The same list; while its first row is selected, all that stands above is seen first.
    #[must_use]
    pub fn showing_its_top(mut self) -> Self {
        self.shows_top = true;
        self
    }

    /// Adds a row.
    pub fn row(&mut self, draw: impl FnOnce(&mut Page, Row)) {
        let number = self.next;
        let here = self.selected == Some(number);
        let start = self.page.len();
        draw(&mut self.page, Row { number, here });
        self.page.hit_from(start, Target::Row(number));
        if here {
            let seen = if self.shows_top && self.ended == 0 { 0 } else { start };
            self.page.focus_from(seen);
            self.page.reach.start = self.ended;
            self.page.select_from(start);
        } else if self.selected.is_some_and(|selected| selected + 1 == number) {
            self.page.reach.end = self.ended;
        }
        self.ended = self.page.len();
        self.next = number + 1;
    }

    /// The page with all of it.
    pub fn finish(mut self) -> Page {
        let (first, all) = self.all.map_or((self.first, self.next - self.first), |all| (0, all));
        let selected = self.selected.filter(|row| (self.first..self.next).contains(row));
        self.page.row = selected.map(|row| (row + 1 - first, all));
        self.page
    }

    /// Draws it as what has the focus.
    pub fn draw(self, canvas: &mut Canvas<'_>, area: Rect) {
        self.finish().draw(canvas, area);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Color;
    use ratatui::text::Line;

    use super::List;
    use crate::keys::action::Action;
    use crate::ui::canvas::{Canvas, Frame, Target};
    use crate::ui::scroll::moved;
    use crate::ui::theme::Role;

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 6 };

    /// A list as a user has it before them: rows of these heights, and lines above and below them.
    struct Shown {
        above: usize,
        rows: Vec<usize>,
        below: usize,
        selected: usize,
        scrolled: Option<usize>,
    }

    impl Shown {
        fn new(above: usize, rows: &[usize], below: usize) -> Self {
            Self { above, rows: rows.to_vec(), below, selected: 0, scrolled: None }
        }

        fn draw(&self) -> (Vec<String>, Frame) {
            let mut buffer = Buffer::empty(AREA);
            let mut canvas = Canvas::new(&mut buffer, self.scrolled);
            let mut list = List::of(AREA, self.selected);
            (0..self.above).for_each(|number| list.page.push(format!("above {number}")));
            for (number, height) in self.rows.iter().enumerate() {
                list.row(|page, row| {
                    for line in 0..*height {
                        page.push(Line::from(vec![row.mark(0), row.role().span(format!("{number}.{line}"))]));
                    }
                });
            }
            (0..self.below).for_each(|number| list.page.push(format!("below {number}")));
            list.draw(&mut canvas, AREA);
            let frame = canvas.finish();
            let line = |y| (0..AREA.width - 1).map(|x| buffer[(x, y)].symbol()).collect::<String>();
            ((0..AREA.height).map(|y| line(y).trim_end().to_owned()).collect(), frame)
        }

        fn press(&mut self, action: Action) {
            self.scrolled = self.draw().1.scroll.step(action);
            if self.scrolled.is_none() {
                self.selected = moved(self.selected, action, self.rows.len());
            }
        }

        /// Everything that is seen on the way, and how many keys it took until nothing moved any further.
        fn walk(&mut self, action: Action) -> BTreeSet<String> {
            let mut seen = BTreeSet::new();
            for _ in 0..500 {
                let before = (self.selected, self.scrolled);
                let lines = self.draw().0.into_iter().map(|line| line.replace(['▌', ' '], ""));
                seen.extend(lines.filter(|line| !line.is_empty()));
                self.press(action);
                if before == (self.selected, self.scrolled) {
                    break;
                }
            }
            seen
        }

        fn lines(&self) -> usize {
            self.above + self.rows.iter().sum::<usize>() + self.below
        }
    }

    #[test]
    fn a_list_that_does_not_fit_says_which_row_is_selected() {
        let row = |list: &Shown| list.draw().1.row;
        let mut long = Shown::new(2, &[2; 9], 0);
        assert_eq!(row(&long), Some((AREA.width, "1 of 9".to_owned())));
        long.press(Action::Last);
        assert_eq!(row(&long), Some((AREA.width, "9 of 9".to_owned())));
        assert_eq!(row(&Shown::new(0, &[2; 3], 0)), None);
    }

    #[test]
    fn every_line_is_seen_on_the_way_down_and_back_up() {
        for mut list in [
            Shown::new(0, &[1; 40], 0),
            Shown::new(2, &[2; 9], 1),
            Shown::new(20, &[1, 1], 20),
            Shown::new(0, &[3, 30, 2, 14], 0),
            Shown::new(9, &[], 9),
        ] {
            let all = list.lines();
            let mut seen = list.walk(Action::Down);
            assert!(list.rows.is_empty() || list.selected == list.rows.len() - 1);
            seen.extend(list.walk(Action::Up));
            assert_eq!((seen.len(), list.selected), (all, 0), "{seen:?}");
        }
    }

    #[test]
    fn the_selected_row_is_marked_and_seen_with_a_line_around_it() {
        let mut list = Shown::new(0, &[1; 40], 0);
        list.walk(Action::Down);
        assert_eq!(list.draw().0, ["  34.0", "  35.0", "  36.0", "  37.0", "  38.0", "▌ 39.0"]);
        list.selected = 7;
        assert_eq!(list.draw().0, ["  3.0", "  4.0", "  5.0", "  6.0", "▌ 7.0", "  8.0"]);
    }

    #[test]
    fn first_and_last_select_a_row_before_they_scroll_past_it() {
        let mut list = Shown::new(0, &[1; 40], 20);
        list.press(Action::Last);
        assert_eq!((list.selected, list.draw().0[4].as_str()), (39, "▌ 39.0"));
        list.press(Action::Last);
        assert_eq!((list.selected, list.draw().0[5].as_str()), (39, "below 19"));
    }

    #[test]
    fn the_bar_stands_at_every_line_of_the_row_and_the_accent_is_where_the_keys_act() {
        let look = |has_focus: bool| {
            let mut buffer = Buffer::empty(AREA);
            let mut canvas = Canvas::new(&mut buffer, None);
            let mut list = List::of(AREA, 1);
            for number in 0..2 {
                list.row(|page, row| {
                    page.push(Line::from(vec![row.mark(1), row.role().span(format!("{number}"))]));
                    page.push("   more");
                });
            }
            let page = list.finish();
            if has_focus {
                page.draw(&mut canvas, AREA);
            } else {
                page.draw_still(&mut canvas, AREA);
            }
            let bars: String = (0..4).map(|y| buffer[(1, y)].symbol().to_owned()).collect();
            (bars, [3, 11].map(|x| (buffer[(x, 2)].fg, buffer[(x, 2)].bg)))
        };
        let (plain, accent) = (Color::Reset, Color::Cyan);
        assert_eq!(look(true), ("  ▌▌".to_owned(), [(accent, accent), (plain, accent)]));
        assert_eq!(look(false), ("  ▌▌".to_owned(), [(plain, plain), (plain, plain)]));
    }

    #[test]
    fn a_click_means_the_row_under_it_and_its_parts_come_first() {
        let mut buffer = Buffer::empty(AREA);
        let mut canvas = Canvas::new(&mut buffer, None);
        let mut list = List::of(AREA, 3).counting_from(3);
        list.row(|page, row| {
            page.push(row.mark(0));
            page.hit_last(Some(0..2), Target::RowDo(row.number, Action::Tick));
            page.push(Role::Dim.span("more"));
        });
        list.draw(&mut canvas, AREA);
        let hits = canvas.finish().hits;
        assert_eq!(hits.at(1, 0), Some(Target::RowDo(3, Action::Tick)));
        assert_eq!(hits.at(5, 0), Some(Target::Row(3)));
        assert_eq!(hits.at(1, 1), Some(Target::Row(3)));
        assert_eq!(hits.at(1, 2), None);
    }
}
