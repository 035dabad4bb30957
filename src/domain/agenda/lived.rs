//! Days lived by the plan until the date, whatever the ratings: its rules hold, and its forecast comes true.

use std::collections::HashMap;

use super::simulated::{draw, questions, rate};
use super::tests::{Past, dated, day, id, members};
use super::{Reason, Wish, forecast, mix};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::rating::Rating;

/// What was told on each day until the date: question, rating, and whether it was new.
type Lived = Vec<Vec<(Id, Rating, bool)>>;

/// Lives by the plan, three a day, with ratings that follow from a seed.
fn live(bank: &Bank, days: u64, rate: impl Fn(&Past, &str, Day) -> Rating) -> Lived {
    let mut past = Past::default();
    past.interviews(day(0), &[day(days)]);
    let mut lived = Vec::new();
    for today in (0..days).map(day) {
        let mut told = Vec::new();
        while told.len() < 3 {
            let pick = past.choose(bank, today, &Wish::default(), 3).swap_remove(0);
            let new = past.progress.takes_of(&pick.question).next().is_none();
            let rating = rate(&past, &pick.question, today);
            past.tell(today, &pick.question, rating);
            told.push((pick.question, rating, new));
        }
        lived.push(told);
    }
    lived
}

fn keeps_the_rules(lived: &Lived, set: usize, about: &str) {
    let days = lived.len();
    let mut times: HashMap<&Id, usize> = HashMap::new();
    for (number, told) in lived.iter().enumerate() {
        for (question, rating, new) in told {
            *times.entry(question).or_default() += 1;
            let soon = lived.iter().skip(number + 1).take(2);
            let is_back = soon.clone().flatten().any(|(other, ..)| other == question);
            assert!(
                *rating > Rating::Again || is_back || soon.count() < 2,
                "{about}: {question} fell out on {number}"
            );
            assert!(!new || number + 3 < days, "{about}: {question} is new on day {number}");
        }
        assert!(number < 5 || told.iter().any(|(.., new)| !new), "{about}: all of day {number} is new");
    }
    let once = times.values().filter(|times| **times == 1).count();
    let never = set - times.len();
    assert!(once + never <= 1, "{about}: {once} told once, {never} never");
}

#[test]
fn a_forecast_is_what_comes_when_all_of_it_is_rated_3_and_ends_at_the_date() {
    let bank = questions(50);
    for days in [4, 6, 20] {
        let mut past = Past::default();
        past.interviews(day(0), &[day(days)]);
        let first: Vec<Id> =
            past.choose(&bank, day(0), &Wish::default(), 3).into_iter().map(|it| it.question).collect();
        for (question, rating) in first.iter().zip([Rating::Again, Rating::Hard, Rating::Good]) {
            past.tell(day(0), question, rating);
        }
        let today = past.choose(&bank, day(1), &Wish::default(), 3);
        let ahead = forecast(&past.input(&bank, &[], day(1), 3), &today, 7);
        assert_eq!(
            ahead.last().map(|(last, picks)| (*last, picks.len() == 2)),
            Some((day(days.min(8)), days < 8))
        );
        for (on, picks) in ahead {
            for planned in picks {
                let real = past.choose(&bank, on, &Wish::default(), 3).swap_remove(0).question;
                assert!(on == day(1) || real == planned.question, "{days} days, {on}: {real}");
                past.tell_as(on, &planned.question, Rating::Good, |take| {
                    take.rating = take.rating.filter(|_| !planned.warm_up);
                });
            }
        }
    }
}

#[test]
fn days_by_the_plan_keep_its_rules() {
    for (days, size) in [(7, 7), (14, 14), (35, 35)] {
        for seed in 1..=10 {
            let bank = questions(50);
            let by_memory = live(&bank, days, |past, question, today| rate(past, question, today, seed));
            keeps_the_rules(&by_memory, size, &format!("{days} days, seed {seed}"));
            // Nine of 33 again and ten hard, whatever was told before.
            let hard = live(&bank, days, |past, question, _| {
                let luck = draw(seed, past.progress.takes().count(), question.len());
                match luck {
                    ..0.27 => Rating::Again,
                    0.27..0.57 => Rating::Hard,
                    _ => Rating::Good,
                }
            });
            keeps_the_rules(&hard, size, &format!("{days} days, hard, seed {seed}"));
        }
    }
}

#[test]
fn a_star_leaves_todays_plan_as_it_was_and_comes_first_among_the_new_ones_the_day_after() {
    let (mut past, bank) = dated(14);
    for (number, question) in members(&past, &bank, 0, 2).iter().enumerate() {
        let rating = if number > 6 { Rating::Again } else { Rating::Good };
        past.tell(day(number as u64 / 2), question, rating);
    }
    let today = past.choose(&bank, day(5), &Wish::default(), 2);
    assert_eq!(mix(&today), "2 to redo");
    past.add(day(5), Fact::Star { item: id("q28"), on: true });
    past.add(day(5), Fact::Star { item: id("q29"), on: true });
    assert_eq!(past.choose(&bank, day(5), &Wish::default(), 2), today);
    let next = past.choose(&bank, day(6), &Wish::default(), 2);
    assert_eq!(mix(&next), "1 to redo, 1 new");
    let starred = next.iter().find(|pick| pick.reason == Reason::Starred).expect("a starred one");
    assert_eq!((starred.question.as_str(), starred.reason.words(day(6)).as_str()), ("q28", "starred"));
    // Among new ones it is the first.
    let (mut past, bank) = dated(14);
    past.add(day(1), Fact::Star { item: id("q29"), on: true });
    assert_eq!(past.choose(&bank, day(2), &Wish::default(), 1)[0].reason, Reason::Starred);
}
