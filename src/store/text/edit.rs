//! The one editor of YAML: a value is put in place of another, and no other bytes change.
//!
//! No YAML writer keeps remarks. So words are put where the old ones stood, as a block where that can be and in quotes
//! elsewhere, and a list changes only the lines that it has to. Whoever asks for this reads the outcome again: it must
//! mean exactly what was meant.

use std::ops::Range;
use std::slice::SliceIndex;

use crate::domain::clean::clean;
use crate::store::text::yaml::Written;

/// Every text that might do, the best first: with these words under the key. The mark is the key and its value as they
/// are written; nothing where the file has no such key yet, which then begins this many columns from the left.
pub(in crate::store) fn ways(
    text: &str,
    mark: Option<&(Written, Written)>,
    key: &str,
    indent: usize,
    words: &str,
) -> Vec<String> {
    if let Some(mark) = mark {
        return Spot::of(text, mark).map(|spot| spot.ways(words)).unwrap_or_default();
    }
    let blank = " ".repeat(indent);
    vec![appended(text, &format!("{blank}{key}: |\n{}", block(words, indent + 2, "\n")))]
}

/// The text with these lines at its end.
pub(crate) fn appended(text: &str, lines: &str) -> String {
    let end = line_end(text);
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    format!("{text}{gap}{}", block(lines, 0, end))
}

/// The text with other words at these bytes.
pub(in crate::store) fn replaced(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(bytes, _)| bytes.start);
    let (mut result, mut from) = (String::with_capacity(text.len() + 16), 0);
    for (bytes, word) in edits {
        result.push_str(text.get(from..bytes.start).unwrap_or_default());
        result.push_str(&word);
        from = bytes.end;
    }
    result.push_str(text.get(from..).unwrap_or_default());
    result
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
    fn of(text: &'a str, (key, value): &(Written, Written)) -> Option<Self> {
        let name = key.bytes.as_ref()?;
        let colon = name.end + text.get(name.end..)?.find(':')? + 1;
        let value = value.bytes.as_ref()?;
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
        Some(Self { text, indent: key.value.place().column - 1, between, value, mark: block })
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

/// Lines behind an indent in cells, each with this end.
pub(crate) fn block(words: &str, indent: usize, end: &str) -> String {
    let blank = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { end.to_owned() } else { format!("{blank}{line}{end}") };
    words.lines().map(line).collect()
}

/// How the lines of a text end.
pub(crate) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A list, or a map of plain values, as it is to be written under a key.
pub(in crate::store) struct ListEdit {
    /// The key.
    pub(in crate::store) key: &'static str,
    /// Each as it is written.
    pub(in crate::store) entries: Vec<String>,
    /// What stands around them where they stand in one line.
    pub(in crate::store) brackets: (&'static str, &'static str),
    /// What stands before each where they stand in lines.
    pub(in crate::store) dash: &'static str,
}

impl ListEdit {
    /// The text with this list under its key, in whatever way it is written there; nothing where that cannot be done.
    ///
    /// A list in its line is written again, its remark stays. Of a list in lines, those that are not wanted any longer
    /// are taken out and new ones stand at the end, so that every other line keeps its remark.
    pub(in crate::store) fn put_into(&self, text: &str) -> Option<String> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let head = format!("{}:", self.key);
        let Some(at) = lines.iter().position(|line| line.starts_with(&head)) else {
            return Some(appended(text, &self.in_line("")?));
        };
        let value = lines[at].get(head.len()..)?;
        let under = lines.get(at + 1..)?;
        let count = under.iter().take_while(|line| is_under(line)).count();
        let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        if value.split('#').next().is_some_and(|value| value.trim().is_empty()) && count > 0 {
            let own = self.in_lines(under.get(..count)?, line_end(text));
            if own.is_empty() {
                lines[at] = self.in_line(value)?;
            }
            lines.splice(at + 1..at + 1 + count, own);
        } else {
            lines[at] = self.in_line(value)?;
        }
        Some(lines.concat())
    }

    /// The line of the key with the list in it: what stood there is replaced, a remark stays.
    fn in_line(&self, value: &str) -> Option<String> {
        let inner = value.trim_start_matches(' ');
        let rest = match inner.chars().next() {
            Some(open @ ('[' | '{')) => {
                let close = if open == '[' { ']' } else { '}' };
                inner.get(inner.find(close)? + 1..)?
            }
            None | Some('#' | '\r' | '\n') => inner,
            _ => return None,
        };
        let gap = if rest.starts_with('#') { "  " } else { "" };
        let (open, close) = self.brackets;
        Some(format!("{}: {open}{}{close}{gap}{rest}", self.key, self.entries.join(", ")))
    }

    /// The lines of the list: those still wanted as they are, then the new ones. Nothing where none is wanted.
    fn in_lines(&self, lines: &[&str], end: &str) -> Vec<String> {
        let mut wanted = self.entries.clone();
        if wanted.is_empty() {
            return Vec::new();
        }
        let is_remark = |line: &str| line.trim_start().starts_with('#');
        let first = lines.iter().find(|line| !is_remark(line));
        let indent = first.map_or(2, |line| line.len() - line.trim_start().len());
        let mut kept: Vec<String> = Vec::new();
        for line in lines {
            let said = line.trim().trim_start_matches(self.dash);
            let said = said.split(" #").next().unwrap_or_default().trim_end();
            // One whose value has changed keeps its line.
            let name = |entry: &str| entry.split(':').next().map(str::to_owned);
            let is_it = |entry: &String| entry == said || entry.contains(':') && name(entry) == name(said);
            if is_remark(line) {
                kept.push((*line).to_owned());
            } else if let Some(place) = wanted.iter().position(is_it) {
                kept.push(line.replacen(said, &wanted.remove(place), 1));
            }
        }
        if let Some(last) = kept.last_mut().filter(|last| !last.ends_with('\n')) {
            last.push_str(end);
        }
        kept.extend(wanted.iter().map(|entry| block(&format!("{}{entry}", self.dash), indent, end)));
        kept
    }
}

/// Whether a line belongs to the list of the key before it.
fn is_under(line: &str) -> bool {
    let inner = line.trim_start();
    !inner.is_empty() && (line.starts_with([' ', '\t']) || line.starts_with("- "))
}
