//! Where the cursor of a review is, and where it goes.

use crate::keys::action::Action;
use crate::screens::review::{ReviewScreen, ReviewSection};

impl ReviewScreen {
    pub(super) fn move_cursor(&mut self, action: Action) {
        let rows = self.rows();
        let row = self.row();
        let to = match action {
            Action::Down | Action::PageDown => (row + 1).min(rows - 1),
            Action::Up | Action::PageUp => row.saturating_sub(1),
            Action::Last => rows - 1,
            _ => 0,
        };
        self.section = self.section_of_row(to);
    }

    /// The row at which each section starts: parts to tick, criteria, red flags, the line, the rating.
    fn starts(&self) -> [usize; 5] {
        let parts = if self.asks_parts() { self.drill.outline().parts().len() } else { 0 };
        let criteria = parts + self.draft.points.len();
        let next_time = criteria + self.draft.heard.len();
        [0, parts, criteria, next_time, next_time + 1]
    }

    pub(super) fn rows(&self) -> usize {
        self.starts()[4] + 1
    }

    pub(super) fn row(&self) -> usize {
        self.row_of(self.section)
    }

    pub(super) fn row_of(&self, section: ReviewSection) -> usize {
        let [_, criteria, flags, next_time, rating] = self.starts();
        match section {
            ReviewSection::Parts(row) => row,
            ReviewSection::Criteria(row) => criteria + row,
            ReviewSection::RedFlags(row) => flags + row,
            ReviewSection::NextTime => next_time,
            ReviewSection::Rating => rating,
        }
    }

    pub(super) fn section_of_row(&self, row: usize) -> ReviewSection {
        let [_, criteria, flags, next_time, rating] = self.starts();
        match row {
            row if row >= rating => ReviewSection::Rating,
            row if row >= next_time => ReviewSection::NextTime,
            row if row >= flags => ReviewSection::RedFlags(row - flags),
            row if row >= criteria => ReviewSection::Criteria(row - criteria),
            row => ReviewSection::Parts(row),
        }
    }

    pub(super) fn next_section(&self) -> ReviewSection {
        let row = self.row();
        let next = self.starts().into_iter().find(|start| *start > row);
        self.section_of_row(next.unwrap_or(row))
    }

    pub(super) fn previous_section(&self) -> ReviewSection {
        let starts = self.starts();
        let own = starts.into_iter().rfind(|start| *start <= self.row()).unwrap_or(0);
        self.section_of_row(starts.into_iter().rfind(|start| *start < own).unwrap_or(0))
    }
}
