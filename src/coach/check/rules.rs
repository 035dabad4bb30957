//! What the rules say of themselves, in the order of their ids.

pub(super) mod bank;
pub mod file;
pub(super) mod learning;
pub(super) mod length;
pub(super) mod manner;
pub(super) mod ownership;
pub(super) mod proof;
