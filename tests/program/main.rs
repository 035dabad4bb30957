//! The built program, as its users run it: each command with its output and exit code, and the app in a
//! pseudo-terminal. Every test has a data folder and an environment of its own; start reading with `home`, the
//! harness.
//!
//! What is promised of the user's data, D1 to D13, is listed in `docs/data.md` under "What is promised", and
//! each promise has a test of its name, most of them in `promises`. Errors that need a disk that breaks are put into the
//! journal's pen in `src/store/journal/faults.rs`, D7 among them.
//!
//! | of text and terminal | proved in |
//! |---|---|
//! | nothing reaches a terminal that it obeys | `domain::clean`, `hostile_text`, `takes`, `tests/bank/packs.rs` |
//! | packs have limits and are judged before they are parsed | `tests/bank/packs.rs`, `fuzz/` |
//! | a sheet as HTML is well-formed and runs nothing, whatever the texts say | `sheet` |
//! | no id or name leads out of the folder | `domain::id`, `takes`, `stories` |
//! | folders 0700, files 0600, whatever the umask | `environment`, `doctor` |
//! | a note is read from standard input, nothing of it is shown in a panic | `takes`, `terminal::panic` |
//! | the clipboard is written on a key alone | `tests/sessions` |
//! | quit, panic, signals, ctrl-z and fg give the terminal back | `terminal`: `start`, `panic`, `end`, `suspend` |
//! | half sequences and keys typed ahead stop nothing; any size; a terminal that goes away | `terminal`: `keys`, `start`, `end` |
//! | an editor does not hold up the end; a line being typed outlives it | `terminal`: `editor`, `writing` |
//! | line by line nothing is written but lines | `plain`, `tests/plain` |
//! | no terminal, odd homes, locales, zones, streams, kinds of files | `environment`, `terminal::start` |

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

mod backups;
mod bank;
mod command_line;
mod doctor;
mod environment;
mod exchange;
mod exit_codes;
mod heard;
mod home;
mod hostile_text;
mod plain;
mod practice;
mod progress;
mod promises;
mod questions;
mod restore;
mod schema;
#[path = "../../src/term/scripted.rs"]
mod scripted;
mod sheet;
mod stories;
mod takes;
mod terminal;
mod unknown_keys;
