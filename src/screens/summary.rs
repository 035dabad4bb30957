//! The summary: a day's session, looked back on.

use crate::domain::session::Session;
use crate::keys::action::Action;
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
            Action::Back => true,
            _ => false,
        }
    }

    /// Does an accepted action.
    pub fn update(self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let question = match action {
            Action::NextQuestion => cx.agenda.first().map(|pick| pick.question.clone()),
            Action::RedoWeakest => cx.standing.redo.clone(),
            Action::SameWeakness => cx.standing.akin.clone(),
            _ => None,
        };
        vec![question.map_or(Ask::Home, |question| Ask::drill(question, cx))]
    }
}

fn session(cx: Context<'_>) -> Option<Session<'_>> {
    cx.progress().map(|progress| Session::of(&cx.known.bank, progress, cx.day(), &cx.known.pace))
}
