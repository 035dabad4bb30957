//! The memories of all questions.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::{Memory, RETENTION, Review, ReviewKind, Telling, Weights, fit};
use crate::domain::progress::{Progress, Told};
use crate::domain::rating::Rating;

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
    /// Recomputes everything from what counts, with weights of the user's own where they foretell better.
    pub fn of(progress: &Progress, today: Day) -> Self {
        let mut memories = Self::with(progress, &Arc::default());
        memories.fit(progress, today);
        memories
    }

    /// Takes weights of the user's own where they foretell better, else the published ones; says whether any memory
    /// has changed by that.
    ///
    /// The weights go by the reviews before `today`: they do not change while a day is practised, and the same
    /// history gives the same plan, however it was come by. This is the slow part: some 10 ms, once there is enough
    /// to learn from.
    pub fn fit(&mut self, progress: &Progress, today: Day) -> bool {
        let weights = fit::fit(&self.histories(today)).unwrap_or_default();
        let news = weights != *self.weights;
        if news {
            *self = Self::with(progress, &Arc::new(weights));
        }
        news
    }

    /// Recomputes everything with these weights.
    pub fn with(progress: &Progress, weights: &Arc<Weights>) -> Self {
        let traces = progress
            .told_questions()
            .map(|question| (question.clone(), Trace::of(progress, question, weights)));
        Self { traces: traces.collect(), weights: Arc::clone(weights) }
    }

    /// Recomputes one question, after a take of it was added or taken back.
    pub fn renew(&mut self, progress: &Progress, question: &Id) {
        self.traces.insert(question.clone(), Trace::of(progress, question, &self.weights));
    }

    /// What is known of a question; nothing where it was never told.
    pub fn trace(&self, question: &str) -> Option<&Trace> {
        self.traces.get(question)
    }

    /// What is believed of a question; nothing where it was never reviewed.
    pub fn get(&self, question: &str) -> Option<&Memory> {
        self.trace(question)?.memory.as_ref()
    }

    /// Days until a question is due, by how it is rated today: Again, Hard, Good, Easy.
    pub fn intervals(&self, question: &str, today: Day) -> [u32; 4] {
        Rating::ALL.map(|rating| match self.get(question) {
            Some(memory) => memory.interval(rating, today),
            None => self.weights.interval(RETENTION, self.weights.first(rating).stability),
        })
    }

    /// How often the first review of a question was rated Again, Hard, Good and Easy.
    pub fn first_ratings(&self) -> [u32; 4] {
        let mut counts = [0; 4];
        for first in self.all().filter_map(|memory| memory.reviews.first()) {
            counts[usize::from(u8::from(first.rating)) - 1] += 1;
        }
        counts
    }

    /// The weights everything is computed with.
    pub fn weights(&self) -> &Arc<Weights> {
        &self.weights
    }

    fn all(&self) -> impl Iterator<Item = &Memory> {
        self.traces.values().filter_map(|trace| trace.memory.as_ref())
    }

    /// The reviews of each question before a day, in the order of the questions' ids.
    fn histories(&self, before: Day) -> Vec<&[Review]> {
        let cold = self.all().flat_map(|memory| &memory.reviews).filter(|it| it.kind == ReviewKind::Cold);
        if cold.count() < fit::FEWEST {
            return Vec::new();
        }
        let mut traces: Vec<(&Id, &Trace)> = self.traces.iter().collect();
        traces.sort_unstable_by_key(|(id, _)| *id);
        let memories = traces.into_iter().filter_map(|(_, trace)| trace.memory.as_ref());
        let old = |memory: &Memory| memory.reviews.iter().position(|review| review.day >= before);
        memories
            .map(|memory| memory.reviews.split_at(old(memory).unwrap_or(memory.reviews.len())).0)
            .collect()
    }
}

impl Trace {
    fn of(progress: &Progress, question: &Id, weights: &Arc<Weights>) -> Self {
        let interviews = progress.interview_dates();
        let (mut spoken, mut takes, mut story) = (Duration::ZERO, 0, None);
        let tellings = progress.takes_of(question).map(|take: Told<'_>| {
            if !take.spoiled && take.is_timed() {
                spoken += take.total;
                takes += 1;
            }
            story = take.story().or(story);
            Telling::of(&take, interviews)
        });
        let memory = Memory::of(tellings, weights);
        Self { memory, spoken: spoken.checked_div(takes), story: story.cloned() }
    }
}
