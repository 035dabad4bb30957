//! A mock interview under way: what was asked, what is still to be asked, and what was told.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::day::{Moment, Timestamp};
use crate::domain::drill::{Drill, leapt};
use crate::domain::follow_up::FollowUp;
use crate::domain::id::Id;
use crate::domain::mock::draw::step;
use crate::domain::mock::{Mock, MockAnswer};
use crate::domain::rating::Rating;
use crate::domain::stopwatch::{Stopwatch, bounded};

/// A mock interview under way, as it lies on disk with the running drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MockRun {
    /// The time it is meant to take.
    #[serde(deserialize_with = "bounded")]
    pub limit: Duration,
    questions: Vec<Id>,
    told: Vec<MockTold>,
    watch: Stopwatch,
    interruption: Option<Interruption>,
    /// The last look at both clocks, to notice a sleep.
    #[serde(skip)]
    seen: Option<(Duration, Timestamp)>,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MockTold {
    /// The finished drill.
    pub drill: Drill,
    /// The follow-up that was put, where the interview did not end before it.
    #[serde(default)]
    pub follow_up: Option<FollowUp>,
    /// What came of its review.
    pub verdict: Verdict,
}

/// What came of the review of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It was not reviewed yet.
    Open,
    /// Its take is in the journal: points, the most there were, and the rating.
    Saved(u16, u16, Option<Rating>),
    /// It was thrown away.
    Discarded,
}

/// One interruption inside an Action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Interruption {
    /// The number of the first question that it may come in, from 0; a short Action leaves it to the next.
    question: usize,
    /// So long into the Action.
    #[serde(deserialize_with = "bounded")]
    after: Duration,
    /// Which words.
    words: usize,
}

/// What an interviewer may put in.
const INTERJECTIONS: [&str; 6] = [
    "Let me stop you there. How many people were on this?",
    "Sorry, quick question. Was that your idea or somebody else's?",
    "Before you go on, how long did that take?",
    "Can I ask why you didn't do the simpler thing?",
    "One moment. Who was against it?",
    "Just so I follow, what would have happened if you'd done nothing?",
];

/// An interruption comes after at least so long in the Action, and at most twice as long.
const SOONEST: Duration = Duration::from_secs(12);

impl MockRun {
    /// Begins with the first question; `seed` places the interruption, where one is wanted.
    pub fn begin(questions: Vec<Id>, limit: Duration, interrupted: bool, seed: u64, now: Duration) -> Self {
        let mut state = seed;
        let mut below = |most: u64| step(&mut state) % most.max(1);
        let interruption = Interruption {
            question: below(questions.len() as u64) as usize,
            after: SOONEST + Duration::from_secs(below(SOONEST.as_secs())),
            words: below(INTERJECTIONS.len() as u64) as usize,
        };
        Self {
            limit,
            questions,
            told: Vec::new(),
            watch: Stopwatch::start(now),
            interruption: interrupted.then_some(interruption),
            seen: None,
        }
    }

    /// How many questions there are in all.
    pub fn total(&self) -> usize {
        self.questions.len()
    }

    /// The number of the question that is asked, from 0.
    pub fn number(&self) -> usize {
        self.told.len()
    }

    /// The question that is asked; nothing once all were answered.
    pub fn question(&self) -> Option<&Id> {
        self.questions.get(self.number())
    }

    /// The answers so far.
    pub fn told(&self) -> &[MockTold] {
        &self.told
    }

    /// The time it has taken so far.
    pub fn spent(&self, now: Duration) -> Duration {
        self.watch.ran(now)
    }

    /// Whether the time is up: no further question is asked.
    pub fn is_over(&self, now: Duration) -> bool {
        self.question().is_none() || self.spent(now) >= self.limit
    }

    /// Notes a look at the clocks. When either has leapt since the last one, the machine slept: that time does not count,
    /// and this says when it began.
    pub fn look(&mut self, now: Moment) -> Option<Duration> {
        let before = self.seen.replace((now.elapsed, now.at));
        let (then, _) = before.filter(|seen| leapt(*seen, now))?;
        self.watch.leave_out(then, now.elapsed);
        Some(then)
    }

    /// The interruption of a drill that has just become due.
    pub fn is_due(&self, in_action: Duration) -> bool {
        self.interruption.is_some_and(|it| it.question <= self.number() && in_action >= it.after)
    }

    /// The interruption was made; it comes once.
    pub fn interrupted(&mut self) -> &'static str {
        let words = self.interruption.take().map_or(0, |it| it.words);
        INTERJECTIONS[words % INTERJECTIONS.len()]
    }

    /// A question was answered, and its follow-up where one was put: that has ended too.
    pub fn answered(&mut self, drill: Drill, mut follow_up: Option<FollowUp>, now: Duration) {
        follow_up.iter_mut().filter(|it| it.is_open()).for_each(|it| it.end(now));
        self.told.push(MockTold { drill, follow_up, verdict: Verdict::Open });
    }

    /// No more is asked: what is left is to review what was told.
    pub fn stop(&mut self, now: Duration) {
        self.watch = self.watch.set_down(now);
        self.questions.truncate(self.told.len());
    }

    /// The number of the first answer that was not reviewed yet.
    pub fn next_open(&self) -> Option<usize> {
        self.told.iter().position(|told| told.verdict == Verdict::Open)
    }

    /// The first answer that was not reviewed yet has been.
    pub fn judge(&mut self, verdict: Verdict) {
        if let Some(told) = self.next_open().and_then(|open| self.told.get_mut(open)) {
            told.verdict = verdict;
        }
    }

    /// As it can be kept on disk.
    #[must_use]
    pub fn set_down(&self, now: Duration) -> Self {
        Self { watch: self.watch.set_down(now), seen: None, ..self.clone() }
    }

    /// The clock goes on after it was set down.
    pub fn resume(&mut self, now: Duration) {
        self.watch.resume(now);
    }

    /// The page of result: what was told and kept.
    pub fn page(&self) -> Mock {
        let answers = self.told.iter().filter_map(|told| match told.verdict {
            Verdict::Saved(given, most, rating) => Some(answer(told, (given, most), rating)),
            Verdict::Open | Verdict::Discarded => None,
        });
        Mock { limit: self.limit, spent: self.watch.ran(Duration::ZERO), answers: answers.collect() }
    }
}

fn answer(told: &MockTold, points: (u16, u16), rating: Option<Rating>) -> MockAnswer {
    MockAnswer {
        question: told.drill.assignment.question.clone(),
        story: told.drill.assignment.story.clone(),
        total: told.drill.spoken(Duration::ZERO),
        detour: told.drill.detour(Duration::ZERO),
        probe: told.follow_up.as_ref().map_or(Duration::ZERO, |it| it.spent(Duration::ZERO)),
        points,
        rating,
    }
}
