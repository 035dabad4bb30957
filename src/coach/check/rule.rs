//! A rule of the story check, as its file in `content/check` says it.
//!
//! The build reads these files with the very types that are here; the program unpacks what the build has checked.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::domain::part::Part;
use crate::domain::words::words;

words! {
    /// How much a finding matters.
    #[derive(Default, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    Level {
        /// Something to think about; a good story may well have it.
        #[default]
        Consider: "consider",
        /// Likely to cost the story something with a listener.
        Warning: "warning",
        /// Told like this, it does not answer the question.
        Error: "error",
    }
}

/// What the story check knows of one rule: what it says of itself, and what it looks for.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// Its stable id, as in `SL201`; an `allow` in a story names it.
    pub id: String,
    /// Its name, a few words joined by hyphens.
    pub name: String,
    /// The level of most of its findings; a finding has its own.
    pub level: Level,
    /// Among findings of a level, the heavier ones come first; from 0 to 99.
    pub weight: u32,
    /// When it fires, one sentence.
    pub fires: String,
    /// Why that matters to a listener.
    pub why: String,
    /// What is known about it, and how well.
    pub evidence: String,
    /// The keys of the works that the evidence comes from.
    pub sources: Vec<String>,
    /// A text that it fires on; in brackets where it is a shape and not a text.
    pub bad: String,
    /// The same, repaired.
    pub good: String,
    /// What became of a rule that no longer fires; its id stays taken, and a story may still silence it.
    pub retired: Option<String>,
    /// What it says where it fires; `{first}` is what it found first, `{all}` everything, `{count}` how much, and `{part}`
    /// where.
    pub message: String,
    /// What it says where what is missing has a place, found by the `spot` of its `find`; `{first}` are the words there.
    pub pointed: String,
    /// What it asks, in a few words, at the end of another one's question; `{question}` is its own.
    pub briefly: String,
    /// Whether it is never among the findings that are shown first: right less often than those.
    pub folded: bool,
    /// How much of a sign it is that a story is weak: 0 where strong ones have it, too.
    pub weak: u32,
    /// What it looks for; nothing where that is not a matter of words.
    pub look: Look,
    /// Rules that stay silent where this one speaks: they would say the same.
    pub speaks_for: Vec<String>,
    /// Rules that stay silent, too, while it says what they found before its own question.
    pub adds: Vec<String>,
    /// Lists of its own, beside those of all rules.
    pub lists: BTreeMap<String, String>,
    /// What the tests try: other parts of the base story, and sentences that must fire it, or that it must leave alone.
    #[serde(skip_serializing)]
    pub base: IgnoredAny,
    /// Must fire it.
    #[serde(skip_serializing)]
    pub must_fire: IgnoredAny,
    /// Must be left alone.
    #[serde(skip_serializing)]
    pub must_leave: IgnoredAny,
}

/// What a rule looks for, and where.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// What has to be the case.
    pub when: When,
    /// The parts it looks at, all where none is named; a lesson that is told in Result belongs to Learning.
    pub parts: Vec<Part>,
    /// It asks only where one of these is written.
    pub asks: Vec<Part>,
    /// And only of stories with one of these tags, or with none at all; of all stories where none is named.
    pub tags: Vec<String>,
    /// Not of a story without tags.
    pub only_tagged: bool,
    /// And only where that has at least this many words.
    pub fewest: usize,
    /// Fewest hits that are often.
    pub at_least: usize,
    /// Fewest in a hundred words.
    pub per_100: f64,
    /// So many in a hundred words make it a warning; 0 where nothing does.
    pub strong: f64,
    /// Fewest in a minute.
    pub per_minute: f64,
    /// What it looks for.
    pub find: Vec<WordSearch>,
}

/// When a rule fires.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Something was found.
    #[default]
    Found,
    /// Nothing was found in any of the parts.
    Absent,
    /// Enough was found in all parts together.
    Often,
    /// The program counts; the lists are what it counts with.
    Counted,
}

/// Words that are looked for, and when they do not count.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WordSearch {
    /// What the program calls them.
    pub name: String,
    /// The words: patterns, parted by commas.
    pub words: String,
    /// Longer phrases in which they mean something else.
    pub unless: String,
    /// They count only in sentences in which none of these stands.
    pub sentence_lacks: String,
    /// They count only in sentences in which one of these stands.
    pub sentence_has: String,
    /// They count only in parts in which none of these stands.
    pub part_lacks: String,
    /// They count only in stories in which none of these stands anywhere.
    pub story_lacks: String,
    /// They count only where none of these stands behind them, in the rest of the sentence or in the next one.
    pub then_lacks: String,
    /// They count only where none of these stands before them, in the sentence or in the one before.
    pub before_lacks: String,
    /// They count only where this is the subject; whoever it is where nothing is said.
    pub subject: Option<Doer>,
    /// They do not count where this is so.
    pub skip: Vec<Skip>,
    /// The parts in which they count; all that the rule looks at where none is named.
    pub parts: Vec<Part>,
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doer {
    /// "I", also where notes leave it out.
    I,
    /// Somebody else, and not a thing.
    Others,
}

/// Where words mean nothing, or not the speaker's view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Skip {
    /// Behind "not", "never", "nobody" in the same clause.
    Denied,
    /// What somebody else said or thought.
    Reported,
    /// Said of "I" or "we".
    Mine,
}

/// All rules, and what they share.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The works that the evidence comes from, by their keys.
    pub sources: BTreeMap<String, String>,
    /// Lists that every rule may use.
    pub lists: BTreeMap<String, String>,
    /// The rules for what was heard, by their ids.
    pub heard: Vec<String>,
    /// Those that make sense where nobody knows which part is which.
    pub heard_whole: Vec<String>,
    /// The story in which the sentences of the rules are tried; it has one finding, its length.
    #[serde(default, skip_serializing)]
    pub base: IgnoredAny,
    /// The rules, by id, those that no longer fire among them; the build reads each from its own file.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// The id says it all: a finding is shown with its rule.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

impl Eq for Rule {}

impl WordSearch {
    /// Its lists of words: first what it looks for, then where that doesn't count.
    pub fn lists(&self) -> [&str; 8] {
        let (lacks, has, then) = (&self.sentence_lacks, &self.sentence_has, &self.then_lacks);
        let (part, story, before) = (&self.part_lacks, &self.story_lacks, &self.before_lacks);
        [&self.words, &self.unless, lacks, has, part, story, then, before]
    }
}

impl Look {
    /// The parts it looks at.
    pub fn parts(&self) -> &[Part] {
        if self.parts.is_empty() { &Part::ALL } else { &self.parts }
    }
}

impl Rule {
    /// Whether it looks at the file rather than at what the story says.
    pub fn is_of_file(&self) -> bool {
        self.id.starts_with("SL0")
    }

    /// Whether it looks at all stories together rather than at one.
    pub fn is_of_bank(&self) -> bool {
        self.id.starts_with("SL6")
    }
}
