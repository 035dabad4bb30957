//! HTML as it stands in Markdown files: what a reader sees of it, piece by piece.

use crate::packs::import::markdown::{BlockKind, BlockLine, LineRange, ListBlock};
use crate::packs::import::text::one_line;

/// Adds what can be read of a piece of HTML, which starts in this line.
pub(super) fn read(html: &str, first: usize, depth: usize, to: &mut Vec<ListBlock>) {
    let mut reader = Pieces { depth, lists: 0, to, open: None, strong: 0, is_deaf: false };
    let (mut rest, mut line) = (html, first);
    while !rest.is_empty() {
        let (piece, is_tag) = next(rest);
        if is_tag {
            reader.tag(piece);
        } else {
            reader.text(piece, line);
        }
        line += piece.matches('\n').count();
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
    reader.flush();
}

/// The text with its tags left out and its signs read.
pub(super) fn to_text(html: &str) -> String {
    let (mut text, mut rest) = (String::new(), html);
    while !rest.is_empty() {
        let (piece, is_tag) = next(rest);
        match (is_tag, name(piece).0.as_str()) {
            (false, _) => text.push_str(&decoded(piece)),
            (true, "br" | "p" | "div" | "li" | "ul" | "tr") => text.push('\n'),
            (true, _) => {}
        }
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
    text.trim().to_owned()
}

/// The next tag or the text before it. A `<` that opens no tag is text.
fn next(html: &str) -> (&str, bool) {
    let opens = |at: usize| {
        let after = html.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    let end = |from: usize, sign: &str| {
        let found = html.get(from..).and_then(|rest| rest.find(sign));
        found.map_or(html.len(), |at| from + at + sign.len())
    };
    match html.find('<') {
        Some(0) if html.starts_with("<!--") => (html.get(..end(4, "-->")).unwrap_or(html), true),
        Some(0) if opens(0) => (html.get(..end(1, ">")).unwrap_or(html), true),
        Some(0) => (html.get(..1).unwrap_or(html), false),
        Some(at) => (html.get(..at).unwrap_or(html), false),
        None => (html, false),
    }
}

/// The name of a tag in small letters, and whether it closes.
fn name(tag: &str) -> (String, bool) {
    let inner = tag.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    (name.to_ascii_lowercase(), inner.starts_with('/'))
}

/// The pieces as they come.
struct Pieces<'a> {
    depth: usize,
    lists: usize,
    to: &'a mut Vec<ListBlock>,
    open: Option<ListBlock>,
    strong: usize,
    is_deaf: bool,
}

impl Pieces<'_> {
    fn tag(&mut self, tag: &str) {
        let (name, closes) = name(tag);
        match name.as_str() {
            "b" | "strong" if closes => self.strong = self.strong.saturating_sub(1),
            "b" | "strong" => self.strong += 1,
            "script" | "style" => self.is_deaf = !closes,
            "ul" | "ol" => {
                self.flush();
                self.lists = if closes { self.lists.saturating_sub(1) } else { self.lists + 1 };
            }
            "li" if !closes => self.begin(BlockKind::Item, self.depth + self.lists.max(1)),
            "summary" if !closes => {
                self.begin(BlockKind::Paragraph, self.depth);
                // It stands over what opens below it.
                self.strong += 1;
            }
            "summary" => {
                self.strong = self.strong.saturating_sub(1);
                self.flush();
            }
            "p" | "div" | "details" | "br" | "td" | "th" | "tr" | "table" | "blockquote" | "li" | "dt"
            | "dd" | "section" | "hr" => {
                // A paragraph in an item is its text.
                if !matches!(&self.open, Some(block) if block.text.is_empty()) {
                    self.flush();
                }
            }
            _ => {
                if let Some(level) = level(&name) {
                    self.flush();
                    if !closes {
                        self.begin(BlockKind::Heading(level), 0);
                    }
                }
            }
        }
    }

    fn begin(&mut self, kind: BlockKind, depth: usize) {
        self.flush();
        let mut block = ListBlock::bare(kind, LineRange { first: 0, last: 0 }, depth);
        "- ".clone_into(&mut block.bullet);
        self.open = Some(block);
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.is_deaf || text.trim().is_empty() {
            return;
        }
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, self.depth + self.lists);
        }
        let Some(block) = &mut self.open else { return };
        let leading = text.len() - text.trim_start().len();
        let first = line + text.get(..leading).unwrap_or_default().matches('\n').count();
        if block.text.is_empty() {
            block.lines = LineRange { first, last: first };
            block.text.push(BlockLine::default());
        }
        block.lines.last = first + text.trim().matches('\n').count();
        if let Some(line) = block.text.last_mut() {
            add(line, text, self.strong > 0);
        }
    }

    fn flush(&mut self) {
        self.to.extend(self.open.take().filter(|block| !block.text.is_empty()));
    }
}

/// The level of `h1` to `h6`.
fn level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// A text in which the usual names of signs are read.
fn decoded(text: &str) -> String {
    let mut decoded = text.to_owned();
    if text.contains('&') {
        let signs = [
            ("&nbsp;", " "),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&apos;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
        ];
        for (name, sign) in signs {
            decoded = decoded.replace(name, sign);
        }
    }
    decoded
}

/// Adds some text to a line; a line is bold up to where its first text that isn't begins.
fn add(line: &mut BlockLine, text: &str, is_strong: bool) {
    let is_bold = is_strong && line.bold == line.text.len();
    let blank = if text.starts_with(char::is_whitespace) && !line.text.is_empty() { " " } else { "" };
    let end = if text.ends_with(char::is_whitespace) { " " } else { "" };
    line.text.extend([blank, &one_line(&decoded(text)), end]);
    if is_bold {
        line.bold = line.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::{read, to_text};

    #[test]
    fn pieces_stand_in_the_lines_they_were_read_from() {
        let html = "<details>\n<summary><b>Why us?</b></summary>\n<ul>\n  <li>\n    <b>Task: </b>Mine.\n  </li>\n</ul>\n<p>a &lt; b\n</details>\n";
        let mut blocks = Vec::new();
        read(html, 10, 0, &mut blocks);
        let seen: Vec<_> =
            blocks.iter().map(|it| (it.joined(), it.lines.first, it.depth, it.text[0].bold)).collect();
        let expected = [("Why us?", 11, 0, 7), ("Task: Mine.", 14, 1, 6), ("a < b", 17, 0, 0)];
        assert_eq!(seen, expected.map(|(text, line, depth, bold)| (text.to_owned(), line, depth, bold)));
    }

    #[test]
    fn what_is_no_tag_is_text_and_nothing_is_lost_in_an_open_one() {
        assert_eq!(to_text("a < b <i>and</i> c &amp; d<br>e"), "a < b and c & d\ne");
        assert_eq!(to_text("x <!-- y"), "x");
        assert_eq!(to_text("<"), "<");
    }
}
