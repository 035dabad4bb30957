//! Which questions a mock interview asks.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::profile::Profile;
use crate::domain::progress::Progress;
use crate::domain::question::{Question, Theme};
use crate::domain::shape::Shape;

/// Draws this number of questions: an opener where the bank has one, then of what the profile selects or was told, across the
/// themes: each theme asks one before any asks a second.
///
/// Within a theme comes what was not told for longest. The order of the themes follows from `seed`: the same bank,
/// profile, history, day and seed give the same interview.
pub fn draw(
    bank: &Bank,
    progress: &Progress,
    profile: Profile,
    today: Day,
    seed: u64,
    questions: usize,
) -> Vec<Id> {
    let pool = pool(bank, progress, profile, today);
    let of_kind = |openers| {
        let mut themes: Vec<Vec<&Question>> = pool.iter().map(|(_, open)| open.clone()).collect();
        for open in &mut themes {
            open.retain(|question| is_opener(question) == openers);
        }
        themes.retain(|open| !open.is_empty());
        themes
    };
    let mut themes = of_kind(false);
    shuffle(&mut themes, seed);
    let mut drawn = deal(&of_kind(true), questions.min(1));
    drawn.extend(deal(&themes, questions - drawn.len()));
    drawn
}

/// What an interview may ask, theme by theme, of each first what was told and is told least recently. Suspended questions and
/// those told today stay out.
pub fn pool<'a>(
    bank: &'a Bank,
    progress: &Progress,
    profile: Profile,
    today: Day,
) -> Vec<(&'a Theme, Vec<&'a Question>)> {
    let is_wanted = is_wanted(bank, progress, profile);
    let open = |(theme, questions)| {
        let open = open(questions, progress, today).into_iter().filter(|question| is_wanted(question));
        (theme, open.collect::<Vec<_>>())
    };
    themes(bank).into_iter().map(open).filter(|(_, open)| !open.is_empty()).collect()
}

/// Each theme once, with the questions that other packs add to it.
fn themes(bank: &Bank) -> Vec<(&Theme, Vec<&Question>)> {
    let all = bank.questions_by_theme();
    let themes = all.chunk_by(|one, other| one.0.id == other.0.id);
    themes.map(|of| (of[0].0, of.iter().map(|(_, question)| *question).collect())).collect()
}

/// Whether somebody of this profile is asked it: what the profile selects, and what was told before.
fn is_wanted<'a>(
    bank: &'a Bank,
    progress: &'a Progress,
    profile: Profile,
) -> impl Fn(&Question) -> bool + 'a {
    let selected: HashSet<&Id> = profile.select(bank).into_iter().map(|question| &question.id).collect();
    move |question| selected.contains(&question.id) || progress.takes_of(&question.id).next().is_some()
}

/// Whether an interview starts with it.
fn is_opener(question: &Question) -> bool {
    question.shape == Shape::Opener
}

/// Draws this number of questions for a sprint, of the same as an interview and across the themes as well: within a theme
/// comes what was asked least often in sprints, of equals as the seed has it. Suspended questions stay out.
pub fn draw_for_sprint(
    bank: &Bank,
    progress: &Progress,
    profile: Profile,
    seed: u64,
    questions: usize,
) -> Vec<Id> {
    let mut asked: HashMap<&Id, usize> = HashMap::new();
    for answer in progress.sprints().flat_map(|(_, sprint)| &sprint.answers) {
        *asked.entry(&answer.question).or_default() += 1;
    }
    let is_wanted = is_wanted(bank, progress, profile);
    let of_theme = |(_, questions)| {
        let mut questions = open_for_sprint(questions, progress, &asked, seed);
        questions.retain(|question| is_wanted(question));
        questions
    };
    let mut themes: Vec<Vec<&Question>> = themes(bank).into_iter().map(of_theme).collect();
    shuffle(&mut themes, seed);
    deal(&themes, questions)
}

/// Each theme asks one before any asks a second.
fn deal(themes: &[Vec<&Question>], questions: usize) -> Vec<Id> {
    let rounds = themes.iter().map(Vec::len).max().unwrap_or(0);
    let in_turn = (0..rounds).flat_map(|round| themes.iter().filter_map(move |theme| theme.get(round)));
    in_turn.take(questions).map(|question| question.id.clone()).collect()
}

/// The questions of a theme that can be asked, the one not told for longest first.
fn open<'a>(mut questions: Vec<&'a Question>, progress: &Progress, today: Day) -> Vec<&'a Question> {
    let last = |question: &Question| progress.takes_of(&question.id).next_back().map(|take| take.day);
    questions.retain(|question| !progress.suspended(&question.id) && last(question) != Some(today));
    // Those told once come before those never told: an interview is to be passed with what was prepared.
    questions.sort_by_key(|question| (Reverse(last(question).is_some()), last(question)));
    questions
}

/// The questions of a theme that a sprint can ask, since a story answers them, those asked least often first.
fn open_for_sprint<'a>(
    mut questions: Vec<&'a Question>,
    progress: &Progress,
    asked: &HashMap<&Id, usize>,
    seed: u64,
) -> Vec<&'a Question> {
    questions.retain(|question| question.asks_for_story() && !progress.suspended(&question.id));
    shuffle(&mut questions, seed);
    questions.sort_by_key(|question| asked.get(&question.id).copied().unwrap_or_default());
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
    use super::draw;
    use crate::domain::agenda::tests::{Past, bank, day, id};
    use crate::domain::fact::Fact;
    use crate::domain::rating::Rating;

    #[test]
    fn an_interview_starts_with_an_opener_and_goes_on_across_the_themes() {
        let bank = bank(&[
            ("a", &[("a0", ""), ("a1", "")]),
            ("openers", &[("opener0", ""), ("opener1", "")]),
            ("b", &[("b0", ""), ("b1", "")]),
        ]);
        let mut past = Past::default();
        let drawn = |past: &Past, questions| draw(&bank, &past.progress, past.profile, day(3), 7, questions);
        let first = drawn(&past, 3);
        assert_eq!(first[0], id("opener0"));
        assert!(first.contains(&id("a0")) && first.contains(&id("b0")), "{first:?}");
        assert_eq!((drawn(&past, 0).len(), drawn(&past, 1).len(), drawn(&past, 9).len()), (0, 1, 5));
        // What was prepared comes first, and what is out of practice doesn't come.
        past.tell(day(0), "opener1", Rating::Good);
        past.tell(day(0), "b1", Rating::Good);
        past.add(day(0), Fact::Suspend { question: id("a0"), on: true });
        let prepared = drawn(&past, 3);
        assert_eq!(prepared[0], id("opener1"));
        assert!(prepared.contains(&id("a1")) && prepared.contains(&id("b1")), "{prepared:?}");
    }

    #[test]
    fn a_theme_that_another_pack_adds_to_is_one_theme() {
        let bank = bank(&[("a", &[("a0", ""), ("a1", "")]), ("b", &[("b0", "")]), ("a", &[("a2", "")])]);
        let past = Past::default();
        let pool = super::pool(&bank, &past.progress, past.profile, day(3));
        let sizes: Vec<_> = pool.iter().map(|(theme, open)| (theme.id.as_str(), open.len())).collect();
        assert_eq!(sizes, [("a", 3), ("b", 1)]);
    }
}
