//! Progress spelled out, to compare and to print it: inside, the same names may have other numbers.

use std::collections::BTreeMap;
use std::fmt;

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::{Progress, Switch, Told};

/// All that can be asked of a [`Progress`].
#[derive(Debug, PartialEq)]
struct Outline<'a> {
    takes: Vec<String>,
    by_question: BTreeMap<&'a Id, Vec<String>>,
    by_day: BTreeMap<Day, Vec<String>>,
    switches: BTreeMap<(Switch, &'a Id), bool>,
    notes: BTreeMap<&'a Id, &'a str>,
    dates: &'a [Day],
    last_act: Option<String>,
    last_undo: Option<String>,
}

impl Progress {
    fn outline(&self) -> Outline<'_> {
        Outline {
            takes: self.takes().map(|told| format!("{told:?}")).collect(),
            by_question: self.outline_of_questions(),
            by_day: self.outline_of_days(),
            switches: self.outline_of_switches(),
            notes: self.outline_of_notes(),
            dates: self.interview_dates(),
            last_act: self.last_act().map(|act| format!("{act:?}")),
            last_undo: self.last_undo().map(|act| format!("{act:?}")),
        }
    }

    fn outline_of_questions(&self) -> BTreeMap<&Id, Vec<String>> {
        let names = self.store.names.iter();
        names.map(|id| (id, ids(self.takes_of(id.as_str())))).filter(|(_, takes)| !takes.is_empty()).collect()
    }

    fn outline_of_days(&self) -> BTreeMap<Day, Vec<String>> {
        let days = self.view.by_day.keys();
        days.map(|day| (*day, ids(self.told_on(*day)))).collect()
    }

    fn outline_of_switches(&self) -> BTreeMap<(Switch, &Id), bool> {
        let switches = self.view.switches.iter();
        switches
            .filter_map(|((switch, item), on)| Some(((*switch, self.store.names.get(*item)?), *on)))
            .collect()
    }

    fn outline_of_notes(&self) -> BTreeMap<&Id, &str> {
        let names = self.store.names.iter();
        names.filter_map(|id| Some((id, self.note(id.as_str())?))).collect()
    }
}

fn ids<'a>(takes: impl Iterator<Item = Told<'a>>) -> Vec<String> {
    takes.map(|told| told.id()).collect()
}

/// Equal where every question about them has the same answer.
impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        self.outline() == other.outline()
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outline().fmt(f)
    }
}
