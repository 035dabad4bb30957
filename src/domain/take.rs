//! A take: one telling of a story, timed, judged and kept.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::field;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::rating::{Cap, Rating};
use crate::domain::rung::Rung;
use crate::domain::shape::{Length, Outline, ShapePart};

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
        self.joined("cold", "retake")
    }

    /// The same for who has not read what the words mean: "first take today".
    pub fn plainly(self) -> String {
        self.joined("first take today", "another take today")
    }

    fn joined(self, cold: &str, retake: &str) -> String {
        let first = match (self.with_notes, self.cold) {
            (true, _) => "with notes",
            (false, true) => cold,
            (false, false) => retake,
        };
        let others = [(self.spoiled, "spoiled"), (self.live, "live"), (self.elsewhere, "elsewhere")];
        let others = others.iter().filter(|(is, _)| *is).map(|(_, word)| *word);
        std::iter::once(first).chain(others).collect::<Vec<_>>().join(" · ")
    }
}

/// One telling of a story in answer to a question, as the journal keeps it: field by field, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// The question that was answered.
    pub question: Id,
    /// Which wording was shown: 0 the question's own text, then its other wordings.
    #[serde(default, deserialize_with = "field::or_default")]
    pub wording: usize,
    /// The user's story that was told, where one was chosen.
    pub story: Option<Id>,
    /// What it was told by. A line of the first version doesn't say it: a STAR-L story at its usual length.
    #[serde(skip)]
    pub outline: Outline,
    /// Time spoken in each part of the outline; `None` where the part was not told, or where no part was marked.
    #[serde(default, with = "field::parts", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Option<Duration>>,
    /// Which parts of the outline were told, as the teller says, where none was marked; see
    /// [`told_parts`](Self::told_parts).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<Vec<bool>>,
    /// Time spoken, pauses left out: the sum of the parts.
    #[serde(default = "unknown", serialize_with = "field::seconds::serialize", deserialize_with = "total")]
    pub total: Duration,
    /// Time paused.
    #[serde(default, with = "field::seconds")]
    pub paused: Duration,
    /// The first take of this question on its practice day.
    #[serde(default, deserialize_with = "field::or_default")]
    pub cold: bool,
    /// Notes, the sample or the criteria were open.
    #[serde(rename = "notes", default, deserialize_with = "field::or_default")]
    pub with_notes: bool,
    /// How many hints were shown.
    #[serde(default, deserialize_with = "field::or_default")]
    pub hints: u8,
    /// Spoiled by the world (the phone rang): kept, but left out of trends.
    #[serde(default, deserialize_with = "field::or_default")]
    pub spoiled: bool,
    /// Told under the rules of a live interview: no hints, no notes, no pause.
    #[serde(default, deserialize_with = "field::or_default")]
    pub live: bool,
    /// Points for each criterion, 0 to 2.
    #[serde(default, with = "field::points")]
    pub points: Vec<(Id, u8)>,
    /// Red flags that were heard.
    #[serde(rename = "flags", default, deserialize_with = "field::or_default")]
    pub red_flags: Vec<Id>,
    /// The follow-up question that was put; may be empty.
    #[serde(default, deserialize_with = "field::follow_up")]
    pub probe: Arc<str>,
    /// The rung that it was put on; nothing where none was put, or where a newer version names another.
    #[serde(default, deserialize_with = "field::rung", skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
    /// How it was answered: 0 not at all, 1 thinly, 2 well; nothing where that was not said.
    #[serde(default, deserialize_with = "field::mark", skip_serializing_if = "Option::is_none")]
    pub answered: Option<u8>,
    /// How it went, by the teller's own rating; nothing where it was not judged: the scheduler does not count it.
    pub rating: Option<Rating>,
    /// The facts that capped the rating.
    #[serde(default, deserialize_with = "field::caps")]
    pub capped: Vec<Cap>,
    /// "Next time I will": one line, may be empty.
    #[serde(rename = "next", default, deserialize_with = "field::or_default")]
    pub next_time: String,
    /// How it felt, before anything was uncovered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub felt: Option<Rating>,
    /// Time spent on an interruption, which belongs to no part.
    #[serde(default, with = "field::seconds", skip_serializing_if = "Duration::is_zero")]
    pub detour: Duration,
    /// Told elsewhere, to a friend or in a real interview, and added by hand.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "std::ops::Not::not")]
    pub elsewhere: bool,
    /// A note on the take; may be empty.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Take {
    /// A take of a question of which nothing more is known.
    pub fn of(question: Id) -> Self {
        Self {
            question,
            wording: 0,
            story: None,
            outline: Outline::default(),
            parts: vec![None; Outline::default().parts().len()],
            told: None,
            total: Duration::ZERO,
            paused: Duration::ZERO,
            cold: false,
            with_notes: false,
            hints: 0,
            spoiled: false,
            live: false,
            points: Vec::new(),
            red_flags: Vec::new(),
            probe: Arc::default(),
            rung: None,
            answered: None,
            rating: None,
            capped: Vec::new(),
            next_time: String::new(),
            felt: None,
            detour: Duration::ZERO,
            elsewhere: false,
            note: String::new(),
        }
    }

    /// Under which circumstances it was told.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            cold: self.cold,
            with_notes: self.with_notes,
            spoiled: self.spoiled,
            live: self.live,
            elsewhere: self.elsewhere,
        }
    }

    /// Each part with whether it was told: those with a time, or those that were ticked.
    pub fn told_parts(&self) -> impl Iterator<Item = (ShapePart, bool)> {
        let told = move |place: usize| match &self.told {
            Some(told) => told.get(place) == Some(&true),
            None => self.parts.get(place).is_some_and(Option::is_some),
        };
        self.outline.parts().iter().enumerate().map(move |(place, part)| (*part, told(place)))
    }

    /// Each part that was timed, with its time.
    pub fn timed_parts(&self) -> impl Iterator<Item = (ShapePart, Duration)> {
        let parts = self.outline.parts().iter().zip(&self.parts);
        parts.filter_map(|(part, time)| Some((*part, (*time)?)))
    }

    /// Whether it is known which parts were told.
    pub fn knows_parts(&self) -> bool {
        self.told_parts().any(|(_, told)| told)
    }

    /// Whether it is known if a part of a STAR-L story was told.
    pub fn knows_part(&self, part: Part) -> bool {
        self.outline.place_of(part).is_some() && self.knows_parts()
    }

    /// Whether a part of a STAR-L story was told.
    pub fn tells(&self, part: Part) -> bool {
        self.told_parts().any(|(it, told)| it.star == Some(part) && told)
    }

    /// The time of a part of a STAR-L story.
    pub fn time_of(&self, part: Part) -> Option<Duration> {
        *self.parts.get(self.outline.place_of(part)?)?
    }

    /// Whether it was told at the usual length: at another one it is practice, by which nothing is planned or rated.
    pub fn is_usual(&self) -> bool {
        self.outline.length.is_usual()
    }

    /// Whether only a piece of an answer was told: it says nothing of how the question or the story is told.
    pub fn is_exercise(&self) -> bool {
        self.outline.length.is_exercise()
    }

    /// What was told and how, where takes are listed: "cold", "at 1:00 · retake", "Result only".
    pub fn described(&self) -> String {
        let (length, circumstances) = (self.outline.length, self.circumstances().words());
        match length {
            _ if self.is_exercise() => length.title().to_owned(),
            Length::Usual => circumstances,
            _ => format!("at {} · {circumstances}", length.word()),
        }
    }

    /// Points given, and the most there were to give: two for each criterion.
    pub fn score(&self) -> (u16, u16) {
        let given: u32 = self.points.iter().map(|(_, points)| u32::from(*points)).sum();
        let most = self.points.len() * 2;
        (u16::try_from(given).unwrap_or(u16::MAX), u16::try_from(most).unwrap_or(u16::MAX))
    }

    /// Whether it counts as told cold: the first of its day at the usual length, without notes, not spoiled.
    pub fn counts_cold(&self) -> bool {
        self.cold && !self.with_notes && !self.spoiled && self.is_usual()
    }

    /// Whether its time is known: one that was told elsewhere may have none.
    pub fn is_timed(&self) -> bool {
        !self.elsewhere || !self.total.is_zero()
    }

    /// Whether somebody else heard it, and its note says what they said.
    pub fn is_remarked(&self) -> bool {
        self.elsewhere && !self.note.is_empty()
    }

    /// Whether it says how well its question is told.
    pub fn speaks(&self) -> bool {
        self.rating.is_some() && !self.spoiled
    }

    /// Works out what a line of the journal didn't say: a total is the sum of the parts, and without any times no part
    /// was timed. At another length than the usual one nothing is rated.
    ///
    /// # Errors
    /// Where the line has other parts than the outline.
    pub(crate) fn complete(&mut self) -> Result<(), String> {
        let parts = self.outline.parts().len();
        if self.parts.is_empty() {
            self.parts = vec![None; parts];
        }
        if self.parts.len() != parts || self.told.as_ref().is_some_and(|told| told.len() != parts) {
            return Err(format!("{} has {parts} parts", self.outline.shape.title()));
        }
        if self.total == UNKNOWN {
            let sum: Duration = self.parts.iter().flatten().sum();
            self.total = sum.min(field::LONGEST_TIME);
        }
        self.rating = self.rating.filter(|_| self.is_usual());
        Ok(())
    }
}

/// Stands for a total that a line doesn't say: no time read is as long.
const UNKNOWN: Duration = Duration::MAX;

fn unknown() -> Duration {
    UNKNOWN
}

fn total<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    Ok(field::seconds::maybe(from)?.unwrap_or(UNKNOWN))
}
