//! The 21 numbers of FSRS-6, and what the `fsrs` crate computes with them.

use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};
use serde::{Deserialize, Serialize};

use crate::domain::memory::{LONGEST, RETENTION, Review};
use crate::domain::rating::Rating;

/// How many weights there are.
pub const COUNT: usize = 21;

/// The least stability and the highest difficulty, should the model ever give no number.
const LOST: MemoryState = MemoryState { stability: 0.001, difficulty: 10.0 };

/// Weights from `w0` to `w20`; those published with FSRS-6 by default. What is out of its bounds counts as the bound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weights(pub [f32; COUNT]);

impl Default for Weights {
    fn default() -> Self {
        Self(DEFAULT_PARAMETERS)
    }
}

impl Weights {
    /// Weights from the optimizer, to four places, as weights are published. So machines whose arithmetic differs in
    /// the last digits come to the same plan. Nothing where one is not a number.
    pub(super) fn rounded(numbers: &[f32]) -> Option<Self> {
        let numbers: [f32; COUNT] = numbers.try_into().ok()?;
        let finite = numbers.iter().all(|number| number.is_finite());
        finite.then(|| Self(numbers.map(|number| ((f64::from(number) * 1e4).round() / 1e4) as f32)))
    }

    /// The chance of recall, this many days after the review that led to this state: above 0, at most 1.
    pub fn recall(&self, state: MemoryState, days: u32) -> f64 {
        let Self([.., decay]) = self;
        // The crate holds the other weights within their bounds itself.
        current_retrievability(state, days as f32, decay.clamp(0.1, 0.8)).into()
    }

    /// Days until recall has fallen to [`RETENTION`], rounded half away from zero: 1 to [`LONGEST`]. Nothing orders
    /// the intervals of the four ratings, and nothing makes them fuzzy.
    pub fn interval(&self, state: MemoryState) -> u32 {
        let days = self.model().next_interval(Some(state.stability), RETENTION, 0).round();
        days.clamp(1.0, LONGEST as f32) as u32
    }

    /// The state after one more review, or after the first. With no days in between the same-day rule holds.
    pub fn next(&self, before: Option<MemoryState>, rating: Rating, days: u32) -> MemoryState {
        let item = FSRSItem { reviews: vec![reviewed(rating, days)] };
        self.model().memory_state(item, before).unwrap_or(LOST)
    }

    /// The state after each of these reviews, oldest first.
    pub fn walk(&self, reviews: &[Review]) -> Vec<MemoryState> {
        let reviews = reviews.iter().map(|review| reviewed(review.rating, review.elapsed)).collect();
        self.model().historical_memory_states(FSRSItem { reviews }, None).unwrap_or_default()
    }

    fn model(&self) -> FSRS {
        FSRS::new(&self.0).unwrap_or_default()
    }
}

/// A review as the `fsrs` crate has it.
pub(super) fn reviewed(rating: Rating, days: u32) -> FSRSReview {
    FSRSReview { rating: u8::from(rating).into(), delta_t: days }
}
