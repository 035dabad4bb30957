//! The microphone: what is wanted of it follows from where the user is; what it does, the first row of a drill says.

use std::time::Duration;

use crate::app::history::{UndoPlace, What};
use crate::app::model::Model;
use crate::app::update::{complain, say};
use crate::domain::fact::Fact;
use crate::domain::mic::{MachineSettings, Mic, MicTrouble, MicWish};
use crate::domain::sound::desk::VoiceUse;
use crate::domain::story::length::clock;
use crate::screens::Screen;
use crate::screens::drill::DrillScreen;
use crate::screens::effect::{Direction, Effect};
use crate::screens::overlay::Overlay;

/// So long the microphone may be open while nothing of it is kept.
const OPEN: Duration = Duration::from_mins(1);

/// After everything that happens: asks for the microphone as it is wanted now.
pub(super) fn settle(model: &mut Model) {
    let is_over = match &model.screen {
        Screen::Drill(_) | Screen::Mock(_) => false,
        Screen::Review(review) => review.is_saved(),
        _ => true,
    };
    model.known.unrecorded &= !is_over;
    note_trouble(model);
    let is_at_settings = matches!(model.screen, Screen::Settings(_));
    model.mic_trial &= is_at_settings;
    if is_at_settings && model.known.recorder.is_none() && model.known.machine.record {
        model.effects.push(Effect::FindRecorder);
    }
    let wish = wish(model);
    if !wish.is_like(&model.mic_wish) {
        model.mic_wish = wish.clone();
        // Before all else: what is asked after it may already be about the next drill.
        let asked = model.effects.iter().rposition(|effect| matches!(effect, Effect::Mic(_)));
        model.effects.insert(asked.map_or(0, |last| last + 1), Effect::Mic(wish));
    }
}

fn wish(model: &mut Model) -> MicWish {
    let known = &model.known;
    // What is done with a drill that was cut off is decided first.
    if !known.machine.record || matches!(model.overlay, Some(Overlay::Resume(_))) {
        return MicWish::Closed;
    }
    if model.mic_trial {
        return MicWish::Try;
    }
    let wanted = match drill(&model.screen).filter(|_| !known.unrecorded) {
        Some(drill) => drill.mic_wish(model.now),
        None => Some(MicWish::Closed),
    };
    if let Some(wish) = wanted {
        model.mic_open = None;
        return wish;
    }
    let since = *model.mic_open.get_or_insert(model.now.elapsed);
    let is_over = model.now.elapsed.saturating_sub(since) >= OPEN;
    if is_over { MicWish::Closed } else { MicWish::Open }
}

/// The drill that is under way.
fn drill(screen: &Screen) -> Option<&DrillScreen> {
    match screen {
        Screen::Drill(drill) => Some(drill),
        Screen::Mock(mock) => mock.drill(),
        _ => None,
    }
}

/// What goes wrong with the recording while the clock runs is noted with the drill: it is said until its take is left.
fn note_trouble(model: &mut Model) {
    let now = model.now.elapsed;
    let (mic, is_new) = (&model.known.mic, !model.sound_failed);
    let drill = match &mut model.screen {
        Screen::Drill(drill) => Some(&mut **drill),
        Screen::Mock(mock) => mock.drill_mut(),
        _ => None,
    };
    let Some(DrillScreen::Speaking(drill, _)) = drill else {
        model.sound_failed = false;
        return;
    };
    if !drill.runs() {
        return;
    }
    let spoken = drill.spoken(now);
    let began = |trouble: &MicTrouble| spoken.saturating_sub(trouble.late);
    let note = &mut drill.sound_trouble;
    match mic {
        Mic::Failed(trouble) if is_new => {
            model.sound_failed = true;
            *note = Some(ended(note.as_deref(), began(trouble), &trouble.cause));
        }
        Mic::Doubtful { trouble, .. } if note.is_none() => {
            *note =
                Some(format!("Trouble with the recording at {}: {}.", clock(began(trouble)), trouble.cause));
        }
        Mic::Recording if std::mem::take(&mut model.sound_failed) => {
            *note = Some(resumed(&note.take().unwrap_or_default(), spoken));
        }
        _ => {}
    }
}

/// That a recording which has ended goes on.
fn resumed(ended: &str, at: Duration) -> String {
    format!("{ended} It resumed at {}.", clock(at))
}

/// How a later end of a recording is noted behind what went wrong first.
const LATER: &str = " Then it ended at ";

/// That the recording has ended, behind what went wrong before: the first cause is the one that helps. Of later ends the
/// last is noted.
fn ended(note: Option<&str>, at: Duration, cause: &str) -> String {
    let first = note.and_then(|note| note.split(LATER).next());
    match first {
        Some(first) => format!("{first}{LATER}{}: {cause}.", clock(at)),
        None if at < Duration::from_secs(1) => format!("Not recorded: {cause}."),
        None => format!("Recording ended at {}: {cause}.", clock(at)),
    }
}

/// The microphone does this now; what is wrong is said once, in full, while there is time.
pub(super) fn heard(model: &mut Model, mic: Mic) {
    if model.known.mic == mic {
        return;
    }
    let before = std::mem::replace(&mut model.known.mic, mic);
    let has_drill = drill(&model.screen).is_some();
    let sentence = match &model.known.mic {
        Mic::Failed(trouble) if has_drill => trouble.in_full("R"),
        Mic::Failed(trouble) if model.mic_trial => trouble.in_full("t"),
        Mic::Tried { unplayed: Some(why), .. } => {
            format!("What you said was recorded, but can't be played: {why}.")
        }
        // It still runs: once it is off, and once it is on again.
        Mic::Doubtful { trouble, .. } if has_drill && before.trouble() != Some(trouble) => {
            trouble.in_full("R twice")
        }
        _ => return,
    };
    complain(model, sentence);
}

/// Switches the recording of this drill off or on; where it has failed, tries again.
pub(super) fn toggle(model: &mut Model) {
    if matches!(model.known.mic, Mic::Failed(_)) {
        model.mic_closed();
        model.effects.push(Effect::Mic(MicWish::Closed));
        return;
    }
    model.known.unrecorded = !model.known.unrecorded;
    let words = match (model.known.unrecorded, drill(&model.screen)) {
        (true, Some(DrillScreen::Speaking(..))) => {
            "Recording is off for this drill. starl keeps what it recorded so far."
        }
        (true, _) => "Recording is off for this drill.",
        (false, _) => "Recording is on.",
    };
    say(model, words.to_owned());
}

/// Tries the microphone, again where it is being tried.
pub(super) fn start_trial(model: &mut Model) {
    model.mic_closed();
    model.mic_trial = true;
}

/// What is set on this machine was read: what is too old by it goes, once the picture is there.
pub(super) fn machine_read(model: &mut Model, settings: MachineSettings, trouble: Option<String>) {
    model.known.machine = settings;
    model.mic_unpruned = settings.record;
    model.known.troubles.machine = trouble.into_iter().collect();
}

/// What is too old goes, once after the start.
pub(super) fn prune(model: &mut Model) {
    if std::mem::take(&mut model.mic_unpruned) {
        let undone = undone_takes(model);
        model.effects.push(Effect::PruneSounds(undone));
    }
}

/// The takes that were undone on another day, so that nobody redoes them.
fn undone_takes(model: &Model) -> Vec<String> {
    let Some(progress) = &model.known.progress else { return Vec::new() };
    let undone = progress.entries().iter().filter_map(|entry| match &entry.fact {
        Fact::Undo { of } if entry.day < model.day() => Some(of),
        _ => None,
    });
    undone.filter(|of| !progress.takes().any(|take| take.id == **of)).cloned().collect()
}

/// This is set on this machine now; what else is wrong there stays.
pub(super) fn machine_saved(
    model: &mut Model,
    settings: MachineSettings,
    trouble: Option<String>,
    direction: Direction,
) {
    let before = std::mem::replace(&mut model.known.machine, settings);
    let place = UndoPlace::of(&model.screen).unwrap_or(UndoPlace::Settings);
    model.history.step(direction, place, What::Machine(before));
    model.known.troubles.machine = trouble.into_iter().collect();
    let words = if before.voice != settings.voice {
        model.known.is_voiceless = false;
        match settings.voice {
            VoiceUse::Off => "Saved. Questions aren't asked aloud.",
            VoiceUse::Mock => "Saved. Questions are asked aloud in mock interviews.",
            VoiceUse::Always => "Saved. Questions are asked aloud.",
        }
        .to_owned()
    } else if before.record == settings.record {
        format!("Saved. starl keeps the recordings of your last {} takes.", settings.keep)
    } else if settings.record {
        "Recording is on, but only while the clock runs, and only on this machine.".to_owned()
    } else {
        "Recording is off, and the microphone stays closed. starl keeps your recordings.".to_owned()
    };
    say(model, words);
}

/// A take is saved: its sound has its name from now on. Where no review says what ended it early, that is said now.
pub(super) fn take_saved(model: &mut Model, take: &str) {
    let (sound, trouble) = match &model.screen {
        Screen::Review(review) => (review.drill().sound.clone(), None),
        Screen::Drill(drill) => match &**drill {
            DrillScreen::Speaking(drill, _) => (drill.sound.clone(), drill.sound_trouble.clone()),
            DrillScreen::Ready(_) => (None, None),
        },
        _ => (None, None),
    };
    let Some(sound) = sound else { return };
    model.effects.push(Effect::SaveSound { sound, take: take.to_owned() });
    if let Some(words) = trouble {
        complain(model, words);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ended, resumed};

    #[test]
    fn the_first_cause_stays_and_the_last_is_noted_behind_it() {
        let at = Duration::from_secs;
        assert_eq!(ended(None, at(0), "no device"), "Not recorded: no device.");
        let first = ended(None, at(12), "device gone");
        assert_eq!(first, "Recording ended at 0:12: device gone.");
        let second = ended(Some(&resumed(&first, at(20))), at(40), "disk full");
        let both =
            "Recording ended at 0:12: device gone. It resumed at 0:20. Then it ended at 0:40: disk full.";
        assert_eq!(second, both);
        let third = ended(Some(&second), at(70), "disk full");
        assert_eq!(third, both.replace("0:40", "1:10"));
    }
}
