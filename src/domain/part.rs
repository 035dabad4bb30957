//! The five parts of a STAR-L story.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// One of the five parts of a STAR-L story, in the order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Where and when, and what was at stake.
    Situation,
    /// What the teller had to achieve.
    Task,
    /// What the teller did, step by step.
    Action,
    /// What came of it, with a measure.
    Result,
    /// What the teller does differently now.
    Learning,
}

impl Part {
    /// All five, in order.
    pub const ALL: [Self; 5] = [Self::Situation, Self::Task, Self::Action, Self::Result, Self::Learning];

    /// The part's name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
            Self::Learning => "Learning",
        }
    }

    /// Its letter: S, T, A, R or L.
    pub const fn letter(self) -> &'static str {
        ["S", "T", "A", "R", "L"][self as usize]
    }

    /// What this part has to say, as a hint to the teller.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Situation => "where, when, and what was at stake",
            Self::Task => "your own goal",
            Self::Action => "what you did, and what you ruled out",
            Self::Result => "the outcome, and how you measured it",
            Self::Learning => "what you do differently now",
        }
    }
}

/// One value for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts<T>(pub [T; 5]);

impl<T> Parts<T> {
    /// Makes the value of every part.
    pub fn from_fn(make: impl FnMut(Part) -> T) -> Self {
        Self(Part::ALL.map(make))
    }

    /// The parts with their values, in the order they are told.
    pub fn iter(&self) -> impl Iterator<Item = (Part, &T)> {
        Part::ALL.into_iter().zip(&self.0)
    }

    /// The same parts with other values.
    pub fn map<U>(&self, mut change: impl FnMut(Part, &T) -> U) -> Parts<U> {
        Parts::from_fn(|part| change(part, &self[part]))
    }
}

/// Values of parts as keys of what they belong to, for `#[serde(flatten, serialize_with = "by_name::serialize")]`.
pub mod by_name {
    use serde::ser::{Serialize, Serializer};

    use super::Parts;

    /// Writes a key for each part.
    pub fn serialize<T: Serialize, S: Serializer>(parts: &Parts<T>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(parts.iter())
    }
}

impl<T> Index<Part> for Parts<T> {
    type Output = T;
    fn index(&self, part: Part) -> &T {
        &self.0[part as usize]
    }
}

impl<T> IndexMut<Part> for Parts<T> {
    fn index_mut(&mut self, part: Part) -> &mut T {
        &mut self.0[part as usize]
    }
}
