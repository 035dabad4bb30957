//! A WAV file that grows: its header is true after each piece, and on disk once a second, so that it plays whatever becomes
//! of the program.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::time::Duration;

use crate::domain::sound::gap::unrecorded;
use crate::domain::sound::{RATE, wav};

/// Bytes of a sample.
const SAMPLE: u64 = 2;
/// How many samples for what wasn't recorded are written in one piece.
const PIECE: usize = 8192;
/// A file holds no more than this: three hours. A take is never that long.
const MOST: u64 = 3 * 3600 * RATE as u64;

/// A file that samples are added to.
#[derive(Debug)]
pub struct SoundFile {
    file: File,
    /// How many samples it has.
    number: u64,
    /// How many of them are on disk for sure.
    synced: u64,
}

impl SoundFile {
    /// Goes on with a file, or starts an empty one, where the clock stands now: what is beyond that is cut off, and where
    /// it is shorter, it's filled up with what says that [nothing was recorded](crate::domain::sound::gap). So what comes
    /// next has its place on the clock.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn open(file: File, at: Duration) -> io::Result<Self> {
        let there = file.metadata()?.len().saturating_sub(wav::HEADER as u64) / SAMPLE;
        let wanted = ((at.as_secs_f64() * f64::from(RATE)).round() as u64).min(MOST);
        let mut sound = Self { file, number: there.min(wanted), synced: 0 };
        sound.file.set_len(wav::HEADER as u64 + sound.number * SAMPLE)?;
        while sound.number < wanted {
            let missing = ((wanted - sound.number) as usize).min(PIECE);
            sound.write(&unrecorded(sound.number, missing))?;
        }
        sound.sync()?;
        Ok(sound)
    }

    /// Adds samples.
    ///
    /// # Errors
    /// The disk is full, or the file can't be written. It holds what came before.
    pub fn add(&mut self, samples: &[i16]) -> io::Result<()> {
        if let Err(why) = self.write(samples) {
            // On a full disk, what is there can still be cut and counted.
            let _as_it_is = self.file.set_len(wav::HEADER as u64 + self.number * SAMPLE);
            let _as_it_is = self.sync();
            return Err(why);
        }
        if self.number - self.synced >= RATE.into() { self.sync() } else { self.count() }
    }

    /// How long it is.
    pub fn length(&self) -> Duration {
        Duration::from_secs(self.number) / RATE
    }

    /// Whether it is the file that was found there.
    pub fn is(&self, found: &Metadata) -> bool {
        self.file.metadata().is_ok_and(|own| (own.dev(), own.ino()) == (found.dev(), found.ino()))
    }

    fn write(&mut self, samples: &[i16]) -> io::Result<()> {
        if self.number + samples.len() as u64 > MOST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is three hours long"));
        }
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        self.file.write_all_at(&bytes, wav::HEADER as u64 + self.number * SAMPLE)?;
        self.number += samples.len() as u64;
        Ok(())
    }

    /// Makes the header count all that is there.
    fn count(&self) -> io::Result<()> {
        let bytes = u32::try_from(self.number * SAMPLE).unwrap_or(u32::MAX);
        self.file.write_all_at(&wav::header(bytes), 0)
    }

    /// The same, on disk.
    fn sync(&mut self) -> io::Result<()> {
        self.count()?;
        self.file.sync_data()?;
        self.synced = self.number;
        Ok(())
    }
}

impl Drop for SoundFile {
    fn drop(&mut self) {
        if self.synced < self.number {
            // What is on disk is a second old at most.
            let _as_it_is = self.sync();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, OpenOptions};
    use std::path::Path;
    use std::time::Duration;

    use super::SoundFile;
    use crate::domain::sound::gap::is_unrecorded;
    use crate::domain::sound::wav;

    fn open(path: &Path) -> File {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).open(path).expect("a file")
    }

    /// The samples that the header counts.
    fn counted(path: &Path) -> usize {
        let bytes = fs::read(path).expect("read");
        u32::from_le_bytes(bytes[40..44].try_into().expect("a header")) as usize / 2
    }

    #[test]
    fn the_header_counts_all_that_is_there_after_each_piece() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("sound.part");
        let mut sound = SoundFile::open(open(&path), Duration::ZERO).expect("opened");
        assert_eq!(counted(&path), 0);
        for (added, counts) in [(800, 800), (15_200, 16_000), (100, 16_100), (16_000, 32_100)] {
            sound.add(&vec![7; added]).expect("added");
            // What a program leaves that is killed here plays to its end, in any player.
            assert_eq!(counted(&path), counts);
            assert_eq!(wav::read(&fs::read(&path).expect("read")).expect("a sound").len(), counts);
        }
    }

    #[test]
    fn what_is_added_later_has_its_place_on_the_clock() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("sound.part");
        let at = Duration::from_millis;
        let mut sound = SoundFile::open(open(&path), at(500)).expect("opened");
        sound.add(&vec![1; 16_000]).expect("added");
        drop(sound);
        let mut sound = SoundFile::open(open(&path), at(1_000)).expect("opened");
        assert_eq!(sound.length(), at(1_000), "the clock was set back");
        sound.add(&[2; 4]).expect("added");
        drop(sound);
        let samples = wav::read(&fs::read(&path).expect("read")).expect("a sound");
        assert_eq!((samples.len(), &samples[8_000..8_002]), (16_004, &[1, 1][..]));
        assert!(is_unrecorded(&samples[..8_000]) && !is_unrecorded(&samples[..8_002]));
        assert_eq!(&samples[15_998..], [1, 1, 2, 2, 2, 2]);
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has one");
        assert!(SoundFile::open(full, Duration::ZERO).is_err());
    }
}
