//! Where in a file the words of a part stand.
//!
//! A block has its words line by line, quotes and folded lines have them otherwise; but they always stand there in their
//! order. So they are looked for one after the other.

use std::ops::Range;

use crate::domain::part::Part;
use crate::store::documents::Format;
use crate::store::stories::{StoryFile, StoryFormat};
use crate::store::text::Span;

impl StoryFile {
    /// The place in the file of these bytes of a part's text; of its key, where the part is not told or not there.
    pub fn place(&self, part: Part, words: Range<usize>) -> Option<Span> {
        let (valid, text) = (self.read.as_ref().ok()?, &self.source.text);
        let (key, value) = valid.mark(StoryFormat::key(part))?;
        let told = valid.doc.texts[part].as_str();
        let found = value.bytes.clone().filter(|_| words.start < words.end).and_then(|value| {
            let written = text.get(value.clone())?;
            let meant = Meant::read(written);
            let place = |at| meant.place(offset(&meant.text, told, at)?).map(|place| value.start + place);
            let (start, end) = (place(words.start)?, place(words.end)?);
            Some(Span::of(text, &(start..end.max(start))))
        });
        Some(found.unwrap_or_else(|| key.value.place()))
    }
}

/// Where in the written text a byte of the told one stands.
fn offset(written: &str, told: &str, at: usize) -> Option<usize> {
    let mut from = 0;
    for word in told.split_whitespace() {
        let begins = word.as_ptr() as usize - told.as_ptr() as usize;
        let found = from + written.get(from..)?.find(word)?;
        if at <= begins + word.len() {
            return Some(found + at.saturating_sub(begins));
        }
        from = found + word.len();
    }
    Some(from)
}

/// A text as it is meant, and the place in the written one of each of its bytes and of its end.
struct Meant {
    /// The text.
    text: String,
    places: Vec<usize>,
}

impl Meant {
    /// Reads a value: in quotes its escapes are resolved, otherwise it is taken as it stands.
    fn read(written: &str) -> Self {
        let escape: fn(&str) -> Escape = match written.chars().next() {
            Some('"') => double_escape,
            // Two single quotes are one.
            Some('\'') => |rest| rest.starts_with("''").then_some((Some('\''), 2)),
            _ => |_| None,
        };
        let mut meant = Self { text: String::new(), places: Vec::new() };
        let mut at = 0;
        while let Some(c) = written.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = written.get(at..).unwrap_or_default();
            let (read, length) = escape(rest).unwrap_or((Some(c), c.len_utf8()));
            meant.push(read, at);
            at += length;
        }
        meant.places.push(at);
        meant
    }

    fn push(&mut self, read: Option<char>, at: usize) {
        let Some(c) = read else { return };
        self.text.push(c);
        self.places.resize(self.text.len(), at);
    }

    /// Where a byte of the text is written.
    fn place(&self, byte: usize) -> Option<usize> {
        self.places.get(byte).copied()
    }
}

/// What an escape at the beginning of a text stands for, if for anything, and its length.
type Escape = Option<(Option<char>, usize)>;

/// A backslash with what follows it: the end of a line is no character, and a number is the one it stands for.
fn double_escape(rest: &str) -> Escape {
    let after = rest.strip_prefix('\\')?;
    let c = after.chars().next()?;
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\r' | '\n' => return Some((None, 1 + after.len() - after.trim_start().len())),
        _ => return Some((Some(unescaped(c)), 1 + c.len_utf8())),
    };
    let number = after.get(1..1 + digits)?;
    let meant = u32::from_str_radix(number, 16).ok().and_then(char::from_u32)?;
    Some((Some(meant), 2 + digits))
}

fn unescaped(c: char) -> char {
    match c {
        'n' | 'r' | 'N' | 'L' | 'P' | 'v' | 'f' => '\n',
        't' => '\t',
        '_' => '\u{a0}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::Meant;

    #[test]
    fn escapes_are_what_they_stand_for_and_know_where_they_are_written() {
        for (written, text, word, place) in [
            (r#""a \"b\" \u00fc c""#, "\"a \"b\" \u{fc} c\"", "c", 16),
            ("'it''s c'", "'it's c'", "c", 7),
            ("\"a\\\n  bc\\tc d\"", "\"abc\tc d\"", "c d", 10),
            ("it''s \\n c", "it''s \\n c", "c", 9),
            ("\"a \\", "\"a \\", "\\", 3),
            ("\"\\u12\"", "\"\\u12\"", "u", 2),
        ] {
            let meant = Meant::read(written);
            assert_eq!(meant.text, text);
            let at = meant.text.find(word).expect("the word is there");
            assert_eq!(meant.place(at), Some(place), "{written}");
            assert_eq!(meant.place(meant.text.len()), Some(written.len()));
        }
    }
}
