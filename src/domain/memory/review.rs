//! Reviews: which takes count for the scheduler, and how many days lie before each.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::progress::TakeEntry;
use crate::domain::rating::Rating;

/// One time a question was told, as far as memory is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewedTake {
    /// Its practice day.
    pub day: Day,
    /// How it went; nothing where it does not count: it was not judged, spoiled, or a warm-up before an interview.
    pub rating: Option<Rating>,
}

impl ReviewedTake {
    /// What a take is to memory. A take under live rules on the day of an interview is a warm-up, and no review.
    pub fn of(take: &TakeEntry<'_>, interviews: &[Day]) -> Self {
        let warm_up = take.live && interviews.contains(&take.day);
        let counts = !take.spoiled && !warm_up;
        Self { day: take.day, rating: take.rating.filter(|_| counts) }
    }
}

/// A rated telling, with what a reference implementation wants to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Review {
    /// Its practice day.
    pub day: Day,
    /// How it went.
    pub rating: Rating,
    /// Whole days since the review before, 0 for the first and for retakes.
    #[serde(rename = "elapsed_days")]
    pub elapsed: u32,
    /// Which rule it follows.
    pub kind: ReviewKind,
}

/// The three rules a review may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewKind {
    /// The first of all: it sets stability and difficulty.
    First,
    /// The first telling of its day, a day or more after the review before.
    Cold,
    /// Told before on that day, or the clock was set back: the same-day rule.
    Retake,
}

impl Review {
    /// A review after others, the newest of which was on `last`; `told` says whether the question was told on this
    /// day before.
    pub(super) fn following(last: Day, told: bool, rating: Rating, day: Day) -> Self {
        match days_between(last, day) {
            elapsed if elapsed > 0 && !told => Self { day, rating, elapsed, kind: ReviewKind::Cold },
            _ => Self { day, rating, elapsed: 0, kind: ReviewKind::Retake },
        }
    }
}

/// Whole days from one day to another; 0 where that lies before: a clock that was set back gives no negative days.
pub(super) fn days_between(from: Day, to: Day) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

/// The reviews among tellings, which come in the order of the journal, and the days told without one.
///
/// Whether a telling is the first of its day is read from the days themselves, not from what its take recorded: two
/// devices may both have called theirs the first. A telling that does not count takes the cold from those after it.
pub(super) fn reviews(tellings: impl IntoIterator<Item = ReviewedTake>) -> (Vec<Review>, Vec<Day>) {
    let mut reviews: Vec<Review> = Vec::new();
    let mut others: Vec<Day> = Vec::new();
    let mut latest = None;
    for ReviewedTake { day, rating } in tellings {
        // Days nearly always come in order, and then nothing is looked for.
        let told = latest >= Some(day)
            && (reviews.iter().rev().any(|review| review.day == day) || others.contains(&day));
        latest = latest.max(Some(day));
        let Some(rating) = rating else {
            others.push(day);
            continue;
        };
        reviews.push(match reviews.last() {
            None => Review { day, rating, elapsed: 0, kind: ReviewKind::First },
            Some(last) => Review::following(last.day, told, rating, day),
        });
    }
    (reviews, others)
}
