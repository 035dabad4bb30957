//! What lies on disk while a drill is not saved yet, so that a crash costs nothing.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::drill::Drill;
use crate::domain::follow_up::FollowUp;
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
    /// The follow-up that was put, where one was.
    #[serde(default)]
    pub follow_up: Option<FollowUp>,
    /// How it felt, before anything was uncovered.
    #[serde(default)]
    pub felt: Option<Rating>,
    /// The criteria are seen: how it felt was said, or is not asked any more.
    #[serde(default)]
    pub uncovered: bool,
}

impl DrillSnapshot {
    /// The names of the sounds that belong to it.
    pub fn sounds(&self) -> Vec<String> {
        let told = self.mock.iter().flat_map(|run| run.told()).map(|told| &told.drill);
        told.chain([&self.drill]).filter_map(|drill| drill.sound.clone()).collect()
    }
}

impl ReviewDraft {
    /// The follow-up that is being answered.
    pub fn open_follow_up(&self) -> Option<&FollowUp> {
        self.follow_up.as_ref().filter(|follow_up| follow_up.is_open())
    }

    /// As it can be kept on disk.
    #[must_use]
    pub fn set_down(&self, now: Duration) -> Self {
        let follow_up = self.follow_up.as_ref().map(|follow_up| follow_up.set_down(now));
        Self { follow_up, ..self.clone() }
    }
}
