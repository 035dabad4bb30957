//! The sound of a take: where somebody speaks in it, and its parts.

use std::time::Duration;

use crate::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures};
use crate::domain::sound::between;
use crate::domain::sound::cut::cuts;
use crate::domain::sound::silence::{VoiceMap, length};

/// A part with less speech isn't written down: programs make up words for silence.
const LEAST_SPEECH: Duration = Duration::from_millis(500);

/// What is known of the sound of a take, from its start.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeSound {
    /// Where somebody speaks.
    pub voice: VoiceMap,
    /// How long it is.
    pub length: Duration,
    /// Where its parts end, all but the last; none where it has no marks.
    pub cuts: Vec<Duration>,
}

impl TakeSound {
    /// Listens to samples, and cuts them in the pauses next to these marks; where somebody has cut them by hand, there.
    pub fn new(samples: &[i16], marks: &[Duration], by_hand: &[Duration]) -> Self {
        let voice = VoiceMap::of(samples);
        let cuts = if by_hand.is_empty() { cuts(&voice, marks) } else { by_hand.to_vec() };
        Self { voice, length: length(samples), cuts }
    }

    /// How many parts it is cut into.
    pub fn parts(&self) -> usize {
        self.cuts.len() + 1
    }

    /// Where each part starts and ends.
    pub fn bounds(&self) -> Vec<(Duration, Duration)> {
        let end = self.length;
        let ends = self.cuts.iter().copied().chain([end]).map(|at| at.min(end));
        let starts = std::iter::once(Duration::ZERO).chain(self.cuts.iter().map(|cut| (*cut).min(end)));
        starts.zip(ends).collect()
    }

    /// The samples of each part; none where nobody speaks.
    pub fn told<'a>(&self, samples: &'a [i16]) -> Vec<&'a [i16]> {
        let part = |(from, to)| {
            let is_told = self.voice.spoken(from, to) >= LEAST_SPEECH;
            if is_told { between(samples, from, to) } else { &[] }
        };
        self.bounds().into_iter().map(part).collect()
    }

    /// The figures of its silence, for so many parts.
    pub fn figures(&self, of: &str, parts: usize) -> Heard {
        let cuts = if parts == 1 { &[][..] } else { &self.cuts };
        let silences = self.voice.parts(cuts);
        // Where the parts of a take were never marked, nobody knows whose silence it is.
        let silence = |place: usize| silences.get(place).filter(|_| silences.len() == parts);
        let part = |place| PartFigures { words: None, silence: silence(place).and_then(SilenceFigures::of) };
        Heard {
            of: of.to_owned(),
            parts: (0..parts).map(part).collect(),
            signal: SignalFigures::of(&self.voice),
            cuts: Vec::new(),
        }
    }
}
