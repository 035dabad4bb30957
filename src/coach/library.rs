//! The library: everything that the files of the user's stories say, and what the story check says of it.

use std::collections::HashMap;

use chrono::Datelike;

use crate::coach::check::{BankFinding, Finding, check, check_bank};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::story::Story;
use crate::domain::story::cover::{CORE, Cover};

/// All stories, by name, sound or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    stories: Vec<Story>,
    /// What the check says of each, in the same order.
    findings: Vec<Vec<Finding>>,
    /// The pace at which they were checked, in words a minute.
    words_a_minute: u32,
    /// Files that are no sound stories.
    pub faulty: Vec<Faulty>,
}

/// A file of a story that has faults: it is left alone until somebody mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faulty {
    /// Its name.
    pub slug: Id,
    /// What is wrong with it, with line and caret.
    pub report: String,
}

impl Library {
    /// The library of these stories, each checked at a pace in words a minute.
    pub fn new(stories: Vec<Story>, faulty: Vec<Faulty>, words_a_minute: u32) -> Self {
        let findings = stories.iter().map(|story| check(story, words_a_minute)).collect();
        Self { stories, findings, words_a_minute, faulty }
    }

    /// The files were read again: only the stories that have changed are checked, since a check is slow.
    pub fn read_again(&mut self, stories: Vec<Story>, faulty: Vec<Faulty>, words_a_minute: u32) {
        let mut known: HashMap<Id, (Story, Vec<Finding>)> = HashMap::new();
        if words_a_minute == self.words_a_minute {
            let checked = self.stories.drain(..).zip(self.findings.drain(..));
            known.extend(checked.map(|checked| (checked.0.slug.clone(), checked)));
        }
        let of = |story: &Story| match known.remove(&story.slug) {
            Some((before, findings)) if before == *story => findings,
            _ => check(story, words_a_minute),
        };
        let findings = stories.iter().map(of).collect();
        *self = Self { stories, findings, words_a_minute, faulty };
    }

    /// Checks all stories again, at another pace.
    pub fn check(&mut self, words_a_minute: u32) {
        self.findings = self.stories.iter().map(|story| check(story, words_a_minute)).collect();
        self.words_a_minute = words_a_minute;
    }

    /// The sound stories, by name.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The sound story with this name.
    pub fn story(&self, slug: &str) -> Option<&Story> {
        self.stories.iter().find(|story| story.slug.as_str() == slug)
    }

    /// What the check says of the story with this name; nothing where there is none.
    pub fn findings(&self, slug: &str) -> &[Finding] {
        let number = self.stories.iter().position(|story| story.slug.as_str() == slug);
        number.and_then(|number| self.findings.get(number)).map_or(&[], Vec::as_slice)
    }

    /// Whether there is no file of a story, sound or not.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.faulty.is_empty()
    }

    /// The stories against the competencies of the bank.
    pub fn cover(&self, bank: &Bank) -> Cover {
        cover(&self.stories.iter().collect::<Vec<_>>(), bank)
    }
}

/// Stories against the competencies of the bank.
pub fn cover(stories: &[&Story], bank: &Bank) -> Cover {
    let competencies: Vec<Id> = bank.competencies().map(|it| it.id.clone()).collect();
    Cover::new(stories, &competencies, |id| bank.question(id).map_or(&[], |(_, it)| it.tags.as_slice()))
}

/// What stories lack together, of which `cover` is made.
pub fn lacks(stories: &[&Story], cover: &Cover, day: Day) -> Vec<BankFinding> {
    let is_core = |id: &&Id| CORE.contains(&id.as_str());
    let core: Vec<Id> = cover.competencies().iter().filter(is_core).cloned().collect();
    check_bank(stories, cover, &core, day.year())
}

#[cfg(test)]
mod tests {
    use super::Library;
    use crate::domain::part::Part;
    use crate::domain::story::Story;
    use crate::domain::story::blank::blank;

    fn story(slug: &str, action: &str) -> Story {
        let mut story = blank(slug, &[], &[]);
        story.texts[Part::Action] = action.to_owned();
        story
    }

    #[test]
    fn what_is_read_again_says_what_a_new_reading_would() {
        let first = [story("a", "We built it."), story("b", "I chose the smaller model."), story("c", "")];
        let then = [
            story("a", "I built it alone."),
            story("b", "I chose the smaller model."),
            story("d", "We met."),
        ];
        for pace in [140, 180] {
            let mut library = Library::new(first.to_vec(), Vec::new(), 140);
            library.read_again(then.to_vec(), Vec::new(), pace);
            assert_eq!(library, Library::new(then.to_vec(), Vec::new(), pace), "{pace}");
            assert_ne!(library.findings("a"), Library::new(first.to_vec(), Vec::new(), pace).findings("a"));
        }
    }
}
