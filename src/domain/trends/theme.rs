//! How each theme goes.

use std::collections::HashMap;

use crate::domain::agenda::{AgendaInput, Pick, next_interview};
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds};
use crate::domain::id::Id;
use crate::domain::memory::Memory;
use crate::domain::progress::TakeEntry;
use crate::domain::rating::Rating;

/// So many ratings make the trend of a theme.
const SHOWN: usize = 8;

/// How a theme goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeTrend {
    /// The theme.
    pub id: Id,
    /// How many of its questions hold.
    pub holds: HoldCount,
    /// How many takes there are of its questions.
    pub takes: usize,
    /// How its newest take went, of those that were rated and not spoiled.
    pub last: Option<Rating>,
    /// How its cold takes were rated, the oldest first: eight at most.
    pub ratings: Vec<Rating>,
    /// When the next of its questions comes.
    pub next: Option<NextTime>,
}

/// When a question comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextTime {
    /// It is planned for today.
    Today,
    /// On this day, as the plan would draw it; beyond what it looks ahead, by memory.
    On(Day),
    /// Not before the governing date.
    AfterDate,
}

/// All themes in the order of the bank, the weakest first: by the newest rating, then by the share that holds. What was
/// never told comes last.
pub(super) fn all(
    known: &AgendaInput<'_>,
    ahead: &[(Day, Vec<Pick>)],
    holds: &Holds,
    takes: &[TakeEntry<'_>],
) -> Vec<ThemeTrend> {
    let bank = known.bank;
    let mut by_theme: HashMap<&Id, Vec<&TakeEntry<'_>>> = HashMap::new();
    for take in takes {
        if let Some((theme, _)) = bank.question(&take.question) {
            by_theme.entry(&theme.id).or_default().push(take);
        }
    }
    let one = |(id, holds): (&Id, HoldCount)| {
        let takes = by_theme.get(id).map(Vec::as_slice).unwrap_or_default();
        let rated = |take: &&&TakeEntry<'_>| take.counts_cold();
        let mut ratings: Vec<Rating> = takes.iter().filter(rated).filter_map(|take| take.rating).collect();
        ratings.drain(..ratings.len().saturating_sub(SHOWN));
        ThemeTrend {
            id: id.clone(),
            holds,
            takes: takes.len(),
            last: takes.iter().rev().find(|take| take.speaks()).and_then(|take| take.rating),
            ratings,
            next: next(known, ahead, id),
        }
    };
    let mut themes: Vec<ThemeTrend> = holds.of_themes(bank).into_iter().map(one).collect();
    themes.sort_by_key(|theme| {
        let share = theme.holds.holds * 1000 / theme.holds.of.max(1);
        (theme.takes == 0, theme.last.is_none(), theme.last, share)
    });
    themes
}

/// When the next question of a theme comes: as the plan would draw it, and beyond that as memory has it.
fn next(known: &AgendaInput<'_>, ahead: &[(Day, Vec<Pick>)], theme: &Id) -> Option<NextTime> {
    let &AgendaInput { bank, progress, memories, day, .. } = known;
    if let Some((on, _)) = ahead.iter().find(|(_, picks)| picks.iter().any(|pick| pick.theme == *theme)) {
        return Some(if *on == day { NextTime::Today } else { NextTime::On(*on) });
    }
    let questions = bank.themes().filter(|it| it.id == *theme).flat_map(|theme| &theme.questions);
    let open = questions.filter(|question| !progress.suspended(&question.id));
    let due = open.filter_map(|question| memories.get(&question.id)).map(Memory::due).min()?;
    let last = ahead.last().map_or(day, |(last, _)| *last);
    Some(beyond(last, due, next_interview(progress.interview_dates(), day)))
}

/// When a question comes that is due on a day, and that the plan draws on none up to this one.
pub(super) fn beyond(planned: Day, due: Day, date: Option<Day>) -> NextTime {
    let on = planned.succ_opt().map_or(due, |after| due.max(after));
    if date.is_some_and(|date| on > date) { NextTime::AfterDate } else { NextTime::On(on) }
}
