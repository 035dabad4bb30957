//! Lines of the journal, in any order, made into progress.

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};

use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::journal::codec::decode_sealed;
use crate::domain::journal::{Damage, Entry, JournalLine, Newer};
use crate::domain::progress::Progress;

/// A fold under way. The outcome is the same for every order of files and lines, and for lines read twice.
#[derive(Debug, Default)]
pub struct Fold {
    entries: Vec<Entry>,
    /// Where each entry stands among them, and the checksum of its line.
    places: HashMap<String, (usize, u32)>,
    /// A history of thousands of takes has a few hundred ids: it holds each once.
    ids: HashSet<Id>,
}

impl Fold {
    /// Reads one line, without its newline. An entry of a newer version is reported and not counted.
    ///
    /// # Errors
    /// Why the line is not data; it changes nothing.
    pub fn read(&mut self, line: &[u8]) -> Result<Option<Newer>, Damage> {
        match decode_sealed(line)? {
            (JournalLine::Newer(newer), _) => Ok(Some(newer)),
            (JournalLine::Entry(entry), seal) => {
                self.add(entry, seal);
                Ok(None)
            }
        }
    }

    /// The progress of all that was read.
    pub fn finish(self) -> Progress {
        drop(self.places);
        Progress::of(self.entries)
    }

    /// Lines of one id differ only where somebody made them by hand; then the same one wins in every order.
    fn add(&mut self, mut entry: Entry, seal: u32) {
        match self.places.entry(entry.id.clone()) {
            Slot::Vacant(slot) => {
                slot.insert((self.entries.len(), seal));
                share(&mut self.ids, &mut entry);
                self.entries.push(entry);
            }
            Slot::Occupied(mut slot) => {
                let (place, known_seal) = slot.get_mut();
                if let Some(known) = self.entries.get_mut(*place)
                    && (entry.seq, entry.at, seal) < (known.seq, known.at, *known_seal)
                {
                    *known = entry;
                    *known_seal = seal;
                }
            }
        }
    }
}

/// Puts ids that are known already in place of equal ones.
fn share(known: &mut HashSet<Id>, entry: &mut Entry) {
    let Fact::Take(take) = &mut entry.fact else { return };
    for id in take.ids_mut() {
        match known.get(id) {
            Some(known) => id.clone_from(known),
            None => {
                known.insert(id.clone());
            }
        }
    }
}
