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
        let undos = undos(entries);
        let targets = targets(entries, &undos);
        let mut undone = Self { dead: HashSet::new(), targets };
        let mut open = open(&undone.targets);
        let mut ready: Vec<usize> = undos.iter().map(|(undo, _)| *undo).collect();
        ready.retain(|undo| !open.contains_key(undo));
        while let Some(undo) = ready.pop() {
            let Some(target) = undone.target(undo) else {
                continue;
            };
            if !undone.is_dead(undo) {
                undone.dead.insert(target);
            }
            if settle(&mut open, target) && undone.targets.contains_key(&target) {
                ready.push(target);
            }
        }
        undone
    }
}

/// Every undo: its place, and the id it names.
fn undos(entries: &[Entry]) -> Vec<(usize, &str)> {
    let places = entries.iter().enumerate();
    let undos = places.filter_map(|(place, entry)| match &entry.fact {
        Fact::Undo { of } => Some((place, of.as_str())),
        _ => None,
    });
    undos.collect()
}

/// Where the undone entries stand, by the place of the undo.
fn targets(entries: &[Entry], undos: &[(usize, &str)]) -> HashMap<usize, usize> {
    let named: HashSet<&str> = undos.iter().map(|(_, of)| *of).collect();
    if named.is_empty() {
        return HashMap::new();
    }
    let entries = entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place));
    let places: HashMap<&str, usize> = entries.filter(|(id, _)| named.contains(id)).collect();
    undos.iter().filter_map(|(undo, of)| Some((*undo, *places.get(of)?))).collect()
}

/// How many undos of each entry are not decided yet.
fn open(targets: &HashMap<usize, usize>) -> HashMap<usize, usize> {
    let mut open = HashMap::new();
    for target in targets.values() {
        *open.entry(*target).or_default() += 1;
    }
    open
}

/// One undo of this entry is decided; was it the last?
fn settle(open: &mut HashMap<usize, usize>, target: usize) -> bool {
    open.get_mut(&target).is_some_and(|count| {
        *count = count.saturating_sub(1);
        *count == 0
    })
}
