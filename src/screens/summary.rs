//! The summary: a day's session, looked back on.

use crate::domain::session::Session;
use crate::domain::weakness::Weakness;
use crate::keys::action::Action;
use crate::screens::drill::{Training, training};
use crate::screens::{Ask, Context};

pub mod view;

/// The summary of today's session. What it shows follows from the history.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary;

impl Summary {
    /// Whether an action would do something now.
    pub fn accepts(self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::NextQuestion => !cx.agenda.is_empty(),
            Action::RedoWeakest => cx.standing.redo.is_some(),
            Action::SameWeakness => cx.standing.akin.is_some(),
            Action::Exercise => exercise(cx).is_some(),
            Action::Back => true,
            _ => false,
        }
    }

    /// Does an accepted action.
    pub fn update(self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        if action == Action::Exercise {
            return exercise(cx).and_then(|it| it.start(cx)).into_iter().collect();
        }
        let question = match action {
            Action::NextQuestion => cx.agenda.first().map(|pick| pick.question.clone()),
            Action::RedoWeakest => cx.standing.redo.clone(),
            Action::SameWeakness => cx.standing.akin.clone(),
            _ => None,
        };
        vec![question.map_or(Ask::Home, |question| Ask::drill(question, cx))]
    }
}

/// The exercise on what the weakest take of today lacked, or another one of today.
fn exercise(cx: Context<'_>) -> Option<Training> {
    let session = session(cx)?;
    let takes = session.weakest.iter().chain(session.takes.iter().rev().filter(|take| take.speaks()));
    training(takes.flat_map(|take| Weakness::of(take, &cx.known.pace)).collect(), cx)
}

fn session(cx: Context<'_>) -> Option<Session<'_>> {
    cx.progress().map(|progress| Session::of(&cx.known.bank, progress, cx.day(), &cx.known.pace))
}
