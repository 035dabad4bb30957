//! Any bytes as the running drill on disk: what is no drill is set aside, and what is one can be resumed, told on,
//! reviewed and saved without a panic.
//!
//! The first line is the file; each byte after it is a key, a wait or another size of the terminal.
#![no_main]
#![allow(dead_code, reason = "the sessions of the tests use the rest")]

#[path = "../../tests/session/desk.rs"]
mod desk;
#[path = "../../tests/session/memory.rs"]
mod memory;
#[path = "../../tests/session/memory_journal.rs"]
mod memory_journal;
#[path = "../../tests/session/sounds.rs"]
mod sounds;

use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use starl::term::input::Input;
use starl::keys::table::BINDINGS;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (file, keys) = bytes.split_at(end);
    let mut desk = desk::AtDesk::start(80, 24, "2026-11-23");
    desk.drills.text = Some(file.to_vec());
    desk.kill();
    for key in keys.iter().skip(1).take(24) {
        match key {
            0..200 => {
                let row = &BINDINGS[usize::from(*key) % BINDINGS.len()];
                desk.turn(Input::Press(row.chords[0]));
            }
            200..230 => {
                desk.clock.advance(Duration::from_secs(u64::from(*key)));
                desk.turn(Input::Wake);
            }
            _ => desk.turn(Input::Resize(u16::from(*key) - 190, 24)),
        }
        if desk.ended {
            desk.kill();
        }
    }
});
