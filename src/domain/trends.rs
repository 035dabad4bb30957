//! Trends: what all takes together say of how the telling goes. Nothing of it is stored; it follows from the journal.
//!
//! Length, parts, points, red flags and weaknesses are those of the cold takes: the first of a question on its day,
//! without notes, not spoiled. Totals and days count every take. What a wrong clock dated ahead counts from its day on.

mod coming;
mod lack;
mod length;
mod parts;
mod subject;
mod theme;

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

pub use self::coming::{Coming, NextTime};
pub use self::lack::Lack;
pub use self::length::{BINS, LengthTrend};
pub use self::parts::PartTrend;
pub use self::subject::{Subject, flag_words};
pub use self::theme::ThemeTrend;
use crate::domain::agenda::{AgendaInput, Pick, PracticeSet, next_interview};
use crate::domain::calibration::Calibration;
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds};
use crate::domain::id::Id;
use crate::domain::part::{Part, Parts};
use crate::domain::progress::TakeEntry;

/// With fewer cold takes than this, a trend would be a guess.
pub const FEWEST: usize = 3;

/// So many red flags are looked at: the most frequent ones.
const FLAGS: usize = 3;

/// What trends are worked out of.
#[derive(Debug, Clone, Copy)]
pub struct TrendSources<'a> {
    /// What the plan is made of.
    pub known: AgendaInput<'a>,
    /// What is practiced for.
    pub set: &'a PracticeSet,
    /// Today's questions that are still to be told.
    pub agenda: &'a [Pick],
}

/// What all takes together say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trends {
    /// The nearest interview that is not past.
    pub interview: Option<Day>,
    /// How many takes there are.
    pub takes: usize,
    /// How many of them are cold.
    pub cold: usize,
    /// Time spoken in all of them.
    pub spoken: Duration,
    /// How many questions hold, of those that are to be ready.
    pub holds: HoldCount,
    /// What was weak most often of late, the most frequent first: two at most.
    pub lacks: Vec<Lack>,
    /// Every theme, the weakest first; those that were never told come last.
    pub themes: Vec<ThemeTrend>,
    /// How long the takes are.
    pub length: LengthTrend,
    /// How each part compares with the plan.
    pub parts: Parts<PartTrend>,
    /// The share of the points, in per cent, in the first third of the takes and in the last one.
    pub points: Option<(u32, u32)>,
    /// The red flags that were heard, the most frequent first, each with its number of takes.
    pub red_flags: Vec<(Id, usize)>,
    /// How far the guess is from the rating, over the newest takes.
    pub guess: Option<Calibration>,
    /// Every day with a take, the oldest first.
    pub days: Vec<DayTotal>,
    /// How many questions will not come before the date, where that is known.
    pub not_coming: Option<usize>,
}

/// What was told on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// The practice day.
    pub day: Day,
    /// How many takes.
    pub takes: usize,
    /// Time spoken in them.
    pub spoken: Duration,
}

impl Trends {
    /// Works everything out: once for each change of the history, never for a frame.
    pub fn of(sources: &TrendSources<'_>) -> Self {
        let &TrendSources { known: AgendaInput { bank, progress, pace, day, .. }, set, .. } = sources;
        let all: Vec<TakeEntry<'_>> = progress.takes().filter(|take| take.day <= day).collect();
        let cold: Vec<TakeEntry<'_>> = all.iter().filter(|take| take.counts_cold()).copied().collect();
        let holds = Holds::of(progress, pace, day);
        Self {
            interview: next_interview(progress.interview_dates(), day),
            takes: all.len(),
            cold: cold.len(),
            spoken: all.iter().map(|take| take.total).sum(),
            holds: holds.of_questions(set.questions()),
            lacks: lack::lately(&cold, pace),
            themes: theme::all(bank, &holds, &all),
            length: LengthTrend::of(&cold, pace),
            parts: Parts::from_fn(|part| PartTrend::of(part, &cold, pace)),
            points: points(&cold),
            red_flags: red_flags(&cold),
            guess: Calibration::lately(progress),
            days: days(&all),
            not_coming: set.dates.map(|_| set.left.len()),
        }
    }

    /// Whether there are too few cold takes to speak of a trend.
    pub fn is_short(&self) -> bool {
        self.cold < FEWEST
    }

    /// What there is to look at in takes, in the order in which it is shown.
    pub fn subjects(&self) -> Vec<Subject> {
        let mut all: Vec<Subject> = self.lacks.iter().map(|lack| Subject::Lack(lack.what.clone())).collect();
        let told = self.themes.iter().filter(|theme| theme.takes > 0);
        all.extend(told.map(|theme| Subject::Theme(theme.id.clone())));
        if !self.is_short() {
            all.push(Subject::Length);
            all.extend(Part::ALL.map(Subject::Part));
            all.extend(self.points.map(|_| Subject::Points));
            all.extend(self.red_flags.iter().take(FLAGS).map(|(id, _)| Subject::RedFlag(id.clone())));
        }
        all.extend(self.guess.map(|_| Subject::Guess));
        all.push(Subject::All);
        all
    }
}

/// The share of the points in the first third and in the last one, of the takes that were judged by any.
fn points(cold: &[TakeEntry<'_>]) -> Option<(u32, u32)> {
    let judged: Vec<(u16, u16)> =
        cold.iter().map(|take| take.score()).filter(|(_, most)| *most > 0).collect();
    let third = judged.len() / FEWEST;
    let share = |takes: &[(u16, u16)]| {
        let (given, most) = takes
            .iter()
            .fold((0, 0), |(given, most), take| (given + u32::from(take.0), most + u32::from(take.1)));
        (given * 200 + most) / (most * 2).max(1)
    };
    let (first, last) = (judged.get(..third)?, judged.get(judged.len() - third..)?);
    (third > 0).then(|| (share(first), share(last)))
}

fn red_flags(cold: &[TakeEntry<'_>]) -> Vec<(Id, usize)> {
    let mut heard: HashMap<&Id, usize> = HashMap::new();
    for flag in cold.iter().flat_map(|take| &take.take.red_flags) {
        *heard.entry(flag).or_default() += 1;
    }
    let mut heard: Vec<(Id, usize)> = heard.into_iter().map(|(id, number)| (id.clone(), number)).collect();
    heard.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    heard
}

fn days(all: &[TakeEntry<'_>]) -> Vec<DayTotal> {
    let mut days: BTreeMap<Day, DayTotal> = BTreeMap::new();
    for take in all {
        let nothing = DayTotal { day: take.day, takes: 0, spoken: Duration::ZERO };
        let day = days.entry(take.day).or_insert(nothing);
        day.takes += 1;
        day.spoken += take.total;
    }
    days.into_values().collect()
}

#[cfg(test)]
mod tests;
