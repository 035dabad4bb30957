//! A story as the rules look at it: its texts cut into words, and the pace it is told at.

use std::ops::Range;

use crate::coach::check::finding::WordMark;
use crate::coach::check::text::Text;
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;

/// A story, ready to be checked.
pub(super) struct CheckedStory<'a> {
    /// The story itself.
    pub story: &'a Story,
    /// Its texts.
    pub texts: Parts<Text<'a>>,
    /// Words a minute, at least one.
    pub pace: usize,
}

impl<'a> CheckedStory<'a> {
    pub(super) fn new(story: &'a Story, words_a_minute: u32) -> Self {
        let texts = Parts::from_fn(|part| Text::new(&story.texts[part]));
        Self { story, texts, pace: words_a_minute.max(1) as usize }
    }

    /// Whether a part has no word at all; only its absence is worth a finding then.
    pub(super) fn is_empty(&self, part: Part) -> bool {
        self.texts[part].len() == 0
    }

    /// How many words the whole story has.
    pub(super) fn words(&self) -> usize {
        self.texts.iter().map(|(_, text)| text.len()).sum()
    }

    /// Marks words of a part.
    pub(super) fn mark(&self, part: Part, words: &Range<usize>) -> WordMark {
        WordMark { part, range: self.texts[part].bytes(words) }
    }

    /// Marks all that a part says.
    pub(super) fn mark_whole(&self, part: Part) -> WordMark {
        WordMark { part, range: self.texts[part].whole() }
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
