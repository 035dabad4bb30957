//! The `starl` program.

fn main() {}
