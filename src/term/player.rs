//! The user's own player: found in the search path, fed from a sample on, and ended for sure. There is no seeking: whoever
//! wants another place starts it there.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;

use crate::domain::sound::wav;
use crate::term::tool::{COMPLAINT, Stream, end, find, last_line, start};

/// Players that take bare samples on their standard input, the best first.
const PLAYERS: [&[&str]; 6] = [
    &["paplay", "--raw", "--format=s16le", "--rate=16000", "--channels=1", "--client-name=starl"],
    &["pw-play", "--raw", "--rate", "16000", "--channels", "1", "--format", "s16", "-"],
    &[
        "ffplay",
        "-nodisp",
        "-autoexit",
        "-loglevel",
        "error",
        "-f",
        "s16le",
        "-ar",
        "16000",
        "-ac",
        "1",
        "-i",
        "-",
    ],
    &["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "16000", "-c", "1"],
    &["play", "-q", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-"],
    &["sox", "-q", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-", "-d"],
];
/// The player of a Mac, which wants a file.
const AFPLAY: &str = "afplay";
/// The file that it gets.
const FILE: &str = "take.wav";

/// The player in these folders, by its full path; nothing where there is none.
pub fn player(path: &OsStr, is_mac: bool) -> Option<Vec<String>> {
    let named = |argv: &[&str]| {
        let (program, arguments) = argv.split_first()?;
        let program = find(program, path)?.to_string_lossy().into_owned();
        Some(std::iter::once(program).chain(arguments.iter().map(|it| (*it).to_owned())).collect())
    };
    let of_mac = || named(&[AFPLAY, FILE]).filter(|_| is_mac);
    of_mac().or_else(|| PLAYERS.iter().find_map(|argv| named(argv)))
}

/// A player that runs. Dropping it ends it.
#[derive(Debug)]
pub struct Player {
    child: Child,
    complaint: Stream,
}

impl Player {
    /// Plays these samples from one of them on. A player that wants a file gets it in this folder, which is the caller's.
    ///
    /// # Errors
    /// It can't be started, or its file can't be written.
    pub fn start(argv: &[String], samples: &[i16], from: usize, folder: &Path) -> io::Result<Self> {
        let rest = samples.get(from..).unwrap_or_default();
        let wants_file = argv.iter().any(|word| word == FILE);
        if wants_file {
            std::fs::write(folder.join(FILE), wav::write(rest))?;
        }
        let input = if wants_file { Stdio::null() } else { Stdio::piped() };
        let mut child = start(argv, folder, input, Stdio::null())?;
        let complaint = Stream::read(child.stderr.take(), COMPLAINT, true);
        if let Some(mut input) = child.stdin.take() {
            let bytes: Vec<u8> = rest.iter().flat_map(|sample| sample.to_le_bytes()).collect();
            // A player that was ended takes no more.
            thread::spawn(move || input.write_all(&bytes));
        }
        Ok(Self { child, complaint })
    }

    /// Whether it has played everything; or why it has not, in its own words, which aren't clean.
    ///
    /// # Errors
    /// It failed.
    pub fn has_ended(&mut self) -> Result<bool, String> {
        match self.child.try_wait() {
            Ok(None) => Ok(false),
            Ok(Some(status)) if status.success() => Ok(true),
            Ok(Some(_)) => Err(last_line(&self.complaint.bytes())),
            Err(why) => Err(why.to_string()),
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}
