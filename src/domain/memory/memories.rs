//! The memories of all questions.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::{Fitted, Memory, ReviewLog, ReviewedTake, Weights};
use crate::domain::progress::{Progress, TakeEntry};

/// What is known of every question that was told.
#[derive(Debug, Clone, Default)]
pub struct Memories {
    weights: Arc<Weights>,
    traces: HashMap<Id, Trace>,
}

/// What the takes of one question leave behind.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// What is believed of it; nothing where no take of it counts as a review.
    pub memory: Option<Memory>,
    /// How long a telling of it takes on average; nothing where all were spoiled.
    pub spoken: Option<Duration>,
    /// The story that was told last in answer to it.
    pub story: Option<Id>,
}

impl Memories {
    /// Recomputes everything from what counts, with weights of the user's own where they foretell better: this fits
    /// them.
    pub fn of(progress: &Progress, today: Day) -> Self {
        match Self::with(progress, today, None) {
            (memories, None) => memories,
            (_, Some(log)) => Self::with(progress, today, Some(&log.fit())).0,
        }
    }

    /// Recomputes everything with weights that were fitted to the reviews before `today`; with the published ones where
    /// there are too few reviews, or where other reviews were fitted to: those to be fitted to are given back then.
    ///
    /// So the weights do not change while a day is practised, and the same history gives the same plan, however it was
    /// come by.
    pub fn with(progress: &Progress, today: Day, fitted: Option<&Fitted>) -> (Self, Option<ReviewLog>) {
        let own = fitted.map(|fitted| fitted.weights.clone()).unwrap_or_default();
        let memories = Self::by(progress, own, today);
        let log = memories.log(today);
        match (&log, fitted) {
            (Some(log), Some(fitted)) if log.key() == fitted.log => (memories, None),
            _ if *memories.weights == Weights::default() => (memories, log),
            _ => (Self::by(progress, Weights::default(), today), log),
        }
    }

    fn by(progress: &Progress, weights: Weights, today: Day) -> Self {
        let weights = Arc::new(weights);
        let traces = progress
            .told_questions()
            .filter_map(|question| Some((question.clone(), Trace::of(progress, question, &weights, today)?)))
            .collect();
        Self { weights, traces }
    }

    /// Recomputes one question, after a take of it was added or taken back.
    pub fn renew(&mut self, progress: &Progress, question: &Id, today: Day) {
        match Trace::of(progress, question, &self.weights, today) {
            Some(trace) => self.traces.insert(question.clone(), trace),
            None => self.traces.remove(question),
        };
    }

    /// What is known of a question; nothing where it was never told.
    pub fn trace(&self, question: &str) -> Option<&Trace> {
        self.traces.get(question)
    }

    /// What is believed of a question; nothing where it was never reviewed.
    pub fn get(&self, question: &str) -> Option<&Memory> {
        self.trace(question)?.memory.as_ref()
    }

    /// How often the first review of a question was rated Again, Hard, Good and Easy.
    pub fn first_ratings(&self) -> [u32; 4] {
        let mut counts = [0; 4];
        let memories = self.traces.values().filter_map(|trace| trace.memory.as_ref());
        for first in memories.filter_map(|memory| memory.reviews.first()) {
            counts[usize::from(u8::from(first.rating)) - 1] += 1;
        }
        counts
    }

    /// The weights everything is computed with.
    pub fn weights(&self) -> &Arc<Weights> {
        &self.weights
    }

    /// The reviews of each question before a day, in the order of the questions' ids.
    fn log(&self, before: Day) -> Option<ReviewLog> {
        let mut traces: Vec<(&Id, &Trace)> = self.traces.iter().collect();
        traces.sort_unstable_by_key(|(id, _)| *id);
        let old = |memory: &Memory| memory.reviews.iter().take_while(|review| review.day < before).count();
        let memories = traces.into_iter().filter_map(|(_, trace)| trace.memory.as_ref());
        let histories = memories.map(|memory| memory.reviews.get(..old(memory)).unwrap_or_default());
        ReviewLog::of(histories.collect())
    }
}

impl Trace {
    /// Nothing where it was not told at the usual length: only such takes leave anything behind, but another one that came
    /// before them on their day takes the cold from them.
    fn of(progress: &Progress, question: &Id, weights: &Arc<Weights>, today: Day) -> Option<Self> {
        let interviews = progress.interview_dates();
        progress.takes_until(question, today).find(|take| take.is_usual())?;
        let (mut spoken, mut takes, mut story) = (Duration::ZERO, 0, None);
        let tellings = progress.takes_until(question, today).map(|take: TakeEntry<'_>| {
            if !take.spoiled && take.is_timed() && take.is_usual() {
                spoken += take.total;
                takes += 1;
            }
            story = take.story().filter(|_| take.is_usual()).or(story);
            ReviewedTake::of(&take, interviews)
        });
        let memory = Memory::of(tellings, weights);
        Some(Self { memory, spoken: spoken.checked_div(takes), story: story.cloned() })
    }
}
