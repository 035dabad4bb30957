//! Files of sound: those of takes, kept on this machine, and others that the user has recorded.

use std::path::Path;

use crate::domain::sound::wav::{self, WavRefused};
use crate::store::disk;

/// The largest recording, in bytes: a quarter of an hour in the best quality.
const LARGEST: u64 = 256 << 20;

/// The samples of a WAV file; nothing where there is none.
///
/// # Errors
/// The rest of a sentence about the file: it can't be read, or isn't a WAV file that is.
pub fn read(path: &Path) -> Result<Option<Vec<i16>>, String> {
    let bytes = match disk::read(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(why) => {
            let absent = disk::unless_absent(path, why).map(|()| None);
            return absent.map_err(|why| format!("can't be read: {why}."));
        }
    };
    if bytes.len() as u64 > LARGEST {
        return Err("is larger than 256 MiB.".to_owned());
    }
    wav::read(&bytes).map(Some).map_err(|why| match why {
        WavRefused::Other | WavRefused::Form(_) => {
            format!("{why} To convert it: ffmpeg -i RECORDING -ac 1 -ar 16000 take.wav")
        }
        // There is nothing to convert.
        WavRefused::Empty | WavRefused::Cut => why.to_string(),
    })
}
