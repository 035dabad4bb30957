//! Sample answers in STAR-L form.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::part::{Parts, by_name};

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
    /// The five texts, none of them empty.
    #[serde(flatten, with = "by_name")]
    pub parts: Parts<String>,
}
