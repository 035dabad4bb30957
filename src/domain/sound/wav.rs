//! WAV files: what comes in any usual form is read, what goes out is 16 kHz, mono, 16 bits.

use crate::domain::sound::RATE;

/// The length of a header, in bytes.
pub const HEADER: usize = 44;
/// Sound of a lower rate has too little of speech in it, and of a higher one nobody records speech.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=192_000;

/// The header of a file with this many bytes of samples.
pub fn header(bytes: u32) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    let fields: [(usize, &[u8]); 10] = [
        (0, b"RIFF"),
        (4, &bytes.saturating_add(36).to_le_bytes()),
        (8, b"WAVEfmt "),
        (16, &16_u32.to_le_bytes()),
        (20, &[1, 0, 1, 0]),
        (24, &RATE.to_le_bytes()),
        (28, &(RATE * 2).to_le_bytes()),
        (32, &[2, 0, 16, 0]),
        (36, b"data"),
        (40, &bytes.to_le_bytes()),
    ];
    for (at, field) in fields {
        header[at..at + field.len()].copy_from_slice(field);
    }
    header
}

/// A file of these samples.
pub fn write(samples: &[i16]) -> Vec<u8> {
    let bytes = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX);
    let samples = samples.iter().flat_map(|sample| sample.to_le_bytes());
    header(bytes).into_iter().chain(samples).collect()
}

/// Why a file has no samples for us: the rest of a sentence about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WavRefused {
    /// It is of another kind, and might be converted.
    #[error("isn't a WAV file.")]
    Other,
    /// It is one of a form that starl can't read, and might be converted.
    #[error("is a kind of WAV file that starl can't read: {0}.")]
    Form(String),
    /// There is nothing in it.
    #[error("is empty. Either nothing was recorded, or the copy isn't complete.")]
    Empty,
    /// It ends too soon.
    #[error("is cut off before its audio starts. The recording or the copy isn't complete.")]
    Cut,
}

/// How samples are written in a file.
struct Coding {
    is_float: bool,
    channels: usize,
    rate: u32,
    bits: u16,
}

/// The samples of a file, at [`RATE`] and of one channel. The data is as long as what the file has of it, whatever its
/// header says: a program that was killed leaves a length of 0.
///
/// # Errors
/// [`WavRefused`].
pub fn read(bytes: &[u8]) -> Result<Vec<i16>, WavRefused> {
    match bytes {
        [] => return Err(WavRefused::Empty),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => {}
        _ if bytes.len() < 12 && b"RIFF".starts_with(bytes.get(..4).unwrap_or(bytes)) => {
            return Err(WavRefused::Cut);
        }
        _ => return Err(WavRefused::Other),
    }
    let (mut at, mut coding) = (12, None);
    while let (Some(name), Some(length)) = (bytes.get(at..at + 4), number(bytes, at + 4)) {
        let (start, length) = (at + 8, length as usize);
        match name {
            b"fmt " => coding = Some(Coding::read(bytes.get(start..).unwrap_or_default())?),
            b"data" => {
                let coding =
                    coding.ok_or_else(|| WavRefused::Form("its audio comes before its format".to_owned()))?;
                let rest = bytes.get(start..).unwrap_or_default();
                let is_open = length == 0 || length >= rest.len();
                return coding.samples(if is_open { rest } else { rest.get(..length).unwrap_or(rest) });
            }
            _ => {}
        }
        at = start.saturating_add(length).saturating_add(length % 2);
    }
    Err(WavRefused::Cut)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

impl Coding {
    fn read(bytes: &[u8]) -> Result<Self, WavRefused> {
        let short = |at: usize| {
            let field = bytes.get(at..at + 2).and_then(|field| field.try_into().ok());
            field.map(u16::from_le_bytes).ok_or(WavRefused::Cut)
        };
        // The extensible form says at its end what it really is.
        let form = match short(0)? {
            0xFFFE => short(24)?,
            form => form,
        };
        let (channels, bits) = (usize::from(short(2)?), short(14)?);
        let rate = number(bytes, 4).unwrap_or_default();
        let is_known = matches!((form, bits), (1, 8 | 16 | 24 | 32) | (3, 32));
        if !is_known || !(1..=8).contains(&channels) || !RATES.contains(&rate) {
            return Err(WavRefused::Form(format!("{bits} bits, {rate} Hz, code {form}")));
        }
        Ok(Self { is_float: form == 3, channels, rate, bits })
    }

    fn samples(&self, data: &[u8]) -> Result<Vec<i16>, WavRefused> {
        let width = usize::from(self.bits / 8);
        let frames = data.chunks_exact(width * self.channels);
        let mono = frames.map(|frame| {
            let sum: f32 = frame.chunks_exact(width).map(|sample| self.level(sample)).sum();
            sum / self.channels as f32
        });
        let mono = resampled(mono.collect(), self.rate);
        if mono.is_empty() {
            return Err(WavRefused::Empty);
        }
        Ok(mono.into_iter().map(|level| (level * 32_768.0).round() as i16).collect())
    }

    /// A sample, from -1 to 1.
    fn level(&self, sample: &[u8]) -> f32 {
        match *sample {
            [a] => (f32::from(a) - 128.0) / 128.0,
            [a, b] => f32::from(i16::from_le_bytes([a, b])) / 32_768.0,
            [a, b, c] => i32::from_le_bytes([0, a, b, c]) as f32 / 2_147_483_648.0,
            [a, b, c, d] if self.is_float => {
                let level = f32::from_le_bytes([a, b, c, d]);
                if level.is_finite() { level } else { 0.0 }
            }
            [a, b, c, d] => i32::from_le_bytes([a, b, c, d]) as f32 / 2_147_483_648.0,
            _ => 0.0,
        }
    }
}

/// Levels of a rate as levels of [`RATE`]: each is the mean of those it stands for, or lies between the two next to it.
fn resampled(levels: Vec<f32>, rate: u32) -> Vec<f32> {
    if rate == RATE {
        return levels;
    }
    let step = f64::from(rate) / f64::from(RATE);
    let number = (levels.len() as f64 / step) as usize;
    let level = |place: usize| {
        let (from, to) = (place as f64 * step, (place + 1) as f64 * step);
        if step > 1.0 {
            let window =
                levels.get(from as usize..(to.ceil() as usize).min(levels.len())).unwrap_or_default();
            window.iter().sum::<f32>() / window.len().max(1) as f32
        } else {
            let at = |place: usize| levels.get(place).copied().unwrap_or_default();
            let before = from as usize;
            at(before) + (at(before + 1) - at(before)) * from.fract() as f32
        }
    };
    (0..number).map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::{header, read, write};
    use crate::domain::sound::RATE;

    fn tone(rate: u32) -> Vec<f32> {
        let at = |place: u32| (place as f32 / rate as f32 * 440.0 * std::f32::consts::TAU).sin() * 0.5;
        (0..rate).map(at).collect()
    }

    /// A file of any form: its code, bits, channels and rate, and its data.
    fn file(form: u16, bits: u16, channels: u16, rate: u32, data: &[u8]) -> Vec<u8> {
        let mut bytes = header(data.len() as u32).to_vec();
        bytes[20..22].copy_from_slice(&form.to_le_bytes());
        bytes[22..24].copy_from_slice(&channels.to_le_bytes());
        bytes[24..28].copy_from_slice(&rate.to_le_bytes());
        bytes[34..36].copy_from_slice(&bits.to_le_bytes());
        bytes.extend(data);
        bytes
    }

    #[test]
    fn what_is_written_is_read_again() {
        let samples = [0, 1, -1, i16::MAX, i16::MIN];
        assert_eq!(read(&write(&samples)).expect("read"), samples);
        assert_eq!(&header(4)[..4], b"RIFF");
    }

    #[test]
    fn the_data_is_what_the_file_has_of_it() {
        let mut bytes = write(&[1, 2, 3, 4]);
        bytes[40..44].fill(0);
        assert_eq!(read(&bytes).expect("a program was killed"), [1, 2, 3, 4]);
        bytes[40..44].fill(0xFF);
        bytes.pop();
        assert_eq!(read(&bytes).expect("a byte is missing"), [1, 2, 3]);
        bytes[40..44].copy_from_slice(&4_u32.to_le_bytes());
        assert_eq!(read(&bytes).expect("something follows"), [1, 2]);
        let mut listed = bytes[..36].to_vec();
        listed.extend(b"LIST\x03\0\0\0abc\0data\x02\0\0\0\x05\0");
        assert_eq!(read(&listed).expect("other chunks are passed over"), [5]);
    }

    #[test]
    fn any_usual_form_is_read_at_our_rate() {
        for (form, bits, channels, rate) in [
            (1, 16, 2, 48_000),
            (1, 24, 1, 44_100),
            (3, 32, 2, 48_000),
            (1, 32, 1, 16_000),
            (1, 16, 1, 8_000),
        ] {
            let write = |level: f32| match (form, bits) {
                (3, _) => level.to_le_bytes().to_vec(),
                (_, 16) => ((level * 32_767.0) as i16).to_le_bytes().to_vec(),
                (_, 24) => ((level * 2_147_483_000.0) as i32).to_le_bytes()[1..].to_vec(),
                _ => ((level * 2_147_483_000.0) as i32).to_le_bytes().to_vec(),
            };
            let data = tone(rate).into_iter().flat_map(|level| write(level).repeat(usize::from(channels)));
            let samples = read(&file(form, bits, channels, rate, &data.collect::<Vec<u8>>())).expect("read");
            assert_eq!(samples.len(), RATE as usize, "{form} {bits} {rate}");
            let crossings = samples.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
            assert!((438..=441).contains(&crossings), "{form} {bits} {rate}: {crossings}");
            let peak = samples.iter().max().copied().unwrap_or_default();
            assert!((15_000..=16_500).contains(&peak), "{form} {bits} {rate}: {peak}");
        }
    }

    #[test]
    fn what_is_no_wav_or_an_odd_one_is_refused_in_a_sentence() {
        let odd = [
            (b"OggS".to_vec(), "isn't a WAV file"),
            (Vec::new(), "is empty"),
            (write(&[]), "is empty"),
            (write(&[1])[..3].to_vec(), "is cut off"),
            (write(&[1])[..10].to_vec(), "is cut off"),
            (write(&[1])[..30].to_vec(), "is cut off"),
            (write(&[1])[..40].to_vec(), "is cut off"),
            (b"Ogg".to_vec(), "isn't a WAV file"),
            (file(85, 16, 1, 16_000, &[0; 4]), "code 85"),
            (file(1, 16, 1, 1, &[0; 4]), "1 Hz"),
            (file(1, 16, 0, 16_000, &[0; 4]), "a kind of WAV file that starl can't read"),
        ];
        for (bytes, why) in odd {
            let said = read(&bytes).expect_err(why).to_string();
            assert!(said.contains(why), "{said}");
        }
        let whole = write(&[7; 100]);
        for end in 0..whole.len() {
            let _any = read(&whole[..end]);
        }
    }
}
