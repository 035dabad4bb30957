//! A line of text being typed: what the keys of the keyboard do to it, and how it looks in a few cells.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::keys::chord::{Chord, Key};
use crate::ui::caret::{backspace, cells};

/// The longest line that can be typed, in characters.
pub const LONGEST: usize = 500;

/// Applies a key to the line; keys that mean nothing to a line are ignored.
pub fn edit(input: &mut Input, chord: Chord) {
    if chord.alt {
        return;
    }
    let request = match (chord.key, chord.ctrl) {
        (Key::Char(c), false) if input.value().chars().count() < LONGEST => InputRequest::InsertChar(c),
        (Key::Backspace, _) | (Key::Char('h'), true) => return delete_back(input),
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

/// Takes what stands before the caret.
fn delete_back(input: &mut Input) {
    let (before, after) = around_caret(input);
    let kept = before.chars().count() - backspace(before);
    let text = before.chars().take(kept).chain(after.chars()).collect();
    *input = Input::new(text).with_cursor(kept);
}

/// What stands before the caret and what stands after it.
fn around_caret(input: &Input) -> (&str, &str) {
    let text = input.value();
    let at = text.char_indices().nth(input.cursor()).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

/// The line in this many cells, scrolled so that the caret is seen, and the column of the caret in it.
pub fn view(input: &Input, width: usize) -> (String, u16) {
    let (before, after) = around_caret(input);
    let mut caret = 0;
    let fits = |letter: &&str| {
        caret += cells(letter);
        caret < width
    };
    let mut seen: Vec<&str> = before.graphemes(true).rev().take_while(fits).collect();
    seen.reverse();
    let caret = seen.iter().copied().map(cells).sum();
    let mut used: usize = caret;
    let fits = |letter: &&str| {
        used += cells(letter);
        used <= width
    };
    seen.extend(after.graphemes(true).take_while(fits));
    (seen.concat(), caret as u16)
}

#[cfg(test)]
mod tests {
    use super::{edit, view};
    use crate::keys::chord::{Chord, Key, char, ctrl, key};
    use crate::ui::caret::tests::{BY_MARK, WHOLE};
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
    fn backspace_takes_what_is_seen_as_one_letter() {
        for (what, letter) in WHOLE {
            let mut input = Input::new(format!("a{letter}b")).with_cursor(1 + letter.chars().count());
            edit(&mut input, key(Key::Backspace));
            assert_eq!((input.value(), input.cursor()), ("ab", 1), "{what}");
        }
        for (what, text, left) in BY_MARK {
            let mut input = Input::new(text.to_owned());
            edit(&mut input, key(Key::Backspace));
            assert_eq!((input.value(), input.cursor()), (left, left.chars().count()), "{what}");
        }
    }

    #[test]
    fn the_caret_is_always_seen() {
        let long = Input::new("x".repeat(30) + "end");
        assert_eq!(view(&long, 10), ("xxxxxxend".to_owned(), 9));
        assert_eq!(view(&long.clone().with_cursor(0), 10), ("x".repeat(10), 0));
        assert_eq!(view(&long.with_cursor(32), 10), ("xxxxxxxend".to_owned(), 9));
        let wide = Input::new("日本👩\u{200D}👧 語".to_owned());
        assert_eq!(view(&wide, 8), ("本👩\u{200D}👧 語".to_owned(), 7), "no half of a letter is seen");
        assert_eq!(view(&wide, 0), (String::new(), 0));
    }
}
