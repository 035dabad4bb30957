//! Answers of mock interviews and sprints, as they stand on a line.

use std::time::Duration;

use serde::Deserialize;

use super::check::{checked, need};
use super::field::{Millis, Text};
use super::no_entry;
use crate::domain::id::Id;
use crate::domain::journal::codec::Damage;
use crate::domain::mock::MockAnswer;
use crate::domain::rating::Rating;
use crate::domain::sprint::SprintAnswer;

/// Every field of an answer of either kind.
#[derive(Deserialize)]
pub(super) struct RawAnswer<'a> {
    #[serde(borrow)]
    question: Text<'a>,
    #[serde(borrow)]
    story: Option<Text<'a>>,
    time: Option<Millis>,
    total: Option<Millis>,
    detour: Option<Millis>,
    probe: Option<Millis>,
    points: Option<(u16, u16)>,
    rating: Option<Rating>,
}

impl RawAnswer<'_> {
    pub(super) fn sprint(self) -> Result<SprintAnswer, Damage> {
        let time = duration(Some(need(self.time, "time")?));
        Ok(SprintAnswer { question: owned(self.question)?, story: self.story.map(owned).transpose()?, time })
    }

    pub(super) fn mock(self) -> Result<MockAnswer, Damage> {
        Ok(MockAnswer {
            question: owned(self.question)?,
            story: self.story.map(owned).transpose()?,
            total: duration(self.total),
            detour: duration(self.detour),
            probe: duration(self.probe),
            points: self.points.unwrap_or_default(),
            rating: self.rating,
        })
    }
}

/// A time that is on the line, else none.
pub(super) fn duration(millis: Option<Millis>) -> Duration {
    Duration::from_millis(millis.map_or(0, |millis| millis.0.into()))
}

/// An id that outlives the line.
pub(super) fn owned(text: Text<'_>) -> Result<Id, Damage> {
    Id::new(&checked(text)?).map_err(no_entry)
}
