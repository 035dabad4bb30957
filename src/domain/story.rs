//! A story of the user's own: what happened, in the five parts, and what it is good for.

#[cfg(test)]
pub(crate) mod blank;
pub mod check;
pub mod choice;
pub mod cover;
pub mod labels;
pub mod length;
pub mod library;
pub mod topic;
mod word;

use crate::domain::id::Id;
use crate::domain::part::Parts;

/// A story as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its name: that of its file, without the ending.
    pub slug: Id,
    /// What the user calls it; never empty.
    pub title: String,
    /// What is told in each part; empty where nothing is written yet.
    pub texts: Parts<String>,
    /// The competencies it shows.
    pub tags: Vec<Id>,
    /// The questions it answers.
    pub fits: Vec<StoryFit>,
    /// The project it is from; may be empty.
    pub project: String,
    /// When it happened, as the user writes it, beginning with the year; may be empty.
    pub when: String,
    /// The rules of the story check that are silenced for it.
    pub allow: Vec<Allowed>,
}

/// A question that a story answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFit {
    /// The question.
    pub question: Id,
    /// How well.
    pub strength: Strength,
}

/// How well a story answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It will do.
    Usable,
    /// It is the one to tell.
    Strong,
}

impl Story {
    /// How well it answers a question, as its file says.
    pub fn fit(&self, question: &Id) -> Option<Strength> {
        self.fits.iter().find(|fit| fit.question == *question).map(|fit| fit.strength)
    }
}

/// What a story that is begun is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Aim {
    /// Nothing in particular.
    #[default]
    Any,
    /// To show this competency.
    Competency(Id),
    /// To answer this question.
    Question(Id),
}

/// A rule that is silenced, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The id of the rule, as in `SL201`.
    pub rule: String,
    /// Why the user is sure.
    pub reason: String,
}
