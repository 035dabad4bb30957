//! Scripted fortnights. On two devices: whatever was told, rated, undone and redone, agenda and memory are those of the
//! journal alone, in whatever order its lines are read. On one, with a date: the rules of the plan, and what holds.

use std::collections::HashMap;
use std::time::Duration;

use starl::domain::agenda::{AgendaInput, Pick, Wish, choose};
use starl::domain::day::Day;
use starl::domain::holds::HoldCount;
use starl::domain::id::Id;
use starl::domain::memory::{Memories, Trace};
use starl::domain::progress::{Fold, Progress};
use starl::domain::rating::Rating;
use starl::term::input::Input;

use crate::desk::{AtDesk, morning};
use crate::memory_journal::MemoryJournal;

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
    let known = AgendaInput {
        bank: &cx.bank,
        progress: &progress,
        memories: &memories,
        stories: &[],
        pace: &cx.pace,
        profile: cx.settings.profile,
        day,
        daily: cx.settings.drills_a_day,
    };
    let agenda = choose(&known, &Wish::default());
    let traces = cx.bank.questions().map(|(_, question)| memories.trace(&question.id).cloned());
    Belief { agenda, traces: traces.collect() }
}

fn press(desk: &mut AtDesk, keys: &str) {
    for key in keys.split_whitespace() {
        desk.turn(Input::Press(key.parse().expect("a key")));
    }
}

/// Tells the selected question in so many seconds, answers its follow-up, gives each criterion these points, and rates as
/// suggested.
fn tell(desk: &mut AtDesk, seconds: u64, points: &str) {
    // The seconds are those of a story; an opener takes its own share of them.
    let known = &desk.model.known;
    let outline = known.bank.outline(&known.agenda[0].question);
    let pace = known.pace.of(outline).into_owned();
    press(desk, "enter space");
    for part in outline.parts() {
        desk.wait(pace.plan(*part) * seconds as u32 / 150);
        press(desk, "space");
    }
    desk.wait(Duration::from_secs(1));
    press(desk, "enter space 2 0");
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
    let told =
        desks.iter().filter_map(|desk| desk.model.known.progress.as_ref()).map(|it| it.takes().count()).max();
    assert!(told > Some(30), "{told:?} takes are a fortnight");
}

/// Tells the selected question so that this rating is suggested, and takes it.
fn tell_rated(desk: &mut AtDesk, rating: Rating) {
    if rating > Rating::Again {
        return tell(desk, 150, if rating == Rating::Hard { "0 1 0" } else { "2 2 2 2 2 2" });
    }
    press(desk, "enter space");
    desk.wait(Duration::from_secs(24));
    press(desk, "space");
    desk.wait(Duration::from_secs(100));
    // Neither Result nor Learning was told.
    press(desk, "enter tab 0 1 1 tab tab tab enter");
}

/// Of 42 takes eleven fail and thirteen are hard, one after the other without an order.
fn rating(number: usize) -> Rating {
    match number * 17 % 42 {
        ..11 => Rating::Again,
        11..24 => Rating::Hard,
        _ => Rating::Easy,
    }
}

pub(crate) fn a_fortnight_with_a_date_keeps_the_rules_of_the_plan_and_what_holds_falls_when_it_fails() {
    let first: Day = "2026-11-23".parse().expect("a day");
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    press(&mut desk, "d + 1 4 enter");
    let mut told: Vec<(usize, Id, Rating)> = Vec::new();
    let mut fell = 0;
    for (number, day) in first.iter_days().take(14).enumerate() {
        desk.clock.advance(Duration::from_hours(1));
        desk.clock.set_wall(morning(&day.to_string()));
        press(&mut desk, "tab shift-tab");
        for _ in 0..3 {
            let question = desk.model.known.agenda[0].question.clone();
            let is_new = told.iter().all(|(_, other, _)| *other != question);
            assert!(!is_new || number < 11, "{question} is new on day {number}");
            let before = &desk.model.known.standing;
            let (count, held) = (before.questions, before.holds.question(&question));
            tell_rated(&mut desk, rating(told.len()));
            press(&mut desk, "esc");
            let take = desk.model.known.progress.as_ref().and_then(|progress| progress.takes().next_back());
            assert_eq!(take.and_then(|take| take.rating), Some(rating(told.len())));
            told.push((number, question, rating(told.len())));
            let now = desk.model.known.standing.questions;
            let holds = rating(told.len() - 1) > Rating::Hard;
            let expected = count.holds + usize::from(holds) - usize::from(held);
            assert_eq!(now, HoldCount { holds: expected, of: 14 }, "day {number}: {told:?}");
            let shown = desk.screen().lines().any(|line| line.contains(&format!(" {expected} of 14 ")));
            assert!(shown, "{}", desk.screen());
            fell += usize::from(held && !holds);
        }
        let of_day: Vec<&Id> =
            told.iter().filter(|(day, ..)| *day == number).map(|(_, question, _)| question).collect();
        let was_told =
            |question: &&Id| told.iter().any(|(day, other, _)| *day < number && other == *question);
        assert!(number < 5 || of_day.iter().any(was_told), "all of day {number} is new");
        let lines = desk.journal.lines().to_vec();
        assert_eq!(believed(&desk), recomputed(shuffled(&lines, number).into_iter(), day, &desk));
    }
    assert!(fell >= 2, "only {fell} fell");
    let mut times: HashMap<&Id, usize> = HashMap::new();
    for (place, (day, question, rating)) in told.iter().enumerate() {
        *times.entry(question).or_default() += 1;
        let mut later = told.iter().skip(place + 1).filter(|(_, other, _)| other == question);
        let is_back = later.next().is_some_and(|(back, ..)| back - day <= 2);
        assert!(
            *rating > Rating::Again || is_back || *day > 11,
            "{question} fell out on day {day}: {told:?}"
        );
    }
    let once = times.values().filter(|times| **times == 1).count();
    assert!(times.len() == 14 && once <= 1, "{times:?}");
}
