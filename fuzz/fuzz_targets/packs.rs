//! Any bytes as a content pack: never a panic, and every report is clean and points into the file.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use starl::domain::bank::Pack;
use starl::packs::check::check;
use starl::store::text::read::decode;
use starl::packs::raw::parse;
use starl::packs::built_in;
use starl::store::text::Report;

static OTHERS: LazyLock<[Pack; 1]> = LazyLock::new(|| [built_in()]);

fuzz_target!(|bytes: &[u8]| {
    // A carriage return alone ends a line of YAML too.
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
    for report in reports(bytes) {
        let text = report.to_string();
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        if let Some(place) = report.place() {
            assert!((1..=lines).contains(&place.line) && place.column >= 1, "{text}");
        }
    }
});

fn reports(bytes: &[u8]) -> Vec<Report> {
    let path = Path::new("mine.yaml");
    let read = decode(path, bytes).and_then(|source| parse(&source).map(|raw| (source, raw)));
    match read {
        Ok(file) => check(path, vec![file], &*OTHERS).map_or_else(|reports| reports, |(_, reports)| reports),
        Err(report) => vec![report],
    }
}
