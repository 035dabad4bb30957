//! Takes that are recorded: by a script that is found as a recorder would be.

use std::fs;
use std::path::PathBuf;

use starl::domain::sound::wav;

use super::Terminal;
use super::drill::{finish, save, start_first};
use crate::home::Home;
use crate::scripted::wait_for_end_of;

/// A tenth of a second of sound, again and again, until nobody listens.
const RECORDS: &str = "while tr '\\0' '\\20' < /dev/zero | head -c 3200; do sleep 0.1; done";

/// A folder in which `parecord` is these lines of shell.
fn home_with(recorder: &str) -> Home {
    let mut home = Home::new();
    let start = format!("PATH=/usr/bin:/bin\numask 077\necho $$ > '{}'", home.path("pid").display());
    home.put_program("bin/parecord", &format!("{start}\n{recorder}"));
    // No other recorder that happens to be on this machine.
    home.set("PATH", home.path("bin"));
    home
}

fn recorded_with(recorder: &str) -> Home {
    let home = home_with(recorder);
    home.put(".local/state/starl/tools.yaml", "record: on\n");
    home
}

/// The sounds, by their names.
fn sounds(home: &Home) -> Vec<PathBuf> {
    home.files(".local/state/starl/audio")
}

fn length(sound: &PathBuf) -> usize {
    wav::read(&fs::read(sound).unwrap()).unwrap().len()
}

/// How many samples the header of a sound counts.
fn counted(sound: &PathBuf) -> usize {
    let bytes = fs::read(sound).unwrap();
    u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize / 2
}

#[test]
fn a_killed_take_plays_to_its_last_second_and_goes_on() {
    let home = recorded_with(&format!("sleep 1000 & echo $! > \"${{0%/*}}/child\"\n{RECORDS}"));
    let mut terminal = home.at_practice();
    terminal.press("\r");
    terminal.wait_for("· mic ▆▆");
    assert!(
        sounds(&home).iter().all(|path| path.extension().is_some_and(|it| it == "tmp")),
        "nothing is kept"
    );
    terminal.press(" ");
    terminal.wait_for("· REC");
    let sound =
        |home: &Home| sounds(home).into_iter().find(|path| path.extension().is_some_and(|it| it == "part"));
    terminal.wait_until("a second", |_| sound(&home).is_some_and(|path| counted(&path) > 16_000));
    terminal.kill();
    wait_for_end_of(&home.text("pid"));
    wait_for_end_of(&home.text("bin/child"));
    let part = sound(&home).unwrap();
    // Whatever plays it, it plays to where it was killed: a piece of it is a tenth of a second.
    assert!(length(&part) >= counted(&part) && length(&part) - counted(&part) <= 1_600);
    fs::remove_file(home.path("pid")).unwrap();

    let mut terminal = home.start_with("drill", 80);
    terminal.wait_for("A drill was cut off");
    terminal.resize(81, 24);
    terminal.wait_for("A drill was cut off");
    assert!(!home.path("pid").exists(), "no microphone is opened behind a question");
    terminal.press("\r");
    terminal.wait_for("paused");
    terminal.press(" ");
    terminal.wait_for("· REC");
    terminal.wait_for_time("Situation", 2);
    finish(&mut terminal);
    assert!(!terminal.screen().contains("REC"), "a follow-up isn't recorded");
    wait_for_end_of(&home.text("pid"));
    terminal.press("0");
    terminal.wait_for("How was it?");
    save(&mut terminal);
    let take = &home.records()[0];
    let id = take["id"].as_str().unwrap();
    let saved = home.path(format!(".local/state/starl/audio/{id}.wav"));
    let total = take["total"].as_f64().unwrap();
    let seconds = length(&saved) as f64 / 16_000.0;
    assert!(seconds > 0.5 && seconds < total + 1.0, "{seconds} of {total}");
    for (path, mode) in home.modes() {
        assert!([0o700, 0o600].contains(&mode), "{}: {mode:o}", path.display());
    }
    home.run("doctor").success();
    home.run(&format!("take forget {id}")).success();
    assert!(!saved.exists());
}

/// All that starl may run for sound, each of which would say that it was.
const PROGRAMS: [&str; 18] = [
    "parecord",
    "pw-record",
    "ffmpeg",
    "arecord",
    "rec",
    "sox",
    "paplay",
    "pw-play",
    "ffplay",
    "aplay",
    "play",
    "afplay",
    "say",
    "spd-say",
    "espeak-ng",
    "whisper-cli",
    "whisper",
    "sh",
];

#[test]
fn with_recording_off_no_program_is_run_and_no_file_written() {
    let mut home = Home::new();
    for program in PROGRAMS {
        let name = format!("bin/{program}");
        home.put_program(&name, &format!("echo {program} >> '{}'", home.path("ran").display()));
    }
    home.set("PATH", home.path("bin"));
    let mut terminal = home.at_practice();
    start_first(&mut terminal);
    terminal.press("R");
    finish(&mut terminal);
    terminal.press("0");
    terminal.wait_for("How was it?");
    terminal.press("v");
    terminal.wait_for("There's no recording of this take");
    save(&mut terminal);
    terminal.press("v");
    terminal.wait_for("There's no recording of this take");
    terminal.press("\x1b");
    terminal.wait_for(super::SECOND);
    terminal.press(",G");
    terminal.wait_for("nothing is recorded");
    terminal.press("\x03");
    assert_eq!(terminal.exit_code(), 0);
    home.run("tools").success();
    home.run("doctor").success();
    home.run("paths").success();
    home.run("take words last").failure(1);
    home.run("take hear last").failure(1);
    assert!(!home.path("ran").exists(), "{}", home.text("ran"));
    assert!(!home.path(".local").exists(), "nothing is written where recordings are");
}

#[test]
fn a_recording_that_is_deleted_goes_on_and_says_so() {
    let home = recorded_with(RECORDS);
    let mut terminal = home.start_with("", 60);
    terminal.wait_for(super::FIRST);
    start_first(&mut terminal);
    terminal.wait_for("· REC");
    home.run("take forget --all").success().says("Another starl is still using 1 temporary file or folder");
    terminal.wait_for("▲ deleted: recording again from 0:0");
    terminal.wait_for("· REC");
    fs::remove_dir_all(home.path(".local/state/starl/audio")).unwrap();
    terminal.wait_until("a new file", |_| sounds_of(&home, "part") == 1);
    finish(&mut terminal);
    terminal.press("0");
    terminal.wait_for("▲ Trouble with the recording at 0:0");
    terminal.wait_for("How was it?");
    save(&mut terminal);
    terminal.wait_for("Trouble with the recording at 0:0");
    assert_eq!((home.records().len(), sounds_of(&home, "wav")), (1, 1));
    assert_eq!(home.mode(".local/state/starl/audio"), 0o700);
}

/// How many sounds have this ending.
fn sounds_of(home: &Home, ending: &str) -> usize {
    let folder = home.path(".local/state/starl/audio");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().extension().is_some_and(|it| it == ending)).count()
}

#[test]
fn a_full_disk_ends_the_sound_and_not_the_take() {
    let home = recorded_with(RECORDS);
    let mut terminal = Terminal::run(home.shell("ulimit -f 80; exec \"$0\""), 80, 24);
    terminal.wait_for(super::FIRST);
    terminal.press("\r");
    terminal.wait_for("· mic ▆▆");
    terminal.press(" ");
    terminal.wait_for("· no REC");
    terminal.wait_for("The recording can't be saved");
    terminal.wait_for("▲ not saved: File too large");
    wait_for_end_of(&home.text("pid"));
    finish(&mut terminal);
    terminal.wait_for("▲ Recording ended at 0:0");
    terminal.press("0");
    terminal.wait_for("How was it?");
    save(&mut terminal);
    terminal.wait_for("File too large");
    assert_eq!(home.records().len(), 1);
    let [saved] = &sounds(&home)[..] else { panic!("{:?}", sounds(&home)) };
    assert_eq!(length(saved), counted(saved));
}

#[test]
fn a_recorder_that_dies_costs_nothing_but_its_sound() {
    let home = recorded_with("echo 'Connection refused' >&2; exit 1");
    let mut terminal = home.start_with("", 120);
    terminal.wait_for(super::FIRST);
    start_first(&mut terminal);
    terminal.wait_for("▲ parecord: Connection refused");
    finish(&mut terminal);
    terminal.press("0");
    terminal.wait_for("How was it?");
    terminal.wait_for("▲ Not recorded: parecord: Connection refused.");
    save(&mut terminal);
    terminal.wait_for("▲ Not recorded: parecord: Connection refused.");
    assert_eq!(home.records().len(), 1);
    assert!(sounds(&home).is_empty());
}
