//! The nearest of some known words to one that was mistyped.

/// The candidate that differs least from the word, where one is near enough to be meant.
///
/// A slip is a letter more, less or changed, or two neighbours swapped. One slip in three letters is allowed. A
/// candidate that begins with the word counts as one slip; one that the word begins with is the last choice. The first
/// of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().collect();
    let allowed = (letters.len().min(MOST_LETTERS) / 3).max(1);
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates {
        let most = best.map_or(allowed, |((slips, _), _)| slips.min(allowed));
        let Some(distance) = distance(word, &letters, candidate, most) else {
            continue;
        };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How far a candidate is: slips, and of those that are begun alike the nearest in length.
fn distance(word: &str, letters: &[char], candidate: &str, most: usize) -> Option<(usize, usize)> {
    let apart = word.len().abs_diff(candidate.len());
    if word.len() >= LEAST_BEGINNING && candidate.starts_with(word) {
        return Some((apart.min(1), apart));
    }
    if let Some(slips) = slips(letters, candidate, most) {
        return Some((slips, 0));
    }
    let begun = candidate.len() >= LEAST_BEGINNING && word.starts_with(candidate);
    begun.then_some((usize::MAX, apart))
}

/// Longer words are not compared letter by letter: ids and keys are short.
const MOST_LETTERS: usize = 64;

/// Shorter beginnings mean nothing.
const LEAST_BEGINNING: usize = 4;

/// How many slips lie between the two, or `None` if more than `most` do.
pub fn slips(letters: &[char], candidate: &str, most: usize) -> Option<usize> {
    if letters.len() > MOST_LETTERS || candidate.len() > 4 * MOST_LETTERS {
        return None;
    }
    let other: Vec<char> = candidate.chars().collect();
    if letters.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut rows = Rows::new(other.len());
    for (i, &letter) in letters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| letters.get(i)).copied();
        rows.step(letter, before, &other);
        if rows.smallest() > most {
            return None;
        }
    }
    Some(rows.last()).filter(|&slips| slips <= most)
}

/// The last three rows of the table of distances (optimal string alignment).
struct Rows {
    older: Vec<usize>,
    old: Vec<usize>,
}

impl Rows {
    fn new(width: usize) -> Self {
        Self { older: Vec::new(), old: (0..=width).collect() }
    }

    /// Adds the row of one more letter of the word.
    fn step(&mut self, letter: char, before: Option<char>, other: &[char]) {
        let at = |row: &[usize], i: usize| row.get(i).copied().unwrap_or(usize::MAX / 2);
        let mut row = vec![at(&self.old, 0) + 1];
        for (j, &c) in other.iter().enumerate() {
            let changed = at(&self.old, j) + usize::from(c != letter);
            let inserted = at(&row, j) + 1;
            let removed = at(&self.old, j + 1) + 1;
            let left = j.checked_sub(1).and_then(|j| other.get(j)).copied();
            let swapped = if before == Some(c) && left == Some(letter) {
                at(&self.older, j - 1) + 1
            } else {
                usize::MAX
            };
            row.push(changed.min(inserted).min(removed).min(swapped));
        }
        self.older = std::mem::replace(&mut self.old, row);
    }

    fn smallest(&self) -> usize {
        self.old.iter().copied().min().unwrap_or(0)
    }

    fn last(&self) -> usize {
        self.old.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest, slips};

    #[test]
    fn a_slip_is_one_letter_or_one_swap() {
        for (word, candidate, count) in [
            ("text", "text", 0),
            ("txt", "text", 1),
            ("texts", "text", 1),
            ("taxt", "text", 1),
            ("etxt", "text", 1),
            ("lokos-fro", "looks_for", 3),
            ("", "ab", 2),
        ] {
            let letters: Vec<char> = word.chars().collect();
            assert_eq!(slips(&letters, candidate, 9), Some(count), "{word}");
            assert_eq!(slips(&letters, candidate, count), Some(count), "{word}");
            if let Some(fewer) = count.checked_sub(1) {
                assert_eq!(slips(&letters, candidate, fewer), None, "{word}");
            }
        }
    }

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
