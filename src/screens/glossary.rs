//! The words of the screens and what they mean: for the help, and for where a new user meets the first of them.

/// So many words one meets from the first drill on.
pub const FIRST: usize = 6;

/// What the words on the screens mean: first the [`FIRST`] that one meets from the first drill on.
pub const WORDS: [(&str, &str); 15] = [
    ("take", "one answer to a question, from the start of the clock to the end, with its review"),
    ("in the band", "as long as an answer should be: two to three minutes, unless you set it otherwise"),
    ("with notes", "you saw a hint, your notes, or what was hidden; the take is rated 2 at most"),
    (
        "cold",
        "the first take of a question on a day, without notes; only cold takes count toward being ready",
    ),
    (
        "holds",
        "you are ready for the question: its last cold take was in the band, complete, rated 3 or 4, and at \
     most 14 days old",
    ),
    ("spoiled", "something interrupted the take: it is saved, but counts nowhere"),
    ("retake", "another take of the question on the same day"),
    ("felt", "your guess how it went, before you look; saved next to the rating"),
    (
        "rung",
        "how deep a follow-up goes: surface, context, decision, trade-off, self, worldview; a story gets the next one \
     once you have answered the one before",
    ),
    ("in plan", "a part took about its planned share of the time"),
    ("live", "from a mock interview: no hints, no notes, no pause"),
    ("fast, hesitant", "in a sprint, a story came within five seconds, or within ten; stuck: none came"),
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
