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

    /// The row at which each section starts: parts to tick, criteria, red flags, the follow-up, the line, the rating.
    fn starts(&self) -> [usize; 6] {
        let parts = if self.asks_parts() { self.drill.outline().parts().len() } else { 0 };
        let criteria = parts + self.draft.points.len();
        let follow_up = criteria + self.draft.heard.len();
        let next_time = follow_up + usize::from(self.draft.follow_up.is_some());
        [0, parts, criteria, follow_up, next_time, next_time + 1]
    }

    pub(super) fn rows(&self) -> usize {
        self.starts()[5] + 1
    }

    pub(super) fn row(&self) -> usize {
        self.row_of(self.section)
    }

    pub(super) fn row_of(&self, section: ReviewSection) -> usize {
        let [_, criteria, flags, follow_up, next_time, rating] = self.starts();
        match section {
            ReviewSection::Parts(row) => row,
            ReviewSection::Criteria(row) => criteria + row,
            ReviewSection::RedFlags(row) => flags + row,
            ReviewSection::FollowUp => follow_up,
            ReviewSection::NextTime => next_time,
            ReviewSection::Rating => rating,
        }
    }

    pub(super) fn section_of_row(&self, row: usize) -> ReviewSection {
        let [_, criteria, flags, follow_up, next_time, rating] = self.starts();
        match row {
            row if row >= rating => ReviewSection::Rating,
            row if row >= next_time => ReviewSection::NextTime,
            row if row >= follow_up => ReviewSection::FollowUp,
            row if row >= flags => ReviewSection::RedFlags(row - flags),
            row if row >= criteria => ReviewSection::Criteria(row - criteria),
            row => ReviewSection::Parts(row),
        }
    }

    /// The follow-up is marked already: only the arrows and a click go to it.
    fn stops(&self) -> impl DoubleEndedIterator<Item = usize> {
        let follow_up = self.draft.follow_up.as_ref().map(|_| self.row_of(ReviewSection::FollowUp));
        self.starts().into_iter().filter(move |start| Some(*start) != follow_up)
    }

    pub(super) fn next_section(&self) -> ReviewSection {
        let row = self.row();
        let next = self.stops().find(|start| *start > row);
        self.section_of_row(next.unwrap_or(row))
    }

    pub(super) fn previous_section(&self) -> ReviewSection {
        let starts: Vec<usize> = self.stops().collect();
        let last = |is_it: &dyn Fn(usize) -> bool| starts.iter().copied().rfind(|start| is_it(*start));
        let own = last(&|start| start <= self.row()).unwrap_or(0);
        self.section_of_row(last(&|start| start < own).unwrap_or(0))
    }
}
