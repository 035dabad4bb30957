//! Which bytes of a text stand between double quotes.

use std::ops::Range;

/// What stands between double quotes, as ranges of bytes. A quote that is never closed, or was never opened,
/// encloses nothing: one slip must not turn the rest of a story into speech.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match (opens(c, before, after), open) {
            (Some(true), _) => open = Some(at + c.len_utf8()),
            (Some(false), Some(from)) => {
                found.push(from..at);
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// Whether a character opens a quote or closes one, by its neighbors where it could do either.
fn opens(c: char, before: char, after: char) -> Option<bool> {
    match c {
        '\u{201c}' | '\u{201e}' => Some(true),
        '"' if !after.is_whitespace() && (before.is_whitespace() || BEFORE.contains(&before)) => Some(true),
        '"' | '\u{201d}' => Some(false),
        _ => None,
    }
}

/// What may stand before a quote that opens.
const BEFORE: [char; 7] = ['(', '[', '-', '\u{2013}', '\u{2014}', ':', '/'];

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_come_in_pairs() {
        let inside = |text: &str| {
            quoted(text).into_iter().map(|range| text.get(range).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(inside("I said \"no\", then \"why?\"."), ["no", "why?"]);
        assert_eq!(inside("She asked \u{201c}how\u{201d} twice"), ["how"]);
        assert_eq!(inside("a 24\" screen and \"no end"), [""; 0]);
        assert_eq!(inside("an \"open one and a \"whole\" one"), ["whole"]);
    }
}
