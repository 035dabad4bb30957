//! `starl take words`: what was said in a take, by part, next to the story as it is written.

mod json;
mod shown;

use std::io::{self, Read};
use std::path::Path;

use crate::cli::arguments::WordsArguments;
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandResult};
use crate::cli::page::Printout;
use crate::cli::take::{copy, journal, undo};
use crate::coach::heard::Listening;
use crate::domain::clean::display_clean;
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::heard::Heard;
use crate::domain::heard::transcript::Transcript;
use crate::domain::progress::TakeEntry;
use crate::domain::story::Story;
use crate::store::disk;
use crate::store::journal::Journal;
use crate::term::clock::{Clock, SystemClock};

/// The longest text of a take, in bytes.
const LONGEST: u64 = 1 << 20;

/// A take with its story and all that was heard of it.
struct HeardTake<'a> {
    take: TakeEntry<'a>,
    story: Option<Story>,
    heard: Listening,
    today: Day,
}

/// Shows what was heard of a take, once it has saved what was given.
pub(super) fn words(
    arguments: &WordsArguments,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let history = context.history();
    let take = undo::find(&arguments.id, &history.progress)?;
    let story = take.story().and_then(|slug| context.stories().into_iter().find(|story| story.slug == *slug));
    let folder = context.heard()?;
    let texts = match &arguments.from {
        Some(from) => read(from, &take, arguments)?,
        None => folder.texts(take.id)?.ok_or_else(|| nothing(&take))?,
    };
    let heard = Listening::new(&take, &texts, story.as_ref());
    if arguments.from.is_some() {
        folder.save(take.id, &texts)?;
        save_figures(&take, &heard, context)?;
    }
    let words = HeardTake { take, story, heard, today: history.today };
    if arguments.json {
        page.json(&json::view(&words))?;
    } else {
        shown::show(&words, page);
    }
    Ok(history.outcome)
}

/// The texts of the parts, from a file or standard input.
fn read(from: &Path, take: &TakeEntry<'_>, arguments: &WordsArguments) -> Result<Vec<String>, CommandError> {
    let name = if from == Path::new("-") { "standard input".to_owned() } else { display_clean(from) };
    let mut bytes = Vec::new();
    let read = if from == Path::new("-") {
        io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    } else {
        disk::read(from, LONGEST)
    };
    let refused =
        |why: String| CommandError::problem(format!("Nothing was saved: {name} can't be used. {why}"));
    let bytes = read.map_err(|why| refused(format!("It can't be read: {why}.")))?;
    if bytes.len() as u64 > LONGEST {
        return Err(refused("It is larger than 1 MiB.".to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|_| refused("It isn't UTF-8 text.".to_owned()))?;
    let transcript = Transcript::read(&text, take.outline);
    let texts = transcript.and_then(|it| it.by_part(take, arguments.start.unwrap_or_default()));
    texts.map_err(refused)
}

fn nothing(take: &TakeEntry<'_>) -> CommandError {
    CommandError::problem(format!(
        "No words of the take {} are saved on this machine. Add them with --from FILE: a text with an empty line \
         between the parts, or subtitles.",
        take.id
    ))
}

/// The figures go into the journal, unless they are there already.
fn save_figures(
    take: &TakeEntry<'_>,
    heard: &Listening,
    context: &CommandContext,
) -> Result<(), CommandError> {
    let history = context.history();
    let known = history.progress.heard(take.id);
    let heard = Heard::on_top_of(known, take.id, heard.figures());
    if known == Some(&heard) {
        return Ok(());
    }
    let places = context.paths()?;
    let now = SystemClock::new().now().at;
    journal(places)?.append(Fact::Heard(Box::new(heard)), now, history.today)?;
    copy("The figures are saved", places, history.today);
    Ok(())
}
