//! A panic gives the terminal back.
//!
//! The program has no key for a panic. So this test runs itself once more, in a pseudo-terminal, and that second run
//! claims the terminal as the program does, and panics.

use std::env;
use std::process::exit;
use std::thread::{self, Builder};

use ratatui::buffer::Buffer;
use starl::term::terminal::{Claimed, claim};

use super::Terminal;
use crate::home::Home;

/// Tells the second run where to panic. The program knows nothing of it.
const WHERE: &str = "STARL_TEST_PANICS_IN";

/// This test, by its name.
const ITSELF: [&str; 3] = ["--exact", "terminal::panic::a_panic_gives_the_terminal_back", "--nocapture"];

#[test]
fn a_panic_gives_the_terminal_back() {
    match env::var(WHERE) {
        Ok(place) => panic_in(&place),
        Err(_) => ["the main thread", "another thread"].into_iter().for_each(gives_back),
    }
}

fn gives_back(place: &str) {
    let mut terminal = second_run(place);
    assert_eq!(terminal.exit_code(), 101, "{place}: {}", terminal.screen());
    terminal.assert_given_back();
    let screen = terminal.screen();
    assert!(screen.contains("hit an internal error at tests/program/terminal/panic.rs"), "{place}: {screen}");
    assert!(!screen.contains("my story"), "{place}: no content is shown: {screen}");
    let last = screen.lines().position(|row| row.contains("you can resume it the next time"));
    let last = last.unwrap_or_else(|| panic!("{place}: {screen}"));
    let cursor = usize::from(terminal.cells().cursor_position().0);
    assert!(cursor > last, "{place}: the shell goes on below what is said, not at row {cursor} of {screen}");
}

fn second_run(place: &str) -> Terminal {
    let mut home = Home::new();
    home.set(WHERE, place);
    let mut command = home.pty_command(env::current_exe().expect("a name"), &ITSELF);
    command.cwd("/");
    Terminal::run(command, 250, 24)
}

/// In a thread of this name, as the loop is, the panic unwinds; no test runs in the true main thread.
fn panic_in(place: &str) {
    let main = Builder::new().name("main".to_owned());
    let ended = main.spawn(match place {
        "the main thread" => panic_in_loop,
        _ => panic_beside_loop,
    });
    let _ = ended.expect("a thread").join();
    exit(101);
}

/// A terminal with a frame on it, which hides the cursor.
fn claimed() -> Claimed {
    let mut claimed = claim().expect("a terminal");
    let area = claimed.area().expect("its size");
    claimed.show(Buffer::empty(area), None).expect("a frame");
    claimed
}

fn panic_in_loop() {
    let _claimed = claimed();
    panic!("my story");
}

fn panic_beside_loop() {
    let _claimed = claimed();
    let _ = thread::spawn(|| panic!("my story")).join();
    exit(0);
}
