//! Away for a while: ctrl-z or a signal, and back with fg.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use portable_pty::CommandBuilder;

use crate::home::Home;
use crate::terminal::Terminal;

/// A shell that controls its jobs: it says when the program was stopped, and brings it back at the next line.
const SHELL: &str =
    r#"set -m; "$0" --data-dir .; stty sane; echo "away: $?"; read line; fg >/dev/null; echo "ended: $?""#;

fn shell(home: &Home) -> CommandBuilder {
    let mut shell = CommandBuilder::new("/bin/sh");
    shell.args(["-c", SHELL]);
    shell.arg(env!("CARGO_BIN_EXE_starl"));
    home.keep_to_itself(&mut shell);
    shell
}

fn in_shell(home: &Home) -> Terminal {
    let mut terminal = Terminal::run(shell(home), 80, 24);
    terminal.wait_for("▸ 1");
    terminal
}

/// What stands on the terminal while the shell has it.
fn assert_away(terminal: &mut Terminal) {
    terminal.wait_until("the shell", |terminal| terminal.screen().contains("away: "));
    let cells = terminal.cells();
    assert!(!cells.alternate_screen() && !cells.hide_cursor() && !cells.bracketed_paste());
    assert!(!terminal.screen().contains("▸ 1"), "{}", terminal.screen());
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_everything_back() {
    let home = Home::new();
    let mut terminal = in_shell(&home);
    terminal.press("j\x1a");
    assert_away(&mut terminal);
    terminal.press("\n");
    terminal.wait_for("▸ 2");
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
    terminal.wait_for("▸ Situation");
    terminal.press(" ");
    terminal.wait_for("▸ Task");
}

#[test]
fn where_no_shell_could_bring_it_back_it_stays() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    terminal.press("\x1a");
    terminal.wait_for("There is no shell here");
    terminal.signal("TSTP");
    terminal.press("j");
    terminal.wait_for("▸ 2");
}

#[test]
fn a_stop_from_outside_is_drawn_over_when_it_goes_on() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    let frames = terminal.frames();
    terminal.signal("STOP");
    terminal.signal("CONT");
    terminal.wait_until("another frame", |terminal| terminal.frames() > frames);
    assert!(terminal.screen().contains("▸ 1") && terminal.cells().alternate_screen());
}

/// An editor that asks its whole job to stop, as most do at ctrl-z, and says so when it goes on.
const EDITOR: &str = r"#!/bin/sh
echo in the editor
kill -s TSTP 0
echo went on
";

#[test]
fn an_editor_that_stops_takes_the_program_with_it_and_both_come_back() {
    let home = Home::new();
    let editor = home.path().join("editor");
    fs::write(&editor, EDITOR).expect("an editor");
    fs::set_permissions(&editor, PermissionsExt::from_mode(0o700)).expect("it can be run");
    fs::create_dir(home.path().join("stories")).expect("a folder");
    fs::write(home.path().join("stories/pager.yaml"), "title: The pager\n").expect("a story");
    let mut shell = shell(&home);
    shell.env("EDITOR", &editor);
    let mut terminal = Terminal::run(shell, 80, 24);
    terminal.wait_for("▸ 1");
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
