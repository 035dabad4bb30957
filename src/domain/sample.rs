//! Sample answers, each in the parts of its shape.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::part::Parts;
use crate::domain::shape::{Outline, Shape, ShapePart};

/// Said of a mixed answer.
pub const NOT_A_MODEL: &str = "this isn't a model answer; the story check's findings are next to it";

/// A sample answer to one question, in the parts of its shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// Stable id.
    pub id: Id,
    /// What the story is about, a few words.
    pub title: String,
    /// The question of the bank it answers.
    pub question: Id,
    /// The question in the sample's own wording; empty where it is the same.
    pub asked: String,
    /// The theme it belongs to.
    pub theme: Id,
    /// Competencies it shows.
    pub tags: Vec<Id>,
    /// Who wrote it, where that is not the pack's source; `starl` marks an invented story.
    pub origin: Option<String>,
    /// What to be careful with in it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caution: String,
    /// The length it is meant for, in seconds; left out, the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// The rules of the story check that a mixed answer is meant to fail; a good one fails none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fails: Vec<String>,
    /// The shape: that of its question. To a question of method it may also be the story alone.
    #[serde(default)]
    pub shape: Shape,
    /// The text of each part by its key, none of them empty.
    #[serde(flatten)]
    pub texts: BTreeMap<String, String>,
}

impl Sample {
    /// The least and the most seconds that may be named as a length.
    pub const LENGTHS: RangeInclusive<u32> = 30..=180;

    /// The parts with their texts, in the order in which they are told.
    pub fn parts(&self) -> impl Iterator<Item = (ShapePart, &str)> {
        let parts = Outline::from(self.shape).parts().iter();
        parts.filter_map(|part| Some((*part, self.texts.get(&part.key())?.as_str())))
    }

    /// The parts of the story in it; empty where it tells none.
    pub fn story(&self) -> Parts<String> {
        let texts: Vec<&str> = self.parts().map(|(_, text)| text).collect();
        Outline::from(self.shape).star_of(&texts, "").map(|_, text| (*text).to_owned())
    }

    /// All of it.
    pub fn whole(&self) -> String {
        self.parts().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
    }

    /// Whether it is told with mistakes on purpose, to be compared with and not to be learned from.
    pub fn is_mixed(&self) -> bool {
        !self.fails.is_empty()
    }

    /// What to know before one learns from it: that it is mixed, or what to be careful with.
    pub fn warning(&self) -> Option<&str> {
        let caution = Some(self.caution.as_str()).filter(|words| !words.is_empty());
        if self.is_mixed() { Some(NOT_A_MODEL) } else { caution }
    }

    /// What stands over it, so that nobody takes a mixed answer for a model answer.
    pub fn heading(&self) -> String {
        let kind = if self.is_mixed() { "Mixed answer" } else { "Sample" };
        format!("{kind}: {}", self.title)
    }
}
