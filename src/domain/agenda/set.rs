//! What is to be ready by the interview: few enough questions that each can be told several times.

use crate::domain::agenda::{AgendaInput, next_interview};
use crate::domain::day::{Day, Timestamp};
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::progress::Switch;
use crate::domain::question::Question;
use crate::domain::shared::QuickMap;

/// The smallest set, in questions.
const LEAST: usize = 5;

/// Times that each question of the set can be told until the date.
const TIMES: usize = 3;

/// What is practiced for: the set of the governing date; without a date everything that the profile selects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeSet {
    /// The date, and the day on which it was set.
    pub dates: Option<(Day, Day)>,
    /// What is in the set, the most wanted first.
    pub members: Vec<Member>,
    /// What will not come before the date unless it is asked, starred or told.
    pub left: Vec<Id>,
    /// What the profile doesn't select: it doesn't come unless it is asked, starred or told.
    pub outside: Vec<Id>,
}

/// A question of the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The question.
    pub question: Id,
    /// Why it is in it.
    pub why: Why,
    /// Whether it came on top, after the set was made.
    pub is_added: bool,
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
    /// It belongs to the core of the profile.
    Core,
    /// It was its turn: one of each theme after the other.
    Turn,
}

impl Why {
    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Asked => "asked in an interview",
            Self::Starred => "starred",
            Self::Told => "told",
            Self::Core => "core",
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
        let progress = known.progress;
        let date = next_interview(progress.interview_dates(), known.day);
        let set_at = date.and_then(|date| progress.date_set_at(date));
        let mut set = Self { dates: date.zip(set_at.map(|(day, _)| day)), ..Self::default() };
        let size = set.dates.map_or(usize::MAX, |(date, set_on)| {
            let days = usize::try_from((date - set_on).num_days()).unwrap_or(0);
            (days * known.daily / TIMES).max(LEAST)
        });
        let (ranked, outside) = ranked(known, set_at);
        set.outside = outside;
        for (number, (id, why)) in ranked.into_iter().enumerate() {
            if number < size || why <= Why::Told {
                set.members.push(Member { question: id.clone(), why, is_added: number >= size });
            } else {
                set.left.push(id.clone());
            }
        }
        set
    }

    /// The questions of the set, the most wanted first.
    pub fn questions(&self) -> impl Iterator<Item = &Id> {
        self.members.iter().map(|member| &member.question)
    }
}

/// The questions that the profile selects or something else speaks for, by what spoke for them at a time, then in the
/// order of the profile; with what speaks for them now. And all others.
fn ranked<'a>(known: &AgendaInput<'a>, then: Option<(Day, Timestamp)>) -> (Vec<(&'a Id, Why)>, Vec<Id>) {
    let progress = known.progress;
    let asked: QuickMap<&Id, Day> = progress.outcomes().rev().flat_map(Outcome::asked).collect();
    let why = |question: &Question, day: Day, at: Option<Timestamp>| match &question.id {
        id if asked.get(id).is_some_and(|asked| *asked < day) => Why::Asked,
        id if progress.on_since(Switch::Star, id).is_some_and(|since| since <= day) => Why::Starred,
        id if progress
            .takes_until(id, known.day)
            .any(|take| take.is_usual() && at.is_none_or(|at| take.at <= at)) =>
        {
            Why::Told
        }
        _ if question.core => Why::Core,
        _ => Why::Turn,
    };
    let selected = known.profile.select(known.bank).into_iter().enumerate();
    let places: QuickMap<&Id, usize> = selected.map(|(place, question)| (&question.id, place)).collect();
    let (mut ranked, mut outside) = (Vec::new(), Vec::new());
    for (_, question) in known.bank.questions().filter(|(_, it)| !progress.suspended(&it.id)) {
        let (place, now) = (places.get(&question.id), why(question, Day::MAX, None));
        if place.is_none() && now > Why::Told {
            outside.push(question.id.clone());
            continue;
        }
        let before = then.map_or(Why::Turn, |(day, at)| why(question, day, Some(at)));
        ranked.push(((before, place.is_none(), place), (&question.id, now)));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    (ranked.into_iter().map(|(_, found)| found).collect(), outside)
}
