//! A scripted fortnight on two devices: whatever was told, rated, undone and brought back, agenda and memory are those
//! of the journal alone, in whatever order its lines are read.

use std::time::Duration;

use starl::domain::agenda::{AgendaInput, Pick, Wish, choose};
use starl::domain::day::Day;
use starl::domain::memory::{Memories, Trace};
use starl::domain::progress::{Fold, Progress};
use starl::store::journal::MemoryJournal;
use starl::term::input::Input;

use crate::desk::{AtDesk, morning};

/// What the app makes of its history: today's questions and what is believed of every question.
#[derive(Debug, PartialEq)]
struct Belief {
    agenda: Vec<Pick>,
    traces: Vec<Option<Trace>>,
}

fn believed(desk: &AtDesk) -> Belief {
    let cx = desk.model.context();
    let traces = cx.bank.questions().map(|(_, question)| cx.memories.trace(&question.id).cloned());
    Belief { agenda: cx.agenda.clone(), traces: traces.collect() }
}

/// The same, worked out from lines alone.
fn recomputed(lines: impl Iterator<Item = String>, day: Day, desk: &AtDesk) -> Belief {
    let mut fold = Fold::default();
    lines.for_each(|line| assert_eq!(fold.read(line.as_bytes()), Ok(None), "{line}"));
    let progress: Progress = fold.finish();
    let memories = Memories::of(&progress, day);
    let cx = desk.model.context();
    let known = AgendaInput { bank: &cx.bank, progress: &progress, memories: &memories, stories: &[], day };
    let agenda = choose(&known, &Wish::default(), cx.settings.drills_a_day);
    let traces = cx.bank.questions().map(|(_, question)| memories.trace(&question.id).cloned());
    Belief { agenda, traces: traces.collect() }
}

fn press(desk: &mut AtDesk, keys: &str) {
    for key in keys.split_whitespace() {
        desk.turn(Input::Press(key.parse().expect("a key")));
    }
}

/// Tells the selected question in so many seconds, gives each criterion these points, and rates as suggested.
fn tell(desk: &mut AtDesk, seconds: u64, points: &str) {
    press(desk, "enter space");
    for share in [16, 10, 50, 15, 9] {
        desk.wait(Duration::from_secs(seconds * share / 100));
        press(desk, "space");
    }
    desk.wait(Duration::from_secs(1));
    press(desk, "enter 0");
    press(desk, points);
    press(desk, "tab tab tab enter");
}

/// What is done on a day: takes of many lengths and points, some taken back, some brought back, one left out.
fn practise(desk: &mut AtDesk, number: usize) {
    for drill in 0..3 {
        let seconds = 100 + 35 * ((number + drill) % 4) as u64;
        tell(desk, seconds, ["2 2 2 2 2 2", "1 1 1", "2 1 2 1", "0 1 0"][(number * 2 + drill) % 4]);
        press(desk, "esc");
        match (number + drill) % 5 {
            0 => press(desk, "u"),
            1 => press(desk, "u U"),
            2 => press(desk, "space"),
            _ => {}
        }
    }
    if number == 3 {
        press(desk, "d + 9 enter");
    }
}

/// A shuffle that follows from a seed.
fn shuffled(lines: &[String], seed: usize) -> Vec<String> {
    let mut lines = lines.to_vec();
    for end in (1..lines.len()).rev() {
        lines.swap(end, (end * 7919 + seed * 104_729) % (end + 1));
    }
    lines
}

pub(crate) fn a_fortnight_gives_the_same_agenda_and_memory_from_the_journal_alone_in_any_order() {
    let first: Day = "2026-11-23".parse().expect("a day");
    let mut desks = ["devicea0", "deviceb0"].map(|device| {
        let mut desk = AtDesk::start(80, 24, "2026-11-23");
        desk.journal = MemoryJournal::of_device(device);
        desk
    });
    for (number, day) in first.iter_days().take(14).enumerate() {
        let [desk, other] = if number % 3 == 0 { [1, 0] } else { [0, 1] };
        // The other device's file was synced overnight.
        let lines = desks[other].journal.lines().to_vec();
        let here = &mut desks[desk];
        for line in lines {
            if !here.journal.lines().contains(&line) {
                here.journal.slip_in(line);
            }
        }
        here.clock.advance(Duration::from_hours(1));
        here.clock.set_wall(morning(&day.to_string()));
        press(here, "tab shift-tab");
        practise(here, number);
        press(here, "r r u u");
        let lines = here.journal.lines().to_vec();
        let wished = believed(here);
        here.kill();
        let met = believed(here);
        assert_eq!(wished.traces, met.traces, "day {number}");
        assert_eq!(met, recomputed(lines.iter().cloned(), day, here), "day {number}, in order");
        for seed in 1..4 {
            let mixed = shuffled(&lines, seed);
            assert_eq!(met, recomputed(mixed.into_iter(), day, here), "day {number}, shuffled by {seed}");
        }
        let of = |device: &'static str| lines.iter().filter(move |line| line.contains(device)).cloned();
        let files = of("\"deviceb0-").chain(of("\"devicea0-")).chain(of("\"deviceb0-"));
        assert_eq!(met, recomputed(files, day, here), "day {number}, from two files, one read twice");
    }
    let told = desks.iter().filter_map(|desk| desk.model.known.progress.as_ref()).map(Progress::len).max();
    assert!(told > Some(30), "{told:?} takes are a fortnight");
}
