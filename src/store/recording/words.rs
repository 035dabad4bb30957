//! What the microphone does and what is wrong with it, in words.

use std::time::Duration;

use crate::domain::mic::{Mic, MicTrouble, MicWish};
use crate::domain::story::length::clock;
use crate::term::recorder::{Arrival, SILENCE};

/// What the microphone does, by what has come; and where the clock stood when its file was found to be gone.
pub(super) fn mic_of(wish: &MicWish, name: &str, arrival: Arrival, lost: Option<Duration>) -> Mic {
    let recording = matches!(wish, MicWish::Record { .. });
    if arrival.nothing >= SILENCE {
        let trouble = MicTrouble {
            short: format!("nothing from {name}"),
            cause: format!("nothing came from {name}"),
            sentence: format!("{name} hasn't sent anything for 4 seconds."),
            key: Some("To restart it"),
            late: SILENCE,
        };
        return Mic::Doubtful { recording: false, trouble };
    }
    if arrival.zeros >= SILENCE {
        return Mic::Doubtful { recording, trouble: silence(name) };
    }
    if let (true, Some(lost)) = (recording, lost) {
        return Mic::Doubtful { recording, trouble: deleted(lost) };
    }
    match wish {
        MicWish::Closed => Mic::Closed,
        MicWish::Try => Mic::Trying,
        _ if !arrival.has_sound => Mic::Opening,
        MicWish::Open => Mic::Open(arrival.bars),
        MicWish::Record { .. } => Mic::Recording,
    }
}

/// Zeros come: of a microphone that is there, they never do.
pub(super) fn silence(name: &str) -> MicTrouble {
    let (short, hint) = if cfg!(target_os = "macos") {
        let hint =
            "Can your terminal use the microphone? See System Settings, Privacy & Security, Microphone.";
        ("only silence: is the mic allowed?", hint)
    } else {
        ("only silence: is it muted?", "Your microphone may be muted, or the wrong one may be selected.")
    };
    MicTrouble {
        short: short.to_owned(),
        cause: format!("{name} picked up only silence"),
        sentence: format!("{name} is picking up only silence. {hint}"),
        key: None,
        late: SILENCE,
    }
}

/// Nothing can be recorded before something is changed elsewhere.
pub(super) fn impossible(short: &str, sentence: String) -> MicTrouble {
    MicTrouble { short: short.to_owned(), cause: short.to_owned(), sentence, ..MicTrouble::default() }
}

/// Nobody has confirmed the recorder of the user's own.
pub(super) fn unconfirmed() -> MicTrouble {
    let sentence = "The recorder in tools.yaml is new or has changed. If it's yours, confirm it with: starl tools confirm";
    impossible("the recorder isn't confirmed", sentence.to_owned())
}

/// There is no recorder.
pub(super) fn not_found() -> MicTrouble {
    let is_mac = cfg!(target_os = "macos");
    let names = if is_mac { "sox or ffmpeg" } else { "parecord, pw-record, ffmpeg, arecord or sox" };
    let sentence = format!("No recorder was found. Install {names}, or set your own (see docs/speech.md).");
    impossible("no recorder found", sentence)
}

/// Somebody has deleted or moved the recording while it was written.
fn deleted(at: Duration) -> MicTrouble {
    let at = clock(at);
    let cause = format!("someone deleted the recording, and it starts again at {at}");
    let sentence = format!(
        "Someone deleted the recording while starl was writing it. It starts again at {at}; everything before that is gone."
    );
    MicTrouble {
        short: format!("deleted: recording again from {at}"),
        cause,
        sentence,
        ..MicTrouble::default()
    }
}

/// What the key does after a failure.
const AGAIN: Option<&str> = Some("To try again");

/// None of these recorders records; the last one hadn't for so long when that was noticed.
pub(super) fn unrecorded(refused: &[String], late: Duration) -> MicTrouble {
    let last = refused.last().map_or("no recorder starts", String::as_str);
    let cause = if refused.is_empty() { last.to_owned() } else { refused.join("; ") };
    let sentence = format!("Not recorded: {cause}.");
    MicTrouble { short: brief(last), cause, sentence, key: AGAIN, late }
}

/// The file can't be written.
pub(super) fn unsaved(why: &str) -> MicTrouble {
    let sentence = format!("The recording can't be saved: {why}.");
    let cause = format!("it can't be saved: {why}");
    MicTrouble {
        short: format!("not saved: {}", last_cause(why)),
        cause,
        sentence,
        key: AGAIN,
        ..MicTrouble::default()
    }
}

/// A line has room for this many letters.
const LINE: usize = 32;

/// The name of a recorder and the last of what it said, where all of it is too long for a line.
fn brief(why: &str) -> String {
    match why.split_once(": ") {
        Some((name, said)) if why.chars().count() > LINE => format!("{name}: {}", last_cause(said)),
        _ => why.to_owned(),
    }
}

/// What stands behind the last colon, without the number of the system's error: "could not write x: No space left on device
/// (os error 28)".
fn last_cause(why: &str) -> &str {
    let why = why.split_once(" (os error").map_or(why, |(why, _)| why);
    why.rsplit_once(": ").map_or(why, |(_, last)| last)
}
