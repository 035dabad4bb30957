//! Cleaning of text that comes from outside, before anything shows it.
//!
//! A terminal obeys control characters, and some invisible characters change the order or the place of
//! what is read. YAML escapes such as `"\e"` put them into texts that look harmless in an editor. So every
//! text from a file passes through [`clean`] once, at the border.

use std::borrow::Cow;
use std::path::Path;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The most combining marks that one grapheme may carry; real scripts need three or four.
const MOST_MARKS: usize = 8;

/// What a refused character becomes.
const REPLACEMENT: char = '\u{FFFD}';

/// The text with nothing in it that a terminal would obey or that would hide or reorder what is read.
///
/// Newline and tab stay. Other control characters, bidirectional controls, line and paragraph separators, fillers, and
/// whatever else Unicode lets a terminal ignore each become U+FFFD. Of more than 8 combining marks on one grapheme the
/// rest is dropped. What holds emoji and words together stays: the two joiners, and the selectors of text and emoji.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let crowded = has_too_many_marks(text) && text.graphemes(true).any(has_too_many_marks);
    if !crowded && !text.chars().any(is_refused) {
        return Cow::Borrowed(text);
    }
    let keep = |c| if is_refused(c) { REPLACEMENT } else { c };
    let replaced: String = text.chars().map(keep).collect();
    Cow::Owned(replaced.graphemes(true).flat_map(first_marks).collect())
}

/// A path as a sentence shows it, cleaned.
pub fn display_clean(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// Bytes of printable ASCII, newline and tab: nearly every text is made of these alone.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// Characters that may not reach a screen.
fn is_refused(c: char) -> bool {
    if c.is_control() {
        return !matches!(c, '\n' | '\t');
    }
    // U+200C, U+200D, U+FE0E and U+FE0F are left out on purpose.
    matches!(
        c,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0D}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

fn has_too_many_marks(text: &str) -> bool {
    text.chars().filter(|&c| is_mark(c)).count() > MOST_MARKS
}

/// One grapheme with its first marks only.
fn first_marks(grapheme: &str) -> impl Iterator<Item = char> {
    let mut marks = 0;
    grapheme.chars().filter(move |&c| {
        marks += usize::from(is_mark(c));
        !is_mark(c) || marks <= MOST_MARKS
    })
}

/// Takes no room of its own and is not what holds an emoji sequence together.
fn is_mark(c: char) -> bool {
    !matches!(c, '\n' | '\t' | '\u{200C}' | '\u{200D}') && c.width() == Some(0)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{MOST_MARKS, clean, is_mark};

    #[test]
    fn text_without_controls_is_not_copied() {
        for text in [
            "",
            "plain, with a\nnewline and\ta tab",
            "naïve 東京 r\u{e9}sum\u{e9} re\u{301}sume\u{301}",
            "\u{2764}\u{FE0E} \u{0645}\u{06CC}\u{200C}\u{062E}\u{0648}\u{0627}\u{0647}\u{0645} \u{1112}\u{1161}\u{11AB}",
            "family \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} and heart \u{2764}\u{FE0F}",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_a_terminal_obeys_becomes_visible() {
        for (dirty, shown) in [
            ("\u{1b}]52;c;aGk=\u{7}", "\u{FFFD}]52;c;aGk=\u{FFFD}"),
            ("a\r\nb\0", "a\u{FFFD}\nb\u{FFFD}"),
            ("\u{9b}31m\u{7f}", "\u{FFFD}31m\u{FFFD}"),
            ("abc\u{202E}cba\u{2066}\u{200F}", "abc\u{FFFD}cba\u{FFFD}\u{FFFD}"),
            ("soft\u{AD}zero\u{200B}mark\u{FEFF}", "soft\u{FFFD}zero\u{FFFD}mark\u{FFFD}"),
            ("line\u{2028}tag\u{E0041}\u{61C}", "line\u{FFFD}tag\u{FFFD}\u{FFFD}"),
            ("a\u{FFF9}b\u{FFFA}c\u{FFFB}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
            ("\u{115F}\u{1160}\u{3164}\u{FFA0}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("x\u{FE00}\u{E0100}\u{180E}\u{2060}\u{206F}", "x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ] {
            assert_eq!(clean(dirty), shown);
        }
    }

    #[test]
    fn a_heap_of_marks_is_cut_to_eight() {
        let heap = format!("e{}x", "\u{301}".repeat(50));
        assert_eq!(clean(&heap), format!("e{}x", "\u{301}".repeat(8)));
    }

    /// Some of what Unicode lets a terminal ignore, the first and the last of each kind.
    const HIDDEN: [char; 34] = [
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{17b5}',
        '\u{180b}',
        '\u{180e}',
        '\u{180f}',
        '\u{200b}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{202e}',
        '\u{2060}',
        '\u{2064}',
        '\u{2066}',
        '\u{206a}',
        '\u{206f}',
        '\u{3164}',
        '\u{fe00}',
        '\u{fe0d}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{fff0}',
        '\u{fff9}',
        '\u{fffb}',
        '\u{1bca0}',
        '\u{1d173}',
        '\u{1d17a}',
        '\u{e0041}',
        '\u{e0100}',
        '\u{e0fff}',
    ];

    fn any_text() -> impl Strategy<Value = String> {
        let odd = prop_oneof![
            any::<char>(),
            prop::char::range('\0', '\u{ff}'),
            prop::char::range('\u{300}', '\u{310}'),
            prop::char::range('\u{2000}', '\u{2070}'),
            prop::char::range('\u{E0000}', '\u{E0080}'),
            prop::sample::select(HIDDEN.to_vec()),
        ];
        prop::collection::vec(odd, 0..60).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn no_control_character_comes_out(text in any_text()) {
            let out = clean(&text);
            prop_assert!(out.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
            let shows_all = !out.contains(HIDDEN);
            prop_assert!(shows_all);
            prop_assert!(out.graphemes(true).all(|g| g.chars().filter(|&c| is_mark(c)).count() <= MOST_MARKS));
            prop_assert_eq!(clean(&out), out.as_ref());
        }
    }
}
