//! Finding: what is typed, what matches it, and where a match leads.

use tui_input::Input;

use crate::domain::find::{Match, by_kind};
use crate::domain::item::ItemKind;
use crate::keys::action::Tab;
use crate::screens::companies::Companies;
use crate::screens::{Context, Destination, Screen};

/// Finding: what is typed and what matches it.
#[derive(Debug, Default)]
pub struct Find {
    /// What is typed.
    pub input: Input,
    /// What was searched for last.
    pub searched: String,
    /// What matches: one kind after the other, that of the best match first, and of each kind the best first.
    pub matches: Vec<Match>,
    /// The selected match.
    pub selected: usize,
}

impl Find {
    /// Takes what matches, best first.
    pub fn take(&mut self, searched: String, matches: Vec<Match>) {
        (self.searched, self.matches, self.selected) = (searched, by_kind(matches), 0);
    }
}

/// Where a match leads: to the item, or to what it hangs on where it has no place of its own.
pub fn destination(found: &Match, cx: Context<'_>) -> Destination {
    match (found.kind, &found.parent) {
        (ItemKind::ChecklistItem, _) => Destination::Place(Tab::Checklist),
        (ItemKind::Competency, _) => Destination::Competency(found.id.clone()),
        (ItemKind::Story, _) => Destination::Story(found.id.clone()),
        (ItemKind::Company, _) => {
            let mut companies = Companies::default();
            companies.show(&found.id, cx);
            Destination::Screen(Box::new(Screen::Companies(companies)))
        }
        (ItemKind::Criterion | ItemKind::Element, Some(parent)) => Destination::Item(parent.clone()),
        _ => Destination::Item(found.id.clone()),
    }
}
