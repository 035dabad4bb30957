//! Memory: what the scheduler believes of one question, recomputed from the takes that were told of it.
//!
//! The model is FSRS-6. It was fitted on flashcards, not on spoken stories, so what it says is an estimate. Its
//! formulas stand in [`formula`] in double precision; the `fsrs` crate fits [`Weights`] to the user's own reviews
//! ([`fit`]) and is the oracle of the tests. The crate does not schedule here, because it computes in single precision
//! and holds `w19` at 0.01 or more, where migrated weights have 0.
//!
//! House choices, where implementations differ:
//!
//! - Days are whole practice days; learning steps and fuzz are off; desired retention is 0.9 ([`RETENTION`]).
//! - A clock that was set back gives no days, never negative ones.
//! - Only the first telling of a day is a review after days; every other one is a retake by the same-day rule.
//! - There is no order rule between the four ratings: each interval is the bare formula, rounded half away from zero.
//! - The state is never kept: only reviews are, and a better model may replace this one.

pub mod fit;
pub mod formula;
pub mod memories;
pub mod review;
pub mod weights;

use std::sync::Arc;

use chrono::Days;

pub use self::memories::{Memories, Trace};
pub use self::review::{Review, ReviewKind, Telling};
pub use self::weights::Weights;
use crate::domain::day::Day;
use crate::domain::memory::formula::State;
use crate::domain::memory::review::reviews;
use crate::domain::rating::Rating;

/// A question is due when the chance that it comes to mind has fallen to this.
pub const RETENTION: f64 = 0.9;

/// The longest interval, in days.
pub const LONGEST: u32 = 36_500;

/// What is believed of one question that was reviewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// Days after which recall has fallen to 0.9: 0.001 to 36,500.
    pub stability: f64,
    /// How slowly stability grows: 1 (easy) to 10 (hard).
    pub difficulty: f64,
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
    pub fn of(tellings: impl IntoIterator<Item = Telling>, weights: &Arc<Weights>) -> Option<Self> {
        let (reviews, other_days) = reviews(tellings);
        let state = weights.walk(&reviews)?;
        let last = reviews.last()?.day;
        Some(Self::with(state, last, reviews, other_days, weights))
    }

    /// The memory after a first review.
    pub fn first(rating: Rating, day: Day, weights: &Arc<Weights>) -> Self {
        let review = Review { day, rating, elapsed: 0, kind: ReviewKind::First };
        Self::with(weights.first(rating), day, vec![review], Vec::new(), weights)
    }

    fn with(
        state: State,
        last: Day,
        reviews: Vec<Review>,
        other_days: Vec<Day>,
        weights: &Arc<Weights>,
    ) -> Self {
        let State { stability, difficulty } = state;
        Self { stability, difficulty, last, reviews, other_days, weights: Arc::clone(weights) }
    }

    /// Days since the newest review; 0 where the clock was set back.
    pub fn elapsed(&self, on: Day) -> u32 {
        review::days_between(self.last, on)
    }

    /// The chance that the story comes to mind on a day: above 0, at most 1.
    pub fn retrievability(&self, on: Day) -> f64 {
        self.weights.recall(f64::from(self.elapsed(on)), self.stability)
    }

    /// Days until it is due after being told with this rating on a day: 1 to [`LONGEST`].
    pub fn interval(&self, rating: Rating, on: Day) -> u32 {
        self.weights.interval(RETENTION, self.state_after(rating, on).stability)
    }

    /// The day on which recall falls to 0.9, at least a day after the newest review.
    pub fn due(&self) -> Day {
        let days = self.weights.interval(RETENTION, self.stability);
        self.last.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
    }

    /// The memory after one more telling.
    #[must_use]
    pub fn after(&self, rating: Rating, day: Day) -> Self {
        let mut reviews = self.reviews.clone();
        reviews.push(self.review(rating, day));
        Self::with(self.state_after(rating, day), day, reviews, self.other_days.clone(), &self.weights)
    }

    /// Stability and difficulty after one more telling.
    pub fn state_after(&self, rating: Rating, day: Day) -> State {
        let state = State { stability: self.stability, difficulty: self.difficulty };
        self.weights.next(state, rating, self.review(rating, day).elapsed)
    }

    fn review(&self, rating: Rating, day: Day) -> Review {
        let told = self.reviews.iter().any(|review| review.day == day) || self.other_days.contains(&day);
        Review::following(self.last, told, rating, day)
    }

    /// The weights it is computed with.
    pub fn weights(&self) -> &Arc<Weights> {
        &self.weights
    }
}

#[cfg(test)]
mod tests;
