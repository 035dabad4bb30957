//! Keys: none is lost, and where none is pressed nothing happens.

use starl::ui::caret::cells;
use vt100::MouseProtocolMode;

use super::Terminal;
use crate::home::Home;

/// Typed while the window is dragged about.
const TYPED: &str = "abcdefghijklmnopqrstuvwxyz0123";

#[test]
fn no_key_is_lost_to_a_resize() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    terminal.press("/");
    terminal.wait_for("Type to search");
    for (round, key) in TYPED.char_indices() {
        // The key comes while the signal is on its way. No other key comes after it, which would bring it along.
        terminal.resize(80 + round as u16 % 5 * 8, 24 + round as u16 % 3);
        terminal.press(key.to_string());
        terminal.wait_for(TYPED.get(..=round).expect("letters"));
    }
    let is_close = |row: &str| row.contains("esc close");
    terminal.wait_until("the last size", |terminal| {
        terminal.screen().split('\n').next_back().is_some_and(is_close)
    });
    terminal.press("\x03");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn half_a_key_sequence_stops_no_clock_and_no_signal() {
    let home = Home::new();
    let drills = [&b"\x1b["[..], b"\x1b[<0;5", b"\x1b[200~half a paste", b"\xff"].map(|half| {
        let mut terminal = home.at_practice();
        terminal.press("\r ");
        terminal.press(half);
        terminal
    });
    for mut terminal in drills {
        terminal.wait_for_time("Situation", 2);
        terminal.signal("TERM");
        assert_eq!(terminal.exit_code(), 0);
        terminal.assert_given_back();
    }
}

/// While the clock of one drill counts three seconds, neither the practice screen nor a drill that is paused or whose
/// clock is hidden writes a byte: the frame after the next key is, byte for byte, the one that the same key had before.
#[test]
fn where_no_clock_is_seen_to_run_nothing_is_written() {
    let homes = [Home::new(), Home::new(), Home::new(), Home::new()];
    homes[2].run("settings set clock_view hidden").success();
    let [mut practice, mut paused, mut hidden, mut hourglass] = homes.each_ref().map(Home::at_practice);
    paused.press("\r p");
    paused.wait_for("paused");
    hidden.press("\r ");
    hidden.wait_for("enter finish");
    let before = [frame(&mut practice, "j"), frame(&mut paused, "!"), frame(&mut hidden, "!")];
    assert!(
        before[0].contains('▌') && before[0].contains("How do you explain") && before[1].contains("· spoile"),
        "{before:?}"
    );
    frame(&mut practice, "k");
    frame(&mut paused, "!");
    frame(&mut hidden, "!");
    hourglass.press("\r ");
    hourglass.wait_for_time("Situation", 3);
    let after = [frame(&mut practice, "j"), frame(&mut paused, "!"), frame(&mut hidden, "!")];
    assert_eq!(before, after);
}

#[test]
fn the_cursor_of_the_terminal_is_the_caret_of_a_field_and_else_hidden() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    assert!(terminal.cells().hide_cursor());
    terminal.press("/");
    terminal.wait_for("Type to search");
    terminal.press("日本x\x1b[D");
    terminal.wait_for("/ 日本x");
    let column = |terminal: &Terminal| {
        let row = terminal.row("/ 日本x");
        cells(row.split_once('x').expect("typed").0) as u16
    };
    let at_x = |terminal: &Terminal| terminal.cells().cursor_position().1 == column(terminal);
    terminal.wait_until("the caret before the x", at_x);
    assert!(!terminal.cells().hide_cursor());
    terminal.press("\x1b");
    terminal.wait_until("no caret", |terminal| terminal.cells().hide_cursor());
}

#[test]
fn the_mouse_is_switched_on_and_off_as_it_is_set_and_never_on_where_it_is_off() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    let mode = |terminal: &Terminal| terminal.cells().mouse_protocol_mode();
    assert_ne!(mode(&terminal), MouseProtocolMode::None);
    terminal.press(",Gkkk\r");
    terminal.wait_for("Set mouse to off.");
    assert_eq!(mode(&terminal), MouseProtocolMode::None);
    terminal.press("u");
    terminal.wait_until("the mouse", |terminal| mode(terminal) != MouseProtocolMode::None);
    terminal.press("U");
    terminal.wait_until("no mouse", |terminal| mode(terminal) == MouseProtocolMode::None);
    terminal.press("\x0c\x03");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_given_back();

    let mut terminal = home.at_practice();
    terminal.press("\x0cq");
    assert_eq!(terminal.exit_code(), 0);
    for mode in ["1000", "1002", "1003", "1006", "1015"] {
        let on = format!("\x1b[?{mode}h");
        assert!(!String::from_utf8_lossy(terminal.bytes()).contains(&on), "{mode}");
    }
}

/// Everything that is written from now until one more frame is whole.
fn frame(terminal: &mut Terminal, key: &str) -> String {
    let (bytes, frames) = (terminal.bytes().len(), terminal.frames());
    terminal.press(key);
    terminal.wait_until("a frame", |terminal| terminal.frames() > frames);
    String::from_utf8_lossy(&terminal.bytes()[bytes..]).into_owned()
}
