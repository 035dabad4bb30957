//! What a recorder sends, as samples: bare, or behind the header of a container that it chose by itself; and how fast they
//! come.

use std::time::Duration;

use crate::domain::sound::RATE;

/// A header is shorter than this.
const LONGEST: usize = 4096;

/// Bytes as they come, in pieces of any length.
#[derive(Debug, Default)]
pub struct SoundStream {
    /// What has come before its form was known.
    head: Vec<u8>,
    form: Option<ByteOrder>,
    /// The first half of a sample whose second is still to come.
    odd: Option<u8>,
}

/// The order of the two bytes of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteOrder {
    Little,
    Big,
}

impl SoundStream {
    /// The samples of the next bytes.
    ///
    /// # Errors
    /// A sentence: they are of a form that isn't 16,000 samples a second, mono, of 16 bits.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Vec<i16>, String> {
        if let Some(order) = self.form {
            return Ok(self.samples(order, bytes));
        }
        self.head.extend(bytes);
        let Some((order, start)) = form(&self.head)? else {
            return if self.head.len() > LONGEST {
                Err("its header never ends".to_owned())
            } else {
                Ok(Vec::new())
            };
        };
        self.form = Some(order);
        let head = std::mem::take(&mut self.head);
        Ok(self.samples(order, head.get(start..).unwrap_or_default()))
    }

    fn samples(&mut self, order: ByteOrder, bytes: &[u8]) -> Vec<i16> {
        let sample = |pair: [u8; 2]| match order {
            ByteOrder::Little => i16::from_le_bytes(pair),
            ByteOrder::Big => i16::from_be_bytes(pair),
        };
        let (first, rest) = match (self.odd.take(), bytes) {
            (Some(half), [other, rest @ ..]) => (Some(sample([half, *other])), rest),
            (half, _) => {
                self.odd = half;
                (None, bytes)
            }
        };
        let pairs = rest.chunks_exact(2);
        self.odd = self.odd.or(pairs.remainder().first().copied());
        first.into_iter().chain(pairs.map(|pair| sample([pair[0], pair[1]]))).collect()
    }
}

/// Fewer samples a second than this are too few, in percent of what is needed.
const TOO_FEW: f64 = 0.85;
/// And so much time has to be missing: recorders send in pieces.
const MISSING: Duration = Duration::from_millis(1_500);

/// How fast samples come, by the clock of whoever looks. A recorder that sends too few sends something else: its sound
/// would be too short, and each word of it would be in another place.
#[derive(Debug, Clone, Copy)]
pub struct SampleFlow {
    /// Up to here it was fast enough.
    since: Duration,
    /// When the first samples came after that, and how many there were by then.
    first: Option<(Duration, u64)>,
    /// When some last came, and how many there were by then.
    last: (Duration, u64),
    /// The longest time in which none came: the recorder has stalled, or the machine slept.
    stall: Duration,
}

impl SampleFlow {
    /// None have come yet.
    pub fn new(now: Duration) -> Self {
        Self { since: now, first: None, last: (now, 0), stall: Duration::ZERO }
    }

    /// How many have come by now.
    pub fn look(&mut self, number: u64, now: Duration) {
        if number == self.last.1 {
            return;
        }
        if self.first.is_some() {
            self.stall = self.stall.max(now.saturating_sub(self.last.0));
        }
        self.last = (now, number);
        self.first.get_or_insert(self.last);
    }

    /// When some last came.
    pub fn moved(&self) -> Duration {
        self.last.0
    }

    /// Up to when they came fast enough.
    pub fn since(&self) -> Duration {
        self.since
    }

    /// How many come in a second, where these are too few. Less time than this says nothing.
    pub fn too_few(&mut self, least: Duration) -> Option<u32> {
        let ((from, before), (to, number)) = (self.first?, self.last);
        let stall = if self.stall >= MISSING { self.stall } else { Duration::ZERO };
        let time = to.saturating_sub(from + stall);
        if time < least {
            return None;
        }
        let came = Duration::from_secs(number - before) / RATE;
        if came >= time.mul_f64(TOO_FEW) {
            *self = Self { since: to, first: Some(self.last), last: self.last, stall: Duration::ZERO };
            return None;
        }
        let rate = came.as_secs_f64() / time.as_secs_f64() * f64::from(RATE);
        (time > came + MISSING).then_some(rate as u32)
    }
}

/// The rate of a recorder that sends too few or too many, in words: "8,000 samples a second".
pub fn a_second(rate: u32) -> String {
    let rounded = if rate < 1_000 { rate } else { rate.saturating_add(50) / 100 * 100 };
    let number = match rounded {
        0..1_000 => rounded.to_string(),
        _ => format!("{},{:03}", rounded / 1_000, rounded % 1_000),
    };
    format!("{number} {} a second", if rounded == 1 { "sample" } else { "samples" })
}

/// In which form the samples come, and where they start; nothing while that isn't known yet.
fn form(head: &[u8]) -> Result<Option<(ByteOrder, usize)>, String> {
    match head {
        [b'R', b'I', b'F', b'F', ..] => riff(head),
        [b'.', b's', b'n', b'd', ..] => audio_file(head, ByteOrder::Big, u32::from_be_bytes),
        [b'd', b'n', b's', b'.', ..] => audio_file(head, ByteOrder::Little, u32::from_le_bytes),
        [_, _, _, _, ..] => Ok(Some((ByteOrder::Little, 0))),
        _ => Ok(None),
    }
}

/// The chunks of a WAV file, up to its data.
fn riff(head: &[u8]) -> Result<Option<(ByteOrder, usize)>, String> {
    let number = |at: usize| Some(u32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?));
    let short = |at: usize| Some(u16::from_le_bytes(head.get(at..at + 2)?.try_into().ok()?));
    let mut at = 12;
    while let (Some(name), Some(length)) = (head.get(at..at + 4), number(at + 4)) {
        let start = at + 8;
        if name == b"data" {
            return Ok(Some((ByteOrder::Little, start)));
        }
        if name == b"fmt " {
            let (Some(channels), Some(rate), Some(bits)) =
                (short(start + 2), number(start + 4), short(start + 14))
            else {
                return Ok(None);
            };
            refuse(rate, channels.into(), bits == 16)?;
        }
        at = start.saturating_add(length as usize).saturating_add(length as usize % 2);
    }
    Ok(None)
}

/// The header of an `.au` file: its length, the length of the data, how it is written, the rate and the channels.
fn audio_file(
    head: &[u8],
    order: ByteOrder,
    read: fn([u8; 4]) -> u32,
) -> Result<Option<(ByteOrder, usize)>, String> {
    /// Samples of 16 bits.
    const PCM: u32 = 3;
    let number = |at: usize| Some(read(head.get(at..at + 4)?.try_into().ok()?));
    let (Some(length), Some(coding), Some(rate), Some(channels)) =
        (number(4), number(12), number(16), number(20))
    else {
        return Ok(None);
    };
    refuse(rate, channels, coding == PCM)?;
    let start = length as usize;
    Ok((head.len() >= start || start > LONGEST).then_some((order, start.min(LONGEST))))
}

fn refuse(rate: u32, channels: u32, is_16_bits: bool) -> Result<(), String> {
    if (rate, channels, is_16_bits) == (RATE, 1, true) {
        return Ok(());
    }
    let bits = if is_16_bits { "" } else { ", not 16 bits" };
    let channels = if channels == 1 { "1 channel".to_owned() } else { format!("{channels} channels") };
    let rate = a_second(rate);
    Err(format!("it sends {rate} in {channels}{bits}; starl needs 16,000, mono, 16 bits"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{SampleFlow, SoundStream, a_second};
    use crate::domain::sound::{RATE, wav};

    const SAMPLES: [i16; 5] = [1, -2, 300, i16::MIN, i16::MAX];

    /// Whatever the pieces are, the samples are the same.
    fn taken(bytes: &[u8]) -> Vec<i16> {
        let all: Vec<Vec<i16>> = (1..=bytes.len())
            .map(|size| {
                let mut stream = SoundStream::default();
                bytes.chunks(size).flat_map(|piece| stream.take(piece).expect("samples")).collect()
            })
            .collect();
        assert!(all.windows(2).all(|two| two[0] == two[1]), "{all:?}");
        all[0].clone()
    }

    fn au(name: &[u8], write: fn(u32) -> [u8; 4], rate: u32, sample: fn(i16) -> [u8; 2]) -> Vec<u8> {
        let fields = [28, u32::MAX, 3, rate, 1, 0].map(write).concat();
        [name, &fields, &SAMPLES.map(sample).concat()].concat()
    }

    #[test]
    fn samples_are_the_same_in_every_container_and_in_pieces_of_any_length() {
        let bare = SAMPLES.map(i16::to_le_bytes).concat();
        assert_eq!(taken(&bare), SAMPLES);
        assert_eq!(taken(&[&bare[..], &[7]].concat()), SAMPLES, "half a sample is none");
        assert_eq!(taken(&wav::write(&SAMPLES)), SAMPLES);
        assert_eq!(taken(&au(b".snd", u32::to_be_bytes, RATE, i16::to_be_bytes)), SAMPLES);
        assert_eq!(taken(&au(b"dns.", u32::to_le_bytes, RATE, i16::to_le_bytes)), SAMPLES);
    }

    #[test]
    fn another_form_is_refused_in_a_sentence() {
        let mut stereo = wav::write(&SAMPLES);
        stereo[22] = 2;
        stereo[24..28].copy_from_slice(&48_000_u32.to_le_bytes());
        let why = SoundStream::default().take(&stereo).expect_err("stereo");
        assert!(
            why.starts_with("it sends 48,000 samples a second in 2 channels; starl needs 16,000"),
            "{why}"
        );
        let fast = au(b".snd", u32::to_be_bytes, 44_100, i16::to_be_bytes);
        let why = SoundStream::default().take(&fast).expect_err("too fast");
        assert!(why.contains("44,100 samples a second in 1 channel;"), "{why}");
        let endless =
            [b"RIFF....WAVE".to_vec(), [b"list".to_vec(), vec![0; 4]].concat().repeat(600)].concat();
        assert!(SoundStream::default().take(&endless).is_err());
    }

    /// Looks at times in seconds, each with a number of seconds of samples; says what was found at each.
    fn flow(looks: impl IntoIterator<Item = (f64, f64)>) -> Vec<Option<u32>> {
        let mut flow = SampleFlow::new(Duration::ZERO);
        let look = |(at, came): (f64, f64)| {
            flow.look((came * f64::from(RATE)) as u64, Duration::from_secs_f64(at));
            flow.too_few(Duration::from_secs(5))
        };
        looks.into_iter().map(look).collect()
    }

    /// When a steady flow of this share is found to be too slow, in seconds, within half a minute.
    fn found(share: f64) -> Option<usize> {
        flow((0..30).map(|at| (f64::from(at), f64::from(at) * share))).iter().position(Option::is_some)
    }

    #[test]
    fn a_recorder_that_sends_too_few_samples_is_found_out() {
        assert_eq!(flow((0..8).map(|at| (f64::from(at), f64::from(at) / 2.0)))[6], Some(8_000));
        assert_eq!([1.0, 0.9, 0.5, 0.0001].map(found), [None, None, Some(6), Some(6)]);
        assert!(found(0.8).is_some_and(|at| at < 12), "{:?}", found(0.8));
        // It was fast enough for ten seconds.
        let late = (0..40).map(f64::from).map(|at| (at, at.min(10.0) + (at - 10.0).max(0.0) / 2.0));
        assert!(flow(late).iter().position(Option::is_some).is_some_and(|at| (15..18).contains(&at)));
        // Half of what is needed, in pieces of two seconds.
        let pieces = (0..20).map(f64::from).map(|at| (at, (at / 2.0).floor()));
        assert!(flow(pieces).iter().any(Option::is_some));
    }

    #[test]
    fn pieces_stalls_and_a_machine_that_slept_are_no_reason() {
        let all = || (0..60).map(f64::from);
        for piece in [0.5, 2.0, 4.0, 5.0] {
            let looks = all().map(|at| (at + 0.3, (at / piece).floor() * piece));
            assert!(flow(looks).iter().all(Option::is_none), "{piece}");
        }
        // One stall loses what was said, one in which the machine slept, and one that is made good.
        assert!(flow(all().map(|at| (at, at.min(6.0).max(at - 3.0)))).iter().all(Option::is_none));
        let slept = all().map(|at| (if at < 7.0 { at } else { at + 3_600.0 }, at));
        assert!(flow(slept).iter().all(Option::is_none));
        let late = all().map(|at| (at, if (20.0..26.0).contains(&at) { 20.0 } else { at }));
        assert!(flow(late).iter().all(Option::is_none));
    }

    #[test]
    fn a_rate_is_rounded() {
        let said = [1, 60, 7_990, 16_049, 44_100].map(a_second);
        assert_eq!(said[..2], ["1 sample a second", "60 samples a second"]);
        assert_eq!(said[2..4], ["8,000 samples a second", "16,000 samples a second"]);
        assert_eq!(said[4], "44,100 samples a second");
    }
}
