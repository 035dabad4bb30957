//! A text of several lines being written: selection, words, undo and paste, wrapped to the width it has.
//!
//! A library holds the text; rows and what moves from one to another are ours, so that lines break where people
//! expect it.

mod rows;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui_textarea::{CursorMove, Input, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::clean::clean;
use crate::keys::chord::{Chord, Key};
use crate::ui::canvas::Canvas;
use crate::ui::caret::{backspace, cells, step_left, step_right};
use crate::ui::editor::rows::{TextRow, row_of, rows};
use crate::ui::text::fit;
use crate::ui::theme::Role;

/// The longest text that can be typed or pasted, in characters: a file of five such texts can still be read.
pub const LONGEST: usize = 50_000;

/// A text being written, where the cursor is, and how wide its rows are.
#[derive(Debug, Clone)]
pub struct TextEditor {
    area: TextArea<'static>,
    hint: &'static str,
    width: usize,
}

impl TextEditor {
    /// A text to go on with, the cursor at its end; `hint` is shown as long as there is none.
    pub fn new(text: &str, hint: &'static str) -> Self {
        let mut area = TextArea::new(text.lines().map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, hint, width: 80 }
    }

    /// The rows are this many cells wide from now on.
    pub fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// The text, without blank lines at its end.
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    /// Applies a key; one that means nothing to a text is ignored.
    pub fn type_key(&mut self, chord: Chord) {
        match chord.key {
            Key::Up => self.step(-1, chord.shift),
            Key::Down => self.step(1, chord.shift),
            Key::PageUp => self.step(-10, chord.shift),
            Key::PageDown => self.step(10, chord.shift),
            Key::Home if !chord.ctrl => self.go_to_edge(false, chord.shift),
            Key::End if !chord.ctrl => self.go_to_edge(true, chord.shift),
            Key::Char(_) | Key::Enter if !(chord.ctrl || chord.alt) && self.room() == 0 => {}
            _ if !chord.alt && self.by_letter(chord) => {}
            other => {
                if let Some(key) = key(other) {
                    let Chord { ctrl, alt, shift, .. } = chord;
                    self.area.input(Input { key, ctrl, alt, shift });
                }
            }
        }
    }

    /// Steps over a letter or takes one; false where the key means something else, or a line or what is selected. The
    /// library knows characters only.
    fn by_letter(&mut self, chord: Chord) -> bool {
        let (line, at) = self.cursor();
        let text = self.area.lines().get(line).map_or("", String::as_str);
        let start = text.char_indices().nth(at).map_or(text.len(), |(start, _)| start);
        let (before, after) = text.split_at(start);
        let (key, is_step) = match (chord.key, chord.ctrl) {
            (Key::Left, false) | (Key::Char('b'), true) => (Key::Left, true),
            (Key::Right, false) | (Key::Char('f'), true) => (Key::Right, true),
            (Key::Backspace, false) | (Key::Char('h'), true) => (Key::Backspace, false),
            (Key::Delete, false) | (Key::Char('d'), true) => (Key::Delete, false),
            _ => return false,
        };
        let letters = match key {
            Key::Left => step_left(before),
            Key::Backspace => backspace(before),
            _ => step_right(after),
        };
        if letters == 0 || !is_step && self.selected() > 0 {
            return false;
        }
        match key {
            Key::Left => self.jump(line, at - letters, chord.shift),
            Key::Right => self.jump(line, at + letters, chord.shift),
            _ => {
                let start = if key == Key::Backspace { at - letters } else { at };
                self.jump(line, start, false);
                self.area.delete_str(letters);
            }
        }
        true
    }

    /// Puts in a text from the clipboard, its lines as they are, and as much of it as there is room for.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.area.insert_str(clean(&text).chars().take(self.room()).collect::<String>());
    }

    /// Whether it is as long as it can be.
    pub fn is_full(&self) -> bool {
        self.length() >= LONGEST
    }

    /// So many characters can be put in, in the place of what is selected.
    fn room(&self) -> usize {
        (LONGEST + self.selected()).saturating_sub(self.length())
    }

    /// All characters, ends of lines too.
    fn length(&self) -> usize {
        self.before((usize::MAX, 0)).saturating_sub(1)
    }

    /// All characters before a line and a letter of it.
    fn before(&self, (line, letter): (usize, usize)) -> usize {
        let lines = self.area.lines().iter().take(line);
        lines.map(|line| line.chars().count() + 1).sum::<usize>() + letter
    }

    fn selected(&self) -> usize {
        self.area.selection_range().map_or(0, |(from, to)| self.before(to) - self.before(from))
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.area.undo();
    }

    /// Redoes what was undone.
    pub fn redo(&mut self) {
        self.area.redo();
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.area.select_all();
    }

    fn rows(&self) -> Vec<TextRow> {
        rows(self.area.lines(), self.width)
    }

    /// The line of the cursor, and its character in it.
    fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// Moves this many rows down, as nearly below as there are characters.
    fn step(&mut self, by: isize, select: bool) {
        let rows = self.rows();
        let (line, letter) = self.cursor();
        let here = row_of(&rows, line, letter);
        let there = here.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        let (Some(from), Some(to)) = (rows.get(here), rows.get(there)) else { return };
        let column = self.cells(from.line, from.start, letter);
        let wanted = match there == here {
            true if by > 0 => to.end,
            true => to.start,
            false => self.letter_at(*to, column),
        };
        self.jump(to.line, wanted, select);
    }

    /// To the beginning or the end of the row.
    fn go_to_edge(&mut self, end: bool, select: bool) {
        let rows = self.rows();
        let (line, letter) = self.cursor();
        let Some(row) = rows.get(row_of(&rows, line, letter)).copied() else { return };
        let to = if end { row.last_place } else { row.start };
        self.jump(row.line, to, select);
    }

    /// The characters of a line from one to another.
    fn piece(&self, line: usize, from: usize, to: usize) -> String {
        let line = self.area.lines().get(line).map_or("", String::as_str);
        line.chars().take(to).skip(from).collect()
    }

    /// How many cells the characters of a line take.
    fn cells(&self, line: usize, from: usize, to: usize) -> usize {
        cells(&self.piece(line, from, to))
    }

    /// The character of a row that stands at a column, else its last.
    fn letter_at(&self, row: TextRow, column: usize) -> usize {
        let mut used = 0;
        let fits = |letter: &&str| {
            used += cells(letter);
            used <= column
        };
        let before = self.piece(row.line, row.start, row.last_place);
        let letters = before.graphemes(true).take_while(fits);
        row.start + letters.map(|letter| letter.chars().count()).sum::<usize>()
    }

    fn jump(&mut self, line: usize, letter: usize, select: bool) {
        match (select, self.area.is_selecting()) {
            (true, false) => self.area.start_selection(),
            (false, true) => self.area.cancel_selection(),
            _ => {}
        }
        let cell = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(cell(line), cell(letter)));
    }

    /// Draws the rows, so many that the caret is seen.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let rows = rows(self.area.lines(), usize::from(area.width));
        let (line, letter) = self.cursor();
        let here = row_of(&rows, line, letter);
        let first = (here + 1).saturating_sub(usize::from(area.height));
        for (y, (number, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate().skip(first)) {
            canvas.line(area.x, y, area.width, &self.row(*row));
            if number == here {
                // Blanks hang over the edge; the caret stays beside the last cell.
                let column = self.cells(line, row.start, letter) as u16;
                canvas.caret(area.x + column.min(area.width), y);
            }
        }
        if self.area.is_empty() {
            let hint = fit(self.hint, usize::from(area.width).saturating_sub(2));
            canvas.line(area.x + 2, area.y, area.width, &Line::from(Role::Fact.span(hint)));
        }
    }

    /// A row, what is selected of it in reverse.
    fn row(&self, row: TextRow) -> Line<'static> {
        let line = self.area.lines().get(row.line).map_or("", String::as_str);
        let mut spans: Vec<Span<'static>> = Vec::new();
        for (place, letter) in line.chars().enumerate().take(row.end).skip(row.start) {
            let seen = if letter == '\t' { ' ' } else { letter };
            let role = if self.is_selected(row.line, place) { Role::Cursor } else { Role::Text };
            match spans.last_mut() {
                Some(last) if last.style == role.style() => last.content.to_mut().push(seen),
                _ => spans.push(role.span(seen.to_string())),
            }
        }
        Line::from(spans)
    }

    fn is_selected(&self, line: usize, letter: usize) -> bool {
        self.area.selection_range().is_some_and(|(from, to)| from <= (line, letter) && (line, letter) < to)
    }
}

fn key(key: Key) -> Option<ratatui_textarea::Key> {
    use ratatui_textarea::Key as Other;
    Some(match key {
        Key::Char(c) => Other::Char(c),
        Key::Enter => Other::Enter,
        Key::Backspace => Other::Backspace,
        Key::Delete => Other::Delete,
        Key::Left => Other::Left,
        Key::Right => Other::Right,
        Key::Home => Other::Home,
        Key::End => Other::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, TextEditor};
    use crate::keys::chord::Chord;
    use crate::ui::caret::tests::{BY_MARK, WHOLE};

    fn press(editor: &mut TextEditor, keys: &str) {
        for key in keys.split_whitespace() {
            editor.type_key(key.parse::<Chord>().expect("a key"));
        }
    }

    #[test]
    fn words_selection_undo_and_paste_work_as_people_expect() {
        let mut editor = TextEditor::new("I wrote the matcher", "");
        press(&mut editor, "ctrl-w bksp");
        assert_eq!(editor.text(), "I wrote the");
        editor.undo();
        editor.undo();
        assert_eq!(editor.text(), "I wrote the matcher");
        editor.redo();
        press(&mut editor, "home shift-right shift-right del W enter");
        assert_eq!(editor.text(), "W\nwrote the");
        editor.paste("one\r\ntwo\u{1b}[31m\u{202e}");
        assert_eq!(editor.text(), "W\none\ntwo\u{fffd}[31m\u{fffd}wrote the");
        editor.select_all();
        press(&mut editor, "x");
        assert_eq!(editor.text(), "x");
        press(&mut editor, "tab shift-tab esc enter enter");
        assert_eq!(
            editor.text(),
            "x",
            "keys that move on are not typed, and blank lines at the end are none"
        );
    }

    #[test]
    fn keys_step_over_and_take_what_is_seen_as_one_letter() {
        for (what, letter) in WHOLE {
            let mut editor = TextEditor::new(&format!("a{letter}b"), "");
            press(&mut editor, "left bksp");
            assert_eq!(editor.text(), "ab", "{what}");
            editor.undo();
            assert_eq!(editor.text(), format!("a{letter}b"), "{what} comes back in one step");
            press(&mut editor, "left right left del");
            assert_eq!(editor.text(), "ab", "{what}");
            let mut editor = TextEditor::new(&format!("a{letter}b"), "");
            press(&mut editor, "left shift-left x");
            assert_eq!(editor.text(), "axb", "{what}");
        }
        for (what, text, left) in BY_MARK {
            let mut editor = TextEditor::new(text, "");
            press(&mut editor, "ctrl-h");
            assert_eq!(editor.text(), left, "{what}");
        }
        let mut editor = TextEditor::new("a\nb", "");
        press(&mut editor, "left bksp left del");
        assert_eq!(editor.text(), "b", "ends of lines go as before");
    }

    #[test]
    fn a_text_that_is_as_long_as_it_can_be_takes_no_more() {
        let mut editor = TextEditor::new("I wrote", "");
        assert!(!editor.is_full());
        editor.paste(&"word\n".repeat(LONGEST));
        assert!(editor.is_full());
        let full = editor.text();
        press(&mut editor, "x enter");
        editor.paste("more");
        assert_eq!(editor.text(), full);
        press(&mut editor, "bksp x");
        assert!(editor.is_full(), "what is taken away makes room");
        press(&mut editor, "shift-left y");
        assert!(editor.is_full() && editor.text().ends_with('y'), "so does what is selected");
        editor.select_all();
        editor.paste("short");
        assert_eq!(editor.text(), "short");
    }

    #[test]
    fn up_and_down_go_by_the_rows_that_are_seen() {
        let mut editor = TextEditor::new("it could ship in a week.", "");
        editor.set_width(9);
        press(&mut editor, "up");
        assert_eq!(editor.cursor(), (0, 14), "below the c of could, in ship in a");
        press(&mut editor, "up home X");
        assert_eq!(editor.text(), "Xit could ship in a week.");
        press(&mut editor, "down down end !");
        assert_eq!(editor.text(), "Xit could ship in a week.!");
        press(&mut editor, "up shift-up shift-home del");
        assert_eq!(editor.text(), "n a week.!");
    }
}
