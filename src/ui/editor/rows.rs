//! Rows: the lines of a text as they break on the screen.

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::caret::cells;

/// A row on the screen: some characters of a line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextRow {
    /// The line, from 0.
    pub(super) line: usize,
    /// The first character, counted in the line.
    pub(super) start: usize,
    /// The last character before which the cursor still stands in the row.
    pub(super) last_place: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// Whether the line ends with this row.
    pub(super) last: bool,
}

/// What is seen as one letter.
struct Letter {
    /// Its first character, counted in the line.
    start: usize,
    cells: usize,
    is_blank: bool,
}

/// Where lines break when no row is wider than `width` cells: after a blank, which may hang over the edge, else within
/// a word that is wider than a row.
pub(super) fn rows(lines: &[String], width: usize) -> Vec<TextRow> {
    let mut rows = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let (letters, end) = letters(text);
        let start_of = |letter: usize| letters.get(letter).map_or(end, |letter| letter.start);
        let mut first = 0;
        while let Some(next) = next_break(&letters, first, width.max(1)) {
            let (start, last_place) = (start_of(first), start_of(next - 1));
            rows.push(TextRow { line, start, last_place, end: start_of(next), last: false });
            first = next;
        }
        rows.push(TextRow { line, start: start_of(first), last_place: end, end, last: true });
    }
    rows
}

/// The letters of a line, and how many characters it has.
fn letters(line: &str) -> (Vec<Letter>, usize) {
    let mut end = 0;
    let letter = |grapheme: &str| {
        let start = end;
        end += grapheme.chars().count();
        Letter { start, cells: cells(grapheme), is_blank: grapheme.starts_with(char::is_whitespace) }
    };
    let letters = line.graphemes(true).map(letter).collect();
    (letters, end)
}

/// The letter after the row that starts with a letter; nothing where the rest of the line fits.
fn next_break(letters: &[Letter], start: usize, width: usize) -> Option<usize> {
    let mut cells = 0;
    let mut after_blank = None;
    for (place, letter) in letters.iter().enumerate().skip(start) {
        cells += letter.cells;
        if letter.is_blank {
            after_blank = Some(place + 1);
        } else if cells > width {
            return Some(after_blank.unwrap_or_else(|| place.max(start + 1)));
        }
    }
    None
}

/// The row in which a character of a line stands. Between two rows it is the later one.
pub(super) fn row_of(rows: &[TextRow], line: usize, letter: usize) -> usize {
    let holds = |row: &TextRow| row.line == line && row.start <= letter && (letter < row.end || row.last);
    rows.iter().position(holds).unwrap_or(rows.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{row_of, rows};
    use crate::ui::caret::cells;

    fn texts(text: &str, width: usize) -> Vec<String> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let piece =
            |line: &str, start: usize, end: usize| line.chars().skip(start).take(end - start).collect();
        rows(&lines, width).iter().map(|row| piece(&lines[row.line], row.start, row.end)).collect()
    }

    #[test]
    fn lines_break_after_blanks_and_only_long_words_within() {
        assert_eq!(texts("it could ship in a week.", 9), ["it could ", "ship in a ", "week."]);
        assert_eq!(texts("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert_eq!(texts("", 6), [""]);
        assert_eq!(texts("a\n\nb", 6), ["a", "", "b"]);
        assert_eq!(texts("日本語 ab", 5), ["日本", "語 ab"]);
        let family = "👩\u{200D}👩\u{200D}👧";
        assert_eq!(texts(&family.repeat(3), 5), [family.repeat(2), family.to_owned()], "none is torn apart");
    }

    proptest! {
        #[test]
        fn rows_hold_every_character_once_and_fit(text in "([a-zé日 \n\t]|👩\u{200D}👧|e\u{301}){0,60}", width in 2_usize..20) {
            let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            let rows = rows(&lines, width);
            prop_assert_eq!(texts(&text, width).concat(), text.replace('\n', ""));
            for (number, row) in rows.iter().enumerate() {
                let letters: Vec<char> = lines[row.line].chars().collect();
                let seen: String = letters[row.start..row.end].iter().collect();
                prop_assert!(cells(seen.trim_end()) <= width, "{seen:?}");
                if row.start < row.end {
                    prop_assert_eq!(row_of(&rows, row.line, row.start), number);
                }
            }
        }
    }
}
