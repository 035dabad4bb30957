//! The only modules that touch the world.

pub mod device;
pub mod disk;
pub mod drill;
pub mod journal;
pub mod paths;
