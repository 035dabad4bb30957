//! A sprint: questions matched to stories, against the clock and without telling them.

pub mod run;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::field;
use crate::domain::id::Id;
use crate::domain::words::words;

/// How many questions a sprint asks.
pub const QUESTIONS: usize = 10;

/// How long there is to choose a story.
pub const LIMIT: Duration = Duration::from_secs(10);

/// Chosen sooner than this, a story came fast.
const FAST: Duration = Duration::from_secs(5);

/// A sprint that was run, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sprint {
    /// What was chosen, in the order it was asked.
    pub answers: Vec<SprintAnswer>,
}

/// The story that was chosen for one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SprintAnswer {
    /// The question.
    pub question: Id,
    /// The story; nothing where none came to mind.
    pub story: Option<Id>,
    /// The time it took to choose.
    #[serde(with = "field::seconds")]
    pub time: Duration,
}

words! {
    /// How quickly a choice came, the quickest first.
    Speed {
        /// Within five seconds.
        Fast: "fast",
        /// Within ten.
        Hesitant: "hesitant",
        /// Not at all.
        Stuck: "stuck",
    }
}

impl Speed {
    /// How quick a choice is that took so long.
    pub fn of(time: Duration) -> Self {
        match time {
            time if time < FAST => Self::Fast,
            time if time < LIMIT => Self::Hesitant,
            _ => Self::Stuck,
        }
    }
}

impl Sprint {
    /// For how many questions a story was chosen so quickly; how many ran out of time.
    pub fn so_quick(&self, speed: Speed) -> usize {
        self.answers.iter().filter(|answer| answer.speed() == Some(speed)).count()
    }

    /// To how many questions the answer was that no story fits.
    pub fn none_fits(&self) -> usize {
        self.answers.iter().filter(|answer| answer.speed().is_none()).count()
    }

    /// Whether anything was chosen in time, and be it that there is no story: what was only watched is not kept.
    pub fn is_answered(&self) -> bool {
        self.so_quick(Speed::Stuck) < self.answers.len()
    }
}

impl SprintAnswer {
    /// How quickly a story came; nothing where the answer was that none fits.
    pub fn speed(&self) -> Option<Speed> {
        let speed = Speed::of(self.time);
        (self.story.is_some() || speed == Speed::Stuck).then_some(speed)
    }
}

#[cfg(test)]
mod tests {
    use super::Speed;
    use std::time::Duration;

    #[test]
    fn five_and_ten_seconds_are_the_marks() {
        for (millis, speed) in [
            (0, Speed::Fast),
            (4_999, Speed::Fast),
            (5_000, Speed::Hesitant),
            (9_999, Speed::Hesitant),
            (10_000, Speed::Stuck),
        ] {
            assert_eq!(Speed::of(Duration::from_millis(millis)), speed, "{millis} ms");
        }
    }
}
