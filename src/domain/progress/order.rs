//! The one order of all entries, whatever order they were read in.

use crate::domain::day::Timestamp;
use crate::domain::journal::Entry;

/// Sorts entries by time, then device, then sequence.
///
/// Within a device the sequence decides: a clock that was set back does not move what came later before what it was
/// meant to change.
pub(super) fn arrange(entries: &mut Vec<Entry>) {
    entries.sort_by(|a, b| {
        let of_device = a.device().cmp(b.device()).then(a.seq.cmp(&b.seq));
        of_device.then_with(|| a.at.cmp(&b.at)).then_with(|| a.id.cmp(&b.id))
    });
    let times = forward(entries);
    if times.is_sorted() {
        return;
    }
    let mut at_time: Vec<(Timestamp, Entry)> = times.into_iter().zip(entries.drain(..)).collect();
    at_time.sort_by_key(|(time, _)| *time);
    entries.extend(at_time.into_iter().map(|(_, entry)| entry));
}

/// The time of every entry, at least that of the one before it of the same device.
fn forward(entries: &[Entry]) -> Vec<Timestamp> {
    let mut times: Vec<Timestamp> = Vec::with_capacity(entries.len());
    let mut device = "";
    for entry in entries {
        let own = entry.device();
        let before = times.last().filter(|_| device == own);
        times.push(before.map_or(entry.at, |before| entry.at.max(*before)));
        device = own;
    }
    times
}
