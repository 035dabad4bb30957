//! The words of the screens and what they mean: for the help, and for where a new user meets the first of them.

use crate::domain::holds::RULE;

/// This many words one meets from the first drill on; each fits in a line of the narrowest screen.
pub const FIRST: usize = 6;

/// What the words on the screens mean: first the [`FIRST`] that one meets from the first drill on.
pub const WORDS: [(&str, &str); 17] = [
    ("take", "one answer, from the start of the clock to its review"),
    ("in the band", "a good length: 2:00 to 3:00, unless you set it"),
    ("with notes", "you saw a hint or the criteria: rated 2 at most"),
    ("cold", "the first take of the question that day, without notes"),
    ("holds", RULE),
    ("spoiled", "interrupted: the take is saved, but doesn't count"),
    ("retake", "another take of the same question that day"),
    ("felt", "your guess at how it went, before you look; saved next to the rating"),
    (
        "rung",
        "how deep a follow-up goes: surface, context, decision, trade-off, self, worldview; you get the next one once you have answered the one before",
    ),
    ("as planned", "a part took about its planned share of the time"),
    ("live", "from a mock interview: no hints, no notes, no pause"),
    (
        "fast, hesitant",
        "in a sprint: you chose a story within five seconds, or within ten; stuck: you chose none",
    ),
    ("micro drill", "practice for one weak piece of an answer, 0:20 to 0:40 each, on three questions"),
    (
        "gap drill",
        "practice for a question none of your stories answers: an honest bridge from the nearest one",
    ),
    (
        "shows",
        "which competencies a story covers. Strong: its first tag, and those its strong questions ask about. \
     Usable: its other tags",
    ),
    ("strong, usable", "how well a story fits a question, according to its file"),
    ("by its tags", "the story doesn't name this question, but it shares a competency with it"),
];

/// What a cold take is, in a line, for where a new user first meets the word.
pub const COLD: &str = "first of the day, no notes";
