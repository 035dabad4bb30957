//! The sheet as one HTML page that needs no other file and runs nothing: to print, or to open on a phone.

use std::borrow::Cow;

use crate::cli::page::Printout;
use crate::coach::sheet::{Block, Sheet, letter, sign};

/// No size is set, so that the printer's own paper, A4 or Letter, is filled.
const STYLE: &str = "\
@page { margin: 10mm }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff;
  font: 15px/1.4 system-ui, sans-serif }
h1 { font-size: 1.5em; margin: 0 0 .6em }
h2 { font-size: 1.15em; margin: 1.2em 0 .4em; border-bottom: 1px solid #999; break-after: avoid }
h3 { font-size: 1em; margin: .9em 0 .2em; break-after: avoid }
blockquote { margin: .1em 0; color: #444; font-style: italic; break-after: avoid }
p, ul { margin: .2em 0 }
p { white-space: pre-line }
ul { padding-left: 1.2em; break-inside: avoid }
table { border-collapse: collapse; break-inside: avoid }
th, td { border-bottom: 1px solid #ccc; padding: .1em .6em; text-align: center; font-weight: normal }
td:first-child { text-align: left }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 8pt; line-height: 1.2; columns: 2; column-gap: 7mm }
  h1 { column-span: all; font-size: 12pt; margin: 0 0 .3em }
  h2 { margin: .6em 0 .2em }
  h2:first-of-type { margin-top: 0 }
  h3 { margin: .5em 0 0 }
  ul { padding-left: 1em }
  th, td { padding: 0 .4em }
}";

/// Prints it. Every text is escaped.
pub(super) fn print(sheet: &Sheet, page: &mut Printout) {
    page.line("<!DOCTYPE html>");
    page.line("<html lang=\"en\">");
    page.line("<head>");
    page.line("<meta charset=\"utf-8\"/>");
    page.line("<meta name=\"viewport\" content=\"width=device-width\"/>");
    element("title", &sheet.title, page);
    page.line(&format!("<style>\n{STYLE}\n</style>"));
    page.line("</head>");
    page.line("<body>");
    element("h1", &sheet.title, page);
    for block in &sheet.blocks {
        print_block(block, page);
    }
    page.line("</body>");
    page.line("</html>");
}

fn print_block(block: &Block, page: &mut Printout) {
    match block {
        Block::Heading(text) => element("h2", text, page),
        Block::Subheading(text) => element("h3", text, page),
        Block::Answers(text) => element("blockquote", text, page),
        Block::Text(text) => element("p", text, page),
        Block::Note(title, text) => {
            element("h3", title, page);
            element("p", text, page);
        }
        Block::List(lines) => {
            page.line("<ul>");
            for line in lines {
                let lead =
                    if line.lead.is_empty() { String::new() } else { format!("<b>{}</b> ", line.lead) };
                page.line(&format!("<li>{lead}{}</li>", escaped(&line.text)));
            }
            page.line("</ul>");
        }
        Block::Cover(cover) => {
            page.line("<table>");
            let letters: Vec<String> = (0..cover.stories.len()).map(letter).collect();
            row("th", "", letters.iter().map(String::as_str), page);
            for (competency, cells) in &cover.rows {
                row("td", competency, cells.iter().map(|cell| sign(*cell)), page);
            }
            page.line("</table>");
        }
    }
}

fn row<'a>(name: &str, first: &'a str, others: impl Iterator<Item = &'a str>, page: &mut Printout) {
    page.line("<tr>");
    for cell in std::iter::once(first).chain(others) {
        element(name, cell, page);
    }
    page.line("</tr>");
}

fn element(name: &str, text: &str, page: &mut Printout) {
    page.line(&format!("<{name}>{}</{name}>", escaped(text)));
}

/// The text, with nothing in it that HTML would take for its own.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}
