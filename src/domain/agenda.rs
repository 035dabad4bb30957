//! The agenda: which questions to drill today, and why.
//!
//! Questions never told come first, one theme after the other; then those told longest ago. Suspended ones and
//! those told today stay out, and no theme comes twice in a row where that can be avoided. The same history, bank
//! and day give the same agenda.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::Progress;

/// A question chosen for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// The question.
    pub question: Id,
    /// Its theme.
    pub theme: Id,
    /// Why it was chosen.
    pub reason: Reason,
}

/// Why a question was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was never told.
    NeverTold,
    /// It was last told so many days ago.
    ToldDaysAgo(i64),
}

/// What the choice depends on beside bank and history.
#[derive(Debug, Clone)]
pub struct Wish {
    /// How many drills make a day: the next set begins so many questions further on.
    pub a_day: usize,
    /// Which set: 0 the first choice, then the ones after it.
    pub set: usize,
    /// Questions to leave out today.
    pub left_out: HashSet<Id>,
}

/// Chooses so many questions for this day.
pub fn choose(bank: &Bank, progress: &Progress, day: Day, wish: &Wish, number: usize) -> Vec<Pick> {
    let mut candidates = candidates(bank, progress, day, wish);
    let skip = (wish.set * wish.a_day).checked_rem(candidates.len()).unwrap_or(0);
    candidates.rotate_left(skip);
    let mut last_theme = last_theme_today(bank, progress, day);
    let mut picks: Vec<Pick> = Vec::new();
    while picks.len() < number && !candidates.is_empty() {
        let other = candidates.iter().position(|pick| Some(&pick.theme) != last_theme.as_ref());
        let pick = candidates.remove(other.unwrap_or(0));
        last_theme = Some(pick.theme.clone());
        picks.push(pick);
    }
    picks
}

/// Every question that may be drilled today, the most wanted first.
fn candidates(bank: &Bank, progress: &Progress, day: Day, wish: &Wish) -> Vec<Pick> {
    let mut ranked: Vec<(usize, usize, Pick)> = Vec::new();
    for (number, theme) in bank.themes().enumerate() {
        for (place, question) in theme.questions.iter().enumerate() {
            let open = !progress.suspended(&question.id)
                && progress.is_cold(&question.id, day)
                && !wish.left_out.contains(&question.id);
            if open {
                let reason = reason(progress, &question.id, day);
                let pick = Pick { question: question.id.clone(), theme: theme.id.clone(), reason };
                ranked.push((place, number, pick));
            }
        }
    }
    ranked.sort_by_key(|(place, number, pick)| (rank(pick.reason), *place, *number));
    ranked.into_iter().map(|(.., pick)| pick).collect()
}

/// Never told before told long ago before told lately.
fn rank(reason: Reason) -> Reverse<i64> {
    match reason {
        Reason::NeverTold => Reverse(i64::MAX),
        Reason::ToldDaysAgo(days) => Reverse(days),
    }
}

fn reason(progress: &Progress, question: &Id, day: Day) -> Reason {
    let last = progress.takes_of(question).last();
    last.map_or(Reason::NeverTold, |take| Reason::ToldDaysAgo((day - take.day).num_days().max(0)))
}

fn last_theme_today(bank: &Bank, progress: &Progress, day: Day) -> Option<Id> {
    let last = progress.told_on(day).last()?;
    bank.question(last.question.as_str()).map(|(theme, _)| theme.id.clone())
}
