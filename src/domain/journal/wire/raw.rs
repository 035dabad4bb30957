//! The fields of a line as serde finds them, and the checks that make data of them.

use std::borrow::Cow;

use serde::Deserialize;

use super::field::{LONGEST_MILLIS, Millis, Points, Text};
use super::{Body, Head, TakeBody, Wire, announce, is_newer, no_entry};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::journal::codec::{CAPS, Damage, VERSION};
use crate::domain::journal::stamp;
use crate::domain::rating::{Cap, Rating};

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
    #[serde(borrow)]
    item: Option<Text<'a>>,
    on: Option<bool>,
    #[serde(borrow)]
    text: Option<Text<'a>>,
    #[serde(borrow)]
    dates: Option<Vec<Text<'a>>>,
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
            at: stamp::read_at(&self.at).ok_or_else(|| no_entry("\"at\" is no time in UTC"))?,
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
            "flag" => Body::Flag(id(self.item, "item")?, need(self.on, "on")?),
            "note" => Body::Note(id(self.item, "item")?, need(self.text, "text")?.0),
            "interview" => Body::Interview(days(&need(self.dates, "dates")?)?),
            "undo" => Body::Undo(entry_id(need(self.of, "of")?.0)?),
            _ => return Err(no_entry("it has no kind")),
        })
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
            rating: need(self.rating, "rating")?,
            capped: caps(&self.capped.unwrap_or_default()),
            next_time: self.next.unwrap_or_default().0,
        })
    }
}

fn need<T>(value: Option<T>, name: &str) -> Result<T, Damage> {
    value.ok_or_else(|| no_entry(format_args!("the field {name:?} is missing")))
}

fn id<'a>(text: Option<Text<'a>>, name: &str) -> Result<Cow<'a, str>, Damage> {
    checked(need(text, name)?)
}

fn checked(text: Text<'_>) -> Result<Cow<'_, str>, Damage> {
    Id::check(&text.0).map_err(no_entry)?;
    Ok(text.0)
}

fn checked_all(texts: Vec<Text<'_>>) -> Result<Vec<Cow<'_, str>>, Damage> {
    texts.into_iter().map(checked).collect()
}

/// Ids of entries are ours, but an older or foreign form of them does no harm.
fn entry_id(text: Cow<'_, str>) -> Result<Cow<'_, str>, Damage> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if plain && (1..=64).contains(&text.len()) {
        Ok(text)
    } else {
        Err(no_entry("an entry's id has 1 to 64 visible ASCII characters"))
    }
}

fn offset(minutes: i16) -> Result<i16, Damage> {
    let in_a_day = minutes.unsigned_abs() < 24 * 60;
    in_a_day.then_some(minutes).ok_or_else(|| no_entry("\"off\" is a day or more"))
}

fn day(text: &str) -> Result<Day, Damage> {
    stamp::read_day(text).ok_or_else(|| no_entry(format_args!("{text:?} is no day")))
}

fn days(texts: &[Text]) -> Result<Vec<Day>, Damage> {
    texts.iter().map(|text| day(&text.0)).collect()
}

/// A cap this version does not know is left out: the rating it led to stands anyway.
fn caps(words: &[Text]) -> Vec<Cap> {
    let cap = |word: &Text| CAPS.iter().find(|(_, known)| *known == word.0);
    words.iter().filter_map(cap).map(|(cap, _)| *cap).collect()
}
