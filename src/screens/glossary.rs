//! The words of the screens and what they mean: for the help, and for where a new user meets the first of them.

use crate::domain::holds::RULE;

/// This many words one meets from the first drill on; each fits in a line of the narrowest screen.
pub const FIRST: usize = 6;

/// What the words on the screens mean: first the [`FIRST`] that one meets from the first drill on.
pub const WORDS: [(&str, &str); 17] = [
    ("take", "one answer, from the start of the clock to its review"),
    ("in the band", "a good length: 2:00 to 3:00, unless you set it"),
    ("with notes", "you saw a hint, or what is hidden: rated 2 at most"),
    ("cold", "the first take of the question that day, without notes"),
    ("holds", RULE),
    ("spoiled", "interrupted: the take is saved, but doesn't count"),
    ("retake", "another take of the question on the same day"),
    ("felt", "your guess how it went, before you look; saved next to the rating"),
    (
        "rung",
        "how deep a follow-up goes: surface, context, decision, trade-off, self, worldview; a story gets the next one \
     once you have answered the one before",
    ),
    ("as planned", "a part took about its planned share of the time"),
    ("live", "from a mock interview: no hints, no notes, no pause"),
    ("fast, hesitant", "in a sprint, a story came within five seconds, or within ten; stuck: none came"),
    ("micro drill", "one weak piece of an answer alone, 0:20 to 0:40, on three questions in a row"),
    ("gap drill", "a question none of your stories answers: the nearest one, and an honest bridge to it"),
    (
        "shows",
        "which competencies a story covers. Strong: its first tag, and those its strong questions ask about. \
     Usable: its other tags",
    ),
    ("strong, usable", "how well a story fits a question, as its file says"),
    ("by its tags", "the story doesn't name this question, but it shares a competency with it"),
];

/// What a cold take is, in a line, for where a new user first meets the word.
pub const COLD: &str = "first of the day, no notes";
