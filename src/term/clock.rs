//! The only place where clocks are read.

use std::time::{Duration, Instant};

use chrono::Local;

use crate::domain::day::Moment;

/// Something that tells both times.
pub trait Clock {
    /// Both clocks, now.
    fn now(&self) -> Moment;
}

/// The clocks of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    began: Instant,
}

impl SystemClock {
    /// Monotonic time counts from now on.
    #[expect(clippy::disallowed_methods, reason = "this is the place where clocks are read")]
    pub fn new() -> Self {
        Self { began: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the place where clocks are read")]
    fn now(&self) -> Moment {
        let elapsed: Duration = self.began.elapsed();
        Moment { elapsed, at: Local::now().fixed_offset() }
    }
}
