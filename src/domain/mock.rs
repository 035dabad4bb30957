//! A mock interview: several questions in a row, under the rules of a live one.

pub mod draw;
pub mod run;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::field;
use crate::domain::id::Id;
use crate::domain::rating::Rating;

/// A mock interview that was gone through, as the journal keeps it: one page of result.
///
/// Its answers are takes as well, marked as live; this says what belonged together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mock {
    /// The time it was meant to take.
    #[serde(default, with = "field::seconds")]
    pub limit: Duration,
    /// The time it took: speaking, follow-ups and interruptions.
    #[serde(default, with = "field::seconds")]
    pub spent: Duration,
    /// What was answered, in the order it was asked.
    pub answers: Vec<MockAnswer>,
}

/// One question of a mock interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MockAnswer {
    /// The question.
    pub question: Id,
    /// The user's story that was told, where one was chosen.
    pub story: Option<Id>,
    /// Time spoken, the interruption left out.
    #[serde(default, with = "field::seconds")]
    pub total: Duration,
    /// Time spent on an interruption; zero where there was none.
    #[serde(default, with = "field::seconds")]
    pub detour: Duration,
    /// Time spent on the follow-up.
    #[serde(default, with = "field::seconds")]
    pub probe: Duration,
    /// Points given, and the most there were to give.
    #[serde(default, deserialize_with = "field::or_default")]
    pub points: (u16, u16),
    /// How it went; nothing where it was left unrated.
    pub rating: Option<Rating>,
}
