//! The pace: how long an answer should be, and how its time divides over its parts.

use std::borrow::Cow;
use std::time::Duration;

use crate::domain::part::Parts;
use crate::domain::shape::{Outline, ShapePart};

/// A target length, the band round it and the time of each part.
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
    /// After the end of the band, how long an answer is only "over" and not yet "far over".
    pub grace: Duration,
    /// How the parts of a STAR-L story share its time, in percent; together 100.
    shares: Parts<u32>,
    /// The parts, in the order they are told.
    parts: Vec<PartPlan>,
}

/// The place of a part in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PartPlan {
    part: ShapePart,
    /// Whole seconds; those of all parts add up to the target.
    time: Duration,
    /// The shares, in percent of the whole, between which it is as planned.
    in_plan: (u32, u32),
}

/// The usual shares of Situation to Learning, in percent.
pub const SHARES: Parts<u32> = Parts([16, 10, 50, 15, 9]);

/// Between which shares of the whole they are as planned where they have the usual ones; the bounds move with a share.
const IN_PLAN: Parts<(u32, u32)> = Parts([(10, 20), (5, 15), (50, 65), (10, 20), (5, 10)]);

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self::usual(seconds(150), [seconds(120), seconds(150), seconds(180)], SHARES)
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
    /// The pace of a STAR-L story at its usual length, with the marks of its band: where it starts, when to come to an
    /// end, where it ends.
    pub fn usual(target: Duration, [from, wrap_up, to]: [Duration; 3], shares: Parts<u32>) -> Self {
        let grace = Duration::from_secs(30);
        Self { target, from, wrap_up, to, grace, shares, parts: Vec::new() }.planned(Outline::default())
    }

    /// The pace of an answer of this outline, where this is the usual one of a STAR-L story.
    pub fn of(&self, outline: Outline) -> Cow<'_, Self> {
        if outline.is_default() {
            return Cow::Borrowed(self);
        }
        let mut pace = self.clone();
        if let Some([from, target, to]) = outline.band().map(|band| band.map(Duration::from_secs)) {
            (pace.from, pace.target, pace.wrap_up, pace.to) = (from, target, target, to);
        }
        pace.shares = outline.length.shares().copied().unwrap_or(pace.shares);
        Cow::Owned(pace.planned(outline))
    }

    /// The same with a plan for the parts of this outline: those of a STAR-L story share what the others leave.
    fn planned(mut self, outline: Outline) -> Self {
        let parts = outline.parts();
        let left = 100 - parts.iter().map(|part| part.share).sum::<u32>();
        let share = |part: &ShapePart| part.star.map_or(part.share * 100, |star| left * self.shares[star]);
        let shares: Vec<u32> = parts.iter().map(share).collect();
        let times = divided(self.target, &shares);
        let planned = parts.iter().zip(&shares).zip(times);
        self.parts = planned
            .map(|((part, share), time)| PartPlan { part: *part, time, in_plan: bounds(*part, share / 100) })
            .collect();
        self
    }

    /// The planned time of a part; none where the answer has no such part.
    pub fn plan(&self, part: impl Into<ShapePart>) -> Duration {
        self.part(part.into()).map_or(Duration::ZERO, |it| it.time)
    }

    /// The shares, in percent of the whole, between which a part is as planned.
    pub fn in_plan(&self, part: impl Into<ShapePart>) -> (u32, u32) {
        self.part(part.into()).map_or((0, 100), |it| it.in_plan)
    }

    fn part(&self, part: ShapePart) -> Option<&PartPlan> {
        self.parts.iter().find(|it| it.part.title == part.title)
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

    /// Whether an answer of this length lies in the band; its end belongs to it.
    pub fn in_band(&self, total: Duration) -> bool {
        (self.from..=self.to).contains(&total)
    }

    /// Below this length a story is far too short: five eighths of where the band starts, 1:15 of 2:00.
    pub fn far_too_short(&self) -> Duration {
        self.from * 5 / 8
    }

    /// How the time of a part fits the plan, as a share of `whole`. A part that is a tenth off its planned time or less
    /// is as planned whatever the others took, and none is short that is longer than planned, or long that is shorter. Less
    /// than half of the planned time is short, however short the whole is. What is off the band is measured as if it ended
    /// where the band does: each part of a take of a few seconds is short.
    pub fn fit(&self, part: impl Into<ShapePart>, time: Duration, whole: Duration) -> PlanFit {
        let part = part.into();
        let (least, most) = self.in_plan(part);
        let (scaled, plan) = (time.as_millis() * 100, self.plan(part).as_millis());
        match whole.max(self.from).min(self.to).as_millis() {
            _ if scaled < plan * 50 => PlanFit::Short,
            whole if scaled < whole * u128::from(least) && scaled < plan * 90 => PlanFit::Short,
            whole if scaled > whole * u128::from(most) && scaled > plan * 110 => PlanFit::Long,
            _ => PlanFit::InPlan,
        }
    }

    /// How the time of a part fits while the length of the whole is still open: as planned as long as it would be for some
    /// length within the band.
    pub fn fit_so_far(&self, part: impl Into<ShapePart>, time: Duration) -> PlanFit {
        let part = part.into();
        match (self.fit(part, time, self.from), self.fit(part, time, self.to)) {
            (PlanFit::Short, _) => PlanFit::Short,
            (_, PlanFit::Long) => PlanFit::Long,
            _ => PlanFit::InPlan,
        }
    }
}

/// A time divided by shares into whole seconds that add up to it: what is lost by rounding down goes to the largest
/// remainders, the later part first.
fn divided(time: Duration, shares: &[u32]) -> Vec<Duration> {
    let all = u64::from(shares.iter().sum::<u32>()).max(1);
    let exact: Vec<u64> =
        shares.iter().map(|share| time.as_millis() as u64 * u64::from(*share) / all).collect();
    let mut seconds: Vec<u64> = exact.iter().map(|exact| exact / 1000).collect();
    let missing = time.as_secs().saturating_sub(seconds.iter().sum()) as usize;
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    by_remainder.sort_by_key(|place| (exact[*place] % 1000, *place));
    for place in by_remainder.into_iter().rev().take(missing) {
        seconds[place] += 1;
    }
    seconds.into_iter().map(Duration::from_secs).collect()
}

/// The bounds of a part that has this share: those of a STAR-L story move with it, others are a quarter less and a quarter
/// more.
fn bounds(part: ShapePart, share: u32) -> (u32, u32) {
    let Some(star) = part.star else { return (share - share / 4, share + share / 4) };
    let (least, most) = IN_PLAN[star];
    let moved = |percent: u32| (percent + share).saturating_sub(SHARES[star]).min(100);
    (moved(least), moved(most))
}

#[cfg(test)]
mod tests {
    use super::{Light, Pace, PlanFit, SHARES};
    use crate::domain::part::Part;
    use crate::domain::shape::{Length, Outline, Shape};
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
            let pace = Pace::usual(secs(target), [120, 150, 180].map(secs), SHARES);
            let sum: Duration = Part::ALL.iter().map(|&part| pace.plan(part)).sum();
            assert_eq!(sum, secs(target));
        }
    }

    #[test]
    fn each_outline_has_its_plan_and_its_band() {
        use Length::{HalfMinute, NinetySeconds, OneMinute, ThreeMinutes, Usual};
        use Shape::{Method, Motivation, Opener, StarL};
        let usual = Pace::default();
        let of = |shape, length| {
            let outline = Outline { shape, length };
            let pace = usual.of(outline);
            let plan: Vec<u64> = outline.parts().iter().map(|part| pace.plan(*part).as_secs()).collect();
            (plan, [pace.from, pace.target, pace.to].map(|time| time.as_secs()))
        };
        assert_eq!(of(StarL, Usual), (vec![24, 15, 75, 22, 14], [120, 150, 180]));
        assert_eq!(of(Opener, Usual), (vec![20, 30, 25], [60, 75, 90]));
        assert_eq!(of(Motivation, Usual), (vec![15, 25, 20], [45, 60, 75]));
        assert_eq!(of(Method, Usual), (vec![15, 22, 13, 68, 20, 12], [120, 150, 180]));
        assert_eq!(of(StarL, HalfMinute), (vec![], [20, 30, 40]));
        assert_eq!(of(StarL, OneMinute), (vec![8, 5, 29, 13, 5], [45, 60, 75]));
        assert_eq!(of(StarL, NinetySeconds), (vec![14, 8, 45, 16, 7], [75, 90, 105]));
        assert_eq!(of(StarL, ThreeMinutes), (vec![29, 18, 90, 27, 16], [150, 180, 195]));
    }

    #[test]
    fn a_part_that_is_as_planned_is_in_plan_in_every_outline() {
        let usual = Pace::default();
        for shape in Shape::words().filter_map(Shape::of_word) {
            let pace = usual.of(shape.into());
            for part in Outline::from(shape).parts() {
                let fit = |time| pace.fit(*part, time, pace.target);
                assert_eq!(fit(pace.plan(*part)), PlanFit::InPlan, "{part:?}");
                assert_eq!(fit(pace.plan(*part) / 4), PlanFit::Short, "{part:?}");
                assert_eq!(fit(pace.plan(*part) * 2), PlanFit::Long, "{part:?}");
            }
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
    fn a_part_of_less_than_half_its_planned_time_is_never_as_planned() {
        for shape in Shape::words().filter_map(Shape::of_word) {
            let pace = Pace::default();
            let pace = pace.of(shape.into());
            for part in Outline::from(shape).parts() {
                for whole in [pace.from, pace.target, pace.to] {
                    let fit = pace.fit(*part, pace.plan(*part) * 9 / 20, whole);
                    assert_eq!(fit, PlanFit::Short, "{part:?} of {whole:?}");
                    let fit = pace.fit(*part, pace.plan(*part) * 2, whole);
                    assert_eq!(fit, PlanFit::Long, "{part:?} of {whole:?}");
                }
            }
        }
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
}
