//! Practice: what to drill today. Where the app opens.

use crate::domain::agenda;
use crate::domain::day::{Day, ahead};
use crate::domain::settings::Setting;
use crate::domain::weakness::{Weakness, to_redo};
use crate::keys::action::{Action, Tab};
use crate::screens::drill::{DrillScreen, training};
use crate::screens::mock::{MockScreen, MockSetup};
use crate::screens::outcome::OutcomeScreen;
use crate::screens::overlay::Overlay;
use crate::screens::settings::SettingsScreen;
use crate::screens::summary::Summary;
use crate::screens::{Ask, Context, Destination, PlanChange, Screen, is_move, moved};

mod day;
pub(in crate::screens) mod panel;
pub mod view;

/// The practice screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice {
    selected: usize,
}

impl Practice {
    /// The selected row of today's set.
    pub fn selected(&self, cx: Context<'_>) -> usize {
        self.selected.min(cx.agenda.len().saturating_sub(1))
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::DrawAnother if !cx.wish.left_out.is_empty() => true,
            Action::Start | Action::LeaveOut | Action::DrawAnother => {
                cx.progress.is_some() && !cx.agenda.is_empty()
            }
            Action::Choose | Action::SetDate | Action::Mock | Action::Sprint => cx.progress.is_some(),
            Action::RedoWeakest => drills_weakest(cx),
            Action::Exercise => cx.trends.lacks.iter().any(|lack| lack.what.exercise().is_some()),
            Action::Summary => cx.told_today() > 0,
            Action::Numbers => has_numbers(cx),
            Action::Profile => true,
            Action::AnyRole => asks_for_role(cx),
            Action::Outcome => debrief(cx).is_some(),
            Action::Troubles => cx.troubles.all().next().is_some(),
            _ => is_move(action) && cx.agenda.len() > 1,
        }
    }

    /// Why an action does nothing now.
    pub fn why_not(&self, action: Action, cx: Context<'_>) -> Option<String> {
        let progress = cx.progress()?;
        let words = match action {
            Action::Outcome => match agenda::next_interview(progress.interview_dates(), cx.day()) {
                Some(date) => {
                    return Some(format!(
                        "Your interview is {}. Press o afterward to note how it went.",
                        ahead(date, cx.day())
                    ));
                }
                None => "o lets you note how an interview went. Set the interview date with d first.",
            },
            Action::Numbers if cx.is_interview_day() => {
                "Your interview is today, so there's nothing left to plan."
            }
            Action::Numbers => "i explains your plan for an interview. Set the interview date with d first.",
            Action::Summary => "You haven't done any takes today, so there's nothing to look back on.",
            Action::RedoWeakest => "You haven't rated a take yet, so there's no weak spot to drill.",
            Action::Exercise => "M drills a part you're often weak on. So far, there isn't one.",
            Action::Troubles => "There are no problems in your files.",
            _ => return None,
        };
        Some(words.to_owned())
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let selected = cx.agenda.get(self.selected(cx)).map(|pick| pick.question.clone());
        match (action, selected) {
            (Action::Start, Some(question)) => vec![Ask::drill(question, cx)],
            (Action::LeaveOut, Some(question)) => vec![Ask::Plan(PlanChange::LeaveOut(question))],
            (Action::DrawAnother, _) => vec![Ask::Plan(PlanChange::DrawAnother)],
            (Action::Choose, _) => vec![Ask::Go(Destination::Place(Tab::Browse))],
            (Action::SetDate, _) => vec![Ask::Open(Overlay::date(cx))],
            (Action::RedoWeakest, _) => weakest_drill(None, cx).map(Ask::start).into_iter().collect(),
            (Action::Exercise, _) => {
                let it = training(Vec::new(), cx);
                it.and_then(|it| it.start(cx)).into_iter().collect()
            }
            (Action::Mock, _) => {
                vec![Ask::show(Screen::Mock(Box::new(MockScreen::Setup(MockSetup::default()))))]
            }
            (Action::Sprint, _) => vec![Ask::show(Screen::Sprint(Box::default()))],
            (Action::Summary, _) => vec![Ask::show(Screen::Summary(Summary))],
            (Action::Numbers, _) => vec![Ask::Open(Overlay::Numbers)],
            (Action::Profile, _) => vec![Ask::show(Screen::Settings(SettingsScreen::at(Setting::Role)))],
            (Action::AnyRole, _) => {
                let any = cx.settings.stepped(Setting::Role, true);
                any.map_or_else(
                    |why| vec![Ask::Complain(why)],
                    |any| Ask::set(any.changes_from(&cx.settings)),
                )
            }
            (Action::Outcome, _) => {
                let date = debrief(cx);
                date.map(|date| Ask::show(Screen::Outcome(OutcomeScreen::new(date, cx))))
                    .into_iter()
                    .collect()
            }
            (Action::Troubles, _) => vec![Ask::Open(Overlay::Troubles)],
            _ => {
                self.selected = moved(self.selected(cx), action, cx.agenda.len());
                Vec::new()
            }
        }
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }
}

/// Whether there is an interview to plan for, and so something to say of why today's questions come.
pub(in crate::screens) fn has_numbers(cx: Context<'_>) -> bool {
    cx.agenda.iter().any(|pick| pick.outlook.is_some())
}

/// Whether there is anything weak to drill.
pub(in crate::screens) fn drills_weakest(cx: Context<'_>) -> bool {
    cx.standing.weakest.is_some() || !cx.trends.lacks.is_empty()
}

/// A drill of a weakness, or of the one that came back most often of late: a question that shows it, with the part that
/// it is about in view. Where none came back, of the question rated lowest.
pub(crate) fn weakest_drill(weakness: Option<Weakness>, cx: Context<'_>) -> Option<DrillScreen> {
    let weakness = weakness.or_else(|| Some(cx.trends.lacks.first()?.what.clone()));
    let shows = |it: &Weakness| to_redo(it, &cx.known.bank, cx.progress()?, &cx.known.pace, cx.day());
    let question = weakness.as_ref().and_then(shows).or(cx.known.standing.weakest.as_ref())?;
    let part = weakness.as_ref().and_then(Weakness::part);
    Some(DrillScreen::focused(question.clone(), part, cx))
}

/// Whether the role is asked for: after the first take, until it is said or there is a second day of practice.
pub(crate) fn asks_for_role(cx: Context<'_>) -> bool {
    let Some(first) = cx.progress().and_then(|progress| progress.takes().next()) else { return false };
    let last = cx.progress().and_then(|progress| progress.takes().next_back());
    !cx.settings.role_said && last.is_some_and(|last| last.day == first.day)
}

/// The interview of which something can be said now.
pub(crate) fn debrief(cx: Context<'_>) -> Option<Day> {
    cx.progress().and_then(|progress| agenda::debrief(progress, cx.day()))
}
