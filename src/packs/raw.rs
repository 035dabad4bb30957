//! The shape of a content file as it is written, before anything is checked.
//!
//! Unknown keys are passed over here and found by [`look`](crate::store::text::keys::look), for which each shape lists
//! the known ones. Keys that must be there are options here all the same, so that the checks can report all that are
//! missing at once, each with its place.

use serde::Deserialize;

use crate::store::text::keys::{Keys, Under};
use crate::store::text::report::Report;
use crate::store::text::source::Source;
use crate::store::text::yaml::{Placed, TextOrPairs, YamlList, YamlText, parse_as, says_nothing};

/// Parses one file of a pack.
///
/// # Errors
/// One report: the parser stops at the first error.
pub(super) fn parse(source: &Source) -> Result<RawFile, Report> {
    if says_nothing(&source.text) {
        return Err(Report::of_file(&source.path, "The file is empty."));
    }
    parse_as(source)
}

// What may stand under a key.
type Value = Option<YamlText>;
type Words = Option<YamlText>;
type Number = Option<Placed<u32>>;
type Tags = YamlList<YamlText>;
type Texts = YamlList<YamlText>;
type Probes = YamlList<Placed<TextOrPairs>>;
type One<T> = Option<Placed<T>>;
type Many<T> = YamlList<Placed<T>>;
type YesNo = Option<Placed<bool>>;

/// What [`look`](crate::store::text::keys::look) has to know of such a key.
macro_rules! under {
    (Words) => {
        Under::Words
    };
    (Texts) => {
        Under::Texts
    };
    (Probes) => {
        Under::TextsOrMaps(PROBE_KEYS)
    };
    ($plain:ident) => {
        Under::Value
    };
    ($maps:ident $shape:ident) => {
        Under::Maps($shape::KEYS)
    };
}

/// The keys of a follow-up that is more than a text.
const PROBE_KEYS: Keys = &[("rung", Under::Value), ("text", Under::Words)];

/// Defines a shape by its keys, in the order in which they are named to people. What is written under each, the
/// [bank](crate::domain::bank) and its items say. A text may have a former key, which is read as well.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident {
        $($key:ident $(or $former:literal)?: $under:ident $(<$shape:ident>)?),* $(,)?
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        pub(super) struct $name {
            $($(#[serde(alias = $former)])? pub(super) $key: $under $(<$shape>)?,)*
        }

        impl $name {
            /// The keys.
            pub(super) const KEYS: Keys =
                &[$((stringify!($key), under!($under $($shape)?)), $(($former, Under::FormerWords),)?)*];
        }
    )*};
}

shapes! {
    /// One content file; one file of a pack has the header.
    RawFile {
        pack: One<RawHeader>,
        introductions: One<RawIntroductions>,
        competencies: Many<RawCompetency>,
        principles: Many<RawPrinciple>,
        context: Many<RawContext>,
        themes: Many<RawTheme>,
        samples: Many<RawSample>,
        ask: Many<RawAskGroup>,
        red_flags: Many<RawRedFlag>,
        checklist: Many<RawChecklistItem>,
    }

    /// The header of a pack.
    RawHeader { id: Value, title: Words, source: Words, license or "licence": Words }

    /// Texts before the sections.
    RawIntroductions { chapter: Words, context: Words, ask: Words, checklist: Words }

    /// A competency; its id is the tag.
    RawCompetency { id: Value, title: Words, asked: Words, looks_for: Words, probe: Words, company_words: Words }

    /// What a company says it looks for, with the ids of the questions behind it.
    RawPrinciple { id: Value, title: Words, company: Words, about: Words, questions: Tags, origin: Words }

    /// A row of the context.
    RawContext { id: Value, challenge: Words, assesses: Words, tags: Tags, origin: Words }

    /// A theme or category; without a title the entry adds to a theme of this id. Its roles and levels are those of its
    /// questions that name none.
    RawTheme {
        id: Value,
        kind: Value,
        title: Words,
        about: Words,
        tags: Tags,
        roles: Tags,
        levels: Tags,
        origin: Words,
        looks_for: Many<RawCriterion>,
        questions: Many<RawQuestion>,
    }

    /// A criterion of all questions of a theme, or an element of a strong answer to one.
    RawCriterion { id: Value, text: Words, anchors: One<RawAnchors> }

    /// An example of one point and of two.
    RawAnchors { mentioned: Words, shown: Words }

    /// A question.
    RawQuestion {
        id: Value,
        short: Words,
        text: Words,
        also: Texts,
        shape: Value,
        tags: Tags,
        roles: Tags,
        levels: Tags,
        core: YesNo,
        elements: Many<RawCriterion>,
        probes: Probes,
        origin: Words,
    }

    /// A sample answer: the ids of its question and, where that is another one, of its theme; and the parts of all shapes, of
    /// which it has those of its own.
    RawSample {
        id: Value,
        title: Words,
        question: Value,
        asked: Words,
        theme: Value,
        tags: Tags,
        origin: Words,
        length: Value,
        fails: Tags,
        caution: Words,
        now: Words,
        before: Words,
        next: Words,
        know: Words,
        bring: Words,
        want: Words,
        method: Words,
        situation: Words,
        task: Words,
        action: Words,
        result: Words,
        learning: Words,
    }

    /// A group of questions to ask.
    RawAskGroup { id: Value, title: Words, origin: Words, questions: Many<RawAskQuestion> }

    /// A question to ask.
    RawAskQuestion { id: Value, text: Words, tags: Tags, origin: Words }

    /// A red flag.
    RawRedFlag { id: Value, behavior or "behaviour": Words, why: Words, tags: Tags, interview: YesNo, origin: Words }

    /// A checklist item.
    RawChecklistItem { id: Value, text: Words, evidence: One<RawEvidence>, tags: Tags, origin: Words }

    /// What proves a checklist item: at least and at most so many, or from and to this many seconds.
    RawEvidence { kind: Value, min: Number, max: Number, from: Number, to: Number, tags: Tags }
}
