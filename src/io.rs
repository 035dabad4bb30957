//! What touches the world: files, the clock, the terminal.

pub mod clock;
pub mod content;
pub mod drill;
pub mod input;
pub mod journal;
pub mod terminal;
