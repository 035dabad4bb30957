//! Recorders that are scripts: each fault that a real one can have. Nothing is timed: what time it is, the tests say.

use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use super::{Arrival, Recorder, RecorderError, SoundSink, recorders};
use crate::domain::sound::wav;
use crate::term::input::{Input, Inputs, queue};
use crate::term::scripted::{wait_for, wait_for_end_of};
use crate::term::sound_file::SoundFile;

/// A recorder that is this script, on a clock that the test moves.
struct Scripted {
    recorder: Recorder,
    inputs: Inputs,
    folder: TempDir,
    now: Duration,
}

/// It goes on without a word.
const WAITS: &str = "while :; do sleep 100; done";
/// It waits until the test lets it go on, with a line: that somebody has the pipe open still is none.
const GO: &str = "until read line < go; do :; done";
/// A second of sound, and one of silence.
const SOUND: &str = "tr '\\0' '\\20' < /dev/zero | head -c 32000";
const SILENCE: &str = "head -c 32000 /dev/zero";

/// How loud that sound is.
const LOUD: u8 = 5;

impl Scripted {
    fn run(script: &str) -> Self {
        let folder = tempfile::tempdir().expect("a directory");
        let made = Command::new("mkfifo").arg(folder.path().join("go")).status();
        assert!(made.expect("mkfifo runs").success());
        let (inlet, inputs) = queue();
        let argv = ["/bin/sh", "-c", script].map(str::to_owned);
        let recorder = Recorder::start(&argv, folder.path(), inlet, Duration::ZERO).expect("it starts");
        Self { recorder, inputs, folder, now: Duration::ZERO }
    }

    /// Waits until this is so.
    fn until(&mut self, is_so: impl Fn(&Arrival) -> bool) -> Arrival {
        wait_for("an arrival", || {
            let arrival = self.recorder.look(self.now).unwrap_or_else(|why| panic!("{why}"));
            is_so(&arrival).then_some(arrival)
        })
    }

    /// Waits until it has failed.
    fn failure(&mut self) -> RecorderError {
        wait_for("a failure", || self.recorder.look(self.now).err())
    }

    fn go_on(&self) {
        fs::write(self.folder.path().join("go"), "\n").expect("it goes on");
    }

    /// Waits until this many samples are in the file.
    fn until_kept(&mut self, number: u64) {
        let length = || fs::metadata(self.file()).expect("a file").len();
        wait_for("samples", || (length() >= wav::HEADER as u64 + 2 * number).then_some(()));
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("sound.part")
    }

    fn keep(&self, at: Duration) {
        let file = File::create_new(self.file()).expect("a new file");
        self.recorder.send_to(SoundSink::File(SoundFile::open(file, at).expect("opened")));
    }

    fn kept(&self) -> Vec<i16> {
        wav::read(&fs::read(self.file()).expect("read")).unwrap_or_default()
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn what_is_kept_has_its_place_on_the_clock() {
    let first = format!("{SOUND}; printf '\\0\\0'");
    let mut it = Scripted::run(&format!("{first}; {GO}; {SOUND}; {GO}; {SOUND}; printf x; {WAITS}"));
    it.now = SECOND;
    // All of the first second has come.
    it.until(|arrival| !arrival.zeros.is_zero());
    assert!(!it.file().exists(), "it is heard and not kept");
    it.keep(SECOND / 2);
    it.go_on();
    it.until_kept(24_000);
    drop(it.recorder.send_to(SoundSink::Nowhere));
    it.go_on();
    it.now = 2 * SECOND;
    it.recorder.look(it.now).expect("it runs");
    let kept = it.kept();
    assert_eq!((kept.len(), &kept[7_998..8_002]), (24_000, &[-1, 0, 0x1010, 0x1010][..]));
}

#[test]
fn a_recorder_that_is_missing_or_ends_is_an_error_in_its_own_words() {
    let nobody = ["/nowhere/at-all".to_owned()];
    assert!(Recorder::start(&nobody, Path::new("/"), queue().0, SECOND).is_err());
    let mut it = Scripted::run("echo one >&2; echo 'Connection refused' >&2; exit 1");
    assert_eq!(it.failure().to_string(), "Connection refused");
    let mut it = Scripted::run("exit 0");
    assert_eq!(it.failure().to_string(), "it ended without an error message");
    let mut it = Scripted::run("yes complaint | head -c 5000000 >&2; exit 3");
    assert_eq!(it.failure().to_string(), "complaint");
}

#[test]
fn what_came_before_a_recorder_died_is_kept() {
    let mut it = Scripted::run(&format!("{GO}; printf x; {SOUND}; echo 'device gone' >&2; exit 3"));
    it.keep(Duration::ZERO);
    it.now = SECOND;
    it.go_on();
    assert_eq!(it.failure().to_string(), "device gone");
    drop(it.recorder.send_to(SoundSink::Nowhere));
    assert_eq!(it.kept().len(), 16_000, "half a sample is none");
}

#[test]
fn silence_and_nothing_at_all_are_seen_after_four_seconds() {
    let mut it = Scripted::run(&format!("{SILENCE}; {SILENCE}; {SILENCE}; {SILENCE}; {WAITS}"));
    it.now = 4 * SECOND;
    let arrival = it.until(|arrival| arrival.zeros >= 4 * SECOND);
    assert!(!arrival.has_sound);
    it.now = 9 * SECOND;
    assert_eq!(it.recorder.look(it.now).expect("it runs").nothing, 5 * SECOND);
    let mut it = Scripted::run(WAITS);
    it.now = 5 * SECOND;
    assert_eq!(it.recorder.look(it.now).expect("it runs").nothing, 5 * SECOND);
}

#[test]
fn a_container_is_taken_and_another_form_refused() {
    let head = "printf '.snd\\0\\0\\0\\30\\377\\377\\377\\377\\0\\0\\0\\3";
    let mut it = Scripted::run(&format!("{head}\\0\\0\\76\\200\\0\\0\\0\\1'; {SOUND}; {WAITS}"));
    it.until(|arrival| arrival.bars == [LOUD; 2]);
    let mut it = Scripted::run(&format!("{head}\\0\\0\\273\\200\\0\\0\\0\\1'; {SOUND}; {WAITS}"));
    let why = it.failure().to_string();
    assert!(why.starts_with("it sends 48,000 samples a second in 1 channel; starl needs 16,000"), "{why}");
}

#[test]
fn more_than_the_clock_allows_is_refused_and_fills_no_disk() {
    let mut it = Scripted::run("cat /dev/zero");
    it.keep(Duration::ZERO);
    assert!(matches!(it.failure(), RecorderError::TooFast));
    drop(it.recorder.send_to(SoundSink::Nowhere));
    let length = fs::metadata(it.file()).expect("a file").len();
    assert!(length < 13 * 32_000, "{length}");
    // Three times the rate is refused within two seconds.
    let mut it = Scripted::run(&format!("{SOUND}; {SOUND}; {SOUND}; {SOUND}; {SOUND}; {WAITS}"));
    it.now = Duration::from_millis(1_700);
    assert!(matches!(it.failure(), RecorderError::TooFast));
}

#[test]
fn it_is_ended_with_all_that_it_started_whether_it_wants_or_not() {
    for script in [
        "trap '' TERM HUP INT; echo $$ > pid; sleep 1000 & echo $! > child; printf ready; while :; do sleep 100; done",
        "echo $$ > pid; sleep 1000 & echo $! > child; printf ready; exec >&- 2>&-; while :; do sleep 100; done",
        "echo $$ > pid; sleep 1000 & echo $! > child; printf xxxxxxxx; wait",
    ] {
        let Scripted { recorder, folder, .. } = Scripted::run(script);
        let [pid, child] = ["pid", "child"].map(|name| folder.path().join(name));
        let read = || fs::read_to_string(&child).is_ok_and(|text| text.ends_with('\n'));
        wait_for("its number", || read().then_some(()));
        drop(recorder);
        for file in [pid, child] {
            wait_for_end_of(&fs::read_to_string(&file).expect("a number"));
        }
    }
}

#[test]
fn a_recorder_that_closes_its_output_and_lives_on_is_ended() {
    let mut it = Scripted::run(&format!("echo $$ > pid; echo closed >&2; exec >&- 2>&-; {WAITS}"));
    assert_eq!(it.failure().to_string(), "closed");
    wait_for_end_of(&fs::read_to_string(it.folder.path().join("pid")).expect("a number"));
}

#[test]
fn what_is_new_wakes_the_app_once() {
    let mut it = Scripted::run(&format!("{SOUND}; {GO}; exit 1"));
    assert_eq!(it.inputs.wait(None), Some(Input::Wake));
    it.until(|arrival| arrival.bars == [LOUD; 2]);
    while it.inputs.pending().is_some() {
        // As the app does: whoever has looked is woken again.
        it.until(|_| true);
    }
    it.go_on();
    assert_eq!(it.inputs.wait(None), Some(Input::Wake));
    it.failure();
}

#[test]
fn recorders_are_looked_for_and_not_run() {
    let folder = tempfile::tempdir().expect("a directory");
    let path = OsString::from(folder.path());
    assert!(recorders(&path, false).is_empty());
    for (name, mode) in [("arecord", 0o700), ("parecord", 0o700), ("ffmpeg", 0o600), ("sox", 0o700)] {
        let file = folder.path().join(name);
        fs::write(&file, format!("#!/bin/sh\n> '{}/was-run'\n", folder.path().display())).expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("a mode");
    }
    let names = |is_mac| {
        let found = recorders(&path, is_mac).into_iter();
        found.map(|argv| argv[0].rsplit('/').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(false), ["parecord", "arecord"]);
    assert_eq!(names(true), ["sox", "parecord"]);
    assert!(!folder.path().join("was-run").exists());
}
