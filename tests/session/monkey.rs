//! A monkey at the keys: tens of thousands of seeded presses, clicks and waits at random sizes.
//!
//! It looks for panics, for effects of actions that were not accepted, and for a progress that is not the fold of the journal.

use std::time::Duration;

use crate::desk::AtDesk;
use starl::domain::memory::Memories;
use starl::keys::chord::{self, Chord};
use starl::keys::table::{self, BINDINGS};
use starl::store::journal::Journal;
use starl::store::settings::SettingsStore;
use starl::term::input::Input;
use starl::ui::canvas::Target;

/// A small generator (xorshift): the same seed, the same monkey.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn chord(dice: &mut Dice) -> Chord {
    let row = &BINDINGS[dice.roll(BINDINGS.len())];
    match dice.roll(12) {
        0 => chord::char(['é', '日', 'z', '7', '"', '\u{301}'][dice.roll(6)]),
        _ => row.chords[dice.roll(row.chords.len())],
    }
}

fn step(desk: &mut AtDesk, dice: &mut Dice) {
    match dice.roll(20) {
        0 => desk.turn(Input::Click(dice.roll(140) as u16, dice.roll(45) as u16)),
        1 => desk.turn(Input::Scroll(dice.roll(7).cast_signed() - 3)),
        2 => desk.turn(Input::Resize(dice.roll(141) as u16, dice.roll(46) as u16)),
        3 => desk.turn(Input::Paste("Zeile\n\u{1b}[31mzwei\u{202e}".to_owned())),
        4 => desk.wait(Duration::from_millis(dice.roll(90_000) as u64)),
        5 => {
            desk.clock.advance(Duration::from_secs(dice.roll(60_000) as u64));
            desk.turn(Input::Wake);
        }
        6 if dice.roll(12) == 0 => desk.kill(),
        7 => click_on_an_old_picture(desk, dice),
        _ => press(desk, chord(dice)),
    }
}

/// A key and a click that come in one batch: the click was aimed at the picture before the key. What no key means by
/// then it must not do either.
fn click_on_an_old_picture(desk: &mut AtDesk, dice: &mut Dice) {
    let old = desk.hits.clone();
    press(desk, chord(dice));
    let seen: Vec<_> = BINDINGS.iter().filter_map(|row| old.find(row.action)).collect();
    if seen.is_empty() {
        return;
    }
    let cell = seen[dice.roll(seen.len())];
    let Some(Target::Do(action)) = old.at(cell.0, cell.1) else { return };
    let scopes = desk.model.scopes();
    let live = table::live(&scopes, |action| desk.model.accepts(action)).any(|row| row.action == action);
    let before = (desk.journal.lines().len(), desk.drills.text.clone());
    desk.hits = old;
    desk.turn(Input::Click(cell.0, cell.1));
    if !live {
        assert_eq!(before, (desk.journal.lines().len(), desk.drills.text.clone()), "{action:?} was clicked");
    }
    if desk.ended {
        desk.kill();
    }
}

fn press(desk: &mut AtDesk, chord: Chord) {
    let idle = desk.model.resolve(chord).is_none() && !desk.model.is_typing();
    let before = (desk.journal.lines().len(), desk.asked.copied.len());
    desk.turn(Input::Press(chord));
    if idle {
        let after = (desk.journal.lines().len(), desk.asked.copied.len());
        assert_eq!(before, after, "{chord} was not accepted, and did something");
    }
    if desk.ended {
        desk.kill();
    }
}

pub(crate) fn a_monkey_breaks_nothing(seed: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    for _ in 0..4_000 {
        step(&mut desk, &mut dice);
    }
    let progress = desk.model.known.progress.as_ref().expect("it was read");
    let folded = desk.journal.load().progress;
    let told = |progress: &starl::domain::progress::Progress| {
        progress.takes().map(|take| (take.id.to_owned(), take.total, take.rating)).collect::<Vec<_>>()
    };
    assert_eq!(told(progress), told(&folded), "seed {seed}");
    assert!(*progress == folded, "seed {seed}: all that is counted");
    assert_eq!(progress.interview_dates(), folded.interview_dates(), "seed {seed}");
    let read = desk.settings.load().expect("readable");
    assert_eq!(desk.model.known.settings, read.settings, "seed {seed}");
    assert!(!desk.journal.lines().is_empty(), "seed {seed} reached the journal");
    let cx = desk.model.context();
    let recomputed = Memories::of(&folded, cx.day());
    for (_, question) in cx.bank.questions() {
        let (kept, new) = (cx.memories.trace(&question.id), recomputed.trace(&question.id));
        assert_eq!(kept, new, "seed {seed}: the memory of {}", question.id);
    }
}
