//! How long an answer is to be, and the exercises, which have only a piece of one.

use serde::{Deserialize, Serialize};

use crate::domain::part::{Part, Parts};

/// How long a story is to be told, or which piece of an answer alone. At another length than the usual one it is practice,
/// and no review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Length {
    /// As a whole, without parts.
    #[serde(rename = "0:30")]
    HalfMinute,
    /// A minute.
    #[serde(rename = "1:00")]
    OneMinute,
    /// A minute and a half.
    #[serde(rename = "1:30")]
    NinetySeconds,
    /// What the settings say, 2:30 by default; of a shape with a band of its own, what that says.
    #[default]
    #[serde(rename = "usual")]
    Usual,
    /// Three minutes.
    #[serde(rename = "3:00")]
    ThreeMinutes,
    /// An exercise: the Situation alone.
    #[serde(rename = "only-situation")]
    OnlySituation,
    /// An exercise: the Task alone.
    #[serde(rename = "only-task")]
    OnlyTask,
    /// An exercise: the Action alone.
    #[serde(rename = "only-action")]
    OnlyAction,
    /// An exercise: the Result alone.
    #[serde(rename = "only-result")]
    OnlyResult,
    /// An exercise: the Learning alone.
    #[serde(rename = "only-learning")]
    OnlyLearning,
    /// An exercise: the Result alone, by a number.
    #[serde(rename = "only-number")]
    OnlyNumber,
    /// An exercise: the answer to a follow-up alone.
    #[serde(rename = "only-follow-up")]
    OnlyFollowUp,
    /// An exercise: the bridge to the nearest story, where none fits.
    #[serde(rename = "gap")]
    Gap,
}

/// Where the band starts, what to aim at and where it ends, in seconds.
pub(crate) type Band = [u64; 3];

/// A row of the table of lengths.
struct LengthRow {
    length: Length,
    word: &'static str,
    title: &'static str,
    /// Nothing where the settings say it.
    band: Option<Band>,
    /// The shares of Situation to Learning; nothing where the settings say them.
    shares: Option<Parts<u32>>,
    /// What an exercise asks for; nothing of a length.
    exercise: Option<&'static str>,
}

/// The lengths, the shortest first, then the exercises.
const LENGTHS: [LengthRow; 13] = [
    timed(Length::HalfMinute, ["0:30", "At 0:30"], [20, 30, 40], None),
    timed(Length::OneMinute, ["1:00", "At 1:00"], [45, 60, 75], Some(Parts([14, 8, 48, 22, 8]))),
    timed(Length::NinetySeconds, ["1:30", "At 1:30"], [75, 90, 105], Some(Parts([15, 9, 50, 18, 8]))),
    LengthRow {
        length: Length::Usual,
        word: "usual",
        title: "As usual",
        band: None,
        shares: None,
        exercise: None,
    },
    timed(Length::ThreeMinutes, ["3:00", "At 3:00"], [150, 180, 195], None),
    only(Length::OnlySituation, ["only-situation", "Situation only"], Part::Situation.hint()),
    only(Length::OnlyTask, ["only-task", "Task only"], Part::Task.hint()),
    only(Length::OnlyAction, ["only-action", "Action only"], Part::Action.hint()),
    only(Length::OnlyResult, ["only-result", "Result only"], Part::Result.hint()),
    only(Length::OnlyLearning, ["only-learning", "Learning only"], Part::Learning.hint()),
    only(
        Length::OnlyNumber,
        ["only-number", "Result with a number"],
        "one number, what it was before, and how you measured it",
    ),
    only(
        Length::OnlyFollowUp,
        ["only-follow-up", "Follow-up only"],
        "the answer first, then one fact that backs it",
    ),
    LengthRow {
        band: Some([30, 45, 60]),
        ..only(
            Length::Gap,
            ["gap", "Gap drill"],
            "\"I haven't done exactly that; the closest is ...\", then what carries over, and what doesn't",
        )
    },
];

/// A row of a length.
const fn timed(
    length: Length,
    [word, title]: [&'static str; 2],
    band: Band,
    shares: Option<Parts<u32>>,
) -> LengthRow {
    LengthRow { length, word, title, band: Some(band), shares, exercise: None }
}

/// A row of an exercise.
const fn only(length: Length, [word, title]: [&'static str; 2], say: &'static str) -> LengthRow {
    LengthRow { length, word, title, band: Some([20, 30, 40]), shares: None, exercise: Some(say) }
}

impl Length {
    fn row(self) -> &'static LengthRow {
        const ROWS: &[LengthRow] = &LENGTHS;
        &ROWS[self as usize]
    }

    /// The length of this word, such as "1:00".
    pub fn of_word(word: &str) -> Option<Self> {
        LENGTHS.iter().find(|row| row.word == word).map(|row| row.length)
    }

    /// The exercise that has this part alone.
    pub fn only(part: Part) -> Self {
        match part {
            Part::Situation => Self::OnlySituation,
            Part::Task => Self::OnlyTask,
            Part::Action => Self::OnlyAction,
            Part::Result => Self::OnlyResult,
            Part::Learning => Self::OnlyLearning,
        }
    }

    /// The part that comes before what an exercise has: where the story stands when it starts.
    pub fn comes_after(self) -> Option<Part> {
        match self {
            Self::OnlyTask => Some(Part::Situation),
            Self::OnlyAction => Some(Part::Task),
            Self::OnlyResult | Self::OnlyNumber => Some(Part::Action),
            Self::OnlyLearning | Self::OnlyFollowUp => Some(Part::Result),
            _ => None,
        }
    }

    /// "0:30", "1:00" and so on; "usual"; of an exercise "only-result".
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// What it is called on a screen: "At 1:00", "Result only".
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// What an exercise asks for, as a hint to the teller; nothing of a length.
    pub fn exercise(self) -> Option<&'static str> {
        self.row().exercise
    }

    /// Whether it has only a piece of an answer: such a take says nothing of how the question is answered.
    pub fn is_exercise(self) -> bool {
        self.exercise().is_some()
    }

    /// Whether it is the usual one: a take at another length is no review.
    pub fn is_usual(self) -> bool {
        self == Self::Usual
    }

    /// Whether the parts are told one after the other, and not the whole in one.
    pub(super) fn has_parts(self) -> bool {
        self != Self::HalfMinute && !self.is_exercise()
    }

    /// The next longer one, or the next shorter one; itself where there is none.
    #[must_use]
    pub fn stepped(self, longer: bool) -> Self {
        let place = self as usize;
        let to = if longer { place + 1 } else { place.saturating_sub(1) };
        LENGTHS.get(to).filter(|row| row.exercise.is_none()).map_or(self, |row| row.length)
    }

    /// Target and band, where neither the shape nor the settings say them.
    pub(super) fn band(self) -> Option<Band> {
        self.row().band
    }

    /// The shares of Situation to Learning at this length, where the settings don't say them.
    pub(crate) fn shares(self) -> Option<&'static Parts<u32>> {
        self.row().shares.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::{LENGTHS, Length};
    use crate::domain::part::Part;

    #[test]
    fn each_row_stands_in_its_place() {
        for row in &LENGTHS {
            assert_eq!((row.length.word(), Length::of_word(row.word)), (row.word, Some(row.length)));
            assert_eq!(serde_json::to_value(row.length).expect("a word"), row.word);
        }
        for part in Part::ALL {
            assert_eq!(Length::only(part).exercise(), Some(part.hint()));
        }
    }

    #[test]
    fn lengths_go_up_and_down_and_stop_at_the_ends() {
        assert_eq!(Length::Usual.stepped(true), Length::ThreeMinutes);
        assert_eq!(Length::ThreeMinutes.stepped(true), Length::ThreeMinutes);
        assert_eq!(Length::HalfMinute.stepped(false), Length::HalfMinute);
    }
}
