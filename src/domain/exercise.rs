//! Exercises: a piece of an answer alone, for a few questions in a row. One on a weakness has the part that was weak; a
//! gap drill has the bridge to the nearest story, where none answers the question.
//!
//! An exercise is practice: its time counts, but it is no take of its question, so that nothing is rated or planned by it.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::agenda::PracticeSet;
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::drill::Drill;
use crate::domain::id::Id;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::rung::Rung;
use crate::domain::take::Take;
use crate::domain::weakness::Weakness;

/// How many questions an exercise on a weakness has.
pub const IN_A_ROW: usize = 3;

/// An exercise under way: what it is for, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// The weakness, in a few words; empty for a gap drill.
    pub why: String,
    /// How many of its questions are done.
    pub done: usize,
    /// The questions after this one.
    pub rest: Vec<Id>,
    /// The follow-up to answer, where that is the exercise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe: Option<(Rung, String)>,
}

impl Exercise {
    /// How many questions it has in all.
    pub fn of(&self) -> usize {
        self.done + 1 + self.rest.len()
    }

    /// Which of its questions this is: "2 of 3".
    pub fn number(&self) -> String {
        format!("{} of {}", self.done + 1, self.of())
    }
}

impl Drill {
    /// The take of an exercise: its time, and nothing that would be judged.
    pub fn exercise_take(&self, now: Duration) -> Take {
        let assignment = &self.assignment;
        let probe = assignment.exercise.as_ref().and_then(|exercise| exercise.probe.as_ref());
        Take {
            wording: assignment.wording,
            story: assignment.story.clone(),
            outline: assignment.outline,
            parts: Vec::new(),
            total: self.spoken(now),
            paused: self.paused(now),
            with_notes: self.with_notes(),
            spoiled: self.spoiled,
            probe: probe.map(|(_, text)| text.as_str()).unwrap_or_default().into(),
            rung: probe.map(|(rung, _)| *rung),
            ..Take::of(assignment.question.clone())
        }
    }
}

/// What the questions of an exercise are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct ExerciseSources<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// What was told.
    pub progress: &'a Progress,
    /// Today.
    pub day: Day,
    /// What is to be ready.
    pub set: &'a PracticeSet,
}

/// The questions of an exercise on a weakness: those whose newest take shows it, the newest first; then those that are to be
/// ready anyway. One that had the same exercise today comes after the others.
pub fn questions(
    weakness: &Weakness,
    shown: impl Fn(&TakeEntry<'_>) -> bool,
    from: ExerciseSources<'_>,
) -> Vec<Id> {
    let ExerciseSources { bank, progress, day, set, .. } = from;
    let today = progress.told_on(day).filter(|take| Some(take.outline.length) == weakness.exercise());
    let today: HashSet<&Id> = today.map(|take| take.question()).collect();
    let is_open =
        |id: &&Id| bank.question(id).is_some() && !progress.suspended(id) && weakness.can_be_of(bank, id);
    let newest =
        progress.told_questions().filter_map(|id| progress.takes_of(id).rev().find(|it| it.speaks()));
    let mut weak: Vec<TakeEntry<'_>> = newest.filter(|take| shown(take)).collect();
    weak.sort_by_key(|take| Reverse(take.at));
    let mut all: Vec<&Id> = Vec::new();
    for id in weak.iter().map(TakeEntry::question).chain(set.questions()).filter(is_open) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all.sort_by_key(|id| today.contains(*id));
    all.into_iter().take(IN_A_ROW).cloned().collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ExerciseSources, questions};
    use crate::domain::agenda::PracticeSet;
    use crate::domain::agenda::tests::{Past, bank, day, id};
    use crate::domain::holds::Holds;
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::rating::Rating;
    use crate::domain::shape::Length;
    use crate::domain::take::Take;
    use crate::domain::weakness::Weakness;

    fn without_learning(take: &mut Take) {
        take.parts[Part::Learning as usize] = None;
    }

    fn exercise(take: &mut Take) {
        take.outline.length = Length::OnlyLearning;
        (take.parts, take.total, take.rating) = (Vec::new(), Duration::from_secs(25), None);
    }

    #[test]
    fn what_was_weak_comes_first_the_newest_before_others_then_what_is_to_be_ready() {
        let bank = bank(&[("t", &[("a", ""), ("b", ""), ("c", ""), ("d", ""), ("e", "")])]);
        let mut past = Past::default();
        past.tell_as(day(1), "c", Rating::Hard, without_learning);
        past.tell_as(day(2), "b", Rating::Hard, without_learning);
        past.tell(day(2), "a", Rating::Good);
        let (pace, weakness) = (Pace::default(), Weakness::Short(Part::Learning));
        let chosen = |past: &Past| {
            let set = PracticeSet::of(&past.input(&bank, &[], day(3), 3));
            let from = ExerciseSources { bank: &bank, progress: &past.progress, day: day(3), set: &set };
            questions(&weakness, |take| weakness.shown_by(take, &pace), from)
        };
        assert_eq!(chosen(&past)[..2], [id("b"), id("c")]);
        assert_eq!(chosen(&past).len(), 3);
        past.tell_as(day(3), "b", Rating::Good, exercise);
        assert_eq!(chosen(&past)[0], id("c"), "it had its turn today");
    }

    #[test]
    fn an_exercise_is_no_take_of_its_question_but_its_time_counts() {
        let mut past = Past::default();
        past.tell(day(1), "a", Rating::Good);
        let before = Holds::of(&past.progress, &Pace::default(), day(2));
        past.tell_as(day(2), "a", Rating::Again, exercise);
        assert_eq!(Holds::of(&past.progress, &Pace::default(), day(2)), before);
        assert_eq!((past.progress.takes_of("a").count(), past.progress.takes().count()), (1, 2));
        assert!(past.progress.is_cold("a", day(2)) && past.progress.questions_told_on(day(2)) == 0);
        assert_eq!(past.progress.told_on(day(2)).map(|take| take.total.as_secs()).sum::<u64>(), 25);
    }
}
