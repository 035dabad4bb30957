//! A text of several lines being written: selection, words, undo and paste, wrapped to the width it has.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{Input, TextArea, WrapMode};

use crate::domain::clean::clean;
use crate::keys::chord::{Chord, Key};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// A text being written, and where the cursor is.
#[derive(Debug, Clone)]
pub struct Editor(TextArea<'static>);

impl Editor {
    /// A text to go on with, the cursor at its end; `hint` is shown as long as there is none.
    pub fn new(text: &str, hint: &str) -> Self {
        let mut area = TextArea::new(text.lines().map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Role::Cursor.style());
        area.set_selection_style(Role::Cursor.style());
        area.set_placeholder_text(hint);
        area.set_placeholder_style(Role::Dim.style());
        area.move_cursor(ratatui_textarea::CursorMove::Bottom);
        area.move_cursor(ratatui_textarea::CursorMove::End);
        Self(area)
    }

    /// The text, without blank lines at its end.
    pub fn text(&self) -> String {
        self.0.lines().join("\n").trim_end().to_owned()
    }

    /// Applies a key; one that means nothing to a text is ignored.
    pub fn type_key(&mut self, chord: Chord) {
        if let Some(key) = key(chord.key) {
            let Chord { ctrl, alt, shift, .. } = chord;
            self.0.input(Input { key, ctrl, alt, shift: shift || chord.key == Key::BackTab });
        }
    }

    /// Puts in a text from the clipboard, its lines as they are.
    pub fn paste(&mut self, text: &str) {
        self.0.insert_str(clean(&text.replace("\r\n", "\n").replace('\r', "\n")));
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.0.undo();
    }

    /// Brings back what was taken back.
    pub fn redo(&mut self) {
        self.0.redo();
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.0.select_all();
    }

    /// Draws the text, scrolled so that the cursor is seen.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.render(area, |area, buffer| (&self.0).render(area, buffer));
    }
}

fn key(key: Key) -> Option<ratatui_textarea::Key> {
    use ratatui_textarea::Key as Other;
    Some(match key {
        Key::Char(c) => Other::Char(c),
        Key::Enter => Other::Enter,
        Key::Backspace => Other::Backspace,
        Key::Delete => Other::Delete,
        Key::Up => Other::Up,
        Key::Down => Other::Down,
        Key::Left => Other::Left,
        Key::Right => Other::Right,
        Key::Home => Other::Home,
        Key::End => Other::End,
        Key::PageUp => Other::PageUp,
        Key::PageDown => Other::PageDown,
        Key::Tab | Key::BackTab | Key::Esc => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Editor;
    use crate::keys::chord::Chord;

    fn press(editor: &mut Editor, keys: &str) {
        for key in keys.split_whitespace() {
            editor.type_key(key.parse::<Chord>().expect("a key"));
        }
    }

    #[test]
    fn words_selection_undo_and_paste_work_as_people_expect() {
        let mut editor = Editor::new("I wrote the matcher", "");
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
}
