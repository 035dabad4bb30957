//! Stretches of a recording in which nothing was recorded: the recorder was off, had died or was being started. The file
//! has something there, so that all times agree with the clock; but it is no silence, and nothing is measured in it.

/// What is written for each 8 samples that weren't recorded: far too quiet to be heard, and nothing that a microphone or
/// a program would send, as zeros would be.
const PATTERN: [i16; 8] = [1, 0, -1, 1, 0, 0, -1, 0];

/// `number` samples for where nothing was recorded; the first is sample `from` of the file.
pub fn unrecorded(from: u64, number: usize) -> Vec<i16> {
    let places = PATTERN.iter().cycle().skip((from % PATTERN.len() as u64) as usize);
    places.take(number).copied().collect()
}

/// Whether these samples weren't recorded. They may be cut out of a file anywhere.
pub fn is_unrecorded(samples: &[i16]) -> bool {
    let is_from = |start: usize| {
        let places = PATTERN.iter().cycle().skip(start);
        samples.iter().zip(places).all(|(sample, written)| sample == written)
    };
    samples.len() >= PATTERN.len() && (0..PATTERN.len()).any(is_from)
}

#[cfg(test)]
mod tests {
    use super::{is_unrecorded, unrecorded};

    #[test]
    fn what_was_not_recorded_is_known_wherever_it_is_cut() {
        for from in 0..8 {
            let mut samples = unrecorded(from, 256);
            assert!(is_unrecorded(&samples), "{from}");
            samples[200] += 1;
            assert!(!is_unrecorded(&samples), "{from}");
        }
        assert_eq!([unrecorded(3, 5), unrecorded(8, 3)].concat(), unrecorded(3, 8));
        let tone: Vec<i16> = (0..256).map(|at| [0, 1, 0, -1][at % 4]).collect();
        for samples in [&[0; 256][..], &tone, &[]] {
            assert!(!is_unrecorded(samples), "a microphone may send that");
        }
    }
}
