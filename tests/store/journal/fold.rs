//! The fold: the same whatever order lines come in, and the same entry by entry as all at once.

use proptest::prelude::*;
use starl::domain::day::Day;
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::journal::Entry;
use starl::domain::journal::codec::encode;
use starl::domain::progress::{Fold, Progress};
use starl::domain::take::Take;

use super::arbitrary::history;

fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Progress {
    let mut fold = Fold::default();
    for entry in entries {
        assert_eq!(fold.read(encode(entry).as_bytes()), Ok(None));
    }
    fold.finish()
}

fn shuffled() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    history().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
}

proptest! {
    #[test]
    fn order_and_repetition_do_not_matter((entries, other) in shuffled()) {
        let whole = fold(&entries);
        prop_assert_eq!(&fold(&other), &whole);
        prop_assert_eq!(&fold(other.iter().chain(&entries)), &whole);
    }

    #[test]
    fn entry_by_entry_is_all_at_once((entries, other) in shuffled(), split: prop::sample::Index) {
        for entries in [entries, other] {
            let split = split.index(entries.len() + 1);
            let mut progress = fold(&entries[..split]);
            for (number, entry) in entries.iter().enumerate().skip(split) {
                prop_assert!(progress.add(entry));
                prop_assert_eq!(&progress, &fold(&entries[..=number]));
            }
            prop_assert!(entries.iter().all(|entry| !progress.add(entry)), "each counts once");
        }
    }

    #[test]
    fn an_undo_and_its_undo_leave_everything_as_it_was(entries in history()) {
        let mut progress = fold(&entries);
        let before = progress.clone();
        let Some(act) = progress.last_act().map(|act| act.id.to_owned()) else { return Ok(()) };
        let last = entries.iter().max_by_key(|entry| entry.at);
        let mut undo = |number: u64, of: String| {
            let id = format!("dev00009-{number:020x}");
            let at = last.map(|entry| entry.at).unwrap_or_default() + chrono::TimeDelta::days(1);
            let fact = Fact::Undo { of };
            let entry = Entry { id: id.clone(), seq: number, at, day: Day::default(), fact };
            progress.add(&entry);
            (id, progress.clone())
        };
        let (first, without) = undo(1, act.clone());
        prop_assert_eq!(without.last_undo().map(|act| act.id), Some(first.as_str()));
        prop_assert_ne!(without.last_act().map(|act| act.id), Some(act.as_str()));
        let (_, again) = undo(2, first);
        prop_assert_eq!(again.last_act().map(|act| act.id), Some(act.as_str()));
        prop_assert_eq!(again.takes().count(), before.takes().count());
        prop_assert!(again.takes().map(|told| told.id).eq(before.takes().map(|told| told.id)));
    }
}

/// Ticks, takes and undos, one after the other.
struct Script(Vec<Entry>);

impl Script {
    fn write(&mut self, device: &str, second: i64, fact: Fact) -> String {
        let seq = self.0.len() as u64 + 1;
        let id = format!("{device}-{seq:020x}");
        let at = chrono::DateTime::from_timestamp(1_795_132_800 + second, 0).unwrap();
        let at = at.fixed_offset();
        let day = at.date_naive();
        self.0.push(Entry { id: id.clone(), seq, at, day, fact });
        id
    }

    fn tick(&mut self, second: i64, on: bool) -> String {
        self.write("dev00000", second, Fact::Tick { item: item(), on })
    }

    /// A take with this line for the next time.
    fn take(&mut self, second: i64, line: &str) -> String {
        let take = Take { next_time: line.to_owned(), ..Take::of(item()) };
        self.write("dev00000", second, Fact::Take(Box::new(take)))
    }

    fn strike(&mut self, second: i64, of: &str) -> String {
        self.write("dev00000", second, Fact::Strike { of: of.to_owned() })
    }

    /// The lines for the next time that are open.
    fn open(&self) -> Vec<String> {
        fold(&self.0).open_next_times().iter().map(|told| told.next_time.clone()).collect()
    }

    fn undo(&mut self, second: i64, of: &str) -> String {
        self.write("dev00000", second, Fact::Undo { of: of.to_owned() })
    }
}

fn item() -> Id {
    Id::new("stories").unwrap()
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let mut script = Script(Vec::new());
    let on = script.tick(1, true);
    let off = script.tick(2, false);
    assert!(!fold(&script.0).tick("stories"));
    let first = script.undo(3, &off);
    assert!(fold(&script.0).tick("stories"));
    let second = script.undo(4, &on);
    let progress = fold(&script.0);
    assert!(!progress.tick("stories"));
    assert_eq!(progress.last_act(), None);
    let undone = progress.last_undo().map(|act| (act.id, act.fact.deed()));
    assert_eq!(undone, Some((second.as_str(), "checking off stories".to_owned())));

    script.undo(5, &second);
    let progress = fold(&script.0);
    assert!(progress.tick("stories"));
    assert_eq!(progress.last_undo().map(|act| act.id), Some(first.as_str()));
    script.undo(6, &first);
    let progress = fold(&script.0);
    assert_eq!(progress.last_undo(), None);
    let act = progress.last_act().map(|act| act.fact.deed());
    assert_eq!(act.as_deref(), Some("unchecking stories"));
}

#[test]
fn nothing_is_redone_after_something_new() {
    let mut script = Script(Vec::new());
    let on = script.tick(1, true);
    script.undo(2, &on);
    script.tick(3, true);
    assert_eq!(fold(&script.0).last_undo(), None);
}

#[test]
fn an_undo_reaches_an_entry_that_another_clock_put_after_it() {
    let mut script = Script(Vec::new());
    let on = script.tick(100, true);
    script.write("dev00001", 1, Fact::Undo { of: on });
    assert!(!fold(&script.0).tick("stories"));
}

#[test]
fn undos_in_a_circle_change_nothing() {
    let mut script = Script(Vec::new());
    script.tick(1, true);
    script.undo(2, "dev00000-00000000000000000003");
    script.undo(3, "dev00000-00000000000000000002");
    script.undo(4, "dev00000-00000000000000000004");
    assert!(fold(&script.0).tick("stories"));
}

#[test]
fn a_clock_set_back_does_not_hide_what_was_done_last() {
    let mut script = Script(Vec::new());
    script.tick(3_600, true);
    let off = script.tick(1, false);
    let progress = fold(&script.0);
    assert!(!progress.tick("stories"));
    let last = progress.last_at().map(|at| at.timestamp());
    assert_eq!(last, Some(1_795_132_800 + 3_600), "the clock was there already");
    let act = progress.last_act();
    assert_eq!(act.map(|act| act.id), Some(off.as_str()));
    assert_eq!(act.map(|act| act.fact), Some(&Fact::Tick { item: item(), on: false }));
}

#[test]
fn the_newest_entry_wins_over_devices() {
    let mut script = Script(Vec::new());
    script.write("dev00001", 5, Fact::Tick { item: item(), on: true });
    script.tick(4, false);
    assert!(fold(&script.0).tick("stories"));
    script.tick(5, false);
    assert!(fold(&script.0).tick("stories"), "at one time the later device name wins");
    assert_eq!(fold(&script.0).last_seq("dev00000"), 3);
    assert_eq!(fold(&script.0).last_seq("dev00001"), 1);
    assert_eq!(fold(&script.0).last_seq("dev"), 0);
}

#[test]
fn three_lines_for_the_next_time_are_open_and_a_newer_one_closes_the_oldest() {
    let mut script = Script(Vec::new());
    for (second, line) in (1..).zip(["one", "", "two", "three"]) {
        script.take(second, line);
    }
    assert_eq!(script.open(), ["three", "two", "one"], "a take without a line closes none");
    let four = script.take(5, "four");
    assert_eq!(script.open(), ["four", "three", "two"]);
    script.undo(6, &four);
    assert_eq!(script.open(), ["three", "two", "one"], "what was undone never closed anything");
}

#[test]
fn a_line_that_was_struck_off_stays_closed_and_makes_room() {
    let mut script = Script(Vec::new());
    script.take(1, "one");
    let two = script.take(2, "two");
    script.take(3, "three");
    let struck = script.strike(4, &two);
    assert_eq!(script.open(), ["three", "one"]);
    let four = script.take(5, "four");
    assert_eq!(script.open(), ["four", "three", "one"]);
    let last = script.strike(6, &four);
    assert_eq!(script.open(), ["three", "one"]);
    script.undo(7, &last);
    assert_eq!(script.open(), ["four", "three", "one"]);
    script.undo(8, &struck);
    assert_eq!(script.open(), ["four", "three", "two"], "it was open when the newest was written");
}

#[test]
fn a_line_is_struck_off_by_a_clock_that_put_that_before_the_take() {
    let mut script = Script(Vec::new());
    let one = script.take(100, "one");
    script.write("dev00001", 1, Fact::Strike { of: one });
    assert!(script.open().is_empty());
}
