//! The values of arguments, read from what was typed.

use std::time::Duration;

use crate::domain::day::Day;
use crate::domain::ladder::ANSWERED;
use crate::domain::rating::Rating;
use crate::domain::shape::Length;
use crate::domain::sound::desk::VoiceUse;
use crate::domain::words::KnownWord;
use crate::screens::mock::{self, MOST_QUESTIONS};

/// The longest time that one take can have: a day.
const LONGEST: u64 = 24 * 60 * 60;

/// Time spoken: of the parts, where they are known, and altogether.
#[derive(Debug, Clone, Default)]
pub(super) struct Spoken {
    /// Of each part in its order; empty where only the whole is known.
    pub parts: Vec<Option<Duration>>,
    pub total: Duration,
}

/// Reads how many questions a mock interview has.
pub(super) fn questions(text: &str) -> Result<usize, String> {
    in_range(text, MOST_QUESTIONS as u64, "questions").map(|number| number as usize)
}

/// Reads how many minutes it has.
pub(super) fn minutes(text: &str) -> Result<u64, String> {
    in_range(text, mock::LONGEST, "minutes")
}

/// Reads which column of a table holds what.
pub(super) fn mapped(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key @ ("question" | "theme"), column)) if !column.is_empty() => {
            Ok((key.to_owned(), column.to_owned()))
        }
        _ => Err("write question=COLUMN or theme=COLUMN, with the column's name or number".to_owned()),
    }
}

/// A whole number from 1 to the most that is allowed.
fn in_range(text: &str, most: u64, what: &str) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("a mock interview has 1 to {most} {what}"))
}

/// Reads the time spoken: seconds or minutes and seconds, of the whole or of the parts.
pub(super) fn spoken(text: &str) -> Result<Spoken, String> {
    let times: Vec<&str> = text.split(',').map(str::trim).collect();
    let spoken = match times.as_slice() {
        [total] => Spoken { total: time(total)?, ..Spoken::default() },
        parts => {
            let part = |text: &&str| if *text == "-" { Ok(None) } else { time(text).map(Some) };
            let parts = parts.iter().map(part).collect::<Result<Vec<_>, _>>()?;
            let total = parts.iter().flatten().sum();
            Spoken { parts, total }
        }
    };
    if spoken.total.is_zero() {
        let form = "use one time, like 2:25, or five with commas, like 20,15,1:20,20,-";
        return Err(format!("a take lasts at least a second: {form}"));
    }
    if spoken.total.as_secs() > LONGEST {
        return Err("a take can't be longer than a day".to_owned());
    }
    Ok(spoken)
}

/// Reads where in a recording a take starts.
pub(super) fn start(text: &str) -> Result<Duration, String> {
    time(text)
}

/// Reads where questions are asked aloud.
pub(super) fn voice(text: &str) -> Result<VoiceUse, String> {
    VoiceUse::of_word(text).ok_or_else(|| "use off, mock or always".to_owned())
}

fn time(text: &str) -> Result<Duration, String> {
    let plain = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| Some(text).filter(plain)?.parse::<u32>().ok();
    let seconds = match text.split_once(':') {
        None => number(text).map(u64::from),
        Some((minutes, seconds)) => number(minutes)
            .zip(number(seconds).filter(|number| seconds.len() == 2 && *number < 60))
            .map(|(minutes, seconds)| u64::from(minutes) * 60 + u64::from(seconds)),
    };
    seconds
        .map(Duration::from_secs)
        .ok_or_else(|| "write a time in seconds, like 145, or in minutes and seconds, like 2:25".to_owned())
}

/// Reads a length at which a story is told.
pub(super) fn length(text: &str) -> Result<Length, String> {
    let known = Length::of_word(text).filter(|length| !length.is_usual() && !length.is_exercise());
    known.ok_or_else(|| "a length is 0:30, 1:00, 1:30 or 3:00; leave it out for the usual one".to_owned())
}

/// Reads a rating.
pub(super) fn rating(text: &str) -> Result<Rating, String> {
    let number = text.parse::<u8>().map_err(|_| "a rating is 1, 2, 3 or 4".to_owned())?;
    Rating::try_from(number)
}

/// Reads how a follow-up was answered.
pub(super) fn follow_up(text: &str) -> Result<u8, String> {
    let mark = text.parse().ok().filter(|mark| *mark <= ANSWERED);
    mark.ok_or_else(|| "a follow-up is 0 (none), 1 (thin) or 2 (answered)".to_owned())
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write a day like 2026-11-23".to_owned())
}

#[cfg(test)]
mod tests {
    use super::spoken;

    fn seconds(text: &str) -> Option<(Vec<Option<u64>>, u64)> {
        let spoken = spoken(text).ok()?;
        let parts = spoken.parts.iter().map(|part| part.map(|time| time.as_secs()));
        Some((parts.collect(), spoken.total.as_secs()))
    }

    #[test]
    fn times_are_read_as_a_whole_or_in_parts() {
        let whole = |total| Some((vec![], total));
        assert_eq!(seconds("145"), whole(145));
        assert_eq!(seconds("2:25"), whole(145));
        assert_eq!(seconds("1"), whole(1));
        assert_eq!(seconds("86400"), whole(86_400));
        let parts = [20, 15, 80, 20, 10].map(Some).to_vec();
        assert_eq!(seconds("20,15,1:20,20,10"), Some((parts, 145)));
        assert_eq!(seconds("20, -, 80, 20, -"), Some((vec![Some(20), None, Some(80), Some(20), None], 120)));
        assert_eq!(seconds("20,30,25"), Some((vec![Some(20), Some(30), Some(25)], 75)), "an opener");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for odd in [
            "",
            "-",
            "-5",
            "+5",
            "1.5",
            "1e3",
            "2:5",
            "2:60",
            ":30",
            ",,,,",
            "86401",
            "0",
            "0:00",
            "0,0,0,0,0",
            "-,-,-,-,-",
            "4294967296",
            "x",
        ] {
            assert!(spoken(odd).is_err(), "{odd:?}");
        }
    }
}
