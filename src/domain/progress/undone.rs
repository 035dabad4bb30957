//! Which entries were undone, and which of those undos were themselves undone.

use std::collections::{HashMap, HashSet};

use crate::domain::fact::Fact;
use crate::domain::journal::Entry;

/// The outcome of all undos; numbers are places among the entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Undone {
    /// Entries that do not count.
    dead: HashSet<usize>,
    /// What each undo is of, where that was read.
    targets: HashMap<usize, usize>,
}

impl Undone {
    /// Whether the entry at this place does not count.
    pub(super) fn is_dead(&self, place: usize) -> bool {
        self.dead.contains(&place)
    }

    /// What the undo at this place is of.
    pub(super) fn target(&self, undo: usize) -> Option<usize> {
        self.targets.get(&undo).copied()
    }

    /// Decides over all undos.
    ///
    /// An undo counts unless another undo that counts is of it. So those that nobody undid come first, then those
    /// they are of, and so on back in time. Undos in a circle, which no program writes, have no effect.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let targets = targets(entries);
        // How many undos of each entry are not decided yet.
        let mut open: HashMap<usize, usize> = HashMap::new();
        for target in targets.values() {
            *open.entry(*target).or_default() += 1;
        }
        let mut ready: Vec<usize> = targets.keys().copied().filter(|undo| !open.contains_key(undo)).collect();
        let mut dead = HashSet::new();
        while let Some(undo) = ready.pop() {
            let Some(&target) = targets.get(&undo) else { continue };
            if !dead.contains(&undo) {
                dead.insert(target);
            }
            let count = open.entry(target).or_default();
            *count = count.saturating_sub(1);
            if *count == 0 {
                ready.push(target);
            }
        }
        Self { dead, targets }
    }
}

/// Where the undone entries stand, by the place of the undo.
fn targets(entries: &[Entry]) -> HashMap<usize, usize> {
    let undos = entries.iter().enumerate().filter_map(|(place, entry)| match &entry.fact {
        Fact::Undo { of } => Some((place, of.as_str())),
        _ => None,
    });
    let undos: Vec<(usize, &str)> = undos.collect();
    let named: HashSet<&str> = undos.iter().map(|(_, of)| *of).collect();
    if named.is_empty() {
        return HashMap::new();
    }
    let entries = entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place));
    let places: HashMap<&str, usize> = entries.filter(|(id, _)| named.contains(id)).collect();
    undos.iter().filter_map(|(undo, of)| Some((*undo, *places.get(of)?))).collect()
}
