//! The shape of a story file as it is written, before anything is checked.

use serde::de::MapAccess;

use crate::store::text::fields::Fields;
use crate::store::text::keys::Keys;
use crate::store::text::keys::Under::{Texts, Value, Words};
use crate::store::text::yaml::{Pairs, Written, YamlList, YamlText};

/// Keys of a story whose value is written once, those of the parts left out.
pub(super) const TEXTS: [&str; 3] = ["title", "project", "when"];

/// All keys of a story.
pub(super) const KEYS: Keys = &[
    ("title", Words),
    ("project", Words),
    ("when", Value),
    ("tags", Value),
    ("fits", Value),
    ("allow", Texts),
    ("situation", Words),
    ("task", Words),
    ("action", Words),
    ("result", Words),
    ("learning", Words),
];

/// Keys of the five parts, in the order of the parts.
pub(super) const PARTS: [&str; 5] = ["situation", "task", "action", "result", "learning"];

/// One story file.
#[derive(Debug, Default)]
pub(super) struct RawStory {
    /// Texts with their keys: title, project, when, and the parts.
    pub(super) texts: Vec<(Written, Written)>,
    /// The competencies.
    pub(super) tags: YamlList<YamlText>,
    /// The questions with their strengths.
    pub(super) fits: Pairs,
    /// The rules with the reasons.
    pub(super) allow: Pairs,
}

impl Fields for RawStory {
    fn take<'de, A: MapAccess<'de>>(&mut self, key: &Written, map: &mut A) -> Result<bool, A::Error> {
        match key.value.as_str() {
            "tags" => self.tags = map.next_value()?,
            "fits" => self.fits = map.next_value::<Option<Pairs>>()?.unwrap_or_default(),
            "allow" => self.allow = map.next_value::<Option<Pairs>>()?.unwrap_or_default(),
            text if TEXTS.contains(&text) || PARTS.contains(&text) => {
                self.texts.push((key.clone(), map.next_value()?));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
