//! Lists of words and phrases, made for looking up.

use std::collections::HashMap;

/// Words and phrases by their first word, the longest first.
pub(super) struct Phrases(HashMap<&'static str, Vec<Vec<&'static str>>>);

impl Phrases {
    /// Reads a list in lower case: phrases stand between commas, and `|` between words that serve equally.
    pub(super) fn new(list: &'static str) -> Self {
        let mut phrases: HashMap<_, Vec<Vec<_>>> = HashMap::new();
        for phrase in list.split(',') {
            for words in variants(phrase) {
                if let Some(first) = words.first() {
                    phrases.entry(*first).or_default().push(words);
                }
            }
        }
        for same_first in phrases.values_mut() {
            same_first.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        Self(phrases)
    }

    /// How many of the words belong to the longest phrase that they begin with.
    pub(super) fn longest<'w>(&self, words: &(impl Iterator<Item = &'w str> + Clone)) -> Option<usize> {
        let candidates = self.0.get(words.clone().next()?)?;
        let begins = |phrase: &&Vec<&str>| {
            let mut words = words.clone();
            phrase.iter().all(|&wanted| words.next() == Some(wanted))
        };
        candidates.iter().find(begins).map(Vec::len)
    }

    /// Whether this one word is in the list.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.len() == 1))
    }
}

/// All phrases that a phrase with alternatives stands for.
fn variants(phrase: &'static str) -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    for alternatives in phrase.split_whitespace() {
        let longer = |words: &Vec<&'static str>, word: &'static str| [words.as_slice(), &[word]].concat();
        all = all
            .iter()
            .flat_map(|words| alternatives.split('|').map(move |word| longer(words, word)))
            .collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn the_longest_phrase_wins_and_alternatives_are_equal() {
        let phrases = Phrases::new("a lot, a lot of, need|needs to|not,\n  stop");
        let longest = |text: &str| phrases.longest(&text.split(' '));
        assert_eq!(longest("a lot of work"), Some(3));
        assert_eq!(longest("a lot"), Some(2));
        assert_eq!(longest("needs not"), Some(2));
        assert_eq!(longest("needs"), None);
        assert_eq!(longest("of a lot"), None);
        assert!(phrases.has("stop") && !phrases.has("a"));
    }
}
