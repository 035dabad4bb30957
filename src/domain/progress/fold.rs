//! Lines of the journal, in any order, made into progress.

use std::collections::HashSet;

use crate::domain::journal::codec::decode_sealed;
use crate::domain::journal::{Damage, Entry, JournalLine, Newer};
use crate::domain::progress::Progress;
use crate::domain::shared::QuickMap;

/// A fold under way. The outcome is the same for every order of files and lines, and for lines read twice.
#[derive(Debug, Default)]
pub struct Fold {
    entries: Vec<Entry>,
    /// The checksum of the line of each.
    seals: Vec<u32>,
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
                self.entries.push(entry);
                self.seals.push(seal);
                Ok(None)
            }
        }
    }

    /// The progress of all that was read.
    ///
    /// Lines of one id differ only where somebody made them by hand; then the same one wins in every order.
    pub fn finish(mut self) -> Progress {
        let mut places: QuickMap<&str, usize> = QuickMap::default();
        places.reserve(self.entries.len());
        let rank = |place: usize| self.entries.get(place).map(|it| (it.seq, it.at, self.seals.get(place)));
        for (place, entry) in self.entries.iter().enumerate() {
            let known = places.entry(&entry.id).or_insert(place);
            if *known != place && rank(place) < rank(*known) {
                *known = place;
            }
        }
        if places.len() < self.entries.len() {
            let kept: HashSet<usize> = places.into_values().collect();
            let mut place = 0..;
            self.entries.retain(|_| place.next().is_some_and(|place| kept.contains(&place)));
        }
        Progress::of(self.entries)
    }
}
