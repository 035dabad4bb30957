//! Plain data and rules: no input or output, no clock, nothing of the screen.

pub mod agenda;
pub mod bank;
pub mod checklist;
pub mod clean;
pub mod day;
pub mod drill;
pub mod fact;
pub mod find;
pub mod id;
pub mod item;
pub mod journal;
pub mod kept;
pub mod memory;
pub mod nearest;
pub mod pace;
pub mod part;
pub mod probe;
pub mod progress;
pub mod question;
pub mod rating;
pub mod sample;
pub mod settings;
pub mod standing;
pub mod stopwatch;
pub mod story;
pub mod take;
