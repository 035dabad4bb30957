//! What a coach would say: the story check, what it finds in the user's stories, how ready the user is, and the page for
//! the day itself.

pub mod check;
pub mod heard;
pub mod library;
pub mod readiness;
pub mod sample;
pub mod sheet;
