//! Lines to entries and back. The form on disk is a promise: what is written here is read for ever.
//!
//! `{"v":1,"id":...,"seq":41,"at":"2026-11-23T07:12:03.120Z","off":60,"day":"2026-11-22","t":"take",...,"c":"9f3a01bc"}`

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;

use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::field;
use crate::domain::journal::{Damage, Entry, LONGEST_LINE, Line, Newer, VERSION, at, seal};

/// A line as it is written, without its seal.
#[derive(Serialize)]
struct Open<'a> {
    v: u64,
    id: &'a str,
    seq: u64,
    at: String,
    off: i32,
    day: Day,
    #[serde(flatten)]
    fact: &'a Fact,
}

/// What every line of this version has, whatever the order of its fields.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(deserialize_with = "version")]
    v: u64,
    #[serde(deserialize_with = "field::entry_id")]
    id: String,
    seq: u64,
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(default)]
    off: i16,
    #[serde(deserialize_with = "field::day")]
    day: Day,
    #[serde(borrow)]
    t: Cow<'a, str>,
}

/// A newer version may give other fields other types: its lines are known by these two alone.
#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(deserialize_with = "version")]
    v: u64,
    #[serde(borrow, default)]
    t: Cow<'a, str>,
}

/// Writes an entry as one line, without the newline.
///
/// Times are kept to the millisecond and to a day at most, points to 2 at most. A year outside 0 to 9999 has no
/// form on disk: who writes a file reads the line again before it is kept.
pub fn encode(entry: &Entry) -> String {
    let open = serde_json::to_string(&Open {
        v: VERSION,
        id: &entry.id,
        seq: entry.seq,
        at: at::write(entry.at),
        off: entry.at.offset().local_minus_utc() / 60,
        day: entry.day,
        fact: &entry.fact,
    });
    // No field can fail to be written; if one did, nothing would be read again.
    let mut open = open.unwrap_or_default();
    open.pop();
    seal::close(open)
}

/// Reads one line, without its newline.
///
/// # Errors
/// Why the line is not data. No entry is ever made of a line whose seal is wrong.
pub fn decode(line: &[u8]) -> Result<Line, Damage> {
    decode_sealed(line).map(|(line, _)| line)
}

/// Reads one line and its checksum, which sets lines of one id apart.
///
/// # Errors
/// As for [`decode`].
pub(crate) fn decode_sealed(line: &[u8]) -> Result<(Line, u32), Damage> {
    if line.len() > LONGEST_LINE {
        return Err(Damage::TooLong);
    }
    let seal = seal::check(line)?;
    let text = std::str::from_utf8(line).map_err(Damage::no_entry)?;
    let line = match entry(text) {
        Ok(entry) => Line::Entry(entry),
        Err(why) => Line::Newer(newer(text).ok_or(why)?),
    };
    Ok((line, seal))
}

fn entry(text: &str) -> Result<Entry, Damage> {
    let head: Head<'_> = serde_json::from_str(text).map_err(Damage::no_entry)?;
    if head.v != VERSION {
        return Err(Damage::no_entry(format_args!("it has version {}", head.v)));
    }
    let at = at::read(&head.at, head.off);
    let at = at.ok_or_else(|| Damage::no_entry(format_args!("{:?} isn't a time in UTC", head.at)))?;
    let fact = match head.t.as_ref() {
        // Nearly every line is a take: looking for the kind first would hold all its fields twice.
        "take" => serde_json::from_str(text).map(Fact::Take),
        _ => serde_json::from_str(text),
    };
    let fact = fact.map_err(Damage::no_entry)?;
    Ok(Entry { id: head.id, seq: head.seq, at, day: head.day, fact })
}

fn newer(text: &str) -> Option<Newer> {
    let Kind { v, t } = serde_json::from_str(text).ok()?;
    let is_new_kind = v == VERSION && !t.is_empty() && !Fact::KINDS.contains(&t.as_ref());
    (v > VERSION || is_new_kind).then(|| Newer { version: v, kind: t.into_owned() })
}

/// A version; one that no number holds is newer than all of them, and what isn't one is 0.
fn version<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let number = Number::deserialize(from)?;
    let is_beyond = number.as_f64().is_some_and(|number| number >= u64::MAX as f64);
    Ok(number.as_u64().unwrap_or(if is_beyond { u64::MAX } else { 0 }))
}
