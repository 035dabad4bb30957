//! A page of text as it grows: headings, aligned rows and paragraphs.

use std::fmt::Display;
use std::io::{self, IsTerminal};

use serde::Serialize;
use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use crate::cli::color::ColorWhen;

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Narrower than this nothing is wrapped any more.
const NARROWEST: usize = 40;
/// The widest column of ids that texts are aligned to.
const WIDEST_ID: usize = 40;

/// Text for standard output.
///
/// On a terminal it is wrapped and has a little colour. Anywhere else a paragraph is a line, which suits grep.
#[derive(Debug, Default)]
pub(super) struct Printout {
    /// The text so far.
    pub text: String,
    width: Option<usize>,
    colour: bool,
}

/// What stands out on a page, in the terminal's codes.
const HEADING: &str = "1";
const ID: &str = "36";
const MARK: &str = "1;4";

impl Printout {
    /// An empty page that suits standard output.
    pub(super) fn for_stdout(color: ColorWhen) -> Self {
        let terminal = io::stdout().is_terminal();
        let columns = || crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
        Self {
            text: String::new(),
            width: terminal.then(|| columns().clamp(NARROWEST, WIDEST)),
            colour: color.colors_stdout(),
        }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A value as indented JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> serde_json::Result<()> {
        self.line(&serde_json::to_string_pretty(value)?);
        Ok(())
    }

    /// An empty line, unless the page is empty or ends with one.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading at this indent.
    pub(super) fn heading(&mut self, indent: usize, text: &str) {
        let text = self.styled(HEADING, text);
        self.line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// A paragraph at this indent.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        let blank = " ".repeat(indent);
        self.wrapped(&blank, &blank, text);
    }

    /// A text at this indent, with an empty line between its paragraphs.
    pub(super) fn prose(&mut self, indent: usize, text: &str) {
        // A folded text has one long line for each paragraph; one that was wrapped by hand has empty lines between them.
        let is_folded = text.lines().any(|line| line.width() > WIDEST);
        let paragraphs = text.split(if is_folded { "\n" } else { "\n\n" }).map(str::trim);
        for (number, paragraph) in paragraphs.filter(|paragraph| !paragraph.is_empty()).enumerate() {
            if number > 0 {
                self.gap();
            }
            self.paragraph(indent, paragraph);
        }
    }

    /// Starts a section with its introduction, which may be empty.
    pub(super) fn section(&mut self, title: &str, introduction: &str) {
        self.gap();
        self.heading(0, title);
        if !introduction.is_empty() {
            self.paragraph(2, introduction);
            self.gap();
        }
    }

    /// A section of rows; nothing where there are none.
    pub(super) fn section_of(
        &mut self,
        title: &str,
        introduction: &str,
        rows: impl IntoIterator<Item = (impl Display, impl Display)>,
    ) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_some() {
            self.section(title, introduction);
            self.rows(2, rows);
        }
    }

    /// Ids with their texts, aligned.
    pub(super) fn rows(
        &mut self,
        indent: usize,
        rows: impl IntoIterator<Item = (impl Display, impl Display)>,
    ) {
        let rows = rows.into_iter().map(|(id, text)| (id.to_string(), text.to_string()));
        let rows: Vec<(String, String)> = rows.collect();
        let column = rows.iter().map(|(id, _)| id.width()).filter(|width| *width <= WIDEST_ID);
        let column = column.max().unwrap_or(0);
        for (id, text) in rows {
            let fill = " ".repeat(column.saturating_sub(id.width()) + 2);
            let first = format!("{}{}{fill}", " ".repeat(indent), self.styled(ID, &id));
            self.wrapped(&first, &" ".repeat(indent + column + 2), &text);
        }
    }

    /// The text with the characters at these positions marked.
    pub(super) fn marked(&self, text: &str, positions: &[usize]) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let mut marked = String::new();
        for (position, c) in text.chars().enumerate() {
            if positions.binary_search(&position).is_ok() {
                marked.push_str(&self.styled(MARK, c.encode_utf8(&mut [0; 4])));
            } else {
                marked.push(c);
            }
        }
        marked
    }

    /// Several lines of text, wrapped where the page has a width.
    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        if text.is_empty() {
            return self.line(first.trim_end());
        }
        let Some(width) = self.width else {
            return self.line(&format!("{first}{}", text.replace('\n', " ")));
        };
        let mut indent = first;
        for line in text.lines() {
            let options = Options::new(width).initial_indent(indent).subsequent_indent(rest);
            for line in textwrap::wrap(line, options) {
                self.line(&line);
            }
            indent = rest;
        }
    }

    fn styled(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The views of these items, for a JSON list.
pub(super) fn list<I: IntoIterator, T>(items: I, view: impl FnMut(I::Item) -> T) -> Vec<T> {
    items.into_iter().map(view).collect()
}

/// A JSON object with these keys in this order.
macro_rules! object {
    ($($(#[$of:meta])* $key:ident: $value:expr),* $(,)?) => {{
        #[expect(non_camel_case_types, reason = "the type of a value is named like its key")]
        let object = {
            #[derive(serde::Serialize)]
            struct Object<$($key),*> { $($(#[$of])* $key: $key),* }
            Object { $($key: $value),* }
        };
        object
    }};
}
pub(super) use object;

#[cfg(test)]
mod tests {
    use super::Printout;

    fn page(width: Option<usize>, colour: bool) -> Printout {
        Printout { text: String::new(), width, colour }
    }

    #[test]
    fn rows_are_aligned_and_wrapped_under_their_text() {
        let mut narrow = page(Some(24), false);
        narrow.rows(2, [("a", "one two three four five"), ("long-id", "six"), ("b", "")]);
        assert_eq!(narrow.text, "  a        one two three\n           four five\n  long-id  six\n  b\n");
        let mut pipe = page(None, false);
        pipe.rows(2, [("a", "one two three\nfour five")]);
        assert_eq!(pipe.text, "  a  one two three four five\n");
    }

    #[test]
    fn colour_takes_no_room() {
        let (mut plain, mut coloured) = (page(Some(24), false), page(Some(24), true));
        for page in [&mut plain, &mut coloured] {
            page.heading(1, "Heading");
            page.rows(2, [("an-id", "one two three four five")]);
        }
        let codes = ["\u{1b}[1m", "\u{1b}[36m", "\u{1b}[0m"];
        let stripped = codes.iter().fold(coloured.text.clone(), |text, code| text.replace(code, ""));
        assert_ne!(coloured.text, plain.text);
        assert_eq!(stripped, plain.text);
    }

    #[test]
    fn marks_stand_on_the_characters_that_match() {
        let marked = page(None, true).marked("ab\u{e9}d", &[0, 2]);
        assert_eq!(marked, "\u{1b}[1;4ma\u{1b}[0mb\u{1b}[1;4m\u{e9}\u{1b}[0md");
        assert_eq!(page(None, false).marked("ab", &[0]), "ab");
    }

    #[test]
    fn gaps_do_not_pile_up() {
        let mut page = page(None, false);
        page.gap();
        page.line("a");
        page.gap();
        page.gap();
        page.line("b");
        assert_eq!(page.text, "a\n\nb\n");
    }
}
