//! Themes, the questions in them and the criteria an answer is judged by.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::id::Id;
use crate::domain::later::Later;
use crate::domain::profile::{JobLevel, JobRole};
use crate::domain::rung::Rung;
use crate::domain::shape::{Outline, Shape};

/// A group of questions: one of the themes of AI work, or a category of behavioral questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Theme {
    /// Stable id; several packs may add questions under the same one.
    pub id: Id,
    /// What sort of group this is.
    pub kind: ThemeKind,
    /// The heading, a few words.
    pub title: String,
    /// What the group is about, one or two sentences; may be empty.
    pub about: String,
    /// Competencies the theme is mostly about.
    pub tags: Vec<Id>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
    /// Criteria for every question of the theme that has none of its own.
    pub looks_for: Later<Vec<Criterion>>,
    /// The questions, in the order of the pack.
    pub questions: Vec<Question>,
}

/// The two sorts of groups of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeKind {
    /// A theme of AI work, such as handling ambiguity; its criteria hold for all its questions.
    Theme,
    /// A category of questions, such as growth and learning; each question has its own elements.
    Category,
}

/// One interview question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// Stable for ever: takes in the journal name it.
    pub id: Id,
    /// A few words that stand for it in lists, at most [`Question::LONGEST_SHORT`] characters.
    pub short: Option<String>,
    /// The question as an interviewer would say it.
    pub text: String,
    /// Other wordings of the same question.
    pub also: Later<Vec<String>>,
    /// What sort of answer it asks for.
    #[serde(default)]
    pub shape: Shape,
    /// Competencies it asks about, the most fitting first.
    pub tags: Vec<Id>,
    /// The roles it is asked of; of every role where none is named.
    pub roles: Vec<JobRole>,
    /// The levels it is asked of; of every level where none is named.
    pub levels: Vec<JobLevel>,
    /// Whether it belongs to the core of every profile that it fits.
    pub core: bool,
    /// Elements of a strong answer to this very question.
    pub elements: Later<Vec<Criterion>>,
    /// Follow-up questions an interviewer may put.
    pub probes: Later<Vec<Probe>>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

impl Question {
    /// The most characters of a short title.
    pub const LONGEST_SHORT: usize = 28;

    /// Whether a story answers it, as a whole or after something else.
    pub fn asks_for_story(&self) -> bool {
        Outline::from(self.shape).tells_story()
    }

    /// What stands for it in a list: its short title, or all of its text where it has none, for the list to cut.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.text)
    }
}

/// One thing a listener looks for; a take gets 0, 1 or 2 points on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable id; points in the journal name it.
    pub id: Id,
    /// What to look for, in a few words.
    pub text: String,
    /// An example of one point and of two, where the pack says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchors: Option<Anchors>,
}

/// An example of an answer that gets one point on a criterion, and of one that gets two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchors {
    /// One point: it is mentioned.
    pub mentioned: String,
    /// Two points: it is backed by a fact.
    pub shown: String,
}

/// A follow-up question. In JSON it is its text alone where it stands on no rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The rung it belongs to; without one it serves every rung for which its question names no other.
    pub rung: Option<Rung>,
    /// What is asked.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct OnRung<T> {
    rung: Rung,
    text: T,
}

impl Serialize for Probe {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.rung {
            None => self.text.serialize(to),
            Some(rung) => OnRung { rung, text: &self.text }.serialize(to),
        }
    }
}

/// Straight from what comes: to try one form after the other would take a third of the time that the bank takes.
impl<'de> Deserialize<'de> for Probe {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ProbeVisitor)
    }
}

struct ProbeVisitor;

impl<'de> Visitor<'de> for ProbeVisitor {
    type Value = Probe;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a follow-up question, or its rung and its text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Probe, E> {
        Ok(Probe { rung: None, text: text.to_owned() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Probe, A::Error> {
        let OnRung { rung, text } = OnRung::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Probe { rung: Some(rung), text })
    }
}

/// A question of the user's own, to be added to the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// What is asked; not empty.
    pub text: String,
    /// The theme of the bank that it belongs to; a theme of its own where there is none.
    pub theme: Option<Id>,
    /// The competencies it asks about; those of its theme where none are named.
    pub tags: Vec<Id>,
}
