//! Story files on a real disk, the faults that may befall them, and the commands around them.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its files has failed")]

mod command;
mod desk;
mod disk;
mod editor;
mod files;
