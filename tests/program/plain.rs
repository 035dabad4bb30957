//! Line by line: through a pipe, and at a terminal, which is left as it is.

use std::fs;

use crate::home::{Home, run};

/// Starts a drill, pauses, finishes, skips the follow-up and the guess, goes through the review, and saves.
const TAKE: &str = "\npause\nfinish\nskip\n0\nnext\nnext\nnext\nname the number first\n1\nq\nq\n";

#[test]
fn a_take_is_saved_through_a_pipe() {
    let home = Home::new();
    let printed = home.run_with_input("drill ambiguity-unclear-start --plain", TAKE).success();
    printed.says("Question: Tell me about a project").says("Saved: 1 again.");
    assert!(!printed.stdout.contains(|c: char| c.is_control() && c != '\n'), "{:?}", printed.stdout);
    assert_eq!(printed.stderr, "");
    let takes = home.takes();
    assert_eq!((takes.len(), takes[0]["next_time"].as_str()), (1, Some("name the number first")));
}

#[test]
fn all_of_it_is_offered_where_there_is_no_terminal() {
    for line in ["", "drill", "mock", "sprint"] {
        run(line).failure(2).complains("Add --plain");
        let printed = run(&format!("{line} --plain")).success();
        assert!(printed.stdout.lines().count() > 2, "{line}: {}", printed.stdout);
    }
    run("--plain drill").success().says("Drill: ");
    run("drill no-such-question --plain").failure(2).prints("");
}

#[test]
fn the_end_of_the_input_keeps_the_drill() {
    let home = Home::new();
    home.run_with_input("drill --plain", "\n").success().says("you can resume it the next time you start");
    home.run_with_input("--plain", "d\nq\n").success().says("A drill was cut off.").says("Discarded.");
    assert!(home.takes().is_empty());
}

#[test]
fn what_is_entered_is_never_obeyed_by_a_terminal_nor_too_long() {
    let home = Home::new();
    let mut odd = format!("\x1b[31m\x07\n{}\nd\n\x1b]0;title\x07\nq\n", "x".repeat(100_000)).into_bytes();
    odd.push(0xff);
    let ended = home.run_with_input("--plain", odd).success();
    assert!(!ended.stdout.contains(['\x1b', '\x07']), "{:?}", ended.stdout);
}

#[test]
fn problems_in_files_are_said_first() {
    let home = Home::new();
    home.put("packs/broken.yaml", "pack: [");
    let printed = home.run("--plain").success();
    let first = printed.stdout.lines().next().unwrap();
    assert!(first.contains("broken.yaml"), "{}", printed.stdout);
}

#[test]
fn a_terminal_gets_words_and_nothing_else() {
    let mut home = Home::new();
    home.set("TERM", "dumb");
    let mut terminal = home.start_with("drill --plain", 200);
    terminal.wait_until("ready", |terminal| terminal.screen().contains("Ready when you are"));
    terminal.press("\n");
    terminal.wait_until("the first part", |terminal| terminal.screen().contains("part 1 of 5"));
    terminal.press("pause\nfinish\nskip\n0\nnext\nnext\nnext\n\n1\nq\nq\n");
    assert_eq!(terminal.exit_code(), 0);
    assert!(terminal.screen().contains("Saved: 1 again."), "{}", terminal.screen());
    assert!(!terminal.bytes().contains(&0x1b) && !terminal.bytes().contains(&0x07));
    terminal.assert_given_back();
}

#[test]
fn a_signal_keeps_the_drill_and_writes_no_code() {
    let home = Home::new();
    let mut terminal = home.start_with("drill --plain", 200);
    terminal.wait_until("ready", |terminal| terminal.screen().contains("Ready when you are"));
    terminal.press("\n");
    terminal.wait_until("the first part", |terminal| terminal.screen().contains("part 1 of 5"));
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 0);
    assert!(!terminal.bytes().contains(&0x1b), "{}", terminal.screen());
    let kept = home.files("").into_iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
    let kept: Vec<String> = kept.map(|path| fs::read_to_string(path).unwrap()).collect();
    assert!(kept.len() == 1 && kept[0].contains("ambiguity"), "{kept:?}");
}
