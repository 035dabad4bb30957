//! Times and days as the journal writes them: `2026-11-23T07:12:03.120Z` and `2026-11-22`.
//!
//! Both have one fixed form, years 0 to 9999, so that they are read without a general date parser: a history of
//! 100,000 takes holds 200,000 of them.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

use crate::domain::day::{Day, Timestamp};

/// Writes a wall time in UTC with milliseconds.
pub(super) fn write_at(at: Timestamp) -> String {
    let millis = DateTime::from_timestamp_millis(at.timestamp_millis());
    millis.map_or_else(String::new, |utc| utc.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// Reads a wall time; milliseconds since 1970.
pub(super) fn read_at(text: &str) -> Option<i64> {
    let (date, time) = text.as_bytes().split_at_checked(10)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'.', a, b, c, b'Z'] = *time else {
        return None;
    };
    let time = read_date(date)?.and_hms_milli_opt(
        digits(&[h1, h2])?,
        digits(&[m1, m2])?,
        digits(&[s1, s2])?,
        digits(&[a, b, c])?,
    )?;
    Some(time.and_utc().timestamp_millis())
}

/// Reads a day.
pub(super) fn read_day(text: &str) -> Option<Day> {
    read_date(text.as_bytes())
}

/// A wall time from milliseconds since 1970 and an offset in minutes.
pub(crate) fn timestamp(millis: i64, minutes: i16) -> Option<Timestamp> {
    let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
    Some(DateTime::from_timestamp_millis(millis)?.with_timezone(&offset))
}

fn read_date(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let year = i32::try_from(digits(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(&[m1, m2])?, digits(&[d1, d2])?)
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::{read_at, read_day, timestamp, write_at};

    #[test]
    fn a_time_is_kept_to_the_millisecond() {
        let at = "2026-11-23T08:12:03.120999+01:00".parse().expect("a time");
        let text = write_at(at);
        assert_eq!(text, "2026-11-23T07:12:03.120Z");
        let again = read_at(&text).and_then(|millis| timestamp(millis, 60));
        assert_eq!(again.map(|at| at.to_rfc3339()).as_deref(), Some("2026-11-23T08:12:03.120+01:00"));
    }

    #[test]
    fn only_the_one_form_is_read() {
        for odd in [
            "",
            "2026-11-23T07:12:03Z",
            "2026-11-23T07:12:03.120+00:00",
            "2026-11-23 07:12:03.120Z",
            "2026-02-30T07:12:03.120Z",
            "2026-11-23T24:00:00.000Z",
            "2026-11-23T07:12:60.000Z",
            "+026-11-23T07:12:03.120Z",
            "2026-11-2éT07:12:03.120Z",
        ] {
            assert_eq!(read_at(odd), None, "{odd}");
        }
        for odd in ["", "2026-11-31", "2026-1-1", "26-11-01", "2026/11/01"] {
            assert_eq!(read_day(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_leap_second_and_an_odd_offset_become_ordinary_times() {
        let at = "2016-12-31T23:59:60.500Z".parse().expect("a leap second");
        assert_eq!(write_at(at), "2017-01-01T00:00:00.500Z");
        assert_eq!(timestamp(0, 1440), None, "an offset is under a day");
    }
}
