//! What YAML takes for a comment after a value, and whether it is one.

use std::ops::Range;

/// The comment right after a plain value, with its mark: after nothing at all too.
pub fn comment(text: &str, value: &Range<usize>) -> Option<Range<usize>> {
    let words = text.get(value.clone())?;
    // A block ends with its line; quotes, lists, maps and aliases say themselves where they end.
    if words.ends_with('\n') || words.starts_with(['"', '\'', '[', '{', '*', '|', '>']) {
        return None;
    }
    let line = text.get(value.end..)?.split(['\n', '\r']).next()?;
    // Where nothing is written, the place is that of the colon.
    let after = if words.is_empty() { line.strip_prefix(':')? } else { line };
    let mark = after.trim_start();
    if !mark.starts_with('#') || mark.len() == after.len() {
        return None;
    }
    let start = value.end + line.len() - mark.len();
    Some(start..start + mark.trim_end().len())
}

/// Words that YAML takes for a comment after this value: no blank follows their `#`, as in "We were #1 in search".
pub fn lost(text: &str, value: &Range<usize>) -> Option<Range<usize>> {
    comment(text, value).filter(|range| is_meant(text.get(range.clone()).unwrap_or_default()))
}

/// Whether a comment looks like words of the text before it.
pub fn is_meant(comment: &str) -> bool {
    comment.trim_start_matches('#').starts_with(|c: char| !c.is_whitespace())
}
