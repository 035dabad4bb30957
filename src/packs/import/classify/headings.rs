//! Headings: over a section, or questions themselves.

use crate::packs::import::account::LineFate;
use crate::packs::import::classify::{Classifier, LONGEST};
use crate::packs::import::cues::Cue;
use crate::packs::import::layout::Siblings;
use crate::packs::import::markdown::{BlockKind, ListBlock};
use crate::packs::import::text::{bare, ends_asking};

impl Classifier<'_> {
    pub(super) fn heading(
        &mut self,
        level: usize,
        number: usize,
        blocks: &[ListBlock],
        siblings: &[Siblings],
    ) {
        let block = &blocks[number];
        let text = block.joined();
        self.label = None;
        self.is_expecting = false;
        self.items.clear();
        if text.len() > LONGEST {
            return self.mark(block, LineFate::Other);
        }
        if self.heading_of_part(block, level, &text) {
            return;
        }
        self.end_sample();
        let own = self.cues.of_heading(&text);
        self.sections.leave(level);
        let marked = self.cues.after_marker(bare(&text));
        if marked == Some("") || is_numbered_marker(&text, self.cues.after_marker(&format!("{text}:"))) {
            self.is_expecting = true;
            self.last = None;
            self.mark(block, LineFate::Heading);
            return self.sections.enter(level, "", None, self.cues);
        }
        if self.is_question(block, level, &text, own, siblings[number])
            && !over_questions(level, number, blocks, siblings)
        {
            return self.question_heading(block, level, marked.unwrap_or(&text));
        }
        let belongs = matches!(own, Some(Cue::Answers | Cue::Criteria | Cue::FollowUps | Cue::RedFlags));
        let is_below = |last: &super::LastAsked| last.level.map_or(belongs && last.is_alone, |of| level > of);
        self.last = self.last.filter(is_below);
        self.mark(block, LineFate::Heading);
        self.sections.enter(level, &text, own, self.cues);
    }

    fn is_question(
        &self,
        block: &ListBlock,
        level: usize,
        text: &str,
        own: Option<Cue>,
        siblings: Siblings,
    ) -> bool {
        if self.cues.after_marker(bare(text)).is_some() {
            return true;
        }
        let is_closed = matches!(self.section(), Some(Cue::Advice | Cue::Navigation | Cue::RedFlags));
        let is_other =
            matches!(own, Some(Cue::Ask | Cue::FollowUps | Cue::RedFlags | Cue::Criteria | Cue::Navigation));
        if level < 2 || is_closed || is_other && !self.cues.opens_strongly(text) || block.is_anchor {
            return false;
        }
        if self.section() == Some(Cue::Ask) && ends_asking(bare(text)) && !self.cues.explains(text) {
            return true;
        }
        self.cues.asks_somebody(text) || ends_asking(text) && siblings.all >= 4 && siblings.ask(60)
    }

    fn question_heading(&mut self, block: &ListBlock, level: usize, text: &str) {
        // The headings above it say whose question it is.
        self.ask(block, text, true);
        if self.section() != Some(Cue::Ask) {
            self.sections.enter_question(level, self.cues);
            self.last.iter_mut().for_each(|last| last.level = Some(level));
        }
    }

    /// A heading that names a part of a story.
    fn heading_of_part(&mut self, block: &ListBlock, level: usize, text: &str) -> bool {
        let Some(part) = self.cues.part(bare(text)).filter(|part| self.may_start(*part)) else {
            return false;
        };
        self.mark(block, LineFate::Label);
        self.sections.leave(level);
        self.start_part(part, block, "");
        true
    }
}

/// Whether a heading is a marker with its number alone, such as "Question 3".
fn is_numbered_marker(text: &str, after: Option<&str>) -> bool {
    after == Some("") && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether the headings below a heading are the questions.
fn over_questions(level: usize, number: usize, blocks: &[ListBlock], siblings: &[Siblings]) -> bool {
    let mut later = blocks.iter().zip(siblings).skip(number + 1);
    let next = later.find_map(|(block, siblings)| match block.kind {
        BlockKind::Heading(below) => Some((usize::from(below), siblings)),
        _ => None,
    });
    next.is_some_and(|(below, siblings)| below > level && siblings.asking * 2 > siblings.all)
}
