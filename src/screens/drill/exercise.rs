//! An exercise in a drill: which one to offer, its questions one after the other, and its take, which needs no review.

use crate::domain::drill::{Assignment, Drill};
use crate::domain::exercise::{Exercise, ExerciseSources, questions};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::pace::Light;
use crate::domain::progress::TakeEntry;
use crate::domain::shape::Length;
use crate::domain::snapshot::ReviewDraft;
use crate::domain::weakness::Weakness;
use crate::keys::action::Action;
use crate::screens::drill::{DrillScreen, choices, follow_up_text, keep};
use crate::screens::{Ask, Context, Screen};
use crate::ui::text::{count, minutes};

/// The rules of the story check that ask for a number in the Result.
const NO_NUMBER: [&str; 2] = ["SL301", "SL303"];

/// So many of the newest takes are looked at for a weakness.
const NEWEST: usize = 10;

/// An exercise that can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// What it is for.
    pub weakness: Weakness,
    /// The piece that is told.
    pub length: Length,
    /// Its questions; never none.
    pub questions: Vec<Id>,
}

impl Training {
    /// What it is, in a line: "Learning only, 3 questions, 0:20 to 0:40 each".
    pub fn words(&self) -> String {
        format!(
            "{}, {}, 0:20 to 0:40 each",
            self.length.title(),
            count(self.questions.len(), "question", "questions")
        )
    }

    /// Shows it.
    pub fn start(self, cx: Context<'_>) -> Option<Ask> {
        let why = self.weakness.words(&cx.bank);
        DrillScreen::exercise(self.length, &why, self.questions, cx).map(show)
    }
}

/// The exercise to offer: on one of these weaknesses, else on what was weak most often of late or in the newest takes, else
/// on a story without a number.
pub fn training(first: Vec<Weakness>, cx: Context<'_>) -> Option<Training> {
    let progress = cx.progress()?;
    let pace = &cx.known.pace;
    let lately = cx.trends.lacks.iter().map(|lack| lack.what.clone());
    let newest = progress.takes().rev().filter(|take| take.speaks()).take(NEWEST);
    let newest = newest.flat_map(|take| Weakness::of(&take, pace));
    let no_number = progress.takes().rev().take(NEWEST).any(|take| lacks_number(&take, cx));
    let no_number = no_number.then_some(Weakness::NoNumber);
    let all = first.into_iter().chain(lately).chain(newest).chain(no_number);
    let from = ExerciseSources { bank: &cx.known.bank, progress, day: cx.day(), set: &cx.known.set };
    let shown = |weakness: &Weakness, take: &TakeEntry<'_>| match weakness {
        Weakness::NoNumber => lacks_number(take, cx),
        _ => weakness.shown_by(take, pace),
    };
    all.into_iter().find_map(|weakness| {
        let length = weakness.exercise()?;
        let questions = questions(&weakness, |take| shown(&weakness, take), from);
        (!questions.is_empty()).then_some(Training { weakness, length, questions })
    })
}

/// Whether the story of a take has no number in its Result.
fn lacks_number(take: &TakeEntry<'_>, cx: Context<'_>) -> bool {
    let found = take.story().map_or(&[][..], |story| cx.known.library.findings(story));
    let mut rules = found.iter().flat_map(|finding| finding.also.iter().chain([&finding.rule]));
    rules.any(|rule| NO_NUMBER.contains(&rule.id.as_str()))
}

fn show(drill: DrillScreen) -> Ask {
    Ask::show(Screen::Drill(Box::new(drill)))
}

impl DrillScreen {
    /// An exercise on these questions, one after the other, before its first clock; nothing without any.
    pub fn exercise(length: Length, why: &str, mut questions: Vec<Id>, cx: Context<'_>) -> Option<Self> {
        if questions.is_empty() {
            return None;
        }
        let first = questions.remove(0);
        let exercise = Exercise { why: why.to_owned(), done: 0, rest: questions, probe: None };
        Some(Self::exercise_of(first, length, exercise, cx))
    }

    fn exercise_of(question: Id, length: Length, mut exercise: Exercise, cx: Context<'_>) -> Self {
        let ready = Self::ready(question, cx);
        let mut assignment = ready.assignment().clone();
        assignment.outline.length = length;
        match length {
            Length::OnlyFollowUp => exercise.probe = Some(follow_up_text(&assignment, cx)),
            Length::Gap => {
                let nearest = choices(&assignment.question, cx).into_iter().next();
                assignment.story = nearest.map(|choice| choice.story.slug.clone());
            }
            _ => {}
        }
        Self::Ready(Assignment { exercise: Some(exercise), cold: false, ..assignment })
    }

    /// The take of an exercise is in the journal: on to its next question, and from the last one back. Nothing where the
    /// drill is none.
    pub fn exercised(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Self::Speaking(drill, _) = self else { return Vec::new() };
        let assignment = &drill.assignment;
        let Some(exercise) = assignment.exercise.clone().filter(|_| drill.is_finished()) else {
            return Vec::new();
        };
        let length = assignment.outline.length;
        let (total, pace) = (drill.spoken(cx.now.elapsed), cx.pace_of(drill.outline()));
        let how = match pace.light(total) {
            _ if pace.in_band(total) => "in band",
            Light::KeepGoing => "short",
            _ => "over",
        };
        let said = format!("Saved: {}, {how}.", minutes(total));
        let Some((next, rest)) = exercise.rest.split_first() else {
            let last = if exercise.of() > 1 { " That was the last one." } else { "" };
            return vec![Ask::Home, Ask::Say(format!("{said}{last}"))];
        };
        let (next, rest) = (next.clone(), rest.to_vec());
        let exercise = Exercise { done: exercise.done + 1, rest, probe: None, ..exercise };
        *self = Self::exercise_of(next, length, exercise, cx);
        vec![Ask::Say(said)]
    }
}

/// The piece has been told: it is recorded. Who stops early keeps it, and does no more of them.
pub(super) fn finished(drill: &mut Drill, action: Action, cx: Context<'_>) -> Vec<Ask> {
    if let Some(exercise) = drill.assignment.exercise.as_mut().filter(|_| action == Action::Keep) {
        exercise.rest.clear();
    }
    let take = Fact::Take(Box::new(drill.exercise_take(cx.now.elapsed)));
    vec![Ask::keep(keep(drill, &ReviewDraft::default(), cx)), Ask::record(take)]
}
