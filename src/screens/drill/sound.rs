//! The sound of a drill: its name, and when it is recorded.

use crate::domain::day::Moment;
use crate::domain::drill::Drill;
use crate::domain::mic::MicWish;
use crate::screens::Context;
use crate::screens::drill::DrillScreen;

impl DrillScreen {
    /// What is wanted of the microphone where drills are recorded; nothing where it is open at most, which isn't for long.
    pub fn mic_wish(&self, now: Moment) -> Option<MicWish> {
        match self {
            Self::Speaking(drill, _) if drill.is_finished() => Some(MicWish::Closed),
            Self::Speaking(drill, _) if drill.runs() => {
                let from = drill.spoken(now.elapsed);
                drill.sound.clone().map(|sound| MicWish::Record { sound, from })
            }
            Self::Ready(_) | Self::Speaking(..) => None,
        }
    }
}

/// Gives the sound of a drill that may be recorded a name that no other has.
pub(super) fn name_sound(drill: &mut Drill, cx: Context<'_>) {
    if cx.machine.record {
        drill.sound.get_or_insert_with(|| format!("drill-{:x}", cx.now.at.timestamp_millis()));
    }
}
