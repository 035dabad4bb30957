//! Which story to tell in answer to a question: how well each fits, which comes first, and which is told too often.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::domain::day::{Day, ahead};
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::Progress;
use crate::domain::question::Question;
use crate::domain::story::{Story, Strength};
use crate::domain::words::words;

/// So many takes with a story are looked at for one that is told too often.
const LATELY: usize = 8;

/// A story that was told in so many of them is told too often.
const TOO_OFTEN: usize = 5;

/// Takes without a story do not count; of so many takes those with one are looked for.
const SEARCHED: usize = 100;

/// How often a story was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoryTold {
    /// How often in all.
    pub times: usize,
    /// Of these cold, without notes and not spoiled.
    pub cold: usize,
    /// Of those in the band.
    pub in_band: usize,
    /// The day it was told last.
    pub last: Option<Day>,
}

impl StoryTold {
    /// In words: "never told", "told once, yesterday", "told 3 times, last 5 days ago".
    pub fn words(&self, today: Day) -> String {
        let times = match self.times {
            0 => return "never told".to_owned(),
            1 => "told once".to_owned(),
            times => format!("told {times} times"),
        };
        match self.last {
            Some(last) if self.times == 1 => format!("{times}, {}", ahead(last, today)),
            Some(last) => format!("{times}, last {}", ahead(last, today)),
            None => times,
        }
    }
}

/// How often each story was told, by its name.
pub fn told(progress: &Progress, pace: &Pace) -> HashMap<Id, StoryTold> {
    let mut all: HashMap<Id, StoryTold> = HashMap::new();
    for take in progress.takes().filter(|take| !take.is_exercise()) {
        let Some(story) = &take.story else { continue };
        let told = all.entry(story.clone()).or_default();
        let cold = take.counts_cold();
        told.times += 1;
        told.cold += usize::from(cold);
        told.in_band += usize::from(cold && pace.of(take.outline).in_band(take.total));
        told.last = told.last.max(Some(take.day));
    }
    all
}

words! {
    /// How well a story fits a question, the best last.
    #[derive(PartialOrd, Ord)]
    Suitability {
        /// Its file does not name the question, but one of its other tags is a competency that is asked about.
        Loose: "related",
        /// Its file does not name the question, but its first tag is a competency that is asked about.
        Tagged: "same topic",
        /// Its file says that it will do.
        Usable: "usable",
        /// Its file says that it is the one to tell.
        Strong: "strong",
    }
}

/// How well a story fits, or that it does not, in a word or two.
pub fn fit_word(fit: Option<Suitability>) -> &'static str {
    fit.map_or("doesn't fit", Suitability::word)
}

/// How well a story fits a question: as its file says, else by the competencies that they share.
pub fn fit(story: &Story, question: &Question) -> Option<Suitability> {
    let said = story.fits.iter().find(|fit| fit.question == question.id).map(|fit| match fit.strength {
        Strength::Usable => Suitability::Usable,
        Strength::Strong => Suitability::Strong,
    });
    let tagged = || match story.tags.iter().position(|tag| question.tags.contains(tag))? {
        0 => Some(Suitability::Tagged),
        _ => Some(Suitability::Loose),
    };
    said.or_else(tagged)
}

/// A story that may be told in answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The story.
    pub story: &'a Story,
    /// How well it fits.
    pub fit: Option<Suitability>,
    /// How often it was told.
    pub told: StoryTold,
    /// It was told in the drill before, in answer to this very question.
    pub again: bool,
}

/// What was told in the drill before: a question, and a story where one was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoriesTold<'a> {
    /// The question.
    pub question: &'a Id,
    /// The story.
    pub story: &'a Id,
}

impl<'a> StoriesTold<'a> {
    /// The newest take, where a story was chosen for it.
    pub fn of(progress: &'a Progress) -> Option<Self> {
        let last = progress.takes().rev().find(|take| !take.is_exercise())?;
        Some(Self { question: last.question(), story: last.story()? })
    }
}

/// All stories for a question, the one to tell first: those that fit before the others, among them the best fit, of
/// equals the one that was not told for longest, then the one told least often. The story of the drill before comes
/// behind all others that fit; but a question that is told again at once keeps its story.
pub fn choices<'a>(
    stories: &'a [Story],
    question: &Question,
    told: impl Fn(&Id) -> StoryTold,
    before: Option<StoriesTold<'_>>,
) -> Vec<Choice<'a>> {
    let just_told = |story: &Story| before.filter(|before| *before.story == story.slug);
    let choice = |story: &'a Story| {
        let again = just_told(story).is_some_and(|before| *before.question == question.id);
        Choice { story, fit: fit(story, question), told: told(&story.slug), again }
    };
    let rank = |it: &Choice<'a>| {
        let stale = just_told(it.story).is_some();
        (!it.again, it.fit.is_none(), stale, Reverse(it.fit), it.told.last, it.told.times)
    };
    let mut all: Vec<Choice<'a>> = stories.iter().map(choice).collect();
    all.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.story.slug.cmp(&other.story.slug)));
    all
}

/// The story to tell, of the choices for a question: nothing where none was just told and none fits well. A wrong one
/// in the second before you speak costs more than none.
pub fn suggested<'a>(choices: &[Choice<'a>]) -> Option<&'a Story> {
    let fits = |choice: &&Choice<'a>| choice.again || choice.fit >= Some(Suitability::Tagged);
    choices.iter().find(fits).map(|choice| choice.story)
}

/// A story that was told in most of the last takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overuse<'a> {
    /// The story.
    pub story: &'a Id,
    /// In how many of the last takes with a story it was told.
    pub times: usize,
    /// How many of those takes there are.
    pub of: usize,
}

impl Overuse<'_> {
    /// In words: "you told it in 6 of your last 8 takes with a story".
    pub fn words(self) -> String {
        format!("you told it in {} of your last {} takes with a story", self.times, self.of)
    }
}

/// The story that is told too often, where there is more than one to tell.
pub fn overused<'a>(progress: &'a Progress, stories: &[Story]) -> Option<Overuse<'a>> {
    let told = progress.takes().rev().take(SEARCHED).filter(|take| !take.is_exercise());
    let lately = told.filter_map(|take| take.story());
    if stories.len() > 1 { most_told(lately) } else { None }
}

/// The story that most of the newest takes told, the newest first.
fn most_told<'a>(newest: impl Iterator<Item = &'a Id>) -> Option<Overuse<'a>> {
    let lately: Vec<&Id> = newest.take(LATELY).collect();
    let times = |story: &Id| lately.iter().filter(|told| **told == story).count();
    let story = lately.iter().copied().find(|story| times(story) >= TOO_OFTEN)?;
    Some(Overuse { story, times: times(story), of: lately.len() })
}

#[cfg(test)]
mod tests;
