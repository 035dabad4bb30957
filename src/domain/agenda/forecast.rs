//! The days ahead as the plan would draw them, if all of it is told and rated 3.

use std::borrow::Cow;

use chrono::TimeDelta;

use crate::domain::agenda::{AgendaInput, Pick, Wish, choose, drills_on, next_interview};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::journal::Entry;
use crate::domain::memory::Memories;
use crate::domain::progress::Progress;
use crate::domain::rating::Rating;
use crate::domain::take::Take;

/// What comes on each day: of today what is left of its number, then this many days more, none past the governing date.
pub fn forecast(known: &AgendaInput<'_>, today: &[Pick], days: usize) -> Vec<(Day, Vec<Pick>)> {
    let progress = known.progress;
    let left = drills_on(progress, known.day, known.daily);
    let left = left.saturating_sub(progress.questions_told_on(known.day)).min(today.len());
    let today = today.get(..left).unwrap_or_default();
    let mut learner = Learner { progress: Cow::Borrowed(progress), memories: Cow::Borrowed(known.memories) };
    for pick in today {
        learner.tell(known, pick, known.day);
    }
    let date = next_interview(progress.interview_dates(), known.day);
    let ahead =
        known.day.iter_days().skip(1).take(days).take_while(|day| date.is_none_or(|date| *day <= date));
    let ahead: Vec<(Day, Vec<Pick>)> = ahead.map(|day| (day, learner.live(known, day))).collect();
    std::iter::once((known.day, today.to_vec())).chain(ahead).filter(|(_, picks)| !picks.is_empty()).collect()
}

/// Somebody who tells what the plan wants, all of it well.
struct Learner<'a> {
    progress: Cow<'a, Progress>,
    memories: Cow<'a, Memories>,
}

impl Learner<'_> {
    /// Tells a day of the plan, which is made again after each take, as in the app.
    fn live(&mut self, known: &AgendaInput<'_>, day: Day) -> Vec<Pick> {
        let mut told: Vec<Pick> = Vec::new();
        while told.len() < drills_on(&self.progress, day, known.daily) {
            let input = AgendaInput { progress: &self.progress, memories: &self.memories, day, ..*known };
            let Some(pick) = choose(&input, &Wish::default()).into_iter().next() else { break };
            self.tell(known, &pick, day);
            told.push(pick);
        }
        told
    }

    fn tell(&mut self, known: &AgendaInput<'_>, pick: &Pick, day: Day) {
        let outline = known.bank.outline(&pick.question);
        let pace = known.pace.of(outline);
        let take = Take {
            story: pick.story.clone(),
            outline,
            total: pace.target,
            parts: outline.parts().iter().map(|part| Some(pace.plan(*part))).collect(),
            cold: self.progress.is_cold(&pick.question, day),
            rating: (!pick.warm_up).then_some(Rating::Good),
            ..Take::of(pick.question.clone())
        };
        // Behind everything that was ever written.
        let number = self.progress.entries().len() as u64;
        let last = self.progress.last_at().unwrap_or_default();
        let at = last.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(last);
        let entry = Entry {
            id: format!("forecast-{number}"),
            seq: number,
            at,
            day,
            fact: Fact::Take(Box::new(take)),
        };
        self.progress.to_mut().add(&entry);
        self.memories.to_mut().renew(&self.progress, &pick.question, day);
    }
}
