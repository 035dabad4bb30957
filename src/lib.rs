//! starl: practise behavioural interviews for AI/ML roles in the terminal.

pub mod app;
pub mod domain;
pub mod io;
pub mod keys;
pub mod runtime;
pub mod screens;
pub mod ui;
