//! `starl take`: takes that were told elsewhere are logged, all takes are listed, and what was heard of one is shown.

mod forget;
mod hear;
mod list;
mod story;
mod undo;
mod words;

use std::io::{self, Read};
use std::time::Duration;

use chrono::TimeDelta;

use crate::cli::arguments::{TakeArguments, TakeDeed};
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, complain, known, print};
use crate::cli::page::Printout;
use crate::cli::values::Spoken;
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::day::{Day, Timestamp, parse_past, short};
use crate::domain::fact::Fact;
use crate::domain::journal::LONGEST_LINE;
use crate::domain::ladder::ANSWERED;
use crate::domain::progress::Progress;
use crate::domain::rating::Rating;
use crate::domain::shape::Outline;
use crate::domain::take::Take;
use crate::store::backup::back_up;
use crate::store::device;
use crate::store::journal::{FileJournal, Journal, LoadedJournal, look};
use crate::store::paths::Paths;
use crate::term::clock::{Clock, SystemClock};

/// Does what is asked.
pub(super) fn take(
    deed: TakeDeed,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    match deed {
        TakeDeed::Add(take) => add(take, context),
        TakeDeed::List { json } => list::list(context.paths()?, json, page),
        TakeDeed::Undo { id } => undo::undo(&id, context, page),
        TakeDeed::Words(arguments) => words::words(&arguments, context, page),
        TakeDeed::Hear { id, part } => hear::hear(&id, part, context),
        TakeDeed::Forget { id, all: _ } => forget::forget(id.as_deref(), context, page),
    }
}

/// Saves a take that was told elsewhere, and prints the id of its entry once that is on disk.
///
/// Where the id can't be printed the take is undone: whoever sees a failure will try again. For the same reason a pack
/// that was left out doesn't change how it ends.
/// The day a take was done on, as it was typed.
fn day_of(typed: Option<&str>, today: Day) -> Result<Day, CommandError> {
    let day = typed.map(|text| parse_past(text, today)).transpose().map_err(CommandError::wrong_use)?;
    let day = day.unwrap_or(today);
    if day > today {
        let why = format!("{} is in the future; log a take once you've done it.", short(day, today));
        return Err(CommandError::wrong_use(why));
    }
    Ok(day)
}

fn add(arguments: TakeArguments, context: &CommandContext) -> Result<CommandOutcome, CommandError> {
    let (bank, troubles) = context.load_bank();
    troubles.iter().for_each(complain);
    let places = context.paths()?;
    let now = SystemClock::new().now().at;
    let today = context.settings().day(now);
    let day = day_of(arguments.day.as_deref(), today)?;
    let LoadedJournal { progress, troubles } = look(&places.journal());
    let story = arguments.story.clone();
    let mut take = rated(of(arguments, &bank)?)?;
    take.story = story.map(|story| story::named(&story, context, &progress)).transpose()?;
    take.cold = take.rating.is_some() && progress.is_cold(take.question.as_str(), day);
    let mut journal = journal(places)?;
    troubles.iter().filter(|trouble| trouble.hides()).for_each(complain);
    warn_of_clock(&progress, now);
    let entry = journal.append(Fact::Take(Box::new(take)), now, day)?;
    if let Err(why) = print(&format!("{}\n", entry.id)) {
        return Err(take_back(&mut journal, &entry.id, now, day, &why));
    }
    copy("The take is saved", places, today);
    Ok(CommandOutcome::Fine)
}

/// Makes the copies of today. That they are not complete costs nothing of what was done.
pub(super) fn copy(done: &str, places: &Paths, today: Day) {
    if let Err(why) = back_up(places, today) {
        complain(format_args!("{done}, but {why}."));
    }
}

/// Says where the clock is over a day behind what was saved before: one of the two is wrong.
fn warn_of_clock(progress: &Progress, now: Timestamp) {
    let last = progress.takes().map(|take| take.at).max();
    if let Some(last) = last.filter(|last| *last - now > TimeDelta::days(1)) {
        complain(format_args!(
            "The clock says {}, but you have a take from {}. The new take is saved anyway; set the clock right, or \
             undo the other take with starl take undo.",
            short(now.date_naive(), now.date_naive()),
            short(last.date_naive(), now.date_naive())
        ));
    }
}

fn of(arguments: TakeArguments, bank: &Bank) -> Result<Take, CommandError> {
    let questions = bank.questions().map(|(_, question)| &question.id);
    let question = known(&arguments.question, "question", questions)?;
    let outline = outline(&arguments, bank.outline(question))?;
    let Spoken { parts, total } = arguments.seconds.unwrap_or_default();
    let parts = told_in(parts, outline)?;
    let note = match arguments.note.as_deref() {
        Some("-") => read_note()?,
        note => note.unwrap_or_default().to_owned(),
    };
    Ok(Take {
        outline,
        parts,
        total,
        answered: arguments.follow_up,
        rating: arguments.rating,
        elsewhere: true,
        note: clean(note.trim_end()).into_owned(),
        next_time: clean(arguments.next.unwrap_or_default().trim()).into_owned(),
        ..Take::of(question.clone())
    })
}

/// The take, unless it has a 4 without a follow-up that was answered well: in the app none can have.
fn rated(take: Take) -> Result<Take, CommandError> {
    if take.rating == Some(Rating::Easy) && take.answered != Some(ANSWERED) {
        let why = "Not saved: a 4 needs an answered follow-up. Add --follow-up 2, or rate it 3.";
        return Err(CommandError::wrong_use(why));
    }
    Ok(take)
}

/// The outline of the question at the length that is named.
fn outline(arguments: &TakeArguments, usual: Outline) -> Result<Outline, CommandError> {
    let outline = usual.at(arguments.length).map_err(CommandError::wrong_use)?;
    if !outline.length.is_usual() && arguments.rating.is_some() {
        let length = outline.length.word();
        let why =
            format!("Not saved: a take at {length} is practice, so it has no rating. Leave out --rating.");
        return Err(CommandError::wrong_use(why));
    }
    Ok(outline)
}

/// The times of the parts, which must be as many as the outline has; none where only the whole is known.
fn told_in(parts: Vec<Option<Duration>>, outline: Outline) -> Result<Vec<Option<Duration>>, CommandError> {
    let all = outline.parts();
    match parts.len() {
        0 => Ok(vec![None; all.len()]),
        number if number == all.len() => Ok(parts),
        number => {
            let names: Vec<&str> = all.iter().map(|part| part.title).collect();
            let has = match names.as_slice() {
                [] => "no parts, so give one time for the whole take".to_owned(),
                names => format!("{} parts: {}", outline.number(), names.join(", ")),
            };
            Err(CommandError::wrong_use(format!(
                "Not saved: --seconds has {number} parts, but the answer to this question has {has}."
            )))
        }
    }
}

/// A note from standard input: what is said of a story stays out of the list of processes.
fn read_note() -> Result<String, CommandError> {
    let mut note = String::new();
    let read = io::stdin().lock().take(LONGEST_LINE as u64 + 1).read_to_string(&mut note);
    let unread = |why| format!("Not saved: couldn't read the note from standard input: {why}.");
    read.map_err(|why| CommandError::problem(unread(why)))?;
    Ok(note)
}

/// The journal of this device, to be written to.
pub(super) fn journal(places: &Paths) -> Result<FileJournal, CommandError> {
    let device = device::this(places.state())?;
    device.caution.iter().for_each(complain);
    Ok(FileJournal::new(&places.journal(), &places.lock(), &device.id))
}

fn take_back(journal: &mut FileJournal, id: &str, now: Timestamp, day: Day, why: &io::Error) -> CommandError {
    let undone = journal.append(Fact::Undo { of: id.to_owned() }, now, day);
    CommandError::problem(match undone {
        Ok(_) => format!("Not saved: couldn't print the id of the take: {why}."),
        Err(undo) => format!(
            "The take is saved as {id}, but starl couldn't print that: {why}. It couldn't undo the take either \
             ({undo}), so don't log it again."
        ),
    })
}
