//! Names held once: a history of 100,000 takes has a few hundred of them.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

/// Names by number and numbers by name.
#[derive(Debug, Clone)]
pub(super) struct Names<T> {
    all: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Borrow<str> + Clone + Eq + Hash> Names<T> {
    /// The number of a name, a new one where it is new.
    pub(super) fn number<E>(
        &mut self,
        text: &str,
        make: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<u32, E> {
        if let Some(number) = self.find(text) {
            return Ok(number);
        }
        let name = make(text)?;
        let number = self.all.len() as u32;
        self.all.push(name.clone());
        self.numbers.insert(name, number);
        Ok(number)
    }

    /// The number of a name that is known already.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The name of a number.
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.all.get(number as usize)
    }

    /// All names, by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.all.iter()
    }
}
