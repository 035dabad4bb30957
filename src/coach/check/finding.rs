//! What the story check says of one story.

use std::ops::Range;

use crate::coach::check::rule::{Level, Rule};
use crate::domain::part::Part;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoryField {
    /// One part.
    Part(Part),
    /// Several parts, or the story as a whole.
    Whole,
}

/// One thing that a rule has to say of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub level: Level,
    /// What it is about.
    pub field: StoryField,
    /// The words it means, in the order of the story, none twice; empty where something is missing.
    pub marks: Vec<WordMark>,
    /// One sentence of what was found and one question to the speaker.
    pub message: String,
    /// Rules that would have said the same or less, and stay silent.
    pub also: Vec<&'static Rule>,
}

/// Words of a story that a finding means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordMark {
    /// The part they stand in.
    pub part: Part,
    /// Where in the part's text, in bytes, on the borders of characters; never empty.
    pub range: Range<usize>,
}

/// How many findings of a story are shown; the rest is folded.
pub const SHOWN: usize = 3;
/// How many others one finding names beside its own.
const NAMED: usize = 3;
/// In characters: a line of a report holds no more, and what is cut off is the question.
const LONGEST: usize = 224;

impl Finding {
    /// A finding at the level of its rule.
    pub(super) fn new(
        rule: &'static Rule,
        field: StoryField,
        mut marks: Vec<WordMark>,
        message: String,
    ) -> Self {
        marks.retain(|mark| !mark.range.is_empty());
        marks.sort_by_key(|mark| (mark.part, mark.range.start, mark.range.end));
        marks.dedup_by(|next, mark| next.part == mark.part && next.range.start < mark.range.end);
        Self { rule, level: rule.level, field, marks, message, also: Vec::new() }
    }

    /// The same at another level.
    pub(super) fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// How much it weighs: a hundred for each level, and the weight of its rule among others of that level.
    pub fn weight(&self) -> u32 {
        (self.level as u32 + 1) * 100 + self.rule.weight
    }

    /// Whether it says what another one would, in its place or beside its own. What was learned is lost only with Learning itself, and a draft is said to
    /// be one in its own words.
    fn speaks(&self, other: &Self, in_place: bool) -> bool {
        let id = &other.rule.id;
        let is_heard = match (self.rule.id.as_str(), id.as_str()) {
            ("SL101", "SL401") => self.field == StoryField::Part(Part::Learning),
            (_, "SL101") => other.field != StoryField::Whole,
            _ => true,
        };
        is_heard && if in_place { self.rule.speaks_for.contains(id) } else { self.rule.adds.contains(id) }
    }

    /// Takes over another one, and what it found where that is more than it said so far: before its own question, unless
    /// that asks for nothing in particular. A listener keeps no more than a few things in mind.
    fn speak_for(&mut self, other: &Self) {
        let is_said = |rule: &&Rule| rule.speaks_for.contains(&other.rule.id);
        let is_new = !self.rule.speaks_for.contains(&other.rule.id) && !self.also.iter().any(is_said);
        self.also.push(other.rule);
        self.also.extend(&other.also);
        let (Some((own, question)), Some((found, asked))) =
            (self.message.rsplit_once(". "), other.message.split_once(". "))
        else {
            return;
        };
        if is_new && own.split(". ").count() <= NAMED {
            let asked = asked.rsplit_once(". ").map_or(asked, |(_, asked)| asked);
            let question = if question.ends_with("is missing?") { asked } else { question };
            let message = format!("{own}. {found}. {question}");
            if message.chars().count() <= LONGEST {
                self.message = message;
            }
        }
    }

    /// Whether it says what this rule has to say, in its own name or in that of another.
    pub fn says(&self, id: &str) -> bool {
        self.rule.id == id || self.also.iter().any(|rule| rule.id == id)
    }

    /// Whether it is about this part, or means words in it.
    pub fn concerns(&self, part: Part) -> bool {
        self.field == StoryField::Part(part) || self.marks.iter().any(|mark| mark.part == part)
    }

    /// The words it means in one part, in bytes of that part's text.
    pub fn spans(&self, part: Part) -> impl Iterator<Item = Range<usize>> + '_ {
        self.marks.iter().filter(move |mark| mark.part == part).map(|mark| mark.range.clone())
    }
}

/// The heaviest first; one fact, one finding: a rule stays silent where another one speaks for it.
pub(super) fn weighed(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| {
        (std::cmp::Reverse(finding.weight()), finding.field, finding.rule.id.as_str())
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let speaker = |in_place| kept.iter().position(|it| it.speaks(&finding, in_place));
        match speaker(true).or_else(|| speaker(false)) {
            Some(speaker) => kept[speaker].speak_for(&finding),
            None => kept.push(finding),
        }
    }
    kept
}

/// One finding for two: the heavier that means words asks its question, behind what the other found. Three are no slip.
pub(super) fn joined(mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() != 2 {
        return findings;
    }
    findings.sort_by_key(|finding| finding.marks.is_empty());
    let level = findings.iter().map(|finding| finding.level).max();
    let other = findings.pop();
    for (first, other) in findings.iter_mut().zip(other) {
        first.speak_for(&other);
        first.level = level.unwrap_or(first.level);
    }
    findings
}

/// What is said of the findings that are not shown, such as "2 smaller ones"; nothing where all are.
pub fn folded(findings: usize) -> Option<String> {
    match findings.saturating_sub(SHOWN) {
        0 => None,
        1 => Some("1 smaller one".to_owned()),
        more => Some(format!("{more} smaller ones")),
    }
}
