//! Calibration: how far what takes felt like lies from how they were rated, once the facts were seen.

use crate::domain::progress::{Progress, TakeEntry};

/// So many takes are looked at together.
pub const WINDOW: usize = 10;

/// Takes further back than this are not looked at, guessed or not.
const REACH: usize = 500;

/// The difference over some takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// How many takes it is worked out from: 1 to [`WINDOW`].
    pub takes: usize,
    /// Of these, how many were rated just as they felt.
    pub exact: usize,
    /// By how much the feeling lay above the rating on average, in steps of the rating: -3 to 3.
    pub above: f64,
}

impl Calibration {
    /// Over the newest takes that were guessed and rated; nothing where there are none.
    pub fn lately(progress: &Progress) -> Option<Self> {
        let guessed = progress.takes().rev().take(REACH).filter_map(|take| difference(&take));
        let differences: Vec<i8> = guessed.take(WINDOW).collect();
        let takes = differences.len();
        let sum: i32 = differences.iter().copied().map(i32::from).sum();
        (takes > 0).then(|| Self {
            takes,
            exact: differences.iter().filter(|difference| **difference == 0).count(),
            above: f64::from(sum) / takes as f64,
        })
    }

    /// The average in words: "0.6 too high", "right on average".
    pub fn words(self) -> String {
        let average = if self.takes > 1 { " on average" } else { "" };
        match (self.above.abs() * 10.0).round() / 10.0 {
            0.0 => format!("right{average}"),
            steps if self.above > 0.0 => format!("{steps} too high{average}"),
            steps => format!("{steps} too low{average}"),
        }
    }
}

/// By how many steps a take felt better than it was rated; nothing where either is missing, or it was spoiled.
fn difference(take: &TakeEntry<'_>) -> Option<i8> {
    let (felt, rating) = (take.felt?, take.rating?);
    (!take.spoiled).then(|| felt as i8 - rating as i8)
}

#[cfg(test)]
mod tests {
    use super::Calibration;
    use crate::domain::fact::Fact;
    use crate::domain::id::Id;
    use crate::domain::journal::Entry;
    use crate::domain::progress::Progress;
    use crate::domain::rating::Rating;
    use crate::domain::take::Take;

    fn told(takes: &[(Option<u8>, Option<u8>, bool)]) -> Progress {
        let mut progress = Progress::default();
        let rating = |number: u8| Rating::try_from(number).expect("a rating");
        for (number, (felt, rated, spoiled)) in (1..).zip(takes) {
            let question = Id::new("q").expect("an id");
            let take = Take {
                felt: felt.map(rating),
                rating: rated.map(rating),
                spoiled: *spoiled,
                ..Take::of(question)
            };
            progress.add(&Entry {
                id: format!("device-{number:020x}"),
                seq: number,
                at: "2026-11-23T09:00:00+01:00".parse().expect("a time"),
                day: "2026-11-23".parse().expect("a day"),
                fact: Fact::Take(Box::new(take)),
            });
        }
        progress
    }

    #[test]
    fn only_takes_that_were_guessed_and_rated_count() {
        assert_eq!(Calibration::lately(&told(&[])), None);
        assert_eq!(Calibration::lately(&told(&[(None, Some(3), false), (Some(3), None, false)])), None);
        let some = [(Some(4), Some(2), false), (Some(3), Some(3), false), (Some(1), Some(4), true)];
        let lately = Calibration::lately(&told(&some)).expect("two takes");
        assert_eq!(lately, Calibration { takes: 2, exact: 1, above: 1.0 });
        assert_eq!(lately.words(), "1 too high on average");
    }

    #[test]
    fn the_ten_newest_takes_are_looked_at() {
        let old = std::iter::repeat_n((Some(4), Some(2), false), 12);
        let new = std::iter::repeat_n((Some(2), Some(3), false), 10);
        let progress = told(&old.chain(new).collect::<Vec<_>>());
        let lately = Calibration::lately(&progress).expect("takes");
        assert_eq!((lately.takes, lately.words().as_str()), (10, "1 too low on average"));
        assert_eq!(Calibration { takes: 9, exact: 5, above: 0.04 }.words(), "right on average");
    }
}
