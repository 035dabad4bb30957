//! The follow-up of a drill: which one is put, and what is done while it is answered.

use std::time::Duration;

use crate::domain::drill::{Assignment, Drill};
use crate::domain::follow_up::FollowUp;
use crate::domain::ladder::Ladder;
use crate::domain::part::Parts;
use crate::domain::probe;
use crate::domain::rung::Rung;
use crate::domain::snapshot::ReviewDraft;
use crate::keys::action::Action;
use crate::screens::Context;

/// The follow-up to a take: of the rung that its ladder has reached. Where no part was marked, nothing is known to be
/// missing.
pub(in crate::screens) fn follow_up(drill: &Drill, cx: Context<'_>) -> FollowUp {
    let (rung, text) = put(&drill.assignment, drill.story_parts(&[]), cx);
    FollowUp::ask(text, rung, cx.now)
}

/// The follow-up to answer alone: nothing is known to be missing.
pub(super) fn follow_up_text(assignment: &Assignment, cx: Context<'_>) -> (Rung, String) {
    let (rung, text) = put(assignment, (Parts([true; 5]), Parts([None; 5])), cx);
    (rung, text.to_owned())
}

/// The follow-up that is put, by which parts were told and by their times.
fn put<'a>(
    assignment: &Assignment,
    (told, parts): (Parts<bool>, Parts<Option<Duration>>),
    cx: Context<'a>,
) -> (Rung, &'a str) {
    let (question, story) = (&assignment.question, assignment.story.as_ref());
    let ladder = cx.progress().map(|progress| Ladder::of(progress, question, story)).unwrap_or_default();
    let rung = ladder.next();
    let (before, pace) = (cx.times_told(question), cx.pace_of(assignment.outline));
    let asked = cx.known.bank.question(question);
    let text = asked.map_or(rung.general(assignment.outline.shape), |(_, question)| {
        probe::choose(question, rung, &told, &parts, &pace, before)
    });
    (rung, text)
}

/// What an action does while a follow-up is answered.
pub(super) fn follow(drill: &mut Drill, draft: &mut ReviewDraft, action: Action, cx: Context<'_>) {
    match action {
        Action::SkipPart => draft.follow_up = None,
        Action::TakeBack => {
            draft.follow_up = None;
            drill.take_back(cx.now);
        }
        Action::NextQuestion | Action::Keep => {
            draft.follow_up.iter_mut().for_each(|follow_up| follow_up.end(cx.now.elapsed));
        }
        _ => {}
    }
}

/// Whether a take that was just finished gets a follow-up: one that was cut short does not, nor one that has it already.
pub(super) fn asks_follow_up(drill: &Drill, draft: &ReviewDraft, action: Action, cx: Context<'_>) -> bool {
    let wanted = drill.assignment.live || cx.settings.follow_up && drill.assignment.exercise.is_none();
    wanted && draft.follow_up.is_none() && matches!(action, Action::NextPart | Action::Finish)
}
