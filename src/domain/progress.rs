//! Progress: the fold of all entries, which screens and the scheduler ask.

mod act;
mod fold;
mod index;
mod order;
mod told;
mod undone;

use std::collections::HashSet;
use std::ops::Bound;

pub use self::act::Act;
pub use self::fold::Fold;
pub use self::told::TakeEntry;
use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
pub use crate::domain::fact::Switch;
use crate::domain::heard::Heard;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::mock::Mock;
use crate::domain::outcome::{Asked, Outcome};
use crate::domain::progress::index::Index;
use crate::domain::sprint::Sprint;

/// All that was ever recorded, and what of it counts because it wasn't undone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// Every entry, once and in order.
    entries: Vec<Entry>,
    index: Index,
}

impl Progress {
    /// The fold of entries, each given once.
    fn of(mut entries: Vec<Entry>) -> Self {
        order::arrange(&mut entries);
        entries.shrink_to_fit();
        let index = Index::of(&entries);
        Self { entries, index }
    }

    /// Counts one more entry, as the journal wrote it: the outcome is that of folding everything again.
    ///
    /// False where the entry was counted before.
    pub fn add(&mut self, entry: &Entry) -> bool {
        if self.entries.iter().any(|known| known.id == entry.id) {
            return false;
        }
        let is_next = self.is_next(entry);
        let mut entries = std::mem::take(&mut self.entries);
        entries.push(entry.clone());
        if is_next {
            self.index.count(&entries, entries.len() - 1, entry);
            self.entries = entries;
        } else {
            *self = Self::of(entries);
        }
        true
    }

    /// Whether an entry comes behind all others and changes none of them, as nearly every one does.
    fn is_next(&self, entry: &Entry) -> bool {
        let is_undo = matches!(entry.fact, Fact::Undo { .. });
        let is_undone = |known: &Entry| matches!(&known.fact, Fact::Undo { of } if *of == entry.id);
        !is_undo
            && entry.seq > self.last_seq(entry.device())
            && self.entries.iter().all(|known| known.at < entry.at && !is_undone(known))
    }

    /// Every entry in order, undone ones too.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether no take counts.
    pub fn is_empty(&self) -> bool {
        self.index.takes.is_empty()
    }

    /// All takes, oldest first.
    pub fn takes(&self) -> impl DoubleEndedIterator<Item = TakeEntry<'_>> {
        self.tell(Some(&self.index.takes))
    }

    /// The takes of a question, oldest first; exercises aren't among them.
    pub fn takes_of(&self, question: &str) -> impl DoubleEndedIterator<Item = TakeEntry<'_>> {
        self.tell(self.index.by_question.get(question))
    }

    /// The takes of a question up to a day, oldest first: one that a wrong clock dated ahead counts once its day has come.
    pub fn takes_until(&self, question: &str, day: Day) -> impl DoubleEndedIterator<Item = TakeEntry<'_>> {
        self.takes_of(question).filter(move |take| take.day <= day)
    }

    /// Every question that was ever told, in no order that matters.
    pub fn told_questions(&self) -> impl Iterator<Item = &Id> {
        self.index.by_question.keys()
    }

    /// The takes of a practice day, oldest first.
    pub fn told_on(&self, day: Day) -> impl DoubleEndedIterator<Item = TakeEntry<'_>> {
        self.tell(self.index.by_day.get(&day))
    }

    /// The takes of a practice day at the usual length, oldest first: those that are drills of the plan.
    pub fn drills_on(&self, day: Day) -> impl DoubleEndedIterator<Item = TakeEntry<'_>> {
        self.told_on(day).filter(|told| told.is_usual())
    }

    /// How many different questions were told on a practice day, at the usual length.
    pub fn questions_told_on(&self, day: Day) -> usize {
        self.drills_on(day).map(|told| told.question()).collect::<HashSet<_>>().len()
    }

    fn tell<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl DoubleEndedIterator<Item = TakeEntry<'a>> {
        self.at(places.map_or(&[], Vec::as_slice)).filter_map(TakeEntry::of)
    }

    fn at<'a>(&'a self, places: &'a [usize]) -> impl DoubleEndedIterator<Item = &'a Entry> {
        places.iter().filter_map(|place| self.entries.get(*place))
    }

    /// Whether the next take of this question on this day is its cold take: none was told that day yet.
    pub fn is_cold(&self, question: &str, day: Day) -> bool {
        self.takes_of(question).all(|told| told.day != day)
    }

    /// The takes whose "Next time I will" is open, newest first: three at most, none of them struck off.
    pub fn open_next_times(&self) -> Vec<TakeEntry<'_>> {
        self.tell(Some(&self.index.next_times)).rev().collect()
    }

    /// The takes of a question on which somebody else has remarked, newest first.
    pub fn remarks_on(&self, question: &str) -> impl Iterator<Item = TakeEntry<'_>> {
        self.takes_of(question).rev().filter(|told| told.is_remarked())
    }

    /// Whether a checklist item is ticked by hand.
    pub fn tick(&self, item: &str) -> bool {
        self.is_on(Switch::Tick, item)
    }

    /// Whether a question to ask is chosen for the interview.
    pub fn starred(&self, item: &str) -> bool {
        self.is_on(Switch::Star, item)
    }

    /// Whether a question is out of practice.
    pub fn suspended(&self, question: &str) -> bool {
        self.is_on(Switch::Suspend, question)
    }

    /// The day on which this was switched on for an item, where it is on.
    pub fn on_since(&self, switch: Switch, item: &str) -> Option<Day> {
        self.index.on.get(&switch)?.get(item).copied()
    }

    /// The day on which the sample and the criteria of a question were uncovered, where they are open.
    pub fn uncovered_on(&self, question: &str) -> Option<Day> {
        self.on_since(Switch::Uncover, question)
    }

    /// Whether an item is marked as faulty.
    pub fn flagged(&self, item: &str) -> bool {
        self.is_on(Switch::Flag, item)
    }

    /// Whether this is switched on for an item.
    pub fn is_on(&self, switch: Switch, item: &str) -> bool {
        self.on_since(switch, item).is_some()
    }

    /// The note on an item; nothing where none was written or the last one is empty.
    pub fn note(&self, item: &str) -> Option<&str> {
        self.index.notes.get(item).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The interview dates as they were set last.
    pub fn interview_dates(&self) -> &[Day] {
        &self.index.dates
    }

    /// Since when an interview date has stood: the practice day and the time at which it was set.
    pub fn date_set_at(&self, date: Day) -> Option<(Day, Timestamp)> {
        self.index.set_at.get(&date).copied()
    }

    /// Whether anything was told on a day between these two, neither of them counted.
    pub fn practiced_between(&self, after: Day, before: Day) -> bool {
        let between = (Bound::Excluded(after), Bound::Excluded(before));
        after < before && self.index.by_day.range(between).next().is_some()
    }

    /// What was said of the interview on a date; nothing where nothing was.
    pub fn outcome(&self, date: Day) -> Option<&Outcome> {
        self.index.outcomes.get(&date)
    }

    /// The interviews that asked a question, the newest first.
    pub fn asked<'a>(&'a self, question: &'a str) -> impl Iterator<Item = Asked<'a>> {
        self.outcomes().rev().filter_map(move |outcome| outcome.of_question(question))
    }

    /// What was said of past interviews, the earliest first.
    pub fn outcomes(&self) -> impl DoubleEndedIterator<Item = &Outcome> {
        self.index.outcomes.values()
    }

    /// Mock interviews with their days, oldest first.
    pub fn mocks(&self) -> impl DoubleEndedIterator<Item = (Day, &Mock)> {
        self.at(&self.index.mocks).filter_map(|entry| match &entry.fact {
            Fact::Mock(mock) => Some((entry.day, mock.as_ref())),
            _ => None,
        })
    }

    /// Sprints with their days, oldest first.
    pub fn sprints(&self) -> impl DoubleEndedIterator<Item = (Day, &Sprint)> {
        self.at(&self.index.sprints).filter_map(|entry| match &entry.fact {
            Fact::Sprint(sprint) => Some((entry.day, sprint.as_ref())),
            _ => None,
        })
    }

    /// What was heard of a take, by the id of its entry: the newest figures there are.
    pub fn heard(&self, take: &str) -> Option<&Heard> {
        self.at(self.index.heard.get(take).map_or(&[], std::slice::from_ref)).find_map(|entry| {
            match &entry.fact {
                Fact::Heard(heard) => Some(heard.as_ref()),
                _ => None,
            }
        })
    }

    /// The newest entry that can be undone: no undo, and not undone.
    pub fn last_act(&self) -> Option<Act<'_>> {
        let (_, act) = self.living().find(|(_, entry)| !matches!(entry.fact, Fact::Undo { .. }))?;
        Some(Act { id: &act.id, at: act.at, fact: &act.fact })
    }

    /// The newest undo that can be undone, with what it undid; nothing once something was done since.
    pub fn last_undo(&self) -> Option<Act<'_>> {
        let undos = self.living().take_while(|(_, entry)| matches!(entry.fact, Fact::Undo { .. }));
        let mut acts = undos.filter_map(|(place, undo)| {
            let undone = self.entries.get(self.index.undone.target(place)?)?;
            Some(Act { id: &undo.id, at: undo.at, fact: &undone.fact })
        });
        acts.find(|act| !matches!(act.fact, Fact::Undo { .. }))
    }

    /// The entries that count with their places, newest first. Figures of a take come with the take and are no act.
    fn living(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let entries = self.entries.iter().enumerate().rev();
        let is_act = |entry: &Entry| !matches!(entry.fact, Fact::Heard(_));
        entries.filter(move |(place, entry)| !self.index.undone.is_dead(*place) && is_act(entry))
    }

    /// The latest time any entry was written at, undone ones too: a clock behind it was set back, or is wrong.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.entries.iter().map(|entry| entry.at).max()
    }

    /// The highest sequence number that a device has written, 0 where it has written nothing.
    pub fn last_seq(&self, device: &str) -> u64 {
        let own = self.entries.iter().filter(|entry| entry.device() == device);
        own.map(|entry| entry.seq).max().unwrap_or_default()
    }
}
