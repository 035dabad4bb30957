//! How an interview went: what was asked, and how the answers landed.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::field;
use crate::domain::id::Id;

/// What the user says of an interview that is past. Of two that say something of one date, the later counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Outcome {
    /// What was asked, with the day of the interview.
    pub fn asked(&self) -> impl Iterator<Item = (&Id, Day)> {
        self.landed.iter().chain(&self.flat).map(|question| (question, self.date))
    }
}
