//! Start and quit: at every size, with and without colours, with and without a terminal.

use vt100::Color;

use super::{FIRST, Terminal, size};
use crate::home::{Home, STARL, run};

#[test]
fn the_first_start_says_what_to_do_and_q_gives_the_terminal_back() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    let screen = terminal.screen();
    for text in ["Answer one question aloud", "enter starts your first drill", "TODAY", "3 new", "q quit"] {
        assert!(screen.contains(text), "no {text:?} on\n{screen}");
    }
    assert!(terminal.cells().alternate_screen(), "what stood on the terminal is left alone");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_given_back();
    assert_eq!(terminal.screen().trim(), "", "nothing is left on the terminal");
    assert!(home.drills().is_empty());
}

#[test]
fn it_starts_and_quits_at_any_size() {
    for (columns, rows, seen) in
        [(0, 0, ""), (1, 1, ""), (2, 60, ""), (20, 4, ""), (250, 70, "Answer one question aloud")]
    {
        let home = Home::new();
        let mut terminal = Terminal::run(home.pty_command(STARL, ""), columns, rows);
        // There is little to read, so there is one picture.
        terminal.wait_until("the picture", |terminal| terminal.frames() == 1);
        assert!(terminal.screen().contains(seen), "{columns}x{rows}: {}", terminal.screen());
        // Through the drill and its review as well.
        terminal.press("\r \r\x03");
        assert_eq!(terminal.exit_code(), 0, "{columns}x{rows}");
        terminal.assert_given_back();
    }
}

/// A folder with a pack that takes a while to read.
fn with_large_pack() -> Home {
    let home = Home::new();
    let questions: Vec<String> =
        (0..500).map(|number| format!("      - {{id: q-{number}, text: Which {number}?}}\n")).collect();
    home.put(
        "packs/large.yaml",
        format!("themes:\n  - id: large\n    title: Large\n    questions:\n{}", questions.concat()),
    );
    home
}

#[test]
fn the_first_picture_does_not_wait_for_a_large_pack() {
    let home = with_large_pack();
    let mut terminal = home.at_practice();
    assert!(String::from_utf8_lossy(terminal.bytes()).contains("Reading"), "it came first");
    terminal.press("/499");
    terminal.wait_for("Which 499?");
}

#[test]
fn keys_go_by_the_size_the_terminal_got_while_a_large_pack_was_read() {
    let home = with_large_pack();
    let words: Vec<String> = (0..60).map(|number| format!("w{number:02}")).collect();
    home.put("stories/long.yaml", format!("title: Long\nsituation: {}\n", words.join(" ")));
    let mut terminal = home.start_with("", 100);
    let reads = |terminal: &Terminal| String::from_utf8_lossy(terminal.bytes()).contains("Reading");
    terminal.wait_until("the first picture", reads);
    terminal.resize(50, 24);
    terminal.wait_for(FIRST);
    terminal.press("3\r\r");
    terminal.wait_for("w59");
    terminal.press("\x1b[F\x1b[A@");
    terminal.wait_for("w47@");
    terminal.kill();
}

#[test]
fn a_terminal_that_claims_no_end_of_rows_is_drawn_on_as_far_as_anyone_reads() {
    let home = Home::new();
    let mut terminal = Terminal::claiming(home.pty_command(STARL, ""), size(u16::MAX, u16::MAX), 80, 24);
    terminal.wait_until("the picture", |terminal| terminal.frames() >= 1);
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    let written = String::from_utf8_lossy(terminal.bytes()).into_owned();
    let places = written.split("\x1b[").filter_map(|sequence| sequence.split_once('H')?.0.split_once(';'));
    let places =
        places.filter_map(|(row, column)| Some((row.parse::<u32>().ok()?, column.parse::<u32>().ok()?)));
    let places: Vec<(u32, u32)> = places.collect();
    assert!(places.len() > 5, "something is drawn");
    assert!(places.iter().all(|&(row, column)| row <= 300 && column <= 600), "{places:?}");
}

#[test]
fn a_sprint_opens_from_the_command_line_and_says_where_stories_start() {
    let home = Home::new();
    let mut terminal = home.start_with("sprint", 80);
    terminal.wait_for("a starts your first story");
    terminal.press("a");
    terminal.wait_for("What's the title of the story?");
    terminal.press("\x03");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn no_color_leaves_bold_and_no_colour() {
    let mut home = Home::new();
    home.set("NO_COLOR", "1");
    let terminal = home.at_practice();
    assert_eq!(colours(&terminal), 0);
    let tab = terminal.cells().cell(0, 10).expect("a cell");
    assert!(tab.contents() == "P" && tab.bold(), "the tab of Practice stands out all the same");
    assert!(colours(&Home::new().at_practice()) > 0, "there are colours where they are welcome");
}

#[test]
fn without_a_terminal_it_says_so() {
    let ended = run("").failure(2);
    let said = &ended.prints("").stderr;
    assert!(said.starts_with("This needs a terminal.") && said.ends_with(".\n"), "{said}");
    assert!(!said.contains('\x1b'), "{said:?}");
}

#[test]
fn on_a_dumb_terminal_it_says_so() {
    let mut home = Home::new();
    home.set("TERM", "dumb");
    let mut terminal = home.start_with("", 250);
    assert_eq!(terminal.exit_code(), 2);
    assert!(
        terminal.screen().starts_with("starl can't draw on this terminal (TERM=dumb)."),
        "{}",
        terminal.screen()
    );
    assert!(!terminal.bytes().contains(&b'\x1b'), "no escape codes: {}", terminal.screen());
    terminal.assert_given_back();
}

/// Cells with a colour of their own.
fn colours(terminal: &Terminal) -> usize {
    let screen = terminal.cells();
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let cells = (0..rows).flat_map(|row| (0..columns).filter_map(move |column| screen.cell(row, column)));
    cells.filter(|cell| (cell.fgcolor(), cell.bgcolor()) != (Color::Default, Color::Default)).count()
}
