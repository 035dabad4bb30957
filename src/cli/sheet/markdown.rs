//! The sheet as Markdown.

use crate::cli::page::Printout;
use crate::coach::sheet::{Block, CoverTable, Sheet, letter, sign};

/// Prints it, an empty line between any two blocks.
pub(super) fn print(sheet: &Sheet, page: &mut Printout) {
    page.line(&format!("# {}", sheet.title));
    for block in &sheet.blocks {
        page.gap();
        match block {
            Block::Heading(text) => page.line(&format!("## {text}")),
            Block::Subheading(text) => page.line(&format!("### {text}")),
            Block::Answers(text) => page.line(&format!("> {text}")),
            Block::Text(text) => page.line(text),
            Block::Note(title, text) => page.line(&format!("**{title}**\n\n{text}")),
            Block::List(lines) => {
                for line in lines {
                    let lead =
                        if line.lead.is_empty() { String::new() } else { format!("**{}** ", line.lead) };
                    page.line(&format!("- {lead}{}", line.text));
                }
            }
            Block::Cover(cover) => table(cover, page),
        }
    }
}

fn table(cover: &CoverTable, page: &mut Printout) {
    let letters: Vec<String> = (0..cover.stories.len()).map(letter).collect();
    page.line(&format!("| | {} |", letters.join(" | ")));
    page.line(&format!("|---|{}", ":-:|".repeat(letters.len())));
    for (competency, cells) in &cover.rows {
        let cells: Vec<&str> = cells.iter().map(|cell| sign(*cell)).collect();
        page.line(&format!("| {competency} | {} |", cells.join(" | ")));
    }
}
