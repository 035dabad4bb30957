//! The figures in words, for the screen and for `starl progress`.

use std::time::Duration;

use crate::domain::bank::Bank;
use crate::domain::calibration::Calibration;
use crate::domain::day::{Day, short as short_date};
use crate::domain::heard::Heard;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::story::length::clock;
use crate::domain::trends::{Coming, Lack, LengthTrend, NextTime, PartTrend, Trends};
use crate::domain::weakness::Weakness;
use crate::ui::text::{capital, count, minutes};

/// So many themes are named at most.
const NAMED: usize = 4;

/// Such as "24 takes, 21 cold · 1 h 04 min · 8 days".
pub fn totals(trends: &Trends) -> String {
    let takes = count(trends.takes, "take", "takes");
    let days = count(trends.days.len(), "day", "days");
    let cold = if trends.takes > 0 { format!(", {} cold", trends.cold) } else { String::new() };
    format!("{takes}{cold} · {} · {days}", hours(trends.spoken))
}

/// Such as "4 min" and "1 h 04 min", rounded down.
pub fn hours(time: Duration) -> String {
    match time.as_secs() / 60 {
        0 if !time.is_zero() => "under a minute".to_owned(),
        minutes @ 0..60 => format!("{minutes} min"),
        minutes => format!("{} h {:02} min", minutes / 60, minutes % 60),
    }
}

/// Such as "145 words a minute · longest pause 3.2 s at 0:52 · 1 of 4 numbers not heard"; nothing where nothing is known.
pub fn heard(heard: &Heard, total: Duration) -> Option<String> {
    let words = heard.words();
    let pace = heard.pace(total);
    let pause = heard
        .longest_pause()
        .map(|(longest, at)| format!("longest pause {:.1} s at {}", longest.as_secs_f64(), clock(at)));
    let numbers = words.filter(|words| words.numbers > 0);
    let numbers = numbers.map(|words| format!("{} of {} numbers not heard", words.not_heard, words.numbers));
    let facts = [pace.map(|pace| format!("{pace} words a minute")), pause, numbers];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    (!facts.is_empty()).then(|| facts.join(" · "))
}

/// That there are too few takes to speak of a trend.
pub fn too_few(cold: usize) -> String {
    let so_far = if cold == 0 { "none".to_owned() } else { cold.to_string() };
    format!(
        "You'll see trends for length, parts and points after three cold takes (you have {so_far}). A cold take is your first take of a question that day, without notes."
    )
}

/// The themes that were never told: by name where they are few, else their number; nothing where there is none.
pub fn untold(trends: &Trends, bank: &Bank) -> Option<String> {
    let themes: Vec<&Id> =
        trends.themes.iter().filter(|theme| theme.takes == 0).map(|theme| &theme.id).collect();
    let number = match themes.len() {
        0 => return None,
        number @ 1..=NAMED => count(number, "theme", "themes"),
        number => return Some(format!("{number} of {} themes not practiced yet", trends.themes.len())),
    };
    let titles: Vec<&str> = themes.into_iter().map(|id| theme_title(id, bank)).collect();
    Some(format!("{number} not practiced yet: {}", titles.join(", ")))
}

/// The title of a theme; its id where no pack has it.
pub fn theme_title<'a>(id: &'a Id, bank: &'a Bank) -> &'a str {
    bank.theme(id).map_or(id.as_str(), |theme| &theme.title)
}

/// What was weak: "Learning is short", "Too long".
pub fn lack(lack: &Lack, bank: &Bank) -> String {
    capital(&lack.what.words(bank))
}

/// In how many takes it was, of the newest cold ones that could show it: "in 6 of 9 recent cold takes".
pub fn in_takes(lack: &Lack) -> String {
    format!("in {} of {}", lack.takes, count(lack.of, "recent cold take", "recent cold takes"))
}

/// What to do about a weakness: what a part has to say and how long it may take, or which part to cut or to fill.
pub fn advice(what: &Weakness, trends: &Trends, pace: &Pace) -> Option<String> {
    let furthest = |sign: f64| {
        let off = Part::ALL.map(|part| (part, trends.parts[part].off_plan.unwrap_or_default() * sign));
        off.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).filter(|(_, seconds)| *seconds >= 1.0)
    };
    match what {
        Weakness::Missing(part) | Weakness::Short(part) => {
            Some(format!("Say {}. You have {} for {}.", part.hint(), minutes(pace.plan(*part)), part.title()))
        }
        Weakness::Over => furthest(1.0).map(|(part, seconds)| {
            format!("Trim {}. On average, you go {} over plan.", part.title(), short(seconds))
        }),
        Weakness::Under => furthest(-1.0).map(|(part, seconds)| {
            format!("Say more in {}. On average, you're {} under plan.", part.title(), short(seconds))
        }),
        Weakness::ThinFollowUp => Some("Answer first, then back it with one fact.".to_owned()),
        Weakness::Criterion(_) | Weakness::NoNumber => None,
    }
}

/// Such as "13 in the band, 7 over, 4 short"; what there is none of is left out.
pub fn lengths(length: &LengthTrend) -> String {
    let outside = |number: usize, word: &str| match number {
        0 => String::new(),
        number => format!(", {number} {word}"),
    };
    let (over, short) = (outside(length.over, "over"), outside(length.short, "short"));
    format!("{} in the band{over}{short}", length.in_band)
}

/// Such as "median 2:41, the band is 2:00 to 3:00".
pub fn median(length: &LengthTrend, pace: &Pace) -> String {
    let median = length.median.map_or_else(|| "no times".to_owned(), |it| format!("median {}", minutes(it)));
    format!("{median}, the band is {} to {}", minutes(pace.from), minutes(pace.to))
}

/// How far a part is from the plan: "+0:11", "-0:09", " 0:00"; blank where it was never timed.
pub fn off_plan(part: &PartTrend) -> String {
    match part.off_plan.map(f64::round) {
        None => String::new(),
        Some(0.0) => " 0:00".to_owned(),
        Some(seconds) => format!("{}{}", if seconds > 0.0 { "+" } else { "-" }, short(seconds.abs())),
    }
}

/// What else is off about a part: "left out in 6 of 24, short in 3".
pub fn part_facts(part: &PartTrend) -> String {
    let missing = (part.missing > 0).then(|| format!("left out in {} of {}", part.missing, part.known));
    let short = (part.short > 0).then(|| format!("short in {}", part.short));
    let long = (part.long > 0).then(|| format!("long in {}", part.long));
    [missing, short, long].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Such as "58% at first, 71% lately": the first third of the takes and the last.
pub fn points((first, last): (u32, u32)) -> String {
    format!("{first}% at first, {last}% lately")
}

/// Such as "0.8 too high on average, over 10 guesses".
pub fn guess(guess: Calibration) -> String {
    format!("{}, in {}", guess.words(), count(guess.takes, "guess", "guesses"))
}

/// When the next question of a theme comes: "today", "Thu", "Dec 12", "after the interview".
pub fn next(next: Option<NextTime>, today: Day) -> String {
    match next {
        None => String::new(),
        Some(NextTime::Today) => "today".to_owned(),
        Some(NextTime::On(day)) => day_name(day, today),
        Some(NextTime::AfterDate) => "after the interview".to_owned(),
    }
}

/// When a question that was just saved comes again.
pub fn back(next: NextTime, coming: &Coming, today: Day) -> String {
    let planned = |day| coming.days.iter().any(|(planned, _)| *planned == day);
    match next {
        NextTime::AfterDate => "This question won't come up again before the interview.".to_owned(),
        NextTime::Today => "This question comes back today.".to_owned(),
        NextTime::On(day) if Some(day) == today.succ_opt() => {
            "This question should come back tomorrow.".to_owned()
        }
        NextTime::On(day) if planned(day) => {
            format!("This question should come back on {}, {}.", day.format("%A"), short_date(day, today))
        }
        NextTime::On(day) => format!("This question should come back around {}.", short_date(day, today)),
    }
}

/// How many come when: "today 3 · Thu 2 · Fri 1 (interview)".
pub fn forecast(coming: &Coming, interview: Option<Day>, today: Day) -> String {
    let of_day = |(day, questions): &(Day, Vec<Id>)| match (*day, questions.len()) {
        (day, number) if day == today => format!("today {number}"),
        (day, number) if Some(day) == interview => format!("{} {number} (interview)", day_name(day, today)),
        (day, number) => format!("{} {number}", day_name(day, today)),
    };
    coming.days.iter().map(of_day).collect::<Vec<_>>().join(" · ")
}

/// Such as "21 questions won't come up before the interview", where that is known.
pub fn not_coming(trends: &Trends) -> Option<String> {
    let number = trends.not_coming.filter(|number| *number > 0)?;
    Some(format!("{} won't come up before the interview", count(number, "question", "questions")))
}

/// A day within a week by its name, else by its date.
fn day_name(day: Day, today: Day) -> String {
    let near = (1..=7).contains(&(day - today).num_days());
    if near { day.format("%a").to_string() } else { short_date(day, today) }
}

/// Seconds as minutes, rounded.
fn short(seconds: f64) -> String {
    minutes(Duration::from_secs_f64(seconds.round().max(0.0)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{advice, day_name, hours, off_plan, part_facts};
    use crate::domain::day::Day;
    use crate::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures, WordFigures};
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::trends::{PartTrend, Trends};
    use crate::domain::weakness::Weakness;

    #[test]
    fn times_and_days_read_as_people_say_them() {
        assert_eq!(
            [0, 59, 3599, 3600, 3840].map(|it| hours(Duration::from_secs(it))),
            ["0 min", "under a minute", "59 min", "1 h 00 min", "1 h 04 min"]
        );
        let today: Day = "2026-11-23".parse().expect("a day");
        let name = |day: &str| day_name(day.parse().expect("a day"), today);
        assert_eq!(["2026-11-24", "2026-11-30", "2026-12-01"].map(name), ["Tue", "Mon", "Dec 1"]);
    }

    #[test]
    fn a_part_says_how_far_it_is_from_the_plan_and_how_often() {
        let of = |seconds| off_plan(&PartTrend { off_plan: seconds, ..PartTrend::default() });
        assert_eq!([None, Some(-0.4), Some(11.2), Some(-69.5)].map(of), ["", " 0:00", "+0:11", "-1:10"]);
        let trend = PartTrend { known: 24, missing: 6, long: 1, ..PartTrend::default() };
        assert_eq!(part_facts(&trend), "left out in 6 of 24, long in 1");
    }

    #[test]
    fn what_was_heard_is_a_line_of_what_is_known() {
        let total = Duration::from_mins(1);
        let part = |words, silence| Heard {
            of: "a".to_owned(),
            parts: vec![PartFigures { words, silence }; 2],
            signal: None,
            cuts: Vec::new(),
        };
        let words = WordFigures { said: 72, numbers: 2, not_heard: 1, ..WordFigures::default() };
        let [longest, at] = [3_200, 52_000].map(Duration::from_millis);
        let silence = SilenceFigures { longest, at, ..SilenceFigures::default() };
        let said = |heard: Heard| super::heard(&heard, total);
        assert_eq!(
            said(part(Some(words), Some(silence))).as_deref(),
            Some("145 words a minute · longest pause 3.2 s at 0:52 · 2 of 4 numbers not heard")
        );
        let signal = |seconds| {
            let unrecorded = Duration::from_secs(seconds);
            Some(SignalFigures { unrecorded, ..SignalFigures::default() })
        };
        let partly = |seconds| said(Heard { signal: signal(seconds), ..part(Some(words), None) });
        assert_eq!(partly(20).as_deref(), Some("215 words a minute · 2 of 4 numbers not heard"));
        assert_eq!(partly(31).as_deref(), Some("2 of 4 numbers not heard"));
        assert_eq!(said(part(None, Some(silence))).as_deref(), Some("longest pause 3.2 s at 0:52"));
        assert_eq!(said(part(None, None)), None);
    }

    #[test]
    fn a_weakness_comes_with_what_to_do_about_it() {
        let mut trends = Trends::default();
        trends.parts[Part::Action].off_plan = Some(20.4);
        let of = |what| advice(&what, &trends, &Pace::default());
        assert_eq!(
            of(Weakness::Short(Part::Learning)).as_deref(),
            Some("Say what you do differently now. You have 0:14 for Learning.")
        );
        assert_eq!(of(Weakness::Over).as_deref(), Some("Trim Action. On average, you go 0:20 over plan."));
        assert_eq!(of(Weakness::Under), None, "no part is under its plan");
    }
}
