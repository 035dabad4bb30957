//! The story check from outside: labelled stories, the shipped samples, and texts of any kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its story has failed")]

mod any_text;
mod labelled;
mod samples;
mod sentences;
mod shown;
mod stories;
mod together;
