//! What the microphone does and what is wrong with it, in words.

use std::time::Duration;

use crate::domain::mic::{Mic, MicTrouble, MicWish};
use crate::domain::story::length::clock;
use crate::term::recorder::{Arrival, SILENCE};

/// What the microphone does, by what has come.
pub(super) fn mic_of(wish: &MicWish, name: &str, arrival: Arrival, lost: Option<Duration>) -> Mic {
    let recording = matches!(wish, MicWish::Record { .. });
    if arrival.nothing >= SILENCE {
        let short = format!("nothing comes from {name}");
        let sentence =
            format!("Nothing has come from {name} for 4 seconds. To start it again, press R twice.");
        return Mic::Doubtful { recording: false, trouble: MicTrouble { short, sentence } };
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
            "Does your terminal have the microphone? See System Settings, Privacy & Security, Microphone.";
        ("only silence: may the terminal use the mic?", hint)
    } else {
        (
            "only silence: is the microphone muted?",
            "The microphone may be muted, or another one may be chosen.",
        )
    };
    MicTrouble { short: short.to_owned(), sentence: format!("Only silence comes from {name}. {hint}") }
}

/// Somebody has deleted or moved the recording while it was written.
fn deleted(at: Duration) -> MicTrouble {
    let at = clock(at);
    let sentence = format!(
        "The recording was deleted while it was being written: it goes on from {at}, and what came before is gone."
    );
    MicTrouble { short: format!("deleted: it goes on from {at}"), sentence }
}

/// None of these recorders records.
pub(super) fn unrecorded(refused: &[String]) -> MicTrouble {
    let last = refused.last().map_or("no recorder starts", String::as_str);
    let all = refused.join("; ");
    MicTrouble { short: last.to_owned(), sentence: format!("Not recorded: {all}. To try again, press R.") }
}

/// The file can't be written.
pub(super) fn unsaved(why: &str) -> MicTrouble {
    let sentence = format!("The recording can't be saved: {why}. To try again, press R.");
    MicTrouble { short: format!("the recording can't be saved: {why}"), sentence }
}
