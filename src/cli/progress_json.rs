//! `starl progress --json`.

use serde::Serialize;

use crate::cli::progress::Shown;
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::holds::RULE;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::trends::{DayTotal, NextTime, ThemeTrend, Trends, flag_words};
use crate::screens::progress::words;

/// The figures as JSON: times in seconds, days as YYYY-MM-DD, shares in per cent, ratings as 1 to 4; null where a figure
/// is not known.
#[derive(Serialize)]
pub(super) struct ProgressView<'a> {
    day: Day,
    /// The nearest interview that is not past.
    interview: Option<Day>,
    takes: usize,
    /// Takes that length, parts, points, red flags and weaknesses are worked out of.
    cold_takes: usize,
    spoken_seconds: f64,
    holds: HoldsView,
    /// What came back most often in the newest ten cold takes, the most frequent first.
    weakest: Vec<LackView>,
    /// Every theme, the weakest first.
    themes: Vec<ThemeView<'a>>,
    length: LengthView,
    parts: Vec<PartView>,
    points: Option<PointsView>,
    red_flags: Vec<FlagView<'a>>,
    guess: Option<GuessView>,
    /// Days with a take, the oldest first.
    days: Vec<DayView>,
    /// Days on which questions come, from today on.
    forecast: Vec<ForecastView>,
    /// Questions that will not come before the interview.
    not_coming: Option<usize>,
}

#[derive(Serialize)]
struct HoldsView {
    rule: &'static str,
    holds: usize,
    of: usize,
}

#[derive(Serialize)]
struct LackView {
    what: String,
    takes: usize,
    of: usize,
}

#[derive(Serialize)]
struct ThemeView<'a> {
    id: &'a Id,
    title: &'a str,
    holds: usize,
    of: usize,
    takes: usize,
    last_rating: Option<u8>,
    /// Of cold takes, the oldest first, eight at most.
    ratings: Vec<u8>,
    /// The day the next question is planned or due.
    next: Option<Day>,
}

#[derive(Serialize)]
struct LengthView {
    from_seconds: f64,
    to_seconds: f64,
    median_seconds: Option<f64>,
    in_band: usize,
    over: usize,
    short: usize,
}

#[derive(Serialize)]
struct PartView {
    part: Part,
    plan_seconds: f64,
    /// The average distance to the plan; below 0 the part is too short.
    off_plan_seconds: Option<f64>,
    /// Takes of the average.
    timed: usize,
    /// Takes of which it is known which parts were told.
    known: usize,
    missing: usize,
    short: usize,
    long: usize,
}

#[derive(Serialize)]
struct PointsView {
    first_third_percent: u32,
    last_third_percent: u32,
}

#[derive(Serialize)]
struct FlagView<'a> {
    id: &'a Id,
    text: &'a str,
    takes: usize,
}

#[derive(Serialize)]
struct GuessView {
    /// By how many steps of the rating the guess lies above it on average.
    above_rating: f64,
    exact: usize,
    takes: usize,
}

#[derive(Serialize)]
struct DayView {
    day: Day,
    takes: usize,
    spoken_seconds: f64,
}

#[derive(Serialize)]
struct ForecastView {
    day: Day,
    questions: usize,
}

impl<'a> ProgressView<'a> {
    pub(super) fn of(shown: &Shown<'a>) -> Self {
        let Shown { trends, bank, pace, day } = *shown;
        let lacks = trends.lacks.iter();
        let flags = trends.red_flags.iter();
        Self {
            day,
            interview: trends.interview,
            takes: trends.takes,
            cold_takes: trends.cold,
            spoken_seconds: trends.spoken.as_secs_f64(),
            holds: HoldsView { rule: RULE, holds: trends.holds.holds, of: trends.holds.of },
            weakest: lacks
                .map(|it| LackView { what: it.what.words(bank), takes: it.takes, of: it.of })
                .collect(),
            themes: trends.themes.iter().map(|theme| ThemeView::of(theme, bank, day)).collect(),
            length: LengthView::of(trends, pace),
            parts: Part::ALL.into_iter().map(|part| PartView::of(part, trends, pace)).collect(),
            points: trends.points.map(|(first_third_percent, last_third_percent)| PointsView {
                first_third_percent,
                last_third_percent,
            }),
            red_flags: flags
                .map(|(id, takes)| FlagView { id, text: flag_words(id, bank), takes: *takes })
                .collect(),
            guess: trends.guess.map(|it| GuessView {
                above_rating: it.above,
                exact: it.exact,
                takes: it.takes,
            }),
            days: trends.days.iter().map(DayView::of).collect(),
            forecast: trends
                .forecast
                .iter()
                .map(|&(day, questions)| ForecastView { day, questions })
                .collect(),
            not_coming: trends.not_coming,
        }
    }
}

impl<'a> ThemeView<'a> {
    fn of(theme: &'a ThemeTrend, bank: &'a Bank, today: Day) -> Self {
        Self {
            id: &theme.id,
            title: words::theme_title(&theme.id, bank),
            holds: theme.holds.holds,
            of: theme.holds.of,
            takes: theme.takes,
            last_rating: theme.last.map(u8::from),
            ratings: theme.ratings.iter().copied().map(u8::from).collect(),
            next: theme.next.map(|next| match next {
                NextTime::Today | NextTime::Due => today,
                NextTime::On(day) => day,
            }),
        }
    }
}

impl LengthView {
    fn of(Trends { length, .. }: &Trends, pace: &Pace) -> Self {
        Self {
            from_seconds: pace.from.as_secs_f64(),
            to_seconds: pace.to.as_secs_f64(),
            median_seconds: length.median.map(|median| median.as_secs_f64()),
            in_band: length.in_band,
            over: length.over,
            short: length.short,
        }
    }
}

impl PartView {
    fn of(part: Part, trends: &Trends, pace: &Pace) -> Self {
        let trend = &trends.parts[part];
        Self {
            part,
            plan_seconds: pace.plan(part).as_secs_f64(),
            off_plan_seconds: trend.off_plan,
            timed: trend.timed,
            known: trend.known,
            missing: trend.missing,
            short: trend.short,
            long: trend.long,
        }
    }
}

impl DayView {
    fn of(total: &DayTotal) -> Self {
        Self { day: total.day, takes: total.takes, spoken_seconds: total.spoken.as_secs_f64() }
    }
}
