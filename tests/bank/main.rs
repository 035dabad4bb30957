//! The bank: what the built-in pack holds, what packs add to it, and what is asked of it after a history.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod built_in;
mod chapter;
mod history;
mod packs;
mod profiles;
