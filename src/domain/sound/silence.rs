//! Where somebody speaks: a small network that knows a voice, and the level over the noise of the room. Both have to agree;
//! each alone finds pauses that aren't there, or misses some.

use std::ops::Range;
use std::time::Duration;

use earshot::Detector;

use crate::domain::sound::gap::is_unrecorded;
use crate::domain::sound::{FRAME, RATE, frame_at, time_of};

/// The network is sure of a voice from here on, and stays so down to the second.
const SURE: [f32; 2] = [0.5, 0.35];
/// A voice is so far above the noise: a share of the way to the loudest.
const OVER_NOISE: f32 = 0.2;
/// Speech of fewer frames is a click: 64 milliseconds.
const SHORTEST_SPEECH: usize = 4;
/// A gap of fewer frames is within a word: 208 milliseconds.
const SHORTEST_GAP: usize = 13;
/// This many frames of zeros are no silence of a room: the microphone was muted, or gave nothing. That is a second.
const MUTED: usize = 62;
/// A room is so far below a voice, in decibels.
const BELOW_VOICE: f32 = 15.0;
/// And no louder or softer than this from one moment to the next.
const STEADY: f32 = 6.0;
/// Half a second of a room is heard in any take.
const ROOM: usize = 31;
/// What a program adds to silence when it rounds samples is no louder than this, in decibels.
const NOTHING: f32 = -90.0;
/// A run of zeros that is a gap between words, and no lost packet: 80 milliseconds.
const GATED: usize = 5;
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
    /// How many frames the recording has, those that it should have among them.
    pub frames: usize,
    /// What of them wasn't recorded, in order and apart: nobody knows what was said there.
    pub missing: Vec<Range<usize>>,
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
    /// The share of what was recorded of it that is speech, in percent; nothing where that is less than half of it.
    pub speech: Option<u32>,
    /// How much of it wasn't recorded.
    pub unrecorded: Duration,
    /// The pauses inside it, in order: there is speech of this part before and after each.
    pub pauses: Vec<Pause>,
}

impl PartSilence {
    /// The longest pause.
    pub fn longest(&self) -> Option<Pause> {
        self.pauses.iter().copied().max_by_key(|pause| pause.length)
    }

    /// Whether so little of it was recorded that nothing is known of it.
    pub fn is_unheard(&self) -> bool {
        self.speech.is_none() && !self.unrecorded.is_zero()
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
        let is_missing = unheard(&frames, &levels);
        let recorded = || levels.iter().zip(&is_missing).filter(|(_, is_missing)| !**is_missing);
        let known: Vec<f32> = recorded().map(|(level, _)| *level).collect();
        let (floor, top) = (percentile(&known, 10), percentile(&known, 95));
        let threshold = floor + OVER_NOISE * (top - floor);
        let mut is_sure = false;
        let is_speech = |((frame, level), is_missing): ((&&[i16], &f32), &bool)| {
            is_sure = !is_missing && voice(frame) >= SURE[usize::from(is_sure)];
            is_sure && *level > threshold
        };
        let is_speech: Vec<bool> = frames.iter().zip(&levels).zip(&is_missing).map(is_speech).collect();
        let (missing, speech) = (runs(&is_missing), joined(runs(&is_speech)));
        let voiced: Vec<f32> =
            speech.iter().flat_map(|run| levels.get(run.clone()).unwrap_or_default()).copied().collect();
        let clipped = samples.iter().filter(|sample| sample.unsigned_abs() >= CLIPPED).count();
        Self {
            frames: frames.len(),
            level: (!voiced.is_empty()).then(|| voiced.iter().sum::<f32>() / voiced.len() as f32),
            range: top - floor,
            clipped: clipped as f32 / (known.len() * FRAME).max(1) as f32,
            missing,
            speech,
        }
    }

    /// It should be this long: what is beyond its end wasn't recorded.
    #[must_use]
    pub fn reaching(mut self, end: Duration) -> Self {
        let end = frame_at(end);
        if end > self.frames + SHORTEST_GAP {
            self.missing.push(self.frames..end);
            self.frames = end;
        }
        self
    }

    /// Whether the room was so loud that pauses may be off.
    pub fn is_loud_room(&self) -> bool {
        !self.speech.is_empty() && self.range < QUIET_ROOM
    }

    /// The silence before the first word; nothing where there is no word, or the start wasn't recorded.
    pub fn before(&self) -> Option<Duration> {
        let first = self.speech.first()?;
        self.is_recorded(&(0..first.start)).then(|| time_of(first.start))
    }

    /// How much of it wasn't recorded.
    pub fn unrecorded(&self) -> Duration {
        time_of(self.missing.iter().map(ExactSizeIterator::len).sum())
    }

    /// Whether all of these frames were recorded.
    fn is_recorded(&self, frames: &Range<usize>) -> bool {
        overlap(&self.missing, frames.start, frames.end) == 0
    }

    /// How long somebody speaks between two times.
    pub fn spoken(&self, from: Duration, to: Duration) -> Duration {
        let (from, to) = (frame_at(from), frame_at(to));
        time_of(overlap(&self.speech, from, to))
    }

    /// The gaps between speech, those at the start and at the end among them, in frames; all of each was recorded.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.speech.iter().map(|run| run.end));
        let ends = self.speech.iter().map(|run| run.start).chain([self.frames]);
        let gaps = starts.zip(ends).map(|(start, end)| start..end);
        gaps.filter(|gap| !gap.is_empty() && self.is_recorded(gap))
    }

    /// The gaps between two words, as pauses.
    fn between_words(&self) -> impl Iterator<Item = Range<usize>> {
        let last = self.speech.last().map_or(0, |run| run.start);
        let first = self.speech.first().map_or(usize::MAX, |run| run.end);
        self.gaps().filter(move |gap| gap.start >= first && gap.end <= last)
    }

    /// Every pause of a second or more between two words, wherever the parts are.
    pub fn pauses(&self) -> Vec<Pause> {
        self.between_words().map(pause).filter(|pause| pause.length >= PAUSE).collect()
    }

    /// The silence of each part between these cuts.
    pub fn parts(&self, cuts: &[Duration]) -> Vec<PartSilence> {
        let cuts = cuts.iter().map(|cut| frame_at(*cut).min(self.frames));
        let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
        let ends = starts.iter().skip(1).copied().chain([self.frames]);
        starts.iter().zip(ends).map(|(from, to)| self.part(*from, to)).collect()
    }

    fn part(&self, from: usize, to: usize) -> PartSilence {
        let frames = to.saturating_sub(from);
        let missing = overlap(&self.missing, from, to);
        let (recorded, unrecorded) = (frames - missing, time_of(missing));
        if frames == 0 || recorded * 2 < frames {
            return PartSilence { unrecorded, ..PartSilence::default() };
        }
        let inside = self.between_words().filter(|gap| gap.start > from && gap.end < to);
        PartSilence {
            speech: Some((overlap(&self.speech, from, to) * 100 / recorded) as u32),
            unrecorded,
            pauses: inside.map(pause).collect(),
        }
    }
}

/// How many frames of these runs lie between two frames.
fn overlap(runs: &[Range<usize>], from: usize, to: usize) -> usize {
    runs.iter().map(|run| run.end.min(to).saturating_sub(run.start.max(from))).sum()
}

fn pause(gap: Range<usize>) -> Pause {
    Pause { at: time_of(gap.start), length: time_of(gap.len()) }
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

/// Which frames weren't heard: nothing was recorded there, or zeros for so long that it's no silence of this room. Where no
/// room is heard at all, or short gaps are of zeros as well, silence is made of zeros: of a synthetic voice, or by a
/// noise gate.
fn unheard(frames: &[&[i16]], levels: &[f32]) -> Vec<bool> {
    let is_zero: Vec<bool> = frames.iter().map(|frame| frame.iter().all(|sample| *sample == 0)).collect();
    let zeros = runs(&is_zero);
    let is_gated = zeros.iter().filter(|run| (GATED..MUTED).contains(&run.len())).count() > 1;
    let mut is_missing: Vec<bool> = frames.iter().map(|frame| is_unrecorded(frame)).collect();
    if is_gated || !has_room(levels, &is_zero, &is_missing) {
        return is_missing;
    }
    for frame in zeros.into_iter().filter(|run| run.len() >= MUTED).flatten() {
        is_missing[frame] = true;
    }
    is_missing
}

/// Whether a room is heard: something that is low and steady for longer than any sound within a word.
fn has_room(levels: &[f32], is_zero: &[bool], is_missing: &[bool]) -> bool {
    let known = levels.iter().zip(is_zero.iter().zip(is_missing));
    let heard: Vec<f32> =
        known.map(|(level, (zero, missing))| if *zero || *missing { NOTHING } else { *level }).collect();
    let sounds: Vec<f32> = heard.iter().copied().filter(|level| *level > NOTHING).collect();
    let low = NOTHING..percentile(&sounds, 95) - BELOW_VOICE;
    let is_room = |stretch: &&[f32]| {
        let (least, most) =
            stretch.iter().fold((0.0_f32, NOTHING), |(least, most), it| (least.min(*it), most.max(*it)));
        low.contains(&most) && least > NOTHING && most - least < STEADY
    };
    heard.windows(SHORTEST_GAP).filter(is_room).count() >= ROOM
}

/// The runs of frames that are so.
fn runs(frames: &[bool]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (place, _) in frames.iter().enumerate().filter(|(_, is_so)| **is_so) {
        match all.last_mut().filter(|run| run.end == place) {
            Some(run) => run.end += 1,
            None => all.push(place..place + 1),
        }
    }
    all
}

/// Runs of speech, without clicks, and with short gaps filled.
fn joined(mut all: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
    use crate::domain::sound::gap::unrecorded;

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

    /// The story, without what was said from one time to another.
    fn with_gap(from: u64, to: u64) -> VoiceMap {
        let mut samples = sound(&STORY, 30.0);
        let range = [from, to].map(|at| (at * u64::from(RATE) / 1_000) as usize);
        samples[range[0]..range[1]].copy_from_slice(&unrecorded(range[0] as u64, range[1] - range[0]));
        VoiceMap::by(&samples, |_| 1.0)
    }

    #[test]
    fn what_was_not_recorded_is_no_silence() {
        // The recorder was off in the first pause, from within the words before it.
        let heard = with_gap(2_000, 3_500);
        assert_eq!(heard.missing.len(), 1, "{:?}", heard.missing);
        assert!(heard.unrecorded().abs_diff(millis(1_500)) < millis(40), "{:?}", heard.missing);
        let [pause] = heard.pauses().try_into().expect("the other one");
        assert!(is_near(pause, 7_850, 2_500), "{pause:?}");
        let parts = heard.parts(&[millis(3_200), millis(9_000)]);
        assert_eq!(parts[0].speech, Some(65), "of two seconds that were recorded: {:?}", parts[0]);
        assert!(heard.before().is_some() && !heard.is_loud_room());
        // Little of the first part was recorded, and not its start.
        let heard = with_gap(0, 2_500);
        assert_eq!(heard.before(), None);
        assert_eq!(heard.parts(&[millis(3_200), millis(9_000)])[0].speech, None);
        assert!(heard.gaps().all(|gap| gap.start > 0), "a part isn't cut in it");
        // It ended before the take did.
        let heard = listen(&STORY, 30.0).reaching(millis(20_000));
        let parts = heard.parts(&[millis(9_000)]);
        assert!(parts[0].speech.is_some() && parts[1].speech.is_none(), "{parts:?}");
        assert_eq!(listen(&STORY, 30.0).reaching(millis(12_400)).missing, [], "a moment is nothing");
    }

    #[test]
    fn zeros_are_no_silence_of_a_room() {
        let with_zeros = |from: usize, to: usize| {
            let mut samples = sound(&STORY, 30.0);
            samples[from * 16..to * 16].fill(0);
            VoiceMap::by(&samples, |_| 1.0)
        };
        // Muted in the long pause, and for half a second in a word.
        let heard = with_zeros(8_000, 9_900);
        assert!(heard.unrecorded().abs_diff(millis(1_900)) < millis(40), "{:?}", heard.missing);
        let [pause] = heard.pauses().try_into().expect("the other one");
        assert!(is_near(pause, 2_700, 1_000), "{pause:?}");
        assert_eq!(with_zeros(5_000, 5_500).missing, []);
        // A headset that wakes up.
        assert_eq!(with_zeros(0, 1_500).before(), None);
        // Where every gap is of zeros, a pause is one, too, however long.
        let mut gated = STORY.to_vec();
        gated.extend([(4_500, false), (1_000, true)]);
        let heard = listen(&gated, 0.0);
        let pauses = heard.pauses();
        let lengths: Vec<u64> = pauses.iter().map(|it| it.length.as_millis() as u64).collect();
        assert_eq!(heard.missing, [], "{lengths:?}");
        assert!(pauses.len() == 3 && lengths[2].abs_diff(4_500) < 150, "{lengths:?}");
        // So it is where nothing is heard of any room, and no gap is short.
        let clean =
            [(600, false), (2_000, true), (1_200, false), (2_000, true), (4_600, false), (2_000, true)];
        let heard = listen(&clean, 0.0);
        let [first, second] = heard.pauses().try_into().expect("both");
        assert!(is_near(first, 2_600, 1_200) && is_near(second, 5_800, 4_600), "{first:?} {second:?}");
        assert_eq!(heard.missing, []);
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
