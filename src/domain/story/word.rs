//! What a word is: a run of letters, digits, apostrophes and hyphens with a letter or digit in it.

use std::ops::Range;

/// The words of a text, as ranges of its bytes. Apostrophes and hyphens at the ends do not belong to them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (from, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut to = from + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| goes_on(*c)) {
            if c.is_alphanumeric() || is_accent(c) {
                to = at + c.len_utf8();
            }
        }
        Some(from..to)
    })
}

/// Apostrophes, straight and curly.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

fn goes_on(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}') || is_accent(c)
}

/// Accents that are characters of their own.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_runs_of_letters_digits_apostrophes_and_hyphens() {
        let found =
            |text: &str| words(text).map(|word| text.get(word).unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("I don't re-rank 3.5 GPT-4's"), ["I", "don't", "re-rank", "3", "5", "GPT-4's"]);
        assert_eq!(found("\"Stop\" - 'now' -- the users' data"), ["Stop", "now", "the", "users", "data"]);
        assert_eq!(found("re\u{301}sume\u{301}, it\u{2019}s"), ["re\u{301}sume\u{301}", "it\u{2019}s"]);
        assert_eq!(found(" ... '-' "), [""; 0]);
    }
}
