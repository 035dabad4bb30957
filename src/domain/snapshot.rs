//! What lies on disk while a drill is not saved yet, so that a crash costs nothing.

use serde::{Deserialize, Serialize};

use crate::domain::drill::Drill;
use crate::domain::mock::run::MockRun;
use crate::domain::rating::Rating;

/// A running drill or a take under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillSnapshot {
    /// The drill, its clock set down.
    pub drill: Drill,
    /// What the review has so far.
    #[serde(default)]
    pub draft: ReviewDraft,
    /// The mock interview it belongs to.
    #[serde(default)]
    pub mock: Option<Box<MockRun>>,
}

/// The judgement of a take before it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReviewDraft {
    /// Points for each criterion, in the order of the bank; `None` where not judged yet.
    pub points: Vec<Option<u8>>,
    /// Which parts were told, where none was marked.
    #[serde(default)]
    pub told: Vec<bool>,
    /// Which red flags were heard, in the order of the bank.
    pub heard: Vec<bool>,
    /// "Next time I will".
    pub next_time: String,
    /// How it felt, before anything was uncovered.
    #[serde(default)]
    pub felt: Option<Rating>,
    /// The criteria are seen: how it felt was said, or is not asked any more.
    #[serde(default)]
    pub uncovered: bool,
}
