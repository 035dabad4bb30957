//! Lines to entries and back. The form on disk is a promise: what is written here is read for ever.
//!
//! `{"v":1,"id":...,"seq":41,"at":"2026-11-23T07:12:03.120Z","off":60,"day":"2026-11-22","t":"take",...,"c":"9f3a01bc"}`

use std::time::Duration;

use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::journal::wire::{Body, Head, TakeBody, Wire, read};
use crate::domain::journal::{Entry, stamp, write};
use crate::domain::part::Parts;
use crate::domain::rating::Cap;
use crate::domain::take::Take;

/// The version of the format that is written, and the newest that is understood.
pub const VERSION: u64 = 1;

/// The longest line in bytes, its newline left out: 1 MiB. Longer ones are neither written nor read.
pub const LONGEST_LINE: usize = 1 << 20;

/// The longest time kept of a take or a pause: a day. A longer pause is written as a day.
pub(crate) const LONGEST_TIME: Duration = Duration::from_hours(24);

/// The caps of a rating by the words they are kept under.
pub(crate) const CAPS: [(Cap, &str); 5] = [
    (Cap::PartMissing, "part-missing"),
    (Cap::OverTime, "over-time"),
    (Cap::WithNotes, "with-notes"),
    (Cap::FewPoints, "few-points"),
    (Cap::PointsForEasy, "points-for-easy"),
];

/// What a sound line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An entry that this version understands.
    Entry(Entry),
    /// An entry that a newer version wrote: left as it is.
    Newer(Newer),
}

/// What can be said of an entry of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Newer {
    /// The version of the format it was written in.
    pub version: u64,
    /// Its kind, as written.
    pub kind: String,
}

/// Why a line is not data. Its bytes are kept and counted nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The end is missing, or is not one of ours.
    #[error("the line has no seal: it is torn, or another program wrote it")]
    NoSeal,
    /// The checksum belongs to other bytes.
    #[error("the seal does not match: the line was changed after it was written")]
    WrongSeal,
    /// Over [`LONGEST_LINE`].
    #[error("the line is longer than 1 MiB")]
    TooLong,
    /// Sealed, but a field is missing, of another type or out of range.
    #[error("the line is sealed, but it is no entry: {0}")]
    NoEntry(String),
}

/// Writes an entry as one line, without the newline.
///
/// Times are kept to the millisecond and to a day at most, points to 2 at most. A year outside 0 to 9999 has no
/// form on disk: who writes a file reads the line again before it is kept.
pub fn encode(entry: &Entry) -> String {
    write::line(entry)
}

/// Reads one line, without its newline.
///
/// # Errors
/// Why the line is not data. No entry is ever made of a line whose seal is wrong.
pub fn decode(line: &[u8]) -> Result<Line, Damage> {
    match read(line)? {
        Wire::Newer(newer) => Ok(Line::Newer(newer)),
        Wire::Known(head, body) => entry(&head, body).map(Line::Entry),
    }
}

fn entry(head: &Head, body: Body) -> Result<Entry, Damage> {
    Ok(Entry {
        id: head.id.clone().into_owned(),
        seq: head.seq,
        at: stamp::timestamp(head.at, head.off)
            .ok_or_else(|| Damage::NoEntry("its time is out of range".to_owned()))?,
        day: head.day,
        fact: fact(body)?,
    })
}

fn fact(body: Body) -> Result<Fact, Damage> {
    Ok(match body {
        Body::Take(take) => Fact::Take(Box::new(take_of(*take)?)),
        Body::Tick(item, on) => Fact::Tick { item: id(&item)?, on },
        Body::Star(item, on) => Fact::Star { item: id(&item)?, on },
        Body::Suspend(question, on) => Fact::Suspend { question: id(&question)?, on },
        Body::Uncover(question, on) => Fact::Uncover { question: id(&question)?, on },
        Body::Flag(item, on) => Fact::Flag { item: id(&item)?, on },
        Body::Note(item, text) => Fact::Note { item: id(&item)?, text: text.into_owned() },
        Body::Interview(dates) => Fact::Interview { dates },
        Body::Outcome(outcome) => Fact::Outcome(outcome),
        Body::Mock(mock) => Fact::Mock(mock),
        Body::Sprint(sprint) => Fact::Sprint(sprint),
        Body::Undo(of) => Fact::Undo { of: of.into_owned() },
    })
}

fn take_of(body: TakeBody) -> Result<Take, Damage> {
    let time = |millis: u32| Duration::from_millis(u64::from(millis));
    Ok(Take {
        question: id(&body.question)?,
        wording: body.wording,
        story: body.story.as_deref().map(id).transpose()?,
        parts: Parts(body.parts.map(|part| part.map(time))),
        total: time(body.total),
        paused: time(body.paused),
        cold: body.cold,
        with_notes: body.with_notes,
        hints: body.hints,
        spoiled: body.spoiled,
        live: body.live,
        points: points(&body)?,
        red_flags: ids(&body)?,
        probe: body.probe.into_owned(),
        rating: body.rating,
        capped: body.capped,
        next_time: body.next_time.into_owned(),
        felt: body.felt,
        detour: time(body.detour),
        elsewhere: body.elsewhere,
        note: body.note.into_owned(),
    })
}

fn points(body: &TakeBody) -> Result<Vec<(Id, u8)>, Damage> {
    let all = body.points.iter();
    all.map(|(criterion, points)| Ok((id(criterion)?, *points))).collect()
}

fn ids(body: &TakeBody) -> Result<Vec<Id>, Damage> {
    body.red_flags.iter().map(|text| id(text)).collect()
}

fn id(text: &str) -> Result<Id, Damage> {
    Id::new(text).map_err(|why| Damage::NoEntry(why.to_string()))
}
