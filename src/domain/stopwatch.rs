//! A stopwatch that can be paused, and set down on disk.

use std::time::Duration;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// The longest time that is read from disk, a hundred years: sums of such times can't overflow.
const LONGEST: Duration = Duration::from_hours(100 * 366 * 24);

/// Reads a time, or one that may be missing, of at most a hundred years: a file can hold any number.
pub(super) fn bounded<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Copy + Into<Option<Duration>>,
{
    let time = T::deserialize(from)?;
    if time.into().is_some_and(|time| time > LONGEST) {
        return Err(D::Error::custom("a time is longer than a hundred years"));
    }
    Ok(time)
}

/// Adds up time that runs and time that is paused. All readings are of the same monotonic clock, handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopwatch {
    #[serde(deserialize_with = "bounded")]
    ran: Duration,
    #[serde(deserialize_with = "bounded")]
    paused: Duration,
    hand: Hand,
}

/// What the stopwatch is doing, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Hand {
    /// Running since this reading.
    Running(Duration),
    /// Paused since this reading.
    Paused(Duration),
    /// Set down: neither kind of time passes until it is taken up again.
    Down,
}

impl Stopwatch {
    /// A stopwatch that starts running now.
    pub fn start(now: Duration) -> Self {
        Self { ran: Duration::ZERO, paused: Duration::ZERO, hand: Hand::Running(now) }
    }

    /// Time run so far.
    pub fn ran(&self, now: Duration) -> Duration {
        match self.hand {
            Hand::Running(since) => self.ran + now.saturating_sub(since),
            Hand::Paused(_) | Hand::Down => self.ran,
        }
    }

    /// Time paused so far.
    pub fn paused(&self, now: Duration) -> Duration {
        match self.hand {
            Hand::Paused(since) => self.paused + now.saturating_sub(since),
            Hand::Running(_) | Hand::Down => self.paused,
        }
    }

    /// Whether it is running.
    pub fn runs(&self) -> bool {
        matches!(self.hand, Hand::Running(_))
    }

    /// Stops the running time; from `now` on time counts as paused.
    pub fn pause(&mut self, now: Duration) {
        self.settle(now);
        self.hand = Hand::Paused(now);
    }

    /// Lets it run again.
    pub fn resume(&mut self, now: Duration) {
        self.settle(now);
        self.hand = Hand::Running(now);
    }

    /// What ran between two readings does not count: the machine slept.
    pub fn leave_out(&mut self, from: Duration, to: Duration) {
        if self.runs() {
            self.settle(from);
            self.hand = Hand::Running(to);
        }
    }

    /// The same stopwatch set down, as it can be kept on disk: a reading of a clock means nothing to another process.
    #[must_use]
    pub fn set_down(mut self, now: Duration) -> Self {
        self.settle(now);
        self.hand = Hand::Down;
        self
    }

    fn settle(&mut self, now: Duration) {
        (self.ran, self.paused) = (self.ran(now), self.paused(now));
    }
}
