//! `starl take hear`: the sound of a take, played in the terminal.

use std::env;
use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, print};
use crate::cli::take::undo;
use crate::domain::heard::transcript::ends;
use crate::domain::progress::TakeEntry;
use crate::domain::sound::between;
use crate::domain::sound::recorded::TakeSound;
use crate::domain::sound::silence::length;
use crate::domain::story::length::clock;
use crate::store::sounds;
use crate::term::player::Player;
use crate::term::tool::stop_flag;

/// How often it is looked whether the user wants it stopped.
const LOOK: Duration = Duration::from_millis(50);

/// Plays a take, or one of its parts, to its end or until it is stopped.
pub(super) fn hear(id: &str, part: Option<usize>, context: &CommandContext) -> CommandResult {
    let history = context.history();
    let take = undo::find(id, &history.progress)?;
    let path = context.heard()?.sound(take.id).ok_or_else(|| silent(&take))?;
    let unread = |why| CommandError::problem(format!("The recording of take {} {why}", take.id));
    let samples = sounds::read(&path).map_err(unread)?.ok_or_else(|| silent(&take))?;
    let by_hand = history.progress.heard(take.id).map(|heard| heard.cuts.clone()).unwrap_or_default();
    let (name, samples) = match part {
        None => ("All", samples),
        Some(part) => {
            let sound = TakeSound::new(&samples, &ends(&take), &by_hand);
            let (name, from, to) = part_of(&take, part, &sound)?;
            (name, between(&samples, from, to).to_vec())
        }
    };
    let stop = stop_flag().map_err(CommandError::problem)?;
    let (sender, ended) = channel();
    let told = move |played| sender.send(played).unwrap_or_default();
    let folders = env::var_os("PATH").unwrap_or_default();
    let failed = |why| CommandError::problem(format!("Couldn't play the take: {why}."));
    let player = Player::start(&samples, 0, &folders, told).map_err(failed)?;
    // Where nobody reads it, it is heard all the same.
    let _unread = print(&format!("{name}, {}. ctrl-c stops.\n", clock(length(&samples))));
    while !stop.load(Ordering::SeqCst) {
        if let Ok(played) = ended.recv_timeout(LOOK) {
            played.map_err(failed)?;
            break;
        }
    }
    drop(player);
    Ok(CommandOutcome::Fine)
}

/// The name of a part, counted from 1, and where it starts and ends.
fn part_of(
    take: &TakeEntry<'_>,
    part: usize,
    sound: &TakeSound,
) -> Result<(&'static str, Duration, Duration), CommandError> {
    let bounds = sound.bounds();
    let found = part.checked_sub(1).and_then(|place| bounds.get(place)).filter(|_| bounds.len() > 1);
    let Some((from, to)) = found else {
        return Err(CommandError::wrong_use(match bounds.len() {
            1 => "The parts of this take weren't marked, so leave out --part.".to_owned(),
            parts => format!("This take has {parts} parts: --part 1 to --part {parts}."),
        }));
    };
    let name = take.outline.parts().get(part - 1).map_or("Part", |part| part.title);
    Ok((name, *from, *to))
}

fn silent(take: &TakeEntry<'_>) -> CommandError {
    CommandError::problem(format!(
        "This machine has no recording of take {}. To add one: starl take words {} --audio FILE",
        take.id, take.id
    ))
}
