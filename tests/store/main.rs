//! What is saved, on a real disk: the journal, and the stories with their drafts.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

mod journal;
mod shelf;
