//! Moments, and the practice day a moment belongs to.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// Wall time with the offset it was read at.
pub type Timestamp = DateTime<FixedOffset>;

/// A practice day: a calendar day that begins at the start hour.
pub type Day = NaiveDate;

/// The hour at which a practice day begins, local time, unless set otherwise: half past midnight is still last night.
pub const START_HOUR: u32 = 4;

/// One reading of both clocks. Time is always handed in; nothing below `io` reads a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Monotonic time since the program began: for clocks and marks.
    pub elapsed: Duration,
    /// Wall time: for the journal and for days.
    pub at: Timestamp,
}

impl Moment {
    /// The practice day of this moment, with the usual start hour.
    pub fn day(&self) -> Day {
        practice_day(self.at, START_HOUR)
    }
}

/// The practice day of a wall time: its local date, shifted back by the start hour.
pub fn practice_day(at: Timestamp, start_hour: u32) -> Day {
    let shifted = at.naive_local() - TimeDelta::hours(i64::from(start_hour));
    shifted.date()
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, practice_day};

    #[test]
    fn the_small_hours_belong_to_the_day_before() {
        for (at, day) in [
            ("2026-11-23T00:30:00+01:00", "2026-11-22"),
            ("2026-11-23T03:59:59+01:00", "2026-11-22"),
            ("2026-11-23T04:00:00+01:00", "2026-11-23"),
            ("2026-11-23T23:59:59-12:00", "2026-11-23"),
            ("2028-03-01T02:00:00+14:00", "2028-02-29"),
        ] {
            let at: Timestamp = at.parse().expect("a time");
            assert_eq!(practice_day(at, 4).to_string(), day, "{at}");
        }
    }
}
