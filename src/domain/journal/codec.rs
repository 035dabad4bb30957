//! Lines to entries and back. The form on disk is a promise: what is written here is read for ever.
//!
//! `{"v":1,"id":...,"seq":41,"at":"2026-11-23T07:12:03.120Z","off":60,"day":"2026-11-22","t":"take",...,"c":"9f3a01bc"}`
//!
//! A take of another outline than a STAR-L story at its usual length has `"v":2`, so that a program that knows only
//! version 1 leaves it alone: see `shaped`.

mod shaped;

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;

use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::field;
use crate::domain::journal::{Damage, Entry, JournalLine, LONGEST_LINE, Newer, SHAPED, VERSION, at, seal};
use crate::domain::take::Take;

/// A line as it is written, without its seal.
#[derive(Serialize)]
struct Open<'a, F> {
    v: u64,
    id: &'a str,
    seq: u64,
    at: String,
    off: i32,
    day: Day,
    #[serde(flatten)]
    fact: F,
}

/// What every line of this version has, whatever the order of its fields.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(deserialize_with = "version")]
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
    match &entry.fact {
        Fact::Take(take) if !take.outline.is_default() => sealed(SHAPED, entry, shaped::write(take)),
        fact => sealed(VERSION, entry, fact),
    }
}

fn sealed(v: u64, entry: &Entry, fact: impl Serialize) -> String {
    let open = serde_json::to_string(&Open {
        v,
        id: &entry.id,
        seq: entry.seq,
        at: at::write(entry.at),
        off: entry.at.offset().local_minus_utc() / 60,
        day: entry.day,
        fact,
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
pub fn decode(line: &[u8]) -> Result<JournalLine, Damage> {
    decode_sealed(line).map(|(line, _)| line)
}

/// Reads one line and its checksum, which sets lines of one id apart.
///
/// # Errors
/// As for [`decode`].
pub(crate) fn decode_sealed(line: &[u8]) -> Result<(JournalLine, u32), Damage> {
    if line.len() > LONGEST_LINE {
        return Err(Damage::TooLong);
    }
    let seal = seal::check(line)?;
    let text = std::str::from_utf8(line).map_err(Damage::no_entry)?;
    let line = match in_order(text).or_else(|_| general(text)) {
        Ok(entry) => JournalLine::Entry(entry),
        Err(why) => JournalLine::Newer(newer(text).ok_or(why)?),
    };
    Ok((line, seal))
}

/// Reads a take in one pass, where what every line has comes first, as we write it: nearly every line is one.
fn in_order(text: &str) -> Result<Entry, Damage> {
    let mut from = serde_json::Deserializer::from_str(text);
    let read = from.deserialize_map(TakeInOrder).and_then(|read| from.end().map(|()| read));
    let (head, take) = read.map_err(Damage::no_entry)?;
    head.entry(VERSION, Fact::Take(Box::new(take)))
}

/// Reads an entry of any kind, whatever the order of its fields.
fn general(text: &str) -> Result<Entry, Damage> {
    let head: Head<'_> = serde_json::from_str(text).map_err(Damage::no_entry)?;
    let (version, fact) = match (head.t.as_ref(), head.v) {
        ("take", SHAPED) => (SHAPED, shaped::read(text).map(Fact::Take)),
        ("take", _) => (VERSION, serde_json::from_str(text).map(Fact::Take)),
        _ => (VERSION, serde_json::from_str(text)),
    };
    head.entry(version, fact.map_err(Damage::no_entry)?)
}

impl Head<'_> {
    fn entry(self, version: u64, mut fact: Fact) -> Result<Entry, Damage> {
        if self.v != version {
            return Err(Damage::no_entry(format_args!("it has version {}", self.v)));
        }
        if let Fact::Take(take) = &mut fact {
            take.complete().map_err(Damage::no_entry)?;
        }
        let odd = |text: &str, what| Damage::no_entry(format_args!("{text:?} isn't {what}"));
        Ok(Entry {
            at: at::read(&self.at, self.off).ok_or_else(|| odd(&self.at, "a time in UTC"))?,
            day: field::read_day(self.day.as_bytes()).ok_or_else(|| odd(&self.day, "a day"))?,
            id: field::checked_entry_id(self.id.into_owned()).map_err(Damage::no_entry)?,
            seq: self.seq,
            fact,
        })
    }
}

struct TakeInOrder;

impl<'de> Visitor<'de> for TakeInOrder {
    type Value = (Head<'de>, Take);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a take")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let head = Head {
            v: next(&mut map, "v")?,
            id: Cow::Borrowed(next(&mut map, "id")?),
            seq: next(&mut map, "seq")?,
            at: Cow::Borrowed(next(&mut map, "at")?),
            off: next(&mut map, "off")?,
            day: Cow::Borrowed(next(&mut map, "day")?),
            t: Cow::Borrowed(next(&mut map, "t")?),
        };
        match head.t.as_ref() {
            "take" => Ok((head, Take::deserialize(MapAccessDeserializer::new(AfterHead(map)))?)),
            _ => Err(Error::custom("another kind")),
        }
    }
}

/// What every line has.
const HEAD: [&str; 7] = ["v", "id", "seq", "at", "off", "day", "t"];

/// What comes after the head, where a field of it can't come again.
struct AfterHead<A>(A);

impl<'de, A: MapAccess<'de>> MapAccess<'de> for AfterHead<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.0.next_key::<&str>()? {
            Some(name) if HEAD.contains(&name) => Err(Error::custom("a field comes twice")),
            Some(name) => seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(seed)
    }
}

/// The next field, where it has this name.
fn next<'de, A: MapAccess<'de>, T: Deserialize<'de>>(map: &mut A, name: &str) -> Result<T, A::Error> {
    match map.next_key::<&str>()? {
        Some(found) if found == name => map.next_value(),
        _ => Err(Error::custom("another order")),
    }
}

fn newer(text: &str) -> Option<Newer> {
    let Kind { v, t } = serde_json::from_str(text).ok()?;
    let is_newer = match v {
        VERSION => !t.is_empty() && !Fact::KINDS.contains(&t.as_ref()),
        SHAPED => t != "take" || shaped::outline(text).is_none(),
        v => v > SHAPED,
    };
    is_newer.then(|| Newer { version: v, kind: t.into_owned() })
}

/// A version; one that no number holds is newer than all of them, and what isn't one is 0.
fn version<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let number = Number::deserialize(from)?;
    let is_beyond = number.as_f64().is_some_and(|number| number >= u64::MAX as f64);
    Ok(number.as_u64().unwrap_or(if is_beyond { u64::MAX } else { 0 }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{general, in_order};

    const LINE: &str = r#"{"v":1,"id":"k3v9x2ab-00112233445566778899","seq":41,"at":"2026-11-23T07:12:03.120Z","off":-60,"day":"2026-11-22","t":"take","question":"a-question","wording":0,"story":null,"parts":[21,null,79.5,0.001,0],"total":100.501,"paused":0,"cold":true,"notes":false,"hints":0,"spoiled":false,"live":true,"points":{"one":0,"two":2},"flags":["blames"],"probe":"How?","rating":3,"capped":["over-time","new-word"],"next":"say less","felt":2,"c":"00000000"}"#;

    #[test]
    fn a_take_in_our_order_is_read_in_one_pass() {
        let entry = in_order(LINE).expect("our order");
        assert_eq!(general(LINE), Ok(entry));
    }

    #[test]
    fn a_field_of_the_head_that_comes_twice_is_read_in_no_way() {
        for name in super::HEAD {
            let line = LINE.replace("\"felt\":2", &format!("\"{name}\":2"));
            assert!(in_order(&line).is_err() && general(&line).is_err(), "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn one_pass_reads_nothing_that_the_general_way_would_not(
            place in 0..LINE.len(),
            gone in 0..3_usize,
            new in "[0-9.,:\"\\\\a-z{}\\[\\]eE+\\- -]{0,3}",
        ) {
            let mut line = LINE.to_owned();
            line.replace_range(place..(place + gone).min(LINE.len()), &new);
            if let Ok(entry) = in_order(&line) {
                prop_assert_eq!(general(&line), Ok(entry), "{}", line);
            }
        }
    }
}
