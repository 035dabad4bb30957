//! Away for a while: ctrl-z or a signal, and back with fg.

use super::{FIRST, SECOND, Terminal};
use crate::home::Home;

/// A shell that controls its jobs: it says when the program was stopped, and brings it back at the next line.
const SHELL: &str =
    r#"set -m; "$0" --data-dir .; stty sane; echo "away: $?"; read line; fg >/dev/null; echo "ended: $?""#;

fn in_shell(home: &Home) -> Terminal {
    let mut terminal = Terminal::run(home.shell(SHELL), 80, 24);
    terminal.wait_for(FIRST);
    terminal
}

/// What stands on the terminal while the shell has it.
fn assert_away(terminal: &mut Terminal) {
    terminal.wait_until("the shell", |terminal| terminal.screen().contains("away: "));
    let cells = terminal.cells();
    assert!(!cells.alternate_screen() && !cells.hide_cursor() && !cells.bracketed_paste());
    assert!(!terminal.screen().contains(FIRST), "{}", terminal.screen());
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_everything_back() {
    let home = Home::new();
    let mut terminal = in_shell(&home);
    terminal.press("j\x1a");
    assert_away(&mut terminal);
    terminal.press("\n");
    terminal.wait_for(SECOND);
    assert!(terminal.cells().alternate_screen() && terminal.cells().bracketed_paste());
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
    assert!(terminal.screen().contains("ended: 0"), "{}", terminal.screen());
}

#[test]
fn a_drill_is_on_disk_while_it_is_away_and_goes_on_after() {
    let home = Home::new();
    let mut terminal = in_shell(&home);
    terminal.press("\r ");
    terminal.wait_for_time("Situation", 1);
    terminal.press("\x1a");
    assert_away(&mut terminal);
    assert_eq!(home.drills(), ["drill.json"]);
    terminal.press("\n");
    terminal.wait_for("▌ Situation");
    terminal.press(" ");
    terminal.wait_for("▌ Task");
}

#[test]
fn where_no_shell_could_bring_it_back_it_stays() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    terminal.press("\x1a");
    terminal.wait_for("Couldn't suspend starl");
    terminal.signal("TSTP");
    terminal.press("j");
    terminal.wait_for(SECOND);
}

#[test]
fn a_stop_from_outside_is_drawn_over_when_it_goes_on() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    let frames = terminal.frames();
    terminal.signal("STOP");
    terminal.signal("CONT");
    terminal.wait_until("another frame", |terminal| terminal.frames() > frames);
    assert!(terminal.screen().contains(FIRST) && terminal.cells().alternate_screen());
}

/// Its editor asks its whole job to stop, as most do at ctrl-z, and says so when it goes on.
#[test]
fn an_editor_that_stops_takes_the_program_with_it_and_both_come_back() {
    let mut home = Home::new();
    home.set_editor("echo in the editor; kill -s TSTP 0; echo went on");
    home.put("stories/pager.yaml", "title: The pager\n");
    let mut terminal = in_shell(&home);
    terminal.press("3");
    terminal.wait_for("The pager");
    terminal.press("e");
    assert_away(&mut terminal);
    terminal.press("\n");
    terminal.wait_until("the story again", |terminal| {
        terminal.cells().alternate_screen() && terminal.screen().contains("The pager")
    });
    terminal.press("q");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
}
