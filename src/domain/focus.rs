//! The part that a drill was started for: how it went this time, against its plan and the time before.

use std::time::Duration;

use crate::domain::drill::Drill;
use crate::domain::pace::{Pace, PlanFit};
use crate::domain::part::Part;
use crate::domain::progress::Progress;
use crate::domain::shape::ShapePart;
use crate::domain::story::length::clock;
use crate::domain::take::Take;

/// How a part of a drill fits the plan while its length may still be open. The part that it was started for is measured
/// by what was spoken so far, as Progress will measure it: that is stricter.
pub fn fit(drill: &Drill, part: ShapePart, time: Duration, now: Duration, pace: &Pace) -> PlanFit {
    match drill.assignment.focus {
        Some(focus) if part.star == Some(focus) => pace.fit(part, time, drill.spoken(now)),
        _ => pace.fit_so_far(part, time),
    }
}

/// How a part was told in a take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartTold {
    /// It wasn't told.
    Missing,
    /// It was told, in a take without marks.
    Untimed,
    /// It took this long, in a take of the other length.
    Took(Duration, Duration),
}

impl PartTold {
    /// How a take told a part of a STAR-L story; nothing where that isn't known.
    pub fn of(take: &Take, part: Part) -> Option<Self> {
        take.knows_part(part).then(|| match take.time_of(part) {
            Some(time) => Self::Took(time, take.total),
            None if take.tells(part) => Self::Untimed,
            None => Self::Missing,
        })
    }

    /// How the newest take of a question told a part, the take with this id aside: one at the usual length that wasn't
    /// spoiled, and of which it is known.
    pub fn last(progress: &Progress, question: &str, part: Part, aside: Option<&str>) -> Option<Self> {
        let takes = progress.takes_of(question).rev().filter(|take| Some(take.id) != aside);
        takes.filter(|take| take.is_usual() && !take.spoiled).find_map(|take| Self::of(&take, part))
    }

    /// How it fits the plan; nothing where it has no time.
    pub fn fit(self, part: Part, pace: &Pace) -> Option<PlanFit> {
        match self {
            Self::Took(time, total) => Some(pace.fit(part, time, total)),
            Self::Missing | Self::Untimed => None,
        }
    }
}

/// How a part went against its plan and the time before, such as "Learning took 0:09. Last time it took 0:03. Better, but
/// still too short."
pub fn result(part: Part, now: PartTold, last: Option<PartTold>, pace: &Pace) -> String {
    let title = part.title();
    let this_time = match (now, last) {
        (PartTold::Missing, Some(PartTold::Missing)) => return format!("You left out {title} again."),
        (PartTold::Missing, _) => format!("You left out {title}."),
        (PartTold::Untimed, _) => format!("You covered {title}."),
        (PartTold::Took(time, _), _) => format!("{title} took {}.", clock(time)),
    };
    let last_time = match last {
        None | Some(PartTold::Untimed) => None,
        Some(PartTold::Missing) => Some("Last time you left it out.".to_owned()),
        Some(PartTold::Took(time, _)) => Some(format!("Last time it took {}.", clock(time))),
    };
    let meaning = meaning(part, now, last, pace).map(str::to_owned);
    [Some(this_time), last_time, meaning].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What came of it: whether the part is better than the last time, and what it still is.
fn meaning(part: Part, now: PartTold, last: Option<PartTold>, pace: &Pace) -> Option<&'static str> {
    let before = last.and_then(|last| last.fit(part, pace));
    let (fit, time) = match (now, last) {
        (PartTold::Untimed, Some(PartTold::Missing)) => return Some("Better."),
        (PartTold::Missing | PartTold::Untimed, _) => return None,
        (PartTold::Took(time, _), _) => (now.fit(part, pace)?, time),
    };
    let was_off = last == Some(PartTold::Missing) || before.is_some_and(|before| before != PlanFit::InPlan);
    let is_better = match (last, fit) {
        (_, PlanFit::InPlan) => was_off,
        (Some(PartTold::Missing), _) => true,
        (Some(PartTold::Took(last, _)), PlanFit::Short) => was_off && time > last,
        (Some(PartTold::Took(last, _)), PlanFit::Long) => before == Some(PlanFit::Long) && time < last,
        _ => false,
    };
    let still = before == Some(fit);
    Some(match (fit, is_better, still) {
        (PlanFit::InPlan, true, _) => "Better, and in range.",
        (PlanFit::InPlan, false, _) => "That's in range.",
        (PlanFit::Short, true, true) => "Better, but still too short.",
        (PlanFit::Short, true, false) => "Better, but too short.",
        (PlanFit::Short, false, true) => "Still too short.",
        (PlanFit::Short, false, false) => "Too short.",
        (PlanFit::Long, true, true) => "Better, but still too long.",
        (PlanFit::Long, true, false) => "Better, but too long.",
        (PlanFit::Long, false, true) => "Still too long.",
        (PlanFit::Long, false, false) => "Too long.",
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::PartTold::{self, Missing, Untimed};
    use super::result;
    use crate::domain::agenda::tests::{Past, day};
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::rating::Rating;
    use crate::domain::take::Take;

    fn took(seconds: u64) -> PartTold {
        PartTold::Took(Duration::from_secs(seconds), Duration::from_secs(150))
    }

    #[test]
    fn the_result_says_how_long_it_was_and_whether_that_is_better() {
        for (now, last, words) in [
            (took(13), Some(took(1)), "Learning took 0:13. Last time it took 0:01. Better, and in range."),
            (
                took(7),
                Some(took(3)),
                "Learning took 0:07. Last time it took 0:03. Better, but still too short.",
            ),
            (took(3), Some(took(3)), "Learning took 0:03. Last time it took 0:03. Still too short."),
            (took(5), Some(Missing), "Learning took 0:05. Last time you left it out. Better, but too short."),
            (took(5), Some(took(13)), "Learning took 0:05. Last time it took 0:13. Too short."),
            (took(14), Some(took(13)), "Learning took 0:14. Last time it took 0:13. That's in range."),
            (took(30), Some(took(3)), "Learning took 0:30. Last time it took 0:03. Too long."),
            (
                took(30),
                Some(took(40)),
                "Learning took 0:30. Last time it took 0:40. Better, but still too long.",
            ),
            (took(14), Some(Untimed), "Learning took 0:14. That's in range."),
            (Untimed, Some(Missing), "You covered Learning. Last time you left it out. Better."),
            (Missing, Some(Missing), "You left out Learning again."),
            (Missing, Some(took(3)), "You left out Learning. Last time it took 0:03."),
            (took(14), None, "Learning took 0:14. That's in range."),
        ] {
            assert_eq!(result(Part::Learning, now, last, &Pace::default()), words);
        }
    }

    #[test]
    fn the_time_before_is_that_of_the_newest_take_that_says_it() {
        let mut past = Past::default();
        let last = |past: &Past| PartTold::last(&past.progress, "a", Part::Learning, None);
        assert_eq!(last(&past), None);
        past.tell_as(day(1), "a", Rating::Good, |take: &mut Take| take.parts[Part::Learning as usize] = None);
        assert_eq!(last(&past), Some(Missing));
        past.tell_as(day(2), "a", Rating::Good, |take| take.spoiled = true);
        past.tell_as(day(3), "a", Rating::Good, |take| take.parts = vec![None; 5]);
        assert_eq!(
            last(&past),
            Some(Missing),
            "a spoiled one doesn't count, and of the other nothing is known"
        );
        past.tell_as(day(4), "a", Rating::Good, |take| {
            (take.parts, take.told) = (vec![None; 5], Some(vec![true; 5]));
        });
        assert_eq!(last(&past), Some(Untimed));
        let newest = past.progress.takes_of("a").next_back().map(|take| take.id.to_owned());
        let before = PartTold::last(&past.progress, "a", Part::Learning, newest.as_deref());
        assert_eq!(before, Some(Missing), "the take itself is not the one before");
    }
}
