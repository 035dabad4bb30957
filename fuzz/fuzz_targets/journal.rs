//! Any bytes as a journal file: never a panic, and what counts is written again as it was read.
//!
//! Where the first byte is odd, each line is given a right checksum, so that what lies behind the checksum is tried.
#![no_main]

use std::fs;
use std::io::Write;

use libfuzzer_sys::fuzz_target;
use starl::domain::journal::JournalLine;
use starl::domain::journal::codec::{decode, encode};
use starl::store::journal::look;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = if first % 2 == 1 { sealed(rest) } else { rest.to_vec() };
    for line in text.split(|byte| *byte == b'\n') {
        if let Ok(JournalLine::Entry(entry)) = decode(line) {
            assert_eq!(decode(encode(&entry).as_bytes()), Ok(JournalLine::Entry(entry)));
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.jsonl"), &text).expect("a file");
    let loaded = look(dir.path());
    for take in loaded.progress.takes() {
        let _ = take.id;
    }
    for trouble in &loaded.troubles {
        assert!(trouble.place().1 > 0, "{trouble}");
    }
});

fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        // Memory takes everything.
        let _ = text.write_all(line);
        let _ = writeln!(text, ",\"c\":\"{:08x}\"}}", crc32fast::hash(line));
    }
    text
}
