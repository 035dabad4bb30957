//! Against published numbers, against the `fsrs` crate, and against what must hold whatever the numbers are.

use std::sync::Arc;

use chrono::Days;
use proptest::prelude::*;

use super::{Memory, Review, ReviewKind, Telling, Weights};
use crate::domain::day::{Day, practice_day};
use crate::domain::rating::Rating;

mod vectors;

fn day(number: u32) -> Day {
    let first: Day = "2026-01-01".parse().expect("a day");
    first + Days::new(number.into())
}

fn rating(number: u8) -> Rating {
    Rating::try_from(number).expect("1 to 4")
}

fn told(day: Day, number: u8) -> Telling {
    Telling { day, rating: Some(rating(number)) }
}

/// Tellings from days since the one before, and ratings.
fn tellings(steps: impl IntoIterator<Item = (u32, u8)>) -> Vec<Telling> {
    let mut today = 0;
    let tell = |(days, number)| {
        today += days;
        told(day(today), number)
    };
    steps.into_iter().map(tell).collect()
}

fn memory(steps: &[(u32, u8)]) -> Memory {
    Memory::of(tellings(steps.iter().copied()), &Arc::default()).expect("a review")
}

fn close(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * b.abs()
}

/// What one review of a published history led to: days before it, rating, stability, difficulty, interval.
type Step = (u32, u8, f64, f64, u32);

fn agrees(name: &str, weights: &Weights, history: &[Step]) {
    let weights = Arc::new(weights.clone());
    let mut known: Option<Memory> = None;
    let mut today = 0;
    for (place, (days, number, stability, difficulty, interval)) in history.iter().enumerate() {
        today += days;
        let (rating, on) = (rating(*number), day(today));
        let foretold = known.as_ref().map(|memory| memory.interval(rating, on));
        let after = match &known {
            None => Memory::first(rating, on, &weights),
            Some(memory) => memory.after(rating, on),
        };
        let at = format!("{name}, review {place}: {after:?}");
        assert!(close(after.stability, *stability, 1e-9), "{at}");
        assert!(close(after.difficulty, *difficulty, 1e-9), "{at}");
        assert_eq!(after.due(), on + Days::new((*interval).into()), "{at}");
        assert!(foretold.is_none_or(|days| days == *interval), "{at}");
        known = Some(after);
    }
    let whole = Memory::of(tellings(history.iter().map(|step| (step.0, step.1))), &weights);
    assert_eq!(whole, known, "{name}: step by step and from the log");
}

#[test]
fn published_histories_are_met_to_the_last_digit() {
    let custom = Weights::new(&vectors::CUSTOM).expect("within bounds");
    let migrated = Weights::new(&vectors::SEVENTEEN).expect("migrated");
    agrees("thirteen", &Weights::default(), vectors::THIRTEEN);
    agrees("same day", &Weights::default(), vectors::SAME_DAY);
    agrees("late", &Weights::default(), vectors::LATE);
    agrees("custom", &custom, vectors::WITH_CUSTOM);
    agrees("migrated", &migrated, vectors::WITH_SEVENTEEN);
}

#[test]
fn recall_is_a_hundred_per_cent_on_the_day_and_ninety_after_the_stability() {
    let told = memory(&[(0, 3), (2, 3)]);
    assert!(close(told.retrievability(told.last), 1.0, 1e-15));
    let weights = Weights::default();
    assert!(close(weights.recall(told.stability, told.stability), 0.9, 1e-12));
    assert!(close(weights.factor(), 0.980_346_49, 1e-8));
}

/// Days before each review, and its kind.
type Kinds<'a> = &'a [(u32, ReviewKind)];

#[test]
fn which_takes_are_reviews() {
    use ReviewKind::{Cold, First, Retake};
    let silent = |day| Telling { day, rating: None };
    // Days of tellings, and what they are; 10 is the first day.
    let table: [(&[Telling], Kinds); 6] = [
        (&[told(day(10), 3), told(day(10), 3), told(day(12), 3)], &[(0, First), (0, Retake), (2, Cold)]),
        // One that does not count takes the cold from those after it, but is no review.
        (&[told(day(10), 3), silent(day(12)), told(day(12), 3)], &[(0, First), (0, Retake)]),
        (&[silent(day(10)), told(day(10), 3), told(day(11), 2)], &[(0, First), (1, Cold)]),
        // The clock was set back a day, and right again.
        (
            &[told(day(10), 3), told(day(9), 3), told(day(10), 3), told(day(11), 3)],
            &[(0, First), (0, Retake), (0, Retake), (1, Cold)],
        ),
        // The clock had been years ahead: days count again as soon as it is right.
        (&[told(day(2000), 3), told(day(10), 3), told(day(13), 3)], &[(0, First), (0, Retake), (3, Cold)]),
        // Two devices, merged: both thought theirs was the first of the day.
        (&[told(day(10), 3), told(day(13), 3), told(day(13), 1)], &[(0, First), (3, Cold), (0, Retake)]),
    ];
    for (tellings, expected) in table {
        let told = Memory::of(tellings.iter().copied(), &Arc::default()).expect("a review");
        let kinds: Vec<_> = told.reviews.iter().map(|review| (review.elapsed, review.kind)).collect();
        assert_eq!(kinds, expected, "{tellings:?}");
    }
    assert_eq!(Memory::of([silent(day(1))], &Arc::default()), None);
    assert_eq!(Memory::of([], &Arc::default()), None);
}

#[test]
fn whatever_clocks_do_days_are_counted_right() {
    use ReviewKind::{Cold, First, Retake};
    let table: [(&str, &[&str], Kinds); 5] = [
        (
            "into summer time",
            &["2026-03-28T09:00:00+01:00", "2026-03-29T09:00:00+02:00", "2026-03-30T03:30:00+02:00"],
            &[(0, First), (1, Cold), (0, Retake)],
        ),
        (
            "out of summer time: half past two comes twice",
            &[
                "2026-10-24T23:00:00+02:00",
                "2026-10-25T02:30:00+02:00",
                "2026-10-25T02:30:00+01:00",
                "2026-10-25T04:00:00+01:00",
            ],
            &[(0, First), (0, Retake), (0, Retake), (1, Cold)],
        ),
        (
            "a flight from +14 to -12: the tenth comes twice",
            &[
                "2026-06-10T08:00:00+14:00",
                "2026-06-09T20:00:00-12:00",
                "2026-06-10T09:00:00-12:00",
                "2026-06-11T09:00:00-12:00",
            ],
            &[(0, First), (0, Retake), (0, Retake), (1, Cold)],
        ),
        (
            "a flight from -12 to +14: a day is left out",
            &["2026-06-09T20:00:00-12:00", "2026-06-11T09:00:00+14:00"],
            &[(0, First), (2, Cold)],
        ),
        (
            "half past midnight belongs to the evening before",
            &["2026-06-10T21:00:00+02:00", "2026-06-11T00:30:00+02:00", "2026-06-11T09:00:00+02:00"],
            &[(0, First), (0, Retake), (1, Cold)],
        ),
    ];
    for (name, times, expected) in table {
        let tellings = times.iter().map(|at| told(practice_day(at.parse().expect("a time"), 4), 3));
        let known = Memory::of(tellings, &Arc::default()).expect("a review");
        let kinds: Vec<_> = known.reviews.iter().map(|review| (review.elapsed, review.kind)).collect();
        assert_eq!(kinds, expected, "{name}");
    }
}

#[test]
fn a_button_foretells_what_the_log_then_says() {
    let silent = Telling { day: day(5), rating: None };
    let before = [told(day(0), 3), told(day(2), 2), silent];
    let known = Memory::of(before, &Arc::default()).expect("a review");
    for on in [day(1), day(2), day(5), day(9)] {
        for rating in Rating::ALL {
            let after = known.after(rating, on);
            let log = before.into_iter().chain([Telling { day: on, rating: Some(rating) }]);
            assert_eq!(Memory::of(log, &Arc::default()), Some(after.clone()), "{on} {rating:?}");
            assert_eq!(after.due(), on + Days::new(known.interval(rating, on).into()), "{on} {rating:?}");
        }
    }
}

#[test]
fn a_due_day_beyond_the_calendar_is_its_last() {
    let easy = Memory::first(Rating::Easy, Day::MAX, &Arc::default());
    assert_eq!(easy.due(), Day::MAX);
    assert_eq!(easy.retrievability(Day::MIN).to_bits(), 1.0_f64.to_bits());
}

/// The crate computes in single precision, so it agrees to that.
#[test]
fn the_crate_agrees() {
    let oracle = fsrs::FSRS::default();
    let mut dice = Dice(20_261_123);
    let mut worst = 0.0_f64;
    for _ in 0..400 {
        let steps: Vec<(u32, u8)> = (0..2 + dice.roll(12))
            .map(|place| (if place == 0 { 0 } else { dice.days() }, 1 + dice.roll(4) as u8))
            .collect();
        let reviews =
            steps.iter().map(|(days, rating)| fsrs::FSRSReview { rating: (*rating).into(), delta_t: *days });
        let theirs =
            oracle.memory_state(fsrs::FSRSItem { reviews: reviews.collect() }, None).expect("a state");
        let ours = memory(&steps);
        for (a, b) in [(theirs.stability, ours.stability), (theirs.difficulty, ours.difficulty)] {
            worst = worst.max((f64::from(a) - b).abs() / b);
        }
    }
    assert!(worst < 5e-5, "{worst}");
}

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn roll(&mut self, sides: u32) -> u32 {
        (self.next() >> 16) as u32 % sides
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Nothing, a few days, or months.
    fn days(&mut self) -> u32 {
        match self.roll(4) {
            0 => 0,
            1 | 2 => 1 + self.roll(12),
            _ => 1 + self.roll(400),
        }
    }
}

/// Histories of a learner whose memory follows these weights, drilled when recall is lowest.
fn learner(weights: &Weights, questions: usize, days: u32, seed: u64) -> Vec<Vec<Review>> {
    let weights = Arc::new(weights.clone());
    let mut dice = Dice(seed);
    let mut known: Vec<Option<Memory>> = vec![None; questions];
    for today in (0..days).map(day) {
        for _ in 0..5 {
            let place = dice.roll(questions as u32) as usize;
            let grade = |dice: &mut Dice| rating([2, 3, 3, 3, 4][dice.roll(5) as usize]);
            known[place] = Some(match &known[place] {
                None => Memory::first(rating(1 + dice.roll(4) as u8), today, &weights),
                Some(memory) if memory.last == today => continue,
                Some(memory) if dice.unit() < memory.retrievability(today) => {
                    memory.after(grade(&mut dice), today)
                }
                Some(memory) => memory.after(Rating::Again, today),
            });
        }
    }
    known.into_iter().flatten().map(|memory| memory.reviews).collect()
}

#[test]
fn weights_are_fitted_only_where_they_foretell_better() {
    let fit =
        |histories: &[Vec<Review>]| super::fit::fit(&histories.iter().map(Vec::as_slice).collect::<Vec<_>>());
    // A learner like most: nothing is gained.
    for seed in 1..=3 {
        assert_eq!(fit(&learner(&Weights::default(), 50, 300, seed)), None, "seed {seed}");
    }
    // A learner who forgets far faster.
    let mut numbers = *Weights::default().numbers();
    for number in &mut numbers[..4] {
        *number *= 0.1;
    }
    numbers[8] = 0.6;
    numbers[20] = 0.4;
    let other = Weights::new(&numbers).expect("within bounds");
    let histories = learner(&other, 50, 900, 7);
    let own = fit(&histories).expect("a gain");
    assert_eq!(fit(&histories), Some(own.clone()), "the same reviews give the same weights");
    assert_eq!(Weights::new(own.numbers()), Ok(own.clone()), "within bounds");
    assert_eq!(fit(&histories[..3]), None, "too few");
    // On days that it never saw, too.
    let unseen = learner(&other, 50, 900, 8);
    let loss = |weights: &Weights| -> f64 {
        unseen.iter().flat_map(|reviews| weights.losses(reviews, |_| true).collect::<Vec<_>>()).sum()
    };
    assert!(loss(&own) < loss(&Weights::default()));
}

fn any_weights() -> impl Strategy<Value = Weights> {
    prop::array::uniform21(0.0..=1.0_f64).prop_map(|shares| Weights::between(&shares))
}

fn any_steps() -> impl Strategy<Value = Vec<(u32, u8)>> {
    prop::collection::vec((prop_oneof![Just(0), 0..30_u32, 0..40_000_u32], 1..=4_u8), 1..20)
}

proptest! {
    #[test]
    fn whatever_happens_the_numbers_stay_in_bounds(weights in any_weights(), steps in any_steps()) {
        let known = Memory::of(tellings(steps), &Arc::new(weights)).expect("a review");
        prop_assert!((0.001..=36_500.0).contains(&known.stability), "{known:?}");
        prop_assert!((1.0..=10.0).contains(&known.difficulty), "{known:?}");
        prop_assert!(known.due() > known.last);
        for rating in Rating::ALL {
            prop_assert!((1..=36_500).contains(&known.interval(rating, known.last)));
        }
    }

    #[test]
    fn recall_falls_with_time(weights in any_weights(), steps in any_steps(), days in 0..5_000_u64) {
        let known = Memory::of(tellings(steps), &Arc::new(weights)).expect("a review");
        let at = |days| known.retrievability(known.last + Days::new(days));
        prop_assert!(at(days) > at(days + 1) || at(days + 1) < 1e-6, "{} {}", at(days), at(days + 1));
        prop_assert!(at(days) > 0.0 && at(days) <= 1.0);
    }

    #[test]
    fn good_after_longer_gives_more(steps in any_steps(), days in 1..3_000_u64, more in 1..3_000_u64) {
        let known = memory(&steps);
        let after = |days| known.state_after(Rating::Good, known.last + Days::new(days)).stability;
        prop_assert!(after(days + more) > after(days) || after(days) >= 36_499.0);
    }

    #[test]
    fn a_retake_lowers_stability_only_when_rated_again(
        weights in any_weights(), steps in any_steps(), number in 1..=4_u8,
    ) {
        let known = Memory::of(tellings(steps), &Arc::new(weights)).expect("a review");
        let after = known.after(rating(number), known.last);
        prop_assert!(number == 1 || after.stability >= known.stability);
        prop_assert_eq!(after.reviews.last().map(|review| review.kind), Some(ReviewKind::Retake));
    }

    #[test]
    fn again_never_raises_it(steps in any_steps(), days in 1..5_000_u64) {
        let known = memory(&steps);
        let after = known.state_after(Rating::Again, known.last + Days::new(days));
        prop_assert!(after.stability <= known.stability);
        prop_assert!(after.difficulty >= known.difficulty - 0.02);
    }
}
