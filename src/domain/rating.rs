//! How a take went: the four ratings, and the facts that cap them.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::ladder::ANSWERED;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::shape::Outline;
use crate::domain::words::{and, words};

words! {
    /// How well a story was told, as the scheduler counts it: 1 to 4, worst first; the word is that on its button.
    #[derive(PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(try_from = "u8", into = "u8")]
    Rating {
        /// 1: no story came, or a part of it was missing.
        Again = 1: "again",
        /// 2: told, but thin, too long, far too short or from notes.
        Hard = 2: "hard",
        /// 3: told well enough, in time.
        Good = 3: "good",
        /// 4: told with nearly every point, in the band, with ease, and its follow-up answered well.
        Easy = 4: "easy",
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
    /// A part that must be there was not told, such as Situation, Task, Action or Result: at most Again.
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
    /// No follow-up was answered well, or none was put: at most Good.
    ThinFollowUp,
}

impl Cap {
    /// The best rating this fact allows.
    pub fn limit(self) -> Rating {
        match self {
            Self::PartMissing => Rating::Again,
            Self::OverTime | Self::TooShort | Self::WithNotes | Self::FewPoints => Rating::Hard,
            Self::PointsForEasy | Self::ThinFollowUp => Rating::Good,
        }
    }

    /// The reason, as it stands beside the rating of an answer without these parts.
    pub fn reason(self, missing: &[&str]) -> String {
        let reason = match self {
            Self::PartMissing if !missing.is_empty() => return format!("you left out {}", and(missing)),
            Self::PartMissing => "you left out a part",
            Self::OverTime => "it was too long",
            Self::TooShort => "it was far too short",
            Self::WithNotes => "you used notes",
            Self::FewPoints => "it got under 60% of the points",
            Self::PointsForEasy => "it got too few points for a 4",
            Self::ThinFollowUp => "you didn't answer a follow-up well",
        };
        reason.to_owned()
    }
}

/// What is known of a take when it is rated.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Whether every part was told that must be: all but Learning.
    pub complete: bool,
    /// Time spoken.
    pub total: Duration,
    /// Notes, hints, the sample or the criteria were open.
    pub with_notes: bool,
    /// Points given, and the most there were to give.
    pub points: (u32, u32),
    /// The mark of the follow-up, where one was put and marked.
    pub follow_up: Option<u8>,
}

/// Whether every part was told that must be.
pub fn is_complete(outline: Outline, told: &[bool]) -> bool {
    missing(outline, told).is_empty()
}

/// The parts that must be told and weren't: of all in the outline but Learning.
pub fn missing(outline: Outline, told: &[bool]) -> Vec<&'static str> {
    let parts = outline.parts().iter().enumerate();
    let needed = parts.filter(|(_, part)| part.star != Some(Part::Learning));
    needed.filter(|(place, _)| told.get(*place) != Some(&true)).map(|(_, part)| part.title).collect()
}

/// The facts that keep the rating of a take down, the heaviest first.
pub fn caps(facts: Facts, pace: &Pace) -> Vec<Cap> {
    let (points, most) = facts.points;
    let under = |percent: u32| points * 100 < most * percent;
    let all = [
        (!facts.complete, Cap::PartMissing),
        (facts.total > pace.to, Cap::OverTime),
        (facts.total < pace.far_too_short(), Cap::TooShort),
        (facts.with_notes, Cap::WithNotes),
        (under(60), Cap::FewPoints),
        (!under(60) && (most == 0 || under(85)), Cap::PointsForEasy),
        (facts.follow_up.is_none_or(|mark| mark < ANSWERED), Cap::ThinFollowUp),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, cap)| cap).collect()
}

/// The best rating these caps allow.
pub fn limit(caps: &[Cap]) -> Rating {
    caps.iter().map(|cap| cap.limit()).min().unwrap_or(Rating::Easy)
}

#[cfg(test)]
mod tests {
    use super::{Cap, Facts, Rating, caps, is_complete, limit, missing};
    use crate::domain::ladder::ANSWERED;
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::shape::{Outline, Shape};
    use std::time::Duration;

    fn told(total: u64, points: (u32, u32), with_notes: bool, missing: Option<Part>) -> Vec<Cap> {
        let told = Part::ALL.map(|part| Some(part) != missing);
        let complete = is_complete(Outline::default(), &told);
        let total = Duration::from_secs(total);
        caps(Facts { complete, total, with_notes, points, follow_up: Some(ANSWERED) }, &Pace::default())
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

    #[test]
    fn only_a_follow_up_that_is_answered_well_leaves_a_take_easy() {
        let (total, points) = (Duration::from_secs(150), (6, 6));
        let best = |follow_up| {
            let facts = Facts { complete: true, total, with_notes: false, points, follow_up };
            limit(&caps(facts, &Pace::default()))
        };
        assert_eq!([None, Some(0), Some(1)].map(best), [Rating::Good; 3]);
        assert_eq!(best(Some(2)), Rating::Easy);
    }

    #[test]
    fn a_cap_names_only_the_parts_that_were_left_out() {
        let without = |told: &[bool]| Cap::PartMissing.reason(&missing(Outline::default(), told));
        assert_eq!(without(&[true, true, false, false, false]), "you left out Action and Result");
        assert_eq!(without(&[true, true, true, false, true]), "you left out Result");
        assert_eq!(Cap::OverTime.reason(&["Result"]), "it was too long");
    }

    #[test]
    fn every_part_of_an_opener_must_be_there_and_of_a_method_all_but_learning() {
        let opener = Outline::from(Shape::Opener);
        assert!(is_complete(opener, &[true; 3]) && !is_complete(opener, &[true, true, false]));
        let method = Outline::from(Shape::Method);
        assert!(is_complete(method, &[true, true, true, true, true, false]));
        assert!(!is_complete(method, &[false, true, true, true, true, true]));
    }
}
