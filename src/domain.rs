//! Plain data and rules: no input or output, no clock, nothing of the screen.

pub mod bank;
pub mod checklist;
pub mod clean;
pub mod day;
pub mod fact;
pub mod id;
pub mod item;
pub mod journal;
pub mod nearest;
pub mod part;
pub mod question;
pub mod rating;
pub mod sample;
pub mod take;
