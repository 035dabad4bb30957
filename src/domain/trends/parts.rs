//! How a part compares with the plan, over all cold takes of a STAR-L story.

use crate::domain::pace::{Pace, PlanFit};
use crate::domain::part::Part;
use crate::domain::progress::TakeEntry;

/// How a part compares with the plan. A take without marks counts where its parts were ticked, and in no average.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PartTrend {
    /// By how many seconds it is longer than planned, on average; below 0 it is shorter. Nothing where it was never timed.
    pub off_plan: Option<f64>,
    /// In how many takes it was timed: those of the average.
    pub timed: usize,
    /// Of how many takes it is known which parts were told.
    pub known: usize,
    /// In how many of these it was missing.
    pub missing: usize,
    /// In how many it had less than its share.
    pub short: usize,
    /// In how many it had more than its share.
    pub long: usize,
}

impl PartTrend {
    pub(super) fn of(part: Part, cold: &[TakeEntry<'_>], pace: &Pace) -> Self {
        let mut trend = Self::default();
        let (mut sum, plan) = (0.0, pace.plan(part).as_secs_f64());
        for take in cold.iter().filter(|take| take.outline.is_default() && take.knows_parts()) {
            trend.known += 1;
            trend.missing += usize::from(!take.tells(part));
            let Some(time) = take.time_of(part) else { continue };
            trend.timed += 1;
            sum += time.as_secs_f64() - plan;
            match pace.fit(part, time, take.total) {
                PlanFit::Short => trend.short += 1,
                PlanFit::Long => trend.long += 1,
                PlanFit::InPlan => {}
            }
        }
        trend.off_plan = (trend.timed > 0).then(|| sum / trend.timed as f64);
        trend
    }
}
