//! Lines of the journal, in any order, made into progress.

use std::collections::hash_map::Entry as Slot;

use crate::domain::journal::codec::{Damage, Newer};
use crate::domain::journal::{Head, Wire, read};
use crate::domain::progress::Progress;
use crate::domain::progress::key::Key;
use crate::domain::progress::names::Quick;
use crate::domain::progress::record::Record;
use crate::domain::progress::store::Store;
use crate::domain::progress::view::View;

/// A fold under way. The outcome is the same for every order of files and lines, and for lines read twice.
#[derive(Debug, Default)]
pub struct Fold {
    store: Store,
    /// Where each entry stands among the records.
    places: Quick<Key, usize>,
}

impl Fold {
    /// Reads one line, without its newline. An entry of a newer version is told and not counted.
    ///
    /// # Errors
    /// Why the line is not data; it changes nothing.
    pub fn read(&mut self, line: &[u8]) -> Result<Option<Newer>, Damage> {
        match read(line)? {
            Wire::Newer(newer) => Ok(Some(newer)),
            Wire::Known(head, body) => {
                let key = self.store.key(&head.id);
                if self.is_news(key, &head) {
                    let record = self.store.record(key, &head, body);
                    self.keep(record.map_err(|why| Damage::NoEntry(why.to_string()))?);
                }
                Ok(None)
            }
        }
    }

    /// The progress of all that was read.
    pub fn finish(mut self) -> Progress {
        drop(self.places);
        self.store.arrange();
        let view = View::of(&self.store);
        Progress { store: self.store, view }
    }

    /// Lines of one id differ only where somebody made them by hand; then the same one wins in every order.
    fn is_news(&self, key: Key, head: &Head) -> bool {
        let place = self.places.get(&key);
        place
            .and_then(|place| self.store.records.get(*place))
            .is_none_or(|known| (head.seq, head.at, head.seal) < (known.seq, known.at, known.seal))
    }

    fn keep(&mut self, record: Record) {
        match self.places.entry(record.key) {
            Slot::Vacant(slot) => {
                slot.insert(self.store.records.len());
                self.store.records.push(record);
            }
            Slot::Occupied(slot) => {
                if let Some(known) = self.store.records.get_mut(*slot.get()) {
                    *known = record;
                }
            }
        }
    }
}
