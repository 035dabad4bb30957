//! starl: practise behavioural interviews for AI/ML roles in the terminal.

pub mod cli;
pub mod domain;
pub mod io;
