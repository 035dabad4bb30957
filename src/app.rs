//! The app: the model, the only function that changes it, and the frame round every screen.

pub mod draw;
pub mod frame;
pub mod history;
pub mod model;
pub mod spoilers;
pub mod update;
