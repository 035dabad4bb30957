//! What is promised of the user's data and of the terminal, each promise a test of its own, on the real program.
//!
//! D1 to D13 are told in the README under "What is promised of your data". Faults that need a disk that breaks are put
//! into the journal's pen in `src/store/journal/faults.rs`, D7 among them; a real terminal is used in `tests/terminal`.
//!
//! | of text and terminal | proved in |
//! |---|---|
//! | nothing reaches a terminal that it obeys | `domain::clean`, `tests/packs.rs`, `commands.rs`, `tests/terminal/arguments.rs` |
//! | packs have limits and are judged before they are parsed | `tests/packs.rs`, `fuzz/` |
//! | a sheet as HTML is well-formed and runs nothing, whatever the texts say | `sheet.rs` |
//! | no id or name leads out of the folder | `domain::id`, `commands.rs` |
//! | folders 0700, files 0600, whatever the umask | `environment.rs`, `doctor.rs` |
//! | a note is read from standard input, nothing of it is told in a panic | `commands.rs`, `tests/terminal/panic.rs` |
//! | the clipboard is written on a key alone | `tests/sessions` |
//! | quit, panic, signals, ctrl-z and fg give the terminal back | `tests/terminal`: `start`, `panic`, `end`, `suspend` |
//! | half sequences and keys typed ahead stop nothing; any size; a terminal that goes away | `tests/terminal`: `keys`, `start`, `end` |
//! | an editor does not hold up the end; a line being typed outlives it | `tests/terminal`: `editor`, `writing` |
//! | no terminal, odd homes, locales, zones, streams, kinds of files | `environment.rs`, `tests/terminal/start.rs` |

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

mod backup;
mod commands;
mod data;
mod doctor;
mod environment;
mod home;
mod newer;
mod restore;
mod sheet;
