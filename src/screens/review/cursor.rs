//! Where the cursor of a review is, and where it goes.

use crate::keys::action::Action;
use crate::screens::review::{Review, Section};

impl Review {
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
            Section::Criteria(row) => row,
            Section::RedFlags(row) => self.draft.points.len() + row,
            Section::NextTime => self.rows() - 2,
            Section::Rating => self.rows() - 1,
        }
    }

    pub(super) fn section_of_row(&self, row: usize) -> Section {
        let (criteria, flags) = (self.draft.points.len(), self.draft.heard.len());
        match row {
            row if row < criteria => Section::Criteria(row),
            row if row < criteria + flags => Section::RedFlags(row - criteria),
            row if row == criteria + flags => Section::NextTime,
            _ => Section::Rating,
        }
    }

    pub(super) fn first_section(&self) -> Section {
        self.section_of_row(0)
    }

    pub(super) fn after_criteria(&self) -> Section {
        self.section_of_row(self.draft.points.len())
    }

    pub(super) fn next_section(&self) -> Section {
        match self.section {
            Section::Criteria(_) => self.after_criteria(),
            Section::RedFlags(_) => Section::NextTime,
            Section::NextTime | Section::Rating => Section::Rating,
        }
    }

    pub(super) fn previous_section(&self) -> Section {
        match self.section {
            Section::Rating => Section::NextTime,
            Section::NextTime if !self.draft.heard.is_empty() => Section::RedFlags(0),
            _ => self.first_section(),
        }
    }
}
