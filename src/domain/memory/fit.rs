//! Weights fitted to the user's own reviews, used only where they foretell better than the published ones.

use std::cmp::Reverse;

use chrono::Datelike;
use crc32fast::Hasher;
use fsrs::{ComputeParametersInput, FSRSItem, benchmark};
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::memory::review::{Review, ReviewKind};
use crate::domain::memory::weights::{Weights, reviewed};
use crate::domain::rating::Rating;

/// With fewer reviews after days than this nothing is fitted: applications of FSRS draw the line here too, and the
/// fifth that decides on the gain is then eighty reviews.
const FEWEST: usize = 400;

/// About so many reviews are fitted to, those of the questions told last: it is 10 ms of work, and three a day are told in two years.
const MOST: usize = 2_000;

/// Of one question, its first reviews; the optimizer leaves out what is longer.
const LONGEST_HISTORY: usize = 256;

/// The newest of so many parts decides whether the fit is better.
const PARTS: usize = 5;

/// The least mean gain in log loss that is worth other intervals. Learners simulated with the published weights gained
/// up to 0.0065 beyond what looks like chance, learners with weights far from them 0.02 to 0.05.
const LEAST_GAIN: f64 = 0.01;

/// All that weights are fitted to: the reviews of each question, oldest first, and enough of them to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewLog(Vec<Vec<Review>>);

/// What came of fitting weights to a log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The [key](ReviewLog::key) of the log.
    pub log: u32,
    /// Weights of the user's own where they foretell better, else the published ones.
    pub weights: Weights,
}

impl ReviewLog {
    /// The log of these histories, those of the questions told last until there are enough reviews; nothing where there
    /// are too few to learn from.
    pub fn of(mut histories: Vec<&[Review]>) -> Option<Self> {
        histories.sort_by_key(|reviews| Reverse(reviews.last().map(|review| review.day)));
        let mut count = 0;
        let enough = |reviews: &&[Review]| {
            let room = count < MOST;
            count += reviews.len();
            room
        };
        let newest = histories.into_iter().map(|all| all.get(..LONGEST_HISTORY).unwrap_or(all));
        let log = Self(newest.take_while(enough).map(<[Review]>::to_vec).collect());
        (log.cold().count() >= FEWEST).then_some(log)
    }

    /// A checksum that differs from that of other reviews, or of another version.
    pub fn key(&self) -> u32 {
        let mut sum = Hasher::new();
        sum.update(env!("CARGO_PKG_VERSION").as_bytes());
        for reviews in &self.0 {
            sum.update(&(reviews.len() as u32).to_le_bytes());
            for Review { day, rating, elapsed, .. } in reviews {
                sum.update(&day.num_days_from_ce().to_le_bytes());
                sum.update(&elapsed.to_le_bytes());
                sum.update(&[u8::from(*rating)]);
            }
        }
        sum.finalize()
    }

    /// Fits weights: the slow part, some 10 ms.
    ///
    /// They are first fitted to the older four fifths, and both they and the published weights foretell the newest
    /// fifth. Only where the mean gain in log loss is more than 0.01, and more than twice its standard error, are
    /// weights fitted to all reviews. The same log always gives the same weights.
    pub fn fit(&self) -> Fitted {
        Fitted { log: self.key(), weights: self.better().unwrap_or_default() }
    }

    /// Weights that foretell better than the published ones.
    fn better(&self) -> Option<Weights> {
        let mut days: Vec<Day> = self.cold().map(|review| review.day).collect();
        days.sort_unstable();
        // Whole days: what a day taught must not foretell that same day.
        let split = *days.get(days.len() - days.len() / PARTS)?;
        let trial = self.fitted(|review| review.day < split)?;
        if self.is_better(&trial, split) { self.fitted(|_| true) } else { None }
    }

    fn cold(&self) -> impl Iterator<Item = &Review> {
        self.0.iter().flatten().filter(|review| review.kind == ReviewKind::Cold)
    }

    /// Whether the gain in foretelling the reviews from a day on is worth having, and more than chance gives.
    fn is_better(&self, own: &Weights, from: Day) -> bool {
        let losses = |weights: &Weights| -> Vec<f64> {
            self.0.iter().flat_map(|reviews| losses(weights, reviews, from)).collect()
        };
        let published = losses(&Weights::default());
        let gains: Vec<f64> = published.into_iter().zip(losses(own)).map(|(old, new)| old - new).collect();
        let count = gains.len() as f64;
        let mean = gains.iter().sum::<f64>() / count;
        let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (count - 1.0);
        mean > LEAST_GAIN && mean > 2.0 * (variance / count).sqrt()
    }

    /// Fits weights to the reviews that are picked; nothing where there is none to learn from.
    ///
    /// `compute_parameters` would leave out as outliers up to twenty questions of each first rating, which is most of a
    /// bank of this size; `benchmark` is the same optimizer without that. It needs a review after days that is the first
    /// of its question, which every question with one has, and panics without it.
    fn fitted(&self, picked: impl Fn(&Review) -> bool) -> Option<Weights> {
        let mut items: Vec<(Day, i64, FSRSItem)> = Vec::new();
        for (question, reviews) in (0..).zip(&self.0) {
            let mut known = Vec::with_capacity(reviews.len());
            for review in reviews.iter().take_while(|review| picked(review)) {
                known.push(reviewed(review.rating, review.elapsed));
                if review.kind == ReviewKind::Cold {
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
}

/// How well the cold reviews of a question from a day on were foretold: the log loss of each.
pub(super) fn losses(weights: &Weights, reviews: &[Review], from: Day) -> Vec<f64> {
    let later = reviews.iter().skip(1).zip(weights.walk(reviews));
    let cold = later.filter(|(review, _)| review.kind == ReviewKind::Cold && review.day >= from);
    cold.map(|(review, before)| {
        let recall = weights.recall(before, review.elapsed).clamp(1e-9, 1.0 - 1e-9);
        if review.rating == Rating::Again { -(1.0 - recall).ln() } else { -recall.ln() }
    })
    .collect()
}
