//! A day's session, looked back on: what was told, what to redo first, and what else tries the same weakness.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::weakness::{Weakness, another};
use crate::domain::words::and;

/// What was told on a day.
#[derive(Debug)]
pub struct Session<'a> {
    /// The takes, oldest first.
    pub takes: Vec<TakeEntry<'a>>,
    /// How many of them are cold, told without notes and not spoiled: the figures are theirs alone.
    pub cold: usize,
    /// How many of the cold ones lie in the band.
    pub in_band: usize,
    /// Points given for the cold ones, and the most there were to give.
    pub points: (u32, u32),
    /// The take to redo first.
    pub weakest: Option<TakeEntry<'a>>,
    /// What the weakest one lacked, and another question that tries it.
    pub other: Option<(Weakness, &'a Id)>,
}

impl<'a> Session<'a> {
    /// How many takes were of a whole answer.
    pub fn done(&self) -> usize {
        self.takes.iter().filter(|take| !take.is_exercise()).count()
    }

    /// The session of a day.
    pub fn of(bank: &'a Bank, progress: &'a Progress, day: Day, pace: &Pace) -> Self {
        let takes: Vec<TakeEntry<'a>> = progress.told_on(day).collect();
        let newest: HashMap<&Id, TakeEntry<'a>> =
            takes.iter().filter(|take| take.speaks()).map(|take| (take.question(), *take)).collect();
        let open = newest.into_values().filter(|take| is_open(bank, progress, &take.question));
        let weakest = weakest_of(open);
        let cold = || takes.iter().filter(|take| take.counts_cold());
        let scores = cold().map(|take| take.score());
        let points =
            scores.fold((0, 0), |sum, (points, of)| (sum.0 + u32::from(points), sum.1 + u32::from(of)));
        Self {
            cold: cold().count(),
            in_band: cold().filter(|take| pace.of(take.outline).in_band(take.total)).count(),
            points,
            other: weakest.and_then(|take| another(&take, bank, progress, pace, day)),
            weakest,
            takes,
        }
    }
}

/// The question whose newest take was the weakest of all.
pub fn weakest<'a>(bank: &Bank, progress: &'a Progress) -> Option<&'a Id> {
    let open = progress.told_questions().filter(|question| is_open(bank, progress, question));
    let newest = open.filter_map(|question| progress.takes_of(question).rev().find(|take| take.speaks()));
    weakest_of(newest).map(|take| take.question())
}

/// What was weak about a take, in a few words.
pub fn weakness(take: &TakeEntry<'_>, pace: &Pace) -> String {
    let pace = pace.of(take.outline);
    let missing: Vec<&str> =
        take.told_parts().filter(|(_, told)| !told).map(|(part, _)| part.title).collect();
    let length = match take.total {
        _ if !take.is_timed() => None,
        total if total > pace.to => Some("too long".to_owned()),
        total if total < pace.from => Some("too short".to_owned()),
        _ => None,
    };
    let parts = (!missing.is_empty() && take.knows_parts()).then(|| format!("{} left out", and(&missing)));
    let (points, of) = take.score();
    let points = (points < of).then(|| format!("{points} of {of} points"));
    let all: Vec<String> = [parts, length, points].into_iter().flatten().collect();
    all.join("; ")
}

/// A question can be told: a pack has it, and it is not suspended.
fn is_open(bank: &Bank, progress: &Progress, question: &Id) -> bool {
    bank.question(question).is_some() && !progress.suspended(question)
}

/// The weakest of the newest takes of each question: by rating, then by its share of the points, then the oldest.
fn weakest_of<'a>(newest: impl Iterator<Item = TakeEntry<'a>>) -> Option<TakeEntry<'a>> {
    newest.min_by(|a, b| weaker(a, b).then(a.at.cmp(&b.at)))
}

fn weaker(a: &TakeEntry<'_>, b: &TakeEntry<'_>) -> Ordering {
    // Shares without division: a/x < b/y where a*y < b*x.
    let share = |one: &TakeEntry<'_>, other: &TakeEntry<'_>| {
        let ((points, _), (_, of)) = (one.score(), other.score());
        u32::from(points) * u32::from(of.max(1))
    };
    a.rating.cmp(&b.rating).then_with(|| share(a, b).cmp(&share(b, a)))
}
