//! Finding items of the bank, stories and notes on companies by a few letters of their words.
//!
//! A query is split into words; every one must be found in an item, somewhere in its texts, its id or its tags: as the
//! beginning of a word, inside one, as letters of a word in their order, or, where nothing else is found, without its
//! ending or with a slip or two. Case and accents do not matter. Every word of the bank is looked at for each key press: a bank has hundreds of
//! items, and a slice of letters is matched in well under a microsecond.

#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;

use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::find::words::{FoundWord, Query, words};
use crate::domain::id::Id;
use crate::domain::item::{Item, ItemKind};
use crate::domain::story::Story;

/// One item that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    /// What sort of item it is.
    pub kind: ItemKind,
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

/// Everything that can be found.
#[derive(Debug, Clone, Default)]
pub struct FindIndex(Vec<TextCandidate>);

/// One item with its texts, the main one first.
#[derive(Debug, Clone)]
struct TextCandidate {
    kind: ItemKind,
    id: Id,
    parent: Option<Id>,
    texts: Vec<FoundText>,
}

/// One text of an item, cut into words.
#[derive(Debug, Clone)]
struct FoundText {
    weight: u32,
    shown: String,
    words: Vec<FoundWord>,
}

/// What a match in an item's main text counts, in one of its other texts, and in its id or tags.
const MAIN: u32 = 4;
const OTHER: u32 = 3;
const HIDDEN: u32 = 2;

impl FindIndex {
    /// The texts of a bank. A theme that several packs add to is in it once.
    pub fn new(bank: &Bank) -> Self {
        let mut seen = HashSet::new();
        let items = bank.packs().iter().flat_map(Item::all_of);
        let new = items.filter(|item| seen.insert((item.kind() == ItemKind::Competency, item.id())));
        Self(new.map(TextCandidate::of_item).collect())
    }

    /// The same, with the user's own stories and notes on companies.
    #[must_use]
    pub fn with_own(mut self, stories: &[Story], companies: &[Company]) -> Self {
        self.0.extend(stories.iter().map(TextCandidate::of_story));
        self.0.extend(companies.iter().map(TextCandidate::of_company));
        self
    }

    /// The items that match every word of the query, best first, at most `limit` of them. One that has the query as its id
    /// comes before all others.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Match> {
        let id = query.trim();
        let texts = self.0.iter().flat_map(|item| &item.texts);
        let mut query = Query::new(query, &texts.flat_map(|text| &text.words));
        if query.is_empty() {
            return Vec::new();
        }
        let scored = |item| Some((TextCandidate::score(item, &mut query)?, item));
        let mut found: Vec<(u32, &TextCandidate)> = self.0.iter().filter_map(scored).collect();
        found.sort_by_key(|(score, item)| (item.id.as_str() != id, Reverse(*score)));
        found.truncate(limit);
        found.into_iter().filter_map(|(score, item)| item.shown(&mut query, score)).collect()
    }
}

/// Matches that were best first, kind by kind: that of the best match first, and of each kind the best first.
pub fn by_kind(mut matches: Vec<Match>) -> Vec<Match> {
    let kinds: Vec<ItemKind> = matches.iter().map(|found| found.kind).collect();
    matches.sort_by_key(|found| kinds.iter().position(|kind| *kind == found.kind));
    matches
}

impl TextCandidate {
    fn of_item(item: Item<'_>) -> Self {
        let candidate = Self::new(item.kind(), item.id(), item.tags(), item.text(), item.more_texts());
        Self { parent: item.parent().cloned(), ..candidate }
    }

    fn of_story(story: &Story) -> Self {
        let parts = story.texts.iter().map(|(_, text)| text.as_str());
        let others = parts.chain([story.project.as_str(), story.when.as_str()]).collect();
        Self::new(ItemKind::Story, &story.slug, &story.tags, &story.title, others)
    }

    fn of_company(company: &Company) -> Self {
        let notes = company.notes().map(|(_, note)| note).to_vec();
        Self::new(ItemKind::Company, &company.slug, &[], &company.name, notes)
    }

    fn new(kind: ItemKind, id: &Id, tags: &[Id], main: &str, others: Vec<&str>) -> Self {
        let main = std::iter::once((main, MAIN));
        let others = others.into_iter().map(|text| (text, OTHER));
        let hidden = std::iter::once(id).chain(tags).map(|id| (id.as_str(), HIDDEN));
        let text = |(text, weight): (&str, u32)| {
            // A match is shown on one line.
            let shown = text.replace(['\n', '\t'], " ");
            FoundText { weight, words: words(&shown), shown }
        };
        Self {
            kind,
            id: id.clone(),
            parent: None,
            texts: main.chain(others).chain(hidden).map(text).collect(),
        }
    }

    /// How well the item matches, or `None` where it lacks a word of the query.
    fn score(&self, query: &mut Query) -> Option<u32> {
        let mut best = vec![0; query.len()];
        for text in &self.texts {
            for (best, score) in best.iter_mut().zip(query.scores(&text.words)) {
                *best = score.saturating_mul(text.weight).max(*best);
            }
        }
        best.iter().all(|score| *score > 0).then(|| best.iter().sum::<u32>() + bonus(self.kind))
    }

    /// The match as it is shown: the text in which the words of the query match best together.
    fn shown(&self, query: &mut Query, score: u32) -> Option<Match> {
        let together = |text: &&FoundText| query.scores(&text.words).iter().sum::<u32>() * text.weight;
        // Of equals the last is taken, so the first is put there.
        let best = self.texts.iter().rev().max_by_key(together)?;
        let text = if best.weight == HIDDEN { self.texts.first()? } else { best };
        Some(Match {
            kind: self.kind,
            id: self.id.clone(),
            parent: self.parent.clone(),
            text: text.shown.clone(),
            score,
            positions: query.positions(&text.words),
        })
    }
}

/// Of two items that match alike, the one that people look for more often comes first.
fn bonus(kind: ItemKind) -> u32 {
    match kind {
        ItemKind::Theme | ItemKind::Category | ItemKind::Principle => 40,
        ItemKind::Question | ItemKind::Story => 30,
        ItemKind::Sample | ItemKind::AskQuestion => 20,
        ItemKind::RedFlag | ItemKind::ChecklistItem | ItemKind::Competency | ItemKind::Company => 10,
        ItemKind::Criterion | ItemKind::Element | ItemKind::AskGroup | ItemKind::Context => 0,
    }
}
