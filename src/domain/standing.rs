//! How ready the user is: counts worked out of the history whenever it changes, so that no frame has to.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days};

use crate::domain::bank::Bank;
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::{Progress, Told};
use crate::domain::session;
use crate::domain::story::library::{self, StoryTold};

/// Within so many days a take speaks for its theme.
const FRESH_DAYS: i64 = 14;

/// How many different questions must have been told in the band before the checklist counts that as done: as many as
/// the fewest stories worth having.
const QUESTIONS_IN_BAND: usize = 5;

/// Counts of what was practised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Themes with a question told cold, in the band, within the last two weeks.
    pub themes_told: usize,
    /// All themes and categories.
    pub themes: usize,
    /// What speaks for each checklist item, in the order of the bank.
    pub proofs: Vec<Proof>,
    /// This week and the one before, Monday first.
    pub fortnight: Vec<PracticeDay>,
    /// The question whose newest take was the weakest.
    pub weakest: Option<Id>,
    /// How often each story was told, by its name.
    pub stories_told: HashMap<Id, StoryTold>,
}

/// What speaks for a checklist item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Ticked by hand.
    pub ticked: bool,
    /// Whether the evidence is enough.
    pub enough: bool,
    /// The evidence in words; empty where takes and stars prove nothing.
    pub words: String,
}

impl Proof {
    /// Whether the item counts as done.
    pub fn is_done(&self) -> bool {
        self.ticked || self.enough
    }
}

/// A day of the fortnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeDay {
    /// Something was told.
    Practised,
    /// Nothing was told.
    Missed,
    /// Today, and nothing was told yet.
    Today,
    /// Still to come.
    Ahead,
}

impl Standing {
    /// Works everything out.
    pub fn of(bank: &Bank, progress: &Progress, day: Day, pace: &Pace) -> Self {
        let themes: HashSet<&Id> = bank.themes().map(|theme| &theme.id).collect();
        Self {
            themes_told: themes_told(bank, progress, day, pace),
            themes: themes.len(),
            proofs: bank.checklist().map(|item| proof(item, bank, progress)).collect(),
            fortnight: fortnight(progress, day),
            weakest: session::weakest(bank, progress).cloned(),
            stories_told: library::told(progress, pace),
        }
    }

    /// How many checklist items are done.
    pub fn checklist_done(&self) -> usize {
        self.proofs.iter().filter(|proof| proof.is_done()).count()
    }
}

fn themes_told(bank: &Bank, progress: &Progress, day: Day, pace: &Pace) -> usize {
    let fresh = |take: &Told<'_>| (day - take.day).num_days() < FRESH_DAYS;
    let speaks = |take: &Told<'_>| take.is_sound() && pace.in_band(take.total);
    let takes = progress.takes().rev().take_while(fresh).filter(speaks);
    let themes: HashSet<&Id> =
        takes.filter_map(|take| bank.question(take.question).map(|(theme, _)| &theme.id)).collect();
    themes.len()
}

fn proof(item: &ChecklistItem, bank: &Bank, progress: &Progress) -> Proof {
    let (enough, words) = match &item.evidence {
        Some(Evidence::ToldInBand { from, to }) => told_in_band(*from, *to, progress),
        Some(Evidence::StarredQuestions { min, max }) => starred(*min, *max, bank, progress),
        _ => (false, String::new()),
    };
    Proof { ticked: progress.tick(&item.id), enough, words }
}

fn told_in_band(from: u32, to: u32, progress: &Progress) -> (bool, String) {
    let band = u128::from(from) * 1000..=u128::from(to) * 1000;
    let speaks = |take: &Told<'_>| take.is_sound() && band.contains(&take.total.as_millis());
    let questions: HashSet<&Id> = progress.takes().filter(speaks).map(|take| take.question).collect();
    let words = match questions.len() {
        0 => "no question told cold in the band yet".to_owned(),
        number => format!("{number} of {QUESTIONS_IN_BAND} questions told cold in the band"),
    };
    (questions.len() >= QUESTIONS_IN_BAND, words)
}

fn starred(min: u32, max: u32, bank: &Bank, progress: &Progress) -> (bool, String) {
    let number = bank.ask_questions().filter(|question| progress.starred(&question.id)).count();
    let words = match number {
        0 => "no question to ask is chosen in Browse yet".to_owned(),
        _ => format!("{number} of {min}-{max} questions chosen in Browse (★)"),
    };
    (number >= min as usize, words)
}

fn fortnight(progress: &Progress, today: Day) -> Vec<PracticeDay> {
    let since_monday = u64::from(today.weekday().num_days_from_monday());
    let Some(first) = today.checked_sub_days(Days::new(since_monday + 7)) else { return Vec::new() };
    let of_day = |day: Day| match progress.told_on(day).next() {
        Some(_) => PracticeDay::Practised,
        None if day == today => PracticeDay::Today,
        None if day > today => PracticeDay::Ahead,
        None => PracticeDay::Missed,
    };
    first.iter_days().take(14).map(of_day).collect()
}
