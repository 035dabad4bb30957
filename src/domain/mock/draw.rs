//! Which questions a mock interview asks.

use std::cmp::Reverse;

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::Progress;
use crate::domain::question::{Question, Theme};

/// Draws so many questions across the themes: each theme asks one before any asks a second.
///
/// Within a theme comes what was not told for longest. The order of the themes follows from `seed`: the same bank,
/// history, day and seed give the same interview. Suspended questions and those told today stay out.
pub fn draw(bank: &Bank, progress: &Progress, today: Day, seed: u64, questions: usize) -> Vec<Id> {
    let mut themes: Vec<Vec<&Question>> =
        bank.themes().map(|theme| of_theme(theme, progress, today)).filter(|of| !of.is_empty()).collect();
    shuffle(&mut themes, seed);
    let rounds = themes.iter().map(Vec::len).max().unwrap_or(0);
    let in_turn = (0..rounds).flat_map(|round| themes.iter().filter_map(move |theme| theme.get(round)));
    in_turn.take(questions).map(|question| question.id.clone()).collect()
}

/// The questions of a theme that can be asked, the one not told for longest first.
fn of_theme<'a>(theme: &'a Theme, progress: &Progress, today: Day) -> Vec<&'a Question> {
    let last = |question: &Question| progress.takes_of(&question.id).next_back().map(|take| take.day);
    let open = |question: &&Question| !progress.suspended(&question.id) && last(question) != Some(today);
    let mut questions: Vec<&Question> = theme.questions.iter().filter(open).collect();
    // Those told once come before those never told: an interview is to be passed with what was prepared.
    questions.sort_by_key(|question| (Reverse(last(question).is_some()), last(question)));
    questions
}

/// Puts a list into an order that follows from the seed.
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed;
    for end in (1..list.len()).rev() {
        let other = step(&mut state) % (end as u64 + 1);
        list.swap(end, other as usize);
    }
}

/// The next number of a sequence that a seed begins (`SplitMix64`).
pub(super) fn step(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::draw;
    use crate::domain::bank::Bank;
    use crate::domain::day::Day;
    use crate::domain::fact::Fact;
    use crate::domain::id::Id;
    use crate::domain::journal::Entry;
    use crate::domain::progress::Progress;
    use crate::domain::take::Take;
    use crate::io::content::built_in;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn add(progress: &mut Progress, number: u64, on: &str, fact: Fact) {
        let at = format!("{on}T09:00:00+01:00").parse().expect("a time");
        let entry = Entry { id: format!("device-{number:020x}"), seq: number, at, day: day(on), fact };
        assert!(progress.add(&entry));
    }

    #[test]
    fn each_theme_asks_once_before_any_asks_twice_and_a_seed_gives_one_interview() {
        let bank = Bank::new(vec![built_in()]);
        let progress = Progress::default();
        let theme = |question: &Id| bank.question(question).expect("known").0.id.clone();
        let themes = bank.themes().count();
        for seed in 0..20 {
            let drawn = draw(&bank, &progress, day("2026-11-23"), seed, themes + 2);
            let first: HashSet<Id> = drawn[..themes].iter().map(theme).collect();
            assert_eq!((first.len(), drawn.len()), (themes, themes + 2), "{drawn:?}");
            let all: HashSet<&Id> = drawn.iter().collect();
            assert_eq!(all.len(), drawn.len(), "none twice");
            assert_eq!(drawn, draw(&bank, &progress, day("2026-11-23"), seed, themes + 2));
        }
        let of_seed = |seed| draw(&bank, &progress, day("2026-11-23"), seed, 4);
        assert!((1..20).any(|seed| of_seed(seed) != of_seed(0)));
        assert_eq!(draw(&bank, &progress, day("2026-11-23"), 1, 10_000).len(), bank.questions().count());
    }

    #[test]
    fn what_was_prepared_and_not_told_for_longest_is_asked_and_nothing_told_today_or_suspended() {
        let bank = Bank::new(vec![built_in()]);
        let mut progress = Progress::default();
        let theme = bank.themes().next().expect("a theme");
        let [a, b, c, ..] = theme.questions.as_slice() else { panic!("three questions") };
        let take = |question: &Id| Fact::Take(Box::new(Take::of(question.clone())));
        add(&mut progress, 1, "2026-11-20", take(&b.id));
        add(&mut progress, 2, "2026-11-21", take(&a.id));
        let asked = |progress: &Progress, on: &str| -> Vec<Id> {
            let all = draw(&bank, progress, day(on), 3, 10_000);
            all.into_iter()
                .filter(|question| bank.question(question).expect("known").0.id == theme.id)
                .collect()
        };
        assert_eq!(asked(&progress, "2026-11-23")[..2], [b.id.clone(), a.id.clone()]);
        assert!(!asked(&progress, "2026-11-21").contains(&a.id), "told today");
        add(&mut progress, 3, "2026-11-23", Fact::Suspend { question: c.id.clone(), on: true });
        assert!(!asked(&progress, "2026-11-23").contains(&c.id), "suspended");
    }
}
