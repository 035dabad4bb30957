//! Moments, and the practice day a moment belongs to.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, FixedOffset, Month, NaiveDate, TimeDelta, Weekday};

use crate::domain::clean::clean;

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

/// Reads the dates of interviews, with spaces or commas between them, the earliest first: "2026-12-10", "10 Dec",
/// "December 10, 2027", "12/10", "friday", "tomorrow", "+14", "14 days" and "in two weeks". Without a year the next such
/// day is meant.
///
/// # Errors
/// A sentence that quotes what makes no sense and says what can be typed, or that a date is past.
pub fn parse_dates(text: &str, today: Day) -> Result<Vec<Day>, String> {
    let is_said = |word: &&str| !["", "and", "on"].contains(&word.to_lowercase().as_str());
    let typed: Vec<&str> = text.split([' ', ',']).filter(is_said).collect();
    let lower: Vec<String> = typed.iter().map(|word| word.to_lowercase()).collect();
    let words: Vec<&str> = lower.iter().map(String::as_str).collect();
    let mut dates = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let longest = (1..=rest.len().min(3)).rev().find_map(|count| {
            let (date, after) = rest.split_at_checked(count)?;
            Some((read_date(date, today)?, after))
        });
        let (date, after) = longest.ok_or_else(|| not_a_date(&typed, rest, today))?;
        if date < today {
            let date = short(date, today);
            return Err(format!("{date} is in the past. The date of the interview must be today or later."));
        }
        dates.push(date);
        rest = after;
    }
    dates.sort_unstable();
    dates.dedup();
    Ok(dates)
}

/// The day that these words in lower case mean, all of them together.
fn read_date(words: &[&str], today: Day) -> Option<Day> {
    match words {
        ["today"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        [word] => match word.strip_prefix('+') {
            Some(days) => in_days(days, 1, today),
            None if word.contains('/') => {
                from_numbers(word, [today.year(), today.year() + 1], |day| day >= today)
            }
            None => word.parse().ok().map_or_else(|| word.parse().ok(), |day| Some(next(day, today))),
        },
        ["in", count, unit] => in_units(count, unit, today),
        ["next", weekday] => Some(next(weekday.parse().ok()?, today)),
        [one, other] => in_units(one, other, today).or_else(|| {
            let year = today.year();
            (year..=year + 1).filter_map(|year| in_year(one, other, year)).find(|date| *date >= today)
        }),
        [one, other, year] if year.len() == 4 => in_year(one, other, year.parse().ok()?),
        _ => None,
    }
}

/// Month and day as numbers, the month first, as in "12/8" and "12/8/2026". Without a year it is the first of these in
/// which the day is one that may be meant.
fn from_numbers(word: &str, years: [i32; 2], may_be: impl Fn(Day) -> bool) -> Option<Day> {
    let numbers: Vec<u32> = word.split('/').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    match *numbers.as_slice() {
        [month, day] => {
            years.into_iter().filter_map(|year| Day::from_ymd_opt(year, month, day)).find(|day| may_be(*day))
        }
        [month, day, year] => {
            let century = if year < 100 { 2000 } else { 0 };
            Day::from_ymd_opt(i32::try_from(century + year).ok()?, month, day)
        }
        _ => None,
    }
}

/// The day of a month and its name, in either order.
fn in_year(one: &str, other: &str, year: i32) -> Option<Day> {
    let (day, month) =
        if one.starts_with(|c: char| c.is_ascii_digit()) { (one, other) } else { (other, one) };
    let day = ["st", "nd", "rd", "th", "."].into_iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let month: Month = month.trim_end_matches('.').parse().ok()?;
    Day::from_ymd_opt(year, month.number_from_month(), day.parse().ok()?)
}

/// The next day that is this weekday; today is not meant.
fn next(weekday: Weekday, today: Day) -> Day {
    let from = today.weekday().days_since(weekday);
    today + Days::new(7 - u64::from(from))
}

/// Reads a day that is past, or today: "2026-11-23", "yesterday", "3 days ago", "friday" and "Nov 23" for the last such
/// day. A whole date is taken as it is, and may lie ahead.
///
/// # Errors
/// A sentence that quotes what makes no sense and says what can be typed.
pub fn parse_past(text: &str, today: Day) -> Result<Day, String> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let back = |days: u64| today.checked_sub_days(Days::new(days));
    let last = |weekday: Weekday| (1..=7).filter_map(back).find(|day| day.weekday() == weekday);
    let day = match words.as_slice() {
        ["today"] => Some(today),
        ["yesterday"] => back(1),
        [word] | ["on", word] if word.contains('/') => {
            from_numbers(word, [today.year(), today.year() - 1], |day| day <= today)
        }
        [word] | ["last" | "on", word] => word.parse().ok().or_else(|| last(word.parse().ok()?)),
        [count, "day" | "days", "ago"] => count.parse::<u16>().ok().and_then(|count| back(count.into())),
        [one, other] => (today.year() - 1..=today.year())
            .rev()
            .filter_map(|year| in_year(one, other, year))
            .find(|day| *day <= today),
        _ => None,
    };
    day.ok_or_else(|| format!("\"{}\" isn't a day. Try yesterday, friday, Nov 23, or 11/23.", clean(text)))
}

/// The numbers that people write as words.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// This many days or weeks from today.
fn in_units(count: &str, unit: &str, today: Day) -> Option<Day> {
    let days = match unit {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    let word = NUMBERS.iter().position(|word| *word == count).map(|place| (place + 1).to_string());
    in_days(word.as_deref().unwrap_or(count), days, today)
}

fn in_days(count: &str, days: u64, today: Day) -> Option<Day> {
    let count: u16 = count.parse().ok()?;
    today.checked_add_days(Days::new(u64::from(count) * days))
}

/// Quotes what was typed, from the first word that makes no sense up to the next one with which a date starts.
fn not_a_date(typed: &[&str], rest: &[&str], today: Day) -> String {
    let starts = |at: usize| {
        let from = rest.get(at..).unwrap_or_default();
        (1..=from.len().min(3))
            .any(|count| from.get(..count).is_some_and(|it| read_date(it, today).is_some()))
    };
    let end = (1..rest.len()).find(|at| starts(*at)).unwrap_or(rest.len());
    let words: Vec<&str> = typed.iter().skip(typed.len() - rest.len()).take(end).copied().collect();
    format!("\"{}\" isn't a date. Try Dec 10, 12/10, friday, or in 2 weeks.", words.join(" "))
}

/// A day in a list or a sentence: "Nov 25", with its year where that isn't this one: "Nov 25, 2025".
pub fn short(day: Day, today: Day) -> String {
    with_year(day, today, "%b %-d")
}

/// A day in full: "Thursday, December 3", with its year where that isn't this one.
pub fn long(day: Day, today: Day) -> String {
    with_year(day, today, "%A, %B %-d")
}

/// A day in a form, with its year where that isn't this one.
pub fn with_year(day: Day, today: Day, form: &str) -> String {
    let year = if day.year() == today.year() { "" } else { ", %Y" };
    day.format(&format!("{form}{year}")).to_string()
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
    use super::{Day, Timestamp, ahead, long, parse_dates, parse_past, practice_day, short};

    #[test]
    fn days_are_written_in_one_style_and_can_be_read_again() {
        let day = |text: &str| -> Day { text.parse().expect("a day") };
        let today = day("2026-11-23");
        for (date, short_form, long_form) in [
            ("2026-12-03", "Dec 3", "Thursday, December 3"),
            ("2027-01-05", "Jan 5, 2027", "Tuesday, January 5, 2027"),
        ] {
            assert_eq!(short(day(date), today), short_form);
            assert_eq!(long(day(date), today), long_form);
            assert_eq!(parse_dates(short_form, today), Ok(vec![day(date)]));
        }
    }

    #[test]
    fn a_day_that_is_past_is_read_as_people_say_it() {
        let today: Day = "2026-11-23".parse().expect("a Monday");
        for (text, day) in [
            ("today", "2026-11-23"),
            ("Yesterday", "2026-11-22"),
            ("3 days ago", "2026-11-20"),
            ("friday", "2026-11-20"),
            ("last Monday", "2026-11-16"),
            ("Nov 23", "2026-11-23"),
            ("24 Nov", "2025-11-24"),
            ("11/23", "2026-11-23"),
            ("11/24", "2025-11-24"),
            ("2026-11-25", "2026-11-25"),
        ] {
            assert_eq!(parse_past(text, today).map(|day| day.to_string()), Ok(day.to_owned()), "{text}");
        }
        for text in ["", "soon", "99999999 days ago", "31 Feb", "tomorrow week now"] {
            assert!(parse_past(text, today).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today: Day = "2026-11-23".parse().expect("a day");
        for (text, days) in [
            ("2026-12-02", &["in 9 days"][..]),
            ("+9", &["in 9 days"]),
            ("tomorrow", &["tomorrow"]),
            ("2026-11-23", &["today"]),
            ("friday", &["in 4 days"]),
            ("next Friday", &["in 4 days"]),
            ("Mon", &["in 7 days"]),
            ("10 Dec", &["in 17 days"]),
            ("Dec 10", &["in 17 days"]),
            ("Dec. 10th, 2026", &["in 17 days"]),
            ("on 10 December 2026", &["in 17 days"]),
            ("nov 22", &["in 364 days"]),
            ("in 2 weeks", &["in 14 days"]),
            ("in 1 day", &["tomorrow"]),
            ("in two weeks", &["in 14 days"]),
            ("14 days", &["in 14 days"]),
            ("2 Weeks", &["in 14 days"]),
            ("one day, twelve days", &["tomorrow", "in 12 days"]),
            ("Jan 5, 2027", &["in 43 days"]),
            ("12/10", &["in 17 days"]),
            ("11/22, 1/5", &["in 43 days", "in 364 days"]),
            ("12/10/2026 and 1/5/27", &["in 17 days", "in 43 days"]),
            ("", &[]),
            ("+9, friday +9", &["in 4 days", "in 9 days"]),
            ("Dec 10 and friday", &["in 4 days", "in 17 days"]),
        ] {
            let dates = parse_dates(text, today).expect(text);
            assert_eq!(dates.iter().map(|date| ahead(*date, today)).collect::<Vec<_>>(), days, "{text}");
        }
        for (text, word) in [
            ("friday, soon", "soon"),
            ("2026-13-01", "2026-13-01"),
            ("+x", "+x"),
            ("+99999", "+99999"),
            ("31 Nov", "31 Nov"),
            ("13/11", "13/11"),
            ("1/2/3/4", "1/2/3/4"),
            ("12/x", "12/x"),
            ("12/8/99999999999", "12/8/99999999999"),
            ("in thirteen weeks", "in thirteen weeks"),
            ("14 nights, friday", "14 nights"),
        ] {
            let why = parse_dates(text, today).expect_err(text);
            assert!(why.starts_with(&format!("\"{word}\" isn't a date.")), "{text}: {why}");
        }
        assert!(parse_dates("2026-11-22", today).expect_err("past").contains("in the past"));
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
