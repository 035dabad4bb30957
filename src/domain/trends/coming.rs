//! What comes next: the days ahead as the plan would draw them, worked out only where somebody looks at it.

use std::collections::HashMap;

use crate::domain::agenda::{AgendaInput, Pick, forecast, next_interview};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::Memory;
use crate::domain::trends::TrendSources;

/// This many days it looks ahead.
const AHEAD: usize = 7;

/// Which questions come when.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coming {
    /// Today and the next days up to the date, each with the questions that come if all is rated 3; a day without any is
    /// left out.
    pub days: Vec<(Day, Vec<Id>)>,
    /// When the next question of each theme comes, where that is known.
    themes: HashMap<Id, NextTime>,
    /// The nearest interview that is not past.
    interview: Option<Day>,
}

/// When a question comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextTime {
    /// It is planned for today.
    Today,
    /// On this day, as the plan would draw it; beyond what it looks ahead, by memory.
    On(Day),
    /// Not before the governing date.
    AfterDate,
}

impl Coming {
    /// Lives the plan for a few days: most of the work of all figures.
    pub fn of(sources: &TrendSources<'_>) -> Self {
        let &TrendSources { known, agenda, .. } = sources;
        let ahead = forecast(&known, agenda, AHEAD);
        let of_theme = |id: &Id| Some((id.clone(), next(&known, &ahead, id)?));
        let themes = known.bank.themes().filter_map(|theme| of_theme(&theme.id)).collect();
        let ids = |picks: &Vec<Pick>| picks.iter().map(|pick| pick.question.clone()).collect();
        Self {
            days: ahead.iter().map(|(day, picks)| (*day, ids(picks))).collect(),
            themes,
            interview: next_interview(known.progress.interview_dates(), known.day),
        }
    }

    /// When the next question of a theme comes.
    pub fn of_theme(&self, theme: &Id) -> Option<NextTime> {
        self.themes.get(theme).copied()
    }

    /// When a question that was told today, and that memory has due on a day, comes again.
    pub fn again(&self, question: &Id, due: Day, today: Day) -> NextTime {
        let mut ahead = self.days.iter().filter(|(day, _)| *day > today);
        match ahead.find(|(_, questions)| questions.contains(question)) {
            Some((day, _)) => NextTime::On(*day),
            None => beyond(self.days.last().map_or(today, |(day, _)| *day), due, self.interview),
        }
    }
}

/// When the next question of a theme comes: as the plan would draw it, and beyond that as memory has it.
fn next(known: &AgendaInput<'_>, ahead: &[(Day, Vec<Pick>)], theme: &Id) -> Option<NextTime> {
    let &AgendaInput { bank, progress, memories, day, .. } = known;
    if let Some((on, _)) = ahead.iter().find(|(_, picks)| picks.iter().any(|pick| pick.theme == *theme)) {
        return Some(if *on == day { NextTime::Today } else { NextTime::On(*on) });
    }
    let questions = bank.themes().filter(|it| it.id == *theme).flat_map(|theme| &theme.questions);
    let open = questions.filter(|question| !progress.suspended(&question.id));
    let due = open.filter_map(|question| memories.get(&question.id)).map(Memory::due).min()?;
    let last = ahead.last().map_or(day, |(last, _)| *last);
    Some(beyond(last, due, next_interview(progress.interview_dates(), day)))
}

/// When a question comes that is due on a day, and that the plan draws on none up to this one.
fn beyond(planned: Day, due: Day, date: Option<Day>) -> NextTime {
    let on = planned.succ_opt().map_or(due, |after| due.max(after));
    if date.is_some_and(|date| on > date) { NextTime::AfterDate } else { NextTime::On(on) }
}
