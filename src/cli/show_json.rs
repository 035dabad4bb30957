//! One item as JSON, with what belongs to it.

use serde::Serialize;

use crate::cli::context::PracticeHistory;
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::{Item, ItemKind};
use crate::domain::memory::{Memories, Review, Weights};
use crate::domain::question::Criterion;
use crate::domain::sample::Sample;

/// An item with its kind and what it hangs on.
#[derive(Serialize)]
pub(super) struct ItemView<'a> {
    kind: ItemKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a Id>,
    item: Item<'a>,
    /// Of a question: what an answer is judged by, its own elements or its theme's criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<&'a [Criterion]>,
    /// Of a question: its sample answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<Vec<&'a Sample>>,
    /// Of a question that was reviewed: what is believed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<MemoryView>,
}

impl<'a> ItemView<'a> {
    /// The view of an item of this bank, with what the history says of it.
    pub(super) fn new(bank: &'a Bank, item: Item<'a>, history: &PracticeHistory) -> Self {
        let question = match item {
            Item::Question(_, question) => Some(question.id.as_str()),
            _ => None,
        };
        Self {
            kind: item.kind(),
            parent: item.parent(),
            item,
            criteria: question.map(|id| bank.criteria(id)),
            samples: question.map(|id| bank.samples_for(id).collect()),
            memory: question.and_then(|id| MemoryView::of(id, history)),
        }
    }
}

/// What is believed of a question, with all that is needed to compute it again.
#[derive(Serialize)]
struct MemoryView {
    stability: f32,
    difficulty: f32,
    /// The chance that it comes to mind on this day.
    retrievability: f64,
    day: Day,
    due: Day,
    reviews: Vec<Review>,
    /// The weights of FSRS-6, from `w0`.
    weights: Weights,
}

impl MemoryView {
    fn of(question: &str, history: &PracticeHistory) -> Option<Self> {
        let today = history.today;
        let memories = Memories::of(&history.progress, today);
        let memory = memories.get(question)?;
        Some(Self {
            stability: memory.state.stability,
            difficulty: memory.state.difficulty,
            retrievability: memory.retrievability(today),
            day: today,
            due: memory.due(),
            reviews: memory.reviews.clone(),
            weights: Weights::clone(memory.weights()),
        })
    }
}
