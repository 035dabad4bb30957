//! The `starl` program.

use std::sync::mpsc;

use starl::app::model::Model;
use starl::domain::bank::Bank;
use starl::io::clock::{Clock, SystemClock};
use starl::io::drill::MemoryDrill;
use starl::io::journal::MemoryJournal;
use starl::io::{content, input, terminal};
use starl::runtime::{Desk, World, run};

struct TerminalDesk;
impl Desk for TerminalDesk {
    fn copy(&mut self, text: &str) -> Result<(), String> {
        terminal::copy(text).map_err(|why| why.to_string())
    }
    fn bell(&mut self) {
        let _gone = terminal::bell();
    }
}

fn main() {
    let clock = SystemClock::new();
    let bank = Bank::new(vec![content::built_in()]);
    let mut claimed = terminal::claim().unwrap();
    let size = claimed.terminal.size().unwrap();
    let mut model = Model::new(bank, vec![], size, clock.now());
    let (sender, inputs) = mpsc::channel();
    input::read_signals(sender.clone()).unwrap();
    input::read_events(sender);
    let mut journal = MemoryJournal::default();
    let mut drills = MemoryDrill::default();
    let mut world =
        World { clock: &clock, journal: &mut journal, drills: &mut drills, desk: &mut TerminalDesk };
    run(&mut claimed.terminal, &mut model, &inputs, &mut world).unwrap();
}
