//! What counts: the entries that weren't undone, sorted for the questions that are asked of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::{Fact, Switch};
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::outcome::Outcome;
use crate::domain::progress::undone::Undone;
use crate::domain::shared::QuickMap;
use crate::domain::take::Take;

/// How many lines for the next time are open at most: a newer one closes the oldest.
const MOST_NEXT_TIMES: usize = 3;

/// Numbers are places among the entries, which are in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Index {
    pub(super) undone: Undone,
    pub(super) takes: Vec<usize>,
    pub(super) by_question: QuickMap<Id, Vec<usize>>,
    pub(super) by_day: BTreeMap<Day, Vec<usize>>,
    /// The items that each switch is on for, with the day it was switched on last.
    pub(super) on: BTreeMap<Switch, BTreeMap<Id, Day>>,
    /// The newest note of each item.
    pub(super) notes: HashMap<Id, String>,
    /// The interview dates as they were set last.
    pub(super) dates: Vec<Day>,
    /// When each of these dates was set: the day and the time since when it has stood.
    pub(super) set_at: BTreeMap<Day, (Day, Timestamp)>,
    /// What was said last of the interview of each date.
    pub(super) outcomes: BTreeMap<Day, Outcome>,
    pub(super) mocks: Vec<usize>,
    pub(super) sprints: Vec<usize>,
    /// The newest figures of each take, by the id of its entry.
    pub(super) heard: HashMap<String, usize>,
    /// The takes whose line for the next time is open, oldest first.
    pub(super) next_times: Vec<usize>,
    /// The ids of the takes whose line was struck off: another clock may have put that before the take.
    struck: HashSet<String>,
}

impl Index {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut index = Self { undone: Undone::of(entries), ..Self::default() };
        for (place, entry) in entries.iter().enumerate() {
            if !index.undone.is_dead(place) {
                index.count(entries, place, entry);
            }
        }
        index
    }

    /// Counts one more entry, newer than all that were counted.
    pub(super) fn count(&mut self, entries: &[Entry], place: usize, entry: &Entry) {
        if let Some((switch, item, on)) = entry.fact.switch() {
            let items = self.on.entry(switch).or_default();
            if on {
                items.insert(item.clone(), entry.day)
            } else {
                items.remove(item)
            };
        }
        match &entry.fact {
            Fact::Take(take) => {
                self.count_take(entries, place, entry.day, take);
                if !take.next_time.is_empty() && !self.struck.contains(&entry.id) {
                    self.next_times.push(place);
                    let closed = self.next_times.len().saturating_sub(MOST_NEXT_TIMES);
                    self.next_times.drain(..closed);
                }
            }
            Fact::Strike { of } => {
                self.next_times.retain(|take| entries.get(*take).is_none_or(|take| take.id != *of));
                self.struck.insert(of.clone());
            }
            Fact::Note { item, text } => {
                self.notes.insert(item.clone(), text.clone());
            }
            Fact::Interview { dates } => {
                let since = |date: &Day| (*date, *self.set_at.get(date).unwrap_or(&(entry.day, entry.at)));
                self.set_at = dates.iter().map(since).collect();
                self.dates.clone_from(dates);
            }
            Fact::Outcome(outcome) => {
                self.outcomes.insert(outcome.date, outcome.clone());
            }
            Fact::Mock(_) => self.mocks.push(place),
            Fact::Sprint(_) => self.sprints.push(place),
            Fact::Heard(heard) => {
                self.heard.insert(heard.of.clone(), place);
            }
            _ => {}
        }
    }

    /// Takes stand in the order of the journal; but one that was told elsewhere may be of an earlier day, and stands there.
    /// An exercise has only a piece of an answer: it is no take of its question.
    fn count_take(&mut self, entries: &[Entry], place: usize, day: Day, take: &Take) {
        self.by_day.entry(day).or_default().push(place);
        if take.is_exercise() {
            return self.takes.push(place);
        }
        let of_question = self.by_question.entry(take.question.clone()).or_default();
        for list in [of_question, &mut self.takes] {
            let at = if take.elsewhere { after(list, day, entries) } else { list.len() };
            list.insert(at, place);
        }
    }
}

/// Where a take of a day belongs in a list: after the last one that is not of a later day.
fn after(list: &[usize], day: Day, entries: &[Entry]) -> usize {
    let is_before = |place: &usize| entries.get(*place).is_some_and(|entry| entry.day <= day);
    list.iter().rposition(is_before).map_or(0, |last| last + 1)
}
