//! The different words of a bank, where they stand, and how well they match what is looked for.

use std::collections::HashMap;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::find::words::each_word;
use crate::domain::nearest::slips;

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

/// The different words of all texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    numbers: HashMap<String, u32>,
}

/// One word.
#[derive(Debug, Clone)]
struct Word {
    letters: Letters,
    mask: u64,
    /// The texts it stands in, by rising number.
    places: Vec<Place>,
}

/// A text in which a word stands. It tells its item and weight itself, so that counting need not look them up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the text.
    pub text: u32,
    /// Number of the item it belongs to.
    pub item: u32,
    /// What a match in it counts.
    pub weight: u32,
}

/// The words that are looked for, each with its score for every word of the vocabulary; 0 is no match.
#[derive(Debug)]
pub(super) struct Query {
    words: Vec<(Letters, Vec<u32>)>,
    /// Costly to make, so one serves for a whole search.
    matcher: Matcher,
}

impl Query {
    /// Nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words are looked for.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

impl Vocabulary {
    /// Notes that a folded word stands in a text. Texts come in the order of their numbers.
    pub(super) fn add(&mut self, word: &str, place: Place) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => self.number_new(word),
        };
        if let Some(word) = self.words.get_mut(number as usize)
            && word.places.last() != Some(&place)
        {
            word.places.push(place);
        }
    }

    fn number_new(&mut self, word: &str) -> u32 {
        let number = self.words.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(Word { letters: Letters::new(word), mask: mask(word.chars()), places: Vec::new() });
        number
    }

    /// Looks up every word of a query.
    pub(super) fn query(&self, text: &str) -> Query {
        let mut words = Vec::new();
        let mut matcher = matcher();
        each_word(text, |word, _| {
            if words.len() < MOST_WORDS {
                let word: String = word.chars().take(MOST_LETTERS).collect();
                let scores = self.scores(&mut matcher, &word);
                words.push((Letters::new(&word), scores));
            }
        });
        Query { words, matcher }
    }

    /// The score of every word of the vocabulary for one that is looked for.
    fn scores(&self, matcher: &mut Matcher, wanted: &str) -> Vec<u32> {
        let mask = mask(wanted.chars());
        let wanted = Letters::new(wanted);
        let score = |word: &Word| match mask & !word.mask {
            0 => score(matcher, &wanted, &word.letters),
            _ => 0,
        };
        let scores: Vec<u32> = self.words.iter().map(score).collect();
        if scores.iter().all(|&score| score == 0) {
            return self.slipped_scores(mask, &wanted);
        }
        scores
    }

    /// Scores for a word that is nowhere: the words that begin nearly like it.
    fn slipped_scores(&self, mask: u64, wanted: &Letters) -> Vec<u32> {
        let wanted = wanted.to_vec();
        let most = wanted.len() / 4;
        let score = |word: &Word| {
            let strange = (mask & !word.mask).count_ones() as usize;
            if most == 0 || strange > most {
                return 0;
            }
            let beginning: String = word.letters.to_vec().iter().take(wanted.len()).collect();
            let left = |slips| (wanted.len() - slips) as u32;
            slips(&wanted, &beginning, most).map_or(0, |slips| SLIPPED * left(slips))
        };
        self.words.iter().map(score).collect()
    }

    /// The texts that one word of the query matches in, each with a score, perhaps several times.
    pub(super) fn hits(&self, query: &Query, number: usize) -> impl Iterator<Item = (Place, u32)> {
        let scores = query.words.get(number).map(|(_, scores)| scores.as_slice());
        let words = self.words.iter().zip(scores.unwrap_or_default());
        words
            .filter(|(_, score)| **score > 0)
            .flat_map(|(word, score)| word.places.iter().map(|place| (*place, *score)))
    }

    /// How well the words of the query match in one text, all together.
    pub(super) fn score(&self, query: &Query, text: &str) -> u32 {
        self.best(query, text).iter().sum()
    }

    /// For each word of the query the best score among the words of a text.
    fn best(&self, query: &Query, text: &str) -> Vec<u32> {
        let mut best = vec![0; query.len()];
        each_word(text, |word, _| {
            for (best, score) in best.iter_mut().zip(self.scores_of(query, word)) {
                *best = score.max(*best);
            }
        });
        best
    }

    /// The score that each word of the query has for a word of the vocabulary.
    fn scores_of(&self, query: &Query, word: &str) -> impl Iterator<Item = u32> {
        let number = self.numbers.get(word).map_or(usize::MAX, |number| *number as usize);
        query.words.iter().map(move |(_, scores)| scores.get(number).copied().unwrap_or(0))
    }

    /// The characters of a text that match, by number, rising: for each word of the query those of its best words.
    pub(super) fn positions(&self, query: &mut Query, text: &str) -> Vec<usize> {
        let best = self.best(query, text);
        let mut positions = Vec::new();
        each_word(text, |word, places| {
            let scores: Vec<u32> = self.scores_of(query, word).collect();
            let Query { words, matcher } = query;
            for (((wanted, _), score), best) in words.iter().zip(scores).zip(&best) {
                if score > 0 && score == *best {
                    let letters = letters_matched(matcher, wanted, &Letters::new(word));
                    positions.extend(letters.into_iter().filter_map(|letter| places.get(letter)));
                }
            }
        });
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

/// A matcher for folded words: it has nothing to fold itself.
fn matcher() -> Matcher {
    let mut config = Config::DEFAULT;
    config.normalize = false;
    config.ignore_case = false;
    Matcher::new(config)
}

/// How well a word matches what is looked for; 0 is not at all.
fn score(matcher: &mut Matcher, wanted: &Letters, word: &Letters) -> u32 {
    let length = wanted.len() as u32;
    if word.starts_with(wanted) {
        let whole = if word.len() == wanted.len() { WHOLE } else { 0 };
        return LETTER * length + whole;
    }
    if length <= 2 {
        return 0;
    }
    let score = matcher.fuzzy_match(word.as_utf32(), wanted.as_utf32());
    let score = score.map_or(0, u32::from);
    if score < LEAST * length { 0 } else { score }
}

/// Which letters of a matching word match.
fn letters_matched(matcher: &mut Matcher, wanted: &Letters, word: &Letters) -> Vec<usize> {
    if word.starts_with(wanted) {
        return (0..wanted.len()).collect();
    }
    let mut indices = Vec::new();
    match matcher.fuzzy_indices(word.as_utf32(), wanted.as_utf32(), &mut indices) {
        Some(_) => indices.into_iter().map(|index| index as usize).collect(),
        None => (0..word.len()).collect(),
    }
}

/// The letters of a word in the form that matches fastest.
#[derive(Debug, Clone)]
enum Letters {
    Ascii(Box<str>),
    Other(Box<[char]>),
}

impl Letters {
    fn new(word: &str) -> Self {
        if word.is_ascii() { Self::Ascii(word.into()) } else { Self::Other(word.chars().collect()) }
    }

    fn len(&self) -> usize {
        match self {
            Self::Ascii(word) => word.len(),
            Self::Other(letters) => letters.len(),
        }
    }

    fn to_vec(&self) -> Vec<char> {
        match self {
            Self::Ascii(word) => word.chars().collect(),
            Self::Other(letters) => letters.to_vec(),
        }
    }

    fn as_utf32(&self) -> Utf32Str<'_> {
        match self {
            Self::Ascii(word) => Utf32Str::Ascii(word.as_bytes()),
            Self::Other(letters) => Utf32Str::Unicode(letters),
        }
    }

    fn starts_with(&self, beginning: &Self) -> bool {
        match (self, beginning) {
            (Self::Ascii(word), Self::Ascii(beginning)) => word.starts_with(&**beginning),
            (Self::Ascii(_), Self::Other(_)) => false,
            (Self::Other(word), _) => word.starts_with(&beginning.to_vec()),
        }
    }
}

/// One bit for each letter and digit, one for all others: a word cannot match where it lacks a letter.
fn mask(letters: impl Iterator<Item = char>) -> u64 {
    let bit = |c| match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + (c as u32 - '0' as u32),
        _ => 63,
    };
    letters.fold(0, |mask, c| mask | 1 << bit(c))
}
