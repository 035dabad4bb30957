//! A part in one line: its first sentence, and every other one that has a number.

/// Every sentence that has a number.
pub(super) fn numbers(text: &str) -> String {
    sentences(text).into_iter().filter(|sentence| has_number(sentence)).collect::<Vec<_>>().join(" ")
}

fn has_number(sentence: &str) -> bool {
    sentence.contains(|c: char| c.is_ascii_digit())
}

/// The line; what was left out is marked.
pub(super) fn digest(text: &str) -> String {
    let sentences = sentences(text);
    let (mut line, mut left_out) = (String::new(), false);
    for (number, sentence) in sentences.iter().enumerate() {
        if number > 0 && !has_number(sentence) {
            left_out = true;
            continue;
        }
        if number > 0 {
            line.push_str(if left_out { " ... " } else { " " });
        }
        line.push_str(sentence);
        left_out = false;
    }
    line
}

/// Texts that end with a full stop, a question or exclamation mark and a blank, or with an empty line.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut sentence = String::new();
        for word in paragraph.split_whitespace() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
            let end = word.trim_end_matches(['"', '\'', ')', '”', '’']);
            if end.ends_with(['.', '!', '?']) && !is_short_form(end) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.extend(Some(sentence).filter(|rest| !rest.is_empty()));
    }
    sentences
}

/// Whether a word ends with a full stop and is not the end of a sentence.
fn is_short_form(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '"']).to_lowercase();
    matches!(word.as_str(), "e.g." | "i.e." | "vs." | "approx." | "dr." | "mr." | "ms." | "mrs." | "no.")
}

#[cfg(test)]
mod tests {
    use super::{digest, numbers};

    #[test]
    fn the_first_sentence_and_all_numbers_stay() {
        for (text, line) in [
            ("One. Two.", "One."),
            (
                "One.\nTwo, from 9 to 4.5 %. Three. Four in 2 weeks.",
                "One. Two, from 9 to 4.5 %. ... Four in 2 weeks.",
            ),
            ("Search, e.g. by name, failed.\n\nIt was 3 a.m.", "Search, e.g. by name, failed. It was 3 a.m."),
            ("She asked \"why?\" Nobody knew", "She asked \"why?\""),
            ("no stop at all", "no stop at all"),
        ] {
            assert_eq!(digest(text), line);
        }
    }

    #[test]
    fn only_sentences_with_a_number_are_its_numbers() {
        assert_eq!(
            numbers("One. It fell from 9 to 4. Two.\n\nIn 3 weeks."),
            "It fell from 9 to 4. In 3 weeks."
        );
        assert_eq!(numbers("It got much better."), "");
    }
}
