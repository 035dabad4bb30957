//! Against published numbers, and against what must hold whatever the numbers are.

use std::sync::Arc;

use chrono::Days;
use proptest::prelude::*;

use super::{Fitted, Memory, Review, ReviewKind, ReviewLog, ReviewedTake, Weights};
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

fn told(day: Day, number: u8) -> ReviewedTake {
    ReviewedTake { day, rating: Some(rating(number)) }
}

/// Tellings from days since the one before, and ratings.
fn tellings(steps: impl IntoIterator<Item = (u32, u8)>) -> Vec<ReviewedTake> {
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

/// Equal to a published number, as far as single precision can be.
fn close(a: f32, b: f64) -> bool {
    (f64::from(a) - b).abs() <= 1e-4 * b.abs()
}

/// What one review of a published history led to: days before it, rating, stability, difficulty, interval.
type Step = (u32, u8, f64, f64, u32);

/// Days until a question is due after a take with this rating on a day.
fn days_after(known: &Memory, rating: Rating, on: Day) -> u32 {
    known.weights().interval(known.state_after(rating, on))
}

fn agrees(name: &str, weights: &Weights, history: &[Step]) {
    let weights = Arc::new(weights.clone());
    let log = tellings(history.iter().map(|step| (step.0, step.1)));
    let mut known: Option<Memory> = None;
    for (place, (.., stability, difficulty, interval)) in history.iter().enumerate() {
        let now = log[place];
        let foretold = known.map(|before| days_after(&before, now.rating.expect("rated"), now.day));
        let after = Memory::of(log[..=place].iter().copied(), &weights).expect("a review");
        let at = format!("{name}, review {place}: {after:?}");
        assert!(close(after.state.stability, *stability), "{at}");
        assert!(close(after.state.difficulty, *difficulty), "{at}");
        assert_eq!(after.due(), now.day + Days::new((*interval).into()), "{at}");
        assert!(foretold.is_none_or(|days| days == *interval), "{at}");
        known = Some(after);
    }
}

#[test]
fn published_histories_are_met() {
    let custom = Weights(vectors::CUSTOM);
    let migrated = fsrs::check_and_fill_parameters(&vectors::SEVENTEEN).expect("older weights");
    let migrated = Weights(migrated.try_into().expect("21 of them"));
    agrees("thirteen", &Weights::default(), vectors::THIRTEEN);
    agrees("same day", &Weights::default(), vectors::SAME_DAY);
    agrees("late", &Weights::default(), vectors::LATE);
    agrees("custom", &custom, vectors::WITH_CUSTOM);
    agrees("migrated", &migrated, vectors::WITH_SEVENTEEN);
}

#[test]
fn an_interval_is_rounded_half_away_from_zero_within_its_limits() {
    let interval = |stability| Weights::default().interval(fsrs::MemoryState { stability, difficulty: 5.0 });
    let found = [0.001, 1.49, 1.5, 2.5, 3.5, 1_000.5, 36_500.0].map(interval);
    assert_eq!(found, [1, 1, 2, 3, 4, 1001, 36_500]);
}

#[test]
fn recall_is_a_hundred_per_cent_on_the_day_and_ninety_after_the_stability() {
    let told = memory(&[(0, 3), (2, 3)]);
    assert!(close(told.retrievability(told.last) as f32, 1.0));
    let state = fsrs::MemoryState { stability: 11.0, difficulty: 5.0 };
    assert!(close(Weights::default().recall(state, 11) as f32, 0.9));
}

/// Days before each review, and its kind.
type Kinds<'a> = &'a [(u32, ReviewKind)];

#[test]
fn which_takes_are_reviews() {
    use ReviewKind::{Cold, First, Retake};
    let silent = |day| ReviewedTake { day, rating: None };
    // Days of tellings, and what they are; 10 is the first day.
    let table: [(&[ReviewedTake], Kinds); 6] = [
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
    let silent = ReviewedTake { day: day(5), rating: None };
    let before = [told(day(0), 3), told(day(2), 2), silent];
    let known = Memory::of(before, &Arc::default()).expect("a review");
    for on in [day(1), day(2), day(5), day(9)] {
        for rating in Rating::ALL {
            let log = before.into_iter().chain([ReviewedTake { day: on, rating: Some(rating) }]);
            let after = Memory::of(log, &Arc::default()).expect("a review");
            assert_eq!(known.state_after(rating, on), after.state, "{on} {rating:?}");
            assert_eq!(after.due(), on + Days::new(days_after(&known, rating, on).into()), "{on} {rating:?}");
        }
    }
}

#[test]
fn a_due_day_beyond_the_calendar_is_its_last() {
    let easy = Memory::of([told(Day::MAX, 4)], &Arc::default()).expect("a review");
    assert_eq!(easy.due(), Day::MAX);
    assert_eq!(easy.retrievability(Day::MIN).to_bits(), 1.0_f64.to_bits());
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
}

/// Histories of a learner whose memory follows these weights.
fn learner(weights: &Weights, questions: usize, days: u32, seed: u64) -> Vec<Vec<Review>> {
    let weights = Arc::new(weights.clone());
    let mut dice = Dice(seed);
    let mut known: Vec<(Vec<ReviewedTake>, Option<Memory>)> = vec![(Vec::new(), None); questions];
    for today in (0..days).map(day) {
        for _ in 0..5 {
            let (log, memory) = &mut known[dice.roll(questions as u32) as usize];
            let grade = |dice: &mut Dice| [2, 3, 3, 3, 4][dice.roll(5) as usize];
            let number = match memory {
                None => 1 + dice.roll(4) as u8,
                Some(memory) if memory.last == today => continue,
                Some(memory) if dice.unit() < memory.retrievability(today) => grade(&mut dice),
                Some(_) => 1,
            };
            log.push(told(today, number));
            *memory = Memory::of(log.iter().copied(), &weights);
        }
    }
    known.into_iter().filter_map(|(_, memory)| Some(memory?.reviews)).collect()
}

fn log(histories: &[Vec<Review>]) -> Option<ReviewLog> {
    ReviewLog::of(histories.iter().map(Vec::as_slice).collect())
}

#[test]
fn weights_are_fitted_only_where_they_foretell_better() {
    let fit = |histories: &[Vec<Review>]| log(histories).expect("enough").fit().weights;
    // A learner like most: nothing is gained.
    for seed in 1..=3 {
        assert_eq!(fit(&learner(&Weights::default(), 50, 300, seed)), Weights::default(), "seed {seed}");
    }
    // A learner who forgets far faster.
    let Weights(mut numbers) = Weights::default();
    for number in &mut numbers[..4] {
        *number *= 0.1;
    }
    numbers[8] = 0.6;
    numbers[20] = 0.4;
    let other = Weights(numbers);
    let histories = learner(&other, 50, 900, 7);
    let own = fit(&histories);
    assert_ne!(own, Weights::default(), "there is a gain");
    assert_eq!(fit(&histories), own, "the same reviews give the same weights");
    assert_eq!(log(&histories[..3]), None, "too few");
    // On days that it never saw, too.
    let unseen = learner(&other, 50, 900, 8);
    let loss = |weights: &Weights| -> f64 {
        unseen.iter().flat_map(|reviews| super::fit::losses(weights, reviews, Day::MIN)).sum()
    };
    assert!(loss(&own) < loss(&Weights::default()));
}

#[test]
fn a_log_has_its_own_key_and_what_was_fitted_to_it_is_read_as_it_was_written() {
    let histories = learner(&Weights::default(), 50, 300, 1);
    let first = log(&histories).expect("enough");
    let mut changed = histories.clone();
    let review = changed[7].last_mut().expect("a review");
    review.rating = if review.rating == Rating::Good { Rating::Hard } else { Rating::Good };
    let keys = [&histories[..], &changed, &histories[1..]].map(|some| log(some).expect("enough").key());
    assert_eq!(keys[0], first.key());
    assert!(keys[0] != keys[1] && keys[0] != keys[2] && keys[1] != keys[2], "{keys:?}");
    let fitted = Fitted { log: first.key(), weights: Weights(vectors::CUSTOM) };
    let text = serde_json::to_string(&fitted).expect("JSON");
    assert_eq!(serde_json::from_str::<Fitted>(&text).expect("weights"), fitted, "{text}");
}

fn any_weights() -> impl Strategy<Value = Weights> {
    // Some of each lie beyond their bounds.
    prop::array::uniform21(-0.5..5.0_f32).prop_map(|times| {
        let Weights(published) = Weights::default();
        Weights(std::array::from_fn(|number| published[number] * times[number]))
    })
}

fn any_steps() -> impl Strategy<Value = Vec<(u32, u8)>> {
    prop::collection::vec((prop_oneof![Just(0), 0..30_u32, 0..40_000_u32], 1..=4_u8), 1..20)
}

proptest! {
    #[test]
    fn whatever_happens_the_numbers_stay_in_bounds(weights in any_weights(), steps in any_steps()) {
        let known = Memory::of(tellings(steps), &Arc::new(weights)).expect("a review");
        prop_assert!((0.001..=36_500.0).contains(&known.state.stability), "{known:?}");
        prop_assert!((1.0..=10.0).contains(&known.state.difficulty), "{known:?}");
        prop_assert!(known.due() > known.last);
        for rating in Rating::ALL {
            prop_assert!((1..=36_500).contains(&days_after(&known, rating, known.last)));
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
        let after = known.state_after(rating(number), known.last);
        prop_assert!(number == 1 || after.stability >= known.state.stability);
    }

    #[test]
    fn again_never_raises_it(steps in any_steps(), days in 1..5_000_u64) {
        let known = memory(&steps);
        let after = known.state_after(Rating::Again, known.last + Days::new(days));
        prop_assert!(after.stability <= known.state.stability);
        prop_assert!(after.difficulty >= known.state.difficulty - 0.02);
    }
}
