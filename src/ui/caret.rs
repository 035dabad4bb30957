//! The caret: how far it steps and what a key at it takes. The one-line fields and the text editor both ask here.
//!
//! People see a family, a flag or an é as one letter, however many characters it is made of. So the caret steps over
//! whole graphemes and Delete takes one. Backspace does too, except in scripts whose readers write a letter and its
//! marks one by one: there it takes the mark that was written last.

use std::ops::RangeInclusive;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Blocks of scripts in which a letter is written mark by mark: from Hebrew and Arabic over those of India and
/// Southeast Asia to the letters of which Hangul is composed.
const WRITTEN_BY_MARK: [RangeInclusive<char>; 5] = [
    '\u{590}'..='\u{11FF}',
    '\u{1700}'..='\u{1CFF}',
    '\u{A800}'..='\u{ABFF}',
    '\u{D7B0}'..='\u{D7FF}',
    '\u{11000}'..='\u{11FFF}',
];

/// How many characters a step to the left goes over, from the end of a text; 0 where it is empty.
pub fn step_left(before: &str) -> usize {
    before.graphemes(true).next_back().map_or(0, |letter| letter.chars().count())
}

/// How many characters a step to the right goes over, or Delete takes, from the start of a text; 0 where it is empty.
pub fn step_right(after: &str) -> usize {
    after.graphemes(true).next().map_or(0, |letter| letter.chars().count())
}

/// How many characters Backspace takes from the end of a text; 0 where it is empty.
pub fn backspace(before: &str) -> usize {
    // A joiner isn't seen, so it goes with the mark before it.
    let seen = before.trim_end_matches(['\u{200C}', '\u{200D}']);
    let by_mark = |last: char| WRITTEN_BY_MARK.iter().any(|block| block.contains(&last));
    if seen.chars().next_back().is_some_and(by_mark) {
        1 + before.chars().count() - seen.chars().count()
    } else {
        step_left(before)
    }
}

/// How many cells a text takes: as many as its graphemes one by one, which is how they are drawn.
pub fn cells(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

#[cfg(test)]
pub(super) mod tests {
    use super::{backspace, cells, step_left, step_right};

    /// What people see as one letter, though it is several characters.
    pub(in crate::ui) const WHOLE: [(&str, &str); 7] = [
        ("family", "👩\u{200D}👩\u{200D}👧\u{200D}👦"),
        ("skin tone", "👍🏽"),
        ("flag", "🇩🇪"),
        ("keycap", "7\u{FE0F}\u{20E3}"),
        ("heart as an emoji", "❤\u{FE0F}"),
        ("flag of a region", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"),
        ("e with its own accent", "e\u{301}"),
    ];

    /// What is written, and what a Backspace leaves of it.
    pub(in crate::ui) const BY_MARK: [(&str, &str, &str); 6] = [
        ("Devanagari vowel sign", "कि", "क"),
        ("Devanagari conjunct", "क\u{94D}ष", "क\u{94D}"),
        ("Arabic vowel sign", "بَ", "ب"),
        ("Hebrew point", "בּ", "ב"),
        ("Thai tone mark", "ที่", "ที"),
        ("Hangul letters", "\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}"),
    ];

    #[test]
    fn what_is_seen_as_one_letter_goes_as_one() {
        for (what, letter) in WHOLE {
            let all = letter.chars().count();
            let text = format!("a{letter}");
            assert_eq!([backspace(&text), step_left(&text)], [all, all], "{what}");
            assert_eq!(step_right(&format!("{letter}a")), all, "{what}");
        }
        assert_eq!(backspace("🇩🇪🇫🇷"), 2, "of two flags the second");
        assert_eq!(backspace("한"), 1);
        assert_eq!([backspace(""), step_left(""), step_right("")], [0, 0, 0]);
    }

    #[test]
    fn where_marks_are_written_one_by_one_backspace_takes_the_last() {
        for (what, text, left) in BY_MARK {
            assert_eq!(backspace(text), text.chars().count() - left.chars().count(), "{what}");
            assert_eq!(step_right(text), text.chars().count(), "{what}: Delete takes the whole letter");
        }
        assert_eq!(backspace("क\u{94D}\u{200D}"), 2, "a joiner goes with the mark before it");
    }

    #[test]
    fn cells_are_those_of_the_graphemes() {
        assert_eq!(cells("👩\u{200D}👩\u{200D}👧\u{200D}👦 日a"), 6);
        assert_eq!(cells("\u{644}\u{627}"), 2, "drawn one after the other");
    }
}
