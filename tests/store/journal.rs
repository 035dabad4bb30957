//! The journal: its lines, their fold, and its files.

mod arbitrary;
mod codec;
mod disk;
mod fold;
#[path = "../session/memory_journal.rs"]
mod memory_journal;
