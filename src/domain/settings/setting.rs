//! A setting: its key in the file, its name, what it may be, and how that is written.

use std::ops::RangeInclusive;

use crate::domain::part::Part;
use crate::domain::settings::ClockView;

/// One thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// How many drills make a day.
    DrillsADay,
    /// The hour at which a practice day begins.
    StartHour,
    /// Words spoken in a minute.
    WordsAMinute,
    /// The length to aim at.
    Target,
    /// The beginning of the band.
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
    /// The lowest recall first.
    RaiseFloor,
    /// An interruption in a mock interview.
    Interruption,
    /// How much of the clock is shown.
    ClockView,
}

/// What kind of value a setting has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Hour,
    Time,
    PerCent,
    Switch,
    View,
}

impl Setting {
    /// All settings, in the order in which they are told.
    pub const ALL: [Self; 17] = [
        Self::DrillsADay,
        Self::StartHour,
        Self::RaiseFloor,
        Self::Interruption,
        Self::WordsAMinute,
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
    ];

    /// The shares of the five parts.
    pub const SHARES: [Self; 5] = [
        Self::Share(Part::Situation),
        Self::Share(Part::Task),
        Self::Share(Part::Action),
        Self::Share(Part::Result),
        Self::Share(Part::Learning),
    ];

    /// Its key in the file of settings: for ever.
    pub fn key(self) -> &'static str {
        match self {
            Self::DrillsADay => "drills_a_day",
            Self::StartHour => "start_hour",
            Self::WordsAMinute => "words_a_minute",
            Self::Target => "target",
            Self::BandFrom => "band_from",
            Self::WrapUp => "wrap_up",
            Self::BandTo => "band_to",
            Self::Share(Part::Situation) => "share_situation",
            Self::Share(Part::Task) => "share_task",
            Self::Share(Part::Action) => "share_action",
            Self::Share(Part::Result) => "share_result",
            Self::Share(Part::Learning) => "share_learning",
            Self::Bell => "bell",
            Self::Flash => "flash",
            Self::RaiseFloor => "raise_floor",
            Self::Interruption => "interruption",
            Self::ClockView => "clock_view",
        }
    }

    /// The setting with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.key() == key)
    }

    /// Its name, as it stands at the beginning of a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::DrillsADay => "Drills a day",
            Self::StartHour => "Start of the day",
            Self::WordsAMinute => "Words a minute",
            Self::Target => "Target",
            Self::BandFrom => "Start of the band",
            Self::WrapUp => "Wrap up",
            Self::BandTo => "End of the band",
            Self::Share(part) => part.title(),
            Self::Bell => "Bell",
            Self::Flash => "Flash",
            Self::RaiseFloor => "Raise the floor",
            Self::Interruption => "Interruption",
            Self::ClockView => "Clock",
        }
    }

    /// The numbers it may be: seconds, per cent, 0 and 1 for off and on.
    pub fn range(self) -> RangeInclusive<u32> {
        match self {
            Self::DrillsADay => 1..=12,
            Self::StartHour => 0..=23,
            Self::WordsAMinute => 100..=190,
            Self::Target | Self::BandFrom | Self::WrapUp | Self::BandTo => 30..=600,
            Self::Share(_) => 1..=96,
            Self::Bell | Self::Flash | Self::RaiseFloor | Self::Interruption => 0..=1,
            Self::ClockView => 0..=ClockView::ALL.len() as u32 - 1,
        }
    }

    /// How far one step goes.
    pub fn step(self) -> u32 {
        match self.kind() {
            Kind::Time => 5,
            Kind::Count if self == Self::WordsAMinute => 5,
            _ => 1,
        }
    }

    /// Whether it has a few values that follow each other round and round, and none to type.
    pub fn goes_round(self) -> bool {
        matches!(self.kind(), Kind::Switch | Kind::View)
    }

    /// What it may be, in words that end a sentence.
    pub fn allowed(self) -> String {
        match self.kind() {
            Kind::Switch => "on or off".to_owned(),
            Kind::View => ClockView::ALL.map(ClockView::word).join(", "),
            _ => format!("{} to {}", self.shown(*self.range().start()), self.shown(*self.range().end())),
        }
    }

    /// The number as it is written in the file and typed.
    pub fn written(self, number: u32) -> String {
        match self.kind() {
            Kind::Count | Kind::Hour | Kind::PerCent => number.to_string(),
            Kind::Time => format!("{}:{:02}", number / 60, number % 60),
            Kind::Switch => if number == 0 { "off" } else { "on" }.to_owned(),
            Kind::View => ClockView::ALL.get(number as usize).map_or("", |view| view.word()).to_owned(),
        }
    }

    /// The number as it is shown to people.
    pub fn shown(self, number: u32) -> String {
        match self.kind() {
            Kind::Hour => format!("{number}:00"),
            Kind::PerCent => format!("{number} %"),
            _ => self.written(number),
        }
    }

    /// Reads what was written or typed.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn read(self, text: &str) -> Result<u32, String> {
        let text = text.trim();
        let number = match self.kind() {
            Kind::Count => text.parse().ok(),
            Kind::Hour => text.strip_suffix(":00").unwrap_or(text).parse().ok(),
            Kind::PerCent => text.trim_end_matches(['%', ' ']).parse().ok(),
            Kind::Time => seconds(text),
            Kind::Switch => switch(text),
            Kind::View => ClockView::ALL.iter().position(|view| view.word() == text).map(|n| n as u32),
        };
        let allowed = number.filter(|number| self.range().contains(number));
        allowed.ok_or_else(|| self.not_allowed(text))
    }

    fn not_allowed(self, text: &str) -> String {
        let (title, allowed) = (self.title(), self.allowed());
        match text.chars().count() {
            0 => format!("{title} can be {allowed}."),
            1..=24 => format!("{title} can be {allowed}, not \"{text}\"."),
            _ => {
                let begin: String = text.chars().take(24).collect();
                format!("{title} can be {allowed}, not \"{begin}...\".")
            }
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::DrillsADay | Self::WordsAMinute => Kind::Count,
            Self::StartHour => Kind::Hour,
            Self::Target | Self::BandFrom | Self::WrapUp | Self::BandTo => Kind::Time,
            Self::Share(_) => Kind::PerCent,
            Self::Bell | Self::Flash | Self::RaiseFloor | Self::Interruption => Kind::Switch,
            Self::ClockView => Kind::View,
        }
    }
}

/// Minutes and seconds, or seconds alone: "2:30", "150".
fn seconds(text: &str) -> Option<u32> {
    let Some((minutes, seconds)) = text.split_once(':') else { return text.parse().ok() };
    let minutes: u32 = minutes.parse().ok()?;
    let seconds: u32 = seconds.parse().ok().filter(|number| *number < 60 && seconds.len() == 2)?;
    minutes.checked_mul(60)?.checked_add(seconds)
}

/// The words that YAML has for a switch.
fn switch(text: &str) -> Option<u32> {
    match text.to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" => Some(1),
        "off" | "false" | "no" => Some(0),
        _ => None,
    }
}
