//! How an interview went: what was asked, and how the answers landed.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::field;
use crate::domain::id::Id;

/// What the user says of an interview that is past: what was asked, which story was told, and one surprise. Of two that say something of one date, the later counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The day of the interview.
    #[serde(deserialize_with = "field::day")]
    pub date: Day,
    /// The questions that were asked and whose answers landed.
    #[serde(default, deserialize_with = "field::or_default")]
    pub landed: Vec<Id>,
    /// The questions that were asked and whose answers fell flat.
    #[serde(default, deserialize_with = "field::or_default")]
    pub flat: Vec<Id>,
    /// Which story was told in answer to which question.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<(Id, Id)>,
    /// One thing that came as a surprise; may be empty.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "String::is_empty")]
    pub surprise: String,
}

impl Outcome {
    /// What was asked, with the day of the interview.
    pub fn asked(&self) -> impl Iterator<Item = (&Id, Day)> {
        self.landed.iter().chain(&self.flat).map(|question| (question, self.date))
    }
}
