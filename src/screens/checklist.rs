//! The preparation checklist: what history proves, and what is ticked by hand.

use crate::domain::fact::Fact;
use crate::keys::action::Action;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;

/// The checklist screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    selected: usize,
}

impl Checklist {
    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let items = cx.bank.checklist().count();
        match action {
            Action::Tick | Action::Note => cx.progress.is_some() && items > 0,
            _ => is_move(action) && items > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let Some(item) = cx.bank.checklist().nth(self.selected) else { return Vec::new() };
        match (action, cx.progress) {
            (Action::Tick, Some(progress)) => {
                vec![Ask::Record(Fact::Tick { item: item.id.clone(), on: !progress.tick(&item.id) })]
            }
            (Action::Note, _) => vec![Ask::AskNote(item.id.clone())],
            _ => {
                self.selected = moved(self.selected, action, cx.bank.checklist().count());
                Vec::new()
            }
        }
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }
}
