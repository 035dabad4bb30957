//! What touches the world: files, the clock, the terminal.

pub mod backup;
pub mod clock;
pub mod companies;
pub mod content;
pub mod device;
pub mod disk;
pub mod doctor;
pub mod documents;
pub mod draft;
pub mod draft_store;
pub mod drill;
pub mod editor;
pub mod gate;
pub mod host;
pub mod input;
pub mod journal;
pub mod paths;
pub mod settings;
pub mod shelf;
pub mod slots;
pub mod stories;
pub mod terminal;
pub mod text;
pub mod weights;
