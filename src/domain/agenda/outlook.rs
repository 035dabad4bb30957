//! What a drill today is worth on the date of the interview.
//!
//! `T` is the days from today to the interview (tomorrow is 1), `e` the days since the question was reviewed, `S` its
//! stability:
//!
//! ```text
//! skip  = R(e+T, S)                                         recall at the date if it is never drilled again
//! drill = p*R(T, S after Good) + (1-p)*R(T, S after Again)  with p = R(e, S)
//! new   = mean of R(T, S0(G)) over the user's own first ratings;  skip(new) = 0
//! gain  = (drill - skip) / minutes
//! ```

use std::time::Duration;

use crate::domain::day::Day;
use crate::domain::memory::{Memories, Memory};
use crate::domain::rating::Rating;

/// Minutes that a drill takes: to think, to tell, to check and to answer a probe.
pub const DRILL_MINUTES: f64 = 4.0;

/// Of these, minutes that are not spent telling a story of the usual length.
const MINUTES_BESIDE: f64 = 1.5;

/// How first reviews are rated as long as the user has rated none: Again, Hard, Good, Easy.
const FIRST_RATINGS: [f64; 4] = [0.30, 0.30, 0.35, 0.05];

/// The three numbers behind a choice with a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Recall at the date if the question is never drilled again: 0 to 1.
    pub skipped: f64,
    /// Expected recall at the date if it is drilled today: 0 to 1.
    pub drilled: f64,
    /// What a minute of drill adds to recall at the date.
    pub gain: f64,
}

impl Outlook {
    /// Of a question that was reviewed, for an interview in this many days.
    pub(super) fn of(memory: &Memory, today: Day, days: u32, minutes: f64) -> Self {
        let weights = memory.weights();
        let skipped = weights.recall(memory.state, memory.elapsed(today).saturating_add(days));
        let after = |rating| weights.recall(memory.state_after(rating, today), days);
        let p = memory.retrievability(today);
        let drilled = p * after(Rating::Good) + (1.0 - p) * after(Rating::Again);
        Self { skipped, drilled, gain: (drilled - skipped) / minutes }
    }

    /// Of a question that was never reviewed.
    pub(super) fn of_new(recall: f64, minutes: f64) -> Self {
        Self { skipped: 0.0, drilled: recall, gain: recall / minutes }
    }
}

/// Expected recall, in this many days, of a question that is told for the first time today.
pub(super) fn recall_of_new(memories: &Memories, days: u32) -> f64 {
    let own = memories.first_ratings().map(f64::from);
    let shares = if own.iter().sum::<f64>() > 0.0 { own } else { FIRST_RATINGS };
    let weights = memories.weights();
    let recall = |rating| weights.recall(weights.next(None, rating, 0), days);
    let sum: f64 = Rating::ALL.into_iter().zip(shares).map(|(rating, share)| share * recall(rating)).sum();
    sum / shares.iter().sum::<f64>()
}

/// Minutes for a drill of a question: what its tellings take on average and the rest of a drill, else the usual.
pub(super) fn minutes(spoken: Option<Duration>) -> f64 {
    spoken.map_or(DRILL_MINUTES, |spoken| spoken.as_secs_f64() / 60.0 + MINUTES_BESIDE)
}
