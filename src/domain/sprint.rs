//! A sprint: questions matched to stories, against the clock and without telling them.

use std::time::Duration;

use crate::domain::id::Id;

/// A sprint that was run, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sprint {
    /// What was chosen, in the order it was asked.
    pub answers: Vec<SprintAnswer>,
}

/// The story that was chosen for one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SprintAnswer {
    /// The question.
    pub question: Id,
    /// The story; nothing where none came to mind.
    pub story: Option<Id>,
    /// The time it took to choose.
    pub time: Duration,
}
