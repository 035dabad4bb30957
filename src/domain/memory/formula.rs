//! The formulas of FSRS-6, in double precision.
//!
//! `S` is stability, `D` difficulty, `G` the rating (1 to 4), `t` whole days since the last review, `R` recall.

use crate::domain::memory::LONGEST;
use crate::domain::memory::review::{Review, ReviewKind};
use crate::domain::memory::weights::Weights;
use crate::domain::rating::Rating;

/// The least stability, in days. It is the floor of a first stability too.
pub const LEAST: f64 = 0.001;

/// Stability and difficulty at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// Days after which recall has fallen to 0.9.
    pub stability: f64,
    /// 1 to 10.
    pub difficulty: f64,
}

impl State {
    /// Within bounds, whatever the formulas said.
    fn bounded(stability: f64, difficulty: f64) -> Self {
        Self {
            stability: stability.clamp(LEAST, f64::from(LONGEST)),
            difficulty: difficulty.clamp(1.0, 10.0),
        }
    }
}

impl Weights {
    /// `R(t,S) = (1 + factor*t/S)^(-w20)`: the chance of recall after so many days.
    pub fn recall(&self, days: f64, stability: f64) -> f64 {
        (1.0 + self.factor() * days / stability).powf(-self.w(20))
    }

    /// `S/factor * (r^(-1/w20) - 1)` days until recall has fallen to `retention`, rounded half away from zero: 1 to
    /// 36,500. Nothing orders the intervals of the four ratings, and nothing makes them fuzzy.
    pub fn interval(&self, retention: f64, stability: f64) -> u32 {
        let days = stability / self.factor() * (retention.powf(-1.0 / self.w(20)) - 1.0);
        days.round().clamp(1.0, f64::from(LONGEST)) as u32
    }

    /// `S0(G)` and `D0(G)`: the state after a first review. This `D0` is clamped.
    pub fn first(&self, rating: Rating) -> State {
        let stability = match rating {
            Rating::Again => self.w(0),
            Rating::Hard => self.w(1),
            Rating::Good => self.w(2),
            Rating::Easy => self.w(3),
        };
        State::bounded(stability, self.first_difficulty(grade(rating)))
    }

    /// The state after a later review. Stability goes by the old difficulty and the recall just before.
    pub fn next(&self, old: State, rating: Rating, days: u32) -> State {
        let stability = match (days, rating) {
            (0, _) => self.same_day(old.stability, rating),
            (days, Rating::Again) => self.forgotten(old, self.recall(f64::from(days), old.stability)),
            (days, _) => self.remembered(old, rating, self.recall(f64::from(days), old.stability)),
        };
        State::bounded(stability, self.next_difficulty(old.difficulty, rating))
    }

    /// The state after all these reviews, oldest first; nothing where there are none.
    pub fn walk(&self, reviews: &[Review]) -> Option<State> {
        let (first, rest) = reviews.split_first()?;
        let next = |state, review: &Review| self.next(state, review.rating, review.elapsed);
        Some(rest.iter().fold(self.first(first.rating), next))
    }

    /// `D0(G) = w4 - e^(w5*(G-1)) + 1`, not clamped: so it stands in the mean reversion.
    pub(super) fn first_difficulty(&self, grade: f64) -> f64 {
        self.w(4) - (self.w(5) * (grade - 1.0)).exp() + 1.0
    }

    /// `D' = w7*D0(4) + (1-w7)*(D + (10-D)/9 * (-w6*(G-3)))`.
    fn next_difficulty(&self, old: f64, rating: Rating) -> f64 {
        let damped = old - (10.0 - old) / 9.0 * self.w(6) * (grade(rating) - 3.0);
        self.w(7) * self.easiest() + (1.0 - self.w(7)) * damped
    }

    /// `S' = S*(1 + e^w8*(11-D)*S^(-w9)*(e^(w10*(1-R))-1)*h*b)`.
    fn remembered(&self, old: State, rating: Rating, recall: f64) -> f64 {
        let hard = if rating == Rating::Hard { self.w(15) } else { 1.0 };
        let easy = if rating == Rating::Easy { self.w(16) } else { 1.0 };
        let gain = (self.w(10) * (1.0 - recall)).exp() - 1.0;
        let room = (11.0 - old.difficulty) * old.stability.powf(-self.w(9));
        old.stability * (1.0 + self.growth() * room * gain * hard * easy)
    }

    /// `S' = min(w11*D^(-w12)*((S+1)^w13-1)*e^(w14*(1-R)), S/e^(w17*w18))`.
    fn forgotten(&self, old: State, recall: f64) -> f64 {
        let left = (old.stability + 1.0).powf(self.w(13)) - 1.0;
        let left = self.w(11) * old.difficulty.powf(-self.w(12)) * left;
        let left = left * (self.w(14) * (1.0 - recall)).exp();
        left.min(old.stability / (self.w(17) * self.w(18)).exp())
    }

    /// `S' = S*k, k = e^(w17*(G-3+w18))*S^(-w19)`. Hard, Good and Easy never lower stability: three of the four
    /// reference implementations hold Hard so too.
    fn same_day(&self, old: f64, rating: Rating) -> f64 {
        let k = (self.w(17) * (grade(rating) - 3.0 + self.w(18))).exp() * old.powf(-self.w(19));
        old * if rating == Rating::Again { k } else { k.max(1.0) }
    }

    /// How well reviews after days were foretold: the sum of the log losses of the cold reviews that `counts` picks,
    /// and how many they are.
    pub(super) fn losses<'a>(
        &'a self,
        reviews: &'a [Review],
        counts: impl Fn(&Review) -> bool + 'a,
    ) -> impl Iterator<Item = f64> + 'a {
        let mut state = None;
        reviews.iter().filter_map(move |review| {
            let before = state;
            state = Some(match before {
                None => self.first(review.rating),
                Some(before) => self.next(before, review.rating, review.elapsed),
            });
            let before = before.filter(|_| review.kind == ReviewKind::Cold && counts(review))?;
            let recall = self.recall(f64::from(review.elapsed), before.stability).clamp(1e-9, 1.0 - 1e-9);
            Some(if review.rating == Rating::Again { -(1.0 - recall).ln() } else { -recall.ln() })
        })
    }
}

fn grade(rating: Rating) -> f64 {
    f64::from(u8::from(rating))
}
