//! The follow-up after a take: put before the criteria are seen, answered against its own clock, then marked.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::day::{Moment, Timestamp};
use crate::domain::drill::leapt;
use crate::domain::pace::Light;
use crate::domain::rung::Rung;
use crate::domain::stopwatch::Stopwatch;

/// From here on an answer to a follow-up should come to an end.
pub const ENOUGH: Duration = Duration::from_secs(30);

/// From here on it is too long.
pub const OVER: Duration = Duration::from_secs(45);

/// A follow-up that was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What is asked.
    pub text: String,
    /// The rung it is asked on.
    pub rung: Rung,
    /// How it was answered: 0 not at all, 1 thinly, 2 well; nothing as long as that was not said.
    pub mark: Option<u8>,
    watch: Stopwatch,
    is_answered: bool,
    /// The last look at both clocks, to notice a sleep.
    #[serde(skip)]
    seen: Option<(Duration, Timestamp)>,
}

impl FollowUp {
    /// Puts it: its clock runs from now on.
    pub fn ask(text: &str, rung: Rung, now: Moment) -> Self {
        let watch = Stopwatch::start(now.elapsed);
        let seen = Some((now.elapsed, now.at));
        Self { text: text.to_owned(), rung, mark: None, watch, is_answered: false, seen }
    }

    /// Time spent on it so far.
    pub fn spent(&self, now: Duration) -> Duration {
        self.watch.ran(now)
    }

    /// Whether it is being answered.
    pub fn is_open(&self) -> bool {
        !self.is_answered
    }

    /// Whether it was answered, and not marked yet.
    pub fn wants_mark(&self) -> bool {
        self.is_answered && self.mark.is_none()
    }

    /// The answer has ended.
    pub fn end(&mut self, now: Duration) {
        self.watch = self.watch.set_down(now);
        self.is_answered = true;
    }

    /// The light of its clock.
    pub fn light(&self, now: Duration) -> Light {
        match self.spent(now) {
            time if time < ENOUGH => Light::KeepGoing,
            time if time < OVER => Light::WrapUp,
            _ => Light::Over,
        }
    }

    /// Time until its clock shows another second.
    pub fn next_second(&self, now: Duration) -> Duration {
        Duration::from_nanos(1_000_000_000 - u64::from(self.spent(now).subsec_nanos()))
    }

    /// Notes a look at the clocks: while the machine slept, nothing was answered.
    pub fn look(&mut self, now: Moment) {
        let before = self.seen.replace((now.elapsed, now.at));
        if let Some((then, _)) = before.filter(|seen| leapt(*seen, now)) {
            self.watch.leave_out(then, now.elapsed);
        }
    }

    /// As it can be kept on disk.
    #[must_use]
    pub fn set_down(&self, now: Duration) -> Self {
        Self { watch: self.watch.set_down(now), seen: None, ..self.clone() }
    }

    /// Its clock goes on after it was set down, as long as it is being answered.
    pub fn resume(&mut self, now: Duration) {
        if self.is_open() {
            self.watch.resume(now);
        }
    }
}

/// What a mark stands for.
pub fn mark_word(mark: u8) -> &'static str {
    match mark {
        0 => "none",
        1 => "thin",
        _ => "answered",
    }
}

/// A mark with its word: "2 answered"; nothing where there is none.
pub fn marked(mark: Option<u8>) -> String {
    mark.map_or_else(String::new, |mark| format!("{mark} {}", mark_word(mark)))
}

#[cfg(test)]
mod tests {
    use super::FollowUp;
    use crate::domain::day::Moment;
    use crate::domain::pace::Light;
    use crate::domain::rung::Rung;
    use std::time::Duration;

    fn at(seconds: u64) -> Moment {
        let at = "2026-11-23T07:00:00+01:00".parse().expect("a time");
        Moment { elapsed: Duration::from_secs(seconds), at }
    }

    #[test]
    fn its_clock_says_when_it_is_enough_and_when_it_is_over() {
        let asked = FollowUp::ask("Why?", Rung::Context, at(100));
        let lights = [129, 130, 144, 145].map(|seconds| asked.light(Duration::from_secs(seconds)));
        assert_eq!(lights, [Light::KeepGoing, Light::WrapUp, Light::WrapUp, Light::Over]);
    }

    #[test]
    fn what_was_set_down_goes_on_and_what_was_answered_does_not() {
        let mut asked = FollowUp::ask("Why?", Rung::Context, at(0)).set_down(Duration::from_secs(10));
        asked.resume(Duration::from_secs(50));
        assert_eq!(asked.spent(Duration::from_secs(55)).as_secs(), 15);
        asked.end(Duration::from_secs(55));
        asked.resume(Duration::from_mins(1));
        assert_eq!(asked.spent(Duration::from_secs(90)).as_secs(), 15);
        assert!(asked.wants_mark());
    }
}
