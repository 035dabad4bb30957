//! Fields as a line of the journal holds them, where that isn't what serde makes of their types: for `#[serde(with)]`.
//!
//! A field that is missing or null has its default; what is out of range is an error.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::rating::Cap;
use crate::domain::rung::Rung;
use crate::domain::shared::{Shared, share};
use crate::domain::words::KnownWord;

/// The longest time saved of a take or a pause: a day. A longer pause is written as a day.
pub(crate) const LONGEST_TIME: Duration = Duration::from_hours(24);

/// The most points for one criterion.
const MOST_POINTS: u8 = 2;

/// A time in seconds with at most three decimals, none where they are zero.
#[derive(Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Seconds(pub(crate) Duration);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let rounded = self.0.saturating_add(Duration::from_micros(500)).min(LONGEST_TIME);
        match rounded.subsec_millis() {
            0 => to.serialize_u64(rounded.as_secs()),
            _ => to.serialize_f64(rounded.as_millis() as f64 / 1000.0),
        }
    }
}

impl TryFrom<f64> for Seconds {
    type Error = String;
    fn try_from(seconds: f64) -> Result<Self, String> {
        let most = LONGEST_TIME.as_secs_f64();
        if (0.0..=most).contains(&seconds) {
            Ok(Self(Duration::from_millis((seconds * 1000.0).round() as u64)))
        } else {
            Err(format!("{seconds} is outside 0 to {most} seconds"))
        }
    }
}

/// Times.
pub(crate) mod seconds {
    use super::{Deserialize, Deserializer, Duration, Seconds, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        Seconds(*time).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        Ok(maybe(from)?.unwrap_or_default())
    }

    #[expect(clippy::ref_option, reason = "serde hands it over so")]
    pub(crate) fn known<S: Serializer>(time: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
        time.map(Seconds).serialize(to)
    }

    pub(crate) fn maybe<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<Seconds>::deserialize(from)?.map(|time| time.0))
    }
}

/// Times in a list, null where there is none.
pub(crate) mod times {
    use super::{Deserialize, Deserializer, Duration, Seconds, Serializer};

    pub(crate) fn serialize<S: Serializer>(times: &[Option<Duration>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(times.iter().map(|time| time.map(Seconds)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Option<Duration>>, D::Error> {
        Ok(maybe(from)?.unwrap_or_default())
    }

    pub(crate) fn maybe<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Vec<Option<Duration>>>, D::Error> {
        let times = Option::<Vec<Option<Seconds>>>::deserialize(from)?;
        Ok(times.map(|times| times.into_iter().map(|time| time.map(|time| time.0)).collect()))
    }
}

/// The time of each part, null where it wasn't told.
pub(crate) mod parts {
    pub(crate) use super::times::serialize;
    use super::{Deserializer, Duration, Error, times};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Option<Duration>>, D::Error> {
        let parts = times::maybe(from)?;
        if parts.as_ref().is_some_and(Vec::is_empty) {
            return Err(D::Error::custom("the parts are missing"));
        }
        Ok(parts.unwrap_or_default())
    }
}

/// Points by criterion, in the order of the line.
pub(crate) mod points {
    use super::{Deserializer, EachPoint, Id, MOST_POINTS, Serializer};

    pub(crate) fn serialize<S: Serializer>(points: &[(Id, u8)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(points.iter().map(|(criterion, points)| (criterion, points.min(&MOST_POINTS))))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Id, u8)>, D::Error> {
        from.deserialize_any(EachPoint)
    }
}

struct EachPoint;

impl<'de> Visitor<'de> for EachPoint {
    type Value = Vec<(Id, u8)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("points by criterion")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some((criterion, points)) = map.next_entry()? {
            if points > MOST_POINTS {
                return Err(Error::custom(format_args!("{points} points, but the most is {MOST_POINTS}")));
            }
            all.push((criterion, points));
        }
        all.shrink_to_fit();
        Ok(all)
    }
}

thread_local! {
    static FOLLOW_UPS: Shared<Arc<str>> = Shared::default();
}

/// A follow-up question, held once for all takes that have it.
pub(crate) fn follow_up<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    let text: Cow<'de, str> = or_default(from)?;
    share(&FOLLOW_UPS, &text, |text| Ok(text.into()))
}

/// The rung of a follow-up. One this version doesn't know is left out.
pub(crate) fn rung<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Rung>, D::Error> {
    let name: Cow<'de, str> = or_default(from)?;
    Ok(Rung::of_word(&name))
}

/// The mark of a follow-up.
pub(crate) fn mark<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u8>, D::Error> {
    match Option::<u8>::deserialize(from)? {
        Some(mark) if mark > MOST_POINTS => {
            Err(D::Error::custom(format_args!("{mark} points, but the most is {MOST_POINTS}")))
        }
        mark => Ok(mark),
    }
}

/// Anything that has a default, which null stands for too.
pub(crate) fn or_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}

/// The caps of a rating. One this version doesn't know is left out: the rating it led to stands anyway.
pub(crate) fn caps<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Cap>, D::Error> {
    let words: Vec<Cow<'de, str>> = or_default(from)?;
    let known = |word: &Cow<'de, str>| {
        let word: StrDeserializer<'_, WordError> = word.as_ref().into_deserializer();
        Cap::deserialize(word).ok()
    };
    Ok(words.iter().filter_map(known).collect())
}

/// The id of an entry. Ours have one form, but an older or foreign one does no harm.
pub(crate) fn entry_id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    checked_entry_id(String::deserialize(from)?).map_err(Error::custom)
}

/// The same, where it's read already.
pub(crate) fn checked_entry_id(id: String) -> Result<String, &'static str> {
    let plain = id.bytes().all(|byte| byte.is_ascii_graphic());
    let fits = plain && (1..=64).contains(&id.len());
    fits.then_some(id).ok_or("an entry's id has 1 to 64 visible ASCII characters")
}

/// A day in its one form, `2026-11-22`.
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
    ExactDay::deserialize(from).map(|day| day.0)
}

/// Days in their one form.
pub(crate) fn days<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Day>, D::Error> {
    let days = Vec::<ExactDay>::deserialize(from)?;
    Ok(days.into_iter().map(|day| day.0).collect())
}

#[derive(Deserialize)]
#[serde(try_from = "Cow<'_, str>")]
struct ExactDay(Day);

impl TryFrom<Cow<'_, str>> for ExactDay {
    type Error = String;
    fn try_from(text: Cow<'_, str>) -> Result<Self, String> {
        read_day(text.as_bytes()).map(Self).ok_or_else(|| format!("{text:?} isn't a day"))
    }
}

/// Reads a day with years 0 to 9999, without a general date parser: a history holds thousands of them.
pub(crate) fn read_day(text: &[u8]) -> Option<Day> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let year = i32::try_from(digits(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(&[m1, m2])?, digits(&[d1, d2])?)
}

/// The number that decimal digits stand for; `None` where one of them isn't a digit.
pub(crate) fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Seconds, read_day};

    #[test]
    fn seconds_are_short_and_exact() {
        let written = |time| serde_json::to_string(&Seconds(time)).expect("a number");
        for (millis, text) in [
            (0, "0"),
            (1, "0.001"),
            (1_500, "1.5"),
            (100_000, "100"),
            (79_001, "79.001"),
            (86_399_999, "86399.999"),
            (86_400_000, "86400"),
            (90_000_000, "86400"),
        ] {
            assert_eq!(written(Duration::from_millis(millis)), text);
        }
        assert_eq!(written(Duration::from_micros(1_499)), "0.001");
        assert_eq!(written(Duration::from_micros(1_500)), "0.002");
        assert_eq!(written(Duration::MAX), "86400");
    }

    #[test]
    fn a_day_has_one_form() {
        let leap = read_day(b"2028-02-29").map(|day| day.to_string());
        assert_eq!(leap.as_deref(), Some("2028-02-29"));
        for odd in ["", "2026-11-2", "2026-11-2 ", "2026/11/22", "2026-02-29", "+026-11-22", "-026-11-22"] {
            assert_eq!(read_day(odd.as_bytes()), None, "{odd}");
        }
    }
}
