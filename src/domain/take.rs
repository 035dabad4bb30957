//! A take: one telling of a story, timed, judged and kept.

use std::time::Duration;

use crate::domain::id::Id;
use crate::domain::part::Parts;
use crate::domain::rating::{Cap, Rating};

/// Under which circumstances a story was told: none of these kinds of takes is counted as another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The first take of its question on its practice day.
    pub cold: bool,
    /// Notes, the sample or the criteria were open.
    pub with_notes: bool,
    /// Spoiled by the world.
    pub spoiled: bool,
    /// Told under the rules of a live interview.
    pub live: bool,
    /// Told elsewhere, and added by hand.
    pub elsewhere: bool,
}

impl Circumstances {
    /// In words: "cold", "with notes · spoiled", "retake · live".
    pub fn words(self) -> String {
        let first = match (self.with_notes, self.cold) {
            (true, _) => "with notes",
            (false, true) => "cold",
            (false, false) => "retake",
        };
        let others = [(self.spoiled, "spoiled"), (self.live, "live"), (self.elsewhere, "elsewhere")];
        let others = others.iter().filter(|(is, _)| *is).map(|(_, word)| *word);
        std::iter::once(first).chain(others).collect::<Vec<_>>().join(" · ")
    }
}

/// One telling of a story in answer to a question, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The question that was answered.
    pub question: Id,
    /// Which wording was shown: 0 the question's own text, then its other wordings.
    pub wording: usize,
    /// The user's story that was told, where one was chosen.
    pub story: Option<Id>,
    /// Time spoken in each part; `None` where the part was not told.
    pub parts: Parts<Option<Duration>>,
    /// Time spoken, pauses left out: the sum of the parts.
    pub total: Duration,
    /// Time paused.
    pub paused: Duration,
    /// The first take of this question on its practice day.
    pub cold: bool,
    /// Notes, the sample or the criteria were open.
    pub with_notes: bool,
    /// How many hints were shown.
    pub hints: u8,
    /// Spoiled by the world (the phone rang): kept, but left out of trends.
    pub spoiled: bool,
    /// Told under the rules of a live interview: no hints, no notes, no pause.
    pub live: bool,
    /// Points for each criterion, 0 to 2.
    pub points: Vec<(Id, u8)>,
    /// Red flags that were heard.
    pub red_flags: Vec<Id>,
    /// The follow-up question that was put; may be empty.
    pub probe: String,
    /// How it went, by the teller's own rating; nothing where it was not judged: the scheduler does not count it.
    pub rating: Option<Rating>,
    /// The facts that capped the rating.
    pub capped: Vec<Cap>,
    /// "Next time I will": one line, may be empty.
    pub next_time: String,
    /// How it felt, before anything was uncovered.
    pub felt: Option<Rating>,
    /// Time spent on an interruption, which belongs to no part.
    pub detour: Duration,
    /// Told elsewhere, to a friend or in a real interview, and added by hand.
    pub elsewhere: bool,
    /// A note on the take; may be empty.
    pub note: String,
}

impl Take {
    /// A take of a question of which nothing more is known.
    pub fn of(question: Id) -> Self {
        Self {
            question,
            wording: 0,
            story: None,
            parts: Parts([None; 5]),
            total: Duration::ZERO,
            paused: Duration::ZERO,
            cold: false,
            with_notes: false,
            hints: 0,
            spoiled: false,
            live: false,
            points: Vec::new(),
            red_flags: Vec::new(),
            probe: String::new(),
            rating: None,
            capped: Vec::new(),
            next_time: String::new(),
            felt: None,
            detour: Duration::ZERO,
            elsewhere: false,
            note: String::new(),
        }
    }
}
