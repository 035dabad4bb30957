//! `starl find`: items by a few letters of their words.

use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::json::{print, slug};
use crate::cli::page::Page;
use crate::domain::bank::Bank;
use crate::domain::find::{FindIndex, Match};
use crate::domain::id::Id;

/// Who finds more than this has to say more.
const MOST: usize = 50;

/// Tells the items that match, best first.
pub(super) fn find(bank: &Bank, query: &str, json: bool, page: &mut Page) -> Result<Outcome, String> {
    let matches = FindIndex::new(bank).search(query, MOST);
    if json {
        let matches: Vec<MatchView<'_>> = matches.iter().map(MatchView::from).collect();
        print(page, &matches)?;
    } else {
        tell(page, &matches);
    }
    Ok(if matches.is_empty() { Outcome::Problems } else { Outcome::Fine })
}

fn tell(page: &mut Page, matches: &[Match]) {
    if matches.is_empty() {
        page.line("Nothing in the bank matches all these words.");
    }
    let text = |it: &Match| format!("{}: {}", it.kind.word(), page.marked(&it.text, &it.positions));
    let rows: Vec<(&str, String)> = matches.iter().map(|it| (it.id.as_str(), text(it))).collect();
    page.rows(0, rows.iter().map(|(id, text)| (*id, text.as_str())));
}

#[derive(Serialize)]
struct MatchView<'a> {
    kind: String,
    id: &'a Id,
    parent: Option<&'a Id>,
    text: &'a str,
    score: u32,
    positions: &'a [usize],
}

impl<'a> From<&'a Match> for MatchView<'a> {
    fn from(found: &'a Match) -> Self {
        Self {
            kind: slug(found.kind),
            id: &found.id,
            parent: found.parent.as_ref(),
            text: &found.text,
            score: found.score,
            positions: &found.positions,
        }
    }
}
