//! A Markdown file as a row of blocks, each with the lines it stands in.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::packs::import::html;
use crate::packs::import::text::one_line;

/// Lines of a file, from 1, the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineRange {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// The text of an item of a list, without the items below it.
    Item,
    /// A paragraph.
    Paragraph,
    /// A row of a table with its cells; whether it is the header.
    Row(Vec<String>, bool),
    /// Code, which is never read.
    Code,
    /// What comes before the text: title, date, tags.
    FrontMatter,
    /// Rules, tags, pictures: nothing to read.
    Markup,
}

/// A line of a block's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BlockLine {
    /// The text without markup.
    pub text: String,
    /// How many bytes at its start are bold.
    pub bold: usize,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub lines: LineRange,
    /// Its text, line by line as in the file.
    pub text: Vec<BlockLine>,
    /// In how many lists it stands.
    pub depth: usize,
    /// What stands before an item: "- ", or its number.
    pub bullet: String,
    /// Whether it is an item with a box to tick.
    pub has_box: bool,
    /// Whether all of it is links.
    pub is_link: bool,
    /// Whether they lead into this file.
    pub is_anchor: bool,
}

impl ListBlock {
    /// A block without text.
    pub(super) fn bare(kind: BlockKind, lines: LineRange, depth: usize) -> Self {
        Self {
            kind,
            lines,
            text: Vec::new(),
            depth,
            bullet: String::new(),
            has_box: false,
            is_link: false,
            is_anchor: false,
        }
    }

    /// Its text on one line.
    pub(super) fn joined(&self) -> String {
        self.text
            .iter()
            .map(|line| one_line(&line.text))
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Where the lines of a text start.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(text: &str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(starts).collect())
    }

    /// The line in which a byte stands.
    fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }

    /// The lines of a range, without blanks at its end.
    fn lines(&self, text: &str, range: &Range<usize>) -> LineRange {
        let inner = text.get(range.clone()).unwrap_or_default().trim_end();
        let first = self.line(range.start);
        LineRange { first, last: self.line(range.start + inner.len().saturating_sub(1)).max(first) }
    }
}

/// The blocks of a file. Its line ends are `\n`.
pub(super) fn blocks(text: &str) -> Vec<ListBlock> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = BlockReader::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, &range);
    }
    reader.flush();
    reader.blocks
}

/// The state of reading.
struct BlockReader<'a> {
    source: &'a str,
    starts: LineStarts,
    blocks: Vec<ListBlock>,
    /// The block whose text is being read.
    open: Option<ListBlock>,
    /// The next number of each list around, nothing for bullets.
    lists: Vec<Option<u64>>,
    cells: Option<Vec<String>>,
    strong: usize,
    link: usize,
    image: usize,
    /// Whether text belongs to nothing that is read: code, front matter.
    is_deaf: bool,
    has_plain: bool,
    has_link: bool,
    is_anchor: bool,
}

impl<'a> BlockReader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            starts: LineStarts::of(source),
            blocks: Vec::new(),
            open: None,
            lists: Vec::new(),
            cells: None,
            strong: 0,
            link: 0,
            image: 0,
            is_deaf: false,
            has_plain: false,
            has_link: false,
            is_anchor: false,
        }
    }

    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.text(" ", range),
            Event::TaskListMarker(_) => self.open.iter_mut().for_each(|block| block.has_box = true),
            Event::Rule => self.lone(BlockKind::Markup, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8), range),
            // The first paragraph of an item is its text.
            Tag::Paragraph if self.open.as_ref().is_some_and(|it| it.kind == BlockKind::Item) => {}
            Tag::Paragraph => self.begin(BlockKind::Paragraph, range),
            Tag::Item => self.item(range),
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::CodeBlock(_) => self.skip(BlockKind::Code, range),
            Tag::MetadataBlock(_) => self.skip(BlockKind::FrontMatter, range),
            Tag::HtmlBlock => self.html(range),
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                let lines = self.starts.lines(self.source, range);
                self.open = Some(ListBlock::bare(
                    BlockKind::Row(Vec::new(), matches!(tag, Tag::TableHead)),
                    lines,
                    0,
                ));
                self.cells = Some(Vec::new());
            }
            Tag::TableCell => self.cells.iter_mut().for_each(|cells| cells.push(String::new())),
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                self.link += 1;
                self.is_anchor |= dest_url.starts_with('#');
            }
            Tag::Image { .. } => self.image += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.is_deaf = false,
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.link = self.link.saturating_sub(1),
            TagEnd::Image => self.image = self.image.saturating_sub(1),
            _ => {}
        }
    }

    fn begin(&mut self, kind: BlockKind, range: &Range<usize>) {
        self.flush();
        let mut block = ListBlock::bare(kind, self.starts.lines(self.source, range), self.lists.len());
        block.text.push(BlockLine::default());
        self.open = Some(block);
    }

    fn item(&mut self, range: &Range<usize>) {
        // Its range holds the items below it, too: the text says where its own lines end.
        // It starts at its bullet: before a tab the parser counts the end of the line above to it.
        let text = self.source.get(range.clone()).unwrap_or_default();
        let first = self.starts.line(range.start + text.len() - text.trim_start().len());
        self.begin(BlockKind::Item, range);
        let number = self.lists.last_mut().and_then(Option::as_mut);
        let bullet = number.map_or_else(
            || "- ".to_owned(),
            |number| {
                *number = number.saturating_add(1);
                format!("{}. ", number.saturating_sub(1))
            },
        );
        if let Some(block) = &mut self.open {
            (block.bullet, block.lines) = (bullet, LineRange { first, last: first });
        }
    }

    /// A block whose text isn't read.
    fn skip(&mut self, kind: BlockKind, range: &Range<usize>) {
        self.lone(kind, range);
        self.is_deaf = true;
    }

    fn lone(&mut self, kind: BlockKind, range: &Range<usize>) {
        self.flush();
        let lines = self.starts.lines(self.source, range);
        self.blocks.push(ListBlock::bare(kind, lines, self.lists.len()));
    }

    fn html(&mut self, range: &Range<usize>) {
        self.lone(BlockKind::Markup, range);
        let text = self.source.get(range.clone()).unwrap_or_default();
        html::read(text, self.starts.line(range.start), self.lists.len(), &mut self.blocks);
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.is_deaf || self.image > 0 {
            return;
        }
        if let Some(cell) = self.cells.as_mut().and_then(|cells| cells.last_mut()) {
            cell.push_str(text);
            return;
        }
        let Some(block) = &mut self.open else { return };
        if text.chars().any(char::is_alphanumeric) {
            let seen = if self.link > 0 { &mut self.has_link } else { &mut self.has_plain };
            *seen = true;
        }
        if block.kind == BlockKind::Item {
            block.lines.last = block.lines.last.max(self.starts.line(range.end.saturating_sub(1)));
        }
        if let Some(line) = block.text.last_mut() {
            let is_bold = self.strong > 0 && line.bold == line.text.len();
            line.text.push_str(text);
            if is_bold {
                line.bold = line.text.len();
            }
        }
    }

    fn line_end(&mut self) {
        match (self.cells.as_mut().and_then(|cells| cells.last_mut()), &mut self.open) {
            (Some(cell), _) => cell.push(' '),
            (None, Some(block)) => block.text.push(BlockLine::default()),
            (None, None) => {}
        }
    }

    fn row(&mut self) {
        let cells = self.cells.take().unwrap_or_default();
        let Some(mut block) = self.open.take() else { return };
        let lines = block.lines;
        if let BlockKind::Row(own, is_header) = &mut block.kind {
            *own = cells.iter().map(|cell| one_line(cell)).collect();
            let is_header = *is_header;
            self.blocks.push(block);
            if is_header {
                // The line of dashes below it.
                let line = LineRange { first: lines.last + 1, last: lines.last + 1 };
                self.blocks.push(ListBlock::bare(BlockKind::Markup, line, 0));
            }
        }
    }

    /// Ends the block whose text was being read.
    fn flush(&mut self) {
        let is_link = self.has_link && !self.has_plain;
        let is_anchor = is_link && self.is_anchor;
        (self.has_link, self.has_plain, self.is_anchor) = (false, false, false);
        if let Some(mut block) = self.open.take() {
            (block.is_link, block.is_anchor) = (is_link, is_anchor);
            self.blocks.push(block);
        }
    }
}
