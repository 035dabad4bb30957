//! Entry ids in sixteen bytes instead of thirty and a pointer.

use std::fmt::Write;
use std::sync::Arc;

use crate::domain::progress::names::Names;

/// Random bytes at the end of an id that we made.
const TAIL: usize = 10;

/// An entry's id: its device by number, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    device: u32,
    tail: Tail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Tail {
    /// Twenty lower-case hexadecimal digits, as we write them.
    Random([u8; TAIL]),
    /// Anything else, held as a name.
    Odd(u32),
}

/// Devices, and the ends of ids that are not ours.
pub(super) type Words = Names<Arc<str>>;

impl Key {
    /// The key of an id; equal ids have equal keys.
    pub(super) fn new(id: &str, words: &mut Words) -> Self {
        let (device, tail) = split(id);
        let tail = random(tail).map_or_else(|| Tail::Odd(word(tail, words)), Tail::Random);
        Self { device: word(device, words), tail }
    }

    /// The number of the device that made the id.
    pub(super) fn device(self) -> u32 {
        self.device
    }

    /// The id again.
    pub(super) fn id(self, words: &Words) -> String {
        let mut id = words.get(self.device).map_or("", AsRef::as_ref).to_owned();
        match self.tail {
            Tail::Odd(number) => id.push_str(words.get(number).map_or("", AsRef::as_ref)),
            Tail::Random(bytes) => bytes.iter().for_each(|byte| {
                let _ = write!(id, "{byte:02x}");
            }),
        }
        id
    }
}

/// The device with its `-`, and the rest.
fn split(id: &str) -> (&str, &str) {
    id.rfind('-').and_then(|dash| id.split_at_checked(dash + 1)).unwrap_or(("", id))
}

fn word(text: &str, words: &mut Words) -> u32 {
    let made: Result<u32, std::convert::Infallible> = words.number(text, |text| Ok(text.into()));
    made.unwrap_or_else(|never| match never {})
}

fn random(tail: &str) -> Option<[u8; TAIL]> {
    let (pairs, []) = tail.as_bytes().as_chunks::<2>() else {
        return None;
    };
    let pairs: &[[u8; 2]; TAIL] = pairs.try_into().ok()?;
    let mut bytes = [0; TAIL];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

fn digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Words};

    #[test]
    fn every_id_comes_back_as_it_was() {
        let mut words = Words::default();
        for id in [
            "k3v9x2ab-00112233445566778899",
            "k3v9x2ab-aabbccddeeff00112233",
            "k3v9x2ab-AABBCCDDEEFF00112233",
            "k3v9x2ab-0011",
            "a-b-00112233445566778899",
            "00112233445566778899",
            "-",
            "",
        ] {
            let key = Key::new(id, &mut words);
            assert_eq!(key.id(&words), id);
            assert_eq!(key, Key::new(id, &mut words));
        }
        assert!(size_of::<Key>() <= 16, "{}", size_of::<Key>());
    }

    #[test]
    fn ids_that_differ_have_keys_that_differ() {
        let mut words = Words::default();
        let mut key = |id| Key::new(id, &mut words);
        assert_ne!(key("a-00112233445566778899"), key("b-00112233445566778899"));
        assert_ne!(key("a-00"), key("a-01"));
        assert_eq!(key("a-00").device(), key("a-01").device());
    }
}
