//! The line of a file that a report is about, with the place underlined.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::clean::clean;
use crate::store::text::source::{Span, lines};

/// The widest line that is shown whole, in cells.
const WIDEST: usize = 96;
/// How much of a longer line is shown before the place, in characters.
const BEFORE: usize = 40;
/// Cells between tab stops.
const TAB: usize = 4;
/// Stands where a line was cut.
const CUT: &str = "...";

/// The line of this place, numbered and underlined, ready to be shown: clean, tabs as spaces, long lines cut. `None` if the
/// text has no such line.
pub(super) fn snippet(text: &str, place: Span) -> Option<String> {
    let line = lines(text).nth(place.line.checked_sub(1)?)?;
    let characters: Vec<char> = line.chars().collect();
    let start = place.column.saturating_sub(1).min(characters.len());
    let end = (start + place.length.max(1)).min(characters.len());
    let shown = window(&characters, &(start..end));
    let piece = |range: Range<usize>| characters.get(range).unwrap_or_default();
    let mut line = SnippetLine::default();
    if shown.start > 0 {
        line.push_text(CUT);
    }
    line.push(piece(shown.start..start));
    let indent = line.width;
    let end = end.min(shown.end);
    line.push(piece(start..end));
    let underline = "^".repeat((line.width - indent).max(1));
    line.push(piece(end..shown.end));
    if shown.end < characters.len() {
        line.push_text(CUT);
    }
    let number = place.line.to_string();
    let (gutter, blank) = (" ".repeat(number.len()), " ".repeat(indent));
    Some(format!(" {number} | {}\n {gutter} | {blank}{underline}", line.text.trim_end()))
}

/// The part of a line to show: all of it, or what fits around the meant characters.
fn window(characters: &[char], meant: &Range<usize>) -> Range<usize> {
    let width = |c: &char| c.width().unwrap_or(1);
    let short = characters.len() <= 2 * WIDEST;
    if short && characters.iter().map(width).sum::<usize>() <= WIDEST {
        return 0..characters.len();
    }
    let start = meant.start.saturating_sub(BEFORE);
    let mut cells = 0;
    let fits = |c: &&char| {
        cells += width(c);
        cells <= WIDEST
    };
    let shown = characters.iter().skip(start).take_while(fits).count();
    start..(start + shown).max(meant.start)
}

/// A line as it grows, with its width in cells.
#[derive(Default)]
struct SnippetLine {
    text: String,
    width: usize,
}

impl SnippetLine {
    fn push(&mut self, characters: &[char]) {
        let text: String = characters.iter().collect();
        for (i, piece) in clean(&text).split('\t').enumerate() {
            if i > 0 {
                let blank = TAB - self.width % TAB;
                self.push_text(&" ".repeat(blank));
            }
            self.push_text(piece);
        }
    }

    fn push_text(&mut self, text: &str) {
        self.width += text.width();
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::snippet;
    use crate::store::text::source::Span;

    fn shown(text: &str, line: usize, column: usize, length: usize) -> String {
        let place = Span { line, column, length };
        snippet(text, place).unwrap_or("nothing".to_owned())
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        for (text, column, length, picture) in [
            ("id: Bad", 5, 3, " 1 | id: Bad\n   |     ^^^"),
            ("\tid: x", 6, 1, " 1 |     id: x\n   |         ^"),
            ("東京: [x", 5, 1, " 1 | 東京: [x\n   |       ^"),
            ("a: \u{1b}[31m", 4, 9, " 1 | a: \u{FFFD}[31m\n   |    ^^^^^"),
            ("end", 9, 0, " 1 | end\n   |    ^"),
            ("", 1, 0, " 1 | \n   | ^"),
        ] {
            assert_eq!(shown(&format!("{text}\n"), 1, column, length), picture);
        }
        assert_eq!(shown("one line", 2, 1, 0), "nothing");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "a".repeat(5_000), "b".repeat(5_000));
        let picture = shown(&text, 1, 5_001, 4);
        let lines: Vec<&str> = picture.lines().collect();
        assert!(lines.iter().all(|line| line.len() < 120), "{picture}");
        let (Some(at), Some(caret)) = (lines[0].find("HERE"), lines[1].find("^^^^")) else {
            panic!("{picture}");
        };
        assert_eq!(at, caret);
        assert!(lines[0].starts_with(" 1 | ...a") && lines[0].ends_with("b..."));
    }
}
