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
    /// One sentence of what was found and one question to the teller.
    pub message: String,
}

/// Words of a story that a finding means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordMark {
    /// The part they stand in.
    pub part: Part,
    /// Where in the part's text, in bytes, on the borders of characters; never empty.
    pub range: Range<usize>,
}

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
        Self { rule, level: rule.level, field, marks, message }
    }

    /// The same at another level.
    pub(super) fn at(self, level: Level) -> Self {
        Self { level, ..self }
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
