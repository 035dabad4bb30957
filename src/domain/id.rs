//! Ids: the stable names that history hangs on.

use std::collections::HashSet;
use std::fmt;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::shared::{Shared, share};

/// The stable name of a pack, theme, question, criterion, sample, story or any other item of the bank.
///
/// 1 to 64 characters of `a-z`, `0-9` and `-`, not starting with `-` and not a device name of Windows, so
/// that an id is always a safe file name. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Id(Arc<str>);

/// Why a text cannot be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    /// Nothing was written.
    #[error("an id can't be empty")]
    Empty,
    /// More than 64 characters.
    #[error("an id has at most 64 characters")]
    TooLong,
    /// The first character is `-`, which a command line would take for an option.
    #[error("an id can't start with \"-\"")]
    LeadingDash,
    /// A character outside `a-z`, `0-9` and `-`.
    #[error("an id can contain only a-z, 0-9 and \"-\", not {0:?}")]
    Character(char),
    /// A name such as `con` or `lpt1`.
    #[error("this is the name of a device on Windows, so it can't be an id")]
    Device,
}

/// The longest id, in characters.
const LONGEST: usize = 64;

impl Id {
    /// Checks a text and makes it an id.
    ///
    /// # Errors
    /// The first rule the text breaks.
    pub fn new(text: &str) -> Result<Self, BadId> {
        Self::check(text).map(|()| Self(text.into()))
    }

    /// As a tag: the competency `prioritisation` may be written with a z.
    #[must_use]
    pub fn into_tag(self) -> Self {
        if self.as_str() == "prioritization" { Self("prioritisation".into()) } else { self }
    }

    /// As a tag is written: the other way round.
    pub fn as_tag(&self) -> &str {
        if self.as_str() == "prioritisation" { "prioritization" } else { self.as_str() }
    }

    /// Whether a text could be an id, without keeping it.
    ///
    /// # Errors
    /// The first rule the text breaks.
    pub fn check(text: &str) -> Result<(), BadId> {
        if text.is_empty() {
            return Err(BadId::Empty);
        }
        if let Some(odd) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(BadId::Character(odd));
        }
        if text.len() > LONGEST {
            return Err(BadId::TooLong);
        }
        if text.starts_with('-') {
            return Err(BadId::LeadingDash);
        }
        if is_device(text) {
            return Err(BadId::Device);
        }
        Ok(())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Windows reserves these names in every folder.
fn is_device(text: &str) -> bool {
    let numbered =
        |stem: &str| text.strip_prefix(stem).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(text, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Of the built-in bank alone some 300 ids are read at the start.
const AT_START: usize = 500;

thread_local! {
    static KNOWN: Shared<Id> = Shared::new(HashSet::with_capacity_and_hasher(AT_START, BuildHasherDefault::new()));
}

/// Straight from the text, and checked once: a journal holds tens of thousands of ids.
impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(IdVisitor)
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
        share(&KNOWN, text, Id::new).map_err(E::custom)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

impl std::ops::Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{BadId, Id};

    #[test]
    fn an_id_is_a_safe_file_name() {
        for good in ["a", "0", "ambiguity-unclear-start", "com", "com10", "console", "a--b-"] {
            assert_eq!(Id::new(good).map(String::from), Ok(good.to_owned()));
        }
        let long = "a".repeat(65);
        for (bad, why) in [
            ("", BadId::Empty),
            ("-a", BadId::LeadingDash),
            ("A", BadId::Character('A')),
            ("../x", BadId::Character('.')),
            ("é", BadId::Character('é')),
            ("nul", BadId::Device),
            ("com1", BadId::Device),
            (long.as_str(), BadId::TooLong),
        ] {
            assert_eq!(Id::new(bad), Err(why), "{bad:?}");
        }
    }
}
