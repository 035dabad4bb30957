//! How loud something is, as a bar shows it.

/// The bars, from silence to the loudest there is.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// What is quieter than this shows the lowest bar, in dB below the loudest.
const FLOOR: f32 = -56.0;

/// The loudest of these samples in dB below the loudest there is; without any sound, minus infinity.
pub fn peak(samples: &[i16]) -> f32 {
    let peak = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or_default();
    20.0 * (f32::from(peak) / 32_768.0).log10()
}

/// The number of the bar of a peak, from 0 to 7.
pub fn bar(peak: f32) -> u8 {
    let share = (peak - FLOOR) / -FLOOR;
    (share * BARS.len() as f32).clamp(0.0, BARS.len() as f32 - 1.0) as u8
}

/// Bars as they are drawn.
pub fn bars(bars: &[u8]) -> String {
    bars.iter().filter_map(|bar| BARS.get(usize::from(*bar))).collect()
}

#[cfg(test)]
mod tests {
    use super::{bar, bars, peak};

    #[test]
    fn louder_samples_have_a_higher_bar() {
        let of = |peak_of: i16| bar(peak(&[0, peak_of, -peak_of / 2]));
        assert_eq!([of(0), of(30), of(300), of(3000), of(i16::MAX)], [0, 0, 2, 5, 7]);
        assert_eq!(bar(peak(&[])), 0);
        assert_eq!(bars(&[0, 4, 7, 9]), "▁▅█");
    }
}
