//! The recorder of a machine whose programs are scripts. What time it is, the tests say.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use super::{MachineRecorder, TakeRecorder};
use crate::domain::mic::{MachineSettings, Mic, MicWish};
use crate::domain::sound::gap::is_unrecorded;
use crate::domain::sound::wav;
use crate::store::paths::Paths;
use crate::term::input::queue;
use crate::term::scripted::{put_program, wait_for};

const SECOND: Duration = Duration::from_secs(1);
/// It goes on without a word.
const WAITS: &str = "while :; do sleep 100; done";
/// It waits until the test lets it go on, with a line: that somebody has the pipe open still is none.
const GO: &str = "until read line < \"$go\"; do :; done";
/// Half a second of sound, in one piece.
const SOUND: &str = "dd if=\"$sound\" bs=16000 2>/dev/null";

/// A machine: its folders, its programs, and its recorder.
struct Machine {
    root: TempDir,
    recorder: MachineRecorder,
    now: Duration,
    mic: Mic,
}

impl Machine {
    /// With these programs, each of them lines of shell.
    fn with(programs: &[(&str, &str)]) -> Self {
        let root = tempfile::tempdir().expect("a directory");
        let bin = root.path().join("bin");
        fs::create_dir(&bin).expect("a folder");
        let go = root.path().join("go");
        assert!(Command::new("mkfifo").arg(&go).status().expect("mkfifo runs").success());
        let sound = root.path().join("sound");
        fs::write(&sound, [16; 16_000]).expect("written");
        for (name, script) in programs {
            let given = format!("PATH=/usr/bin:/bin\ngo='{}'\nsound='{}'", go.display(), sound.display());
            put_program(&bin.join(name), &format!("{given}\n{script}"));
        }
        let paths = Paths::below(&root.path().join("data")).expect("paths");
        let recorder = MachineRecorder::new(&paths, bin.into(), queue().0);
        Self { root, recorder, now: Duration::ZERO, mic: Mic::Closed }
    }

    /// Lets the recorder go on, so much later.
    fn go_on(&mut self, later: Duration) {
        self.now += later;
        fs::write(self.root.path().join("go"), "\n").expect("it goes on");
    }

    fn wish(&mut self, wish: MicWish) {
        self.recorder.wish(wish, self.now);
    }

    fn record(&mut self, from: Duration) {
        self.wish(MicWish::Record { sound: "drill-1".to_owned(), from });
    }

    /// Waits until the microphone does this.
    fn until(&mut self, is_so: impl Fn(&Mic) -> bool) -> Mic {
        wait_for("the microphone", || {
            if let Some(mic) = self.recorder.look(self.now) {
                self.mic = mic;
            }
            is_so(&self.mic).then(|| self.mic.clone())
        })
    }

    /// Waits until it has failed: the short words, and the sentence.
    fn failure(&mut self) -> (String, String) {
        let mic = self.until(|mic| matches!(mic, Mic::Failed(_)));
        let trouble = mic.trouble().expect("it failed");
        (trouble.short.clone(), trouble.in_full("R"))
    }

    /// Looks until this file has that number of samples.
    fn until_long(&mut self, name: &str, samples: u64) {
        let path = self.audio().join(name);
        wait_for("samples", || {
            self.recorder.look(self.now);
            let length = fs::metadata(&path).map_or(0, |it| it.len());
            (length >= wav::HEADER as u64 + 2 * samples).then_some(())
        });
    }

    /// Lets the recorder go on, and looks until this file is longer or it has failed.
    fn go_on_in(&mut self, name: &str) {
        let path = self.audio().join(name);
        let length = || fs::metadata(&path).map_or(0, |it| it.len());
        let before = length();
        self.go_on(SECOND);
        wait_for("samples", || {
            self.mic = self.recorder.look(self.now).unwrap_or_else(|| self.mic.clone());
            let is_over = matches!(self.mic, Mic::Failed(_));
            (is_over || length() > before).then_some(())
        });
    }

    fn audio(&self) -> std::path::PathBuf {
        self.root.path().join("data/state/audio")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.audio()).expect("listed");
        let mut names: Vec<String> =
            entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn samples(&self, name: &str) -> Vec<i16> {
        wav::read(&fs::read(self.audio().join(name)).expect("read")).expect("a sound")
    }

    fn length(&self, name: &str) -> usize {
        self.samples(name).len()
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn nothing_is_opened_written_or_started_before_it_is_wanted() {
    let ran = "> was-run";
    let mut machine = Machine::with(&[("parecord", ran), ("paplay", ran)]);
    assert_eq!(machine.recorder.settings(), (MachineSettings::default(), None));
    assert_eq!(machine.recorder.found(), Ok("parecord".to_owned()));
    assert_eq!(machine.recorder.look(SECOND), None);
    machine.recorder.discard().expect("nothing is there");
    machine.recorder.prune(5, &[]).expect("nothing is there");
    machine.recorder.save("drill-1", "dev-01", 5).expect("nothing is there");
    assert!(!machine.root.path().join("data").exists());
}

#[test]
fn what_is_set_leaves_what_somebody_else_has_set_meanwhile() {
    let mut machine = Machine::with(&[]);
    let (usual, _) = machine.recorder.settings();
    let state = machine.root.path().join("data/state");
    fs::create_dir_all(&state).expect("a folder");
    fs::write(state.join("tools.yaml"), "keep: 9\n").expect("written");
    let set = machine.recorder.set(MachineSettings { record: true, ..usual }).expect("set");
    assert_eq!(set, (MachineSettings { record: true, keep: 9, ..usual }, None));
    assert_eq!(fs::read_to_string(state.join("tools.yaml")).expect("read"), "keep: 9\nrecord: on\n");
    fs::write(state.join("tools.yaml"), "foo: 3\n").expect("written");
    let (_, trouble) = machine.recorder.set(usual).expect("set");
    assert!(trouble.is_some_and(|why| why.contains("foo")), "what was wrong still is");
    fs::write(state.join("tools.yaml"), "keep: [\n").expect("written");
    assert!(machine.recorder.set(usual).is_err(), "what isn't valid is left alone");
}

#[test]
fn a_take_has_its_sound_from_the_start_of_its_clock() {
    let mut machine = Machine::with(&[("parecord", &format!("{SOUND}; {WAITS}"))]);
    machine.now = SECOND;
    machine.wish(MicWish::Open);
    machine.until(|mic| matches!(mic, Mic::Open(bars) if bars[1] > 0));
    assert!(!machine.names().contains(&"drill-1.part".to_owned()), "it is heard and not kept");
    machine.record(Duration::ZERO);
    machine.until(|mic| *mic == Mic::Recording);
    assert_eq!(mode(&machine.audio().join("drill-1.part")), 0o600);
    assert_eq!(mode(&machine.audio()), 0o700);
    machine.wish(MicWish::Open);
    machine.record(2 * SECOND);
    machine.wish(MicWish::Closed);
    assert_eq!(machine.names(), ["drill-1.part"], "nothing else is left");
    machine.recorder.save("drill-1", "dev-01", 5).expect("saved");
    assert_eq!(machine.names(), ["dev-01.wav"]);
    assert_eq!(machine.length("dev-01.wav"), 32_000);
    assert!(is_unrecorded(&machine.samples("dev-01.wav")), "what wasn't heard is no silence");
    machine.recorder.discard().expect("discarded");
    assert_eq!(machine.names(), ["dev-01.wav"], "it is that of a take");
}

#[test]
fn the_sound_of_a_discarded_drill_goes_also_of_one_that_was_cut_off() {
    let mut machine = Machine::with(&[("parecord", WAITS)]);
    machine.record(SECOND);
    machine.wish(MicWish::Closed);
    fs::write(machine.audio().join("drill-0.part"), "left").expect("written");
    machine.recorder.own(vec!["drill-0".to_owned()]);
    machine.recorder.discard().expect("discarded");
    assert!(machine.names().is_empty(), "{:?}", machine.names());
}

#[test]
fn where_one_recorder_can_not_another_one_does() {
    let refuses = "echo 'Connection refused' >&2; exit 1";
    let works = format!("{SOUND}; {WAITS}");
    let mut machine = Machine::with(&[("parecord", refuses), ("arecord", &works)]);
    machine.now = SECOND;
    machine.record(Duration::ZERO);
    machine.until(|mic| *mic == Mic::Recording);
    let mut machine = Machine::with(&[
        ("parecord", refuses),
        ("pw-record", "echo 'Host is down.' >&2"),
        ("arecord", &works),
    ]);
    machine.wish(MicWish::Open);
    let (short, sentence) = machine.failure();
    assert_eq!(short, "pw-record: Host is down");
    let both = "Not recorded: parecord: Connection refused; pw-record: Host is down. To try again, press R.";
    assert_eq!(sentence, both);
    machine.record(Duration::ZERO);
    assert!(machine.names().is_empty(), "nothing is left, and nothing is tried until it is closed");
}

#[test]
fn no_recorder_is_a_sentence_with_what_to_do() {
    let mut machine = Machine::with(&[]);
    machine.wish(MicWish::Open);
    let (short, sentence) = machine.failure();
    assert_eq!(short, "no recorder found");
    assert!(sentence.contains("Install parecord") && !machine.audio().exists(), "{sentence}");
}

#[test]
fn a_recorder_of_the_users_own_wins_and_runs_only_once_it_is_confirmed() {
    let own = format!("{SOUND}; {WAITS}");
    let mut machine = Machine::with(&[("parecord", "> was-run"), ("mine", &own)]);
    machine.now = SECOND;
    let state = machine.root.path().join("data/state");
    fs::create_dir_all(&state).expect("a folder");
    let program = machine.root.path().join("bin/mine");
    let line = format!("record: on\nrecorder: [\"{}\"]\n", program.display());
    fs::write(state.join("tools.yaml"), line).expect("written");
    assert_eq!(machine.recorder.settings().0, MachineSettings { record: true, ..MachineSettings::default() });
    machine.wish(MicWish::Open);
    assert!(machine.failure().1.ends_with("confirm it with: starl tools confirm"));
    let argv = vec![program.to_string_lossy().into_owned()];
    let tools = Paths::below(&machine.root.path().join("data")).expect("paths").tools().expect("a place");
    tools.confirm(&[argv]).expect("confirmed");
    machine.wish(MicWish::Closed);
    machine.wish(MicWish::Open);
    machine.until(|mic| matches!(mic, Mic::Open(_)));
    fs::write(state.join("tools.yaml"), "record: yes please\n").expect("written");
    let (settings, trouble) = machine.recorder.settings();
    assert!(!settings.record && trouble.is_some_and(|it| it.contains("record must be on or off")));
}

#[test]
fn a_recorder_that_dies_leaves_what_came_before_and_says_so() {
    let dies = format!("{GO}; {SOUND}; echo 'device gone' >&2; exit 3");
    let mut machine = Machine::with(&[("parecord", &dies)]);
    machine.record(Duration::ZERO);
    machine.go_on(SECOND);
    assert_eq!(machine.failure().0, "parecord: device gone");
    machine.wish(MicWish::Closed);
    let samples = machine.samples("drill-1.part");
    assert!(is_unrecorded(&samples[..8_000]) && samples.len() >= 16_000, "each has its place");
    assert!(samples.ends_with(&[0x1010; 8_000]), "all that came");
    assert_eq!(machine.names(), ["drill-1.part"]);
}

/// The clock has gone on while the recorder was off, or started.
#[test]
fn what_was_not_recorded_is_known_as_such_and_the_rest_has_its_place() {
    let mut machine = Machine::with(&[("parecord", &format!("{GO}; {SOUND}; {GO}; {SOUND}; {WAITS}"))]);
    machine.record(Duration::ZERO);
    machine.go_on(2 * SECOND);
    machine.until(|mic| *mic == Mic::Recording);
    machine.until_long("drill-1.part", 32_000);
    // It stalls for three seconds.
    for _ in 0..3 {
        machine.now += SECOND;
        machine.recorder.look(machine.now);
    }
    machine.go_on(Duration::ZERO);
    machine.until_long("drill-1.part", 80_000);
    machine.wish(MicWish::Closed);
    let samples = machine.samples("drill-1.part");
    let recorded = [0..24_000, 24_000..40_000, 40_000..72_000].map(|it| !is_unrecorded(&samples[it]));
    assert_eq!(recorded, [false, true, false]);
    assert!(samples.len() >= 80_000, "it goes on where the clock stands: {}", samples.len());
}

#[test]
fn a_recording_that_is_deleted_or_moved_goes_on_in_a_new_file() {
    let lines = format!("{SOUND}; {GO}; {SOUND}; {GO}; {SOUND}; {GO}");
    let mut machine = Machine::with(&[("parecord", &lines)]);
    machine.now = SECOND / 2;
    machine.record(Duration::ZERO);
    machine.until(|mic| *mic == Mic::Recording);
    fs::remove_dir_all(machine.audio()).expect("starl take forget, or somebody else");
    machine.go_on(SECOND);
    let mic = machine.until(|mic| matches!(mic, Mic::Doubtful { recording: true, .. }));
    let trouble = mic.trouble().expect("it is said");
    assert_eq!(trouble.short, "deleted: recording again from 0:01");
    assert!(trouble.sentence.starts_with("Someone deleted the recording while"), "{}", trouble.sentence);
    assert!(is_unrecorded(&machine.samples("drill-1.part")[..8_000]));
    // Something in the way is a failure that says so.
    fs::remove_dir_all(machine.audio()).expect("again");
    fs::write(machine.audio(), "a file").expect("written");
    machine.go_on(SECOND);
    assert!(machine.failure().1.starts_with("The recording can't be saved: "));
}

#[test]
fn silence_and_nothing_are_said_after_four_seconds_and_the_take_goes_on() {
    let zeros = format!("{GO}; head -c 160000 /dev/zero; {WAITS}");
    let mut machine = Machine::with(&[("parecord", &zeros)]);
    machine.record(Duration::ZERO);
    machine.go_on(5 * SECOND);
    let mic = machine.until(|mic| matches!(mic, Mic::Doubtful { recording: true, .. }));
    assert!(
        mic.is_recording()
            && mic
                .trouble()
                .is_some_and(|it| it.sentence.starts_with("parecord is picking up only silence."))
    );
    let mut machine = Machine::with(&[("parecord", WAITS)]);
    machine.record(Duration::ZERO);
    machine.until(|mic| *mic == Mic::Opening);
    machine.now = 4 * SECOND;
    let mic = machine.until(|mic| matches!(mic, Mic::Doubtful { .. }));
    assert!(!mic.is_recording(), "nothing is written");
    let trouble = mic.trouble().expect("it says so");
    assert_eq!((trouble.short.as_str(), trouble.late), ("nothing from parecord", 4 * SECOND));
}

#[test]
fn a_flood_is_refused_and_no_byte_of_it_is_left() {
    let mut machine = Machine::with(&[("parecord", "cat /dev/zero")]);
    machine.record(Duration::ZERO);
    let (short, _) = machine.failure();
    assert!(short.starts_with("parecord: it sends more than 16,000 samples a second"), "{short}");
    assert!(machine.names().is_empty(), "{:?}", machine.names());
}

/// It sends half of what is needed, as one does that records 8,000 samples a second, or writes words.
#[test]
fn a_recorder_that_sends_too_little_is_said_to_and_its_sound_is_not_kept() {
    let mut machine = Machine::with(&[("parecord", &format!("while :; do {GO}; {SOUND}; done"))]);
    fs::create_dir_all(machine.audio()).expect("a folder");
    let before = vec![7; 48_000];
    fs::write(machine.audio().join("drill-1.part"), wav::write(&before)).expect("three seconds");
    machine.record(3 * SECOND);
    let mut seconds = 0;
    while !matches!(machine.mic, Mic::Failed(_)) {
        assert!(seconds < 20, "nobody notices: {:?}", machine.mic);
        machine.go_on_in("drill-1.part");
        seconds += 1;
    }
    let (short, sentence) = machine.failure();
    assert!(short.starts_with("parecord: it sends ") && short.contains("; starl needs 16,000"), "{short}");
    assert!(sentence.starts_with("Not recorded: parecord: it sends "), "{sentence}");
    let late = machine.mic.trouble().map(|trouble| trouble.late);
    assert_eq!(late, Some(machine.now), "it was so from the start");
    assert!(machine.samples("drill-1.part") == before, "what came before is kept");
}

#[test]
fn a_sound_that_can_not_be_saved_is_a_sentence_with_its_cause() {
    let mut machine = Machine::with(&[("parecord", &format!("{SOUND}; {WAITS}"))]);
    machine.wish(MicWish::Open);
    fs::create_dir(machine.audio().join("drill-1.part")).expect("something in the way");
    machine.record(Duration::ZERO);
    let (_, sentence) = machine.failure();
    assert!(sentence.starts_with("The recording can't be saved: could not write"), "{sentence}");
}

#[test]
fn a_trial_is_two_seconds_that_are_played_back() {
    let sound = format!("{GO}; tr '\\0' '\\20' < /dev/zero | head -c 96000; {WAITS}");
    let plays = "wc -c > \"${go%/*}/played\"";
    let mut machine = Machine::with(&[("parecord", &sound), ("paplay", plays)]);
    machine.wish(MicWish::Try);
    machine.go_on(3 * SECOND);
    let tried = |unplayed: Option<&str>| Mic::Tried {
        words: "parecord works; loudest -18 dB".to_owned(),
        unplayed: unplayed.map(str::to_owned),
    };
    assert_eq!(machine.until(|mic| matches!(mic, Mic::Tried { .. })), tried(None));
    let played = fs::read_to_string(machine.root.path().join("played")).expect("it was played");
    assert_eq!(played.trim(), "64000");
    assert!(machine.names().is_empty(), "{:?}", machine.names());
    // A player that fails, none at all, and silence.
    let mut machine = Machine::with(&[("parecord", &sound), ("paplay", "echo 'no sink' >&2; exit 1")]);
    machine.wish(MicWish::Try);
    machine.go_on(3 * SECOND);
    let why = "paplay failed: no sink";
    assert_eq!(machine.until(|mic| matches!(mic, Mic::Tried { .. })), tried(Some(why)));
    let zeros = format!("{GO}; head -c 96000 /dev/zero; {WAITS}");
    let mut machine = Machine::with(&[("parecord", &zeros)]);
    machine.wish(MicWish::Try);
    machine.go_on(3 * SECOND);
    assert!(machine.failure().1.starts_with("parecord is picking up only silence."));
}
