//! How blocks stand to one another: lines that are texts of their own, and lists with what most of their items are.

use crate::packs::import::cues::Cues;
use crate::packs::import::markdown::{BlockKind, BlockLine, LineRange, ListBlock};
use crate::packs::import::text::{one_line, words};

/// How many of a list's items, or of the headings below one heading, read like questions.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Siblings {
    /// All of them.
    pub all: usize,
    /// Those that read like a question.
    pub asking: usize,
}

impl Siblings {
    /// Whether this many percent of at least three ask.
    pub(super) fn ask(self, percent: usize) -> bool {
        self.all >= 3 && self.asking * 100 >= self.all * percent
    }
}

/// The blocks, where each has its text in one line, and paragraphs are cut before lines that are texts of their own.
pub(super) fn cut(blocks: Vec<ListBlock>, cues: &Cues) -> Vec<ListBlock> {
    let mut cut = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let lines = std::mem::take(&mut block.text);
        let can_cut = lines.len() == block.lines.last - block.lines.first + 1;
        let mut start = 0;
        for end in 1..=lines.len() {
            let is_end = end == lines.len() || can_cut && is_apart(&lines[end - 1], &lines[end], cues);
            if !is_end {
                continue;
            }
            let part = LineRange { first: block.lines.first + start, last: block.lines.first + end - 1 };
            let mut piece = ListBlock {
                lines: if can_cut { part } else { block.lines },
                text: vec![joined(&lines[start..end])],
                ..block.clone()
            };
            if start > 0 && piece.kind == BlockKind::Item {
                (piece.kind, piece.has_box) = (BlockKind::Paragraph, false);
            }
            cut.push(piece);
            start = end;
        }
        if lines.is_empty() {
            cut.push(block);
        }
    }
    cut
}

/// Whether a line of a paragraph is a text of its own after the line before it.
fn is_apart(before: &BlockLine, line: &BlockLine, cues: &Cues) -> bool {
    let (was, text) = (before.text.trim(), line.text.trim());
    let is_label = |text: &str| text.ends_with([':', '：']) && words(text) <= 8;
    let is_bold = |line: &BlockLine| line.bold > 0 && line.bold >= line.text.trim_end().len();
    let names = |text: &str| {
        text.split_once([':', '：'])
            .is_some_and(|(name, _)| cues.of(name).is_some() || cues.part(name).is_some())
    };
    line.bold > 0
        || is_bold(before)
        || is_label(was)
        || is_label(text)
        || cues.after_marker(text).is_some()
        || names(text)
        || starts_with_number(text)
        || cues.reads_like_question(was) && (cues.reads_like_question(text) || is_complete(was, text))
}

/// Whether a line is a sentence that doesn't go on in the next one.
fn is_complete(line: &str, next: &str) -> bool {
    const NARROW: usize = 60;
    let ends = line.ends_with(['.', '?', '!']) || line.chars().count() < NARROW;
    ends && next.starts_with(char::is_uppercase)
}

fn starts_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with([')', '.']) && !rest.starts_with("..")
}

/// Lines as one, bold as far as all of them are.
fn joined(lines: &[BlockLine]) -> BlockLine {
    let mut all = BlockLine::default();
    for line in lines {
        let is_bold = all.bold == all.text.trim_end().len();
        let text = one_line(&line.text);
        if text.is_empty() {
            continue;
        }
        if !all.text.is_empty() {
            all.text.push(' ');
        }
        let lead = one_line(line.text.get(..line.bold).unwrap_or_default()).len();
        if is_bold && lead > 0 {
            all.bold = all.text.len() + lead;
        }
        all.text.push_str(&text);
    }
    all
}

/// The lists or headings around a place, each with its depth and its number among all.
type OpenLists = Vec<(usize, usize)>;

/// For each block the list that it is an item of, or the headings that it stands among.
pub(super) fn siblings(blocks: &[ListBlock], cues: &Cues) -> Vec<Siblings> {
    let mut found: Vec<Siblings> = Vec::new();
    let mut of_block = Vec::with_capacity(blocks.len());
    let (mut lists, mut headings): (OpenLists, OpenLists) = (Vec::new(), Vec::new());
    for block in blocks {
        let (open, level) = match block.kind {
            BlockKind::Heading(level) => {
                lists.clear();
                (&mut headings, usize::from(level))
            }
            BlockKind::Item => (&mut lists, block.depth),
            _ => {
                lists.retain(|(depth, _)| *depth <= block.depth);
                of_block.push(None);
                continue;
            }
        };
        open.retain(|(depth, _)| *depth <= level);
        let group = match open.last() {
            Some((depth, group)) if *depth == level => *group,
            _ => {
                found.push(Siblings::default());
                open.push((level, found.len() - 1));
                found.len() - 1
            }
        };
        found[group].all += 1;
        found[group].asking += usize::from(cues.reads_like_question(&block.joined()));
        of_block.push(Some(group));
    }
    of_block.into_iter().map(|group| group.map_or_else(Siblings::default, |group| found[group])).collect()
}
