//! How the text of a block starts: its bold lead, a name before a colon.

use crate::packs::import::markdown::ListBlock;
use crate::packs::import::text::words;

/// How many bytes at the start of a block's text are bold.
pub(super) fn first_line_bold(block: &ListBlock) -> usize {
    block.text.first().map_or(0, |line| line.bold)
}

/// The bold start of a text where it is a sentence of its own; else nothing.
pub(super) fn ended_lead<'a>(text: &str, bold: &'a str) -> &'a str {
    let rest = text.get(bold.len()..).unwrap_or_default().trim_start();
    let is_ended = bold.ends_with(['?', '.', '!', '？']) || rest.starts_with(['?', '.', '!']);
    if is_ended { bold } else { "" }
}

/// A name and what stands behind it: behind its colon, or behind the bold start of the text.
pub(super) fn split_label<'a>(text: &'a str, bold: &str) -> Option<(&'a str, &'a str)> {
    let behind = |at: usize| {
        let rest = text.get(at..)?.trim_start().trim_start_matches([':', '：', '-', '–', '—']).trim();
        (!rest.is_empty()).then_some((text.get(..at)?.trim().trim_end_matches([':', '：']), rest))
    };
    if !bold.is_empty() && bold.len() < text.len() {
        let rest = text.get(bold.len()..)?.trim_start();
        let is_cut = bold.ends_with([':', '：']) || rest.starts_with([':', '：', '-', '–', '—']);
        return if is_cut { behind(bold.len()) } else { None };
    }
    let (name, _) = text.split_once([':', '：'])?;
    if words(name) <= 6 { behind(name.len()) } else { None }
}

/// Whether a text leads to another page.
fn ends_in_address(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| word.contains("://"))
}

/// Whether an item can be what most of its list is.
pub(super) fn is_like_its_list(text: &str) -> bool {
    (3..=40).contains(&words(text)) && !text.ends_with(':') && !ends_in_address(text)
}
