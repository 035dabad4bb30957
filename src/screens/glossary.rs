//! The words of the screens and what they mean: for the help, and for where a new user meets the first of them.

use crate::domain::holds::RULE;

/// This many words one meets from the first drill on; each fits in a line of the narrowest screen.
pub const FIRST: usize = 6;

/// What the words on the screens mean: first the [`FIRST`] that one meets from the first drill on.
pub const WORDS: [(&str, &str); 18] = [
    ("take", "one answer, from the start of the clock to your review"),
    ("in the band", "a good length: 2:00 to 3:00, unless you change it"),
    ("with notes", "you saw a hint or the criteria, so it's rated 2 at most"),
    ("cold", "your first take of a question that day, without notes"),
    ("ready", RULE),
    ("spoiled", "you were interrupted, so the take is saved but doesn't count"),
    ("retake", "another take of the same question on the same day"),
    ("felt", "how you thought it went before you looked; saved next to the rating"),
    (
        "rung",
        "how deep a follow-up goes: from what you did, down to when the opposite is right. Once you've answered one, you get the next",
    ),
    ("in range", "a part was neither too short nor too long for the whole answer"),
    ("live", "from a mock interview: no hints, no notes, no pauses"),
    (
        "fast, hesitant",
        "in a sprint, you picked a story within five seconds (fast) or ten (hesitant). Stuck means you ran out of time",
    ),
    ("micro drill", "practice for one weak spot on three questions, 0:20 to 0:40 each"),
    (
        "gap drill",
        "practice for a question you have no story for. You bridge to it honestly from your nearest story",
    ),
    (
        "shows",
        "which competencies a story covers. It's strong on its first tag and on the competencies of questions it \
     answers strongly, and usable on its other tags",
    ),
    ("✗ ▲ ·", "what the story check found: an error, something to fix, something to consider"),
    ("strong, usable", "how well a story fits a question, as set in its file"),
    (
        "same topic",
        "the story isn't linked to this question, but its first tag is a competency the question asks about. Related: \
     one of its other tags is",
    ),
];

/// What a cold take is, in a line, for where a new user first meets the word.
pub const COLD: &str = "first of the day, no notes";
