//! Story files on a real disk, and the faults that may befall them, none of which costs a word.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its files has failed")]

mod desk;
mod disk;
mod editor;
mod files;
mod workbench;
