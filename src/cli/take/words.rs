//! `starl take words`: what was said in a take, by part, next to the story as it is written.

mod json;
mod recording;
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
use crate::domain::sound::recorded::TakeSound;
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
    figures: Heard,
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
    let known = history.progress.heard(take.id);
    let by_hand = known.map_or(&[][..], |known| &known.cuts);
    let given = arguments.audio.as_deref();
    let saved = folder.sound(take.id);
    // A take that was recorded and never looked at is measured now.
    let is_new = known.is_none_or(|known| known.signal.is_none());
    let file = given.or(saved.as_deref().filter(|_| is_new && arguments.from.is_none()));
    let recording = file.map(|file| recording::read(file, &take, arguments.start, by_hand)).transpose()?;
    let new = match (&arguments.from, &recording) {
        (Some(from), _) => Some(read(from, &take, arguments)?),
        (None, Some((samples, sound))) => recording::words(samples, sound, context)?,
        (None, None) => None,
    };
    if let (Some(_), Some((samples, _))) = (given, &recording) {
        folder.save_sound(take.id, samples)?;
    }
    let recording = recording.map(|(_, sound)| sound);
    if let Some(texts) = &new {
        folder.save(take.id, texts)?;
    }
    let texts = new.map_or_else(|| folder.texts(take.id), |texts| Ok(Some(texts)))?;
    let heard =
        listening(&take, texts, story.as_ref(), recording.as_ref(), known).ok_or_else(|| nothing(&take))?;
    let mut parts = heard.figures();
    if let Some(recording) = recording.as_ref().filter(|_| arguments.from.is_none()) {
        recording.strike_unheard(&mut parts);
    }
    let measured = recording.map(|recording| recording.figures(take.id, parts.len()));
    let figures = Heard { of: take.id.to_owned(), parts, signal: None, cuts: Vec::new() };
    let figures =
        measured.iter().fold(figures, |figures, measured| Heard::on_top_of(Some(measured), figures));
    let figures = Heard::on_top_of(known, figures);
    if arguments.from.is_some() || measured.is_some() {
        save_figures(&figures, known, context)?;
    }
    let words = HeardTake { take, story, heard, figures, today: history.today };
    if arguments.json {
        page.json(&json::view(&words))?;
    } else {
        shown::show(&words, page);
    }
    Ok(history.outcome)
}

/// What was heard, by its texts; where there are none, parts without words, for figures that were measured.
fn listening(
    take: &TakeEntry<'_>,
    texts: Option<Vec<String>>,
    story: Option<&Story>,
    recording: Option<&TakeSound>,
    known: Option<&Heard>,
) -> Option<Listening> {
    if let Some(texts) = texts {
        return Some(Listening::new(take, &texts, story));
    }
    let parts = recording.map(TakeSound::parts).or(known.map(|known| known.parts.len()))?;
    Some(Listening::new(take, &vec![String::new(); parts], None))
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
    let refused = |why: String| CommandError::problem(format!("Nothing was saved: {name} {why}"));
    let bytes = read.map_err(|why| refused(format!("can't be read: {why}.")))?;
    if bytes.len() as u64 > LONGEST {
        return Err(refused("is larger than 1 MiB.".to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|_| refused("isn't UTF-8 text.".to_owned()))?;
    let transcript = Transcript::read(&text, take.outline);
    let texts = transcript.and_then(|it| it.by_part(take, arguments.start.unwrap_or_default()));
    texts.map_err(|why| refused(format!("can't be used. {why}")))
}

fn nothing(take: &TakeEntry<'_>) -> CommandError {
    CommandError::problem(format!(
        "This machine has no words of take {}. To add them, use --from FILE (a text with an empty line between the \
         parts, or subtitles) or --audio FILE (a recording).",
        take.id
    ))
}

/// The figures go into the journal, unless they are there already.
fn save_figures(
    figures: &Heard,
    known: Option<&Heard>,
    context: &CommandContext,
) -> Result<(), CommandError> {
    if known == Some(figures) {
        return Ok(());
    }
    let places = context.paths()?;
    let today = context.history().today;
    let now = SystemClock::new().now().at;
    journal(places)?.append(Fact::Heard(Box::new(figures.clone())), now, today)?;
    copy("The figures are saved", places, today);
    Ok(())
}
