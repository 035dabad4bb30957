//! `starl status`: one line about today.

use crate::cli::context::PracticeHistory;
use crate::cli::error::CommandOutcome;
use crate::cli::page::Printout;
use crate::domain::agenda::next_interview;
use crate::domain::day::{Day, ahead};
use crate::domain::holds::Holds;
use crate::domain::progress::Progress;

/// Tells it. It reads the journal and nothing else, so that a prompt need not wait.
pub(super) fn status(history: &PracticeHistory, page: &mut Printout) -> CommandOutcome {
    let PracticeHistory { progress, today, settings, outcome } = history;
    let line = standing(progress, *today, settings.drills_a_day);
    let hold = match Holds::of(progress, &settings.pace(), *today).number() {
        1 => "1 question holds".to_owned(),
        number => format!("{number} questions hold"),
    };
    page.line(&format!("starl: {line}, {hold}"));
    *outcome
}

/// Such as "1 of 3 told today, interview in 9 days".
pub(super) fn standing(progress: &Progress, today: Day, daily: usize) -> String {
    let told = match progress.questions_told_on(today) {
        told if told > daily => format!("{told} told today"),
        told => format!("{told} of {daily} told today"),
    };
    match next_interview(progress.interview_dates(), today) {
        Some(date) => format!("{told}, interview {}", ahead(date, today)),
        None => format!("{told}, no interview date"),
    }
}
