//! A learner, simulated for the thirty days before an interview: whether a story comes is drawn from the memory model.

use super::tests::{Past, bank, day};
use super::{Aim, Wish};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::rating::Rating;

/// Days before the interview.
const DAYS: u64 = 30;

/// Drills a day.
const DAILY: usize = 3;

/// How a day's drills are chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// For the date.
    Date,
    /// What is due first, as without a date.
    Due,
    /// The lowest recall first.
    Lowest,
}

/// What the learner knows on the day of the interview.
#[derive(Debug)]
struct SimulatedOutcome {
    /// Mean recall of all questions; 0 for one never told.
    recall: f64,
    untouched: usize,
}

/// Draws that depend on question and occasion alone, so that every way meets the same luck.
fn draw(seed: u64, question: usize, occasion: usize) -> f64 {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (question as u64) << 20 ^ occasion as u64;
    x = (x ^ 0x2545_F491).wrapping_mul(0xD134_2543_DE82_EF95);
    for _ in 0..4 {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
    }
    (x >> 11) as f64 / (1_u64 << 53) as f64
}

/// A bank of so many questions in themes of five, with ten competencies.
fn questions(number: usize) -> Bank {
    let names: Vec<(String, String)> =
        (0..number).map(|n| (format!("q{n}"), format!("competency-{}", n * 7 % 10))).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let themes: Vec<String> = (0..number.div_ceil(5)).map(|n| format!("theme-{n}")).collect();
    let themes: Vec<(&str, &[(&str, &str)])> =
        themes.iter().zip(pairs.chunks(5)).map(|(name, some)| (name.as_str(), some)).collect();
    bank(&themes)
}

/// A rating: of a first telling as most people rate, later by whether the story comes.
fn rate(past: &Past, question: &str, today: Day, seed: u64) -> Rating {
    let number: usize = question.trim_start_matches('q').parse().expect("a number");
    let luck = draw(seed, number, past.progress.takes_of(question).count());
    let recall = past.memories.get(question).map(|memory| memory.retrievability(today));
    match recall {
        None if luck < 0.30 => Rating::Again,
        None if luck < 0.60 => Rating::Hard,
        None if luck < 0.95 => Rating::Good,
        None => Rating::Easy,
        Some(recall) if luck < recall => Rating::Good,
        Some(_) => Rating::Again,
    }
}

/// Practises until the interview.
fn practise(bank: &Bank, way: Way, seed: u64) -> SimulatedOutcome {
    let mut past = Past::default();
    let date = day(DAYS);
    if way == Way::Date {
        past.interviews(day(0), &[date]);
    }
    let wish = Wish { raise_floor: way == Way::Lowest, ..Wish::default() };
    for today in (0..DAYS).map(day) {
        for told in 0..DAILY {
            let picks = past.choose(bank, today, &wish, DAILY);
            assert_eq!(picks.len(), DAILY - told, "{way:?} {today}");
            let question = picks[0].question.clone();
            let rating = rate(&past, &question, today, seed);
            past.tell(today, &question, rating);
        }
        assert_eq!(past.progress.told_on(today).count(), DAILY);
    }
    if way == Way::Date {
        assert_eq!(Aim::of(past.progress.interview_dates(), date), Aim::Today);
    }
    outcome(&past, bank, date)
}

fn outcome(past: &Past, bank: &Bank, date: Day) -> SimulatedOutcome {
    let recall =
        |question: &str| past.memories.get(question).map_or(0.0, |memory| memory.retrievability(date));
    let recalls: Vec<f64> = bank.questions().map(|(_, question)| recall(&question.id)).collect();
    SimulatedOutcome {
        recall: recalls.iter().sum::<f64>() / recalls.len() as f64,
        untouched: recalls.iter().filter(|recall| **recall <= 0.0).count(),
    }
}

#[test]
fn with_a_date_no_question_is_left_untold_and_more_comes_to_mind() {
    let bank = questions(50);
    for seed in 1..=12 {
        let date = practise(&bank, Way::Date, seed);
        let others = [Way::Due, Way::Lowest].map(|way| practise(&bank, way, seed).recall);
        assert_eq!(date.untouched, 0, "seed {seed}");
        assert!(others.iter().all(|other| date.recall >= *other), "seed {seed}: {date:?}, not {others:?}");
    }
}

/// With few questions all ways drill each one often, and end within a hundredth of each other; with more than there
/// are slots for, new ones take every slot.
#[test]
fn with_few_or_many_questions_it_is_as_good_as_the_others() {
    for (number, untouched) in [(12, 0), (36, 0), (70, 0), (100, 10)] {
        let bank = questions(number);
        let mean = |way| (1..=4).map(|seed| practise(&bank, way, seed).recall).sum::<f64>() / 4.0;
        let [date, due, lowest] = [Way::Date, Way::Due, Way::Lowest].map(mean);
        assert!(date > due.max(lowest) - 0.01, "{number} questions: {date}, not {due} or {lowest}");
        assert_eq!(practise(&bank, Way::Date, 1).untouched, untouched, "{number} questions");
    }
}

#[test]
fn the_same_seed_gives_the_same_month() {
    let bank = questions(50);
    let recall = |seed| practise(&bank, Way::Date, seed).recall.to_bits();
    assert_eq!(recall(3), recall(3));
    assert_ne!(recall(3), recall(4));
}
