//! `starl take undo`: a take that does not count from now on. Its line stays in the journal.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, complain};
use crate::cli::page::Printout;
use crate::cli::take::{copy, journal};
use crate::domain::clean::clean;
use crate::domain::day::short;
use crate::domain::fact::Fact;
use crate::domain::progress::{Progress, TakeEntry};
use crate::store::journal::{Journal, LoadedJournal, look};
use crate::term::clock::{Clock, SystemClock};

/// Stands for the take that was saved last.
pub(super) const LAST: &str = "last";

/// Undoes a take of any day.
pub(super) fn undo(
    id: &str,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let places = context.paths()?;
    let LoadedJournal { progress, troubles } = look(&places.journal());
    troubles.iter().filter(|trouble| trouble.hides()).for_each(complain);
    let take = find(id, &progress)?;
    let now = SystemClock::new().now().at;
    let today = context.settings().day(now);
    let of = take.id.to_owned();
    journal(places)?.append(Fact::Undo { of: of.clone() }, now, today)?;
    page.line(&format!("Undid take {of}, {} on {}.", take.question, short(take.day, today)));
    if let Ok(heard) = context.heard()
        && heard.sound(&of).is_some()
    {
        // Where nothing is recorded, nothing that was recorded is deleted to make room.
        let records = places.tools().is_ok_and(|tools| tools.machine().is_ok_and(|machine| machine.record));
        let stays = if heard.is_kept(&of) {
            "starl keeps its recording, because you pressed K."
        } else if records {
            "starl keeps its recording until tomorrow."
        } else {
            "starl keeps its recording as long as recording is off."
        };
        page.line(&format!("{stays} To delete it now: starl take forget {of}"));
    }
    copy("The take is undone", places, today);
    Ok(CommandOutcome::Fine)
}

/// The take of this id, or the newest one.
pub(super) fn find<'a>(id: &str, progress: &'a Progress) -> Result<TakeEntry<'a>, CommandError> {
    let take = match id {
        LAST => progress.takes().next_back(),
        id => progress.takes().find(|take| take.id == id),
    };
    take.ok_or_else(|| why_not(id, progress))
}

/// Why there is no such take.
fn why_not(id: &str, progress: &Progress) -> CommandError {
    if id == LAST {
        return CommandError::wrong_use("You have no takes yet.");
    }
    match progress.entries().iter().find(|entry| entry.id == id).map(|entry| &entry.fact) {
        Some(Fact::Take(_)) => CommandError::wrong_use(format!("Take {} is already undone.", clean(id))),
        Some(_) => CommandError::wrong_use(format!("{} isn't a take.", clean(id))),
        None => {
            let help = "starl take list shows all of them.";
            CommandError::unknown("take", id, progress.takes().map(|take| take.id), help)
        }
    }
}
