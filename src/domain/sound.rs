//! The sound of a take: WAV files, where somebody speaks in them, and where they are cut. Pure functions of samples.

pub mod cut;
pub mod desk;
pub mod gap;
pub mod level;
pub mod recorded;
pub mod silence;
pub mod stream;
pub mod wav;

use std::time::Duration;

/// Samples a second: what every speech program takes.
pub const RATE: u32 = 16_000;
/// Samples of a frame, of 16 milliseconds.
pub const FRAME: usize = 256;

/// How long this many frames are.
pub fn time_of(frames: usize) -> Duration {
    Duration::from_secs(frames as u64 * FRAME as u64) / RATE
}

/// In which frame a time lies.
pub fn frame_at(time: Duration) -> usize {
    (time.as_secs_f64() * f64::from(RATE) / FRAME as f64) as usize
}

/// The samples from one time to another; as many of them as there are.
pub fn between(samples: &[i16], from: Duration, to: Duration) -> &[i16] {
    let at = |time: Duration| ((time.as_secs_f64() * f64::from(RATE)) as usize).min(samples.len());
    samples.get(at(from)..at(to)).unwrap_or_default()
}
