//! The `starl` program.

use std::process::ExitCode;
use std::sync::mpsc;

use starl::app::model::Model;
use starl::cli::{self, Command, Setup};
use starl::io::clock::{Clock, SystemClock};
use starl::io::drill::MemoryDrill;
use starl::io::journal::MemoryJournal;
use starl::io::{input, terminal};
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

fn main() -> ExitCode {
    match cli::run() {
        Command::Done(code) => return code,
        Command::App(setup) | Command::Drill(setup, _) => app(setup),
    }
    ExitCode::SUCCESS
}

fn app(setup: Setup) {
    let clock = SystemClock::new();
    let troubles = setup.troubles.iter().filter_map(|trouble| trouble.reports.first());
    let troubles = troubles.map(|report| report.in_one_line()).collect();
    let mut claimed = terminal::claim().unwrap();
    let size = claimed.terminal.size().unwrap();
    let mut model = Model::new(setup.bank, troubles, size, clock.now());
    let (sender, inputs) = mpsc::channel();
    input::read_signals(sender.clone()).unwrap();
    input::read_events(sender);
    let mut journal = MemoryJournal::default();
    let mut drills = MemoryDrill::default();
    let mut world =
        World { clock: &clock, journal: &mut journal, drills: &mut drills, desk: &mut TerminalDesk };
    run(&mut claimed.terminal, &mut model, &inputs, &mut world).unwrap();
}
