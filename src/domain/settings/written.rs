//! What is read off the row of a setting: its names, what it may be, and how that is written.

use std::ops::RangeInclusive;

use crate::domain::profile::JobRole;
use crate::domain::settings::Setting;
use crate::domain::settings::table::SettingField;

impl Setting {
    /// The heading it stands under.
    pub fn group(self) -> &'static str {
        self.row().group
    }

    /// Its key in the file of settings: for ever.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// The setting with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.key() == key)
    }

    /// Its name, as it stands at the start of a sentence.
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// What it means, in a few words; a share of it follows its time.
    pub fn about(self) -> &'static str {
        self.row().about
    }

    /// The numbers it may be: seconds, per cent, 0 and 1 for off and on.
    pub fn range(self) -> RangeInclusive<u32> {
        self.row().range
    }

    /// How far one step goes.
    pub fn step(self) -> u32 {
        match self.row().field {
            SettingField::Time(_) | SettingField::Words(_) => 5,
            _ => 1,
        }
    }

    /// Whether it has a few values that follow each other round and round, and none to type.
    pub fn goes_round(self) -> bool {
        matches!(self.row().field, SettingField::Switch(_) | SettingField::Choice(..))
    }

    /// What it may be, in words that end a sentence.
    pub fn allowed(self) -> String {
        match self.row().field {
            SettingField::Switch(_) => "on or off".to_owned(),
            SettingField::Choice(words, ..) => {
                let words = words();
                let (last, before) = words.split_last().unwrap_or((&"", &[]));
                format!("{} or {last}", before.join(", "))
            }
            _ => format!("{} to {}", self.shown(*self.range().start()), self.shown(*self.range().end())),
        }
    }

    /// The number as it is written in the file and typed.
    pub fn written(self, number: u32) -> String {
        match self.row().field {
            SettingField::Count(_)
            | SettingField::Words(_)
            | SettingField::Hour(_)
            | SettingField::Share(_) => number.to_string(),
            SettingField::Time(_) => format!("{}:{:02}", number / 60, number % 60),
            SettingField::Switch(_) => if number == 0 { "off" } else { "on" }.to_owned(),
            SettingField::Choice(words, ..) => words().get(number as usize).copied().unwrap_or("").to_owned(),
        }
    }

    /// The number as it is shown to people.
    pub fn shown(self, number: u32) -> String {
        match self.row().field {
            SettingField::Hour(_) => format!("{number}:00"),
            SettingField::Share(_) => format!("{number}%"),
            _ => self.written(number),
        }
    }

    /// Reads what was written or typed.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn read(self, text: &str) -> Result<u32, String> {
        let text = text.trim();
        let number = match self.row().field {
            SettingField::Count(_) | SettingField::Words(_) => text.parse().ok(),
            SettingField::Hour(_) => text.strip_suffix(":00").unwrap_or(text).parse().ok(),
            SettingField::Share(_) => text.trim_end_matches(['%', ' ']).parse().ok(),
            SettingField::Time(_) => seconds(text),
            SettingField::Switch(_) => switch(text),
            SettingField::Choice(words, ..) => {
                let named = text.to_lowercase().replace([' ', '_'], "-");
                let meant = if self == Self::Role { JobRole::meant(&named) } else { &named };
                words().iter().position(|it| *it == meant).map(|n| n as u32)
            }
        };
        let allowed = number.filter(|number| self.range().contains(number));
        allowed.ok_or_else(|| self.not_allowed(text))
    }

    fn not_allowed(self, text: &str) -> String {
        let (title, allowed) = (self.title(), self.allowed());
        match text.chars().count() {
            0 => format!("{title} must be {allowed}."),
            1..=24 => format!("{title} must be {allowed}, not \"{text}\"."),
            _ => {
                let begin: String = text.chars().take(24).collect();
                format!("{title} must be {allowed}, not \"{begin}...\".")
            }
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
