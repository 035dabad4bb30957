//! Sound that is played by a program of the user's system, the first that is there: it gets samples on its standard input,
//! and nothing of it is left when it is stopped.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempPath;

use crate::domain::clean::clean;
use crate::domain::sound::{silence, wav};
use crate::term::tool::{COMPLAINT, LOOK, Stream, in_path};

/// How much longer than its sound a program may take: it has a device to open, and a buffer to empty.
const LONGER: Duration = Duration::from_secs(10);

/// Stands for a file, where a program reads none of what comes on its standard input.
const FILE: &str = "{file}";

/// Programs that play 16 kHz mono of 16 bits, in the order in which they are looked for.
#[rustfmt::skip]
const PLAYERS: [&[&str]; 7] = [
    &["paplay", "--raw", "--format=s16le", "--rate=16000", "--channels=1", "--client-name=starl"],
    &["pw-play", "--rate", "16000", "--channels", "1", "--format", "s16", "-"],
    &["ffplay", "-nodisp", "-autoexit", "-loglevel", "error", "-f", "s16le", "-ar", "16000", "-ac", "1", "-i", "-"],
    &["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "16000", "-c", "1"],
    &["play", "-q", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-"],
    &["sox", "-q", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-", "-d"],
    &["afplay", FILE],
];

/// Why nothing is heard. Nothing of the program is left.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// There is no program for it.
    #[error("no audio player found; install paplay, pw-play, ffplay, aplay or sox")]
    NoPlayer,
    /// There is no program to speak.
    #[error("no text-to-speech program found; install spd-say or espeak-ng")]
    NoVoice,
    /// It can't be started, or gets no file.
    #[error("{program} can't be started: {why}")]
    Start {
        /// The program.
        program: String,
        /// Why.
        why: io::Error,
    },
    /// It ended with a failure.
    #[error("{program} failed{}", if complaint.is_empty() { String::new() } else { format!(": {complaint}") })]
    Failed {
        /// The program.
        program: String,
        /// Its last complaint, clean; may be empty.
        complaint: String,
    },
    /// It took much longer than the sound does.
    #[error("{0} took much longer than it should and was stopped")]
    Hangs(String),
}

/// Sound that is being played; it stops when this is dropped.
#[derive(Debug)]
pub struct Player {
    /// Dropped to stop it.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Player {
    /// Plays samples from the one with this number on, by the first program in these folders, which are written as in
    /// `PATH`. When they are over by themselves, or it fails, `ended` is called from another thread.
    ///
    /// # Errors
    /// There is no program, or it can't be started.
    pub fn start(
        samples: &[i16],
        from: usize,
        folders: &OsStr,
        ended: impl FnOnce(Result<(), PlayError>) + Send + 'static,
    ) -> Result<Self, PlayError> {
        let (path, argv) = find(folders).ok_or(PlayError::NoPlayer)?;
        let samples = samples.get(from..).unwrap_or_default();
        let failed = |why| PlayError::Start { program: argv[0].to_owned(), why };
        let file = argv.contains(&FILE).then(|| in_file(samples)).transpose().map_err(failed)?;
        let name = file.as_ref().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
        let words =
            argv[1..].iter().map(|word| if *word == FILE { name.clone() } else { (*word).to_owned() });
        let bytes = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        let input = if file.is_some() { None } else { Some(bytes) };
        let most = silence::length(samples) + LONGER;
        let ended = move |played| {
            drop(file);
            ended(played);
        };
        Self::run((argv[0], &path), words, input, most, ended)
    }

    /// Runs a program with these words and this on its standard input, for no longer than this.
    pub(super) fn run(
        (program, path): (&'static str, &Path),
        words: impl Iterator<Item = String>,
        input: Option<Vec<u8>>,
        most: Duration,
        ended: impl FnOnce(Result<(), PlayError>) + Send + 'static,
    ) -> Result<Self, PlayError> {
        let mut command = Command::new(path);
        let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
        command.args(words).process_group(0).current_dir("/");
        command.stdin(stdin).stdout(Stdio::null()).stderr(Stdio::piped());
        let failed = |why| PlayError::Start { program: program.to_owned(), why };
        let mut child = command.spawn().map_err(failed)?;
        feed(child.stdin.take(), input.unwrap_or_default());
        let errors = Stream::read(child.stderr.take(), COMPLAINT, true);
        let (stop, stopped) = channel();
        let looks = (most.as_millis() / LOOK.as_millis()) as u32;
        let thread = thread::spawn(move || {
            let played = watch(&mut child, program, &stopped, looks, &errors);
            // What it started itself ends with it.
            let _gone = kill_process_group(Pid::from_child(&child), Signal::KILL);
            let _reaped = child.wait();
            if let Some(played) = played {
                ended(played);
            }
        });
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }

    /// The program that plays sound, if one of these folders has any.
    pub fn program(folders: &OsStr) -> Option<&'static str> {
        find(folders).map(|(_, argv)| argv[0])
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.stop = None;
        // It looks for that many times a second.
        let _joined = self.thread.take().map(JoinHandle::join);
    }
}

/// The file of the first program there is, and how it is called. None is run to find that out.
fn find(folders: &OsStr) -> Option<(PathBuf, &'static [&'static str])> {
    PLAYERS.into_iter().find_map(|argv| Some((in_path(argv[0], folders)?, argv)))
}

fn in_file(samples: &[i16]) -> io::Result<TempPath> {
    let mut file = tempfile::Builder::new().prefix(".starl-").suffix(".wav").tempfile()?;
    file.write_all(&wav::write(samples))?;
    Ok(file.into_temp_path())
}

/// Writes the bytes from a thread: a program takes them as it plays them.
fn feed(stdin: Option<ChildStdin>, bytes: Vec<u8>) {
    if let Some(mut stdin) = stdin {
        // A program that was stopped reads no more.
        thread::spawn(move || stdin.write_all(&bytes).unwrap_or_default());
    }
}

/// Waits for the end of a program; nothing where it is to be stopped.
fn watch(
    child: &mut Child,
    program: &'static str,
    stopped: &Receiver<()>,
    looks: u32,
    errors: &Stream,
) -> Option<Result<(), PlayError>> {
    for _ in 0..=looks {
        match child.try_wait() {
            Ok(None) => {}
            Ok(Some(status)) if status.success() => return Some(Ok(())),
            Ok(Some(_)) => {
                errors.close();
                let complaint = clean(&errors.last_line()).trim().trim_end_matches('.').to_owned();
                return Some(Err(PlayError::Failed { program: program.to_owned(), complaint }));
            }
            Err(why) => return Some(Err(PlayError::Start { program: program.to_owned(), why })),
        }
        if stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Disconnected) {
            return None;
        }
    }
    Some(Err(PlayError::Hangs(program.to_owned())))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use super::{PLAYERS, PlayError, Player};
    use crate::domain::sound::wav;
    use crate::term::scripted::{put_program, wait_for, wait_for_end_of};

    /// A folder with this program in it, which runs these lines.
    fn folder(name: &str, lines: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a directory");
        put_program(&folder.path().join(name), &format!("cd \"${{0%/*}}\"\n{lines}"));
        folder
    }

    fn start(folder: &Path, samples: &[i16], from: usize) -> (Player, Receiver<Result<(), PlayError>>) {
        let (sender, ended) = channel();
        let told = move |played| sender.send(played).expect("somebody waits");
        let player = Player::start(samples, from, folder.as_os_str(), told).expect("it starts");
        (player, ended)
    }

    fn wait(ended: &Receiver<Result<(), PlayError>>) -> Result<(), PlayError> {
        ended.recv_timeout(Duration::from_mins(2)).expect("it ends")
    }

    #[test]
    fn the_samples_from_the_wanted_one_reach_the_first_program_there_is() {
        let folder = folder("aplay", "echo \"$@\" > said; cat > got");
        let (_player, ended) = start(folder.path(), &[1, 2, 3, -1], 2);
        wait(&ended).expect("played");
        assert_eq!(fs::read(folder.path().join("got")).expect("read"), [3, 0, 255, 255]);
        let said = fs::read_to_string(folder.path().join("said")).expect("read");
        assert_eq!(said.trim(), PLAYERS[3][1..].join(" "));
        assert_eq!(Player::program(folder.path().as_os_str()), Some("aplay"));
    }

    #[test]
    fn a_program_that_reads_no_standard_input_gets_a_private_file_that_is_gone_afterwards() {
        let folder = folder("afplay", "ls -l \"$1\" | cut -c1-10 > mode; cp \"$1\" got; echo \"$1\" > path");
        let (_player, ended) = start(folder.path(), &[7, 8], 0);
        wait(&ended).expect("played");
        let read = |name: &str| fs::read(folder.path().join(name)).expect("read");
        assert_eq!((read("got"), read("mode").as_slice()), (wav::write(&[7, 8]), &b"-rw-------\n"[..]));
        let path = String::from_utf8(read("path")).expect("a path");
        assert!(!Path::new(path.trim()).exists(), "{path}");
    }

    #[test]
    fn a_program_that_is_missing_or_fails_is_a_sentence_with_its_own_words() {
        let empty = tempfile::tempdir().expect("a directory");
        let missing = Player::start(&[1], 0, empty.path().as_os_str(), |_| {}).expect_err("there is none");
        assert!(missing.to_string().starts_with("no audio player found"), "{missing}");
        assert_eq!(Player::program(empty.path().as_os_str()), None);
        let folder = folder("paplay", "echo one >&2; echo 'Connection refused.' >&2; exit 1");
        let (player, ended) = start(folder.path(), &vec![0; 100_000], 0);
        let why = wait(&ended).expect_err("it fails").to_string();
        assert_eq!(why, "paplay failed: Connection refused");
        drop(player);
        fs::write(folder.path().join("paplay"), "#!/nowhere/at-all\n").expect("written");
        let why = Player::start(&[1], 0, folder.path().as_os_str(), |_| {}).expect_err("it can't start");
        assert!(why.to_string().starts_with("paplay can't be started: "), "{why}");
    }

    /// It ignores TERM, reads nothing, and has started something itself.
    #[test]
    fn what_is_stopped_is_gone_at_once_with_all_it_started_and_nobody_hears_of_an_end() {
        let folder =
            folder("paplay", "trap '' TERM HUP INT; sleep 1000 & echo $! > child; echo $$ > own; wait");
        let (player, ended) = start(folder.path(), &vec![0; 100_000], 0);
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
        wait_for("its number", || (!read("own").is_empty()).then_some(()));
        drop(player);
        assert!(ended.recv_timeout(Duration::from_millis(1)).is_err());
        for id in [read("own"), read("child")] {
            wait_for_end_of(&id);
        }
    }
}
