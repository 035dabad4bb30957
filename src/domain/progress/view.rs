//! What counts: the entries that were not taken back, sorted for the questions that are asked of them.

use std::collections::{BTreeMap, HashMap};

use crate::domain::day::Day;
use crate::domain::progress::names::Quick;
use crate::domain::progress::record::{Switch, Telling, What};
use crate::domain::progress::store::Store;
use crate::domain::progress::undone::Undone;

/// The fold of a [`Store`]; numbers of takes are places in [`Store::records`].
#[derive(Debug, Clone, Default)]
pub(super) struct View {
    pub(super) undone: Undone,
    pub(super) takes: Vec<u32>,
    pub(super) by_question: Quick<u32, Vec<u32>>,
    pub(super) by_day: BTreeMap<Day, Vec<u32>>,
    pub(super) switches: HashMap<(Switch, u32), bool>,
    /// The day of the newest uncovering of each question that is open.
    pub(super) uncovered: HashMap<u32, Day>,
    /// The newest note of each item, by its place in [`Store::notes`].
    pub(super) notes: HashMap<u32, u32>,
    /// The newest dates, by their place in [`Store::dates`].
    pub(super) dates: Option<u32>,
    /// What was said last of the interview of each date, by its place in [`Store::outcomes`].
    pub(super) outcomes: BTreeMap<Day, u32>,
    /// Mock interviews, oldest first: their places in [`Store::records`].
    pub(super) mocks: Vec<u32>,
    /// Sprints, oldest first: their places in [`Store::records`].
    pub(super) sprints: Vec<u32>,
}

impl View {
    /// Folds the whole store, which is in order.
    pub(super) fn of(store: &Store) -> Self {
        let mut view = Self { undone: Undone::of(store), ..Self::default() };
        for place in 0..store.records.len() as u32 {
            if !view.undone.is_dead(place) {
                view.count(store, place);
            }
        }
        view
    }

    /// Counts one more entry, newer than all that were counted.
    pub(super) fn count(&mut self, store: &Store, place: u32) {
        let Some(record) = store.records.get(place as usize) else {
            return;
        };
        match record.what {
            What::Take(take) => {
                self.count_take(store, place, record.day, store.tellings.get(take as usize));
            }
            What::Switch(switch, on, item) => {
                self.switches.insert((switch, item), on);
                self.count_uncovered(switch, on, item, record.day);
            }
            What::Note(note) => {
                if let Some((item, _)) = store.notes.get(note as usize) {
                    self.notes.insert(*item, note);
                }
            }
            What::Interview(dates) => self.dates = Some(dates),
            What::Outcome(number) => {
                if let Some(outcome) = store.outcomes.get(number as usize) {
                    self.outcomes.insert(outcome.date, number);
                }
            }
            What::Mock(_) => self.mocks.push(place),
            What::Sprint(_) => self.sprints.push(place),
            What::Undo(_) => {}
        }
    }

    fn count_uncovered(&mut self, switch: Switch, on: bool, item: u32, day: Day) {
        match (switch, on) {
            (Switch::Uncover, true) => self.uncovered.insert(item, day),
            (Switch::Uncover, false) => self.uncovered.remove(&item),
            _ => None,
        };
    }

    /// Takes stand in the order of the journal; but one that was told elsewhere may be of an earlier day, and stands there.
    fn count_take(&mut self, store: &Store, place: u32, day: Day, telling: Option<&Telling>) {
        let (question, elsewhere) = telling.map(|it| (it.question, it.elsewhere)).unzip();
        let elsewhere = elsewhere.unwrap_or_default();
        self.by_day.entry(day).or_default().push(place);
        let of_question = question.map(|question| self.by_question.entry(question).or_default());
        for list in of_question.into_iter().chain([&mut self.takes]) {
            let at = if elsewhere { after(list, day, store) } else { list.len() };
            list.insert(at, place);
        }
    }
}

/// Where a take of a day belongs in a list: after the last one that is not of a later day.
fn after(list: &[u32], day: Day, store: &Store) -> usize {
    let is_before = |place: &u32| store.records.get(*place as usize).is_some_and(|record| record.day <= day);
    list.iter().rposition(is_before).map_or(0, |last| last + 1)
}
