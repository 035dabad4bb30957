//! Where a take is cut into its parts: people press early or late, but they pause between two parts.

use std::ops::Range;
use std::time::Duration;

use crate::domain::sound::silence::VoiceMap;
use crate::domain::sound::{frame_at, time_of};

/// How far from a press a pause may be.
pub const REACH: Duration = Duration::from_millis(1_500);

/// Where to cut for each press: in the middle of the longest pause in reach, else at the press. A pause that two of them
/// want is that of the nearer one. The presses rise, and so do the cuts. At the start of the take, and at its end after this
/// time, nobody pressed: parts that weren't told have no pause.
pub fn cuts(voice: &VoiceMap, presses: &[Duration], total: Duration) -> Vec<Duration> {
    let gaps: Vec<Range<usize>> = voice.gaps().collect();
    let mut marks: Vec<Duration> =
        presses.iter().copied().filter(|press| !press.is_zero() && *press < total).collect();
    // Parts that weren't told end together.
    marks.dedup();
    let taken = taken(&gaps, &marks);
    let mut last = Duration::ZERO;
    let cut = |press: &Duration| {
        let mark = marks.iter().position(|mark| mark == press);
        let gap = mark.and_then(|mark| gaps.get(taken[mark]?));
        last = last.max(gap.map_or(*press, |gap| middle(gap, *press)));
        last
    };
    presses.iter().map(cut).collect()
}

/// The place of the gap that each mark gets, if any.
fn taken(gaps: &[Range<usize>], marks: &[Duration]) -> Vec<Option<usize>> {
    let mut taken: Vec<Option<usize>> = vec![None; marks.len()];
    let mut open: Vec<usize> = (0..marks.len()).rev().collect();
    while let Some(mark) = open.pop() {
        let far = |mark: usize, gap: usize| frame_at(marks[mark]).abs_diff(center(&gaps[gap]));
        let holder = |gap: usize| taken.iter().position(|it| *it == Some(gap));
        let may_have = |gap: &usize| holder(*gap).is_none_or(|holder| far(mark, *gap) < far(holder, *gap));
        let reach = |gap: &usize| in_reach(&gaps[*gap], marks[mark]);
        let best = (0..gaps.len()).filter(|gap| reach(gap) > 0 && may_have(gap)).max_by_key(reach);
        if let Some(holder) = best.and_then(holder) {
            taken[holder] = None;
            open.push(holder);
        }
        taken[mark] = best;
    }
    taken
}

/// The frames around a press in which a pause is in reach.
fn reach(press: Duration) -> (usize, usize) {
    (frame_at(press.saturating_sub(REACH)), frame_at(press + REACH))
}

/// How much of a gap is in reach of a press.
fn in_reach(gap: &Range<usize>, press: Duration) -> usize {
    let (from, to) = reach(press);
    gap.end.min(to).saturating_sub(gap.start.max(from))
}

fn center(gap: &Range<usize>) -> usize {
    gap.start + gap.len() / 2
}

/// The middle of a gap, or what of it is in reach.
fn middle(gap: &Range<usize>, press: Duration) -> Duration {
    let (from, to) = reach(press);
    time_of(center(gap).clamp(from, to))
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
        cuts(voice, &presses, Duration::from_secs(20))
            .iter()
            .map(|cut| cut.as_millis().div_ceil(100) * 100)
            .collect()
    }

    #[test]
    fn a_cut_lies_in_the_pause_next_to_the_press() {
        let told = voice(&[(500, 4_000), (4_300, 5_000), (6_000, 9_000), (9_100, 14_000), (19_000, 20_000)]);
        assert_eq!(millis(&told, &[5_000]), [5_500], "the longest one in reach");
        assert_eq!(millis(&told, &[6_600]), [5_500]);
        assert_eq!(millis(&told, &[11_500]), [11_500], "no pause in reach");
        assert_eq!(millis(&told, &[14_500]), [16_000], "the middle is not in reach");
        assert_eq!(millis(&told, &[5_600, 5_600, 5_600]), [5_500; 3], "a part that wasn't told is empty");
        assert_eq!(millis(&told, &[4_700, 5_600]), [4_200, 5_500], "the farther one gets another pause");
        assert_eq!(millis(&told, &[5_500, 6_300]), [5_500, 6_300], "or none");
        assert_eq!(
            millis(&told, &[3_700, 4_000, 5_700]),
            [3_700, 4_200, 5_500],
            "and gives way to the nearest"
        );
        assert_eq!(millis(&voice(&[]), &[]), [0; 0]);
    }

    #[test]
    fn parts_that_were_left_out_take_no_pause_from_a_mark() {
        let told = voice(&[(1_000, 10_000), (10_300, 18_900), (19_500, 20_000)]);
        assert_eq!(millis(&told, &[18_300]), [19_200]);
        assert_eq!(millis(&told, &[18_300, 20_000, 20_000]), [19_200, 20_000, 20_000]);
        assert_eq!(millis(&told, &[0, 0, 1_100]), [0, 0, 500]);
    }
}
