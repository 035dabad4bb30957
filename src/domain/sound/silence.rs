//! Where somebody speaks: a small network that knows a voice, and the level over the noise of the room. Both have to agree;
//! each alone finds pauses that aren't there, or misses some.

use std::ops::Range;
use std::time::Duration;

use earshot::Detector;

use crate::domain::sound::{FRAME, RATE, frame_at, time_of};

/// The network is sure of a voice from here on, and stays so down to the second.
const SURE: [f32; 2] = [0.5, 0.35];
/// A voice is so far above the noise: a share of the way to the loudest.
const OVER_NOISE: f32 = 0.2;
/// Speech of fewer frames is a click: 64 milliseconds.
const SHORTEST_SPEECH: usize = 4;
/// A gap of fewer frames is within a word: 208 milliseconds.
const SHORTEST_GAP: usize = 13;
/// With less than this between noise and voice, in decibels, the room was loud.
const QUIET_ROOM: f32 = 20.0;
/// A sample as high is cut off.
const CLIPPED: u16 = 32_700;
/// From here on a silence is a pause and no breath: a second, less what may be lost of a frame at its end.
const PAUSE: Duration = Duration::from_millis(1_000 - 16);
/// From here on a pause inside a part is worth a look: a second and a half, as above.
pub const LONG_PAUSE: Duration = Duration::from_millis(1_500 - 16);

/// Where somebody speaks in a recording, and how well it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceMap {
    /// Where somebody speaks, in frames, in order and apart.
    pub speech: Vec<Range<usize>>,
    /// How many frames the recording has.
    pub frames: usize,
    /// The mean level of the voice, in decibels below the loudest there is; nothing where there is no voice.
    pub level: Option<f32>,
    /// From the noise to the loudest, in decibels.
    pub range: f32,
    /// The share of samples that are cut off.
    pub clipped: f32,
}

/// A pause, from its start, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it starts, from the start of the take.
    pub at: Duration,
    /// How long it lasts.
    pub length: Duration,
}

/// What the signal says of one part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartSilence {
    /// The share of it that is speech, in percent; nothing where it has no time.
    pub speech: Option<u32>,
    /// The pauses inside it, in order: there is speech of this part before and after each.
    pub pauses: Vec<Pause>,
}

impl PartSilence {
    /// The longest pause.
    pub fn longest(&self) -> Option<Pause> {
        self.pauses.iter().copied().max_by_key(|pause| pause.length)
    }

    /// How many pauses are worth a look.
    pub fn long_pauses(&self) -> usize {
        self.pauses.iter().filter(|pause| pause.length >= LONG_PAUSE).count()
    }
}

impl VoiceMap {
    /// Listens to samples.
    pub fn of(samples: &[i16]) -> Self {
        let mut network = Detector::default_boxed();
        Self::by(samples, |frame| network.predict_i16(frame))
    }

    /// The same, with another judge of what is a voice: from 0, surely not, to 1.
    fn by(samples: &[i16], mut voice: impl FnMut(&[i16]) -> f32) -> Self {
        let frames: Vec<&[i16]> = samples.chunks_exact(FRAME).collect();
        let levels: Vec<f32> = frames.iter().map(|frame| decibels(frame)).collect();
        let (floor, top) = (percentile(&levels, 10), percentile(&levels, 95));
        let threshold = floor + OVER_NOISE * (top - floor);
        let mut is_sure = false;
        let is_speech = |(frame, level): (&&[i16], &f32)| {
            is_sure = voice(frame) >= SURE[usize::from(is_sure)];
            is_sure && *level > threshold
        };
        let speech = runs(&frames.iter().zip(&levels).map(is_speech).collect::<Vec<bool>>());
        let voiced: Vec<f32> =
            speech.iter().flat_map(|run| levels.get(run.clone()).unwrap_or_default()).copied().collect();
        let clipped = samples.iter().filter(|sample| sample.unsigned_abs() >= CLIPPED).count();
        Self {
            frames: frames.len(),
            level: (!voiced.is_empty()).then(|| voiced.iter().sum::<f32>() / voiced.len() as f32),
            range: top - floor,
            clipped: clipped as f32 / samples.len().max(1) as f32,
            speech,
        }
    }

    /// Whether the room was so loud that pauses may be off.
    pub fn is_loud_room(&self) -> bool {
        !self.speech.is_empty() && self.range < QUIET_ROOM
    }

    /// The silence before the first word; nothing where there is no word.
    pub fn before(&self) -> Option<Duration> {
        self.speech.first().map(|first| time_of(first.start))
    }

    /// How long somebody speaks between two times.
    pub fn spoken(&self, from: Duration, to: Duration) -> Duration {
        let (from, to) = (frame_at(from), frame_at(to));
        let inside = |run: &Range<usize>| run.end.min(to).saturating_sub(run.start.max(from));
        time_of(self.speech.iter().map(inside).sum())
    }

    /// The gaps between speech, those at the start and at the end among them, in frames.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.speech.iter().map(|run| run.end));
        let ends = self.speech.iter().map(|run| run.start).chain([self.frames]);
        starts.zip(ends).map(|(start, end)| start..end).filter(|gap| !gap.is_empty())
    }

    /// Every pause of a second or more between two words, wherever the parts are.
    pub fn pauses(&self) -> Vec<Pause> {
        let between = self.speech.windows(2).map(|pair| pair[0].end..pair[1].start);
        let pauses = between.map(|gap| Pause { at: time_of(gap.start), length: time_of(gap.len()) });
        pauses.filter(|pause| pause.length >= PAUSE).collect()
    }

    /// The silence of each part between these cuts.
    pub fn parts(&self, cuts: &[Duration]) -> Vec<PartSilence> {
        let cuts = cuts.iter().map(|cut| frame_at(*cut).min(self.frames));
        let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
        let ends = starts.iter().skip(1).copied().chain([self.frames]);
        starts.iter().zip(ends).map(|(from, to)| self.part(*from, to)).collect()
    }

    fn part(&self, from: usize, to: usize) -> PartSilence {
        let inside = |run: &Range<usize>| run.end.min(to).saturating_sub(run.start.max(from));
        let spoken: usize = self.speech.iter().map(inside).sum();
        let runs = self.speech.windows(2).map(|pair| pair[0].end..pair[1].start);
        let pauses = runs.filter(|gap| gap.start > from && gap.end < to);
        PartSilence {
            speech: (to > from).then(|| (spoken * 100 / (to - from)) as u32),
            pauses: pauses.map(|gap| Pause { at: time_of(gap.start), length: time_of(gap.len()) }).collect(),
        }
    }
}

/// The level of a frame, in decibels below the loudest there is.
fn decibels(frame: &[i16]) -> f32 {
    let sum: f32 = frame.iter().map(|sample| f32::from(*sample).powi(2)).sum();
    let level = (sum / frame.len().max(1) as f32).sqrt() / 32_768.0;
    20.0 * level.max(1e-5).log10()
}

fn percentile(levels: &[f32], percent: usize) -> f32 {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() * percent / 100).copied().unwrap_or_default()
}

/// Runs of speech, without clicks, and with short gaps filled.
fn runs(frames: &[bool]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (place, _) in frames.iter().enumerate().filter(|(_, is_speech)| **is_speech) {
        match all.last_mut().filter(|run| run.end == place) {
            Some(run) => run.end += 1,
            None => all.push(place..place + 1),
        }
    }
    all.retain(|run| run.len() >= SHORTEST_SPEECH);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in all {
        match joined.last_mut().filter(|last| run.start - last.end < SHORTEST_GAP) {
            Some(last) => last.end = run.end,
            None => joined.push(run),
        }
    }
    joined
}

/// How long a recording is.
pub fn length(samples: &[i16]) -> Duration {
    Duration::from_secs(samples.len() as u64) / RATE
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Pause, VoiceMap, length};
    use crate::domain::sound::RATE;

    const fn millis(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// A tone where somebody speaks, and noise everywhere: pairs of milliseconds of each.
    fn sound(spoken: &[(u64, bool)], noise: f32) -> Vec<i16> {
        let (mut samples, mut seed) = (Vec::new(), 1_u32);
        for (length, is_tone) in spoken {
            for _ in 0..length * u64::from(RATE) / 1_000 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let hiss = (seed >> 16) as f32 / 32_768.0 - 1.0;
                let tone = (samples.len() as f32 * 0.09).sin() * if *is_tone { 8_000.0 } else { 0.0 };
                samples.push((tone + hiss * noise) as i16);
            }
        }
        samples
    }

    fn listen(spoken: &[(u64, bool)], noise: f32) -> VoiceMap {
        VoiceMap::by(&sound(spoken, noise), |_| 1.0)
    }

    fn is_near(pause: Pause, at: u64, length: u64) -> bool {
        pause.at.abs_diff(millis(at)) < millis(60) && pause.length.abs_diff(millis(length)) < millis(100)
    }

    const STORY: [(u64, bool); 8] = [
        (700, false),
        (2_000, true),
        (1_000, false),
        (3_000, true),
        (150, false),
        (1_000, true),
        (2_500, false),
        (2_000, true),
    ];

    #[test]
    fn pauses_are_found_down_to_thirty_decibels_and_none_is_invented() {
        for noise in [0.0, 30.0, 300.0] {
            let heard = listen(&STORY, noise);
            let [part] = heard.parts(&[]).try_into().expect("one part");
            let pauses = part.pauses.as_slice();
            assert_eq!(pauses.len(), 2, "{noise}: {pauses:?}");
            assert!(
                is_near(pauses[0], 2_700, 1_000) && is_near(pauses[1], 7_850, 2_500),
                "{noise}: {pauses:?}"
            );
            assert_eq!((part.long_pauses(), part.longest()), (1, Some(pauses[1])));
            let before = heard.before().expect("words");
            assert!(before.abs_diff(millis(700)) < millis(60), "{before:?}");
            assert!(!heard.is_loud_room());
            let spoken = heard.spoken(Duration::ZERO, millis(60_000));
            assert!(spoken.abs_diff(millis(8_150)) < millis(300), "{spoken:?}");
        }
    }

    #[test]
    fn a_pause_between_two_parts_belongs_to_neither() {
        let heard = listen(&STORY, 30.0);
        let parts = heard.parts(&[millis(3_200), millis(9_000)]);
        assert!(parts.iter().all(|part| part.pauses.is_empty()), "{parts:?}");
        let share: Vec<_> = parts.iter().filter_map(|part| part.speech).collect();
        assert!((60..66).contains(&share[0]) && (68..74).contains(&share[1]), "{share:?}");
        assert_eq!(heard.parts(&[Duration::ZERO])[0].speech, None, "a part that wasn't told");
    }

    #[test]
    fn a_loud_room_and_cut_off_samples_are_seen() {
        let loud = listen(&STORY, 6_000.0);
        assert!(loud.is_loud_room(), "{}", loud.range);
        let mut samples = sound(&STORY, 30.0);
        samples[..16_000].fill(i16::MAX);
        let heard = VoiceMap::by(&samples, |_| 1.0);
        assert!((0.07..0.09).contains(&heard.clipped), "{}", heard.clipped);
    }

    #[test]
    fn the_network_hears_a_voice_and_takes_no_silence_for_one() {
        let heard = VoiceMap::of(&sound(&STORY, 30.0));
        assert_eq!(heard.speech.len(), 3, "it takes a tone for one: {:?}", heard.speech);
        for samples in [vec![0; 32_000], vec![], vec![1; 100]] {
            let heard = VoiceMap::of(&samples);
            assert_eq!(heard.speech, [], "{} samples", samples.len());
            assert_eq!((heard.before(), heard.level, heard.is_loud_room()), (None, None, false));
        }
        assert_eq!(length(&vec![0; 24_000]), millis(1_500));
    }
}
