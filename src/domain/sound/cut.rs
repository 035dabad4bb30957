//! Where a take is cut into its parts: people press early or late, but they pause between two parts.

use std::time::Duration;

use crate::domain::sound::silence::VoiceMap;
use crate::domain::sound::{frame_at, time_of};

/// How far from a press a pause may be.
pub const REACH: Duration = Duration::from_millis(1_500);

/// Where to cut for each press: in the middle of the longest pause in reach, else at the press. The presses rise, and so do
/// the cuts.
pub fn cuts(voice: &VoiceMap, presses: &[Duration]) -> Vec<Duration> {
    let mut last = Duration::ZERO;
    let cut = |press: &Duration| {
        last = last.max(cut(voice, *press));
        last
    };
    presses.iter().map(cut).collect()
}

fn cut(voice: &VoiceMap, press: Duration) -> Duration {
    let (from, to) = (frame_at(press.saturating_sub(REACH)), frame_at(press + REACH));
    let in_reach = |gap: &std::ops::Range<usize>| gap.end.min(to).saturating_sub(gap.start.max(from));
    let longest = voice.gaps().filter(|gap| in_reach(gap) > 0).max_by_key(in_reach);
    longest.map_or(press, |gap| time_of((gap.start + gap.len() / 2).clamp(from, to)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::cuts;
    use crate::domain::sound::frame_at;
    use crate::domain::sound::silence::VoiceMap;

    fn voice(speech: &[(u64, u64)]) -> VoiceMap {
        let frame = |millis| frame_at(Duration::from_millis(millis));
        let speech = speech.iter().map(|(from, to)| frame(*from)..frame(*to)).collect();
        VoiceMap {
            speech,
            frames: frame(20_000),
            missing: Vec::new(),
            level: None,
            range: 60.0,
            clipped: 0.0,
        }
    }

    fn millis(voice: &VoiceMap, presses: &[u64]) -> Vec<u128> {
        let presses: Vec<Duration> = presses.iter().map(|press| Duration::from_millis(*press)).collect();
        // To the frame.
        cuts(voice, &presses).iter().map(|cut| cut.as_millis().div_ceil(100) * 100).collect()
    }

    #[test]
    fn a_cut_lies_in_the_pause_next_to_the_press() {
        let told = voice(&[(500, 4_000), (4_300, 5_000), (6_000, 9_000), (9_100, 14_000), (19_000, 20_000)]);
        assert_eq!(millis(&told, &[5_000]), [5_500], "the longest one in reach");
        assert_eq!(millis(&told, &[6_600]), [5_500]);
        assert_eq!(millis(&told, &[11_500]), [11_500], "no pause in reach");
        assert_eq!(millis(&told, &[14_500]), [16_000], "the middle is not in reach");
        assert_eq!(millis(&told, &[5_400, 5_600, 5_600]), [5_500; 3], "a part that wasn't told is empty");
        assert_eq!(millis(&voice(&[]), &[]), [0; 0]);
    }
}
