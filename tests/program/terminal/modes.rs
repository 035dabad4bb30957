//! The private modes of a terminal: another screen, mouse, paste, cursor; switched by `ESC [ ? N h` and `l`.

use std::collections::BTreeMap;

/// The private mode of the visible cursor, the only one that is on where no program runs.
const CURSOR: u16 = 25;

/// The modes that were switched on and not off again.
pub(crate) fn left_on(bytes: &[u8]) -> Vec<u16> {
    let left_on = switched(bytes).into_iter().filter(|&(mode, on)| on && mode != CURSOR);
    left_on.map(|(mode, _)| mode).collect()
}

/// Every mode that was switched, and whether it was last switched on.
fn switched(bytes: &[u8]) -> BTreeMap<u16, bool> {
    let text = String::from_utf8_lossy(bytes);
    let mut modes = BTreeMap::new();
    for sequence in text.split("\x1b[?").skip(1) {
        let numbers: String = sequence.chars().take_while(|c| c.is_ascii_digit() || *c == ';').collect();
        let switch = sequence.chars().nth(numbers.len());
        for mode in numbers.split(';').filter_map(|number| number.parse().ok()) {
            match switch {
                Some('h') => modes.insert(mode, true),
                Some('l') => modes.insert(mode, false),
                _ => None,
            };
        }
    }
    modes
}
