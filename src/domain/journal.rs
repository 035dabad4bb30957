//! Entries: facts with their id, time and day, as the journal keeps them.

pub mod codec;
pub mod seal;
mod stamp;
mod wire;
mod write;

pub(crate) use self::stamp::timestamp;
pub(crate) use self::wire::{Body, Head, TakeBody, Wire, read};

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `<device>-<80 random bits in hex>`: unique over all devices.
    pub id: String,
    /// Orders the entries of one device, whatever its clock did.
    pub seq: u64,
    /// When it was written: wall time and its offset.
    pub at: Timestamp,
    /// The practice day it belongs to, fixed when it was written.
    pub day: Day,
    /// What happened.
    pub fact: Fact,
}
