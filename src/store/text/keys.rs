//! The keys that a file may have, and what is found beside them: keys that nobody knows, and words that YAML takes for a
//! comment.
//!
//! An unknown key is a warning and no error: a newer version may have written it, and the rest of the file holds.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::domain::nearest::nearest;
use crate::store::text::comment::{comment, is_meant};
use crate::store::text::report::{Problem, Report};
use crate::store::text::source::{Source, Span};
use crate::store::text::yaml::{Pairs, TextOrPairs, Written, YamlText, parse_seed, says_nothing};

/// The most that is reported of one file.
const MOST: usize = 100;

/// What stands under a key.
#[derive(Debug, Clone, Copy)]
pub enum Under {
    /// Ids, numbers, dates: nothing is lost where a comment follows.
    Value,
    /// A text.
    Words,
    /// A text under a key that was renamed: it is read, and proposed to nobody.
    FormerWords,
    /// A list of texts, or a map of them.
    Texts,
    /// A map with these keys, or a list of such maps.
    Maps(Keys),
    /// A list of texts and of maps from these keys to plain values, one of them `text`.
    TextsOrMaps(Keys),
    /// One of them.
    TextOrMap(Keys),
}

/// The keys of a map.
pub type Keys = &'static [(&'static str, Under)];

/// Everything beside the known keys of a file that can be parsed, in the order of the file. Keys that are left out, for
/// what stands under them is of the wrong kind, are known and nothing more.
pub fn look(source: &Source, keys: Keys, left_out: &[String]) -> Vec<Report> {
    if says_nothing(&source.text) {
        return Vec::new();
    }
    let mut reports = Vec::new();
    let walk = Walk { under: Under::Maps(keys), source, left_out, reports: &mut reports };
    // What cannot be parsed was reported when it was read.
    let _ = parse_seed(source, walk);
    if reports.len() > MOST {
        reports.truncate(MOST);
        let more = Report::of_file(&source.path, "There are more of these; the first hundred are shown.");
        reports.push(more.about(Problem::UnknownKey));
    }
    reports.sort_by_key(|report| (report.place().is_none(), report.place()));
    reports
}

/// A key that is not among these, with the nearest one that is.
pub fn unknown<'k>(source: &Source, key: &YamlText, keys: impl Iterator<Item = &'k str> + Clone) -> Report {
    let hint = match nearest(key.as_str(), keys.clone()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("the keys here are {}", keys.collect::<Vec<_>>().join(", ")),
    };
    let report = Report::at(source, key.place(), format!("There is no key \"{key}\" here."));
    report.about(Problem::UnknownKey).hint(Some(hint))
}

/// Looks at what stands under one key.
struct Walk<'a> {
    under: Under,
    source: &'a Source,
    left_out: &'a [String],
    reports: &'a mut Vec<Report>,
}

impl Walk<'_> {
    fn at(&mut self, under: Under) -> Walk<'_> {
        Walk { under, source: self.source, left_out: self.left_out, reports: self.reports }
    }

    /// What stands under this key; one that is not known is reported.
    fn under_key(&mut self, key: &YamlText) -> Under {
        let Under::Maps(keys) = self.under else { return Under::Words };
        if self.left_out.iter().any(|name| name == key.as_str()) {
            return Under::Value;
        }
        if let Some((_, under)) = keys.iter().find(|(name, _)| *name == key.as_str()) {
            return *under;
        }
        let current = keys.iter().filter(|(_, under)| !matches!(under, Under::FormerWords));
        self.push(|source| unknown(source, key, current.map(|(name, _)| *name)));
        Under::Value
    }

    /// Looks at a map of plain values. One without `text` is most likely a text with a colon, which is reported where
    /// it is read.
    fn pairs(&mut self, pairs: &Pairs) {
        if pairs.get("text").is_none() {
            return;
        }
        for (key, value) in &pairs.0 {
            if matches!(self.under_key(key), Under::Words) {
                value.bytes.iter().for_each(|bytes| self.words(bytes));
            }
        }
    }

    /// Looks at what follows a text.
    fn words(&mut self, value: &Range<usize>) {
        let text = &self.source.text;
        let Some(range) = comment(text, value) else { return };
        let written = text.get(range.clone()).unwrap_or_default();
        let place = Span::of(text, &range);
        let (sentence, problem, hint) = if is_meant(written) {
            let sentence = "YAML reads the rest of this line as a comment.";
            (sentence, Problem::LostText, "put the whole text in quotes")
        } else if value.is_empty() {
            return;
        } else {
            let sentence = "This is a comment, not part of the text before it.";
            (sentence, Problem::Comment, "if it's part of the text, put the whole text in quotes")
        };
        self.push(|source| Report::at(source, place, sentence).about(problem).hint(Some(hint)));
    }

    /// Reports something; of far too much not all is worth the time.
    fn push(&mut self, report: impl FnOnce(&Source) -> Report) {
        if self.reports.len() <= MOST {
            self.reports.push(report(self.source));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        match self.under {
            Under::Value => IgnoredAny::deserialize(deserializer).map(drop),
            Under::Words | Under::FormerWords => {
                let value = Written::deserialize(deserializer)?;
                value.bytes.iter().for_each(|bytes| self.words(bytes));
                Ok(())
            }
            Under::TextOrMap(keys) => {
                match TextOrPairs::deserialize(deserializer)? {
                    TextOrPairs::Text(text) => text.bytes.iter().for_each(|bytes| self.words(bytes)),
                    TextOrPairs::Pairs(pairs) => self.at(Under::Maps(keys)).pairs(&pairs),
                }
                Ok(())
            }
            Under::Texts | Under::Maps(_) | Under::TextsOrMaps(_) => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("key: value lines")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let under = match self.under {
            Under::Texts => Under::Words,
            Under::TextsOrMaps(keys) => Under::TextOrMap(keys),
            under => under,
        };
        while list.next_element_seed(self.at(under))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<YamlText>()? {
            let under = self.under_key(&key);
            map.next_value_seed(self.at(under))?;
        }
        Ok(())
    }
}
