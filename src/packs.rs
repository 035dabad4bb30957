//! Content: the built-in bank and the user's own packs.
//!
//! The built-in pack is read from `content/*.yaml` when the program is built, by the very modules that read the user's
//! packs when it runs: `build.rs` compiles them too. [`built_in`] only decodes the table that came of it.

pub mod bank;
mod check;
pub mod import;
pub mod load;
pub mod mine;
mod raw;

pub use bank::{PackTrouble, load_bank, load_pack};

use crate::domain::bank::Pack;
use crate::store::text::keys::Keys;

/// The keys of a file of a pack.
pub(crate) fn file_keys() -> Keys {
    raw::RawFile::KEYS
}

/// The table that `build.rs` wrote.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/built_in.bin"));

/// The built-in pack.
///
/// # Panics
/// Never in a program that was built: the table was written by the same build from the same types.
#[expect(clippy::expect_used, reason = "the table comes from this very build")]
pub fn built_in() -> Pack {
    postcard::from_bytes(BUILT_IN).expect("the build wrote this table")
}
