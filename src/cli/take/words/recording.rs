//! A recording of a take: its pauses are measured, and the user's own command writes down its words.

use std::path::Path;
use std::time::Duration;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, complain};
use crate::cli::tools;
use crate::domain::clean::display_clean;
use crate::domain::heard::transcript::ends;
use crate::domain::progress::TakeEntry;
use crate::domain::sound::between;
use crate::domain::sound::recorded::{AFTER, TakeSound};
use crate::domain::sound::silence::length;
use crate::domain::story::length::clock;
use crate::store::sounds;
use crate::store::transcribe::transcribe;
use crate::term::tool::{ToolLimits, stop_flag};

/// A recording that is so much longer than its take may have started before it.
const LONGER: Duration = Duration::from_secs(5);

/// Reads a file, and listens to it from where the take starts; where its parts end by hand, that is known.
pub(super) fn read(
    file: &Path,
    take: &TakeEntry<'_>,
    start: Option<Duration>,
    by_hand: &[Option<Duration>],
) -> Result<(Vec<i16>, TakeSound), CommandError> {
    let name = display_clean(file);
    let refused = |why: String| CommandError::problem(format!("Nothing was saved: {name} {why}"));
    let samples = sounds::read(file).map_err(refused)?;
    let samples = samples.ok_or_else(|| refused("doesn't exist.".to_owned()))?;
    let from = start.unwrap_or_default();
    let total = length(&samples).saturating_sub(from);
    if start.is_none() && !take.total.is_zero() && total > take.total + LONGER {
        let longer = total.saturating_sub(take.total);
        complain(format_args!(
            "The recording is {} longer than the take. If it started before the take did, say where the take \
                 starts: --start {}",
            clock(longer),
            clock(longer)
        ));
    }
    let to = if take.total.is_zero() { length(&samples) } else { from + take.total + AFTER };
    let samples = between(&samples, from, to).to_vec();
    let sound = TakeSound::new(&samples, &ends(take), by_hand);
    if sound.voice.speech.is_empty() {
        return Err(refused("has no speech in it.".to_owned()));
    }
    Ok((samples, sound))
}

/// The words of its parts, where a command is set and confirmed; nothing where none is set.
pub(super) fn words(
    samples: &[i16],
    sound: &TakeSound,
    context: &CommandContext,
) -> Result<Option<Vec<String>>, CommandError> {
    let file = context.paths()?.tools()?;
    let Some(argv) = tools::command(&file)? else { return Ok(None) };
    if !file.is_confirmed(&argv) {
        complain(format_args!(
            "The recording isn't transcribed, because this command is new or has changed: {}. If it's yours, confirm \
             it with: starl tools confirm",
            tools::shown(&argv)
        ));
        return Ok(None);
    }
    let stop = stop_flag().map_err(CommandError::problem)?;
    let words = transcribe(&argv, &sound.told(samples), &context.heard()?, ToolLimits::default(), &stop);
    words.map(Some).or_else(|why| {
        complain(format_args!("The recording isn't transcribed: {why}."));
        Ok(None)
    })
}
