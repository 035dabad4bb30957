//! Weights fitted to the user's own reviews, kept only where they foretell better than the published ones.

use std::cmp::Reverse;

use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, benchmark};

use crate::domain::day::Day;
use crate::domain::memory::review::{Review, ReviewKind};
use crate::domain::memory::weights::Weights;

/// With fewer reviews after days than this nothing is fitted: applications of FSRS draw the line here too, and the
/// fifth that decides on the gain is then eighty reviews.
pub const FEWEST: usize = 400;

/// About so many reviews are fitted to, those of the questions told last: it is 10 ms of work, and three a day are told in two years.
const MOST: usize = 2_000;

/// Of one question, its first reviews; the optimiser leaves out what is longer.
const LONGEST_HISTORY: usize = 256;

/// The newest of so many parts decides whether the fit is better.
const PARTS: usize = 5;

/// The least mean gain in log loss that is worth other intervals. Learners simulated with the published weights gained
/// up to 0.0065 beyond what looks like chance, learners with weights far from them 0.02 to 0.05.
const LEAST_GAIN: f64 = 0.01;

/// Fits weights to the reviews of each question, oldest first.
///
/// They are first fitted to the older four fifths, and both they and the published weights foretell the newest fifth.
/// Only where the mean gain in log loss is more than 0.01, and more than twice its standard error, are weights fitted
/// to all reviews and given back. The same reviews always give the same weights.
pub fn fit(histories: &[&[Review]]) -> Option<Weights> {
    let histories = &newest(histories);
    let cold = histories.iter().copied().flatten().filter(|review| is_cold(review));
    let mut days: Vec<Day> = cold.map(|review| review.day).collect();
    if days.len() < FEWEST {
        return None;
    }
    days.sort_unstable();
    // Whole days: what a day taught must not foretell that same day.
    let split = *days.get(days.len() - days.len() / PARTS)?;
    let trial = fitted(histories, |review| review.day < split)?;
    if is_better(&trial, &Weights::default(), histories, split) { fitted(histories, |_| true) } else { None }
}

/// The histories of the questions told last, until there are enough reviews.
fn newest<'a>(histories: &[&'a [Review]]) -> Vec<&'a [Review]> {
    let mut histories: Vec<&[Review]> = histories.to_vec();
    histories.sort_by_key(|reviews| Reverse(reviews.last().map(|review| review.day)));
    let mut count = 0;
    let enough = |reviews: &&[Review]| {
        let room = count < MOST;
        count += reviews.len();
        room
    };
    let short = |reviews: &'a [Review]| reviews.get(..LONGEST_HISTORY).unwrap_or(reviews);
    histories.into_iter().map(short).take_while(enough).collect()
}

/// Whether the gain in foretelling the reviews from a day on is worth having, and more than chance gives.
fn is_better(own: &Weights, published: &Weights, histories: &[&[Review]], from: Day) -> bool {
    let losses = |weights: &Weights| -> Vec<f64> {
        let of = |reviews: &&[Review]| weights.losses(reviews, |it| it.day >= from).collect::<Vec<_>>();
        histories.iter().flat_map(of).collect()
    };
    let gains: Vec<f64> =
        losses(published).into_iter().zip(losses(own)).map(|(old, new)| old - new).collect();
    let count = gains.len() as f64;
    let mean = gains.iter().sum::<f64>() / count;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (count - 1.0);
    mean > LEAST_GAIN && mean > 2.0 * (variance / count).sqrt()
}

/// Fits weights to the reviews that are picked; nothing where there is none to learn from.
///
/// `compute_parameters` would leave out as outliers up to twenty questions of each first rating, which is most of a
/// bank of this size; `benchmark` is the same optimiser without that. It needs a review after days that is the first
/// of its question, which every question with one has, and panics without it.
fn fitted(histories: &[&[Review]], picked: impl Fn(&Review) -> bool) -> Option<Weights> {
    let mut items: Vec<(Day, i64, FSRSItem)> = Vec::new();
    for (question, reviews) in (0..).zip(histories) {
        let mut known = Vec::with_capacity(reviews.len());
        for review in reviews.iter().take_while(|review| picked(review)) {
            known.push(FSRSReview { rating: u8::from(review.rating).into(), delta_t: review.elapsed });
            if is_cold(review) {
                items.push((review.day, question, FSRSItem { reviews: known.clone() }));
            }
        }
    }
    if items.is_empty() {
        return None;
    }
    // The later a review, the more it weighs.
    items.sort_by_key(|(day, question, _)| (*day, *question));
    let card_ids = items.iter().map(|(_, question, _)| *question).collect();
    let train_set = items.into_iter().map(|(.., item)| item).collect();
    let input = ComputeParametersInput { train_set, card_ids: Some(card_ids), ..Default::default() };
    Weights::rounded(&benchmark(input))
}

fn is_cold(review: &Review) -> bool {
    review.kind == ReviewKind::Cold
}
