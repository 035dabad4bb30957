//! What touches the world: files, the clock, the terminal.

pub mod content;
