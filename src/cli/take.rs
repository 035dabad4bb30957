//! `starl take`: takes that were told elsewhere are logged, and all takes are listed.

mod list;
mod story;
mod undo;

use std::io::{self, Read};
use std::time::Duration;

use chrono::TimeDelta;

pub(super) use self::list::list;
pub(super) use self::undo::undo;
use crate::cli::arguments::TakeArguments;
use crate::cli::{Failed, Outcome, complain, complain_of_all, print, unknown, usable};
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::journal::LONGEST_LINE;
use crate::domain::part::{Part, Parts};
use crate::domain::progress::Progress;
use crate::domain::rating::Rating;
use crate::domain::take::Take;
use crate::io::backup::back_up;
use crate::io::clock::{Clock, SystemClock};
use crate::io::device;
use crate::io::journal::{FileJournal, Journal, Loaded, look};
use crate::io::paths::Paths;
use crate::io::settings::{FileSettings, SettingsStore};

/// The longest time that one take can have: a day.
const LONGEST: u64 = 24 * 60 * 60;

/// Time spoken: of the parts, where they are known, and altogether.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spoken {
    parts: Parts<Option<Duration>>,
    total: Duration,
}

/// Keeps a take that was told elsewhere, and prints the id of its entry once that is on disk.
///
/// Where the id cannot be printed the take is taken back: who is told of a failure will try again.
pub(super) fn add(bank: &Bank, places: &Paths, arguments: TakeArguments) -> Result<Outcome, Failed> {
    let now = SystemClock::new().now().at;
    let today = today(places, now);
    let day = arguments.day.unwrap_or(today);
    if day > today {
        return Err(Failed::WrongUse(format!("{day} lies ahead; a take is logged after it was told.")));
    }
    let Loaded { progress, troubles } = look(&places.journal());
    let mut take = take(bank, arguments)?;
    story::check(take.story.as_ref(), places, &progress)?;
    take.cold = take.rating.is_some() && progress.is_cold(take.question.as_str(), day);
    let mut journal = journal(places)?;
    complain_of_all(troubles.iter().filter(|trouble| trouble.hides()));
    warn_of_clock(&progress, now);
    let entry = journal.append(Fact::Take(Box::new(take)), now, day).map_err(problem)?;
    if let Err(why) = print(&format!("{}\n", entry.id)) {
        return Err(take_back(&mut journal, &entry.id, now, day, &why));
    }
    copy("The take is saved", places, today);
    Ok(Outcome::Fine)
}

/// Today, by the start hour in the settings.
fn today(places: &Paths, now: Timestamp) -> Day {
    usable(FileSettings::new(&places.settings(), &places.lock()).load()).day(now)
}

/// Makes the copies of today. That they are not complete costs nothing of what was done.
fn copy(done: &str, places: &Paths, today: Day) {
    if let Err(why) = back_up(places, today) {
        complain(&format!("{done}, but {why}.\n"));
    }
}

/// Says where the clock is over a day behind what was saved before: one of the two is wrong.
fn warn_of_clock(progress: &Progress, now: Timestamp) {
    let last = progress.takes().map(|take| take.at).max();
    if let Some(last) = last.filter(|last| *last - now > TimeDelta::days(1)) {
        complain(&format!(
            "The clock says {}, but there is a take of {}. The new take is saved all the same; set the clock, or undo \
             the other one with starl take undo.\n",
            now.date_naive(),
            last.date_naive()
        ));
    }
}

fn take(bank: &Bank, arguments: TakeArguments) -> Result<Take, Failed> {
    let ids = || bank.questions().map(|(_, question)| &question.id);
    let asked = arguments.question.as_str();
    let question = ids().find(|id| id.as_str() == asked);
    let question = question.ok_or_else(|| Failed::WrongUse(unknown(asked, "question", ids())))?;
    let Spoken { parts, total } = arguments.seconds.unwrap_or_default();
    let note = match arguments.note.as_deref() {
        Some("-") => read_note()?,
        note => note.unwrap_or_default().to_owned(),
    };
    Ok(Take {
        story: arguments.story,
        parts,
        total,
        rating: arguments.rating,
        elsewhere: true,
        note: clean(note.trim_end()).into_owned(),
        ..Take::of(question.clone())
    })
}

/// A note from standard input: what is said of a story stays out of the list of processes.
fn read_note() -> Result<String, Failed> {
    let mut note = String::new();
    let read = io::stdin().lock().take(LONGEST_LINE as u64 + 1).read_to_string(&mut note);
    match read {
        Ok(_) => Ok(note),
        Err(why) => {
            Err(Failed::Problem(format!("Not saved: the note cannot be read from standard input: {why}.")))
        }
    }
}

fn journal(places: &Paths) -> Result<FileJournal, Failed> {
    let device = device::this(places.state()).map_err(problem)?;
    if let Some(caution) = device.caution {
        complain(&format!("{caution}\n"));
    }
    Ok(FileJournal::new(&places.journal(), &places.lock(), &device.id))
}

fn take_back(journal: &mut FileJournal, id: &str, now: Timestamp, day: Day, why: &io::Error) -> Failed {
    let undone = journal.append(Fact::Undo { of: id.to_owned() }, now, day);
    Failed::Problem(match undone {
        Ok(_) => format!("Not saved: the id of the take cannot be written to standard output: {why}."),
        Err(undo) => format!(
            "The take is saved as {id}, but that cannot be written to standard output: {why}. It cannot be taken back \
             either ({undo}), so do not log it again."
        ),
    })
}

fn problem(why: impl std::error::Error) -> Failed {
    Failed::Problem(why.to_string())
}

/// Reads the time spoken: seconds or minutes and seconds, of the whole or of the five parts.
pub(super) fn spoken(text: &str) -> Result<Spoken, String> {
    let times: Vec<&str> = text.split(',').map(str::trim).collect();
    let spoken = match times.as_slice() {
        [total] => Spoken { total: time(total)?, ..Spoken::default() },
        parts if parts.len() == Part::ALL.len() => {
            let parts = parts.iter().map(|text| part(text)).collect::<Result<Vec<_>, _>>()?;
            let total = parts.iter().flatten().sum();
            Spoken { parts: Parts::from_fn(|part| parts.get(part as usize).copied().flatten()), total }
        }
        _ => return Err("give one time, or five with commas between them".to_owned()),
    };
    if spoken.total.is_zero() {
        let form =
            "give one time, as in 2:25, or five with commas, as in 20,15,1:20,20,- where one was left out";
        return Err(format!("a take is at least a second long: {form}"));
    }
    if spoken.total.as_secs() > LONGEST {
        return Err("a take is no longer than a day".to_owned());
    }
    Ok(spoken)
}

fn part(text: &str) -> Result<Option<Duration>, String> {
    if text == "-" { Ok(None) } else { time(text).map(Some) }
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
        .ok_or_else(|| "a time is seconds, as in 145, or minutes and seconds, as in 2:25".to_owned())
}

/// Reads a rating.
pub(super) fn rating(text: &str) -> Result<Rating, String> {
    let number = text.parse::<u8>().map_err(|_| "a rating is 1, 2, 3 or 4".to_owned())?;
    Rating::try_from(number)
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "a day is written as in 2026-11-23".to_owned())
}

#[cfg(test)]
mod tests {
    use super::spoken;

    fn seconds(text: &str) -> Option<(Vec<Option<u64>>, u64)> {
        let spoken = spoken(text).ok()?;
        let parts = spoken.parts.0.iter().map(|part| part.map(|time| time.as_secs()));
        Some((parts.collect(), spoken.total.as_secs()))
    }

    #[test]
    fn times_are_read_as_a_whole_or_in_parts() {
        let whole = |total| Some((vec![None; 5], total));
        assert_eq!(seconds("145"), whole(145));
        assert_eq!(seconds("2:25"), whole(145));
        assert_eq!(seconds("1"), whole(1));
        assert_eq!(seconds("86400"), whole(86_400));
        let parts = [20, 15, 80, 20, 10].map(Some).to_vec();
        assert_eq!(seconds("20,15,1:20,20,10"), Some((parts, 145)));
        assert_eq!(seconds("20, -, 80, 20, -"), Some((vec![Some(20), None, Some(80), Some(20), None], 120)));
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
            "1,2",
            "1,2,3,4,5,6",
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
