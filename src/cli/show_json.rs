//! One item as JSON, with what belongs to it.

use serde::Serialize;

use crate::cli::History;
use crate::cli::json::{ChecklistView, SampleView, ThemeView, slug};
use crate::domain::bank::{AskGroup, AskQuestion, Bank, Competency, ContextRow, RedFlag};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::memory::{Memories, Review, Weights};
use crate::domain::question::{Criterion, Question};

/// An item with its kind and what it hangs on.
#[derive(Serialize)]
pub(super) struct ItemView<'a> {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a Id>,
    item: Body<'a>,
    /// Of a question: what an answer is judged by, its own elements or its theme's criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<&'a [Criterion]>,
    /// Of a question: its sample answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<Vec<SampleView<'a>>>,
    /// Of a question that was reviewed: what is believed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<MemoryView>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Theme(ThemeView<'a>),
    Question(&'a Question),
    Criterion(&'a Criterion),
    Sample(SampleView<'a>),
    AskGroup(&'a AskGroup),
    AskQuestion(&'a AskQuestion),
    RedFlag(&'a RedFlag),
    Checklist(ChecklistView<'a>),
    Context(&'a ContextRow),
    Competency(&'a Competency),
}

impl<'a> ItemView<'a> {
    /// The view of an item of this bank, with what the history says of it.
    pub(super) fn new(bank: &'a Bank, item: Item<'a>, history: &History) -> Self {
        let question = match item {
            Item::Question(_, question) => Some(question.id.as_str()),
            _ => None,
        };
        Self {
            kind: slug(item.kind()),
            parent: item.parent(),
            item: Body::from(item),
            criteria: question.map(|id| bank.criteria(id)),
            samples: question.map(|id| bank.samples_for(id).map(SampleView::from).collect()),
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
    reviews: Vec<ReviewView>,
    /// The weights of FSRS-6, from `w0`.
    weights: Weights,
}

#[derive(Serialize)]
struct ReviewView {
    day: Day,
    rating: u8,
    elapsed_days: u32,
    kind: &'static str,
}

impl MemoryView {
    fn of(question: &str, history: &History) -> Option<Self> {
        let History { progress, today, .. } = history;
        let memories = Memories::of(progress, *today);
        let memory = memories.get(question)?;
        let review = |review: &Review| ReviewView {
            day: review.day,
            rating: review.rating.into(),
            elapsed_days: review.elapsed,
            kind: review.kind.word(),
        };
        Some(Self {
            stability: memory.state.stability,
            difficulty: memory.state.difficulty,
            retrievability: memory.retrievability(*today),
            day: *today,
            due: memory.due(),
            reviews: memory.reviews.iter().map(review).collect(),
            weights: Weights::clone(memory.weights()),
        })
    }
}

impl<'a> From<Item<'a>> for Body<'a> {
    fn from(item: Item<'a>) -> Self {
        match item {
            Item::Competency(it) => Self::Competency(it),
            Item::Context(it) => Self::Context(it),
            Item::Theme(it) => Self::Theme(it.into()),
            Item::Criterion(_, it) | Item::Element(_, it) => Self::Criterion(it),
            Item::Question(_, it) => Self::Question(it),
            Item::Sample(it) => Self::Sample(it.into()),
            Item::AskGroup(it) => Self::AskGroup(it),
            Item::AskQuestion(_, it) => Self::AskQuestion(it),
            Item::RedFlag(it) => Self::RedFlag(it),
            Item::Checklist(it) => Self::Checklist(it.into()),
        }
    }
}
