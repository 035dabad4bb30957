//! The agenda: which questions to drill today, and why.
//!
//! With an interview ahead, a drill is worth what it adds to recall on that date: [`outlook`] has the formulas. So
//! many slots as are needed go to questions never told, that none is left at the date; the others go where a minute
//! gains most. On the day itself two strong ones warm up. Without a date questions come when they are due.
//!
//! Suspended questions and those told today stay out. A story comes once a day (the one told last for a question; of a
//! question that was told with none, the one that fits it strongly, where another question is left), and no competency or theme twice in
//! a row where that can be avoided. However long the break was, a day has its number of drills and no more. The same
//! history, bank, day and wish give the same agenda.

mod candidate;
mod fill;
pub mod outlook;
pub mod reason;

use std::collections::HashSet;

pub use self::outlook::Outlook;
pub use self::reason::Reason;
use crate::domain::agenda::candidate::Contest;
use crate::domain::agenda::fill::fill;
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::Memories;
use crate::domain::progress::Progress;
use crate::domain::story::Story;

/// How many drills warm up on the day of an interview.
pub const WARM_UP: usize = 2;

/// A question chosen for today.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// The question.
    pub question: Id,
    /// Its theme.
    pub theme: Id,
    /// Why it was chosen.
    pub reason: Reason,
    /// What a drill of it is worth; nothing without an interview on a later day.
    pub outlook: Option<Outlook>,
    /// It warms up for an interview of today: no rating is to be recorded.
    pub warm_up: bool,
}

/// What the agenda is chosen from.
#[derive(Debug, Clone, Copy)]
pub struct AgendaInput<'a> {
    /// All questions.
    pub bank: &'a Bank,
    /// What was done, and when the interviews are.
    pub progress: &'a Progress,
    /// What is believed of each question.
    pub memories: &'a Memories,
    /// The user's own stories.
    pub stories: &'a [Story],
    /// Today.
    pub day: Day,
}

/// What the user wants of the choice.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The seed: 0 for the first choice, 1 for another set without those, and so on.
    pub set: usize,
    /// Questions to leave out today.
    pub left_out: HashSet<Id>,
    /// Only questions of this theme.
    pub theme: Option<Id>,
    /// Raise the floor: the lowest recall first, instead of the largest gain.
    pub raise_floor: bool,
}

/// What the agenda works towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// An interview today.
    Today,
    /// An interview in so many days, 1 or more.
    InDays(u32),
    /// No interview date.
    Open,
}

impl Aim {
    /// The aim on a day: of several interviews the nearest one governs, and those past none.
    pub fn of(interviews: &[Day], today: Day) -> Self {
        match next_interview(interviews, today).map(|date| (date - today).num_days()) {
            None => Self::Open,
            Some(0) => Self::Today,
            Some(days) => Self::InDays(u32::try_from(days).unwrap_or(u32::MAX)),
        }
    }
}

/// The nearest interview that is not past.
pub fn next_interview(interviews: &[Day], today: Day) -> Option<Day> {
    interviews.iter().copied().filter(|date| *date >= today).min()
}

/// An interview further back than this is not asked about any more, in days.
const STALE: i64 = 60;

/// The last interview that is past and of which nothing was said yet.
pub fn unasked(progress: &Progress, today: Day) -> Option<Day> {
    let last = progress.interview_dates().iter().rfind(|date| **date < today)?;
    let fresh = (today - *last).num_days() <= STALE;
    (fresh && progress.outcome(*last).is_none()).then_some(*last)
}

/// Chooses what is still to be told of a day of so many drills; one more once they are told.
pub fn choose(known: &AgendaInput<'_>, wish: &Wish, daily: usize) -> Vec<Pick> {
    let told = known.progress.questions_told_on(known.day);
    let left = daily.saturating_sub(told).max(1);
    let field = Contest::of(known, wish, daily);
    let slots = if field.aim == Aim::Today { WARM_UP.saturating_sub(told).max(1) } else { left };
    fill(&field, wish.set, slots)
}

#[cfg(test)]
mod simulated;
#[cfg(test)]
mod tests;
