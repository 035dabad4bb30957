//! Settings: what a user may change about practice, pace and clock, and what is allowed.

mod clash;
mod clock_view;
mod setting;

use std::time::Duration;

pub use self::clash::Clash;
pub use self::clock_view::ClockView;
pub use self::setting::Setting;
use crate::domain::day::{Day, Timestamp, practice_day};
use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};

/// Everything that can be set. What is not set has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How many drills make a day, 1 to 12.
    pub drills_a_day: usize,
    /// The hour at which a practice day begins, local time, 0 to 23.
    pub start_hour: u32,
    /// Words spoken in a minute, 100 to 190.
    pub words_a_minute: u32,
    /// The length to aim at; it lies in the band.
    pub target: Duration,
    /// The band begins: long enough.
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
    /// Whether the lowest recall comes first, instead of what gains most.
    pub raise_floor: bool,
    /// Whether a mock interview interrupts once inside an Action.
    pub interruption: bool,
    /// How much of the clock is shown until the user changes it for the time being.
    pub clock_view: ClockView,
}

impl Default for Settings {
    fn default() -> Self {
        let pace = Pace::default();
        Self {
            drills_a_day: 3,
            start_hour: 4,
            words_a_minute: 140,
            target: pace.target,
            band_from: pace.from,
            wrap_up: pace.wrap_up,
            band_to: pace.to,
            shares: pace.shares,
            bell: true,
            flash: false,
            raise_floor: false,
            interruption: false,
            clock_view: ClockView::default(),
        }
    }
}

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

    /// The pace of a story. The shares between which a part is in plan move with its own share.
    pub fn pace(&self) -> Pace {
        let usual = Pace::default();
        let moved = |part: Part, percent: u32| {
            (percent + self.shares[part]).saturating_sub(usual.shares[part]).min(100)
        };
        Pace {
            target: self.target,
            from: self.band_from,
            wrap_up: self.wrap_up,
            to: self.band_to,
            shares: self.shares,
            in_plan: usual.in_plan.map(|part, (least, most)| (moved(part, *least), moved(part, *most))),
            ..usual
        }
    }

    /// What a setting is set to, as a number.
    pub fn number(&self, setting: Setting) -> u32 {
        let seconds = |time: Duration| time.as_secs() as u32;
        match setting {
            Setting::DrillsADay => self.drills_a_day as u32,
            Setting::StartHour => self.start_hour,
            Setting::WordsAMinute => self.words_a_minute,
            Setting::Target => seconds(self.target),
            Setting::BandFrom => seconds(self.band_from),
            Setting::WrapUp => seconds(self.wrap_up),
            Setting::BandTo => seconds(self.band_to),
            Setting::Share(part) => self.shares[part],
            Setting::Bell => self.bell.into(),
            Setting::Flash => self.flash.into(),
            Setting::RaiseFloor => self.raise_floor.into(),
            Setting::Interruption => self.interruption.into(),
            Setting::ClockView => self.clock_view as u32,
        }
    }

    /// Sets without a look at anything else; a number out of range becomes the nearest one that is allowed.
    pub fn put(&mut self, Change { setting, to }: Change) {
        let number = to.clamp(*setting.range().start(), *setting.range().end());
        let time = Duration::from_secs(number.into());
        match setting {
            Setting::DrillsADay => self.drills_a_day = number as usize,
            Setting::StartHour => self.start_hour = number,
            Setting::WordsAMinute => self.words_a_minute = number,
            Setting::Target => self.target = time,
            Setting::BandFrom => self.band_from = time,
            Setting::WrapUp => self.wrap_up = time,
            Setting::BandTo => self.band_to = time,
            Setting::Share(part) => self.shares[part] = number,
            Setting::Bell => self.bell = number > 0,
            Setting::Flash => self.flash = number > 0,
            Setting::RaiseFloor => self.raise_floor = number > 0,
            Setting::Interruption => self.interruption = number > 0,
            Setting::ClockView => {
                self.clock_view = ClockView::ALL.get(number as usize).copied().unwrap_or_default();
            }
        }
    }

    /// The settings with this one set. What a share gains, the largest other shares lose.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn with(&self, setting: Setting, number: u32) -> Result<Self, String> {
        if !setting.range().contains(&number) {
            return Err(format!("{} can be {}.", setting.title(), setting.allowed()));
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
