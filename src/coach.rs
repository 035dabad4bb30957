//! What a coach would say: the story check, what it finds in the user's stories, and how ready the user is.

pub mod check;
pub mod library;
pub mod readiness;
