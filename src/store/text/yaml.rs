//! The YAML parser: the only module that knows it.
//!
//! It turns text into the raw shape of a pack, with the place of every value, under limits that make any input
//! cheap, and it says in our words what the parser has to complain about.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{Error, Location, Options, Spanned, with_deserializer_from_str_with_options};

use crate::domain::clean::clean;
use crate::store::text::comment::lost;
use crate::store::text::remedy;
use crate::store::text::report::{Problem, Report};
use crate::store::text::source::{Source, Span};

/// How deep lists and maps may be nested.
const DEPTH: usize = 32;
/// How many values one file may have, those that aliases repeat included.
const NODES: usize = 100_000;
/// How many aliases, and how many anchors, one file may have.
const ALIASES: usize = 1_000;
/// How many bytes all values may have together, those that aliases repeat included.
const BYTES: usize = 2 << 20;

/// A value with its place in the file.
#[derive(Debug, Clone, Copy)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands; where an alias stands for it, the alias.
    pub place: Span,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Self { place: place_of(spanned.referenced), value: spanned.value })
    }
}

/// A text with its place: clean, without blanks around it.
#[derive(Debug, Clone)]
pub struct YamlText(pub Placed<String>);

impl YamlText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Where it stands.
    pub fn place(&self) -> Span {
        self.0.place
    }
}

impl fmt::Display for YamlText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for YamlText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Placed { value, place } = Placed::<String>::deserialize(deserializer)?;
        let value = clean(value.trim()).into_owned();
        Ok(Self(Placed { value, place }))
    }
}

/// A plain value as it is written, with its place and its bytes in the text.
#[derive(Debug, Clone)]
pub struct Written {
    /// The value, clean; empty where nothing is written.
    pub value: YamlText,
    /// The bytes that it takes in the text; nothing where the parser cannot tell.
    pub bytes: Option<Range<usize>>,
}

impl Written {
    /// The value with the words that YAML takes for a comment: so nothing of it is lost where it is shown or written.
    #[must_use]
    pub fn entire(mut self, source: &Source) -> Self {
        let text = &source.text;
        let more = self.bytes.as_ref().and_then(|bytes| Some((bytes.clone(), lost(text, bytes)?)));
        if let Some((bytes, more)) = more {
            let start = if bytes.is_empty() { more.start } else { bytes.start };
            let gap = if bytes.is_empty() { more.clone() } else { bytes.end..more.end };
            let entire = format!("{}{}", self.value, text.get(gap).unwrap_or_default());
            self.value.0.value = clean(&entire).into_owned();
            self.bytes = Some(start..more.end);
        }
        self
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Option<String>>::deserialize(deserializer)?;
        let value = clean(spanned.value.unwrap_or_default().trim()).into_owned();
        let place = place_of(spanned.referenced);
        Ok(Self { value: YamlText(Placed { value, place }), bytes: bytes_of(spanned.referenced) })
    }
}

/// A list that may be left out or left blank.
#[derive(Debug)]
pub struct YamlList<T>(pub Vec<T>);

impl<T> Default for YamlList<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for YamlList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Option::<Vec<T>>::deserialize(deserializer)?;
        Ok(Self(list.unwrap_or_default()))
    }
}

/// A map of keys to plain values, in the order of the file.
#[derive(Debug, Default)]
pub struct Pairs(pub Vec<(YamlText, Written)>);

impl Pairs {
    /// What is written under a key.
    pub fn get(&self, key: &str) -> Option<&YamlText> {
        self.0.iter().find(|(name, _)| name.as_str() == key).map(|(_, written)| &written.value)
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self::default())
    }
}

/// A text, or a map of keys to plain values.
#[derive(Debug)]
pub enum TextOrPairs {
    /// A text.
    Text(Written),
    /// A map.
    Pairs(Pairs),
}

impl<'de> Deserialize<'de> for TextOrPairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Either>::deserialize(deserializer)?;
        Ok(match spanned.value {
            Either::Pairs(pairs) => Self::Pairs(pairs),
            Either::Text(text) => {
                let value = clean(text.trim()).into_owned();
                let value = YamlText(Placed { value, place: place_of(spanned.referenced) });
                Self::Text(Written { value, bytes: bytes_of(spanned.referenced) })
            }
        })
    }
}

enum Either {
    Text(String),
    Pairs(Pairs),
}

impl<'de> Deserialize<'de> for Either {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherVisitor)
    }
}

struct EitherVisitor;

impl<'de> Visitor<'de> for EitherVisitor {
    type Value = Either;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Either, E> {
        Ok(Either::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Either, A::Error> {
        Pairs::default().visit_map(map).map(Either::Pairs)
    }
}

impl<'de> Visitor<'de> for Pairs {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("key: value lines")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(pair) = map.next_entry()? {
            self.0.push(pair);
        }
        Ok(self)
    }
}

/// Parses a file as this shape.
///
/// # Errors
/// One report: the parser stops at the first error.
pub fn parse_as<T: DeserializeOwned>(source: &Source) -> Result<T, Report> {
    serde_yaml::from_str_with_options(&source.text, options())
        .map_err(|error| report(source, error.without_snippet()))
}

/// Parses a file into what a seed makes of it.
///
/// # Errors
/// One report: the parser stops at the first error. It is about a bad value where a value is of another kind than was
/// asked for.
pub(super) fn parse_seed<'de, S: DeserializeSeed<'de>>(
    source: &'de Source,
    seed: S,
) -> Result<S::Value, Report> {
    let read =
        with_deserializer_from_str_with_options(&source.text, options(), |yaml| seed.deserialize(yaml));
    read.map_err(|error| {
        let error = error.without_snippet();
        let problem = if is_of_kind(error) { Problem::BadValue } else { Problem::Unusable };
        report(source, error).about(problem)
    })
}

/// Whether a value is of another kind than its key takes; everything else concerns the whole file.
fn is_of_kind(error: &Error) -> bool {
    match error {
        Error::AliasError { error, .. } => is_of_kind(error),
        Error::SerdeInvalidType { .. }
        | Error::SerdeInvalidValue { .. }
        | Error::Unexpected { .. }
        | Error::NullIntoString { .. } => true,
        _ => false,
    }
}

/// Nothing but blank lines and comments.
pub fn says_nothing(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: DEPTH,
            max_nodes: NODES,
            max_events: 4 * NODES,
            max_aliases: ALIASES,
            max_anchors: ALIASES,
            max_documents: 1,
            max_total_scalar_bytes: BYTES,
            max_recorded_anchor_events: NODES,
            max_recorded_anchor_bytes: BYTES,
            enforce_alias_anchor_ratio: false,
        },
        with_snippet: false,
    }
}

fn place_of(location: Location) -> Span {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Span {
        line: number(location.line()),
        column: number(location.column()),
        length: number(location.span().len()),
    }
}

fn bytes_of(location: Location) -> Option<Range<usize>> {
    let start = usize::try_from(location.span().byte_offset()?).ok()?;
    let length = usize::try_from(location.span().byte_len()?).ok()?;
    Some(start..start.checked_add(length)?)
}

/// The parser's complaint as a report in our words.
fn report(source: &Source, error: &Error) -> Report {
    let sentence = sentence_of(error);
    let Some(place) = error.location().map(place_of) else {
        return Report::of_file(&source.path, sentence);
    };
    let (place, hint) = match error {
        Error::ExternalMessage { msg, .. } if !msg.starts_with("recursion limit") => {
            let (place, hint) = remedy::of_syntax(&source.text, place, msg);
            (place, Some(hint))
        }
        _ => (place, hint_of(error, &source.text, place)),
    };
    Report::at(source, place, sentence).hint(hint)
}

fn sentence_of(error: &Error) -> String {
    match error {
        Error::AliasError { error, .. } if matches!(**error, Error::Budget { .. }) => sentence_of(error),
        Error::AliasError { error, .. } => {
            format!("The value of this alias doesn't fit: {}", sentence_of(error))
        }
        Error::SerdeMissingField { field, .. } => format!("The key \"{field}\" is missing."),
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            format!("The key \"{key}\" is written twice.")
        }
        Error::DuplicateMappingKey { key: None, .. } => "A key is written twice.".to_owned(),
        Error::MultipleDocuments { .. } => "A second document starts here.".to_owned(),
        Error::Budget { breach, .. } => limit_of(breach),
        Error::Eof { .. } => "The file ends too early.".to_owned(),
        Error::UnknownAnchor { .. } => "There is no anchor with this name before the alias.".to_owned(),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            format!("Expected {} here.", in_words(expected))
        }
        Error::Unexpected { expected, .. } => format!("Expected {} here.", in_words(expected)),
        Error::NullIntoString { .. } => "Expected text here, but found nothing.".to_owned(),
        Error::InvalidScalar { .. } => "Expected a whole number here.".to_owned(),
        Error::ExternalMessage { msg, .. } if msg.starts_with("recursion limit") => {
            "Lists and maps are nested too deeply.".to_owned()
        }
        Error::ExternalMessage { msg, .. } => format!("This isn't valid YAML: {msg}."),
        other => format!("This isn't valid here: {}.", message(other)),
    }
}

/// The parser's own words for what we have none for.
fn message(error: &Error) -> String {
    use serde_yaml::{MessageFormatter, UserMessageFormatter};
    UserMessageFormatter.format_message(error).into_owned()
}

/// What the parser expected, in the words of someone who writes a pack.
fn in_words(expected: &str) -> &str {
    match expected {
        "string" | "a string" | "string scalar" | "scalar" => "text",
        "sequence start" | "a sequence" | "sequence" => "a list",
        "mapping start" | "a map" | "mapping" | "a mapping" => "key: value lines",
        other if other.starts_with("struct ") => "key: value lines",
        // A tag such as !!binary makes something of the value that no key asks for.
        "a span-aware newtype wrapper" => "a value without a tag",
        other => other,
    }
}

/// Which limit was passed.
fn limit_of(breach: &BudgetBreach) -> String {
    match breach {
        BudgetBreach::Depth { .. } => "Lists and maps are nested too deeply.".to_owned(),
        BudgetBreach::Nodes { .. } | BudgetBreach::Events { .. } => {
            format!("The file has more than {NODES} values.")
        }
        BudgetBreach::Aliases { .. } => format!("The file has more than {ALIASES} aliases."),
        BudgetBreach::Anchors { .. } => format!("The file has more than {ALIASES} anchors."),
        BudgetBreach::ScalarBytes { .. }
        | BudgetBreach::RecordedAnchorEvents { .. }
        | BudgetBreach::RecordedAnchorBytes { .. } => {
            "Its aliases make the file larger than 2 MiB.".to_owned()
        }
        BudgetBreach::Documents { .. } => "A second document starts here.".to_owned(),
        _ => "The file exceeds a limit of the YAML reader.".to_owned(),
    }
}

/// What to do about it, where that can be said.
fn hint_of(error: &Error, text: &str, place: Span) -> Option<String> {
    match error {
        Error::MultipleDocuments { .. } => {
            Some("a file can have only one document; put this one in its own file".to_owned())
        }
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            remedy::of_kind(text, place, in_words(expected))
        }
        Error::Unexpected { expected, .. } => remedy::of_kind(text, place, in_words(expected)),
        Error::UnknownAnchor { .. } => Some("put the value in quotes: it starts with *".to_owned()),
        Error::NullIntoString { .. } => remedy::of_kind(text, place, "text"),
        _ => None,
    }
}
