//! Values of fields that serde does not know by itself.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, MapAccess, Visitor};

use crate::domain::id::Id;
use crate::domain::journal::codec::LONGEST_TIME;

/// The longest time on a line, in milliseconds.
pub(super) const LONGEST_MILLIS: u32 = LONGEST_TIME.as_millis() as u32;

/// Text borrowed from the line where it has no escapes.
#[derive(Deserialize, Default)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// Seconds on the line, milliseconds here.
#[derive(Deserialize)]
#[serde(try_from = "f64")]
pub(super) struct Millis(pub(super) u32);

impl TryFrom<f64> for Millis {
    type Error = String;
    fn try_from(seconds: f64) -> Result<Self, String> {
        let limit = f64::from(LONGEST_MILLIS) / 1000.0;
        if (0.0..=limit).contains(&seconds) {
            Ok(Self((seconds * 1000.0).round() as u32))
        } else {
            Err(format!("{seconds} is outside 0 to {limit} seconds"))
        }
    }
}

/// Points by criterion, in the order of the line.
#[derive(Default)]
pub(super) struct Points<'a>(pub(super) Vec<(Cow<'a, str>, u8)>);

impl<'de: 'a, 'a> Deserialize<'de> for Points<'a> {
    fn deserialize<D: de::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(EachPoint).map(Points)
    }
}

struct EachPoint;

impl<'de> Visitor<'de> for EachPoint {
    type Value = Vec<(Cow<'de, str>, u8)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("points by criterion")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some((criterion, points)) = map.next_entry::<Text<'de>, u8>()? {
            Id::check(&criterion.0).map_err(de::Error::custom)?;
            if points > 2 {
                return Err(de::Error::custom(format_args!("{points} points of 2")));
            }
            all.push((criterion.0, points));
        }
        Ok(all)
    }
}
