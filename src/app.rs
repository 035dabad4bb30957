//! The app: the model, the only function that changes it, and the frame round every screen.

pub mod cover;
pub mod draw;
pub mod files;
pub mod frame;
pub mod model;
pub mod overlay;
pub mod trail;
pub mod update;
