//! The agenda: which questions to drill today, and why. Nobody gets better by telling forty stories once, so what was
//! weak comes back until it holds.
//!
//! The [profile](Profile) selects what may come at all. With an interview ahead there is a [set](PracticeSet) that is to be ready by it. A day brings, in this order:
//!
//! 1. what failed and has waited for a day of practice already, however much that is;
//! 2. what failed, then what was hard four days ago or more, the oldest first; one slot is left for a new one while the
//!    set has any;
//! 3. new ones of the set, and after the fifth day never only new ones. They are spread over half of the days before the
//!    last three: simulated learners then know more at the date than where they are spread over all of them;
//! 4. what was hard two days ago or more;
//! 5. of what was told well and is due, that which a minute [adds most](outlook) to at the date.
//!
//! In the last three days nothing is new: what was told only once comes early, what was hard next, and the rest weakest
//! first. On the day itself two that hold warm up. Without a date what is due comes after the repairs, then new ones.
//!
//! No slot stays empty while there is a question to ask: what was told comes again before anything outside the set. A
//! star adds to the set; it comes first among the new ones, from the next day on as one more of them. Suspended questions and those told today stay out. Neither story
//! nor competency comes twice in a row where there is another, and a story once a day where nothing of it failed. The same
//! entries, bank, stories and settings give the same agenda.

mod candidate;
mod forecast;
pub mod outlook;
pub mod reason;
pub mod set;

use std::collections::HashSet;

pub use self::candidate::reasons_of_told;
pub use self::forecast::forecast;
pub use self::outlook::Outlook;
pub use self::reason::{Reason, mix};
pub use self::set::{Member, PracticeSet};
use crate::domain::agenda::candidate::{Before, Candidate, Rank, candidates, last_told};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::{Memories, Memory};
use crate::domain::pace::Pace;
use crate::domain::profile::Profile;
use crate::domain::progress::{Progress, Switch};
use crate::domain::story::Story;

/// How many drills warm up on the day of an interview.
pub const WARM_UP: usize = 2;

/// This many days before the date nothing new comes.
const LAST_DAYS: u32 = 3;

/// This many days after the date was set a day may have only new ones.
const FIRST_DAYS: i64 = 5;

/// A question chosen for today.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// The question.
    pub question: Id,
    /// Its theme.
    pub theme: Id,
    /// Why it was chosen.
    pub reason: Reason,
    /// The story it will be told with, by all that is known.
    pub story: Option<Id>,
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
    /// The band in which a take holds.
    pub pace: &'a Pace,
    /// What the interviews are for.
    pub profile: Profile,
    /// Today.
    pub day: Day,
    /// How many drills make a day.
    pub daily: usize,
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
}

/// What the agenda works towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// An interview today.
    Today,
    /// An interview in this many days, 1 or more.
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

/// An interview further back than this isn't asked about, in days.
const STALE: i64 = 60;

/// The last interview that is past and of which nothing was said yet.
fn unasked(progress: &Progress, today: Day) -> Option<Day> {
    let last = progress.interview_dates().iter().rfind(|date| **date < today)?;
    let fresh = (today - *last).num_days() <= STALE;
    (fresh && progress.outcome(*last).is_none()).then_some(*last)
}

/// The interview to say something of: the last past one of which nothing was said, else the last one, today's too.
pub fn debrief(progress: &Progress, today: Day) -> Option<Day> {
    let last = progress.interview_dates().iter().rfind(|date| **date <= today);
    let fresh = last.copied().filter(|last| (today - *last).num_days() <= STALE);
    unasked(progress, today).or(fresh)
}

/// How many drills make a day: on that of an interview so many as warm up.
pub fn drills_on(progress: &Progress, day: Day, daily: usize) -> usize {
    if Aim::of(progress.interview_dates(), day) == Aim::Today { WARM_UP } else { daily }
}

/// Chooses what is still to be told of a day of this many drills; one more once they are told.
pub fn choose(known: &AgendaInput<'_>, wish: &Wish) -> Vec<Pick> {
    choose_of(known, &PracticeSet::of(known), wish)
}

/// The same, where the set was made already.
pub fn choose_of(known: &AgendaInput<'_>, set: &PracticeSet, wish: &Wish) -> Vec<Pick> {
    let aim = Aim::of(known.progress.interview_dates(), known.day);
    let told = known.progress.questions_told_on(known.day);
    let slots = drills_on(known.progress, known.day, known.daily).saturating_sub(told).max(1);
    let stages = stages(known, set, aim, slots);
    let mut open = candidates(known, set, wish, aim);
    // Each set leaves out those before, until too few are left and they start again.
    let sets = open.len().checked_div(slots).unwrap_or_default().max(1);
    let stories: HashSet<&Id> = known.progress.drills_on(known.day).filter_map(|take| take.story()).collect();
    for _ in 0..wish.set % sets {
        fill(&mut open, stages, slots, stories.clone());
    }
    let picked = fill(&mut open, stages, slots, stories);
    arranged(picked, last_told(known)).iter().map(|candidate| candidate.pick(aim)).collect()
}

/// What may be picked, and how much of it.
#[derive(Debug, Clone, Copy)]
struct Limits {
    repairs: usize,
    new: usize,
    /// The last class that may be picked at all.
    last: Rank,
}

/// The limits of the slots that are left: those of the rules, then those that only keep a day from being all new, then
/// none, so that no slot stays empty.
fn stages(known: &AgendaInput<'_>, set: &PracticeSet, aim: Aim, slots: usize) -> [Limits; 3] {
    let none = Limits { repairs: slots, new: slots, last: Rank::Outside };
    let (Aim::InDays(days), Some((_, set_on))) = (aim, set.dates) else { return [none; 3] };
    let memory = |question: &Id| known.memories.get(question);
    let first_today = |question: &Id| memory(question).and_then(Memory::first) == Some(known.day);
    let told: HashSet<&Id> = known.progress.drills_on(known.day).map(|take| take.question()).collect();
    let new_today = told.iter().filter(|question| first_today(question)).count();
    // As many as this morning: what was told or starred today changes nothing about how much is new today.
    let starred_today =
        |it: &Member| it.is_added && known.progress.on_since(Switch::Star, &it.question) == Some(known.day);
    let of_the_morning = set.members.iter().filter(|it| !starred_today(it)).map(|it| &it.question);
    let untouched = of_the_morning.filter(|it| memory(it).is_none() || first_today(it)).count();
    let quota = match days.saturating_sub(LAST_DAYS) {
        0 => 0,
        left => untouched.div_ceil((left as usize / 2).max(1)),
    };
    let may_be_all_new = (known.day - set_on).num_days() < FIRST_DAYS || known.daily == 1;
    let most = if may_be_all_new || told.len() > new_today { slots } else { slots - 1 };
    let new = quota.saturating_sub(new_today).min(most);
    let repairs = slots - usize::from(new > 0 && new_today == 0);
    [Limits { repairs, new, last: Rank::Told }, Limits { new: most, last: Rank::Rests, ..none }, none]
}

impl Limits {
    /// Whether one more of this class may be picked.
    fn allow(self, class: Rank, picked: &[Candidate<'_>]) -> bool {
        let number = |of: &[Rank]| picked.iter().filter(|it| of.contains(&it.class)).count();
        let has_room = match class {
            Rank::Repair => number(&[Rank::Late, Rank::Repair]) < self.repairs,
            Rank::New => number(&[Rank::New]) < self.new,
            _ => true,
        };
        has_room && class <= self.last
    }
}

/// Takes so many candidates: of each class within the limits, in stages until no slot is empty. What failed comes in its
/// order; of the others those come first whose story is free today, and that ask about something else than the one before.
fn fill<'a>(
    open: &mut Vec<Candidate<'a>>,
    stages: [Limits; 3],
    slots: usize,
    mut told: HashSet<&'a Id>,
) -> Vec<Candidate<'a>> {
    let mut picked: Vec<Candidate<'a>> = Vec::new();
    for (limits, class) in stages.into_iter().flat_map(|limits| Rank::ALL.map(|class| (limits, class))) {
        while picked.len() < slots && limits.allow(class, &picked) {
            let before = picked.last().map(Candidate::before).unwrap_or_default();
            let of_class = open.iter().enumerate().filter(|(_, it)| it.class == class);
            let passed_over = |it: &Candidate<'a>| {
                let (_, competency, _) = it.likeness(before);
                let story = it.story().is_some_and(|story| told.contains(story));
                if class > Rank::Repair { (story, competency) } else { (false, false) }
            };
            let Some((place, _)) = of_class.min_by_key(|(_, it)| passed_over(it)) else { break };
            told.extend(open.get(place).and_then(Candidate::story));
            picked.push(open.remove(place));
        }
    }
    picked
}

/// The same candidates, each as unlike the one before as can be, else in their order.
fn arranged<'a>(mut picked: Vec<Candidate<'a>>, mut before: Before<'a>) -> Vec<Candidate<'a>> {
    let mut arranged = Vec::new();
    let next = |picked: &[Candidate<'a>], before| {
        picked.iter().enumerate().min_by_key(|(_, it)| it.likeness(before)).map(|(place, _)| place)
    };
    while let Some(place) = next(&picked, before) {
        let candidate = picked.remove(place);
        before = candidate.before();
        arranged.push(candidate);
    }
    arranged
}

#[cfg(test)]
mod lived;
#[cfg(test)]
mod simulated;
#[cfg(test)]
pub(crate) mod tests;
