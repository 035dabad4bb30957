//! The page for the day as it is seen on a screen.

use ratatui::text::Line;

use crate::coach::sheet::{self, Block, CoverTable, Sheet, SheetSources, sign};
use crate::domain::story::Strength;
use crate::screens::Context;
use crate::ui::page::Page;
use crate::ui::text::pad;
use crate::ui::theme::Role;

/// What it is made of, once the journal was read: all the user's stories, and the notes on every company.
pub fn sources(cx: Context<'_>) -> Option<SheetSources<'_>> {
    Some(SheetSources {
        bank: &cx.known.bank,
        progress: cx.progress()?,
        stories: cx.known.library.stories().iter().collect(),
        companies: cx.known.companies.iter().collect(),
        holds: &cx.known.standing.holds,
        words_a_minute: cx.settings.words_a_minute,
        today: cx.day(),
    })
}

/// Its title.
pub fn title(cx: Context<'_>) -> String {
    sources(cx).map_or_else(String::new, |from| sheet::title(&from))
}

/// Draws all of it below the title.
pub fn draw(page: &mut Page, cx: Context<'_>) {
    let Some(from) = sources(cx) else { return };
    lay(page, &Sheet::of(&from).blocks, 0);
}

/// Draws blocks of it below what is there, their headings with this many cells free at the left.
pub fn lay(page: &mut Page, blocks: &[Block], indent: usize) {
    let inner = indent + 2;
    let mut is_under_title = false;
    for block in blocks {
        if !is_under_title {
            page.gap();
        }
        is_under_title = matches!(block, Block::Heading(_) | Block::Subheading(_) | Block::Answers(_));
        match block {
            Block::Heading(text) => page.text(Role::Strong, (indent, 0), &text.to_uppercase()),
            Block::Subheading(text) => page.text(Role::Strong, (inner, 0), text),
            Block::Answers(text) => page.text(Role::Fact, (inner, 0), text),
            Block::Text(text) => page.text(Role::Text, (inner, 0), text),
            Block::Note(title, text) => {
                page.text(Role::Strong, (inner, 0), title);
                page.text(Role::Text, (inner, 0), text);
            }
            Block::List(lines) => {
                let room = lines.iter().map(|line| line.lead.len()).max().unwrap_or(0);
                for line in lines {
                    let lead = if room == 0 { "- ".to_owned() } else { pad(line.lead, room + 2) };
                    page.hang(Role::Fact.span(" ".repeat(inner) + &lead), 0, Role::Text, &line.text);
                }
            }
            Block::Cover(cover) => table(page, cover, inner),
        }
    }
}

/// Each competency with the stories that show it: names in a line fit every width, a column for each story does not.
fn table(page: &mut Page, cover: &CoverTable, indent: usize) {
    let room = (page.wide() / 3).min(26);
    for (competency, cells) in &cover.rows {
        let shown = |strength| {
            let stories = cells.iter().zip(&cover.stories).filter(move |(cell, _)| **cell == Some(strength));
            stories.map(move |(cell, title)| format!("{} {title}", sign(*cell)))
        };
        let stories: Vec<String> = shown(Strength::Strong).chain(shown(Strength::Usable)).collect();
        let words = if stories.is_empty() { sign(None).to_owned() } else { stories.join("  ") };
        let lead = Line::from(Role::Text.span(format!("{}{} ", " ".repeat(indent), pad(competency, room))));
        page.hang(lead, 0, Role::Text, &words);
    }
}
