//! How an interview went: what was asked, and how the answers landed.

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::Progress;

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

/// An interview further back than this is not asked about any more, in days.
const STALE: i64 = 60;

/// The last interview that is past and of which nothing was said yet.
pub fn unasked(progress: &Progress, today: Day) -> Option<Day> {
    let last = progress.interview_dates().iter().rfind(|date| **date < today)?;
    let fresh = (today - *last).num_days() <= STALE;
    (fresh && progress.outcome(*last).is_none()).then_some(*last)
}
