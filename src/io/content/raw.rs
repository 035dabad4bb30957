//! The shape of a content file as it is written, before anything is checked.
//!
//! Unknown keys are refused by the parser. Keys that must be there are options here all the same, so that the checks can
//! tell all that are missing at once, each with its place.

use serde::Deserialize;
use serde::de::Deserializer;

use crate::io::content::yaml::{Placed, Text};

/// A list that may be left out or left blank.
#[derive(Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Option::<Vec<T>>::deserialize(deserializer)?;
        Ok(Self(list.unwrap_or_default()))
    }
}

/// One content file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawFile {
    /// The header; one file of a pack has it.
    pub pack: Option<Placed<RawHeader>>,
    /// Texts before the sections.
    pub introductions: Option<RawIntroductions>,
    /// Competencies.
    pub competencies: List<Placed<RawCompetency>>,
    /// Why these interviews differ.
    pub context: List<Placed<RawContext>>,
    /// Themes and categories.
    pub themes: List<Placed<RawTheme>>,
    /// Sample answers.
    pub samples: List<Placed<RawSample>>,
    /// Groups of questions to ask.
    pub ask: List<Placed<RawAskGroup>>,
    /// Red flags.
    pub red_flags: List<Placed<RawRedFlag>>,
    /// Checklist items.
    pub checklist: List<Placed<RawChecklistItem>>,
}

/// The header of a pack.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawHeader {
    /// Id.
    pub id: Option<Text>,
    /// Title.
    pub title: Option<Text>,
    /// Where the content comes from.
    pub source: Option<Text>,
    /// Licence of the content.
    pub licence: Option<Text>,
}

/// Texts before the sections.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawIntroductions {
    /// Of the pack.
    pub chapter: Option<Text>,
    /// Of the context.
    pub context: Option<Text>,
    /// Of the questions to ask.
    pub ask: Option<Text>,
    /// Of the checklist.
    pub checklist: Option<Text>,
}

/// A competency.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawCompetency {
    /// Id: the tag.
    pub id: Option<Text>,
    /// Name.
    pub title: Option<Text>,
    /// How it is asked about.
    pub asked: Option<Text>,
    /// What is looked for.
    pub looks_for: Option<Text>,
    /// A follow-up.
    pub probe: Option<Text>,
    /// Companies' words for it.
    pub company_words: Option<Text>,
}

/// A row of the context.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawContext {
    /// Id.
    pub id: Option<Text>,
    /// The challenge.
    pub challenge: Option<Text>,
    /// What is assessed.
    pub assesses: Option<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
}

/// A theme or category, or more questions for one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawTheme {
    /// Id.
    pub id: Option<Text>,
    /// `theme` or `category`.
    pub kind: Option<Text>,
    /// Heading; without it the entry adds to a theme of this id.
    pub title: Option<Text>,
    /// What it is about.
    pub about: Option<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
    /// Criteria of its questions.
    pub looks_for: List<Placed<RawCriterion>>,
    /// Questions.
    pub questions: List<Placed<RawQuestion>>,
}

/// A criterion or element.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawCriterion {
    /// Id.
    pub id: Option<Text>,
    /// What to look for.
    pub text: Option<Text>,
}

/// A question.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawQuestion {
    /// Id.
    pub id: Option<Text>,
    /// The question.
    pub text: Option<Text>,
    /// Other wordings.
    pub also: List<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Elements of a strong answer.
    pub elements: List<Placed<RawCriterion>>,
    /// Follow-ups.
    pub probes: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
}

/// A sample answer.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawSample {
    /// Id.
    pub id: Option<Text>,
    /// A few words.
    pub title: Option<Text>,
    /// Id of the question it answers.
    pub question: Option<Text>,
    /// Its own wording of the question.
    pub asked: Option<Text>,
    /// Id of its theme.
    pub theme: Option<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
    /// First part.
    pub situation: Option<Text>,
    /// Second part.
    pub task: Option<Text>,
    /// Third part.
    pub action: Option<Text>,
    /// Fourth part.
    pub result: Option<Text>,
    /// Fifth part.
    pub learning: Option<Text>,
}

/// A group of questions to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAskGroup {
    /// Id.
    pub id: Option<Text>,
    /// Heading.
    pub title: Option<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
    /// Questions.
    pub questions: List<Placed<RawAskQuestion>>,
}

/// A question to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAskQuestion {
    /// Id.
    pub id: Option<Text>,
    /// The question.
    pub text: Option<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
}

/// A red flag.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRedFlag {
    /// Id.
    pub id: Option<Text>,
    /// The behaviour.
    pub behaviour: Option<Text>,
    /// Why it costs an offer.
    pub why: Option<Text>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
}

/// A checklist item.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawChecklistItem {
    /// Id.
    pub id: Option<Text>,
    /// What to have done.
    pub text: Option<Text>,
    /// What proves it.
    pub evidence: Option<Placed<RawEvidence>>,
    /// Competencies.
    pub tags: List<Text>,
    /// Who wrote it.
    pub origin: Option<Text>,
}

/// What proves a checklist item.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawEvidence {
    /// Which evidence.
    pub kind: Option<Text>,
    /// Fewest.
    pub min: Option<Placed<u32>>,
    /// Most.
    pub max: Option<Placed<u32>>,
    /// Shortest, in seconds.
    pub from: Option<Placed<u32>>,
    /// Longest, in seconds.
    pub to: Option<Placed<u32>>,
    /// Competencies.
    pub tags: List<Text>,
}
