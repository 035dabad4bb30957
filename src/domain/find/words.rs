//! The words of a text, folded to lower case without accents, and how well they match what is looked for.

use nucleo_matcher::chars::{normalize, to_lower_case};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use strsim::generic_damerau_levenshtein;

/// More words of a query than these are left out.
const MOST_WORDS: usize = 8;
/// Letters of a word of a query beyond these are left out.
const MOST_LETTERS: usize = 40;
/// What one letter counts at the beginning of a word; the matcher gives 16 to 20 elsewhere.
const LETTER: u32 = 26;
/// What it counts that the whole word is the same.
const WHOLE: u32 = 30;
/// What a letter must count on average for a match to be one.
const LEAST: u32 = 17;
/// What a letter counts in a word with slips.
const SLIPPED: u32 = 12;
/// What a word may end in and be found without, the longest first: "convinced" finds "convince", "limitations" "limits".
const ENDINGS: [&str; 17] = [
    "ability", "ations", "ation", "ments", "ment", "ness", "ings", "ions", "ing", "ion", "ful", "ism", "ity",
    "es", "ed", "ly", "s",
];
/// The fewest letters that are left of a word without its ending.
const STEM: usize = 4;

/// One word: its folded letters, and for each the number of its character in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FoundWord {
    letters: Vec<char>,
    places: Vec<usize>,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<FoundWord> {
    let mut words = vec![FoundWord::default()];
    for (place, c) in text.chars().enumerate() {
        if let (Some(letter), Some(word)) = (letter(c), words.last_mut()) {
            word.letters.push(letter);
            word.places.push(place);
        } else if !joins(c) {
            words.push(FoundWord::default());
        }
    }
    words.retain(|word| !word.letters.is_empty());
    words
}

/// The folded letter or digit, or `None` for what is neither.
fn letter(c: char) -> Option<char> {
    c.is_alphanumeric().then(|| to_lower_case(normalize(c)))
}

/// Stands inside a word without being part of it: apostrophes, and accents that are characters of their own.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36f}')
}

/// The words that are looked for.
pub(super) struct Query {
    wanted: Vec<Wanted>,
    /// Costly to make, so one serves for a whole search.
    matcher: Matcher,
}

/// One word that is looked for.
struct Wanted {
    letters: Vec<char>,
    /// How many letters are left of it without its ending; all of them where it has none.
    stem: usize,
    /// How many slips are forgiven: none where the word is found as it is.
    slips: usize,
}

impl Query {
    /// Splits a query; a word that none of these words matches may be misspelled.
    pub(super) fn new<'a>(query: &str, bank: &(impl Iterator<Item = &'a FoundWord> + Clone)) -> Self {
        let mut matcher = matcher();
        let mut wanted = Vec::new();
        for FoundWord { mut letters, .. } in words(query).into_iter().take(MOST_WORDS) {
            letters.truncate(MOST_LETTERS);
            let mut word = Wanted { stem: stem(&letters), letters, slips: 0 };
            if !bank.clone().any(|known| word.score(&known.letters, &mut matcher) > 0) {
                word.slips = word.letters.len() / 4;
            }
            wanted.push(word);
        }
        Self { wanted, matcher }
    }

    /// Nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// How many words are looked for.
    pub(super) fn len(&self) -> usize {
        self.wanted.len()
    }

    /// For each word of the query the best score among the words of a text; 0 is no match.
    pub(super) fn scores(&mut self, words: &[FoundWord]) -> Vec<u32> {
        let Self { wanted, matcher } = self;
        let best = |wanted: &Wanted| words.iter().map(|word| wanted.score(&word.letters, matcher)).max();
        wanted.iter().map(best).map(Option::unwrap_or_default).collect()
    }

    /// The characters of a text that match, by number, rising: for each word of the query those of its best words.
    pub(super) fn positions(&mut self, words: &[FoundWord]) -> Vec<usize> {
        let best = self.scores(words);
        let Self { wanted, matcher } = self;
        let mut positions = Vec::new();
        for (wanted, best) in wanted.iter().zip(best).filter(|(_, best)| *best > 0) {
            for word in words {
                if wanted.score(&word.letters, matcher) == best {
                    let letters = wanted.letters_matched(&word.letters, matcher);
                    positions.extend(letters.into_iter().filter_map(|letter| word.places.get(letter)));
                }
            }
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

/// How many letters are left of a word without its ending.
fn stem(word: &[char]) -> usize {
    let left = |ending: &&str| {
        let length = word.len().checked_sub(ending.len()).filter(|length| *length >= STEM)?;
        ending.chars().eq(word.iter().skip(length).copied()).then_some(length)
    };
    ENDINGS.iter().find_map(left).unwrap_or(word.len())
}

impl Wanted {
    /// Whether a word starts with what is looked for, without its ending.
    fn in_another_form(&self, word: &[char]) -> bool {
        self.letters.get(..self.stem).is_some_and(|stem| word.starts_with(stem))
    }

    /// How well a word matches what is looked for; 0 is not at all.
    fn score(&self, word: &[char], matcher: &mut Matcher) -> u32 {
        let length = self.letters.len() as u32;
        if self.slips > 0 {
            return self.slips_in(word).map_or(0, |slips| SLIPPED * length.saturating_sub(slips as u32));
        }
        if word.starts_with(&self.letters) {
            return LETTER * length + if word.len() == self.letters.len() { WHOLE } else { 0 };
        }
        if length <= 2 {
            return 0;
        }
        if self.in_another_form(word) {
            return LEAST * self.stem as u32;
        }
        let score = matcher.fuzzy_match(Utf32Str::Unicode(word), Utf32Str::Unicode(&self.letters));
        score.map(u32::from).filter(|score| *score >= LEAST * length).unwrap_or(0)
    }

    /// How many slips lie between what is looked for and the beginning of a word, if they are forgiven.
    fn slips_in(&self, word: &[char]) -> Option<usize> {
        // Counting the letters that the word lacks is cheap, and rules out nearly all of them.
        let lacks = |letter: &&char| !word.contains(letter);
        let too_short = word.len() + self.slips < self.letters.len();
        if too_short || self.letters.iter().filter(lacks).nth(self.slips).is_some() {
            return None;
        }
        let beginning = word.get(..self.letters.len()).unwrap_or(word);
        let slips = generic_damerau_levenshtein(&self.letters, beginning);
        (slips <= self.slips).then_some(slips)
    }

    /// Which letters of a matching word match: all of them where what is looked for is misspelled.
    fn letters_matched(&self, word: &[char], matcher: &mut Matcher) -> Vec<usize> {
        if word.starts_with(&self.letters) {
            return (0..self.letters.len()).collect();
        }
        if self.in_another_form(word) {
            return (0..self.stem).collect();
        }
        let (word32, wanted) = (Utf32Str::Unicode(word), Utf32Str::Unicode(&self.letters));
        let mut indices = Vec::new();
        match matcher.fuzzy_indices(word32, wanted, &mut indices) {
            Some(_) => indices.into_iter().map(|index| index as usize).collect(),
            None => (0..word.len()).collect(),
        }
    }
}

/// A matcher for folded words: it has nothing to fold itself.
fn matcher() -> Matcher {
    let mut config = Config::DEFAULT;
    config.normalize = false;
    config.ignore_case = false;
    Matcher::new(config)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_folded_and_know_their_characters() {
        for (text, expected) in [
            (
                "It's a R\u{e9}sum\u{e9}!",
                vec![("its", vec![0, 1, 3]), ("a", vec![5]), ("resume", vec![7, 8, 9, 10, 11, 12])],
            ),
            ("re\u{301}s", vec![("res", vec![0, 1, 3])]),
            ("GPT-4", vec![("gpt", vec![0, 1, 2]), ("4", vec![4])]),
            (" ... ", vec![]),
        ] {
            let words = words(text).into_iter().map(|word| (word.letters.iter().collect(), word.places));
            let expected = expected.into_iter().map(|(word, places)| (word.to_owned(), places));
            assert_eq!(words.collect::<Vec<(String, _)>>(), expected.collect::<Vec<_>>(), "{text}");
        }
    }
}
