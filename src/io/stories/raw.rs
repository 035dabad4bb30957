//! The shape of a story file as it is written, before anything is checked.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::io::content::raw::List;
use crate::io::content::yaml::{Pairs, Text, Written};

/// Keys of a story whose value is a text, those of the parts left out.
pub(super) const TEXTS: [&str; 3] = ["title", "project", "when"];

/// Keys of the five parts, in the order of the parts.
pub(super) const PARTS: [&str; 5] = ["situation", "task", "action", "result", "learning"];

/// One story file.
#[derive(Debug, Default)]
pub(super) struct RawStory {
    /// Texts with their keys: title, project, when, and the parts.
    pub(super) texts: Vec<(Written, Written)>,
    /// The competencies.
    pub(super) tags: List<Text>,
    /// The questions with their strengths.
    pub(super) fits: Pairs,
    /// The rules with the reasons.
    pub(super) allow: Pairs,
    /// Keys that no story has.
    pub(super) unknown: Vec<Text>,
}

impl<'de> Deserialize<'de> for RawStory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StoryVisitor)
    }
}

struct StoryVisitor;

impl<'de> Visitor<'de> for StoryVisitor {
    type Value = RawStory;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawStory, A::Error> {
        let mut raw = RawStory::default();
        while let Some(key) = map.next_key::<Written>()? {
            match key.value.as_str() {
                "tags" => raw.tags = map.next_value()?,
                "fits" => raw.fits = map.next_value::<Option<Pairs>>()?.unwrap_or_default(),
                "allow" => raw.allow = map.next_value::<Option<Pairs>>()?.unwrap_or_default(),
                text if TEXTS.contains(&text) || PARTS.contains(&text) => {
                    raw.texts.push((key, map.next_value()?));
                }
                _ => {
                    raw.unknown.push(key.value);
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(raw)
    }
}
