//! What is saved, and how it is read again: files, their texts, and where they lie.

pub mod backup;
pub mod companies;
pub mod device;
pub mod disk;
pub mod documents;
pub mod draft;
pub mod draft_store;
pub mod drill;
pub mod heard;
pub mod journal;
pub mod paths;
pub mod recording;
pub mod settings;
pub mod shelf;
pub mod slots;
pub mod sound_desk;
pub mod sounds;
pub mod stories;
pub mod text;
pub mod tools;
pub mod transcribe;
pub mod weights;
