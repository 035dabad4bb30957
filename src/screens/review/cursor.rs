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

    /// Criteria, red flags, the line and the rating, counted as rows.
    pub(super) fn rows(&self) -> usize {
        self.draft.points.len() + self.draft.heard.len() + 2
    }

    pub(super) fn row(&self) -> usize {
        match self.section {
            ReviewSection::Criteria(row) => row,
            ReviewSection::RedFlags(row) => self.draft.points.len() + row,
            ReviewSection::NextTime => self.rows() - 2,
            ReviewSection::Rating => self.rows() - 1,
        }
    }

    pub(super) fn section_of_row(&self, row: usize) -> ReviewSection {
        let (criteria, flags) = (self.draft.points.len(), self.draft.heard.len());
        match row {
            row if row < criteria => ReviewSection::Criteria(row),
            row if row < criteria + flags => ReviewSection::RedFlags(row - criteria),
            row if row == criteria + flags => ReviewSection::NextTime,
            _ => ReviewSection::Rating,
        }
    }

    pub(super) fn first_section(&self) -> ReviewSection {
        self.section_of_row(0)
    }

    pub(super) fn after_criteria(&self) -> ReviewSection {
        self.section_of_row(self.draft.points.len())
    }

    pub(super) fn next_section(&self) -> ReviewSection {
        match self.section {
            ReviewSection::Criteria(_) => self.after_criteria(),
            ReviewSection::RedFlags(_) => ReviewSection::NextTime,
            ReviewSection::NextTime | ReviewSection::Rating => ReviewSection::Rating,
        }
    }

    pub(super) fn previous_section(&self) -> ReviewSection {
        match self.section {
            ReviewSection::Rating => ReviewSection::NextTime,
            ReviewSection::NextTime if !self.draft.heard.is_empty() => ReviewSection::RedFlags(0),
            _ => self.first_section(),
        }
    }
}
