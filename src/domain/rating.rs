//! How a take went: the four ratings, and the facts that cap them.

use serde::{Deserialize, Serialize};

/// How well a story was told, as the scheduler counts it: 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Rating {
    /// 1: no story came, or a part of it was missing.
    Again = 1,
    /// 2: told, but thin, too long or from notes.
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

/// A fact about a take that keeps its rating down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cap {
    /// Situation, Task, Action or Result was not told: at most Again.
    PartMissing,
    /// Longer than the end of the band: at most Hard.
    OverTime,
    /// Notes, a hint or the sample were open: at most Hard.
    WithNotes,
    /// Under 60 % of the points: at most Hard.
    FewPoints,
    /// Under 85 % of the points: at most Good.
    PointsForEasy,
}

impl Cap {
    /// The best rating this fact allows.
    pub fn limit(self) -> Rating {
        match self {
            Self::PartMissing => Rating::Again,
            Self::OverTime | Self::WithNotes | Self::FewPoints => Rating::Hard,
            Self::PointsForEasy => Rating::Good,
        }
    }

    /// The reason, as it stands beside the rating.
    pub fn reason(self) -> &'static str {
        match self {
            Self::PartMissing => "a part is missing",
            Self::OverTime => "over time",
            Self::WithNotes => "told with notes",
            Self::FewPoints => "under 60 % of the points",
            Self::PointsForEasy => "too few points for easy",
        }
    }
}
