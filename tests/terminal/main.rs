//! The real program in a real pseudo-terminal: what no other test can see.
//!
//! Nothing here sleeps or measures time. A test waits for what it wants to see; only where nothing comes does a
//! deadline end it. Where time has to pass, the drill's own clock on the screen tells that it did.

#![cfg(unix)]

mod arguments;
mod drill;
mod editor;
mod end;
mod home;
mod keys;
mod modes;
mod panic;
mod start;
mod suspend;
mod terminal;
mod writing;
