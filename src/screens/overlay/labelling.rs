//! What a story shows and which questions it answers, to be set from a list.

use crate::domain::id::Id;
use crate::domain::story::labels::Labels;
use crate::domain::story::topic::AI_TAG;
use crate::domain::story::{Story, Strength};
use crate::screens::Context;

/// A list of competencies or questions, each set or not for one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelling {
    /// The story.
    pub story: Id,
    /// What is set.
    pub sort: Sort,
    /// The competencies or questions, as the list is shown.
    pub rows: Vec<Id>,
    /// The selected row.
    pub selected: usize,
}

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The competencies it shows.
    Tags,
    /// The questions it answers.
    Fits,
}

impl Labelling {
    /// All competencies, then whether it is about AI; tags of the story that are neither come last.
    pub fn tags(slug: &Id, cx: Context<'_>) -> Option<Self> {
        let story = cx.library.story(slug)?;
        let mut rows: Vec<Id> = cx.bank.competencies().map(|it| it.id.clone()).collect();
        rows.extend(Id::new(AI_TAG).ok());
        rows.extend(story.tags.iter().filter(|tag| !rows.contains(tag)).cloned().collect::<Vec<_>>());
        Some(Self { story: slug.clone(), sort: Sort::Tags, rows, selected: 0 })
    }

    /// All questions: those it answers first, then those that ask about what it shows. The order stays while the list
    /// is open.
    pub fn fits(slug: &Id, cx: Context<'_>) -> Option<Self> {
        let story = cx.library.story(slug)?;
        let mut rows: Vec<_> = cx.bank.questions().map(|(_, question)| question).collect();
        let shows = |tags: &[Id]| tags.iter().filter(|tag| story.tags.contains(tag)).count();
        rows.sort_by_key(|question| std::cmp::Reverse((story.fit(&question.id), shows(&question.tags))));
        let rows = rows.into_iter().map(|question| question.id.clone()).collect();
        Some(Self { story: slug.clone(), sort: Sort::Fits, rows, selected: 0 })
    }

    /// How well a story stands for a row: the first tag is the strong one.
    pub fn strength(&self, story: &Story, row: &Id) -> Option<Strength> {
        match self.sort {
            Sort::Fits => story.fit(row),
            Sort::Tags => {
                let place = story.tags.iter().position(|tag| tag == row)?;
                Some(if place == 0 { Strength::Strong } else { Strength::Usable })
            }
        }
    }

    /// The labels of a story with the selected row turned.
    pub fn turned(&self, story: &Story) -> Option<Labels> {
        let row = self.rows.get(self.selected)?;
        Some(match self.sort {
            Sort::Tags => Labels::toggled(story, row),
            Sort::Fits => Labels::turned(story, row),
        })
    }
}
