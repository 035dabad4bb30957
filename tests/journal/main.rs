//! The journal: its lines, their fold, and the files they are kept in.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod arbitrary;
mod codec;
mod disk;
mod fold;
