//! Every question that may be drilled today, and what it is wanted for.

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::outlook::{Outlook, minutes, recall_of_new};
use crate::domain::agenda::set::PracticeSet;
use crate::domain::agenda::{AgendaInput, Aim, LAST_DAYS, Pick, Reason, Wish};
use crate::domain::day::Day;
use crate::domain::holds::{HOLDS_DAYS, Holds};
use crate::domain::id::Id;
use crate::domain::memory::{Memory, Trace};
use crate::domain::progress::Switch;
use crate::domain::question::{Question, Theme};
use crate::domain::rating::Rating;
use crate::domain::shared::QuickMap;
use crate::domain::story::Story;
use crate::domain::story::choice::{Suitability, fit};

/// A question rated 2 rests for the first number of days, and should be back after the second.
const HARD_RESTS: i64 = 2;
const HARD_WAITS: i64 = 4;

/// Far more days than a question that was hard can wait: what failed comes first.
const FAILED_FIRST: f64 = 1e6;

/// More questions than any set has: a star comes first among the new ones.
const STARRED_FIRST: f64 = 1e6;

/// What a question is wanted for, in the order in which a day is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It failed, and a day of practice has gone by since.
    Late,
    /// It was told only once, and [`Scale::once_presses`].
    Once,
    /// It failed on the last day of practice, or was hard and has waited.
    Repair,
    /// Its time has come: it is due without a date, or holds on the day of the interview.
    First,
    /// It is in the set, and was never rated.
    New,
    /// It was hard, and has rested.
    Hard,
    /// It was told well, and is due; or the date is near.
    Told,
    /// It was told, and should rest.
    Rests,
    /// New, and not to come now: it is not in the set, or the date is too near.
    Outside,
}

impl Rank {
    /// In their order.
    pub(super) const ALL: [Self; 9] = [
        Self::Late,
        Self::Once,
        Self::Repair,
        Self::First,
        Self::New,
        Self::Hard,
        Self::Told,
        Self::Rests,
        Self::Outside,
    ];
}

/// A question that may be drilled.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    theme: &'a Id,
    question: &'a Question,
    /// The story it will be told with, by all that is known, and how often that was told cold.
    story: Option<&'a Id>,
    story_told: usize,
    pub(super) class: Rank,
    /// Within a class the highest comes first.
    score: f64,
    reason: Reason,
    outlook: Option<Outlook>,
}

/// What the one before has, and the next one should not have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before<'a> {
    story: Option<&'a Id>,
    competency: Option<&'a Id>,
    theme: Option<&'a Id>,
}

impl<'a> Candidate<'a> {
    /// The story it will be told with, by all that is known.
    pub(super) fn story(&self) -> Option<&'a Id> {
        self.story
    }

    /// What the one after it should not have.
    pub(super) fn before(&self) -> Before<'a> {
        Before { story: self.story, competency: self.question.tags.first(), theme: Some(self.theme) }
    }

    /// How much it is like the one before: the story weighs most, then the competency, then the theme.
    pub(super) fn likeness(&self, before: Before<'_>) -> (bool, bool, bool) {
        let same = |a: Option<&Id>, b: Option<&Id>| a.is_some() && a == b;
        let own = self.before();
        (
            same(own.story, before.story),
            same(own.competency, before.competency),
            same(own.theme, before.theme),
        )
    }

    /// The pick it becomes.
    pub(super) fn pick(&self, aim: Aim) -> Pick {
        Pick {
            question: self.question.id.clone(),
            theme: self.theme.clone(),
            reason: self.reason.clone(),
            story: self.story.cloned(),
            outlook: self.outlook,
            warm_up: aim == Aim::Today,
        }
    }
}

/// What was told last today.
pub(super) fn last_told<'a>(known: &AgendaInput<'a>) -> Before<'a> {
    let Some(take) = known.progress.drills_on(known.day).next_back() else { return Before::default() };
    let asked = known.bank.question(&take.question);
    let competency = asked.and_then(|(_, question)| question.tags.first());
    Before { story: take.story(), competency, theme: asked.map(|(theme, _)| &theme.id) }
}

/// Why each question that was told today had been chosen, as the rules had it this morning; none where they would have
/// chosen another that is still open.
pub fn reasons_of_told(known: &AgendaInput<'_>) -> HashMap<Id, Reason> {
    let told: HashSet<&Id> = known.progress.drills_on(known.day).map(|take| take.question()).collect();
    let Some(yesterday) = known.day.pred_opt().filter(|_| !told.is_empty()) else { return HashMap::new() };
    let mut memories = known.memories.clone();
    for question in &told {
        memories.renew(known.progress, question, yesterday);
    }
    let morning = AgendaInput { memories: &memories, ..*known };
    let (set, aim) = (PracticeSet::of(&morning), Aim::of(known.progress.interview_dates(), known.day));
    let is_last = |it: &Candidate<'_>| it.class >= Rank::Rests || it.reason == Reason::Lowest;
    let is_open = candidates(known, &set, &Wish::default(), aim).iter().any(|it| !is_last(it));
    let scale = Scale::of(&morning, &set, aim);
    let questions = known.bank.questions().filter(|(_, question)| told.contains(&question.id));
    questions
        .map(|(theme, question)| scale.candidate(theme, question))
        .filter(|it| !(is_open && is_last(it) && matches!(it.reason, Reason::Lowest | Reason::OnceMore)))
        .map(|it| (it.question.id.clone(), it.reason))
        .collect()
}

/// Every candidate, the most wanted first.
pub(super) fn candidates<'a>(
    known: &AgendaInput<'a>,
    set: &PracticeSet,
    wish: &Wish,
    aim: Aim,
) -> Vec<Candidate<'a>> {
    let scale = Scale::of(known, set, aim);
    let told: HashSet<&Id> = known.progress.drills_on(known.day).map(|take| take.question()).collect();
    let mut all = Vec::new();
    for (number, theme) in known.bank.themes().enumerate() {
        for (place, question) in theme.questions.iter().enumerate() {
            let is_out = told.contains(&question.id) || known.progress.suspended(&question.id);
            if !is_out && wish.allows(theme, question) {
                all.push(((place, number), scale.candidate(theme, question)));
            }
        }
    }
    all.sort_unstable_by(|(place, a), (other, b)| {
        let wanted = a.class.cmp(&b.class).then(b.score.total_cmp(&a.score));
        wanted.then_with(|| (a.story_told, place).cmp(&(b.story_told, other)))
    });
    all.into_iter().map(|(_, candidate)| candidate).collect()
}

impl Wish {
    fn allows(&self, theme: &Theme, question: &Question) -> bool {
        self.theme.as_ref().is_none_or(|only| *only == theme.id) && !self.left_out.contains(&question.id)
    }
}

/// What candidates are measured by.
struct Scale<'k, 'a> {
    known: &'k AgendaInput<'a>,
    aim: Aim,
    /// The place of each question in the set.
    places: QuickMap<&'k Id, usize>,
    /// What interviews have asked since it was told, on which day, and whether the answer landed.
    asked: QuickMap<&'a Id, (Day, bool)>,
    /// The competencies on which something was told.
    told_on: HashSet<&'a Id>,
    /// How often each story was told cold.
    stories: HashMap<&'a Id, usize>,
    holds: Holds,
    /// The date is near, or so many questions of the set were told only once that each day must bring one.
    once_presses: bool,
    /// Expected recall at the date of a question that is told for the first time today.
    recall_of_new: f64,
}

impl<'k, 'a> Scale<'k, 'a> {
    fn of(known: &'k AgendaInput<'a>, set: &'k PracticeSet, aim: Aim) -> Self {
        let progress = known.progress;
        let mut stories = HashMap::new();
        for story in progress
            .takes()
            .filter(|take| take.counts_cold() && take.day <= known.day)
            .filter_map(|take| take.story())
        {
            *stories.entry(story).or_default() += 1;
        }
        let told = known.bank.questions().filter(|(_, it)| known.memories.trace(&it.id).is_some());
        let days = if let Aim::InDays(days) = aim { days } else { 0 };
        Self {
            known,
            aim,
            places: set.questions().enumerate().map(|(place, id)| (id, place)).collect(),
            asked: asked(known),
            told_on: told.filter_map(|(_, question)| question.tags.first()).collect(),
            stories,
            holds: match aim {
                Aim::Today => Holds::of(progress, known.pace, known.day),
                _ => Holds::default(),
            },
            once_presses: days <= LAST_DAYS || once(known, set) > days as usize + 1,
            recall_of_new: recall_of_new(known.memories, days),
        }
    }

    fn candidate(&self, theme: &'a Theme, question: &'a Question) -> Candidate<'a> {
        let trace = self.known.memories.trace(&question.id);
        let memory = trace.and_then(|trace| trace.memory.as_ref());
        let outlook = self.outlook(trace);
        let wanted = match (self.aim, memory) {
            (Aim::Today, Some(memory)) => self.warm_up(question, memory),
            (Aim::Today, None) => (Rank::Outside, 0.0, Reason::WarmUp),
            _ => self.repair(question, memory, outlook).unwrap_or_else(|| match memory {
                Some(memory) => self.told(memory, outlook),
                None => self.new_one(question, trace.is_some()),
            }),
        };
        let (class, score, reason) = wanted;
        let strong = |story: &&Story| fit(story, question) == Some(Suitability::Strong);
        let story = trace.and_then(|trace| trace.story.as_ref());
        let story = story.or_else(|| self.known.stories.iter().find(strong).map(|story| &story.slug));
        let story_told = story.and_then(|story| self.stories.get(story)).copied().unwrap_or_default();
        Candidate { theme: &theme.id, question, story, story_told, class, score, reason, outlook }
    }

    fn outlook(&self, trace: Option<&Trace>) -> Option<Outlook> {
        let Aim::InDays(days) = self.aim else { return None };
        let minutes = minutes(trace.and_then(|trace| trace.spoken));
        Some(match trace.and_then(|trace| trace.memory.as_ref()) {
            Some(memory) => Outlook::of(memory, self.known.day, days, minutes),
            None => Outlook::of_new(self.recall_of_new, minutes),
        })
    }

    /// On the day of an interview what holds comes first, then what comes to mind most surely.
    fn warm_up(&self, question: &Question, memory: &Memory) -> (Rank, f64, Reason) {
        let class = if self.holds.question(&question.id) { Rank::First } else { Rank::Told };
        (class, memory.retrievability(self.known.day), Reason::WarmUp)
    }

    /// What failed or was hard, in practice or in a real interview.
    fn repair(
        &self,
        question: &Question,
        memory: Option<&Memory>,
        outlook: Option<Outlook>,
    ) -> Option<(Rank, f64, Reason)> {
        let today = self.known.day;
        let failed = |day: Day, reason| {
            let is_late = self.known.progress.practiced_between(day, today);
            let class = if is_late { Rank::Late } else { Rank::Repair };
            Some((class, FAILED_FIRST + age(day, today), reason))
        };
        match self.asked.get(&question.id) {
            Some((day, false)) => return failed(*day, Reason::AskedFlat),
            Some((day, true)) => return Some((Rank::Repair, age(*day, today), Reason::AskedLanded)),
            None => {}
        }
        let memory = memory?;
        let cold = memory.cold().next_back()?;
        let reason = Reason::Hard(cold.day);
        match (cold.rating, (today - cold.day).num_days(), self.aim) {
            (Rating::Again, ..) => failed(cold.day, Reason::Failed(cold.day)),
            (Rating::Hard, ..HARD_RESTS, _) => Some((Rank::Rests, f64::MIN, reason)),
            (Rating::Hard, _, Aim::InDays(..=LAST_DAYS)) => {
                let (class, score, _) = self.told(memory, outlook);
                Some((class.min(Rank::Hard), score, reason))
            }
            (Rating::Hard, days @ ..HARD_WAITS, Aim::InDays(_)) => Some((Rank::Hard, days as f64, reason)),
            (Rating::Hard, days, _) => Some((Rank::Repair, days as f64, reason)),
            (Rating::Good | Rating::Easy, ..) => None,
        }
    }

    /// What was told well: once it is due, by what a drill adds at the date, and the weakest in the last days; without a
    /// date the weakest.
    fn told(&self, memory: &Memory, outlook: Option<Outlook>) -> (Rank, f64, Reason) {
        let today = self.known.day;
        let lapses = i64::from(memory.elapsed(today)) >= HOLDS_DAYS - 1;
        let due = lapses || memory.due() <= today;
        let once = self.once_presses && memory.cold().count() == 1;
        let told = if once { Rank::Once } else { Rank::Told };
        match (self.aim, outlook) {
            (Aim::InDays(..=LAST_DAYS), Some(outlook)) => (told, -outlook.skipped, Reason::OnceMore),
            (_, Some(outlook)) if due => {
                let first = if lapses { 1.0 } else { 0.0 };
                (told, first + outlook.gain, Reason::Due)
            }
            (_, Some(outlook)) => (Rank::Rests, outlook.gain, Reason::OnceMore),
            _ if due => (Rank::First, -memory.retrievability(today), Reason::Due),
            _ => (Rank::Told, -memory.retrievability(today), Reason::Lowest),
        }
    }

    fn new_one(&self, question: &Question, was_told: bool) -> (Rank, f64, Reason) {
        let now = !matches!(self.aim, Aim::InDays(days) if days <= LAST_DAYS);
        let place = self.places.get(&question.id).copied();
        let class = if now && place.is_some() { Rank::New } else { Rank::Outside };
        let starred = self.known.progress.is_on(Switch::Star, &question.id);
        let missing = question.tags.first().filter(|tag| !self.told_on.contains(tag));
        let missing = missing.map(|tag| self.known.bank.competency_title(tag).to_lowercase());
        let reason = match (was_told, starred) {
            (true, _) => Reason::NeverRated,
            (false, true) => Reason::Starred,
            (false, false) => Reason::New(missing),
        };
        let first = if starred { STARRED_FIRST } else { 0.0 };
        (class, place.map_or(f64::MIN, |place| first - place as f64), reason)
    }
}

/// How many questions of the set were told only once.
fn once(known: &AgendaInput<'_>, set: &PracticeSet) -> usize {
    let memories = set.questions().filter_map(|id| known.memories.get(id));
    memories.filter(|memory| memory.cold().count() == 1).count()
}

fn age(day: Day, today: Day) -> f64 {
    (today - day).num_days() as f64
}

/// What interviews have asked, as long as it was not told between that and today.
fn asked<'a>(known: &AgendaInput<'a>) -> QuickMap<&'a Id, (Day, bool)> {
    let mut asked = QuickMap::default();
    for outcome in known.progress.outcomes() {
        let is_news = |question: &&Id| {
            let before_today = known.progress.takes_of(question).filter(|take| take.day < known.day);
            before_today.map(|take| take.day).all(|day| day <= outcome.date)
        };
        for (questions, landed) in [(&outcome.landed, true), (&outcome.flat, false)] {
            asked.extend(questions.iter().filter(is_news).map(|question| (question, (outcome.date, landed))));
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::reasons_of_told;
    use crate::domain::agenda::Reason;
    use crate::domain::agenda::tests::{Past, bank, day};
    use crate::domain::rating::Rating;

    #[test]
    fn what_was_told_today_keeps_the_reason_it_had_this_morning() {
        let bank = bank(&[("one", &[("a", "ethics"), ("b", "conflict"), ("c", ""), ("d", "")])]);
        let mut past = Past::default();
        past.tell(day(1), "a", Rating::Again);
        past.tell(day(1), "b", Rating::Hard);
        past.tell(day(3), "a", Rating::Good);
        past.tell(day(3), "a", Rating::Again);
        past.tell(day(3), "c", Rating::Good);
        let reasons = reasons_of_told(&past.input(&bank, &[], day(3), 3));
        assert_eq!(reasons.get("a"), Some(&Reason::Failed(day(1))), "not of what it was rated since");
        assert_eq!(reasons.get("c"), Some(&Reason::New(None)));
        assert_eq!(reasons.len(), 2, "no other question has one");
        past.tell(day(4), "c", Rating::Good);
        let reasons = reasons_of_told(&past.input(&bank, &[], day(4), 3));
        assert!(reasons.is_empty(), "not due, while a has failed: the user has chosen it");
    }
}
