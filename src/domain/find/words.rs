//! The words of a text, folded: lower case, without accents.

use nucleo_matcher::chars::{normalize, to_lower_case};

/// Calls `visit` with every word of a text: its folded letters, and for each the number of its character in the text.
pub(super) fn each_word(text: &str, mut visit: impl FnMut(&str, &[usize])) {
    let (mut word, mut places) = (String::new(), Vec::new());
    for (place, c) in text.chars().enumerate() {
        if let Some(letter) = letter(c) {
            word.push(letter);
            places.push(place);
        } else if !joins(c) && !word.is_empty() {
            visit(&word, &places);
            word.clear();
            places.clear();
        }
    }
    if !word.is_empty() {
        visit(&word, &places);
    }
}

/// The folded letter or digit, or `None` for what is neither.
fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    }
    c.is_alphanumeric().then(|| to_lower_case(normalize(c)))
}

/// Stands inside a word without being part of it: apostrophes, and accents that are characters of their own.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::each_word;

    fn words(text: &str) -> Vec<(String, Vec<usize>)> {
        let mut words = Vec::new();
        each_word(text, |word, places| {
            words.push((word.to_owned(), places.to_vec()));
        });
        words
    }

    #[test]
    fn words_are_folded_and_know_their_characters() {
        let word = |text: &str, places: &[usize]| (text.to_owned(), places.to_vec());
        assert_eq!(
            words("It's a R\u{e9}sum\u{e9}!"),
            [word("its", &[0, 1, 3]), word("a", &[5]), word("resume", &[7, 8, 9, 10, 11, 12]),]
        );
        assert_eq!(words("re\u{301}s"), [word("res", &[0, 1, 3])]);
        assert_eq!(words("GPT-4"), [word("gpt", &[0, 1, 2]), word("4", &[4])]);
        assert_eq!(words(" ... "), []);
    }
}
