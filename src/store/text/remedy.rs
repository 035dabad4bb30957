//! What to do about a file that is not valid YAML: the parser says what it ran into, and the line says what was meant.

use crate::store::text::source::{Span, lines};

/// What to do about a text that YAML took for a key and its value.
pub const COLON: &str = "put the value in quotes: it has a colon";
const HASH: &str = "put the value in quotes: everything after the # is a comment";
const QUOTES: &str =
    "put the text under its key instead: a | after the colon, and two spaces before each line of text";
const ESCAPE: &str =
    "in double quotes a backslash needs another one before it; in single quotes it needs none";
const WORDS: &str =
    "put the text under its key: a | after the colon, and two spaces before each line of text";
const ANY: &str = "put text in quotes if it has a : or # in it, or starts with another mark";

/// The place to look at, and what to do there, where the parser stopped at this place with this complaint.
pub(super) fn of_syntax(text: &str, place: Span, complaint: &str) -> (Span, String) {
    if complaint.contains("tab") {
        let hint = "indent with spaces: YAML doesn't accept tabs there";
        return (tab(text, place.line).unwrap_or(place), hint.to_owned());
    }
    let said = |word| complaint.contains(word);
    let line = StoppedLine::of(text, place);
    let hint = if place.column == 1 && line.rest().starts_with('%') {
        "leave this line out"
    } else if said("surrogate") {
        "write the character itself, or two halves one after the other"
    } else if said("unexpected character") && line.rest().starts_with(char::is_control) {
        "leave this character out"
    } else if said("unclosed quote") {
        "close the quote that opens here"
    } else if said("trailing content") {
        QUOTES
    } else if said("escape") {
        ESCAPE
    } else if said("unclosed bracket") {
        if line.rest().contains(" #") { HASH } else { "close the bracket that opens here" }
    } else if said("comment") && line.rest().starts_with('#') {
        HASH
    } else if said("illegal placement") {
        "a bracket above is not closed"
    } else if line.rest().starts_with(':') {
        if line.has_key_before() { COLON } else { "indent this line like the key above it" }
    } else if let Some(hint) = odd_start(line.rest()) {
        return (place, hint);
    } else if said("expected ':'") {
        if line.lacks_blank() { "put a space after the colon" } else { WORDS }
    } else if said("expected key") || said("indentation") {
        "indent this line like the lines around it"
    } else {
        ANY
    };
    (place, hint.to_owned())
}

/// What to do where another kind of value was expected, in the words of a report.
pub(super) fn of_kind(text: &str, place: Span, expected: &str) -> Option<String> {
    let line = StoppedLine::of(text, place);
    let written = line.rest();
    let hint = match expected {
        "a list" => "write a list like [one, two]",
        "key: value lines" if line.lacks_blank() => "put a space after the colon",
        "text" if written.starts_with("- ") => {
            "this key takes text, not a list: leave out the -, or put all of it in quotes"
        }
        "text" if written.starts_with('~') || line.is_key() => "a key is one word",
        "text" if written.starts_with(['[', '&', '*']) => "this key takes text; put it in quotes",
        "text" if written.contains(": ") => COLON,
        "text" if line.all.contains('#') => HASH,
        "text" => return odd_start(written),
        _ => return None,
    };
    Some(hint.to_owned())
}

/// Signs that YAML keeps for itself where a value starts.
fn odd_start(written: &str) -> Option<String> {
    let sign = written.chars().next().filter(|c| "@`%*&!|>?,-[]{}#".contains(*c))?;
    Some(format!("put the value in quotes: it starts with {sign}"))
}

/// The first tab before the words of a line, from this line on.
fn tab(text: &str, from: usize) -> Option<Span> {
    let lines = lines(text).enumerate().skip(from.saturating_sub(1));
    let mut tabs = lines.filter_map(|(number, line)| {
        let blank = line.len() - line.trim_start().len();
        let column = line.get(..blank)?.find('\t')? + 1;
        Some(Span { line: number + 1, column, length: 1 })
    });
    tabs.next()
}

/// The line in which the parser stopped, and where.
struct StoppedLine<'a> {
    all: &'a str,
    at: usize,
}

impl<'a> StoppedLine<'a> {
    fn of(text: &'a str, place: Span) -> Self {
        let all = lines(text).nth(place.line.saturating_sub(1)).unwrap_or_default();
        let before = all.chars().take(place.column.saturating_sub(1));
        Self { all, at: before.map(char::len_utf8).sum() }
    }

    fn rest(&self) -> &'a str {
        self.all.get(self.at..).unwrap_or_default()
    }

    fn has_key_before(&self) -> bool {
        self.all.get(..self.at).is_some_and(|before| before.contains(": "))
    }

    /// Whether a key stands here that is marked as one.
    fn is_key(&self) -> bool {
        self.all.get(..self.at).is_some_and(|before| before.trim() == "?")
    }

    /// Whether a key is followed by a colon and its value at once.
    fn lacks_blank(&self) -> bool {
        let words = self.rest();
        let key = words.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(0);
        let after = words.get(key..).unwrap_or_default();
        key > 0 && after.starts_with(':') && !after.get(1..).unwrap_or_default().starts_with([' ', '/'])
    }
}
