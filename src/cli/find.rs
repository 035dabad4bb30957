//! `starl find`: items of the bank, stories and notes on companies by a few letters of their words, as `/` in the app.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::domain::find::{FindIndex, Match, by_kind};

/// Who finds more than this has to say more.
const MOST: usize = 50;

/// Shows what matches, kind by kind, the best first.
pub(super) fn find(
    query: &str,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let index = FindIndex::new(context.bank()).with_own(&context.stories(), &context.companies());
    let matches = by_kind(index.search(query, MOST));
    if json {
        page.json(&matches)?;
    } else {
        show(page, &matches);
    }
    Ok(CommandOutcome::fine_if(!matches.is_empty()))
}

fn show(page: &mut Printout, matches: &[Match]) {
    if matches.is_empty() {
        page.line("Nothing in the bank, your stories or your notes matches all these words.");
    }
    for of_kind in matches.chunk_by(|one, next| one.kind == next.kind) {
        let rows: Vec<_> = of_kind.iter().map(|it| (&it.id, page.marked(&it.text, &it.positions))).collect();
        page.section_of(of_kind[0].kind.heading(), "", rows);
    }
}
