//! What stands between the program and its terminal: keys, the picture, the clock, the user's editor.

pub mod clock;
pub mod editor;
pub mod gate;
pub mod host;
pub mod input;
mod output;
pub mod player;
pub mod recorder;
#[cfg(test)]
pub mod scripted;
pub mod sound_file;
pub mod terminal;
pub mod tool;
pub mod voice;
