//! Any bytes as settings: never a panic, every report is clean, and a change sets what it says and nothing else.
//!
//! The first two bytes choose the setting and its new value; the rest is the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use starl::domain::settings::{Change, Setting};
use starl::io::settings::{MemorySettings, SettingsStore};

fuzz_target!(|bytes: &[u8]| {
    let [number, to, rest @ ..] = bytes else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut settings = MemorySettings::default();
    settings.edit(text);
    let before = match settings.load() {
        Ok(before) => before,
        Err(report) => {
            let told = report.to_string();
            assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
            return;
        }
    };
    let setting = Setting::ALL[usize::from(*number) % Setting::ALL.len()];
    let change = Change { setting, to: u32::from(*to) };
    let mut meant = before;
    meant.put(change);
    match settings.change(&[change]) {
        Ok(after) => assert_eq!((after, settings.load()), (meant, Ok(meant))),
        Err(_) => assert_eq!(settings.text(), text, "nothing was written"),
    }
});
