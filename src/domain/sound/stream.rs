//! What a recorder sends, as samples: bare, or behind the header of a container that it chose by itself.

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
    Err(format!("it sends {rate} samples a second in {channels}{bits}; starl needs 16000, mono, 16 bits"))
}

#[cfg(test)]
mod tests {
    use super::SoundStream;
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
        assert!(why.starts_with("it sends 48000 samples a second in 2 channels; starl needs 16000"), "{why}");
        let fast = au(b".snd", u32::to_be_bytes, 44_100, i16::to_be_bytes);
        let why = SoundStream::default().take(&fast).expect_err("too fast");
        assert!(why.contains("44100 samples a second in 1 channel;"), "{why}");
        let endless =
            [b"RIFF....WAVE".to_vec(), [b"list".to_vec(), vec![0; 4]].concat().repeat(600)].concat();
        assert!(SoundStream::default().take(&endless).is_err());
    }
}
