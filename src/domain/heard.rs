//! What was heard of a take: its words, and the figures that the journal keeps of them.

pub mod answer;
pub mod numbers;
pub mod terms;
pub mod told;
pub mod transcript;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::field;
use crate::domain::sound::silence::{PartSilence, VoiceMap};

/// The figures of a take that was listened to. There are only numbers in it: no word that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The id of the entry of the take.
    #[serde(deserialize_with = "field::entry_id")]
    pub of: String,
    /// The figures of each part of its outline; of the whole alone where there is only one.
    #[serde(default)]
    pub parts: Vec<PartFigures>,
    /// Those of the recording as a whole, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<SignalFigures>,
    /// Where each part ends, all but the last, from the start of the take, if somebody has cut it there by hand.
    #[serde(default, with = "field::times", skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Option<Duration>>,
}

/// The figures of a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFigures {
    /// Those of its words, where it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<WordFigures>,
    /// Those of its silence, where there was a recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<SilenceFigures>,
}

/// The figures of silence in a part, measured and not heard: they are right down to a tenth of a second.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SilenceFigures {
    /// The share of the part that was speech, in percent.
    pub speech: u32,
    /// How many pauses inside the part were of a second and a half or more.
    pub long_pauses: u32,
    /// The longest pause inside the part; none is zero.
    #[serde(with = "field::seconds")]
    pub longest: Duration,
    /// When that starts, from the start of the take.
    #[serde(with = "field::seconds")]
    pub at: Duration,
    /// How much of the part wasn't recorded.
    #[serde(with = "field::seconds", skip_serializing_if = "Duration::is_zero")]
    pub unrecorded: Duration,
}

/// The figures of a recording as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignalFigures {
    /// The silence before the first word; nothing where the start wasn't recorded.
    #[serde(
        serialize_with = "field::seconds::known",
        deserialize_with = "field::seconds::maybe",
        skip_serializing_if = "Option::is_none"
    )]
    pub before: Option<Duration>,
    /// How far the voice is below the loudest there is, in decibels.
    pub below_full: u32,
    /// Whether the loudest was cut off.
    pub clipped: bool,
    /// Whether the room was so loud that pauses may be off.
    pub loud_room: bool,
    /// How much of it wasn't recorded.
    #[serde(with = "field::seconds", skip_serializing_if = "Duration::is_zero")]
    pub unrecorded: Duration,
}

/// This many samples in a thousand are cut off where a voice is too loud for its recorder.
const CLIPPED: f32 = 0.001;

impl SilenceFigures {
    /// The figures of a part, to the tenth of a second; nothing where it has no time.
    pub fn of(part: &PartSilence) -> Option<Self> {
        let longest = part.longest();
        Some(Self {
            speech: part.speech?,
            long_pauses: part.long_pauses() as u32,
            longest: tenths(longest.map_or(Duration::ZERO, |pause| pause.length)),
            at: tenths(longest.map_or(Duration::ZERO, |pause| pause.at)),
            unrecorded: tenths(part.unrecorded),
        })
    }
}

impl PartFigures {
    /// Words a minute in a part of this length, as far as it was recorded; nothing where they aren't known.
    pub fn pace(&self, time: Duration) -> Option<u32> {
        let unrecorded = self.silence.map_or(Duration::ZERO, |silence| silence.unrecorded);
        words_a_minute(self.words?.said, time.saturating_sub(unrecorded))
    }
}

impl SignalFigures {
    /// The figures of a recording; nothing where nobody speaks in it.
    pub fn of(voice: &VoiceMap) -> Option<Self> {
        Some(Self {
            before: voice.before().map(tenths),
            below_full: (-voice.level?).max(0.0).round() as u32,
            clipped: voice.clipped >= CLIPPED,
            loud_room: voice.is_loud_room(),
            unrecorded: tenths(voice.unrecorded()),
        })
    }
}

fn tenths(time: Duration) -> Duration {
    Duration::from_millis(((time.as_secs_f64() * 10.0).round() * 100.0) as u64)
}

/// The figures of words. A program may have heard them wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WordFigures {
    /// How many words, each number as it is said.
    pub said: u32,
    /// "I" as a subject.
    pub i: u32,
    /// "We" as a subject.
    pub we: u32,
    /// Fillers, of which there may have been more.
    pub fillers: u32,
    /// Numbers of the written story in this part.
    pub numbers: u32,
    /// How many of them were not heard.
    pub not_heard: u32,
}

impl std::ops::Add for WordFigures {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            said: self.said.saturating_add(other.said),
            i: self.i.saturating_add(other.i),
            we: self.we.saturating_add(other.we),
            fillers: self.fillers.saturating_add(other.fillers),
            numbers: self.numbers.saturating_add(other.numbers),
            not_heard: self.not_heard.saturating_add(other.not_heard),
        }
    }
}

impl Heard {
    /// The figures of a take on top of those that were known of it: what was not looked at now stays as it was.
    pub fn on_top_of(known: Option<&Self>, new: Self) -> Self {
        let before = known.filter(|known| known.parts.len() == new.parts.len());
        let before =
            |place: usize| before.and_then(|known| known.parts.get(place)).copied().unwrap_or_default();
        let merged = |(place, part): (usize, PartFigures)| PartFigures {
            words: part.words.or(before(place).words),
            silence: part.silence.or(before(place).silence),
        };
        let signal = new.signal.or(known.and_then(|known| known.signal));
        let cuts = known.filter(|_| new.cuts.is_empty()).map_or(new.cuts, |known| known.cuts.clone());
        Self { of: new.of, parts: new.parts.into_iter().enumerate().map(merged).collect(), signal, cuts }
    }

    /// The longest pause inside any part, with when it starts.
    pub fn longest_pause(&self) -> Option<(Duration, Duration)> {
        let silences = self.parts.iter().filter_map(|part| part.silence);
        silences.map(|part| (part.longest, part.at)).max().filter(|(longest, _)| !longest.is_zero())
    }

    /// Words a minute in a take of this length, as far as it was recorded; nothing where they aren't known, or less than
    /// half of it was.
    pub fn pace(&self, total: Duration) -> Option<u32> {
        let unrecorded = self.signal.map_or(Duration::ZERO, |signal| signal.unrecorded);
        let recorded = total.saturating_sub(unrecorded);
        words_a_minute(self.words()?.said, recorded).filter(|_| recorded * 2 >= total)
    }

    /// The figures of all words together, where there are any.
    pub fn words(&self) -> Option<WordFigures> {
        self.parts.iter().filter_map(|part| part.words).reduce(|all, part| all + part)
    }
}

/// Less speech than this says nothing of its pace.
const SHORTEST: Duration = Duration::from_secs(5);

/// Words a minute, to the nearest 5; nothing where there are none, or too little time.
pub fn words_a_minute(words: u32, time: Duration) -> Option<u32> {
    let exact = f64::from(words) * 60.0 / time.as_secs_f64().max(1.0);
    (words > 0 && time >= SHORTEST).then(|| (exact / 5.0).round() as u32 * 5)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::words_a_minute;

    #[test]
    fn words_a_minute_are_rounded_to_five() {
        let of = |words, seconds| words_a_minute(words, Duration::from_secs(seconds));
        assert_eq!([of(53, 24), of(140, 60), of(141, 60)], [Some(135), Some(140), Some(140)]);
        assert_eq!([of(0, 60), of(10, 0), of(10, 4)], [None; 3]);
    }
}
