//! How an interview went: what was asked, and how the answers landed.

use crate::domain::day::Day;
use crate::domain::id::Id;

/// What the user says of an interview that is past. Of two that say something of one date, the later counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The day of the interview.
    pub date: Day,
    /// The questions that were asked and whose answers landed.
    pub landed: Vec<Id>,
    /// The questions that were asked and whose answers fell flat.
    pub flat: Vec<Id>,
}
