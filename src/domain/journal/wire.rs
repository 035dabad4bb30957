//! Lines read without copying: what is in them, every range checked.

mod answer;
mod check;
mod field;
mod quick;
mod raw;

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;

use self::check::{cap, entry_id, offset};
use self::raw::Raw;
use crate::domain::day::Day;
use crate::domain::journal::codec::{Damage, LONGEST_LINE, Newer, VERSION};
use crate::domain::journal::seal;
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::rating::{Cap, Rating};
use crate::domain::sprint::Sprint;

/// What a sound line holds.
#[derive(Debug, PartialEq)]
pub(crate) enum Wire<'a> {
    /// An entry that this version understands.
    Known(Head<'a>, Body<'a>),
    /// An entry of a newer version.
    Newer(Newer),
}

/// What every entry has.
#[derive(Debug, PartialEq)]
pub(crate) struct Head<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) seq: u64,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    /// Minutes east of UTC.
    pub(crate) off: i16,
    pub(crate) day: Day,
    /// The line's checksum.
    pub(crate) seal: u32,
}

/// What happened.
#[derive(Debug, PartialEq)]
pub(crate) enum Body<'a> {
    Take(Box<TakeBody<'a>>),
    Tick(Cow<'a, str>, bool),
    Star(Cow<'a, str>, bool),
    Suspend(Cow<'a, str>, bool),
    Uncover(Cow<'a, str>, bool),
    Flag(Cow<'a, str>, bool),
    Note(Cow<'a, str>, Cow<'a, str>),
    Interview(Vec<Day>),
    Outcome(Outcome),
    Mock(Box<Mock>),
    Sprint(Box<Sprint>),
    Undo(Cow<'a, str>),
}

/// A take; times in milliseconds.
#[derive(Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts about a take, as in `Take`")]
pub(crate) struct TakeBody<'a> {
    pub(crate) question: Cow<'a, str>,
    pub(crate) wording: usize,
    pub(crate) story: Option<Cow<'a, str>>,
    pub(crate) parts: [Option<u32>; 5],
    pub(crate) total: u32,
    pub(crate) paused: u32,
    pub(crate) cold: bool,
    pub(crate) with_notes: bool,
    pub(crate) hints: u8,
    pub(crate) spoiled: bool,
    pub(crate) live: bool,
    pub(crate) points: Vec<(Cow<'a, str>, u8)>,
    pub(crate) red_flags: Vec<Cow<'a, str>>,
    pub(crate) probe: Cow<'a, str>,
    pub(crate) rating: Option<Rating>,
    pub(crate) capped: Vec<Cap>,
    pub(crate) next_time: Cow<'a, str>,
    pub(crate) felt: Option<Rating>,
    pub(crate) detour: u32,
    pub(crate) elsewhere: bool,
    pub(crate) note: Cow<'a, str>,
}

/// Reads a line: its seal first, then its fields.
pub(crate) fn read(line: &[u8]) -> Result<Wire<'_>, Damage> {
    if line.len() > LONGEST_LINE {
        return Err(Damage::TooLong);
    }
    let seal = seal::check(line)?;
    let text = std::str::from_utf8(line).map_err(no_entry)?;
    if let Some((head, body)) = quick::take(text, seal) {
        return Ok(Wire::Known(head, body));
    }
    general(text, seal)
}

/// Reads a line whatever the order of its fields.
fn general(text: &str, seal: u32) -> Result<Wire<'_>, Damage> {
    match serde_json::from_str::<Raw>(text) {
        Ok(raw) => raw.judge(seal),
        Err(why) => newer(text).ok_or_else(|| no_entry(why)),
    }
}

/// Why a line is no entry. What is on the line may be quoted in it, a number of 309 digits say: that is cut short.
fn no_entry(why: impl fmt::Display) -> Damage {
    let why = why.to_string();
    match why.char_indices().nth(LONGEST_REASON) {
        Some((end, _)) => Damage::NoEntry(format!("{}...", why.get(..end).unwrap_or_default())),
        None => Damage::NoEntry(why),
    }
}

/// Characters of a reason.
const LONGEST_REASON: usize = 120;

/// A newer version may give the fields known here other types: its lines are told by these two alone.
fn newer(text: &str) -> Option<Wire<'_>> {
    #[derive(Deserialize)]
    struct Kind<'a> {
        /// Any number: one above 64 bits is newer too.
        v: f64,
        #[serde(borrow, default)]
        t: Cow<'a, str>,
    }
    let Kind { v, t } = serde_json::from_str(text).ok()?;
    let v = v as u64;
    is_newer(v, &t).then(|| announce(v, &t))
}

fn is_newer(version: u64, kind: &str) -> bool {
    version > VERSION || version == VERSION && !kind.is_empty() && !KINDS.contains(&kind)
}

fn announce<'a>(version: u64, kind: &str) -> Wire<'a> {
    Wire::Newer(Newer { version, kind: kind.to_owned() })
}

/// The kinds of this version.
const KINDS: [&str; 12] = [
    "take",
    "tick",
    "star",
    "suspend",
    "uncover",
    "flag",
    "note",
    "interview",
    "outcome",
    "mock",
    "sprint",
    "undo",
];
