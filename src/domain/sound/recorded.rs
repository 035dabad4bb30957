//! The sound of a take: where somebody speaks in it, and its parts.

use std::time::Duration;

use crate::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures};
use crate::domain::sound::between;
use crate::domain::sound::cut::cuts;
use crate::domain::sound::silence::{VoiceMap, length};

/// A part with less speech isn't written down: programs make up words for silence.
const LEAST_SPEECH: Duration = Duration::from_millis(500);
/// What follows a take belongs to its last part for so long. What comes later was said once its clock stood.
pub const AFTER: Duration = Duration::from_millis(1_500);

/// What is known of the sound of a take, from its start.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeSound {
    /// Where somebody speaks.
    pub voice: VoiceMap,
    /// How long it is.
    pub length: Duration,
    /// Where the take ends: later than the sound, where the recorder has ended before.
    pub end: Duration,
    /// Where its parts end, all but the last; none where it has no marks.
    pub cuts: Vec<Duration>,
    /// The same, if nobody had cut them by hand.
    automatic: Vec<Duration>,
}

impl TakeSound {
    /// Listens to samples, and cuts them in the pauses next to where the parts of the take ended on its clock, the last one
    /// with the take; those that somebody has cut by hand, there.
    pub fn new(samples: &[i16], ends: &[Duration], by_hand: &[Option<Duration>]) -> Self {
        let total = ends.last().filter(|total| !total.is_zero());
        let samples = total.map_or(samples, |total| between(samples, Duration::ZERO, *total + AFTER));
        Self::of(VoiceMap::of(samples), length(samples), ends, by_hand)
    }

    /// The same of sound in which somebody speaks there, and which is this long.
    pub fn of(voice: VoiceMap, length: Duration, ends: &[Duration], by_hand: &[Option<Duration>]) -> Self {
        let (total, presses) =
            ends.split_last().map_or((Duration::ZERO, ends), |(total, ends)| (*total, ends));
        let (voice, end) = (voice.reaching(total), length.max(total));
        // Nobody pressed where the take starts or ends: a part that wasn't told has no sound.
        let cut = |(cut, press): (Duration, &Duration)| match *press {
            Duration::ZERO => Duration::ZERO,
            press if press >= total => end,
            _ => cut,
        };
        let automatic = cuts(&voice, presses, total).into_iter().zip(presses).map(cut).collect();
        let mut sound = Self { voice, length, end, cuts: Vec::new(), automatic };
        sound.cut_by_hand(by_hand);
        sound
    }

    /// Cuts parts here by hand, each that has a time. The others are cut as if nobody had done anything, but in their
    /// order; without marks they are empty.
    pub fn cut_by_hand(&mut self, by_hand: &[Option<Duration>]) {
        self.cuts.clone_from(&self.automatic);
        let number = if by_hand.iter().any(Option::is_some) { by_hand.len() } else { 0 };
        self.cuts.resize(self.cuts.len().max(number), self.end);
        let places = || by_hand.iter().enumerate().filter_map(|(place, at)| Some((place, (*at)?)));
        for (place, at) in places() {
            let (before, after) = self.cuts.split_at_mut(place);
            for cut in before {
                *cut = at.min(*cut);
            }
            for cut in after {
                *cut = at.max(*cut);
            }
        }
        for (place, at) in places() {
            self.cuts[place] = at;
        }
    }

    /// Where its parts end, all but the last: where somebody has cut them by hand, or else where they were pressed, unless a
    /// cut by hand has passed that. The others are where they are cut. They rise.
    pub fn ends(
        &self,
        by_hand: &[Option<Duration>],
        pressed: impl Fn(usize) -> Option<Duration>,
    ) -> Vec<Duration> {
        let passed = |mark: usize, at: Duration| {
            let (before, after) = by_hand.split_at(mark.min(by_hand.len()));
            before.iter().flatten().any(|it| *it >= at) || after.iter().flatten().any(|it| *it <= at)
        };
        let mut last = Duration::ZERO;
        let end = |(mark, cut): (usize, &Duration)| {
            let pressed = pressed(mark).filter(|at| !passed(mark, *at));
            last = last.max(by_hand.get(mark).copied().flatten().or(pressed).unwrap_or(*cut));
            last
        };
        self.cuts.iter().enumerate().map(end).collect()
    }

    /// How many parts it is cut into.
    pub fn parts(&self) -> usize {
        self.cuts.len() + 1
    }

    /// Where each part starts and ends, also where nothing was recorded.
    pub fn bounds(&self) -> Vec<(Duration, Duration)> {
        let end = self.end;
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

    /// Takes away the figures of words of those parts of which less than half was recorded: what is missing there may have
    /// been said.
    pub fn strike_unheard(&self, parts: &mut [PartFigures]) {
        let silences = self.voice.parts(if parts.len() == 1 { &[] } else { &self.cuts });
        let unheard = parts.iter_mut().zip(&silences).filter(|(_, silence)| silence.is_unheard());
        unheard.for_each(|(part, _)| part.words = None);
    }

    /// Adds the figures of its silence to those of the words of parts.
    pub fn measure(&self, parts: &mut [PartFigures]) {
        let silences = self.figures("", parts.len()).parts;
        for (part, measured) in parts.iter_mut().zip(silences) {
            part.silence = measured.silence;
        }
        self.strike_unheard(parts);
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::TakeSound;
    use crate::domain::sound::frame_at;
    use crate::domain::sound::silence::VoiceMap;

    /// Ten seconds, with words but at the start, at the end and in the middle.
    fn cut(ends: [u64; 5]) -> TakeSound {
        let frame = |millis| frame_at(Duration::from_millis(millis));
        let speech = [(800, 4_500), (5_500, 9_200)].map(|(from, to)| frame(from)..frame(to)).to_vec();
        let voice = VoiceMap {
            speech,
            frames: frame(10_000),
            missing: Vec::new(),
            level: None,
            range: 60.0,
            clipped: 0.0,
        };
        TakeSound::of(voice, Duration::from_secs(10), &ends.map(Duration::from_millis), &[])
    }

    fn told(sound: &TakeSound) -> Vec<bool> {
        sound.figures("", 5).parts.iter().map(|part| part.silence.is_some()).collect()
    }

    #[test]
    fn a_part_that_was_not_told_has_no_sound() {
        // Finished in Action; Situation and Task skipped; all told.
        let finished = cut([2_000, 5_000, 10_000, 10_000, 10_000]);
        assert_eq!(told(&finished), [true, true, true, false, false]);
        let ten = Duration::from_secs(10);
        assert_eq!(finished.bounds()[2].1, ten, "it isn't cut where the take was finished");
        assert_eq!(finished.bounds()[3..], [(ten, ten); 2]);
        let skipped = cut([0, 0, 5_000, 7_000, 10_000]);
        assert_eq!(told(&skipped), [false, false, true, true, true]);
        assert_eq!(told(&cut([2_000, 3_000, 5_000, 7_000, 10_000])), [true; 5]);
        // The recorder died long before.
        let mut dead = cut([2_000, 5_000, 24_000, 30_000, 40_000]);
        assert_eq!(told(&dead), [true, true, false, false, false]);
        assert_eq!(dead.bounds()[4], (Duration::from_secs(30), Duration::from_secs(40)));
        dead.cut_by_hand(&[None, None, Some(Duration::from_secs(26)), None]);
        assert_eq!(dead.bounds()[2].1, Duration::from_secs(26), "a mark is moved there, too");
    }

    #[test]
    fn what_was_recorded_once_the_clock_stood_belongs_to_no_part() {
        // starl was killed, and its clock went on where it had last been saved.
        let samples = vec![1; 10 * 16_000];
        let ends = [1, 2, 3, 4].map(Duration::from_secs);
        let sound = TakeSound::new(&samples, &ends, &[]);
        assert_eq!((sound.length, sound.bounds()[3].1), (Duration::from_millis(5_500), sound.length));
        assert_eq!(TakeSound::new(&samples, &[Duration::ZERO], &[]).length, Duration::from_secs(10));
    }

    #[test]
    fn a_part_that_was_told_keeps_its_time_when_a_cut_passes_its_press() {
        let mut sound = cut([2_000, 4_200, 8_000, 9_000, 10_000]);
        let pressed =
            |mark: usize| [2_000, 4_200, 8_000, 9_000].get(mark).copied().map(Duration::from_millis);
        let mut ends = |by_hand: [Option<u64>; 4]| {
            let by_hand = by_hand.map(|at| at.map(Duration::from_millis));
            sound.cut_by_hand(&by_hand);
            sound.ends(&by_hand, pressed).iter().map(Duration::as_millis).collect::<Vec<_>>()
        };
        assert_eq!(ends([None, None, None, None]), [2_000, 4_200, 8_000, 9_000]);
        assert_eq!(ends([Some(1_500), None, None, None]), [1_500, 4_200, 8_000, 9_000]);
        // It is cut at 5.0, in the pause.
        let passed = ends([Some(4_500), None, None, None]);
        assert!(passed[0] == 4_500 && passed[1] > 4_900, "{passed:?}");
        let passed = ends([Some(4_200), None, None, None]);
        assert!(passed[0] == 4_200 && passed[1] > 4_900, "{passed:?}");
        assert_eq!(ends([None, None, None, Some(3_000)]), [2_000, 3_000, 3_000, 3_000]);
    }

    #[test]
    fn only_what_was_cut_by_hand_is_cut_there() {
        let millis = Duration::from_millis;
        let mut sound = cut([2_000, 4_800, 8_000, 9_000, 10_000]);
        let automatic = sound.cuts.clone();
        assert!(automatic[1] > millis(4_900), "in the pause: {automatic:?}");
        sound.cut_by_hand(&[None, None, Some(millis(7_000)), None]);
        let expected = [automatic[0], automatic[1], millis(7_000), automatic[3]];
        assert_eq!(sound.cuts, expected);
        // They stay in their order, and go back to where they were.
        sound.cut_by_hand(&[None, None, Some(millis(300)), None]);
        assert_eq!(sound.cuts[..3], [millis(300); 3]);
        sound.cut_by_hand(&[None; 4]);
        assert_eq!(sound.cuts, automatic);
        // Without marks, the parts after those that were set are empty.
        let mut whole = TakeSound::of(sound.voice, millis(10_000), &[millis(10_000)], &[]);
        whole.cut_by_hand(&[Some(millis(3_000)), None, None, None]);
        assert_eq!(whole.cuts, [3_000, 10_000, 10_000, 10_000].map(millis));
        whole.cut_by_hand(&[]);
        assert_eq!(whole.parts(), 1);
    }
}
