//! The shape of an answer: which parts it has, in which order, and how long it should be. Most answers are STAR-L
//! stories, which can also be told at other lengths than the usual one. A new shape, or a new length, is a row of a table.

mod length;

use serde::{Deserialize, Serialize};

use crate::domain::part::{Part, Parts};
use crate::domain::shape::length::Band;
pub use crate::domain::shape::length::Length;

/// What sort of answer a question asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A story: Situation, Task, Action, Result, Learning.
    #[default]
    StarL,
    /// "Tell me about yourself."
    Opener,
    /// "Why us?", "Why are you leaving?"
    Motivation,
    /// "How do you ...?": a sentence of method, then the last time it happened.
    Method,
}

/// What an answer is told by: a shape, and of a story the length. It says which parts there are; how long each should
/// be, a [`Pace`](crate::domain::pace::Pace) says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The shape.
    pub shape: Shape,
    /// The length; of other shapes than STAR-L the usual one, or an exercise.
    pub length: Length,
}

/// A part of an answer of any shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapePart {
    /// Its name, 11 letters at most. No two parts of all shapes share one: the journal knows them by it.
    pub title: &'static str,
    /// Its letter on the bar.
    pub letter: &'static str,
    /// What it has to say, as a hint to the teller.
    pub hint: &'static str,
    /// Which part of a STAR-L story it is, if any.
    pub star: Option<Part>,
    /// Its share of the target in percent; the parts of a STAR-L story divide what is left by shares of their own.
    pub(crate) share: u32,
}

/// What a take at another length than the usual one leaves as it is.
const UNCHANGED: &str = "It doesn't change your ratings or your plan.";

/// A row of the table of shapes.
struct ShapeRow {
    shape: Shape,
    word: &'static str,
    title: &'static str,
    say: &'static str,
    parts: &'static [ShapePart],
    /// Nothing where the settings say it.
    band: Option<Band>,
}

const SHAPES: [ShapeRow; 4] = [
    ShapeRow {
        shape: Shape::StarL,
        word: "star-l",
        title: "STAR-L",
        say: "Tell a story about something that happened.",
        parts: &STAR_L,
        band: None,
    },
    ShapeRow {
        shape: Shape::Opener,
        word: "opener",
        title: "Opener",
        say: "This isn't a story. Say who you are now, how you got here, and what you want next.",
        parts: &[
            ShapePart::own("Now", "N", "what you do today, and what stands out", 27),
            ShapePart::own("Before", "B", "the one or two steps that led here", 40),
            ShapePart::own("Next", "X", "what you want next, and why this job", 33),
        ],
        band: Some([60, 75, 90]),
    },
    ShapeRow {
        shape: Shape::Motivation,
        word: "motivation",
        title: "Motivation",
        say: "This isn't a story. Say what you know about them, what you bring, and what you want.",
        parts: &[
            ShapePart::own("Know", "K", "something you know about them that others wouldn't say", 25),
            ShapePart::own("Bring", "B", "what you bring, with one fact behind it", 42),
            ShapePart::own("Want", "W", "what you want, and why you'd find it there", 33),
        ],
        band: Some([45, 60, 75]),
    },
    ShapeRow {
        shape: Shape::Method,
        word: "method",
        title: "Method",
        say: "Say in one sentence how you do it, then tell about the last time you did it.",
        parts: &[
            ShapePart::own("Method", "M", "how you do it, in one sentence", 10),
            STAR_L[0],
            STAR_L[1],
            STAR_L[2],
            STAR_L[3],
            STAR_L[4],
        ],
        band: None,
    },
];

/// How a question starts that asks for a habit.
const HABITS: [&str; 4] = ["How do you ", "How would you ", "What do you do ", "What would you do "];

/// What answers it where the answer is a story.
const LAST_TIME: &str = "This asks about a habit. Answer with the last time it happened.";

const STAR_L: [ShapePart; 5] = [
    ShapePart::star(Part::Situation),
    ShapePart::star(Part::Task),
    ShapePart::star(Part::Action),
    ShapePart::star(Part::Result),
    ShapePart::star(Part::Learning),
];

impl Shape {
    fn row(self) -> &'static ShapeRow {
        const ROWS: &[ShapeRow] = &SHAPES;
        &ROWS[self as usize]
    }

    /// The shape of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        SHAPES.iter().find(|row| row.word == word).map(|row| row.shape)
    }

    /// The words of all shapes.
    pub fn words() -> impl Iterator<Item = &'static str> {
        SHAPES.iter().map(|row| row.word)
    }

    /// What packs, the journal and the command line call it.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// What it is called on a screen.
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// What to say, in a line.
    pub fn say(self) -> &'static str {
        self.row().say
    }
}

impl From<Shape> for Outline {
    fn from(shape: Shape) -> Self {
        Self { shape, length: Length::Usual }
    }
}

impl Outline {
    /// The parts, in the order they are told; none where the answer is told as a whole.
    pub fn parts(self) -> &'static [ShapePart] {
        if self.length.has_parts() { self.shape.row().parts } else { &[] }
    }

    /// The same at another length, if one is named.
    ///
    /// # Errors
    /// A sentence that says why it has no other length.
    pub fn at(self, length: Option<Length>) -> Result<Self, String> {
        match length {
            Some(_) if !self.has_lengths() => Err(format!(
                "Only STAR-L stories come in other lengths, and this question asks for \"{}\".",
                self.shape.word()
            )),
            length => Ok(Self { length: length.unwrap_or(self.length), ..self }),
        }
    }

    /// How many parts there are, as a word.
    pub fn number(self) -> &'static str {
        let words = ["no", "one", "two", "three", "four", "five", "six"];
        words.get(self.parts().len()).unwrap_or(&"the")
    }

    /// Whether a story is told in it, as a whole or after something else.
    pub fn tells_story(self) -> bool {
        self.shape.row().parts.iter().any(|part| part.star.is_some())
    }

    /// What has to be known of it before it is told: what sort of answer is asked for, or that it is no review. Nothing of
    /// a STAR-L story at its usual length.
    pub fn notice(self) -> Option<String> {
        match self.length {
            Length::Usual if self.is_default() => None,
            Length::Usual => Some(self.shape.say().to_owned()),
            length if length.is_exercise() => {
                Some(format!("{}. This is just practice. {UNCHANGED}", length.title()))
            }
            length => Some(format!("A take at {} is just practice. {UNCHANGED}", length.word())),
        }
    }

    /// The same where the question is asked in this wording: a habit that is asked for is answered with a story too.
    pub fn notice_on(self, wording: &str) -> Option<String> {
        let asks_for_habit = self.is_default() && HABITS.iter().any(|start| wording.starts_with(start));
        if asks_for_habit { Some(LAST_TIME.to_owned()) } else { self.notice() }
    }

    /// Whether it is what every answer was before there were others: a STAR-L story at the usual length.
    pub fn is_default(self) -> bool {
        self == Self::default()
    }

    /// Whether other lengths than the usual one can be chosen.
    pub fn has_lengths(self) -> bool {
        self.shape == Shape::StarL && !self.length.is_exercise()
    }

    /// Whether an answer can be told in it: only a story has other lengths, but any answer has exercises.
    pub fn is_known(self) -> bool {
        self.length.is_usual() || self.length.is_exercise() || self.has_lengths()
    }

    /// Target and band, where the settings don't say them.
    pub(crate) fn band(self) -> Option<Band> {
        self.length.band().or(self.shape.row().band)
    }

    /// Where a part of a STAR-L story stands in it.
    pub fn place_of(self, part: Part) -> Option<usize> {
        self.parts().iter().position(|it| it.star == Some(part))
    }

    /// The values of the parts of a STAR-L story; this one for those that the answer doesn't have.
    pub fn star_of<T: Copy>(self, values: &[T], other: T) -> Parts<T> {
        let value = |part| values.get(self.place_of(part)?).copied();
        Parts::from_fn(|part| value(part).unwrap_or(other))
    }
}

impl ShapePart {
    const fn star(part: Part) -> Self {
        Self { title: part.title(), letter: part.letter(), hint: part.hint(), star: Some(part), share: 0 }
    }

    const fn own(title: &'static str, letter: &'static str, hint: &'static str, share: u32) -> Self {
        Self { title, letter, hint, star: None, share }
    }

    /// Its key in a file: its name in small letters.
    pub fn key(self) -> String {
        self.title.to_lowercase()
    }
}

impl From<Part> for ShapePart {
    fn from(part: Part) -> Self {
        Self::star(part)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Length, Outline, SHAPES, STAR_L, Shape};

    #[test]
    fn each_row_stands_in_its_place() {
        for row in &SHAPES {
            assert_eq!((row.shape.word(), Shape::of_word(row.word)), (row.word, Some(row.shape)));
            assert_eq!(serde_json::to_value(row.shape).expect("a word"), row.word);
        }
    }

    #[test]
    fn parts_have_names_and_letters_of_their_own_and_leave_nothing_to_nobody() {
        let own = SHAPES.iter().flat_map(|row| row.parts).filter(|part| part.star.is_none());
        let names: Vec<String> = own.chain(&STAR_L).map(|part| part.key()).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{names:?}");
        for row in &SHAPES {
            let letters: HashSet<_> = row.parts.iter().map(|part| part.letter).collect();
            assert_eq!(letters.len(), row.parts.len(), "{}", row.word);
            let shares: u32 = row.parts.iter().map(|part| part.share).sum();
            let has_story = row.parts.iter().any(|part| part.star.is_some());
            assert_eq!(shares == 100, !has_story, "{}", row.word);
        }
    }

    #[test]
    fn a_habit_that_is_asked_for_is_answered_with_a_story() {
        let story = Outline::default();
        assert!(story.notice_on("How do you say no?").is_some_and(|notice| notice.contains("last time")));
        assert_eq!(story.notice_on("How did you say no?"), None);
        for outline in [Shape::Method.into(), Outline { length: Length::OneMinute, ..story }] {
            assert_eq!(outline.notice_on("How do you say no?"), outline.notice());
        }
    }

    #[test]
    fn what_is_told_as_a_whole_has_no_parts() {
        for length in [Length::HalfMinute, Length::OnlyResult, Length::Gap] {
            assert_eq!(Outline { length, ..Outline::default() }.parts(), []);
        }
        let only = Outline { shape: Shape::Opener, length: Length::OnlyFollowUp };
        assert!(only.is_known() && !only.has_lengths());
        assert!(!Outline { length: Length::OneMinute, ..only }.is_known(), "an opener has one length");
    }
}
