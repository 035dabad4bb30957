//! What the clock says: the marks it passes, and the time where that is asked for.

use std::time::Duration;

use crate::app::model::Model;
use crate::domain::drill::Drill;
use crate::domain::follow_up::{ENOUGH, FollowUp, OVER};
use crate::domain::settings::ClockView;
use crate::screens::drill::DrillScreen;
use crate::screens::mock::MockScreen;
use crate::screens::sprint::SprintScreen;
use crate::screens::{Context, Screen};
use crate::ui::text::minutes;

/// A clock that can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timed {
    Story,
    FollowUp,
    Interview,
}

/// A clock as it stands, and its marks.
type ClockReading = (Timed, Duration, Vec<(Duration, String)>);

/// How each clock stood when it was last looked at.
#[derive(Debug, Default)]
pub(super) struct Clocks(Vec<(Timed, Duration)>);

impl Clocks {
    /// What is said of the marks that were passed since the last look; a clock that was not seen before passes none.
    pub(super) fn passed(&mut self, model: &Model) -> Vec<String> {
        let readings = readings(model);
        let mut said = Vec::new();
        for (timed, now, marks) in &readings {
            let before = self.0.iter().find(|(before, _)| before == timed).map_or(*now, |(_, time)| *time);
            said.extend(
                marks.iter().filter(|(at, _)| before < *at && at <= now).map(|(_, words)| words.clone()),
            );
        }
        self.0 = readings.into_iter().map(|(timed, now, _)| (timed, now)).collect();
        said
    }
}

/// The drill that is told, where one is, with its follow-up.
fn told(model: &Model) -> Option<(&Drill, Option<&FollowUp>)> {
    let telling = match &model.screen {
        Screen::Drill(telling) => &**telling,
        Screen::Mock(mock) => match &**mock {
            MockScreen::Running(_, step) => &step.drill,
            _ => return None,
        },
        _ => return None,
    };
    match telling {
        DrillScreen::Ready(_) => None,
        DrillScreen::Speaking(drill, draft) => Some((drill, draft.open_follow_up())),
    }
}

fn readings(model: &Model) -> Vec<ClockReading> {
    let (cx, now) = (model.context(), model.now.elapsed);
    let mut readings = Vec::new();
    match told(model) {
        Some((_, Some(asked))) => readings.push((Timed::FollowUp, asked.spent(now), follow_up_marks(cx))),
        Some((drill, None)) => readings.push((Timed::Story, drill.spoken(now), story_marks(drill, cx))),
        None => {}
    }
    if let Screen::Mock(mock) = &model.screen
        && let MockScreen::Running(run, _) = &**mock
    {
        let words = format!("{}: time is up. This is your last answer.", minutes(run.limit));
        readings.push((Timed::Interview, run.spent(now), vec![(run.limit, words)]));
    }
    readings
}

/// Halfway to the target, the target and the end of the band, as much of them as the clock is to show.
fn story_marks(drill: &Drill, cx: Context<'_>) -> Vec<(Duration, String)> {
    let pace = cx.pace_of(drill.outline());
    let marks = [(pace.target / 2, "halfway"), (pace.target, "the target"), (pace.to, "the end of the band")];
    marks.into_iter().filter_map(|(at, words)| Some((at, shown(at, words, cx)?))).collect()
}

fn follow_up_marks(cx: Context<'_>) -> Vec<(Duration, String)> {
    let marks = [(ENOUGH, "wrap up"), (OVER, "too long")];
    marks.into_iter().filter_map(|(at, words)| Some((at, shown(at, words, cx)?))).collect()
}

fn shown(at: Duration, words: &str, cx: Context<'_>) -> Option<String> {
    match cx.clock_view {
        ClockView::Full => Some(format!("{}: {words}.", minutes(at))),
        ClockView::Lights => Some(crate::ui::text::capital(&format!("{words}."))),
        ClockView::Hidden => None,
    }
}

/// The time, where it is asked for: of what runs, and of the interview.
pub(super) fn time_words(model: &Model) -> Vec<String> {
    let (cx, now) = (model.context(), model.now.elapsed);
    let mut said = Vec::new();
    match told(model) {
        Some((_, Some(asked))) => said.push(format!("{} on the follow-up.", minutes(asked.spent(now)))),
        Some((drill, None)) => said.push(story_time(drill, cx)),
        None => {}
    }
    match &model.screen {
        Screen::Mock(mock) => match &**mock {
            MockScreen::Running(run, _) => {
                said.push(format!("Interview: {} of {}.", minutes(run.spent(now)), minutes(run.limit)));
            }
            MockScreen::YourTurn(_, watch) => said.push(format!("{} of 1:30.", minutes(watch.ran(now)))),
            _ => {}
        },
        Screen::Sprint(sprint) => {
            if let SprintScreen::Running(run) = &**sprint {
                said.push(format!("{} seconds left.", run.left(now).as_millis().div_ceil(1000)));
            }
        }
        _ => {}
    }
    if said.is_empty() {
        said.push("No clock is running.".to_owned());
    }
    said
}

/// The time spoken, and that of the part.
fn story_time(drill: &Drill, cx: Context<'_>) -> String {
    let (now, pace) = (cx.now.elapsed, cx.pace_of(drill.outline()));
    let whole = format!("{} of {}", minutes(drill.spoken(now)), minutes(pace.target));
    let paused = if drill.is_paused() && !drill.is_interrupted() { " Paused." } else { "" };
    match drill.part() {
        Some(part) => format!(
            "{whole}. {}: {} of {}.{paused}",
            part.title,
            minutes(drill.in_part(now)),
            minutes(pace.plan(part))
        ),
        None => format!("{whole}.{paused}"),
    }
}
