//! What is promised of the user's data and of the terminal, each promise a test of its own, on the real program.
//!
//! D1 to D13 are told in the README under "What is promised of your data". Faults that need a disk that breaks are put
//! into the journal's pen in `src/io/journal/faults.rs`; a real terminal is used in `tests/terminal`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

mod backup;
mod commands;
mod data;
mod doctor;
mod environment;
mod home;
