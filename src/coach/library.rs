//! The library: everything that the files of the user's stories say, and what the story check says of it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::Datelike;

use crate::coach::check::{BankFinding, Delivery, Finding, check, check_bank, check_by};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::story::Story;
use crate::domain::story::cover::{CORE, Cover};

/// All stories, by name, valid or not.
#[derive(Debug, Clone, Default)]
pub struct Library {
    stories: Vec<Story>,
    /// What each is called, in the same order, so that no two look alike.
    titles: Vec<String>,
    /// What the check says of each, in the same order, once somebody has asked.
    checked: Vec<StoryFindings>,
    /// How they are told.
    delivery: Delivery,
    /// The stories of which there is a take.
    told: HashSet<Id>,
    /// Files that aren't valid stories.
    pub faulty: Vec<Faulty>,
}

/// What the check says of a story: by all rules, and by those of [`COMPLETE`] alone.
#[derive(Debug, Clone, Default)]
struct StoryFindings {
    all: OnceCell<Vec<Finding>>,
    complete: OnceCell<Vec<Finding>>,
}

/// The rules by which a story is complete. The checklist asks them of every story at once, and all of the rules would
/// take so long that it could be felt.
pub const COMPLETE: [&str; 5] = ["SL101", "SL201", "SL202", "SL301", "SL401"];

/// A file of a story that has errors: it is left alone until somebody corrects it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faulty {
    /// Its name.
    pub slug: Id,
    /// What is wrong with it, with line and caret.
    pub report: String,
}

impl Library {
    /// The files were read, once more perhaps: what was found in the stories that have not changed stays. Each of the
    /// others is checked when its findings are asked for.
    pub fn read_again(&mut self, stories: Vec<Story>, faulty: Vec<Faulty>) {
        let pairs = self.stories.drain(..).zip(self.checked.drain(..));
        let mut known: HashMap<Id, _> = pairs.map(|pair| (pair.0.slug.clone(), pair)).collect();
        let of = |story: &Story| match known.remove(&story.slug) {
            Some((before, checked)) if before == *story => checked,
            _ => StoryFindings::default(),
        };
        self.checked = stories.iter().map(of).collect();
        self.titles = titles(&stories);
        (self.stories, self.faulty) = (stories, faulty);
    }

    /// All stories are told another way.
    pub fn deliver(&mut self, delivery: Delivery) {
        self.checked.fill(StoryFindings::default());
        self.delivery = delivery;
    }

    /// There are takes of these stories: what is not written of them is missing.
    pub fn tell(&mut self, told: HashSet<Id>) {
        let before = std::mem::replace(&mut self.told, told);
        for (story, checked) in self.stories.iter().zip(&mut self.checked) {
            if self.told.contains(&story.slug) != before.contains(&story.slug) {
                *checked = StoryFindings::default();
            }
        }
    }

    /// The valid stories, by name.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The valid story with this name.
    pub fn story(&self, slug: &str) -> Option<&Story> {
        self.stories.iter().find(|story| story.slug.as_str() == slug)
    }

    /// What the story with this name is called: its title, and what sets it apart from another with the same one. Its
    /// name where there is no such story.
    pub fn title<'a>(&'a self, slug: &'a str) -> &'a str {
        let all = self.stories.iter().zip(&self.titles);
        all.into_iter().find(|(story, _)| story.slug.as_str() == slug).map_or(slug, |(_, title)| title)
    }

    /// What the check says of the story with this name; nothing where there is none.
    pub fn findings(&self, slug: &str) -> &[Finding] {
        let Some((story, checked)) = self.checked(slug) else { return &[] };
        checked.all.get_or_init(|| check(story, &self.delivery, self.told.contains(&story.slug)))
    }

    /// What the check says of the story with this name by the rules of [`COMPLETE`], in no order.
    pub fn incomplete(&self, slug: &str) -> &[Finding] {
        let Some((story, checked)) = self.checked(slug) else { return &[] };
        let told = || self.told.contains(&story.slug);
        checked.complete.get_or_init(|| check_by(&COMPLETE, story, &self.delivery, told()))
    }

    fn checked(&self, slug: &str) -> Option<(&Story, &StoryFindings)> {
        self.stories.iter().zip(&self.checked).find(|(story, _)| story.slug.as_str() == slug)
    }
}

/// What stories are called. Where two have the same title, the first of these that differs follows it: project, time, the
/// first words; else the name of the file.
fn titles(stories: &[Story]) -> Vec<String> {
    let alike = |one: &Story, two: &Story| one.title.to_lowercase() == two.title.to_lowercase();
    let name = |story: &Story| {
        let others: Vec<&Story> =
            stories.iter().filter(|it| it.slug != story.slug && alike(it, story)).collect();
        if others.is_empty() {
            return story.title.clone();
        }
        let differs = |mark: &fn(&Story) -> String| {
            let own = mark(story);
            (!own.is_empty() && others.iter().all(|other| mark(other) != own)).then_some(own)
        };
        let marks: [fn(&Story) -> String; 3] = [|it| it.project.clone(), |it| it.when.clone(), first_words];
        let own = marks.iter().find_map(differs).unwrap_or_else(|| format!("{}.yaml", story.slug));
        format!("{} · {own}", story.title)
    };
    stories.iter().map(name).collect()
}

/// The first words of a story, wherever they stand, or that it isn't written yet.
fn first_words(story: &Story) -> String {
    let first = story.texts.iter().map(|(_, text)| text.trim()).find(|text| !text.is_empty());
    let words: Vec<&str> = first.unwrap_or_default().split_whitespace().take(4).collect();
    if words.is_empty() { "not written yet".to_owned() } else { format!("{} …", words.join(" ")) }
}

/// Stories against the competencies of the bank.
pub fn cover(stories: &[&Story], bank: &Bank) -> Cover {
    let competencies: Vec<Id> = bank.competencies().map(|it| it.id.clone()).collect();
    Cover::new(stories, &competencies, |id| bank.question(id).map_or(&[], |(_, it)| it.tags.as_slice()))
}

/// What stories lack together, of which `cover` is made.
pub fn lacks(stories: &[&Story], cover: &Cover, bank: &Bank, day: Day) -> Vec<BankFinding> {
    let is_core = |id: &&Id| CORE.contains(&id.as_str());
    let core: Vec<Id> = cover.competencies().iter().filter(is_core).cloned().collect();
    let asked = |id: &Id| {
        bank.competencies()
            .find(|it| it.id == *id)
            .map(|it| format!("{}. When was that?", it.asked))
            .unwrap_or_default()
    };
    let titled = |id: &Id| bank.competency_title(id).to_lowercase();
    check_bank(stories, cover, &core, day.year(), asked, titled)
}

#[cfg(test)]
mod tests {
    use super::{COMPLETE, Library};
    use crate::coach::check::{Finding, Level};
    use crate::domain::id::Id;
    use crate::domain::part::Part;
    use crate::domain::story::Story;
    use crate::domain::story::blank::blank;

    fn story(slug: &str, action: &str) -> Story {
        let mut story = blank(slug, &[], &[]);
        story.texts[Part::Action] = action.to_owned();
        story
    }

    fn library(stories: &[Story]) -> Library {
        let mut library = Library::default();
        library.read_again(stories.to_vec(), Vec::new());
        library
    }

    #[test]
    fn two_stories_with_one_title_are_called_by_what_differs() {
        let titled = |slug: &str, project: &str, action: &str| Story {
            title: "The stemmer".to_owned(),
            project: project.to_owned(),
            ..story(slug, action)
        };
        let of = |stories: &[Story]| {
            let library = library(stories);
            stories.iter().map(|it| library.title(&it.slug).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of(&[titled("a", "Search", "")]), ["The stemmer"]);
        assert_eq!(
            of(&[titled("a", "Search", ""), titled("b", "", "I took the old one out.")]),
            ["The stemmer · Search", "The stemmer · I took the old …"]
        );
        assert_eq!(
            of(&[titled("a", "Search", ""), titled("b", "Search", "")]),
            ["The stemmer · a.yaml", "The stemmer · b.yaml"]
        );
        assert_eq!(Library::default().title("gone"), "gone");
    }

    #[test]
    fn what_is_read_again_says_what_a_new_reading_would() {
        let first = [
            story("a", "We built it. We ran it. We shipped it."),
            story("b", "I chose the smaller model."),
            story("c", ""),
        ];
        let then = [
            story("a", "I built it alone."),
            story("b", "I chose the smaller model."),
            story("d", "We met."),
        ];
        let mut read = library(&first);
        assert!(!read.findings("a").is_empty(), "they were asked for before");
        assert!(!read.incomplete("a").is_empty(), "and so was this");
        read.read_again(then.to_vec(), Vec::new());
        let fresh = library(&then);
        assert_eq!(read.stories(), fresh.stories());
        for slug in ["a", "b", "c", "d"] {
            assert_eq!(read.findings(slug), fresh.findings(slug), "{slug}");
            assert_eq!(read.incomplete(slug), fresh.incomplete(slug), "{slug}");
        }
        assert_ne!(read.findings("a"), library(&first).findings("a"));
    }

    #[test]
    fn a_few_rules_say_what_they_say_among_all() {
        for action in ["We built it. We ran it. We shipped it.", "I chose the smaller model.", ""] {
            let library = library(&[story("a", action)]);
            let said = |findings: &[Finding]| {
                let of_complete = findings.iter().filter(|it| COMPLETE.iter().any(|id| it.says(id)));
                let mut said: Vec<String> = of_complete.map(|it| format!("{it:?}")).collect();
                said.sort();
                said
            };
            let few = library.incomplete("a");
            assert_eq!(said(few), said(library.findings("a")), "{action}");
            assert_eq!(said(few).len(), few.len(), "no others");
        }
    }

    #[test]
    fn a_story_that_was_told_is_no_draft() {
        let mut library = library(&[story("a", "I built it alone, in a week.")]);
        let level = |library: &Library| library.findings("a").iter().map(|finding| finding.level).max();
        assert_eq!(level(&library), Some(Level::Consider));
        library.tell(["a"].into_iter().filter_map(|slug| Id::new(slug).ok()).collect());
        assert_eq!(level(&library), Some(Level::Error));
    }
}
