//! Memory: what the scheduler believes of one question, recomputed from the takes that were told of it.
//!
//! The model is FSRS-6, as the `fsrs` crate computes it. It was fitted on flashcards, not on spoken stories, so what it
//! says is an estimate. [`Weights`] are the published ones until those fitted to the user's own reviews foretell better
//! ([`fit`]).
//!
//! House choices, where implementations differ:
//!
//! - Days are whole practice days; learning steps and fuzz are off; desired retention is 0.9 ([`RETENTION`]).
//! - A clock that was set back gives no days, never negative ones.
//! - Only the first telling of a day is a review after days; every other one is a retake by the same-day rule, by which
//!   Hard, Good and Easy never lower stability.
//! - There is no order rule between the four ratings: each interval is the bare formula, rounded half away from zero.
//! - The state is never kept: only reviews are, and a better model may replace this one.

pub mod fit;
pub mod memories;
pub mod review;
pub mod weights;

use std::sync::Arc;

use chrono::Days;
use fsrs::MemoryState;

pub use self::fit::{Fitted, ReviewLog};
pub use self::memories::{Memories, Trace};
pub use self::review::{Review, ReviewKind, ReviewedTake};
pub use self::weights::Weights;
use crate::domain::day::Day;
use crate::domain::memory::review::reviews;
use crate::domain::rating::Rating;

/// A question is due when the chance that it comes to mind has fallen to this.
pub const RETENTION: f32 = 0.9;

/// The longest interval, in days.
pub const LONGEST: u32 = 36_500;

/// What is believed of one question that was reviewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// Stability, the days after which recall has fallen to 0.9: 0.001 to 36,500; and difficulty, how slowly stability
    /// grows: 1 (easy) to 10 (hard).
    pub state: MemoryState,
    /// The day of the newest review.
    pub last: Day,
    /// The reviews behind it, oldest first.
    pub reviews: Vec<Review>,
    /// Days on which it was told without a review.
    other_days: Vec<Day>,
    weights: Arc<Weights>,
}

impl Memory {
    /// The memory of one question from everything that was told of it, oldest first; nothing before the first review.
    pub fn of(tellings: impl IntoIterator<Item = ReviewedTake>, weights: &Arc<Weights>) -> Option<Self> {
        let (reviews, other_days) = reviews(tellings);
        let state = *weights.walk(&reviews).last()?;
        let last = reviews.last()?.day;
        Some(Self { state, last, reviews, other_days, weights: Arc::clone(weights) })
    }

    /// The reviews that were no retakes, oldest first.
    pub fn cold(&self) -> impl DoubleEndedIterator<Item = &Review> {
        self.reviews.iter().filter(|review| review.kind != ReviewKind::Retake)
    }

    /// The day of the first review.
    pub fn first(&self) -> Option<Day> {
        self.reviews.first().map(|review| review.day)
    }

    /// Days since the newest review; 0 where the clock was set back.
    pub fn elapsed(&self, on: Day) -> u32 {
        review::days_between(self.last, on)
    }

    /// The chance that the story comes to mind on a day: above 0, at most 1.
    pub fn retrievability(&self, on: Day) -> f64 {
        self.weights.recall(self.state, self.elapsed(on))
    }

    /// The day on which recall falls to 0.9, at least a day after the newest review.
    pub fn due(&self) -> Day {
        let days = self.weights.interval(self.state);
        self.last.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
    }

    /// Stability and difficulty after one more telling.
    pub fn state_after(&self, rating: Rating, day: Day) -> MemoryState {
        let told = self.reviews.iter().any(|review| review.day == day) || self.other_days.contains(&day);
        let review = Review::following(self.last, told, rating, day);
        self.weights.next(Some(self.state), rating, review.elapsed)
    }

    /// The weights it is computed with.
    pub fn weights(&self) -> &Arc<Weights> {
        &self.weights
    }
}

#[cfg(test)]
mod tests;
