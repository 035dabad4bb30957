//! Every question that may be drilled today, the most wanted first.

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::outlook::{Outlook, minutes, recall_of_new};
use crate::domain::agenda::reason::Reason;
use crate::domain::agenda::{AgendaInput, Aim, Pick, Wish};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::{Memory, Trace};
use crate::domain::progress::{Switch, TakeEntry};
use crate::domain::question::{Question, Theme};
use crate::domain::story::Story;
use crate::domain::story::choice::{Suitability, fit};

/// A question that may be drilled.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    theme: &'a Id,
    question: &'a Question,
    /// No review of it counts yet.
    pub(super) new: bool,
    /// The story it was told with last.
    story: Option<&'a Id>,
    /// The story it will be told with, by all that is known.
    meant: Option<&'a Id>,
    /// The lower class comes first, then the higher score.
    class: u8,
    score: f64,
    reason: Reason,
    outlook: Option<Outlook>,
    pub(super) asked: Asked,
}

/// Whether an interview has asked it, and it was not told since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    Not,
    Landed,
    Flat,
}

/// What a pick must not have in common with the one before it, and stories that were told today.
#[derive(Debug, Clone, Default)]
pub(super) struct Before<'a> {
    theme: Option<&'a Id>,
    competency: Option<&'a Id>,
    stories: HashSet<&'a Id>,
}

/// All candidates, and what the slots of the day are for.
#[derive(Debug)]
pub(super) struct Contest<'a> {
    pub(super) aim: Aim,
    /// The most wanted first.
    pub(super) candidates: Vec<Candidate<'a>>,
    pub(super) before: Before<'a>,
    /// Slots that go to new questions.
    pub(super) quota: usize,
    /// New questions come before the others.
    pub(super) new_first: bool,
}

impl<'a> Contest<'a> {
    pub(super) fn of(known: &AgendaInput<'a>, wish: &Wish, daily: usize) -> Self {
        let aim = Aim::of(known.progress.interview_dates(), known.day);
        let told: Vec<TakeEntry<'a>> = known.progress.told_on(known.day).collect();
        let scale = Scale::of(known, wish, aim);
        let suspended: HashSet<&Id> = known.progress.all_on(Switch::Suspend).into_iter().collect();
        let told_ids: HashSet<&Id> = told.iter().map(TakeEntry::question).collect();
        let (mut ranked, mut new, mut new_today) = (Vec::new(), 0, 0);
        for (number, theme) in known.bank.themes().enumerate() {
            for (place, question) in theme.questions.iter().enumerate() {
                if suspended.contains(&question.id) {
                    continue;
                }
                let trace = known.memories.trace(&question.id);
                let memory = trace.and_then(|trace| trace.memory.as_ref());
                new += usize::from(memory.is_none());
                new_today += usize::from(memory.is_some_and(|memory| is_first(memory, known.day)));
                if !told_ids.contains(&question.id) && wish.allows(theme, question) {
                    ranked.push((place, number, scale.candidate(theme, question, trace, known.stories)));
                }
            }
        }
        ranked.sort_unstable_by(|(place, number, a), (other_place, other_number, b)| {
            let wanted = a.class.cmp(&b.class).then(b.score.total_cmp(&a.score));
            wanted.then_with(|| (place, number).cmp(&(other_place, other_number)))
        });
        let quota = quota(aim, new + new_today, daily).saturating_sub(new_today);
        Self {
            aim,
            candidates: ranked.into_iter().map(|(.., candidate)| candidate).collect(),
            before: Before::of(known, &told),
            quota: if wish.raise_floor { 0 } else { quota },
            new_first: aim == Aim::Open,
        }
    }
}

/// What interviews have asked, as long as it was not told since.
fn asked_of<'a>(known: &AgendaInput<'a>) -> HashMap<&'a Id, Asked> {
    let mut asked = HashMap::new();
    for outcome in known.progress.outcomes() {
        let news = |question: &&Id| {
            known.progress.takes_until(question, known.day).all(|take| take.day <= outcome.date)
        };
        let landed = outcome.landed.iter().map(|question| (question, Asked::Landed));
        let flat = outcome.flat.iter().map(|question| (question, Asked::Flat));
        asked.extend(landed.chain(flat).filter(|(question, _)| news(question)));
    }
    asked
}

/// The first story whose file says that it is the one to tell.
fn strong_for<'a>(question: &Question, stories: &'a [Story]) -> Option<&'a Id> {
    stories.iter().find(|story| fit(story, question) == Some(Suitability::Strong)).map(|story| &story.slug)
}

/// How many slots of the whole day go to new questions, of which there were so many this morning.
fn quota(aim: Aim, new: usize, daily: usize) -> usize {
    match aim {
        Aim::Today => 0,
        Aim::InDays(days) => new.div_ceil(days as usize),
        Aim::Open => daily.div_ceil(2),
    }
}

/// Whether a question was reviewed today for the first time.
fn is_first(memory: &Memory, today: Day) -> bool {
    memory.reviews.first().is_some_and(|review| review.day == today)
}

impl Wish {
    fn allows(&self, theme: &Theme, question: &Question) -> bool {
        self.theme.as_ref().is_none_or(|only| *only == theme.id) && !self.left_out.contains(&question.id)
    }
}

/// What candidates are measured by.
struct Scale<'w> {
    wish: &'w Wish,
    aim: Aim,
    today: Day,
    /// Expected recall at the date of a question that is told for the first time today.
    recall_of_new: f64,
    asked: HashMap<&'w Id, Asked>,
}

impl<'w> Scale<'w> {
    fn of(known: &AgendaInput<'w>, wish: &'w Wish, aim: Aim) -> Self {
        let asked = if aim == Aim::Today { HashMap::new() } else { asked_of(known) };
        let recall_of_new = match aim {
            Aim::InDays(days) => recall_of_new(known.memories, days),
            Aim::Today | Aim::Open => 0.0,
        };
        Self { wish, aim, today: known.day, recall_of_new, asked }
    }

    fn candidate<'a>(
        &self,
        theme: &'a Theme,
        question: &'a Question,
        trace: Option<&'a Trace>,
        stories: &'a [Story],
    ) -> Candidate<'a> {
        let memory = trace.and_then(|trace| trace.memory.as_ref());
        let outlook = self.outlook(trace);
        let (class, score, reason) = match (memory, self.aim) {
            (None, _) => self.rank_new(trace, outlook),
            (Some(memory), Aim::Today) => (0, memory.retrievability(self.today), Reason::WarmUp),
            (Some(memory), Aim::InDays(_) | Aim::Open) => self.rank_known(memory, outlook),
        };
        let story = trace.and_then(|trace| trace.story.as_ref());
        let meant = story.or_else(|| strong_for(question, stories));
        let new = memory.is_none();
        let asked = self.asked.get(&question.id).copied().unwrap_or(Asked::Not);
        let reason = match asked {
            Asked::Not => reason,
            Asked::Landed => Reason::AskedLanded,
            Asked::Flat => Reason::AskedFlat,
        };
        Candidate { theme: &theme.id, question, new, story, meant, class, score, reason, outlook, asked }
    }

    fn outlook(&self, trace: Option<&Trace>) -> Option<Outlook> {
        let Aim::InDays(days) = self.aim else {
            return None;
        };
        let minutes = minutes(trace.and_then(|trace| trace.spoken));
        Some(match trace.and_then(|trace| trace.memory.as_ref()) {
            Some(memory) => Outlook::of(memory, self.today, days, minutes),
            None => Outlook::of_new(self.recall_of_new, minutes),
        })
    }

    /// Rank and reason of a question never reviewed. Its recall is 0; among those that are due it has its quota, and
    /// comes before those that are not.
    fn rank_new(&self, trace: Option<&Trace>, outlook: Option<Outlook>) -> (u8, f64, Reason) {
        let reason = if trace.is_some() { Reason::NeverRated } else { Reason::NeverTold };
        match (self.aim, outlook) {
            _ if self.wish.raise_floor && self.aim != Aim::Today => (0, 0.0, reason),
            (_, Some(outlook)) => (0, outlook.gain, reason),
            (_, None) => (2, 0.0, reason),
        }
    }

    /// Rank and reason of a question that was reviewed.
    fn rank_known(&self, memory: &Memory, outlook: Option<Outlook>) -> (u8, f64, Reason) {
        let recall = memory.retrievability(self.today);
        match outlook {
            Some(Outlook { skipped, .. }) if self.wish.raise_floor => (0, -skipped, Reason::Lowest(skipped)),
            Some(Outlook { skipped, gain, .. }) => (0, gain, Reason::RecallByDate(skipped)),
            None if self.wish.raise_floor => (0, -recall, Reason::Lowest(recall)),
            // After a break, what is due today comes before what was due long ago.
            None => match memory.due() {
                due if due == self.today => (0, -recall, Reason::DueToday),
                due if due < self.today => (1, -recall, Reason::DueSince(due)),
                _ => (3, -recall, Reason::RecallNow(recall)),
            },
        }
    }
}

impl<'a> Candidate<'a> {
    /// The competency it asks about first of all.
    fn competency(&self) -> Option<&'a Id> {
        self.question.tags.first()
    }

    /// Whether it is of the same theme as another one.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.theme == other.theme
    }

    /// The pick it becomes.
    pub(super) fn pick(&self, aim: Aim) -> Pick {
        Pick {
            question: self.question.id.clone(),
            theme: self.theme.clone(),
            reason: self.reason,
            outlook: self.outlook,
            warm_up: aim == Aim::Today,
        }
    }
}

impl<'a> Before<'a> {
    fn of(known: &AgendaInput<'a>, told: &[TakeEntry<'a>]) -> Self {
        let last = told.last().and_then(|take| known.bank.question(&take.question));
        Self {
            theme: last.map(|(theme, _)| &theme.id),
            competency: last.and_then(|(_, question)| question.tags.first()),
            stories: told.iter().filter_map(TakeEntry::story).collect(),
        }
    }

    /// Notes that a candidate was picked.
    pub(super) fn picked(&mut self, candidate: &Candidate<'a>) {
        self.theme = Some(candidate.theme);
        self.competency = candidate.competency();
        self.stories.extend(candidate.meant);
    }

    /// Whether the story it will be told with is free today.
    pub(super) fn is_other_meant(&self, candidate: &Candidate<'_>) -> bool {
        candidate.meant.is_none_or(|story| !self.stories.contains(story))
    }

    /// Whether the story it was told with last is free today.
    pub(super) fn is_other_story(&self, candidate: &Candidate<'_>) -> bool {
        candidate.story.is_none_or(|story| !self.stories.contains(story))
    }

    /// Whether it asks about another competency than the one before.
    pub(super) fn is_other_competency(&self, candidate: &Candidate<'_>) -> bool {
        candidate.competency().is_none() || candidate.competency() != self.competency
    }

    /// Whether it is of another theme than the one before.
    pub(super) fn is_other_theme(&self, candidate: &Candidate<'_>) -> bool {
        self.theme != Some(candidate.theme)
    }
}
