//! Finding items of the bank by a few letters of their words.
//!
//! The index is built once for a bank. A query is split into words; every one must be found in an item, somewhere in
//! its texts, its id or its tags: as the beginning of a word, inside one, as letters of a word in their order, or, where
//! nothing else is found, with a slip or two. Case and accents do not matter. Matching is done on the
//! different words of the bank and not on its texts, which is why a key press stays cheap with 10,000 questions.

#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use crate::domain::bank::Bank;
use crate::domain::find::vocabulary::{Place, Query, Vocabulary};
use crate::domain::find::words::each_word;
use crate::domain::id::Id;
use crate::domain::item::{Item, Kind};

/// One item that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What sort of item it is.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What it hangs on: the theme of a question, the question of a sample.
    pub parent: Option<Id>,
    /// The text of the item that matches best.
    pub text: String,
    /// How well it matches; only good for comparing matches of one search.
    pub score: u32,
    /// The characters of the text that match, by number from 0, rising. None where the id or a tag matches.
    pub positions: Vec<usize>,
}

/// Everything of a bank that can be found.
#[derive(Debug, Clone, Default)]
pub struct FindIndex {
    items: Vec<Entry>,
    texts: Vec<Text>,
    /// All texts, one after the other.
    arena: String,
    vocabulary: Vocabulary,
}

/// One item in the index.
#[derive(Debug, Clone)]
struct Entry {
    kind: Kind,
    id: Id,
    parent: Option<Id>,
    /// Number of its main text.
    main: u32,
}

/// One text of an item.
#[derive(Debug, Clone)]
struct Text {
    item: u32,
    weight: u32,
    place: Range<usize>,
}

/// What a match in an item's main text counts, in one of its other texts, and in its id or tags.
const MAIN: u32 = 4;
const OTHER: u32 = 3;
const HIDDEN: u32 = 2;

impl FindIndex {
    /// The index of a bank. A theme that several packs add to is in it once.
    pub fn new(bank: &Bank) -> Self {
        let mut index = Self::default();
        let mut seen = HashSet::new();
        for item in bank.packs().iter().flat_map(Item::all_of) {
            let is_tag = item.kind() == Kind::Competency;
            if seen.insert((is_tag, item.id())) {
                index.add(item);
            }
        }
        index
    }

    fn add(&mut self, item: Item<'_>) {
        self.items.push(Entry {
            kind: item.kind(),
            id: item.id().clone(),
            parent: item.parent().cloned(),
            main: self.texts.len() as u32,
        });
        self.add_text(item.text(), MAIN);
        for text in item.more_texts() {
            self.add_text(text, OTHER);
        }
        self.add_text(item.id().as_str(), HIDDEN);
        for tag in item.tags() {
            self.add_text(tag.as_str(), HIDDEN);
        }
    }

    /// Adds one text of the item that was added last.
    fn add_text(&mut self, text: &str, weight: u32) {
        let start = self.arena.len();
        self.arena.push_str(text);
        let item = self.items.len().saturating_sub(1) as u32;
        let place = Place { text: self.texts.len() as u32, item, weight };
        self.texts.push(Text { item, weight, place: start..self.arena.len() });
        each_word(text, |word, _| self.vocabulary.add(word, place));
    }

    /// The items that match every word of the query, best first, at most `limit` of them.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Match> {
        let mut query = self.vocabulary.query(query);
        if query.is_empty() {
            return Vec::new();
        }
        let mut found = self.found(&query);
        let order = |hit: &Hit| (Reverse(hit.score), hit.item);
        if found.len() > limit {
            found.select_nth_unstable_by_key(limit, order);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(order);
        let matches = found.iter().filter_map(|hit| self.show(&mut query, hit));
        matches.collect()
    }

    /// Every item that matches all words, with its score.
    fn found(&self, query: &Query) -> Vec<Hit> {
        let mut totals = vec![Total::default(); self.items.len()];
        for number in 0..query.len() {
            let mut best = vec![Hit::default(); self.items.len()];
            for (place, score) in self.vocabulary.hits(query, number) {
                if let Some(best) = best.get_mut(place.item as usize) {
                    best.improve(place, score);
                }
            }
            for (total, best) in totals.iter_mut().zip(&best) {
                total.add(best);
            }
        }
        let whole = |total: &Total| total.words == query.len();
        let numbered = totals.into_iter().zip(0..);
        numbered.filter(|(total, _)| whole(total)).map(|(total, item)| self.hit(&total, item)).collect()
    }

    fn hit(&self, total: &Total, item: u32) -> Hit {
        let kind = self.items.get(item as usize).map(|entry| entry.kind);
        Hit { score: total.score + kind.map_or(0, bonus), item, text: total.best.text }
    }

    /// The text of an item in which the words of the query match best together.
    fn best_text(&self, query: &Query, hit: &Hit) -> u32 {
        let Some(entry) = self.items.get(hit.item as usize) else {
            return hit.text;
        };
        if query.len() == 1 {
            return hit.text;
        }
        let of_item = |number: &u32| {
            let text = self.texts.get(*number as usize);
            text.is_some_and(|text| text.item == hit.item)
        };
        let score = |number: &u32| {
            let text = self.texts.get(*number as usize);
            let (place, weight) = text.map_or((0..0, 0), |text| (text.place.clone(), text.weight));
            let score = self.vocabulary.score(query, self.arena.get(place).unwrap_or_default());
            (score * weight, Reverse(*number))
        };
        let numbers = (entry.main..).take_while(of_item);
        numbers.max_by_key(score).unwrap_or(hit.text)
    }

    /// The match as it is shown.
    fn show(&self, query: &mut Query, hit: &Hit) -> Option<Match> {
        let entry = self.items.get(hit.item as usize)?;
        let best = self.texts.get(self.best_text(query, hit) as usize)?;
        let main = self.texts.get(entry.main as usize)?;
        let shown = if best.weight == HIDDEN { main } else { best };
        let text = self.arena.get(shown.place.clone())?;
        Some(Match {
            kind: entry.kind,
            id: entry.id.clone(),
            parent: entry.parent.clone(),
            text: text.to_owned(),
            score: hit.score,
            positions: self.vocabulary.positions(query, text),
        })
    }
}

/// An item with a score, and the number of the text that matches best.
#[derive(Debug, Clone, Copy, Default)]
struct Hit {
    score: u32,
    item: u32,
    text: u32,
}

impl Hit {
    /// Takes the place of a word that matches, if it counts more.
    fn improve(&mut self, place: Place, score: u32) {
        let score = score * place.weight;
        if score > self.score {
            *self = Self { score, item: place.item, text: place.text };
        }
    }
}

/// What an item has from the words of the query so far.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    score: u32,
    words: usize,
    best: Hit,
}

impl Total {
    fn add(&mut self, hit: &Hit) {
        if hit.score == 0 {
            return;
        }
        self.words += 1;
        self.score += hit.score;
        if hit.score > self.best.score {
            self.best = *hit;
        }
    }
}

/// Of two items that match alike, the one that people look for more often comes first.
fn bonus(kind: Kind) -> u32 {
    match kind {
        Kind::Theme | Kind::Category => 40,
        Kind::Question => 30,
        Kind::Sample | Kind::AskQuestion => 20,
        Kind::RedFlag | Kind::ChecklistItem | Kind::Competency => 10,
        Kind::Criterion | Kind::Element | Kind::AskGroup | Kind::Context => 0,
    }
}
