//! Ranges of fields: both readers of lines hold to the same.

use std::borrow::Cow;
use std::fmt;

use super::field::Text;
use super::no_entry;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::journal::codec::{CAPS, Damage};
use crate::domain::journal::stamp;
use crate::domain::rating::Cap;

pub(super) fn need<T>(value: Option<T>, name: &str) -> Result<T, Damage> {
    value.ok_or_else(|| no_entry(format_args!("the field {name:?} is missing")))
}

pub(super) fn id<'a>(text: Option<Text<'a>>, name: &str) -> Result<Cow<'a, str>, Damage> {
    checked(need(text, name)?)
}

pub(super) fn checked(text: Text<'_>) -> Result<Cow<'_, str>, Damage> {
    Id::check(&text.0).map_err(no_entry)?;
    Ok(text.0)
}

pub(super) fn checked_all(texts: Vec<Text<'_>>) -> Result<Vec<Cow<'_, str>>, Damage> {
    texts.into_iter().map(checked).collect()
}

/// Ids of entries are ours, but an older or foreign form of them does no harm.
pub(super) fn entry_id(text: Cow<'_, str>) -> Result<Cow<'_, str>, Damage> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if plain && (1..=64).contains(&text.len()) {
        Ok(text)
    } else {
        Err(no_entry("an entry's id has 1 to 64 visible ASCII characters"))
    }
}

pub(super) fn offset(minutes: i16) -> Result<i16, Damage> {
    if minutes.unsigned_abs() < 24 * 60 { Ok(minutes) } else { Err(no_entry("\"off\" is a day or more")) }
}

pub(super) fn at(text: &str) -> Result<i64, Damage> {
    stamp::read_at(text).ok_or_else(|| odd(text, "time in UTC"))
}

pub(super) fn day(text: &str) -> Result<Day, Damage> {
    stamp::read_day(text).ok_or_else(|| odd(text, "day"))
}

pub(super) fn days(texts: &[Text]) -> Result<Vec<Day>, Damage> {
    texts.iter().map(|text| day(&text.0)).collect()
}

fn odd(text: &str, what: impl fmt::Display) -> Damage {
    no_entry(format_args!("{text:?} is no {what}"))
}

/// A cap this version does not know is left out: the rating it led to stands anyway.
pub(super) fn cap(word: &str) -> Option<Cap> {
    let (cap, _) = CAPS.iter().find(|(_, known)| *known == word)?;
    Some(*cap)
}

pub(super) fn caps(words: &[Text]) -> Vec<Cap> {
    words.iter().filter_map(|word| cap(&word.0)).collect()
}
