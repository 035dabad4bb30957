//! Moments, and the practice day a moment belongs to.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Weekday};

/// Wall time with the offset it was read at.
pub type Timestamp = DateTime<FixedOffset>;

/// A practice day: a calendar day that begins at the start hour.
pub type Day = NaiveDate;

/// One reading of both clocks. Time is always handed in; nothing below `io` reads a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Monotonic time since the program began: for clocks and marks.
    pub elapsed: Duration,
    /// Wall time: for the journal and for days.
    pub at: Timestamp,
}

/// The practice day of a wall time: its local date, shifted back by the start hour.
pub fn practice_day(at: Timestamp, start_hour: u32) -> Day {
    let shifted = at.naive_local() - TimeDelta::hours(i64::from(start_hour));
    shifted.date()
}

/// Reads the dates of interviews, with spaces or commas between them, the earliest first; see [`parse_date`].
///
/// # Errors
/// A sentence that says what can be typed, or that a date is past.
pub fn parse_dates(text: &str, today: Day) -> Result<Vec<Day>, String> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let mut dates: Vec<Day> = words.map(|word| parse_date(word, today)).collect::<Result<_, _>>()?;
    dates.sort_unstable();
    dates.dedup();
    Ok(dates)
}

/// Reads the date of an interview: "2026-12-02", "+9" (in nine days), "friday", "today" or "tomorrow".
///
/// # Errors
/// A sentence that says what can be typed, or that the date is past.
pub fn parse_date(text: &str, today: Day) -> Result<Day, String> {
    let date = match text {
        "today" => today,
        "tomorrow" => today + Days::new(1),
        text => match (text.strip_prefix('+'), text.parse::<Weekday>()) {
            (Some(days), _) => in_days(days, today)?,
            (None, Ok(weekday)) => next(weekday, today),
            (None, Err(_)) => text.parse().map_err(|_| not_a_date())?,
        },
    };
    if date < today {
        return Err(format!("{date} is past; the date of the interview lies ahead."));
    }
    Ok(date)
}

/// The next day that is this weekday; today is not meant.
fn next(weekday: Weekday, today: Day) -> Day {
    let from = today.weekday().days_since(weekday);
    today + Days::new(7 - u64::from(from))
}

fn in_days(days: &str, today: Day) -> Result<Day, String> {
    let days: u16 = days.trim().parse().map_err(|_| not_a_date())?;
    Ok(today + Days::new(days.into()))
}

fn not_a_date() -> String {
    "Type a date such as 2026-12-02, friday, or +9 for in nine days.".to_owned()
}

/// How far ahead a day is, in words: "in 9 days", "tomorrow", "today", "3 days ago".
pub fn ahead(date: Day, today: Day) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Timestamp, ahead, parse_date, parse_dates, practice_day};

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today: Day = "2026-11-23".parse().expect("a day");
        let read = |text| parse_date(text, today).map(|date| ahead(date, today));
        assert_eq!(read("2026-12-02"), Ok("in 9 days".to_owned()));
        assert_eq!(read("+9"), Ok("in 9 days".to_owned()));
        assert_eq!(read("tomorrow"), Ok("tomorrow".to_owned()));
        assert_eq!(read("2026-11-23"), Ok("today".to_owned()));
        assert_eq!(read("friday"), Ok("in 4 days".to_owned()));
        assert_eq!(read("Mon"), Ok("in 7 days".to_owned()));
        assert_eq!(parse_dates("", today), Ok(vec![]));
        let several = parse_dates("+9, friday +9", today).expect("dates");
        assert_eq!(
            several.iter().map(|date| ahead(*date, today)).collect::<Vec<_>>(),
            ["in 4 days", "in 9 days"]
        );
        assert!(parse_dates("friday, soon", today).is_err());
        for bad in ["2026-11-22", "2026-13-01", "+x", "+99999", "soon"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_small_hours_belong_to_the_day_before() {
        for (at, day) in [
            ("2026-11-23T00:30:00+01:00", "2026-11-22"),
            ("2026-11-23T03:59:59+01:00", "2026-11-22"),
            ("2026-11-23T04:00:00+01:00", "2026-11-23"),
            ("2026-11-23T23:59:59-12:00", "2026-11-23"),
            ("2028-03-01T02:00:00+14:00", "2028-02-29"),
        ] {
            let at: Timestamp = at.parse().expect("a time");
            assert_eq!(practice_day(at, 4).to_string(), day, "{at}");
        }
    }
}
