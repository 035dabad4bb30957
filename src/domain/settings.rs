//! Settings: what a user may change about practice, pace and clock, and what is allowed.

mod clash;
mod clock_view;
mod look;
mod table;
mod written;

use std::time::Duration;

pub use self::clash::Clash;
pub use self::clock_view::ClockView;
pub use self::look::{ColorTheme, Contrast};
pub use self::table::{Setting, Settings};
use crate::domain::day::{Day, Timestamp, practice_day};
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::settings::table::SettingField;

/// One setting and what it is set to, as a number: seconds, per cent, 0 and 1 for off and on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What is set.
    pub setting: Setting,
    /// What it is set to.
    pub to: u32,
}

impl Settings {
    /// The practice day of a wall time.
    pub fn day(&self, at: Timestamp) -> Day {
        practice_day(at, self.start_hour)
    }

    /// The pace of a story; that of another shape or length follows from it.
    pub fn pace(&self) -> Pace {
        Pace::usual(self.target, [self.band_from, self.wrap_up, self.band_to], self.shares)
    }

    /// What a setting is set to, as a number.
    pub fn number(&self, setting: Setting) -> u32 {
        let mut settings = self.clone();
        match setting.row().field {
            SettingField::Count(of) => *of(&mut settings) as u32,
            SettingField::Hour(of) | SettingField::Words(of) => *of(&mut settings),
            SettingField::Time(of) => of(&mut settings).as_secs() as u32,
            SettingField::Share(part) => self.shares[part],
            SettingField::Switch(of) => (*of(&mut settings)).into(),
            SettingField::Choice(_, of, _) => of(self) as u32,
        }
    }

    /// Sets without a look at anything else; a number out of range becomes the nearest one that is allowed.
    pub fn put(&mut self, Change { setting, to }: Change) {
        let row = setting.row();
        let number = to.clamp(*row.range.start(), *row.range.end());
        match row.field {
            SettingField::Count(of) => *of(self) = number as usize,
            SettingField::Hour(of) | SettingField::Words(of) => *of(self) = number,
            SettingField::Time(of) => *of(self) = Duration::from_secs(number.into()),
            SettingField::Share(part) => self.shares[part] = number,
            SettingField::Switch(of) => *of(self) = number > 0,
            SettingField::Choice(_, _, choose) => choose(self, number as usize),
        }
    }

    /// The settings with this one set. What a share gains, the largest other shares lose.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn with(&self, setting: Setting, number: u32) -> Result<Self, String> {
        if !setting.range().contains(&number) {
            return Err(format!("{} must be {}.", setting.title(), setting.allowed()));
        }
        let mut settings = self.clone();
        match setting {
            Setting::Share(part) => settings.share(part, number),
            _ => settings.put(Change { setting, to: number }),
        }
        settings.check().map_err(|clash| clash.sentence)?;
        Ok(settings)
    }

    /// The settings with this one a step further up or down; a switch is turned, a choice goes round.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn stepped(&self, setting: Setting, up: bool) -> Result<Self, String> {
        let (number, step, last) = (self.number(setting), setting.step(), *setting.range().end());
        let next = match (setting.goes_round(), up) {
            (true, true) => (number + 1) % (last + 1),
            (true, false) => (number + last) % (last + 1),
            (false, true) => number + step,
            (false, false) => number.saturating_sub(step),
        };
        self.with(setting, next)
    }

    /// What has to be set so that `before` becomes these settings.
    pub fn changes_from(&self, before: &Self) -> Vec<Change> {
        let changed = |setting: &Setting| self.number(*setting) != before.number(*setting);
        let changed = Setting::ALL.into_iter().filter(changed);
        changed.map(|setting| Change { setting, to: self.number(setting) }).collect()
    }

    /// Sets a share and takes the difference from the largest others, or gives it to the largest other.
    fn share(&mut self, part: Part, number: u32) {
        let mut given = self.shares[part];
        self.shares[part] = number;
        while given != number {
            let others = Part::ALL.into_iter().filter(|other| *other != part);
            let Some(largest) = others.max_by_key(|other| self.shares[*other]) else { return };
            if given < number {
                self.shares[largest] = self.shares[largest].saturating_sub(1);
                given += 1;
            } else {
                self.shares[largest] += 1;
                given -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests;
