//! How long the cold takes are.

use std::time::Duration;

use crate::domain::day::Day;
use crate::domain::pace::Pace;
use crate::domain::progress::TakeEntry;

/// Steps of the histogram: three below the band, four in it, three above.
pub const BINS: usize = 10;

/// Steps below the band.
const BELOW: usize = 3;

/// Steps in the band.
const WITHIN: usize = 4;

/// The shortest time there is.
const MILLI: Duration = Duration::from_millis(1);

/// So many takes are shown over time at most.
const SHOWN: usize = 200;

/// How long the cold takes are whose time is known. Each is counted against the band of its own shape; what has one scale
/// for all is of those that have the usual band.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LengthTrend {
    /// The length in the middle, of two the mean; nothing without a take.
    pub median: Option<Duration>,
    /// How many lie in the band.
    pub in_band: usize,
    /// How many are longer than the band.
    pub over: usize,
    /// How many are shorter than the band.
    pub short: usize,
    /// How many are about so long: three steps below the band, four in it, three above, each a quarter of the band wide;
    /// the first and the last hold all that is further away.
    pub bins: [usize; BINS],
    /// The newest takes with their days, oldest first.
    pub newest: Vec<(Day, Duration)>,
}

impl LengthTrend {
    /// The lengths of cold takes, oldest first.
    pub(super) fn of(cold: &[TakeEntry<'_>], pace: &Pace) -> Self {
        let all = || cold.iter().filter(|take| take.is_timed());
        let number = |is: &dyn Fn(&Pace, Duration) -> bool| {
            all().filter(|take| is(&pace.of(take.outline), take.total)).count()
        };
        let usual = all().filter(|take| take.outline.band().is_none());
        let timed: Vec<(Day, Duration)> = usual.map(|take| (take.day, take.total)).collect();
        let mut bins = [0; BINS];
        for (_, total) in &timed {
            bins[bin(*total, pace)] += 1;
        }
        Self {
            median: median(timed.iter().map(|(_, total)| *total).collect()),
            in_band: number(&Pace::in_band),
            over: number(&|pace, total| total > pace.to),
            short: number(&|pace, total| total < pace.from),
            bins,
            newest: timed.get(timed.len().saturating_sub(SHOWN)..).unwrap_or_default().to_vec(),
        }
    }
}

/// The step of a length.
fn bin(total: Duration, pace: &Pace) -> usize {
    let step = (pace.to.saturating_sub(pace.from) / WITHIN as u32).as_millis().max(1);
    let steps = |from: Duration, to: Duration| (to.saturating_sub(from).as_millis() / step) as usize;
    match total {
        // What ends where the band starts still lies below it.
        total if total < pace.from => BELOW.saturating_sub(1 + steps(total + MILLI, pace.from)),
        total if total > pace.to => (BELOW + WITHIN + steps(pace.to, total)).min(BINS - 1),
        total => BELOW + steps(pace.from, total).min(WITHIN - 1),
    }
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    let upper = *times.get(times.len() / 2)?;
    let lower = *times.get((times.len() - 1) / 2)?;
    Some((lower + upper) / 2)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{bin, median};
    use crate::domain::pace::Pace;

    #[test]
    fn a_length_falls_into_a_step_of_a_quarter_of_the_band() {
        let at = |seconds: u64| bin(Duration::from_secs(seconds), &Pace::default());
        assert_eq!([0, 89, 90, 104, 105, 119].map(at), [0, 0, 1, 1, 2, 2]);
        assert_eq!([120, 134, 135, 150, 165, 180].map(at), [3, 3, 4, 5, 6, 6]);
        assert_eq!([181, 195, 210, 900].map(at), [7, 8, 9, 9]);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        let of = |seconds: &[u64]| median(seconds.iter().map(|it| Duration::from_secs(*it)).collect());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[170, 100, 150]), Some(Duration::from_secs(150)));
        assert_eq!(of(&[170, 100, 150, 161]), Some(Duration::from_millis(155_500)));
    }
}
