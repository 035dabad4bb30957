//! Progress: the fold of all entries, which screens and the scheduler ask.
//!
//! A history of 100,000 takes is held in some 15 megabytes: texts, names and ids are numbers inside, and whole again
//! in what is handed out.

mod act;
mod fold;
mod key;
mod names;
mod outline;
mod record;
mod store;
mod told;
mod undone;
mod view;

pub use self::act::{Act, Deed};
pub use self::fold::Fold;
pub use self::record::Switch;
pub use self::told::Told;
use std::collections::HashSet;

use crate::domain::day::{Day, Timestamp};
use crate::domain::id::Id;
use crate::domain::journal::codec::encode;
use crate::domain::journal::{Entry, Wire, read, timestamp};
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::progress::record::What;
use crate::domain::progress::store::Store;
use crate::domain::progress::view::View;
use crate::domain::sprint::Sprint;

/// All that was ever recorded and not taken back.
#[derive(Clone, Default)]
pub struct Progress {
    store: Store,
    view: View,
}

impl Progress {
    /// Counts one more entry, as the journal wrote it: the outcome is that of folding everything again.
    ///
    /// False where the entry was counted before, or has no form on disk.
    pub fn add(&mut self, entry: &Entry) -> bool {
        let line = encode(entry);
        let Ok(Wire::Known(head, body)) = read(line.as_bytes()) else {
            return false;
        };
        let key = self.store.key(&head.id);
        if self.store.holds(key) {
            return false;
        }
        let Ok(mut record) = self.store.record(key, &head, body) else {
            return false;
        };
        let plain = !matches!(record.what, What::Undo(_)) && !self.view.undone.names(key);
        let place = self.store.records.len() as u32;
        let last = self.store.is_last(&mut record);
        self.store.records.push(record);
        if plain && last {
            self.view.count(&self.store, place);
        } else {
            self.store.arrange();
            self.view = View::of(&self.store);
        }
        true
    }

    /// How many takes count.
    pub fn len(&self) -> usize {
        self.view.takes.len()
    }

    /// Whether no take counts.
    pub fn is_empty(&self) -> bool {
        self.view.takes.is_empty()
    }

    /// All takes, oldest first.
    pub fn takes(&self) -> impl DoubleEndedIterator<Item = Told<'_>> {
        self.tell(&self.view.takes)
    }

    /// The takes of a question, oldest first.
    pub fn takes_of(&self, question: &str) -> impl DoubleEndedIterator<Item = Told<'_>> {
        let number = self.store.names.find(question);
        let places = number.and_then(|number| self.view.by_question.get(&number));
        self.tell(places.map_or(&[], Vec::as_slice))
    }

    /// The takes of a question up to a day, oldest first: one that a wrong clock dated ahead counts once its day has come.
    pub fn takes_until(&self, question: &str, day: Day) -> impl DoubleEndedIterator<Item = Told<'_>> {
        self.takes_of(question).filter(move |take| take.day <= day)
    }

    /// Every question that was ever told, in no order that matters.
    pub fn told_questions(&self) -> impl Iterator<Item = &Id> {
        self.view.by_question.keys().filter_map(|number| self.store.names.get(*number))
    }

    /// The takes of a practice day, oldest first.
    pub fn told_on(&self, day: Day) -> impl DoubleEndedIterator<Item = Told<'_>> {
        self.tell(self.view.by_day.get(&day).map_or(&[], Vec::as_slice))
    }

    /// How many different questions were told on a practice day.
    pub fn questions_told_on(&self, day: Day) -> usize {
        self.told_on(day).map(|told| told.question).collect::<HashSet<_>>().len()
    }

    fn tell<'a>(&'a self, places: &'a [u32]) -> impl DoubleEndedIterator<Item = Told<'a>> {
        places.iter().filter_map(|place| Told::at(&self.store, *place))
    }

    /// Whether the next take of this question on this day is its cold take: none was told that day yet.
    pub fn is_cold(&self, question: &str, day: Day) -> bool {
        self.takes_of(question).all(|told| told.day != day)
    }

    /// The newest "Next time I will" that was written for a question.
    pub fn last_next_time(&self, question: &str) -> Option<&str> {
        let takes = self.takes_of(question).rev();
        takes.map(|told| told.next_time).find(|text| !text.is_empty())
    }

    /// Whether a checklist item is ticked by hand.
    pub fn tick(&self, item: &str) -> bool {
        self.is_on(Switch::Tick, item)
    }

    /// Whether a question to ask is chosen for the interview.
    pub fn starred(&self, item: &str) -> bool {
        self.is_on(Switch::Star, item)
    }

    /// The questions to ask that are chosen, by id.
    pub fn stars(&self) -> Vec<&Id> {
        self.all_on(Switch::Star)
    }

    /// Whether a question is out of practice.
    pub fn suspended(&self, question: &str) -> bool {
        self.is_on(Switch::Suspend, question)
    }

    /// The day on which the sample and the criteria of a question were uncovered, where they are open.
    pub fn uncovered_on(&self, question: &str) -> Option<Day> {
        self.view.uncovered.get(&self.store.names.find(question)?).copied()
    }

    /// Whether an item is marked as faulty.
    pub fn flagged(&self, item: &str) -> bool {
        self.is_on(Switch::Flag, item)
    }

    /// Whether this is switched on for an item.
    pub fn is_on(&self, switch: Switch, item: &str) -> bool {
        let number = self.store.names.find(item);
        let on = number.and_then(|item| self.view.switches.get(&(switch, item)));
        on.copied().unwrap_or_default()
    }

    /// The items this is switched on for, by id.
    pub fn all_on(&self, switch: Switch) -> Vec<&Id> {
        let on = self.view.switches.iter();
        let on = on.filter(|((which, _), on)| *which == switch && **on);
        let mut items: Vec<&Id> = on.filter_map(|((_, item), _)| self.store.names.get(*item)).collect();
        items.sort_unstable();
        items
    }

    /// The note on an item; nothing where none was written or the last one is empty.
    pub fn note(&self, item: &str) -> Option<&str> {
        let number = self.view.notes.get(&self.store.names.find(item)?)?;
        let (_, span) = self.store.notes.get(*number as usize)?;
        Some(self.store.texts.get(*span)).filter(|text| !text.is_empty())
    }

    /// The interview dates as they were set last.
    pub fn interview_dates(&self) -> &[Day] {
        let dates = self.view.dates;
        let dates = dates.and_then(|number| self.store.dates.get(number as usize));
        dates.map_or(&[], Vec::as_slice)
    }

    /// What was said of the interview on a date; nothing where nothing was.
    pub fn outcome(&self, date: Day) -> Option<&Outcome> {
        self.store.outcomes.get(*self.view.outcomes.get(&date)? as usize)
    }

    /// What was said of past interviews, the earliest first.
    pub fn outcomes(&self) -> impl DoubleEndedIterator<Item = &Outcome> {
        self.view.outcomes.values().filter_map(|number| self.store.outcomes.get(*number as usize))
    }

    /// Mock interviews with their days, oldest first.
    pub fn mocks(&self) -> impl DoubleEndedIterator<Item = (Day, &Mock)> {
        let records = self.view.mocks.iter().filter_map(|place| self.store.records.get(*place as usize));
        records.filter_map(|record| match record.what {
            What::Mock(number) => Some((record.day, self.store.mocks.get(number as usize)?)),
            _ => None,
        })
    }

    /// Sprints with their days, oldest first.
    pub fn sprints(&self) -> impl DoubleEndedIterator<Item = (Day, &Sprint)> {
        let records = self.view.sprints.iter().filter_map(|place| self.store.records.get(*place as usize));
        records.filter_map(|record| match record.what {
            What::Sprint(number) => Some((record.day, self.store.sprints.get(number as usize)?)),
            _ => None,
        })
    }

    /// The newest entry that can be taken back: no undo, and not undone.
    pub fn last_act(&self) -> Option<Act<'_>> {
        self.living().find_map(|place| self.act(place, place))
    }

    /// The newest undo that can be taken back, with what it took back; nothing once something was done since.
    pub fn last_undo(&self) -> Option<Act<'_>> {
        let mut undos = self.living().map_while(|place| match self.store.records.get(place as usize)?.what {
            What::Undo(_) => Some((place, self.view.undone.target(place))),
            _ => None,
        });
        undos.find_map(|(undo, target)| self.act(undo, target?))
    }

    /// Places of the entries that count, newest first.
    fn living(&self) -> impl Iterator<Item = u32> {
        let places = (0..self.store.records.len() as u32).rev();
        places.filter(|place| !self.view.undone.is_dead(*place))
    }

    /// The deed at one place under the id of another; nothing where the deed is an undo.
    fn act(&self, named: u32, done: u32) -> Option<Act<'_>> {
        let deed = Deed::of(&self.store, self.store.records.get(done as usize)?.what)?;
        let record = self.store.records.get(named as usize)?;
        Some(Act { id: record.key.id(&self.store.words), at: record.timestamp()?, deed })
    }

    /// The latest time any entry was written at, undone ones too: a clock behind it was set back, or is wrong.
    pub fn last_at(&self) -> Option<Timestamp> {
        let last = self.store.records.last()?;
        timestamp(last.when, last.off)
    }

    /// The highest sequence number that a device has written, 0 where it has written nothing.
    pub fn last_seq(&self, device: &str) -> u64 {
        self.store.last_seq(device)
    }
}
