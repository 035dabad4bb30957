//! `starl find`: items by a few letters of their words.

use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::domain::bank::Bank;
use crate::domain::find::{FindIndex, Match};

/// Who finds more than this has to say more.
const MOST: usize = 50;

/// Tells the items that match, best first.
pub(super) fn find(
    bank: &Bank,
    query: &str,
    json: bool,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let matches = FindIndex::new(bank).search(query, MOST);
    if json {
        page.json(&matches)?;
    } else {
        tell(page, &matches);
    }
    Ok(if matches.is_empty() { CommandOutcome::Problems } else { CommandOutcome::Fine })
}

fn tell(page: &mut Printout, matches: &[Match]) {
    if matches.is_empty() {
        page.line("Nothing in the bank matches all these words.");
    }
    let text = |it: &Match| format!("{}: {}", it.kind.word(), page.marked(&it.text, &it.positions));
    let rows: Vec<_> = matches.iter().map(|it| (&it.id, text(it))).collect();
    page.rows(0, rows);
}
