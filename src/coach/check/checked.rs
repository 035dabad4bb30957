//! A story as the rules look at it: its texts cut into words, and how it is told.

use std::ops::Range;
use std::time::Duration;

use crate::coach::check::text::Text;
use crate::coach::check::{Delivery, WordMark};
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;
use crate::domain::story::length::time_of;

/// A part with fewer words than this is missing.
const FEWEST_WORDS: usize = 4;
/// Two parts with fewer words than this are a draft.
const DRAFT: usize = 100;

/// A phrase is quoted up to this many words further.
const LONGER: usize = 6;

/// A story, ready to be checked.
pub(super) struct CheckedStory<'a> {
    pub story: &'a Story,
    pub delivery: &'a Delivery,
    /// Whether it was told already.
    pub told: bool,
    pub texts: Parts<Text<'a>>,
    /// The sentences of Result that say what was learned.
    lessons: Vec<Range<usize>>,
}

impl<'a> CheckedStory<'a> {
    pub(super) fn new(story: &'a Story, delivery: &'a Delivery, told: bool) -> Self {
        let texts = Parts::from_fn(|part| Text::new(&story.texts[part]));
        let result = &texts[Part::Result];
        let says = |sentence: &&Range<usize>| result.any(result.book.list("lessons"), (*sentence).clone());
        let lessons = result.sentences.iter().filter(says).cloned().collect();
        Self { story, delivery, told, texts, lessons }
    }

    /// Whether a part has this many words at least; those of a note to write it don't count.
    fn has_words(&self, part: Part, least: usize) -> bool {
        self.texts[part].words.len() >= least && !self.texts[part].is("placeholders", 0)
    }

    /// Whether a part has enough words to be judged by them.
    pub(super) fn is_written(&self, part: Part) -> bool {
        self.has_words(part, FEWEST_WORDS)
    }

    /// Whether a part is told: Learning may be told at the end of Result, and the goal in Situation.
    pub(super) fn is_told(&self, part: Part) -> bool {
        let situation = &self.texts[Part::Situation];
        self.is_written(part)
            || part == Part::Learning && !self.lessons.is_empty()
            || part == Part::Task && situation.any(situation.book.list("goals"), situation.all())
    }

    /// Whether a part has any word, and for Learning whether Result says what was learned.
    pub(super) fn is_started(&self, part: Part) -> bool {
        self.has_words(part, 1) || self.is_told(part)
    }

    /// Whether there is too little to judge: fewer than three parts with more than a few words, or two that are short, and
    /// never told.
    pub(super) fn is_draft(&self) -> bool {
        let parts = Part::ALL.iter().filter(|&&part| self.has_words(part, FEWEST_WORDS + 1)).count();
        let words: usize = self.texts.iter().map(|(_, text)| text.words.len()).sum();
        !self.told && (parts < 2 || parts == 2 && words < DRAFT)
    }

    /// Whether it has one of these tags.
    pub(super) fn has_tag(&self, tags: &[&str]) -> bool {
        self.story.tags.iter().any(|tag| tags.contains(&tag.as_str()))
    }

    /// Where a part is told: its own text, and for Learning the lessons in Result.
    pub(super) fn scope(&self, part: Part) -> impl Iterator<Item = (Part, Range<usize>)> {
        let lessons = self.lessons.iter().filter(move |_| part == Part::Learning);
        let lessons = lessons.map(|lesson| (Part::Result, lesson.clone()));
        std::iter::once((part, self.texts[part].all())).chain(lessons)
    }

    /// How long a part takes to say.
    pub(super) fn time(&self, part: Part) -> Duration {
        time_of(self.texts[part].words.len(), self.delivery.words_a_minute)
    }

    /// How long a part is meant to take.
    pub(super) fn plan(&self, part: Part) -> Duration {
        self.delivery.pace.plan(part)
    }

    /// How long the whole story takes to say.
    pub(super) fn total(&self) -> Duration {
        time_of(self.texts.iter().map(|(_, text)| text.words.len()).sum(), self.delivery.words_a_minute)
    }

    /// Marks words of a part; a number is marked with all of its decimals.
    pub(super) fn mark(&self, part: Part, words: &Range<usize>) -> WordMark {
        let text = &self.texts[part];
        WordMark { part, range: text.bytes(&text.with_figures(words, &[".", ","])) }
    }

    /// The phrase that these words stand in: words that are cut short may say something else.
    pub(super) fn whole(&self, mark: &WordMark) -> WordMark {
        let text = &self.texts[mark.part];
        let at = |byte: usize| text.words.partition_point(|word| word.range.end <= byte);
        let (first, last) = (at(mark.range.start), at(mark.range.end - 1));
        let sentence = text.sentence_of(first);
        let ends = |at: usize| text.is("phrase-ends", at);
        let goes_on =
            |&at: &usize| text.gap_before(at).trim_start_matches('%').trim().is_empty() && !ends(at);
        // A phrase too long to quote is left as it was found.
        let more = (last + 1..sentence.end).take_while(goes_on).count();
        let end = if more > LONGER { last } else { last + more };
        let is_end = |at: usize| ends(at) || text.word(at) == Some("to");
        // What holds only with an "if" is quoted with it.
        let is_if = |at: usize| matches!(text.word(at), Some("if" | "when" | "unless"));
        let starts = |&at: &usize| {
            at == sentence.start || text.opens(at) || is_if(at) || is_end(at - 1) && !is_if(at - 1)
        };
        let start = (sentence.start..=first).rev().take(LONGER).find(starts).unwrap_or(first);
        let end = (first + 1..=end).rev().find(|&at| !is_end(at)).unwrap_or(first);
        let range = text.bytes(&(start..end + 1));
        let sign = usize::from(text.gap_after(end).starts_with('%'));
        WordMark { part: mark.part, range: range.start..range.end + sign }
    }

    /// What the words at these places are, as they were written, each once, in double quotes.
    pub(super) fn words_of(&self, marks: &[WordMark]) -> String {
        let mut words: Vec<&str> = Vec::new();
        for mark in marks {
            let word = self.texts[mark.part].raw.get(mark.range.clone()).unwrap_or_default();
            if !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                words.push(word);
            }
        }
        words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
    }
}
