//! A line of text being typed: what the keys of the keyboard do to it, and how it looks in a few cells.

use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use crate::keys::chord::{Chord, Key};
use crate::ui::theme::Role;

/// The longest line that can be typed, in characters.
pub const LONGEST: usize = 500;

/// Applies a key to the line; keys that mean nothing to a line are ignored.
pub fn edit(input: &mut Input, chord: Chord) {
    if chord.alt {
        return;
    }
    let request = match (chord.key, chord.ctrl) {
        (Key::Char(c), false) if input.value().chars().count() < LONGEST => InputRequest::InsertChar(c),
        (Key::Backspace, _) => InputRequest::DeletePrevChar,
        (Key::Delete, _) => InputRequest::DeleteNextChar,
        (Key::Left, false) => InputRequest::GoToPrevChar,
        (Key::Right, false) => InputRequest::GoToNextChar,
        (Key::Left, true) => InputRequest::GoToPrevWord,
        (Key::Right, true) => InputRequest::GoToNextWord,
        (Key::Home, _) | (Key::Char('a'), true) => InputRequest::GoToStart,
        (Key::End, _) | (Key::Char('e'), true) => InputRequest::GoToEnd,
        (Key::Char('w'), true) => InputRequest::DeletePrevWord,
        (Key::Char('u'), true) => InputRequest::DeleteLine,
        (Key::Char('k'), true) => InputRequest::DeleteTillEnd,
        _ => return,
    };
    input.handle(request);
}

/// The line in so many cells, scrolled so that the cursor is seen; the cursor is the cell in reverse.
pub fn view(input: &Input, width: usize, focused: bool) -> Line<'static> {
    let skip = if focused { input.visual_scroll(width.saturating_sub(1)) } else { 0 };
    let cursor = input.visual_cursor().saturating_sub(skip);
    let mut column = 0;
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut seen = String::new();
    let mut marked = false;
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(input.value(), true) {
        let cells = crate::ui::text::width(grapheme);
        if column >= skip && column + cells <= skip + width {
            if focused && column - skip == cursor {
                spans.push(Span::raw(std::mem::take(&mut seen)));
                spans.push(Role::Cursor.span(grapheme.to_owned()));
                marked = true;
            } else {
                seen.push_str(grapheme);
            }
        }
        column += cells;
    }
    spans.push(Span::raw(seen));
    if focused && !marked {
        spans.push(Role::Cursor.span(" "));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::{edit, view};
    use crate::keys::chord::{Chord, Key, char, ctrl, key};
    use tui_input::Input;

    fn typed(keys: &[Chord]) -> Input {
        let mut input = Input::default();
        for &chord in keys {
            edit(&mut input, chord);
        }
        input
    }

    #[test]
    fn keys_edit_the_line() {
        let input = typed(&[char('a'), char(' '), char('b'), key(Key::Home), key(Key::Delete), char('c')]);
        assert_eq!(input.value(), "c b");
        assert_eq!(typed(&[char('a'), ctrl('u'), char('z')]).value(), "z");
        assert_eq!(typed(&[char('a'), key(Key::Enter), ctrl('x')]).value(), "a");
    }

    #[test]
    fn the_cursor_is_always_seen() {
        let long = Input::new("x".repeat(30) + "end");
        assert_eq!(view(&long, 10, true).width(), 10);
        assert!(view(&long, 10, true).to_string().ends_with("end "));
        assert!(view(&long, 10, false).to_string().starts_with("xxx"));
    }
}
