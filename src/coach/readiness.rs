//! How ready the user is: counts worked out of the history and of what the user wrote whenever either changes, so
//! that no frame has to.

mod own;
mod proof;

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days};

use crate::coach::check::BankFinding;
use crate::coach::library::{self, Library};
pub use crate::coach::readiness::own::Stock;
use crate::coach::readiness::own::stock;
use crate::coach::readiness::proof::proof;
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::session::{self, Session};
use crate::domain::story::Story;
use crate::domain::story::choice::{self, StoryTold};
use crate::domain::story::cover::Cover;

/// Within so many days a take speaks for its theme.
const FRESH_DAYS: i64 = 14;

/// Counts of what was practised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
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
    /// The question of today's session to redo first.
    pub redo: Option<Id>,
    /// Another question about what that one is about.
    pub akin: Option<Id>,
    /// How often each story was told, by its name.
    pub stories_told: HashMap<Id, StoryTold>,
    /// The stories against what the checklist wants of them; nothing where it wants nothing.
    pub stock: Option<Stock>,
    /// The stories against the competencies.
    pub cover: Cover,
    /// The fewest stories that show as much, by number, rising.
    pub fewest: Vec<usize>,
    /// What all stories together lack, with a question each.
    pub lacks: Vec<BankFinding>,
}

/// What the standing is worked out of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// Everything the packs say.
    pub bank: &'a Bank,
    /// Everything the journal says.
    pub progress: &'a Progress,
    /// The user's own stories.
    pub library: &'a Library,
    /// The user's notes on companies.
    pub companies: &'a [Company],
    /// The target and the band.
    pub pace: &'a Pace,
}

/// What speaks for a checklist item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Ticked by hand.
    pub ticked: bool,
    /// Whether the evidence is enough.
    pub enough: bool,
    /// The evidence in words, with what is missing; empty where only a hand can tick.
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

impl Readiness {
    /// Works everything out.
    pub fn of(sources: &Sources<'_>, day: Day) -> Self {
        let &Sources { bank, progress, pace, .. } = sources;
        let session = Session::of(bank, progress, day, pace);
        let stories: Vec<&Story> = sources.library.stories().iter().collect();
        let cover = library::cover(&stories, bank);
        let themes: HashSet<&Id> = bank.themes().map(|theme| &theme.id).collect();
        Self {
            themes_told: themes_told(bank, progress, day, pace),
            themes: themes.len(),
            proofs: bank.checklist().map(|item| proof(item, sources)).collect(),
            fortnight: fortnight(progress, day),
            weakest: session::weakest(bank, progress).cloned(),
            redo: session.weakest.map(|take| take.question.clone()),
            akin: session.other.map(|(_, question)| question.clone()),
            stories_told: choice::told(progress, pace),
            stock: stock(sources),
            lacks: library::lacks(&stories, &cover, sources.bank, day),
            fewest: cover.smallest_set(),
            cover,
        }
    }

    /// How many checklist items are done.
    pub fn checklist_done(&self) -> usize {
        self.proofs.iter().filter(|proof| proof.is_done()).count()
    }
}

fn themes_told(bank: &Bank, progress: &Progress, day: Day, pace: &Pace) -> usize {
    let fresh = |take: &TakeEntry<'_>| (day - take.day).num_days() < FRESH_DAYS;
    // One that a wrong clock dated ahead does not count yet.
    let speaks = |take: &TakeEntry<'_>| take.day <= day && take.is_sound() && pace.in_band(take.total);
    let takes = progress.takes().rev().take_while(fresh).filter(speaks);
    let themes: HashSet<&Id> =
        takes.filter_map(|take| bank.question(&take.question).map(|(theme, _)| &theme.id)).collect();
    themes.len()
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
