//! Rows: the lines of a text as they break on the screen.

use unicode_width::UnicodeWidthChar;

/// A row on the screen: some characters of a line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextRow {
    /// The line, from 0.
    pub(super) line: usize,
    /// The first character, counted in the line.
    pub(super) start: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// Whether the line ends with this row.
    pub(super) last: bool,
}

impl TextRow {
    /// The last character at which the cursor still stands in the row.
    pub(super) fn last_place(self) -> usize {
        if self.last { self.end } else { self.end.saturating_sub(1).max(self.start) }
    }
}

/// Where lines break when no row is wider than `width` cells: after a blank, which may hang over the edge, else within
/// a word that is wider than a row.
pub(super) fn rows(lines: &[String], width: usize) -> Vec<TextRow> {
    let mut rows = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut start = 0;
        while let Some(end) = next_break(&letters, start, width.max(1)) {
            rows.push(TextRow { line: number, start, end, last: false });
            start = end;
        }
        rows.push(TextRow { line: number, start, end: letters.len(), last: true });
    }
    rows
}

/// The end of the row that begins at a character; nothing where the rest of the line fits.
fn next_break(letters: &[char], start: usize, width: usize) -> Option<usize> {
    let mut cells = 0;
    let mut after_blank = None;
    for (place, letter) in letters.iter().enumerate().skip(start) {
        cells += cells_of(*letter);
        if letter.is_whitespace() {
            after_blank = Some(place + 1);
        } else if cells > width {
            return Some(after_blank.unwrap_or_else(|| place.max(start + 1)));
        }
    }
    None
}

/// How many cells a character takes; a tab is one blank here.
pub(super) fn cells_of(letter: char) -> usize {
    letter.width().unwrap_or(1)
}

/// The row in which a character of a line stands. Between two rows it is the later one.
pub(super) fn row_of(rows: &[TextRow], line: usize, letter: usize) -> usize {
    let holds = |row: &TextRow| row.line == line && row.start <= letter && (letter < row.end || row.last);
    rows.iter().position(holds).unwrap_or(rows.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{cells_of, row_of, rows};

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
    }

    proptest! {
        #[test]
        fn rows_hold_every_character_once_and_fit(text in "[a-zé日 \n\t]{0,60}", width in 2_usize..20) {
            let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            let rows = rows(&lines, width);
            prop_assert_eq!(texts(&text, width).concat(), text.replace('\n', ""));
            for (number, row) in rows.iter().enumerate() {
                let letters: Vec<char> = lines[row.line].chars().collect();
                let seen: String = letters[row.start..row.end].iter().collect();
                prop_assert!(seen.trim_end().chars().map(cells_of).sum::<usize>() <= width, "{seen:?}");
                if row.start < row.end {
                    prop_assert_eq!(row_of(&rows, row.line, row.start), number);
                }
            }
        }
    }
}
