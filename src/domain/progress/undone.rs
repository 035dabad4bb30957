//! Which entries were taken back, and which of those takings-back were themselves taken back.

use std::collections::{HashMap, HashSet};

use crate::domain::progress::key::Key;
use crate::domain::progress::record::What;
use crate::domain::progress::store::Store;

/// The outcome of all undos; numbers are places in [`Store::records`].
#[derive(Debug, Clone, Default)]
pub(super) struct Undone {
    /// Entries that do not count.
    dead: HashSet<u32>,
    /// What each undo is of, where that was read.
    targets: HashMap<u32, u32>,
    /// Ids that any undo names, read or not.
    named: HashSet<Key>,
}

impl Undone {
    /// Whether the entry at this place does not count.
    pub(super) fn is_dead(&self, place: u32) -> bool {
        self.dead.contains(&place)
    }

    /// What the undo at this place is of.
    pub(super) fn target(&self, undo: u32) -> Option<u32> {
        self.targets.get(&undo).copied()
    }

    /// Whether any undo is of the entry of this key.
    pub(super) fn names(&self, key: Key) -> bool {
        self.named.contains(&key)
    }

    /// Decides over all undos.
    ///
    /// An undo counts unless another undo that counts is of it. So those that nobody undid come first, then those
    /// they are of, and so on back in time. Undos in a circle, which no program writes, have no effect.
    pub(super) fn of(store: &Store) -> Self {
        let undos = undos(store);
        let mut undone = Self { named: undos.iter().map(|(_, of)| *of).collect(), ..Self::default() };
        undone.targets = targets(store, &undos, &undone.named);
        let mut open = open(&undone.targets);
        let mut ready: Vec<u32> = undos.iter().map(|(undo, _)| *undo).collect();
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
fn undos(store: &Store) -> Vec<(u32, Key)> {
    let places = (0..).zip(&store.records);
    let undo = |(place, what): (u32, What)| match what {
        What::Undo(number) => Some((place, *store.undos.get(number as usize)?)),
        _ => None,
    };
    places.filter_map(|(place, record)| undo((place, record.what))).collect()
}

/// Where the undone entries stand, by the place of the undo.
fn targets(store: &Store, undos: &[(u32, Key)], named: &HashSet<Key>) -> HashMap<u32, u32> {
    if undos.is_empty() {
        return HashMap::new();
    }
    let places = (0..).zip(&store.records);
    let places: HashMap<Key, u32> = places
        .filter(|(_, record)| named.contains(&record.key))
        .map(|(place, record)| (record.key, place))
        .collect();
    let target = |(undo, of): &(u32, Key)| Some((*undo, *places.get(of)?));
    undos.iter().filter_map(target).collect()
}

/// How many undos of each entry are not decided yet.
fn open(targets: &HashMap<u32, u32>) -> HashMap<u32, usize> {
    let mut open = HashMap::new();
    for target in targets.values() {
        *open.entry(*target).or_default() += 1;
    }
    open
}

/// One undo of this entry is decided; was it the last?
fn settle(open: &mut HashMap<u32, usize>, target: u32) -> bool {
    open.get_mut(&target).is_some_and(|count| {
        *count = count.saturating_sub(1);
        *count == 0
    })
}
