//! What a review makes of a take: its points, what caps its rating, and the take as it is kept.

use std::time::Duration;

use crate::domain::bank::RedFlag;
use crate::domain::focus::{self, PartTold};
use crate::domain::follow_up::FollowUp;
use crate::domain::id::Id;
use crate::domain::mock::run::Verdict;
use crate::domain::pace::PlanFit;
use crate::domain::question::Criterion;
use crate::domain::rating::{self, Cap, Facts, Rating};
use crate::domain::take::{Circumstances, Take};
use crate::screens::Context;
use crate::screens::review::{Phase, ReviewScreen};

impl ReviewScreen {
    /// What came of the review of an answer that was saved.
    pub(super) fn verdict(&self, cx: Context<'_>) -> Verdict {
        let (given, most) = self.points();
        Verdict::Saved(given as u16, most as u16, self.rating(cx))
    }

    /// Points so far, and the most there are.
    pub fn points(&self) -> (u32, u32) {
        let given = self.draft.points.iter().flatten().map(|&points| u32::from(points)).sum();
        (given, 2 * self.draft.points.len() as u32)
    }

    /// The follow-up that was put, where one was.
    pub fn follow_up(&self) -> Option<&FollowUp> {
        self.draft.follow_up.as_ref()
    }

    /// Whether the teller is asked which parts were told: none was marked.
    pub fn asks_parts(&self) -> bool {
        !self.drill.is_marked() && !self.drill.outline().parts().is_empty()
    }

    /// Which parts were told: those with a time, or those that were ticked.
    pub fn told(&self) -> Vec<bool> {
        self.drill.told(&self.draft.told)
    }

    /// The time of each part.
    pub fn parts(&self) -> Vec<Option<Duration>> {
        self.drill.parts()
    }

    /// The facts that keep the rating down.
    pub fn caps(&self, cx: Context<'_>) -> Vec<Cap> {
        let facts = Facts {
            complete: rating::is_complete(self.drill.outline(), &self.told()),
            total: self.drill.spoken(Duration::ZERO),
            with_notes: self.with_notes(),
            points: self.points(),
            follow_up: self.follow_up().and_then(|it| it.mark),
        };
        rating::caps(facts, &cx.pace_of(self.drill.outline()))
    }

    /// Whether anything was looked at that a cold teller would not see.
    pub fn with_notes(&self) -> bool {
        self.drill.with_notes()
    }

    /// Under which circumstances it was told.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            cold: self.drill.assignment.cold,
            with_notes: self.with_notes(),
            spoiled: self.drill.spoiled,
            live: self.drill.assignment.live,
            elsewhere: false,
        }
    }

    /// The best rating that may be given.
    pub fn limit(&self, cx: Context<'_>) -> Rating {
        rating::limit(&self.caps(cx))
    }

    /// The rating that is selected; nothing where the take is not rated.
    pub fn rating(&self, cx: Context<'_>) -> Option<Rating> {
        let limit = self.limit(cx);
        self.is_rated().then(|| self.chosen.map_or(limit, |chosen| chosen.min(limit)))
    }

    /// How the part went that the drill was started for: whether it is as planned, and in a sentence how it compares with
    /// the time before. Nothing where there is no such part, or it isn't known whether it was told.
    pub fn focus_result(&self, cx: Context<'_>) -> Option<(bool, String)> {
        let part = self.drill.assignment.focus?;
        let now = PartTold::of(&self.take(None, cx), part)?;
        let itself = if let Phase::Saved(id) = &self.phase { Some(id.as_str()) } else { None };
        let last = PartTold::last(cx.progress()?, self.question(), part, itself);
        let own_pace = cx.pace_of(self.drill.outline());
        let is_good = now.fit(part, &own_pace) == Some(PlanFit::InPlan);
        Some((is_good, focus::result(part, now, last, &own_pace)))
    }

    /// How it felt before anything was uncovered, where that was said.
    pub fn felt(&self) -> Option<Rating> {
        self.draft.felt
    }

    pub(super) fn take(&self, rating: Option<Rating>, cx: Context<'_>) -> Take {
        let assignment = &self.drill.assignment;
        let now = cx.now.elapsed;
        Take {
            question: assignment.question.clone(),
            wording: assignment.wording,
            story: assignment.story.clone(),
            total: self.drill.spoken(now),
            parts: self.parts(),
            told: self.asks_parts().then(|| self.draft.told.clone()),
            outline: assignment.outline,
            paused: self.drill.paused(now),
            cold: assignment.cold,
            with_notes: self.with_notes(),
            hints: self.drill.hints,
            spoiled: self.drill.spoiled,
            live: assignment.live,
            points: points_by_id(&self.draft.points, cx.bank.criteria(assignment.question.as_str())),
            red_flags: self.heard(cx),
            probe: self.follow_up().map(|it| it.text.as_str()).unwrap_or_default().into(),
            rung: self.follow_up().map(|it| it.rung),
            answered: self.follow_up().and_then(|it| it.mark),
            rating,
            capped: if self.is_rated() { self.caps(cx) } else { Vec::new() },
            felt: self.draft.felt,
            detour: self.drill.detour(now),
            next_time: self.draft.next_time.trim().to_owned(),
            ..Take::of(assignment.question.clone())
        }
    }

    /// The red flags that can be marked.
    pub fn watched_for<'a>(&self, cx: Context<'a>) -> impl Iterator<Item = &'a RedFlag> + use<'a> {
        cx.known.bank.watched_for(self.drill.assignment.live)
    }

    pub(super) fn heard(&self, cx: Context<'_>) -> Vec<Id> {
        let flags = self.watched_for(cx).zip(&self.draft.heard);
        flags.filter(|(_, heard)| **heard).map(|(flag, _)| flag.id.clone()).collect()
    }
}

fn points_by_id(points: &[Option<u8>], criteria: &[Criterion]) -> Vec<(Id, u8)> {
    let judged = criteria.iter().zip(points);
    judged.map(|(criterion, points)| (criterion.id.clone(), points.unwrap_or(0))).collect()
}
