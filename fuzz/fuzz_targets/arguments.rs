//! Any bytes as arguments, a line each: never a panic, and what is said of them has nothing that a terminal obeys.
#![no_main]

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;

use libfuzzer_sys::fuzz_target;
use starl::cli::commands;
use starl::domain::clean::clean;

fuzz_target!(|bytes: &[u8]| {
    let given = bytes.split(|byte| *byte == b'\n').map(|line| OsStr::from_bytes(line).to_owned());
    let arguments = std::iter::once(OsString::from("starl")).chain(given.take(16));
    if let Err(error) = commands().try_get_matches_from(arguments) {
        let text = error.render().to_string();
        let shown = clean(&text);
        assert!(shown.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{shown:?}");
    }
});
