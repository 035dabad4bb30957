//! Times as the journal writes them, in UTC and with milliseconds: `2026-11-23T07:12:03.120Z`.
//!
//! They have one fixed form, years 0 to 9999, so that they are read without a general date parser: a history holds
//! thousands of them.

use chrono::{DateTime, FixedOffset, SecondsFormat};

use crate::domain::day::Timestamp;
use crate::domain::field::{digits, read_day};

/// Writes a wall time.
pub(super) fn write(at: Timestamp) -> String {
    let millis = DateTime::from_timestamp_millis(at.timestamp_millis());
    millis.map_or_else(String::new, |utc| utc.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// Reads a wall time that was written at an offset of this many minutes east of UTC.
pub(super) fn read(text: &str, minutes: i16) -> Option<Timestamp> {
    let (date, time) = text.as_bytes().split_at_checked(10)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'.', a, b, c, b'Z'] = *time else {
        return None;
    };
    let time = read_day(date)?.and_hms_milli_opt(
        digits(&[h1, h2])?,
        digits(&[m1, m2])?,
        digits(&[s1, s2])?,
        digits(&[a, b, c])?,
    )?;
    let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
    Some(time.and_utc().with_timezone(&offset))
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn what_is_written_is_read() {
        let at = "2026-11-23T08:12:03.120999+01:00".parse().expect("a time");
        let text = write(at);
        assert_eq!(text, "2026-11-23T07:12:03.120Z");
        let again = read(&text, 60).map(|at| at.to_rfc3339());
        assert_eq!(again.as_deref(), Some("2026-11-23T08:12:03.120+01:00"));
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
            assert_eq!(read(odd, 0), None, "{odd}");
        }
        assert_eq!(read("2026-11-23T07:12:03.120Z", 1440), None, "an offset is under a day");
    }

    #[test]
    fn a_leap_second_becomes_an_ordinary_time() {
        let at = "2016-12-31T23:59:60.500Z".parse().expect("a leap second");
        assert_eq!(write(at), "2017-01-01T00:00:00.500Z");
    }
}
