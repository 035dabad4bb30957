//! Any bytes as a content pack: never a panic, and every report is clean and points into the file.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use starl::domain::bank::Pack;
use starl::store::text::read::decode;
use starl::packs::built_in;
use starl::packs::load::Unchecked;
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
    let source = decode(path, bytes).map_err(|report| vec![report]);
    let checked = source.and_then(|source| Unchecked::parse(path, vec![source])?.check(&*OTHERS));
    checked.map_or_else(|reports| reports, |(_, reports)| reports)
}
