//! A file that is one map of known keys: a value of the wrong kind is left out alone, and the rest of the file holds.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::store::text::report::{Problem, Report};
use crate::store::text::source::Source;
use crate::store::text::yaml::{Written, parse_seed, says_nothing};

/// What a file can hold.
pub trait Fields: Default {
    /// Takes the value of a key; false where the key is not known, whose value is then passed over.
    ///
    /// # Errors
    /// The value is of another kind.
    fn take<'de, A: MapAccess<'de>>(&mut self, key: &Written, map: &mut A) -> Result<bool, A::Error>;
}

/// A file with what of it was left out.
#[derive(Debug, Default)]
pub struct Parsed<T> {
    /// What it holds.
    pub held: T,
    /// The keys whose values are of the wrong kind.
    pub left_out: Vec<String>,
    /// What is wrong with each of these.
    pub reports: Vec<Report>,
}

/// Parses a file; one that says nothing holds nothing.
///
/// # Errors
/// One report: it is not valid YAML, or no map, or has a key twice.
pub fn parse<T: Fields>(source: &Source) -> Result<Parsed<T>, Report> {
    let mut parsed = Parsed::default();
    while !says_nothing(&source.text) {
        let key = RefCell::new(None);
        let map = Map { left_out: &parsed.left_out, key: &key, held: T::default() };
        match parse_seed(source, map) {
            Ok(held) => return Ok(Parsed { held, ..parsed }),
            Err(report) => {
                let is_of_value = report.problem() == Problem::BadValue;
                let bad = key.take().filter(|key| is_of_value && !parsed.left_out.contains(key));
                let Some(bad) = bad else { return Err(report.about(Problem::Unusable)) };
                parsed.left_out.push(bad);
                parsed.reports.push(report);
            }
        }
    }
    Ok(parsed)
}

struct Map<'a, T> {
    left_out: &'a [String],
    /// The key whose value is being read.
    key: &'a RefCell<Option<String>>,
    held: T,
}

impl<'de, T: Fields> DeserializeSeed<'de> for Map<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Fields> Visitor<'de> for Map<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("key: value lines")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<T, A::Error> {
        while let Some(key) = map.next_key::<Written>()? {
            let name = key.value.as_str();
            let is_out = self.left_out.iter().any(|it| it == name);
            self.key.replace(Some(name.to_owned()));
            if is_out || !self.held.take(&key, &mut map)? {
                map.next_value::<IgnoredAny>()?;
            }
            self.key.replace(None);
        }
        Ok(self.held)
    }
}
