//! The nearest of some known words to one that was mistyped.

use strsim::damerau_levenshtein;

/// Longer words are not compared letter by letter: ids and keys are short.
const MOST_LETTERS: usize = 64;

/// Shorter beginnings mean nothing.
const LEAST_BEGINNING: usize = 4;

/// The candidate that differs least from the word, where one is near enough to be meant.
///
/// A slip is a letter more, less or changed, or two neighbors swapped. One slip in three letters is allowed. A
/// candidate that begins with the word counts as one slip; one that the word begins with is the last choice. The first
/// of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |candidate| Some((distance(word, candidate)?, candidate));
    candidates.into_iter().filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, near)| near)
}

/// How far a candidate is, if not too far: slips, and of those that begin alike the nearest in length.
fn distance(word: &str, candidate: &str) -> Option<(usize, usize)> {
    let apart = word.len().abs_diff(candidate.len());
    if word.len() >= LEAST_BEGINNING && candidate.starts_with(word) {
        return Some((apart.min(1), apart));
    }
    if let Some(slips) = slips(word, candidate) {
        return Some((slips, 0));
    }
    let begins = candidate.len() >= LEAST_BEGINNING && word.starts_with(candidate);
    begins.then_some((usize::MAX, apart))
}

/// How many slips lie between the two, or `None` if more than are allowed.
fn slips(word: &str, candidate: &str) -> Option<usize> {
    let (letters, others) = (word.chars().count(), candidate.chars().count());
    let allowed = (letters / 3).max(1);
    if letters > MOST_LETTERS || letters.abs_diff(others) > allowed {
        return None;
    }
    Some(damerau_levenshtein(word, candidate)).filter(|slips| *slips <= allowed)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_is_proposed_and_a_stranger_is_not() {
        let keys = ["id", "text", "also", "tags", "looks_for", "questions"];
        for (word, proposal) in [
            ("txt", Some("text")),
            ("looksfor", Some("looks_for")),
            ("question", Some("questions")),
            ("tgas", Some("tags")),
            ("ques", Some("questions")),
            ("textual-matter", Some("text")),
            ("textx", Some("text")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, keys), proposal, "{word}");
        }
        let long = "x".repeat(10_000);
        assert_eq!(nearest(&long, keys), None);
    }
}
