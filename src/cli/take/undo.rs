//! `starl take undo`: a take that does not count from now on. Its line stays in the journal.

use crate::cli::page::Page;
use crate::cli::take::{copy, journal, problem, today};
use crate::cli::{Failed, Outcome, complain_of_all};
use crate::domain::clean::clean;
use crate::domain::fact::Fact;
use crate::domain::nearest::nearest;
use crate::domain::progress::Progress;
use crate::io::clock::{Clock, SystemClock};
use crate::io::journal::{Journal, Loaded, look};
use crate::io::paths::Paths;

/// Stands for the take that was saved last.
const LAST: &str = "last";

/// Undoes a take of any day.
pub(in crate::cli) fn undo(places: &Paths, id: &str, page: &mut Page) -> Result<Outcome, Failed> {
    let Loaded { progress, troubles } = look(&places.journal());
    complain_of_all(troubles.iter().filter(|trouble| trouble.hides()));
    let take = match id {
        LAST => progress.takes().next_back(),
        id => progress.takes().find(|take| take.id == id),
    };
    let take = take.ok_or_else(|| Failed::WrongUse(why_not(id, &progress)))?;
    let now = SystemClock::new().now().at;
    let today = today(places, now);
    let of = take.id.to_owned();
    journal(places)?.append(Fact::Undo { of: of.clone() }, now, today).map_err(problem)?;
    page.line(&format!("Undone: {of}, the take of {} on {}.", take.question, take.day));
    copy("The take is undone", places, today);
    Ok(Outcome::Fine)
}

/// Why there is no such take to undo.
fn why_not(id: &str, progress: &Progress) -> String {
    if id == LAST {
        return "There is no take to undo.".to_owned();
    }
    let shown = clean(id);
    match progress.entries().iter().find(|entry| entry.id == id).map(|entry| &entry.fact) {
        Some(Fact::Take(_)) => format!("The take {shown} is undone already."),
        Some(_) => format!("{shown} is not a take."),
        None => {
            let ids: Vec<String> = progress.takes().map(|take| take.id.to_owned()).collect();
            match nearest(&shown, ids.iter().map(String::as_str)) {
                Some(near) => format!("There is no take \"{shown}\". Did you mean \"{near}\"?"),
                None => format!("There is no take \"{shown}\". starl take list shows all of them."),
            }
        }
    }
}
