//! What is to be ready by the interview: few enough questions that each can be told several times.

use std::collections::HashSet;

use crate::domain::agenda::{AgendaInput, next_interview};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::Switch;

/// The smallest set, in questions.
const LEAST: usize = 5;

/// Times that each question of the set can be told until the date.
const TIMES: usize = 3;

/// What is practiced for: the set of the governing date; without a date every question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeSet {
    /// The date, and the day on which it was set.
    pub dates: Option<(Day, Day)>,
    /// What is in the set, the most wanted first.
    pub members: Vec<Member>,
    /// What will not come before the date unless it is asked, starred or told.
    pub left: Vec<Id>,
}

/// A question of the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The question.
    pub question: Id,
    /// Why it is in it.
    pub why: Why,
}

/// Why a question is in the set, the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A real interview has asked it.
    Asked,
    /// The user has starred it.
    Starred,
    /// It was told.
    Told,
    /// It was its turn: one of each theme after the other.
    Turn,
}

impl Why {
    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Asked => "an interview asked it",
            Self::Starred => "starred",
            Self::Told => "told",
            Self::Turn => "its theme's turn",
        }
    }
}

impl PracticeSet {
    /// The set of the date that governs on this day.
    ///
    /// Its size and its order are those of the moment when the date was set; what was asked, starred or told since then
    /// comes on top. So it never shrinks as the days go by, and it follows from the entries alone.
    pub fn of(known: &AgendaInput<'_>) -> Self {
        let AgendaInput { bank, progress, .. } = known;
        let date = next_interview(progress.interview_dates(), known.day);
        let set_at = date.and_then(|date| progress.date_set_at(date));
        let dates = date.zip(set_at.map(|(day, _)| day));
        let size = dates.map_or(usize::MAX, |(date, set_on)| {
            let days = usize::try_from((date - set_on).num_days()).unwrap_or(0);
            (days * known.daily / TIMES).max(LEAST)
        });
        let asked = |until: Option<Day>| -> HashSet<&Id> {
            let until = progress.outcomes().filter(|it| until.is_none_or(|until| it.date < until));
            until.flat_map(|outcome| outcome.landed.iter().chain(&outcome.flat)).collect()
        };
        let (asked_then, asked_now) = (asked(dates.map(|(_, set_on)| set_on)), asked(None));
        let mut ranked = Vec::new();
        for (number, theme) in bank.themes().enumerate() {
            for (place, question) in theme.questions.iter().enumerate() {
                let id = &question.id;
                if progress.suspended(id) {
                    continue;
                }
                let starred = progress.on_since(Switch::Star, id);
                let first = progress.takes_until(id, known.day).map(|take| take.at).min();
                let why = |asked: bool, starred: bool, told: bool| match () {
                    () if asked => Why::Asked,
                    () if starred => Why::Starred,
                    () if told => Why::Told,
                    () => Why::Turn,
                };
                let then = set_at.map_or(Why::Turn, |(day, at)| {
                    why(
                        asked_then.contains(id),
                        starred <= Some(day) && starred.is_some(),
                        first.is_some_and(|first| first <= at),
                    )
                });
                let now = why(asked_now.contains(id), starred.is_some(), first.is_some());
                ranked.push(((then, place, number), Member { question: id.clone(), why: now }));
            }
        }
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        let mut set = Self { dates, ..Self::default() };
        for (number, (_, member)) in ranked.into_iter().enumerate() {
            if number < size || member.why < Why::Turn {
                set.members.push(member);
            } else {
                set.left.push(member.question);
            }
        }
        set
    }

    /// The questions of the set, the most wanted first.
    pub fn questions(&self) -> impl Iterator<Item = &Id> {
        self.members.iter().map(|member| &member.question)
    }
}
