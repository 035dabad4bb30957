//! A file that is one map of known keys: a value of the wrong kind is left out alone, and the rest of the file holds.

use std::cell::RefCell;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::store::text::report::{Problem, Report};
use crate::store::text::source::Source;
use crate::store::text::yaml::{Pairs, Written, YamlList, YamlText, parse_seed, says_nothing};

/// What a file can hold.
pub trait Fields {
    /// Takes the value of a key; false where the key is not known, whose value is then passed over.
    ///
    /// # Errors
    /// The value is of another kind.
    fn take(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<bool, FieldRefused>;
}

/// The value of a key, to be taken as what the key holds. The parser is the same for all files, and is in the program once.
pub trait FieldValue {
    /// A plain value.
    ///
    /// # Errors
    /// It is of another kind.
    fn written(&mut self) -> Result<Written, FieldRefused>;

    /// A list; nothing where it is left blank.
    ///
    /// # Errors
    /// It is of another kind.
    fn list(&mut self) -> Result<Option<YamlList<YamlText>>, FieldRefused>;

    /// A map; one that is left blank is empty.
    ///
    /// # Errors
    /// It is of another kind.
    fn pairs(&mut self) -> Result<Pairs, FieldRefused>;
}

/// A value is of another kind than its key takes; whoever reads the file knows why.
#[derive(Debug, Clone, Copy)]
pub struct FieldRefused;

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
pub fn parse<T: Fields + Default>(source: &Source) -> Result<Parsed<T>, Report> {
    let mut parsed = Parsed::default();
    while !says_nothing(&source.text) {
        let key = RefCell::new(None);
        let mut held = T::default();
        match parse_seed(source, Map { left_out: &parsed.left_out, key: &key, held: &mut held }) {
            Ok(()) => return Ok(Parsed { held, ..parsed }),
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

struct Map<'a> {
    left_out: &'a [String],
    /// The key whose value is being read.
    key: &'a RefCell<Option<String>>,
    held: &'a mut dyn Fields,
}

impl<'de> DeserializeSeed<'de> for Map<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Map<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("key: value lines")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Written>()? {
            let name = key.value.as_str();
            let is_out = self.left_out.iter().any(|it| it == name);
            self.key.replace(Some(name.to_owned()));
            let mut value = ValueInMap { map: &mut map, why: None };
            let taken = if is_out { Ok(false) } else { self.held.take(&key, &mut value) };
            match (taken, value.why) {
                (Ok(true), _) => {}
                (Ok(false), _) => _ = map.next_value::<IgnoredAny>()?,
                (Err(FieldRefused), why) => return Err(why.unwrap_or_else(|| Error::custom("it is refused"))),
            }
            self.key.replace(None);
        }
        Ok(())
    }
}

/// The value that comes next in a map, and why it couldn't be taken.
struct ValueInMap<'a, A, E> {
    map: &'a mut A,
    why: Option<E>,
}

impl<'de, A: MapAccess<'de>> ValueInMap<'_, A, A::Error> {
    fn take<T: Deserialize<'de>>(&mut self) -> Result<T, FieldRefused> {
        self.map.next_value().map_err(|why| {
            self.why = Some(why);
            FieldRefused
        })
    }
}

impl<'de, A: MapAccess<'de>> FieldValue for ValueInMap<'_, A, A::Error> {
    fn written(&mut self) -> Result<Written, FieldRefused> {
        self.take()
    }

    fn list(&mut self) -> Result<Option<YamlList<YamlText>>, FieldRefused> {
        self.take()
    }

    fn pairs(&mut self) -> Result<Pairs, FieldRefused> {
        Ok(self.take::<Option<Pairs>>()?.unwrap_or_default())
    }
}
