//! Any bytes as a story: never a panic, every report is clean, and a part that is written changes that part alone.
//!
//! The first line says which part gets which words; the rest is the file.
#![no_main]
#![allow(dead_code, reason = "the sessions of the tests use the rest")]

#[path = "../../tests/session/memory.rs"]
mod memory;

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use starl::domain::id::Id;
use starl::domain::part::Part;
use starl::store::text::read::decode;
use starl::store::stories::plain;

use crate::memory::{ByHand, MemoryStories};

fuzz_target!(|bytes: &[u8]| {
    let path = PathBuf::from("stories/fuzzed.yaml");
    let Some((number, rest)) = bytes.split_first() else { return };
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (words, file) = rest.split_at(end);
    let (words, Ok(source)) = (String::from_utf8_lossy(words), decode(&path, file)) else { return };
    let slug = Id::new("fuzzed").expect("an id");
    let mut stories = MemoryStories::empty();
    stories.edit(&slug, &source.text);
    let loaded = stories.load();
    for report in loaded.reports() {
        let text = report.to_string();
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }
    let Some(before) = loaded.file("fuzzed").filter(|file| file.doc().is_some()) else { return };
    let part = Part::ALL[usize::from(*number) % 5];
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a time");
    if stories.write_field(before, part, &words, at).is_err() {
        assert_eq!(stories.text(&slug).as_deref(), Some(source.text.as_str()), "nothing was written");
        return;
    }
    let mut meant = before.doc().expect("a story").clone();
    meant.texts[part] = plain(&words);
    let after = stories.load();
    assert_eq!(after.file("fuzzed").and_then(|file| file.doc()), Some(&meant));
});
