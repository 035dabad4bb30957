//! `starl progress --json`.

use serde::Serialize;

use crate::cli::page::{list, object};
use crate::cli::progress::Shown;
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::holds::RULE;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::trends::{Coming, NextTime, ThemeTrend, Trends, flag_words};
use crate::screens::progress::words;

/// The figures as JSON: times in seconds, days as YYYY-MM-DD, shares in per cent, ratings as 1 to 4; null where a figure
/// is not known.
pub(super) fn figures(&Shown { trends, coming, progress, bank, pace, day }: &Shown<'_>) -> impl Serialize {
    object! {
        day: day,
        // The nearest interview that is not past.
        interview: trends.interview,
        takes: trends.takes,
        // Takes that length, parts, points, red flags and weaknesses are worked out of.
        cold_takes: trends.cold,
        spoken_seconds: trends.spoken.as_secs_f64(),
        holds: object! { rule: RULE, holds: trends.holds.holds, of: trends.holds.of },
        // What came back most often in the newest ten cold takes, the most frequent first.
        weakest: list(&trends.lacks, |it| object! { what: it.what.words(bank), takes: it.takes, of: it.of }),
        // What you will do better, the newest first.
        next_times: list(progress.open_next_times(), |take| take.next_time.clone()),
        // Every theme, the weakest first.
        themes: list(&trends.themes, |it| theme(it, coming, bank, day)),
        length: length(trends, pace),
        parts: list(Part::ALL, |it| part(it, trends, pace)),
        points: trends.points.map(|(first, last)| object! { first_third_percent: first, last_third_percent: last }),
        red_flags: list(&trends.red_flags, |(id, takes)| {
            object! { id: id, text: flag_words(id, bank), takes: takes }
        }),
        // By how many steps of the rating the guess lies above it on average.
        guess: trends.guess.map(|it| object! { above_rating: it.above, exact: it.exact, takes: it.takes }),
        // Days with a take, the oldest first.
        days: list(&trends.days, |it| {
            object! { day: it.day, takes: it.takes, spoken_seconds: it.spoken.as_secs_f64() }
        }),
        // Days on which questions come, from today up to the interview, if all is rated 3.
        forecast: list(&coming.days, |(day, questions)| object! { day: day, questions: questions.len() }),
        // Questions that will not come before the interview.
        not_coming: trends.not_coming,
    }
}

fn theme<'a>(theme: &'a ThemeTrend, coming: &Coming, bank: &'a Bank, today: Day) -> impl Serialize + use<'a> {
    object! {
        id: &theme.id,
        title: words::theme_title(&theme.id, bank),
        holds: theme.holds.holds,
        of: theme.holds.of,
        takes: theme.takes,
        last_rating: theme.last.map(u8::from),
        // Of cold takes, the oldest first, eight at most.
        ratings: list(&theme.ratings, |rating| u8::from(*rating)),
        // The day on which the next question comes, if all is rated 3; none where that is after the interview.
        next: coming.of_theme(&theme.id).and_then(|next| match next {
            NextTime::Today => Some(today),
            NextTime::On(day) => Some(day),
            NextTime::AfterDate => None,
        }),
    }
}

fn length(Trends { length, .. }: &Trends, pace: &Pace) -> impl Serialize + use<> {
    object! {
        from_seconds: pace.from.as_secs_f64(),
        to_seconds: pace.to.as_secs_f64(),
        median_seconds: length.median.map(|median| median.as_secs_f64()),
        in_band: length.in_band,
        over: length.over,
        short: length.short,
    }
}

fn part(part: Part, trends: &Trends, pace: &Pace) -> impl Serialize + use<> {
    let trend = &trends.parts[part];
    object! {
        part: part,
        plan_seconds: pace.plan(part).as_secs_f64(),
        // The average distance to the plan; below 0 the part is too short.
        off_plan_seconds: trend.off_plan,
        // Takes of the average.
        timed: trend.timed,
        // Takes of which it is known which parts were told.
        known: trend.known,
        missing: trend.missing,
        short: trend.short,
        long: trend.long,
    }
}
