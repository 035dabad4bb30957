//! What can be set: a field, its default and a row of the table for each. A new setting is added here and in
//! `docs/settings.md`.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::domain::pace::{Pace, SHARES};
use crate::domain::part::{Part, Parts};
use crate::domain::profile::{CompanyKind, JobLevel, JobRole, Profile};
use crate::domain::settings::{ClockView, ColorTheme, Contrast};
use crate::domain::words::KnownWord;

/// Everything that can be set. What is not set has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How many drills make a day, 1 to 12.
    pub drills_a_day: usize,
    /// The hour at which a practice day starts, local time, 0 to 23.
    pub start_hour: u32,
    /// What the interviews are for.
    pub profile: Profile,
    /// Whether the role was said, even if it is any: it isn't asked for again.
    pub role_said: bool,
    /// Words spoken in a minute, 100 to 190.
    pub words_a_minute: u32,
    /// The length to aim at; it lies in the band.
    pub target: Duration,
    /// The band starts: long enough.
    pub band_from: Duration,
    /// Time to come to an end; between the two ends of the band.
    pub wrap_up: Duration,
    /// The band ends: too long from here on.
    pub band_to: Duration,
    /// The share of each part, in per cent of the target, each at least 1; together 100.
    pub shares: Parts<u32>,
    /// Whether the bell rings at the three marks.
    pub bell: bool,
    /// Whether the first line is lit for a second at the three marks.
    pub flash: bool,
    /// Whether a mock interview interrupts once inside an Action.
    pub interruption: bool,
    /// Whether a drill puts a follow-up before the criteria are seen; a mock interview always does.
    pub follow_up: bool,
    /// How much of the clock is shown until the user changes it for the time being.
    pub clock_view: ClockView,
    /// Whose colors are drawn.
    pub theme: ColorTheme,
    /// How much letters stand out.
    pub contrast: Contrast,
    /// Whether clicks and the wheel mean something here; else they are the terminal's, which selects text with them.
    pub mouse: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let pace = Pace::default();
        Self {
            drills_a_day: 3,
            start_hour: 4,
            profile: Profile::default(),
            role_said: false,
            words_a_minute: 140,
            target: pace.target,
            band_from: pace.from,
            wrap_up: pace.wrap_up,
            band_to: pace.to,
            shares: SHARES,
            bell: true,
            flash: false,
            interruption: false,
            follow_up: true,
            clock_view: ClockView::default(),
            theme: ColorTheme::default(),
            contrast: Contrast::default(),
            mouse: true,
        }
    }
}

/// One thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// How many drills make a day.
    DrillsADay,
    /// The hour at which a practice day starts.
    StartHour,
    /// A follow-up in a drill.
    FollowUp,
    /// An interruption in a mock interview.
    Interruption,
    /// Words spoken in a minute.
    WordsAMinute,
    /// The role that is applied for.
    Role,
    /// The level that is applied for.
    Level,
    /// The kind of company that is applied to.
    CompanyKind,
    /// The length to aim at.
    Target,
    /// The start of the band.
    BandFrom,
    /// Time to come to an end.
    WrapUp,
    /// The end of the band.
    BandTo,
    /// The share of a part.
    Share(Part),
    /// The bell at the marks.
    Bell,
    /// The flash at the marks.
    Flash,
    /// How much of the clock is shown.
    ClockView,
    /// Whose colors are drawn.
    Theme,
    /// How much letters stand out.
    Contrast,
    /// Clicks and the wheel.
    Mouse,
}

/// What there is to know about a setting.
pub(super) struct SettingRow {
    /// The heading it stands under.
    pub(super) group: &'static str,
    /// Its key in the file of settings: for ever.
    pub(super) key: &'static str,
    /// Its name, as it stands at the start of a sentence.
    pub(super) title: &'static str,
    /// What it means, in a few words.
    pub(super) about: &'static str,
    /// The numbers it may be.
    pub(super) range: RangeInclusive<u32>,
    /// Where its value lies.
    pub(super) field: SettingField,
}

/// Where a value lies, and with that what kind of value it is.
pub(super) enum SettingField {
    Count(fn(&mut Settings) -> &mut usize),
    Hour(fn(&mut Settings) -> &mut u32),
    Words(fn(&mut Settings) -> &mut u32),
    Time(fn(&mut Settings) -> &mut Duration),
    Share(Part),
    Switch(fn(&mut Settings) -> &mut bool),
    /// One of a few words: what they are, the number of the one that holds, and how another is chosen.
    Choice(fn() -> Vec<&'static str>, fn(&Settings) -> usize, fn(&mut Settings, usize)),
}

const PRACTICE: &str = "Practice";
const PROFILE: &str = "Profile";
const PACE: &str = "Pace";
const CLOCK: &str = "Clock";
const LOOK: &str = "Look";
const TERMINAL: &str = "Terminal";

impl Setting {
    /// All settings, in the order in which they are shown.
    pub const ALL: [Self; 23] = [
        Self::DrillsADay,
        Self::StartHour,
        Self::FollowUp,
        Self::Interruption,
        Self::WordsAMinute,
        Self::Role,
        Self::Level,
        Self::CompanyKind,
        Self::Target,
        Self::BandFrom,
        Self::WrapUp,
        Self::BandTo,
        Self::Share(Part::Situation),
        Self::Share(Part::Task),
        Self::Share(Part::Action),
        Self::Share(Part::Result),
        Self::Share(Part::Learning),
        Self::Bell,
        Self::Flash,
        Self::ClockView,
        Self::Theme,
        Self::Contrast,
        Self::Mouse,
    ];

    /// The table.
    #[rustfmt::skip]
    pub(super) fn row(self) -> SettingRow {
        use SettingField::{Choice, Count, Hour, Share, Switch, Time, Words};
        let row = |group, key, title, about, range, field| SettingRow { group, key, title, about, range, field };
        match self {
            Self::DrillsADay => row(PRACTICE, "drills_a_day", "Drills a day", "your daily goal", 1..=12, Count(|it| &mut it.drills_a_day)),
            Self::StartHour => row(PRACTICE, "start_hour", "Start of the day", "when a new day starts", 0..=23, Hour(|it| &mut it.start_hour)),
            Self::FollowUp => row(PRACTICE, "follow_up", "Follow-up", "after each answer", 0..=1, Switch(|it| &mut it.follow_up)),
            Self::Interruption => row(PRACTICE, "interruption", "Interruption", "once in each mock", 0..=1, Switch(|it| &mut it.interruption)),
            Self::WordsAMinute => row(PRACTICE, "words_a_minute", "Words a minute", "how fast you speak", 100..=190, Words(|it| &mut it.words_a_minute)),
            Self::Role => row(PROFILE, "role", "Role", "picks your questions", 0..=7, Choice(|| words::<JobRole>(&["none", "any"]), role, choose_role)),
            Self::Level => row(PROFILE, "level", "Level", "narrows your questions", 0..=3, Choice(|| words::<JobLevel>(&["none"]), |it| number(it.profile.level), |it, to| it.profile.level = nth(to))),
            Self::CompanyKind => row(PROFILE, "company_kind", "Kind of company", "changes their order", 0..=3, Choice(|| words::<CompanyKind>(&["none"]), |it| number(it.profile.company), |it, to| it.profile.company = nth(to))),
            Self::Target => row(PACE, "target", "Target", "the length to aim at", 30..=600, Time(|it| &mut it.target)),
            Self::BandFrom => row(PACE, "band_from", "Start of the band", "too short below this", 30..=600, Time(|it| &mut it.band_from)),
            Self::WrapUp => row(PACE, "wrap_up", "Wrap up", "time to wrap up", 30..=600, Time(|it| &mut it.wrap_up)),
            Self::BandTo => row(PACE, "band_to", "End of the band", "too long above this", 30..=600, Time(|it| &mut it.band_to)),
            Self::Share(part) => row(PACE, share_key(part), part.title(), "of the target", 1..=96, Share(part)),
            Self::Bell => row(CLOCK, "bell", "Bell", "at the three marks", 0..=1, Switch(|it| &mut it.bell)),
            Self::Flash => row(CLOCK, "flash", "Flash", "light up the top line", 0..=1, Switch(|it| &mut it.flash)),
            Self::ClockView => row(CLOCK, "clock_view", "Clock", "t changes it in a drill", 0..=2, Choice(|| words::<ClockView>(&[]), |it| it.clock_view as usize, |it, to| it.clock_view = ClockView::ALL[to])),
            Self::Theme => row(LOOK, "theme", "Theme", "dark and light are RGB", 0..=2, Choice(|| words::<ColorTheme>(&[]), |it| it.theme as usize, |it, to| it.theme = ColorTheme::ALL[to])),
            Self::Contrast => row(LOOK, "contrast", "Contrast", "high turns off dimming", 0..=1, Choice(|| words::<Contrast>(&[]), |it| it.contrast as usize, |it, to| it.contrast = Contrast::ALL[to])),
            Self::Mouse => row(TERMINAL, "mouse", "Mouse", "off lets you select text", 0..=1, Switch(|it| &mut it.mouse)),
        }
    }
}

fn share_key(part: Part) -> &'static str {
    match part {
        Part::Situation => "share_situation",
        Part::Task => "share_task",
        Part::Action => "share_action",
        Part::Result => "share_result",
        Part::Learning => "share_learning",
    }
}

/// The words of a choice, behind those that stand for none of them.
fn words<T: KnownWord>(before: &[&'static str]) -> Vec<&'static str> {
    before.iter().copied().chain(T::ALL.iter().map(|it| it.word())).collect()
}

/// The number of a word: 0 where none is said.
fn number<T: KnownWord>(said: Option<T>) -> usize {
    said.and_then(|said| T::ALL.iter().position(|it| *it == said)).map_or(0, |place| place + 1)
}

fn nth<T: KnownWord>(number: usize) -> Option<T> {
    T::ALL.get(number.checked_sub(1)?).copied()
}

/// A role that was said follows those that stand for none and any.
fn role(settings: &Settings) -> usize {
    if settings.role_said { number(settings.profile.role) + 1 } else { 0 }
}

fn choose_role(settings: &mut Settings, number: usize) {
    settings.role_said = number > 0;
    settings.profile.role = nth(number.saturating_sub(1));
}
