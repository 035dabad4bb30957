//! Questions that ask nearly the same as one that is there already: in the bank, or earlier in the same list.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::bank::Pack;
use crate::packs::import::cues::Cues;
use crate::packs::import::list::{FoundTheme, ListText, QuestionList};
use crate::packs::import::text::folded;
use crate::store::text::Report;

/// The fewest words with which a text with one word more is similar.
const FEWEST_TO_ADD: usize = 3;
/// The fewest words of which one may be another.
const FEWEST_TO_SWAP: usize = 6;

/// A question of a list that asks nearly the same as another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarText {
    /// Its line.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Where the other one stands: its id in a pack, or its line in the list.
    pub place: String,
    /// The words of the other one.
    pub other: String,
}

/// The questions of a list, and those to ask, that are similar to one of these packs or to one before them, by line.
///
/// # Errors
/// Never in a program whose tests passed.
pub fn similar(list: &QuestionList, packs: &[Pack]) -> Result<Vec<SimilarText>, Report> {
    let cues = Cues::english()?;
    let (mut questions, mut asks) = (SimilarIndex::new(&cues), SimilarIndex::new(&cues));
    for question in packs.iter().flat_map(|pack| &pack.themes).flat_map(|theme| &theme.questions) {
        for text in std::iter::once(&question.text).chain(question.also.iter()) {
            questions.add(text, || question.id.to_string());
        }
    }
    for question in packs.iter().flat_map(|pack| &pack.ask).flat_map(|group| &group.questions) {
        asks.add(&question.text, || question.id.to_string());
    }
    let mut found = questions.of(&list.themes);
    found.extend(asks.of(&list.ask));
    found.sort_by_key(|it| it.line);
    Ok(found)
}

/// Texts by the words that count, and by those less each one of them.
struct SimilarIndex<'a> {
    cues: &'a Cues,
    /// Where each stands, and its text.
    known: Vec<(String, String)>,
    all: HashMap<u64, usize>,
    less: HashMap<u64, usize>,
    less_of_many: HashMap<u64, usize>,
}

impl<'a> SimilarIndex<'a> {
    fn new(cues: &'a Cues) -> Self {
        let (all, less, less_of_many) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { cues, known: Vec::new(), all, less, less_of_many }
    }

    /// Adds a text unless a similar one is there; says which one that is.
    fn add(&mut self, text: &str, place: impl FnOnce() -> String) -> Option<&(String, String)> {
        let words = self.cues.telling(&folded(text));
        if words.is_empty() {
            return None;
        }
        let all = key(words.iter());
        let less = |fewest: usize| {
            let ways = if words.len() >= fewest { words.len() } else { 0 };
            (0..ways).map(|left_out| {
                key(words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|it| it.1))
            })
        };
        let (with_one_less, with_one_other) = (less(FEWEST_TO_ADD + 1), less(FEWEST_TO_SWAP));
        let known = self.all.get(&all).or_else(|| self.less.get(&all));
        let known = known.or_else(|| with_one_less.clone().find_map(|key| self.all.get(&key)));
        let known = known.or_else(|| with_one_other.clone().find_map(|key| self.less_of_many.get(&key)));
        if let Some(at) = known.copied() {
            return self.known.get(at);
        }
        let at = self.known.len();
        self.known.push((place(), text.to_owned()));
        self.all.insert(all, at);
        self.less.extend(with_one_less.map(|key| (key, at)));
        self.less_of_many.extend(with_one_other.map(|key| (key, at)));
        None
    }

    /// Those of a list that are similar to one that is there or comes before them.
    fn of(&mut self, themes: &[FoundTheme]) -> Vec<SimilarText> {
        let asked = themes.iter().flat_map(|theme| &theme.questions).map(|question| &question.asked);
        let mut found = Vec::new();
        for ListText { text, line, .. } in asked {
            if let Some((place, other)) = self.add(text, || format!("line {line}")) {
                let (place, other) = (place.clone(), other.clone());
                found.push(SimilarText { line: *line, text: text.clone(), place, other });
            }
        }
        found
    }
}

/// Words as a number.
fn key<'a>(words: impl Iterator<Item = &'a String>) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::SimilarIndex;
    use crate::packs::import::cues::Cues;

    #[test]
    fn texts_are_similar_that_differ_in_what_says_little_or_in_one_word_of_many() {
        let cues = Cues::english().expect("they are valid");
        let is_similar = |one: &str, other: &str| {
            let mut index = SimilarIndex::new(&cues);
            assert!(index.add(one, String::new).is_none());
            index.add(other, String::new).is_some()
        };
        for (one, other) in [
            ("Where do you see yourself in 5 years?", "Where do you see yourself in five years?"),
            ("Tell me about a time when you failed.", "Describe a time you failed"),
            ("What is your greatest weakness?", "What's your greatest weakness"),
            ("How do you handle tight deadlines?", "How do you handle really tight deadlines?"),
            (
                "Tell me about a model that failed in production because of stale data.",
                "Tell me about a model that failed in production because of dirty data.",
            ),
        ] {
            assert!(is_similar(one, other) && is_similar(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Why us?", "Why now?"),
            ("Tell me about a time you failed.", "Tell me about a time you led."),
            ("What is your greatest weakness?", "What is your greatest strength?"),
            ("How do you handle conflict?", "How do you handle stress?"),
            ("?", "!"),
        ] {
            assert!(!is_similar(one, other) && !is_similar(other, one), "{one} {other}");
        }
    }
}
