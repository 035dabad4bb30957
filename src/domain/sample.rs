//! Sample answers in STAR-L form.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::part::{Parts, by_name};

/// Said of a mixed answer.
pub const NOT_A_MODEL: &str = "not a model answer: what the story check finds is shown next to it";

/// A sample answer to one question, in five parts.
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
    /// The length it is meant for, in seconds; left out, the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// The rules of the story check that a mixed answer is meant to fail; a good one fails none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fails: Vec<String>,
    /// The five texts, none of them empty.
    #[serde(flatten, with = "by_name")]
    pub parts: Parts<String>,
}

impl Sample {
    /// The least and the most seconds that may be named as a length.
    pub const LENGTHS: RangeInclusive<u32> = 30..=180;

    /// Whether it is told with mistakes on purpose, to be compared with and not to be learned from.
    pub fn is_mixed(&self) -> bool {
        !self.fails.is_empty()
    }

    /// What stands over it, so that nobody takes a mixed answer for a model answer.
    pub fn heading(&self) -> String {
        let kind = if self.is_mixed() { "Mixed answer" } else { "Sample" };
        format!("{kind}: {}", self.title)
    }
}
