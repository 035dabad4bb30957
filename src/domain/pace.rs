//! The pace: how long a story should be, and how its time divides over the five parts.

use std::time::Duration;

use crate::domain::part::{Part, Parts};

/// A target length, the band round it and the share of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// The length to aim at.
    pub target: Duration,
    /// The band begins: long enough.
    pub from: Duration,
    /// Time to come to an end.
    pub wrap_up: Duration,
    /// The band ends: too long from here on.
    pub to: Duration,
    /// After the end of the band, how long a story is only "over" and not yet "far over".
    pub grace: Duration,
    /// The share of each part, in per cent of the target; together 100.
    pub shares: Parts<u32>,
    /// The shares, in per cent of the whole, between which a part is in plan.
    pub in_plan: Parts<(u32, u32)>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            target: Duration::from_secs(150),
            from: Duration::from_mins(2),
            wrap_up: Duration::from_secs(150),
            to: Duration::from_mins(3),
            grace: Duration::from_secs(30),
            shares: Parts([16, 10, 50, 15, 9]),
            in_plan: Parts([(10, 20), (5, 15), (50, 65), (10, 20), (5, 10)]),
        }
    }
}

/// What the clock says at a moment of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Before the band.
    KeepGoing,
    /// In the band.
    InBand,
    /// In the band, and near its end.
    WrapUp,
    /// Past the band.
    Over,
    /// Past the band and the grace after it.
    FarOver,
}

/// How a part's time compares with its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanFit {
    /// Less than its least share of the whole.
    Short,
    /// Between its least and its greatest share.
    InPlan,
    /// More than its greatest share.
    Long,
}

impl Pace {
    /// The planned time of a part. Whole seconds whose sum is the target: what is lost by rounding down goes
    /// to the largest remainders, the later part first.
    pub fn plan(&self, part: Part) -> Duration {
        let exact = |part: Part| self.target.as_millis() as u64 * u64::from(self.shares[part]) / 100;
        let whole: u64 = Part::ALL.iter().map(|&p| exact(p) / 1000).sum();
        let missing = self.target.as_secs().saturating_sub(whole) as usize;
        let mut by_remainder = Part::ALL;
        by_remainder.sort_by_key(|&p| (exact(p) % 1000, p));
        let gets_one = by_remainder.iter().rev().take(missing).any(|&p| p == part);
        Duration::from_secs(exact(part) / 1000 + u64::from(gets_one))
    }

    /// The light at this length.
    pub fn light(&self, spoken: Duration) -> Light {
        match spoken {
            t if t < self.from => Light::KeepGoing,
            t if t < self.wrap_up => Light::InBand,
            t if t < self.to => Light::WrapUp,
            t if t < self.to + self.grace => Light::Over,
            _ => Light::FarOver,
        }
    }

    /// The marks: the band begins, time to wrap up, the band ends.
    pub fn marks(&self) -> [Duration; 3] {
        [self.from, self.wrap_up, self.to]
    }

    /// Whether a mark was passed within this second.
    pub fn at_mark(&self, spoken: Duration) -> bool {
        self.marks().iter().any(|mark| mark.as_secs() == spoken.as_secs())
    }

    /// Whether a story of this length lies in the band; its end belongs to it.
    pub fn in_band(&self, total: Duration) -> bool {
        (self.from..=self.to).contains(&total)
    }

    /// Below this length a story is far too short: five eighths of where the band starts, 1:15 of 2:00.
    pub fn far_too_short(&self) -> Duration {
        self.from * 5 / 8
    }

    /// How the time of a part fits the plan, as a share of `whole`. A part that is a tenth off its planned time or less
    /// is in plan whatever the others took, and none is short that is longer than planned, or long that is shorter. What is
    /// off the band is measured as if it ended where the band does: each part of a take of a few seconds is short.
    pub fn fit(&self, part: Part, time: Duration, whole: Duration) -> PlanFit {
        let (least, most) = self.in_plan[part];
        let (scaled, plan) = (time.as_millis() * 100, self.plan(part).as_millis());
        match whole.max(self.from).min(self.to).as_millis() {
            whole if scaled < whole * u128::from(least) && scaled < plan * 90 => PlanFit::Short,
            whole if scaled > whole * u128::from(most) && scaled > plan * 110 => PlanFit::Long,
            _ => PlanFit::InPlan,
        }
    }

    /// How the time of a part fits while the length of the whole is still open: in plan as long as it would be for some
    /// length within the band.
    pub fn fit_so_far(&self, part: Part, time: Duration) -> PlanFit {
        match (self.fit(part, time, self.from), self.fit(part, time, self.to)) {
            (PlanFit::Short, _) => PlanFit::Short,
            (_, PlanFit::Long) => PlanFit::Long,
            _ => PlanFit::InPlan,
        }
    }

    /// How far a take is from the plan: the differences of all parts, plus the way to the band. The best take
    /// is the one with the smallest distance, never the shortest one.
    pub fn distance(&self, parts: &Parts<Option<Duration>>, total: Duration) -> Duration {
        let parts: Duration =
            parts.iter().map(|(part, time)| time.unwrap_or_default().abs_diff(self.plan(part))).sum();
        parts + self.from.saturating_sub(total) + total.saturating_sub(self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::{Light, Pace, PlanFit};
    use crate::domain::part::{Part, Parts};
    use std::time::Duration;

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_plan_is_whole_seconds_that_add_up() {
        let pace = Pace::default();
        let plan = Part::ALL.map(|part| pace.plan(part).as_secs());
        assert_eq!(plan, [24, 15, 75, 22, 14]);
        for target in 60..240 {
            let pace = Pace { target: secs(target), ..Pace::default() };
            let sum: Duration = Part::ALL.iter().map(|&part| pace.plan(part)).sum();
            assert_eq!(sum, secs(target));
        }
    }

    #[test]
    fn lights_change_at_their_marks() {
        let pace = Pace::default();
        for (at, light) in [
            (119, Light::KeepGoing),
            (120, Light::InBand),
            (149, Light::InBand),
            (150, Light::WrapUp),
            (179, Light::WrapUp),
            (180, Light::Over),
            (209, Light::Over),
            (210, Light::FarOver),
        ] {
            assert_eq!(pace.light(secs(at)), light, "at {at} s");
        }
    }

    #[test]
    fn a_mark_lasts_a_second() {
        let pace = Pace::default();
        let at = |millis| pace.at_mark(Duration::from_millis(millis));
        assert_eq!([119_999, 120_000, 120_999, 121_000].map(at), [false, true, true, false]);
        assert!(at(150_000) && at(180_000) && !at(210_000));
    }

    #[test]
    fn a_part_is_judged_by_its_share_of_the_whole() {
        let pace = Pace::default();
        let fit = |part, time| pace.fit(part, secs(time), secs(150));
        assert_eq!(fit(Part::Situation, 14), PlanFit::Short);
        assert_eq!(fit(Part::Situation, 15), PlanFit::InPlan);
        assert_eq!(fit(Part::Situation, 30), PlanFit::InPlan);
        assert_eq!(fit(Part::Situation, 31), PlanFit::Long);
        assert_eq!(fit(Part::Action, 67), PlanFit::Short);
        assert_eq!(fit(Part::Action, 68), PlanFit::InPlan, "a tenth off the planned 1:15");
        assert_eq!(pace.fit(Part::Action, secs(81), secs(200)), PlanFit::InPlan, "longer than planned");
        assert_eq!(pace.fit(Part::Situation, secs(20), secs(60)), PlanFit::InPlan, "shorter than planned");
        assert_eq!(pace.fit(Part::Learning, secs(2), secs(17)), PlanFit::Short, "a take of 17 seconds");
    }

    #[test]
    fn while_the_length_is_open_a_part_fits_if_any_length_in_the_band_would_do() {
        let pace = Pace::default();
        let fit = |part, time| pace.fit_so_far(part, secs(time));
        assert_eq!(fit(Part::Action, 59), PlanFit::Short);
        assert_eq!(fit(Part::Action, 71), PlanFit::InPlan);
        assert_eq!(fit(Part::Action, 117), PlanFit::InPlan);
        assert_eq!(fit(Part::Action, 118), PlanFit::Long);
        assert_eq!(fit(Part::Situation, 31), PlanFit::InPlan);
    }

    #[test]
    fn a_short_take_is_never_the_best() {
        let pace = Pace::default();
        let planned = Parts::from_fn(|part| Some(pace.plan(part)));
        let rushed = Parts([Some(secs(8)), Some(secs(6)), Some(secs(20)), Some(secs(4)), Some(secs(2))]);
        assert_eq!(pace.distance(&planned, secs(150)), secs(0));
        assert_eq!(pace.distance(&rushed, secs(40)), secs(110 + 80));
    }
}
