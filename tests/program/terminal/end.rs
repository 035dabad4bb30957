//! The end, when nobody asked the user: signals, and a terminal that goes away.

use super::{FIRST, Terminal};
use crate::home::Home;

#[test]
fn a_signal_ends_a_drill_and_the_next_start_offers_it() {
    let drills = ["TERM", "HUP", "INT", "QUIT"].map(|signal| {
        let home = Home::new();
        let mut terminal = home.at_practice();
        terminal.press("\r ");
        (signal, home, terminal)
    });
    for (signal, home, mut terminal) in drills {
        terminal.wait_for_time("Situation", 1);
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), 0, "{signal}");
        terminal.assert_given_back();
        assert_offered(&home);
    }
}

/// Those that are sent for other ends than to end it: what would happen without a word is the end as well.
#[test]
fn every_other_signal_that_ends_a_program_gives_the_terminal_back() {
    let others = ["ABRT", "ALRM", "IO", "PROF", "SYS", "TRAP", "USR1", "USR2", "VTALRM", "XCPU"];
    let homes = others.map(|signal| (signal, Home::new()));
    for (signal, home) in &homes {
        let mut terminal = home.at_practice();
        terminal.press("\r ");
        terminal.wait_for("▌ Situation");
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), 0, "{signal}");
        terminal.assert_given_back();
        assert_eq!(home.drills(), ["drill.json"], "{signal}");
    }
}

#[test]
fn a_limit_on_the_size_of_files_is_an_error_like_a_full_disk() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
    let mut terminal = Terminal::run(home.shell(r#"ulimit -f 0; exec "$0" --data-dir ."#), 160, 24);
    terminal.wait_for(FIRST);
    terminal.press("\r ");
    terminal.wait_for("File too large");
    terminal.press("\x03");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_signal_does_not_stand_in_line_behind_what_was_typed_ahead() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    terminal.press("/");
    terminal.wait_for("Type to search");
    terminal.type_ahead(vec![b'x'; 100_000]);
    terminal.wait_until("the first of it", |terminal| terminal.screen().contains("xxx"));
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_signal_at_the_very_start_gives_the_terminal_back() {
    let home = Home::new();
    let mut terminal = home.start();
    terminal.wait_until("the first byte", |terminal| !terminal.bytes().is_empty());
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_closed_terminal_ends_a_drill_and_the_next_start_offers_it() {
    let home = Home::new();
    let mut terminal = in_drill(home.at_practice());
    terminal.hang_up();
    assert!(terminal.exit_code() < 2, "it ended by itself");
    assert_offered(&home);
}

/// Only the first process of the session gets a signal; here it is a shell that keeps it to itself.
#[test]
fn a_closed_terminal_is_noticed_without_a_signal() {
    let home = Home::new();
    let mut idle = behind_shell(&home);
    idle.wait_for(FIRST);
    idle.hang_up();
    assert_ended(&home, &mut idle);

    let mut terminal = behind_shell(&home);
    terminal.wait_for(FIRST);
    let mut terminal = in_drill(terminal);
    terminal.hang_up();
    assert_ended(&home, &mut terminal);
    assert_offered(&home);
}

/// The program behind a shell that does not care for SIGHUP; the shell keeps its exit code and its last words.
fn behind_shell(home: &Home) -> Terminal {
    Terminal::run(home.shell(r#"trap "" HUP; "$0" --data-dir . 2> words; echo "$?" > code"#), 80, 24)
}

fn assert_ended(home: &Home, shell: &mut Terminal) {
    assert_eq!(shell.exit_code(), 0, "the shell outlives it");
    // What notices first decides the code: the next frame, which cannot be drawn, or the watch on the terminal.
    let (code, words) = (home.text("code"), home.text("words"));
    assert!(
        code == "0\n" && words.is_empty() || code == "1\n" && words.contains("The terminal is gone"),
        "{code}{words}"
    );
}

/// Starts today's first drill and tells for a second.
fn in_drill(mut terminal: Terminal) -> Terminal {
    terminal.press("\r ");
    terminal.wait_for_time("Situation", 1);
    terminal
}

/// The drill is on disk as of its last second, and offered.
fn assert_offered(home: &Home) {
    assert_eq!(home.drills(), ["drill.json"]);
    let mut terminal = home.start();
    terminal.wait_for("A drill was cut off");
    let row = terminal.row("cut off at");
    assert!(row.contains("in Situation") && !row.contains("at 0:00"), "{row}");
    terminal.press("d");
    terminal.wait_for("Discarded.");
    assert!(home.drills().is_empty());
}
