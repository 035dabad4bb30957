//! Any bytes as settings: never a panic, every report is clean, and a change sets what it says and nothing else.
//!
//! The first two bytes choose the setting and its new value; the rest is the file.
#![no_main]
#![allow(dead_code, reason = "the sessions of the tests use the rest")]

#[path = "../../tests/session/memory.rs"]
mod memory;

use libfuzzer_sys::fuzz_target;
use starl::domain::settings::{Change, Setting};
use starl::store::settings::SettingsStore;

use crate::memory::MemorySettings;

fuzz_target!(|bytes: &[u8]| {
    let [number, to, rest @ ..] = bytes else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut settings = MemorySettings::default();
    settings.edit(text);
    let (before, reports) = match settings.load() {
        Ok(read) => (Some(read.settings), read.reports),
        Err(report) => (None, vec![report]),
    };
    for report in reports {
        let shown = report.to_string();
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    }
    let Some(before) = before else { return };
    let setting = Setting::ALL[usize::from(*number) % Setting::ALL.len()];
    let change = Change { setting, to: u32::from(*to) };
    let mut meant = before;
    meant.put(change);
    match settings.change(&[change]) {
        Ok(after) => assert_eq!((after, settings.load().map(|read| read.settings)), (meant.clone(), Ok(meant))),
        Err(_) => assert_eq!(settings.text(), text, "nothing was written"),
    }
});
