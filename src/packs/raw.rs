//! The shape of a content file as it is written, before anything is checked.
//!
//! Unknown keys are passed over here and found by [`look`](crate::store::text::keys::look), for which [`FILE`] lists
//! the known ones. Keys that must be there are options here all the same, so that the checks can report all that are
//! missing at once, each with its place.

use serde::Deserialize;

use crate::store::text::keys::Keys;
use crate::store::text::keys::Under::{self, Maps, Texts, Value, Words};
use crate::store::text::report::Report;
use crate::store::text::source::Source;
use crate::store::text::yaml::{Placed, YamlList, YamlText, parse_as, says_nothing};

/// The keys of a content file; a test holds them against the shapes below.
pub const FILE: Keys = &[
    ("pack", Maps(&[("id", Value), ("title", Words), ("source", Words), ("licence", Words)])),
    ("introductions", Maps(&[("chapter", Words), ("context", Words), ("ask", Words), ("checklist", Words)])),
    ("competencies", Maps(COMPETENCY)),
    ("context", Maps(&[ID, ("challenge", Words), ("assesses", Words), TAGS, ORIGIN])),
    ("themes", Maps(THEME)),
    ("samples", Maps(SAMPLE)),
    ("ask", Maps(&[ID, ("title", Words), ORIGIN, ("questions", Maps(&[ID, ("text", Words), TAGS, ORIGIN]))])),
    ("red_flags", Maps(&[ID, ("behaviour", Words), ("why", Words), TAGS, ORIGIN])),
    ("checklist", Maps(&[ID, ("text", Words), ("evidence", Maps(EVIDENCE)), TAGS, ORIGIN])),
];

const ID: (&str, Under) = ("id", Value);
const TAGS: (&str, Under) = ("tags", Value);
const ORIGIN: (&str, Under) = ("origin", Words);

const COMPETENCY: Keys = &[
    ID,
    ("title", Words),
    ("asked", Words),
    ("looks_for", Words),
    ("probe", Words),
    ("company_words", Words),
];

const CRITERION: Keys = &[ID, ("text", Words)];

const THEME: Keys = &[
    ID,
    ("kind", Value),
    ("title", Words),
    ("about", Words),
    TAGS,
    ORIGIN,
    ("looks_for", Maps(CRITERION)),
    ("questions", Maps(QUESTION)),
];

const QUESTION: Keys =
    &[ID, ("text", Words), ("also", Texts), TAGS, ("elements", Maps(CRITERION)), ("probes", Texts), ORIGIN];

const SAMPLE: Keys = &[
    ID,
    ("title", Words),
    ("question", Value),
    ("asked", Words),
    ("theme", Value),
    TAGS,
    ORIGIN,
    ("situation", Words),
    ("task", Words),
    ("action", Words),
    ("result", Words),
    ("learning", Words),
];

const EVIDENCE: Keys =
    &[("kind", Value), ("min", Value), ("max", Value), ("from", Value), ("to", Value), TAGS];

/// Parses one file of a pack.
///
/// # Errors
/// One report: the parser stops at the first error.
pub fn parse(source: &Source) -> Result<RawFile, Report> {
    if says_nothing(&source.text) {
        return Err(Report::of_file(&source.path, "The file is empty."));
    }
    parse_as(source)
}

/// One content file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawFile {
    /// The header; one file of a pack has it.
    pub pack: Option<Placed<RawHeader>>,
    /// Texts before the sections.
    pub introductions: Option<RawIntroductions>,
    /// Competencies.
    pub competencies: YamlList<Placed<RawCompetency>>,
    /// Why these interviews differ.
    pub context: YamlList<Placed<RawContext>>,
    /// Themes and categories.
    pub themes: YamlList<Placed<RawTheme>>,
    /// Sample answers.
    pub samples: YamlList<Placed<RawSample>>,
    /// Groups of questions to ask.
    pub ask: YamlList<Placed<RawAskGroup>>,
    /// Red flags.
    pub red_flags: YamlList<Placed<RawRedFlag>>,
    /// Checklist items.
    pub checklist: YamlList<Placed<RawChecklistItem>>,
}

/// The header of a pack.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawHeader {
    /// Id.
    pub id: Option<YamlText>,
    /// Title.
    pub title: Option<YamlText>,
    /// Where the content comes from.
    pub source: Option<YamlText>,
    /// Licence of the content.
    pub licence: Option<YamlText>,
}

/// Texts before the sections.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawIntroductions {
    /// Of the pack.
    pub chapter: Option<YamlText>,
    /// Of the context.
    pub context: Option<YamlText>,
    /// Of the questions to ask.
    pub ask: Option<YamlText>,
    /// Of the checklist.
    pub checklist: Option<YamlText>,
}

/// A competency.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawCompetency {
    /// Id: the tag.
    pub id: Option<YamlText>,
    /// Name.
    pub title: Option<YamlText>,
    /// How it is asked about.
    pub asked: Option<YamlText>,
    /// What is looked for.
    pub looks_for: Option<YamlText>,
    /// A follow-up.
    pub probe: Option<YamlText>,
    /// Companies' words for it.
    pub company_words: Option<YamlText>,
}

/// A row of the context.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawContext {
    /// Id.
    pub id: Option<YamlText>,
    /// The challenge.
    pub challenge: Option<YamlText>,
    /// What is assessed.
    pub assesses: Option<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
}

/// A theme or category, or more questions for one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawTheme {
    /// Id.
    pub id: Option<YamlText>,
    /// `theme` or `category`.
    pub kind: Option<YamlText>,
    /// Heading; without it the entry adds to a theme of this id.
    pub title: Option<YamlText>,
    /// What it is about.
    pub about: Option<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
    /// Criteria of its questions.
    pub looks_for: YamlList<Placed<RawCriterion>>,
    /// Questions.
    pub questions: YamlList<Placed<RawQuestion>>,
}

/// A criterion or element.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawCriterion {
    /// Id.
    pub id: Option<YamlText>,
    /// What to look for.
    pub text: Option<YamlText>,
}

/// A question.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawQuestion {
    /// Id.
    pub id: Option<YamlText>,
    /// The question.
    pub text: Option<YamlText>,
    /// Other wordings.
    pub also: YamlList<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Elements of a strong answer.
    pub elements: YamlList<Placed<RawCriterion>>,
    /// Follow-ups.
    pub probes: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
}

/// A sample answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawSample {
    /// Id.
    pub id: Option<YamlText>,
    /// A few words.
    pub title: Option<YamlText>,
    /// Id of the question it answers.
    pub question: Option<YamlText>,
    /// Its own wording of the question.
    pub asked: Option<YamlText>,
    /// Id of its theme.
    pub theme: Option<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
    /// First part.
    pub situation: Option<YamlText>,
    /// Second part.
    pub task: Option<YamlText>,
    /// Third part.
    pub action: Option<YamlText>,
    /// Fourth part.
    pub result: Option<YamlText>,
    /// Fifth part.
    pub learning: Option<YamlText>,
}

/// A group of questions to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawAskGroup {
    /// Id.
    pub id: Option<YamlText>,
    /// Heading.
    pub title: Option<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
    /// Questions.
    pub questions: YamlList<Placed<RawAskQuestion>>,
}

/// A question to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawAskQuestion {
    /// Id.
    pub id: Option<YamlText>,
    /// The question.
    pub text: Option<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
}

/// A red flag.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawRedFlag {
    /// Id.
    pub id: Option<YamlText>,
    /// The behaviour.
    pub behaviour: Option<YamlText>,
    /// Why it costs an offer.
    pub why: Option<YamlText>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
}

/// A checklist item.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawChecklistItem {
    /// Id.
    pub id: Option<YamlText>,
    /// What to have done.
    pub text: Option<YamlText>,
    /// What proves it.
    pub evidence: Option<Placed<RawEvidence>>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
    /// Who wrote it.
    pub origin: Option<YamlText>,
}

/// What proves a checklist item.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawEvidence {
    /// Which evidence.
    pub kind: Option<YamlText>,
    /// Fewest.
    pub min: Option<Placed<u32>>,
    /// Most.
    pub max: Option<Placed<u32>>,
    /// Shortest, in seconds.
    pub from: Option<Placed<u32>>,
    /// Longest, in seconds.
    pub to: Option<Placed<u32>>,
    /// Competencies.
    pub tags: YamlList<YamlText>,
}

#[cfg(test)]
mod tests {
    use serde::de::value::Error;
    use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
    use serde::forward_to_deserialize_any;

    use super::*;

    /// Learns the keys that a shape asks for.
    struct AskedKeys<'a>(&'a mut Vec<&'static str>);

    impl<'de> Deserializer<'de> for AskedKeys<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::custom("no value"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            self.0.extend(fields);
            Err(Error::custom("no value"))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    /// The keys under this path are those of this shape.
    fn same<T: for<'de> Deserialize<'de>>(path: &[&str]) {
        let mut keys = FILE;
        for key in path {
            match keys.iter().find(|(name, _)| name == key) {
                Some((_, Maps(inner))) => keys = inner,
                other => panic!("{path:?}: {other:?}"),
            }
        }
        let mut asked = Vec::new();
        assert!(T::deserialize(AskedKeys(&mut asked)).is_err());
        let mut listed: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
        asked.sort_unstable();
        listed.sort_unstable();
        assert_eq!(listed, asked, "{path:?}");
    }

    #[test]
    fn the_listed_keys_are_those_that_are_read() {
        same::<RawFile>(&[]);
        same::<RawHeader>(&["pack"]);
        same::<RawIntroductions>(&["introductions"]);
        same::<RawCompetency>(&["competencies"]);
        same::<RawContext>(&["context"]);
        same::<RawTheme>(&["themes"]);
        same::<RawCriterion>(&["themes", "looks_for"]);
        same::<RawQuestion>(&["themes", "questions"]);
        same::<RawCriterion>(&["themes", "questions", "elements"]);
        same::<RawSample>(&["samples"]);
        same::<RawAskGroup>(&["ask"]);
        same::<RawAskQuestion>(&["ask", "questions"]);
        same::<RawRedFlag>(&["red_flags"]);
        same::<RawChecklistItem>(&["checklist"]);
        same::<RawEvidence>(&["checklist", "evidence"]);
    }
}
