//! The fields of a line as serde finds them, and the checks that make data of them.

use std::borrow::Cow;

use serde::Deserialize;

use super::answer::{RawAnswer, duration, owned};
use super::check::{at, caps, checked, checked_all, day, days, entry_id, id, need, offset};
use super::field::{LONGEST_MILLIS, Millis, Points, Text};
use super::{Body, Head, TakeBody, Wire, announce, is_newer, no_entry};
use crate::domain::journal::codec::{Damage, VERSION};
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::rating::Rating;
use crate::domain::sprint::Sprint;

/// Every field of every kind: one pass over the line, whatever the order of its fields.
#[derive(Deserialize)]
pub(super) struct Raw<'a> {
    v: u64,
    #[serde(borrow)]
    id: Cow<'a, str>,
    seq: u64,
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(default)]
    off: i16,
    #[serde(borrow)]
    day: Cow<'a, str>,
    #[serde(borrow)]
    t: Cow<'a, str>,
    #[serde(borrow)]
    question: Option<Text<'a>>,
    wording: Option<u32>,
    #[serde(borrow)]
    story: Option<Text<'a>>,
    parts: Option<[Option<Millis>; 5]>,
    total: Option<Millis>,
    paused: Option<Millis>,
    cold: Option<bool>,
    notes: Option<bool>,
    hints: Option<u8>,
    spoiled: Option<bool>,
    live: Option<bool>,
    #[serde(borrow)]
    points: Option<Points<'a>>,
    #[serde(borrow)]
    flags: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    probe: Option<Text<'a>>,
    rating: Option<Rating>,
    #[serde(borrow)]
    capped: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    next: Option<Text<'a>>,
    felt: Option<Rating>,
    detour: Option<Millis>,
    elsewhere: Option<bool>,
    #[serde(borrow)]
    note: Option<Text<'a>>,
    #[serde(borrow)]
    item: Option<Text<'a>>,
    on: Option<bool>,
    #[serde(borrow)]
    text: Option<Text<'a>>,
    #[serde(borrow)]
    dates: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    date: Option<Text<'a>>,
    #[serde(borrow)]
    landed: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    flat: Option<Vec<Text<'a>>>,
    limit: Option<Millis>,
    spent: Option<Millis>,
    #[serde(borrow)]
    answers: Option<Vec<RawAnswer<'a>>>,
    #[serde(borrow)]
    of: Option<Text<'a>>,
}

impl<'a> Raw<'a> {
    /// Checks every range and sorts the line by its version and kind.
    pub(super) fn judge(self, seal: u32) -> Result<Wire<'a>, Damage> {
        if is_newer(self.v, &self.t) {
            return Ok(announce(self.v, &self.t));
        }
        if self.v != VERSION {
            return Err(no_entry("there is no version 0"));
        }
        let head = Head {
            id: entry_id(self.id.clone())?,
            seq: self.seq,
            at: at(&self.at)?,
            off: offset(self.off)?,
            day: day(&self.day)?,
            seal,
        };
        Ok(Wire::Known(head, self.body()?))
    }

    fn body(self) -> Result<Body<'a>, Damage> {
        Ok(match self.t.as_ref() {
            "take" => Body::Take(Box::new(self.take()?)),
            "tick" => Body::Tick(id(self.item, "item")?, need(self.on, "on")?),
            "star" => Body::Star(id(self.item, "item")?, need(self.on, "on")?),
            "suspend" => Body::Suspend(id(self.question, "question")?, need(self.on, "on")?),
            "uncover" => Body::Uncover(id(self.question, "question")?, need(self.on, "on")?),
            "flag" => Body::Flag(id(self.item, "item")?, need(self.on, "on")?),
            "note" => Body::Note(id(self.item, "item")?, need(self.text, "text")?.0),
            "interview" => Body::Interview(days(&need(self.dates, "dates")?)?),
            "outcome" => Body::Outcome(self.outcome()?),
            "mock" => Body::Mock(Box::new(self.mock()?)),
            "sprint" => Body::Sprint(Box::new(self.sprint()?)),
            "undo" => Body::Undo(entry_id(need(self.of, "of")?.0)?),
            _ => return Err(no_entry("it has no kind")),
        })
    }

    fn outcome(self) -> Result<Outcome, Damage> {
        let ids = |texts: Option<Vec<Text<'a>>>| {
            texts.unwrap_or_default().into_iter().map(owned).collect::<Result<Vec<_>, _>>()
        };
        Ok(Outcome {
            date: day(&need(self.date, "date")?.0)?,
            landed: ids(self.landed)?,
            flat: ids(self.flat)?,
        })
    }

    fn mock(self) -> Result<Mock, Damage> {
        let answers = need(self.answers, "answers")?.into_iter().map(RawAnswer::mock);
        Ok(Mock {
            limit: duration(self.limit),
            spent: duration(self.spent),
            answers: answers.collect::<Result<_, _>>()?,
        })
    }

    fn sprint(self) -> Result<Sprint, Damage> {
        let answers = need(self.answers, "answers")?.into_iter().map(RawAnswer::sprint);
        Ok(Sprint { answers: answers.collect::<Result<_, _>>()? })
    }

    fn take(self) -> Result<TakeBody<'a>, Damage> {
        let parts = self.parts.unwrap_or_default().map(|part| part.map(|time| time.0));
        let sum = || parts.iter().flatten().sum::<u32>().min(LONGEST_MILLIS);
        Ok(TakeBody {
            question: id(self.question, "question")?,
            wording: self.wording.unwrap_or_default() as usize,
            story: self.story.map(checked).transpose()?,
            parts,
            total: self.total.map_or_else(sum, |total| total.0),
            paused: self.paused.map_or(0, |paused| paused.0),
            cold: self.cold.unwrap_or_default(),
            with_notes: self.notes.unwrap_or_default(),
            hints: self.hints.unwrap_or_default(),
            spoiled: self.spoiled.unwrap_or_default(),
            live: self.live.unwrap_or_default(),
            points: self.points.unwrap_or_default().0,
            red_flags: checked_all(self.flags.unwrap_or_default())?,
            probe: self.probe.unwrap_or_default().0,
            rating: self.rating,
            capped: caps(&self.capped.unwrap_or_default()),
            next_time: self.next.unwrap_or_default().0,
            felt: self.felt,
            detour: self.detour.map_or(0, |detour| detour.0),
            elsewhere: self.elsewhere.unwrap_or_default(),
            note: self.note.unwrap_or_default().0,
        })
    }
}
