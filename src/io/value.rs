//! One value of a YAML file, put in place of another: the bytes of that value change and no others.
//!
//! No YAML writer keeps remarks. So words are put where the old ones stood, as a block where that can be and in quotes
//! elsewhere. Whoever asks for this reads the outcome again: it must mean exactly what was meant.

use std::ops::Range;
use std::slice::SliceIndex;

use crate::domain::clean::clean;
use crate::io::content::Place;
use crate::io::content::yaml::Written;

/// Where a key and its value stand.
#[derive(Debug, Clone)]
pub(in crate::io) struct Mark {
    /// The key.
    pub(in crate::io) key: Place,
    /// The bytes of the key; nothing where the parser cannot tell.
    pub(in crate::io) name: Option<Range<usize>>,
    /// The bytes of the value: the words without the mark of a block before them.
    pub(in crate::io) value: Option<Range<usize>>,
}

impl Mark {
    /// Where a key and its value stand.
    pub(in crate::io) fn of(key: &Written, value: &Written) -> Self {
        Self { key: key.value.place(), name: key.bytes.clone(), value: value.bytes.clone() }
    }
}

/// Every text that might do, the best first: with these words under the key, whose mark is nothing where the file has
/// no such key yet; then it begins so many columns from the left.
pub(in crate::io) fn ways(
    text: &str,
    mark: Option<&Mark>,
    key: &str,
    indent: usize,
    words: &str,
) -> Vec<String> {
    match mark {
        Some(mark) => Spot::of(text, mark).map(|spot| spot.ways(words)).unwrap_or_default(),
        None => vec![appended(text, key, indent, words)],
    }
}

/// The text with the key at its end.
fn appended(text: &str, key: &str, indent: usize, words: &str) -> String {
    let end = line_end(text);
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    let blank = " ".repeat(indent);
    format!("{text}{gap}{blank}{key}: |{end}{}", block(words, indent + 2, end))
}

/// Words as a block can hold them: clean, with plain line ends, no blanks around them or at the end of a line.
pub fn plain(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = words.trim().lines().map(str::trim_end).collect();
    clean(&lines.join("\n")).into_owned()
}

/// The place of a value that is to be replaced.
struct Spot<'a> {
    text: &'a str,
    /// Where its key begins in its line, from 0.
    indent: usize,
    /// From the colon after the key to the value.
    between: Range<usize>,
    /// The words of the value, or the quotes and the words in them.
    value: Range<usize>,
    /// The mark of a block, such as `|` or `>-`.
    mark: Option<Range<usize>>,
}

impl<'a> Spot<'a> {
    fn of(text: &'a str, mark: &Mark) -> Option<Self> {
        let name = mark.name.clone()?;
        let colon = name.end + text.get(name.end..)?.find(':')? + 1;
        let value = mark.value.clone()?;
        let start = value.start.max(colon);
        let between = colon..start;
        // The span of a block reaches over the blank lines after it.
        let end = start + text.get(start..value.end.max(start))?.trim_end().len();
        let block = block_mark(text, colon);
        // An empty block at the end of the file begins at its own mark.
        let value = match &block {
            Some(block) if start < block.end => block.end..block.end,
            _ => start..end,
        };
        Some(Self { text, indent: mark.key.column - 1, between, value, mark: block })
    }

    fn ways(&self, words: &str) -> Vec<String> {
        let block = match &self.mark {
            Some(mark) => self.in_block(mark, words),
            None => self.as_block(words),
        };
        block.into_iter().chain(self.as_quotes(words)).collect()
    }

    fn get(&self, range: impl SliceIndex<str, Output = str>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Other lines in a block that is one already.
    fn in_block(&self, mark: &Range<usize>, words: &str) -> Option<String> {
        let end = line_end(self.text);
        let lines = self.lines(mark);
        let kept = Some(self.get(mark.clone())).filter(|it| matches!(*it, "|" | "|-" | "|+"));
        let before = format!("{}{}", self.get(..mark.start), kept.unwrap_or("|"));
        let header = self.get(mark.end..lines.start);
        let gap = if header.ends_with('\n') { "" } else { end };
        let rest = self.text.get(lines.end..)?;
        Some(format!("{before}{header}{gap}{}{rest}", block(words, self.block_indent(), end)))
    }

    /// A block where there was something else.
    fn as_block(&self, words: &str) -> Option<String> {
        let end = line_end(self.text);
        let rest = self.text.get(self.value.end..)?;
        let (remark, rest) = rest.split_at(rest.find('\n').map_or(rest.len(), |at| at + 1));
        let remark = remark.trim_end();
        let between = if self.between.is_empty() { " " } else { self.get(self.between.clone()) };
        let lines = block(words, self.block_indent(), end);
        Some(format!("{}{between}|{remark}{end}{lines}{rest}", self.get(..self.between.start)))
    }

    /// Quotes where there was anything at all.
    fn as_quotes(&self, words: &str) -> Option<String> {
        let quoted = serde_json::to_string(words).ok()?;
        let Some(mark) = &self.mark else {
            let gap = if self.between.is_empty() { " " } else { "" };
            let rest = self.text.get(self.value.end..)?;
            return Some(format!("{}{gap}{quoted}{rest}", self.get(..self.value.start)));
        };
        let remark = self.get(mark.end..self.line_after(mark.end)).trim_end();
        let rest = self.text.get(self.lines(mark).end..)?;
        Some(format!("{}{quoted}{remark}{}{rest}", self.get(..mark.start), line_end(self.text)))
    }

    /// The lines of a block, from the first to the last that has words.
    fn lines(&self, mark: &Range<usize>) -> Range<usize> {
        let header = self.line_after(mark.end);
        if self.value.is_empty() {
            return header..header;
        }
        header.max(self.line_start())..self.line_after(self.value.end)
    }

    /// Where the line after the one of this place begins.
    fn line_after(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find('\n').map_or(rest.len(), |at| at + 1)
    }

    /// Where the line begins in which the value begins.
    fn line_start(&self) -> usize {
        self.get(..self.value.start).rfind('\n').map_or(0, |at| at + 1)
    }

    /// The blanks before each line of the block: those it has, else two more than the key has.
    fn block_indent(&self) -> usize {
        let own = self.value.start - self.line_start();
        match self.mark {
            Some(_) if !self.value.is_empty() => own,
            _ => self.indent + 2,
        }
    }
}

/// The mark of a block after a colon, in its line or the next.
fn block_mark(text: &str, colon: usize) -> Option<Range<usize>> {
    let after = text.get(colon..)?;
    for line in after.split_inclusive('\n').take(2) {
        for word in line.split_whitespace() {
            match word.chars().next() {
                Some('|' | '>') => {
                    let at = colon + offset(after, word);
                    return Some(at..at + word.len());
                }
                Some('#') => break,
                Some('&' | '!') => {}
                _ => return None,
            }
        }
    }
    None
}

/// How far inside a text another one begins that is a piece of it.
fn offset(text: &str, piece: &str) -> usize {
    piece.as_ptr() as usize - text.as_ptr() as usize
}

/// Words as the lines of a block.
fn block(words: &str, indent: usize, end: &str) -> String {
    let blank = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { end.to_owned() } else { format!("{blank}{line}{end}") };
    words.lines().map(line).collect()
}

pub(in crate::io) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
