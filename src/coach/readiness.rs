//! How ready the user is: counts worked out of the history and of what the user wrote whenever either changes, so
//! that no frame has to.

mod own;
mod proof;

use std::collections::HashMap;
use std::time::Duration;

use chrono::{Datelike, Days};

use crate::coach::library::{self, Library};
use crate::coach::readiness::proof::proof;
use crate::domain::agenda::PracticeSet;
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds};
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::Progress;
use crate::domain::session::{self, Session};
use crate::domain::story::Story;
use crate::domain::story::choice::StoryTold;
use crate::domain::story::cover::Cover;

/// Counts of what holds, and of what was practiced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    /// What holds today.
    pub holds: Holds,
    /// The questions that hold, of those practiced for.
    pub questions: HoldCount,
    /// The stories that hold, of the user's own with an Action written, as in the checklist.
    pub stories: HoldCount,
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
    /// The stories against the competencies.
    pub cover: Cover,
    /// The fewest stories that show as much, by number, rising.
    pub fewest: Vec<usize>,
}

/// What the standing is worked out of.
#[derive(Debug, Clone, Copy)]
pub struct ReadinessSources<'a> {
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
    /// What is practiced for.
    pub set: &'a PracticeSet,
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
    /// Something was told, and it took this long.
    Practiced(Duration),
    /// Nothing was told.
    Missed,
    /// Today, and nothing was told yet.
    Today,
    /// Still to come.
    Ahead,
}

impl Readiness {
    /// Works everything out, given how often each story was told.
    pub fn of(sources: &ReadinessSources<'_>, stories_told: HashMap<Id, StoryTold>, day: Day) -> Self {
        let &ReadinessSources { bank, progress, pace, .. } = sources;
        let session = Session::of(bank, progress, day, pace);
        let stories: Vec<&Story> = sources.library.stories().iter().collect();
        let cover = library::cover(&stories, bank);
        let holds = Holds::of(progress, pace, day);
        Self {
            questions: holds.of_questions(sources.set.questions()),
            stories: holds.of_stories(own::written(sources.library).map(|story| &story.slug)),
            holds,
            fortnight: fortnight(progress, day),
            weakest: session::weakest(bank, progress).cloned(),
            redo: session.weakest.map(|take| take.question.clone()),
            akin: session.other.map(|(_, question)| question.clone()),
            stories_told,
            fewest: cover.smallest_set(),
            cover,
        }
    }
}

/// What speaks for each checklist item, in the order of the bank. Every story is checked for it.
pub fn proofs(sources: &ReadinessSources<'_>, day: Day) -> Vec<Proof> {
    sources.bank.checklist().map(|item| proof(item, sources, day)).collect()
}

fn fortnight(progress: &Progress, today: Day) -> Vec<PracticeDay> {
    let since_monday = u64::from(today.weekday().num_days_from_monday());
    let Some(first) = today.checked_sub_days(Days::new(since_monday + 7)) else { return Vec::new() };
    let of_day = |day: Day| match progress.told_on(day).map(|take| take.total).reduce(|sum, one| sum + one) {
        Some(spoken) => PracticeDay::Practiced(spoken),
        None if day == today => PracticeDay::Today,
        None if day > today => PracticeDay::Ahead,
        None => PracticeDay::Missed,
    };
    first.iter_days().take(14).map(of_day).collect()
}
