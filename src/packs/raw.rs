//! The shape of a content file as it is written, before anything is checked.
//!
//! Unknown keys are passed over here and found by [`look`](crate::store::text::keys::look), which is given the known
//! ones. Keys that must be there are options here all the same, so that the checks can report all that are missing at
//! once, each with its place.

use serde::Deserialize;

use crate::store::text::keys::Keys;
use crate::store::text::keys::Under::{FormerWords, Maps, Texts, Value, Words};
use crate::store::text::report::Report;
use crate::store::text::source::Source;
use crate::store::text::yaml::{Placed, YamlList, YamlText, parse_as, says_nothing};

/// Parses one file of a pack.
///
/// # Errors
/// One report: the parser stops at the first error.
pub(in crate::packs) fn parse(source: &Source) -> Result<RawFile, Report> {
    if says_nothing(&source.text) {
        return Err(Report::of_file(&source.path, "The file is empty."));
    }
    parse_as(source)
}

/// Defines a shape by its keys, in the order in which they are named to people: what is read under each, and what is
/// looked for beside it. A text may have a former key, which is read as well.
macro_rules! shapes {
    ($($(#[$about:meta])* $shape:ident {
        $($(#[$says:meta])* $key:ident $(or $former:literal)?: $kind:ident $(($inner:ident))?,)*
    })*) => {$(
        $(#[$about])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        pub(in crate::packs) struct $shape {
            $($(#[$says])* $(#[serde(alias = $former)])? pub(in crate::packs) $key: shapes!(@read $kind $($inner)?),)*
        }

        impl $shape {
            /// Its keys, with what stands under each.
            pub(in crate::packs) const KEYS: Keys =
                &[$((stringify!($key), shapes!(@under $kind $($inner)?)), $(($former, FormerWords),)?)*];
        }
    )*};
    (@read Words) => { Option<YamlText> };
    (@under Words) => { Words };
    // An id or a word of ours: nothing is lost where a comment follows.
    (@read Word) => { Option<YamlText> };
    (@under Word) => { Value };
    (@read Number) => { Option<Placed<u32>> };
    (@under Number) => { Value };
    (@read Tags) => { YamlList<YamlText> };
    (@under Tags) => { Value };
    (@read Texts) => { YamlList<YamlText> };
    (@under Texts) => { Texts };
    (@read Map $inner:ident) => { Option<$inner> };
    (@read Item $inner:ident) => { Option<Placed<$inner>> };
    (@read Items $inner:ident) => { YamlList<Placed<$inner>> };
    (@under $kind:ident $inner:ident) => { Maps($inner::KEYS) };
}

shapes! {
    /// One content file.
    RawFile {
        /// One file of a pack has it.
        pack: Item(RawHeader),
        /// Texts before the sections.
        introductions: Map(RawIntroductions),
        competencies: Items(RawCompetency),
        /// Why these interviews differ.
        context: Items(RawContext),
        /// Themes and categories.
        themes: Items(RawTheme),
        samples: Items(RawSample),
        /// Groups of questions to ask.
        ask: Items(RawAskGroup),
        red_flags: Items(RawRedFlag),
        checklist: Items(RawChecklistItem),
    }

    /// The header of a pack.
    RawHeader {
        id: Word,
        title: Words,
        /// Where the content comes from.
        source: Words,
        license or "licence": Words,
    }

    /// Texts before the sections.
    RawIntroductions {
        /// Of the pack.
        chapter: Words,
        context: Words,
        /// Of the questions to ask.
        ask: Words,
        checklist: Words,
    }

    /// A competency.
    RawCompetency {
        /// The tag.
        id: Word,
        title: Words,
        /// How it is asked about.
        asked: Words,
        looks_for: Words,
        /// A follow-up.
        probe: Words,
        /// Companies' words for it.
        company_words: Words,
    }

    /// A row of the context.
    RawContext {
        id: Word,
        challenge: Words,
        /// What is assessed.
        assesses: Words,
        tags: Tags,
        /// Who wrote it; so in all that follow.
        origin: Words,
    }

    /// A theme or category, or more questions for one.
    RawTheme {
        id: Word,
        /// `theme` or `category`.
        kind: Word,
        /// Heading; without it the entry adds to a theme of this id.
        title: Words,
        about: Words,
        tags: Tags,
        origin: Words,
        /// Criteria of its questions.
        looks_for: Items(RawCriterion),
        questions: Items(RawQuestion),
    }

    /// A criterion or element.
    RawCriterion {
        id: Word,
        /// What to look for.
        text: Words,
    }

    /// A question.
    RawQuestion {
        id: Word,
        /// Stands for it in lists.
        short: Words,
        text: Words,
        /// Other wordings.
        also: Texts,
        tags: Tags,
        /// Elements of a strong answer.
        elements: Items(RawCriterion),
        /// Follow-ups.
        probes: Texts,
        origin: Words,
    }

    /// A sample answer.
    RawSample {
        id: Word,
        /// A few words.
        title: Words,
        /// Id of the question it answers.
        question: Word,
        /// Its own wording of the question.
        asked: Words,
        /// Id of its theme.
        theme: Word,
        tags: Tags,
        origin: Words,
        situation: Words,
        task: Words,
        action: Words,
        result: Words,
        learning: Words,
    }

    /// A group of questions to ask.
    RawAskGroup {
        id: Word,
        title: Words,
        origin: Words,
        questions: Items(RawAskQuestion),
    }

    /// A question to ask.
    RawAskQuestion {
        id: Word,
        text: Words,
        tags: Tags,
        origin: Words,
    }

    /// A red flag.
    RawRedFlag {
        id: Word,
        behavior or "behaviour": Words,
        /// Why it costs an offer.
        why: Words,
        tags: Tags,
        origin: Words,
    }

    /// A checklist item.
    RawChecklistItem {
        id: Word,
        /// What to have done.
        text: Words,
        /// What proves it.
        evidence: Item(RawEvidence),
        tags: Tags,
        origin: Words,
    }

    /// What proves a checklist item.
    RawEvidence {
        /// Which evidence.
        kind: Word,
        /// Fewest.
        min: Number,
        /// Most.
        max: Number,
        /// Shortest, in seconds.
        from: Number,
        /// Longest, in seconds.
        to: Number,
        tags: Tags,
    }
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
        let mut keys = RawFile::KEYS;
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
