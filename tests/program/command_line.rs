//! What holds for every command: help, wrong use, places, streams that end.

use std::path::Path;
use std::process::Stdio;

use crate::home::{Home, run};

#[test]
fn paths_names_every_place_and_data_dir_moves_them() {
    let (home, other) = (Home::new(), Home::new());
    let moved = format!("paths --data-dir {}", other.root().display());
    for (arguments, root) in [("paths", home.root()), (&moved, other.root())] {
        let stdout = home.run(arguments).success().stdout;
        let places: Vec<&str> =
            stdout.lines().filter_map(|line| Some(line.split_once("  ")?.1.trim())).collect();
        assert_eq!(places.len(), 11, "{stdout}");
        let (moved, machine) = places.split_at(9);
        assert!(moved.iter().all(|place| Path::new(place).starts_with(root)), "{stdout}");
        let state = home.path(".local/state/starl");
        assert!(machine.iter().all(|place| Path::new(place).starts_with(&state)), "on the machine: {stdout}");
        assert!(stdout.contains(&*root.join("packs").to_string_lossy()), "{stdout}");
    }
    assert_eq!((home.files("").len(), other.files("").len()), (0, 0), "naming them creates nothing");
}

#[test]
fn the_help_lists_every_command_and_option() {
    let help = run("--help").success().stdout;
    let commands = [
        "drill", "mock", "sprint", "agenda", "status", "list", "show", "find", "check", "story", "company",
        "sheet", "take", "settings", "doctor", "paths",
    ];
    for word in commands.iter().chain(&["today", "--data-dir", "--pack", "--version", "Examples:"]) {
        assert!(help.contains(word), "{word} is not in the help");
    }
    for command in commands {
        run(&format!("{command} --help")).success().says(&format!("Usage: starl {command}"));
    }
    run("--version").success().prints(concat!("starl ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in ["frobnicate", "show", "find", "check", "list --yaml"] {
        run(arguments).failure(2).prints("").complains("Usage:");
    }
}

#[test]
fn a_mock_interview_has_its_limits() {
    for (arguments, sentence) in [
        ("mock --questions 0", "1 to 12 questions"),
        ("mock --questions 13", "1 to 12 questions"),
        ("mock --minutes 91", "1 to 90 minutes"),
        ("mock --minutes soon", "1 to 90 minutes"),
    ] {
        run(arguments).failure(2).complains(sentence);
    }
    run("drill --weakest --theme failure").failure(2).complains("cannot be used with");
}

#[test]
fn what_needs_a_terminal_says_so() {
    for arguments in ["", "drill", "drill failure-shipped-issues", "mock", "sprint"] {
        let ended = run(arguments).failure(2);
        assert!(ended.prints("").stderr.starts_with("This needs a terminal."), "{}", ended.stderr);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    for arguments in ["list --json", "list", "--help"] {
        let mut command = home.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}
