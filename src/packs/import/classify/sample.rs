//! Sample answers: the five parts in their order, each with prose.

use crate::domain::part::{Part, Parts};
use crate::packs::import::account::LineFate;
use crate::packs::import::classify::lead::{first_line_bold, split_label};
use crate::packs::import::classify::{Classifier, LONGEST};
use crate::packs::import::list::FoundSample;
use crate::packs::import::markdown::{BlockKind, LineRange, ListBlock};

/// An answer of which parts have been read.
#[derive(Debug)]
pub(super) struct OpenSample {
    question: Option<(usize, usize)>,
    depth: usize,
    part: Part,
    parts: Parts<String>,
    lines: Vec<LineRange>,
}

impl OpenSample {
    /// Whether a block stands outside of the list that the parts are items of.
    pub(super) fn is_left_by(&self, block: &ListBlock) -> bool {
        block.depth < self.depth
    }
}

impl Classifier<'_> {
    /// A text that opens with the name of the next part.
    pub(super) fn take_part(&mut self, block: &ListBlock, text: &str) -> bool {
        let bold = text.get(..first_line_bold(block)).unwrap_or_default().trim_end();
        let whole = text.trim_end_matches([':', '：']);
        let (name, rest) = split_label(text, bold).unwrap_or((whole, ""));
        let names_only = rest.is_empty() && (bold.len() == text.len() || whole.len() < text.len());
        let part = if names_only || !rest.is_empty() { self.cues.part(name) } else { None };
        // A letter alone is a part only in the row of them: "A:" may be an answer.
        let part = part.filter(|part| self.may_start(*part));
        part.is_some_and(|part| {
            self.start_part(part, block, rest);
            true
        })
    }

    /// Whether this part may come now: a story starts with its situation.
    pub(super) fn may_start(&self, part: Part) -> bool {
        part == Part::Situation || self.sample.as_ref().is_some_and(|sample| part > sample.part)
    }

    pub(super) fn start_part(&mut self, part: Part, block: &ListBlock, rest: &str) {
        if part == Part::Situation {
            self.end_sample();
        }
        let question = self.items.iter().rev().find_map(|(_, question)| *question);
        let question = question.or(self.last.map(|last| last.place));
        let sample = self.sample.get_or_insert_with(|| OpenSample {
            question,
            depth: block.depth,
            part,
            parts: Parts::default(),
            lines: Vec::new(),
        });
        sample.part = part;
        rest.clone_into(&mut sample.parts[part]);
        sample.lines.push(block.lines);
        // A label that stands higher rules what comes after the sample.
        self.label = self.label.filter(|label| label.depth < block.depth);
    }

    /// What stands between two parts belongs to the first of them.
    pub(super) fn add_to_sample(&mut self, block: &ListBlock, text: &str) {
        let Some(sample) = &mut self.sample else { return };
        let told = &mut sample.parts[sample.part];
        let is_item = block.kind == BlockKind::Item;
        let gap = if told.is_empty() {
            ""
        } else if is_item {
            "\n"
        } else {
            "\n\n"
        };
        let bullet = if is_item { block.bullet.as_str() } else { "" };
        told.extend([gap, bullet, text]);
        sample.lines.push(block.lines);
    }

    /// Ends the sample that is being read: it is one where a question stands above it and no part is empty or a form.
    pub(super) fn end_sample(&mut self) {
        let Some(sample) = self.sample.take() else { return };
        let is_told = |text: &String| !(text.trim().is_empty() || text.contains('[') && text.contains(']'));
        let length: usize = sample.parts.0.iter().map(String::len).sum();
        let is_one = sample.parts.0.iter().all(is_told) && length <= 10 * LONGEST;
        let question = sample.question.filter(|_| is_one);
        let fate = if question.is_some() { LineFate::Sample } else { LineFate::Answer };
        let line = sample.lines.first().map_or(0, |lines| lines.first);
        for lines in sample.lines {
            self.to.ledger.mark(lines, fate);
        }
        let parts = sample.parts;
        self.to.list.samples.extend(question.map(|question| FoundSample { question, line, parts }));
    }
}
