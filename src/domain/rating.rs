//! How a take went: the four ratings, and the facts that cap them.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};

/// How well a story was told, as the scheduler counts it: 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Rating {
    /// 1: no story came, or a part of it was missing.
    Again = 1,
    /// 2: told, but thin, too long, far too short or from notes.
    Hard = 2,
    /// 3: told well enough, in time.
    Good = 3,
    /// 4: told with nearly every point, in time, with ease.
    Easy = 4,
}

impl Rating {
    /// All four, worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word on the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating as Self
    }
}

impl TryFrom<u8> for Rating {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|rating| u8::from(*rating) == number)
            .ok_or_else(|| format!("a rating is 1, 2, 3 or 4, not {number}"))
    }
}

/// A rating as it is told: its number and its word, or that there is none.
pub fn shown(rating: Option<Rating>) -> String {
    rating.map_or_else(|| "not rated".to_owned(), |rating| format!("{} {}", u8::from(rating), rating.word()))
}

/// A fact about a take that keeps its rating down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cap {
    /// Situation, Task, Action or Result was not told: at most Again.
    PartMissing,
    /// Longer than the end of the band: at most Hard.
    OverTime,
    /// Far shorter than the band: at most Hard.
    TooShort,
    /// Notes, a hint or the sample were open: at most Hard.
    WithNotes,
    /// Under 60 % of the points: at most Hard.
    FewPoints,
    /// Under 85 % of the points, or none to be had: at most Good.
    PointsForEasy,
}

impl Cap {
    /// The best rating this fact allows.
    pub fn limit(self) -> Rating {
        match self {
            Self::PartMissing => Rating::Again,
            Self::OverTime | Self::TooShort | Self::WithNotes | Self::FewPoints => Rating::Hard,
            Self::PointsForEasy => Rating::Good,
        }
    }

    /// The reason, as it stands beside the rating.
    pub fn reason(self) -> &'static str {
        match self {
            Self::PartMissing => "Situation to Result must all be there",
            Self::OverTime => "over time",
            Self::TooShort => "far too short",
            Self::WithNotes => "told with notes",
            Self::FewPoints => "fewer than 60% of the points",
            Self::PointsForEasy => "too few points for easy",
        }
    }
}

/// What is known of a take when it is rated.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Which parts were told.
    pub told: Parts<bool>,
    /// Time spoken.
    pub total: Duration,
    /// Notes, hints, the sample or the criteria were open.
    pub with_notes: bool,
    /// Points given, and the most there were to give.
    pub points: (u32, u32),
}

/// The facts that keep the rating of a take down, the heaviest first.
pub fn caps(facts: Facts, pace: &Pace) -> Vec<Cap> {
    let untold = |part: &Part| *part != Part::Learning && !facts.told[*part];
    let (points, most) = facts.points;
    let under = |percent: u32| points * 100 < most * percent;
    let mut caps = Vec::new();
    if Part::ALL.iter().any(untold) {
        caps.push(Cap::PartMissing);
    }
    if facts.total > pace.to {
        caps.push(Cap::OverTime);
    }
    if facts.total < pace.far_too_short() {
        caps.push(Cap::TooShort);
    }
    if facts.with_notes {
        caps.push(Cap::WithNotes);
    }
    if under(60) {
        caps.push(Cap::FewPoints);
    } else if most == 0 || under(85) {
        caps.push(Cap::PointsForEasy);
    }
    caps
}

/// The best rating these caps allow.
pub fn limit(caps: &[Cap]) -> Rating {
    caps.iter().map(|cap| cap.limit()).min().unwrap_or(Rating::Easy)
}

#[cfg(test)]
mod tests {
    use super::{Cap, Facts, Rating, caps, limit};
    use crate::domain::pace::Pace;
    use crate::domain::part::{Part, Parts};
    use std::time::Duration;

    fn told(total: u64, points: (u32, u32), with_notes: bool, missing: Option<Part>) -> Vec<Cap> {
        let told = Parts::from_fn(|part| Some(part) != missing);
        let total = Duration::from_secs(total);
        caps(Facts { told, total, with_notes, points }, &Pace::default())
    }

    #[test]
    fn facts_cap_the_rating() {
        for (caps, reasons, best) in [
            (told(150, (6, 6), false, None), vec![], Rating::Easy),
            (told(180, (5, 6), false, None), vec![Cap::PointsForEasy], Rating::Good),
            (told(150, (3, 6), false, None), vec![Cap::FewPoints], Rating::Hard),
            (told(181, (6, 6), false, None), vec![Cap::OverTime], Rating::Hard),
            (told(75, (6, 6), false, None), vec![], Rating::Easy),
            (told(74, (6, 6), false, None), vec![Cap::TooShort], Rating::Hard),
            (told(150, (6, 6), true, None), vec![Cap::WithNotes], Rating::Hard),
            (told(150, (6, 6), false, Some(Part::Learning)), vec![], Rating::Easy),
            (told(150, (6, 6), false, Some(Part::Result)), vec![Cap::PartMissing], Rating::Again),
            (told(80, (0, 0), false, None), vec![Cap::PointsForEasy], Rating::Good),
        ] {
            assert_eq!(limit(&caps), best, "{caps:?}");
            assert_eq!(caps, reasons);
        }
    }
}
