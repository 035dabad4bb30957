use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{FileSoundDesk, SoundDesk};
use crate::domain::sound::desk::{OpenedSound, SoundNews, SoundOf, SoundRequest};
use crate::domain::sound::{RATE, wav};
use crate::store::heard::HeardFolder;
use crate::store::paths::Paths;
use crate::term::input::{Inputs, queue};
use crate::term::scripted::{put_program, wait_for, wait_for_end_of};

/// A desk with a take of two parts, a second of voice in each, and a folder for scripts.
struct Room {
    root: tempfile::TempDir,
    desk: FileSoundDesk,
    _inputs: Inputs,
}

impl Room {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a directory");
        let folder = root.path().join("data");
        let paths = Paths::resolve(Some(&folder), |name| {
            let state = root.path().join("machine").into_os_string();
            (name == "STARL_STATE_DIR").then_some(state)
        });
        let (app, inputs) = queue();
        let programs: OsString = root.path().join("bin").into();
        let desk = FileSoundDesk::new(&paths.expect("paths"), programs, app);
        let new = Self { root, desk, _inputs: inputs };
        put(&new.wav("dev-1"), &sound());
        new
    }

    fn heard(&self) -> HeardFolder {
        HeardFolder::new(self.root.path().join("machine/audio"))
    }

    fn wav(&self, take: &str) -> PathBuf {
        self.heard().path().join(format!("{take}.wav"))
    }

    /// A program of this name, which runs these lines in the room.
    fn program(&self, name: &str, lines: &str) -> String {
        let path = self.root.path().join("bin").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        put_program(&path, lines);
        path.to_string_lossy().into_owned()
    }

    /// The program that writes down speech runs these lines; it is confirmed.
    fn transcriber(&self, lines: &str) {
        let program = self.program("write-down", lines);
        let argv = [program, "{wav}".to_owned()];
        let tools = Paths::resolve(Some(&self.root.path().join("data")), |name| {
            (name == "STARL_STATE_DIR").then(|| self.root.path().join("machine").into_os_string())
        });
        let tools = tools.expect("paths").tools().expect("a place");
        tools.set_transcriber(&argv).expect("set");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.root.path().join(name)).unwrap_or_default()
    }

    /// Waits for the next news.
    fn wait(&mut self) -> SoundNews {
        wait_for("news", || self.desk.news())
    }

    fn open(&mut self, of: &SoundOf) -> OpenedSound {
        let ends = [1_500, 3_000].map(Duration::from_millis);
        self.desk.ask(SoundRequest::Open(of.clone(), ends.to_vec(), Vec::new()));
        match self.wait() {
            SoundNews::Opened(opened_of, opened) if opened_of == *of => *opened,
            other => panic!("{other:?}"),
        }
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("created");
    fs::write(path, bytes).expect("written");
}

/// A tone of a second, a second of silence, a tone of a second.
fn sound() -> Vec<u8> {
    // A room is never exactly silent.
    let room = |at: u32| (at % 7) as f32 - 3.0;
    let tone =
        |at: u32| if (RATE..2 * RATE).contains(&at) { room(at) } else { (at as f32 * 0.09).sin() * 8_000.0 };
    wav::write(&(0..3 * RATE).map(|at| tone(at) as i16).collect::<Vec<i16>>())
}

fn drill_7() -> SoundOf {
    SoundOf::Drill("drill-7".to_owned())
}

fn take() -> SoundOf {
    SoundOf::Take("dev-1".to_owned())
}

#[test]
fn a_take_is_listened_to_and_nothing_is_run_for_it_that_is_not_confirmed() {
    let mut room = Room::new();
    let program = room.program("write-down", "touch \"${0%/*}/was-run\"");
    let line = format!("transcribe: [{program}, \"{{wav}}\"]\n");
    put(&room.root.path().join("machine/tools.yaml"), line.as_bytes());
    let opened = room.open(&take());
    let found = opened.sound.expect("read").expect("there");
    assert_eq!((found.length, found.parts(), found.voice.speech.len()), (Duration::from_secs(3), 2, 2));
    assert_eq!((opened.texts, opened.is_writing, opened.can_write), (None, false, false));
    let nothing = room.open(&drill_7());
    assert_eq!((nothing.sound, nothing.texts), (Ok(None), None));
    put(&room.wav("dev-1"), b"OggS");
    assert!(room.open(&take()).sound.expect_err("no sound").contains("isn't a WAV file"));
    assert!(!room.root.path().join("bin/was-run").exists());
}

#[test]
fn words_come_behind_the_page_and_are_saved_with_the_take() {
    let mut room = Room::new();
    room.transcriber("echo \"in $(basename $1)\"");
    let opened = room.open(&take());
    assert!(opened.is_writing && opened.can_write);
    let words = vec!["in part-1.wav".to_owned(), "in part-2.wav".to_owned()];
    assert_eq!(room.wait(), SoundNews::WrittenDown(take(), Ok(words.clone())));
    assert_eq!(room.heard().texts("dev-1").expect("read"), Some(words.clone()));
    let again = room.open(&take());
    assert_eq!((again.texts, again.is_writing), (Some(words), false), "they are read, not made again");
}

#[test]
fn a_program_that_fails_is_a_sentence_with_its_own_words() {
    let mut room = Room::new();
    room.transcriber("echo no such model >&2");
    room.open(&take());
    let SoundNews::WrittenDown(_, Err(why)) = room.wait() else { panic!("it fails") };
    assert!(why.ends_with("ended without any text; it said: no such model"), "{why}");
}

#[test]
fn what_writes_is_stopped_by_a_request_and_by_the_end_of_the_program() {
    let mut room = Room::new();
    let lines = "cd \"${0%/*}\"; trap '' TERM HUP INT; echo $$ > own; while :; do sleep 100; done";
    room.transcriber(lines);
    for ends in [false, true] {
        let own = room.root.path().join("bin/own");
        let _old = fs::remove_file(&own);
        assert!(room.open(&take()).is_writing);
        wait_for("its number", || fs::read_to_string(&own).ok().filter(|it| !it.is_empty()));
        let id = room.read("bin/own");
        if ends {
            let (app, _inputs) = queue();
            let paths = Paths::resolve(Some(room.root.path()), |_| None).expect("paths");
            room.desk = FileSoundDesk::new(&paths, OsString::new(), app);
        } else {
            room.desk.ask(SoundRequest::CancelWriting);
        }
        wait_for_end_of(&id);
        assert_eq!(room.desk.news(), None, "nobody hears of it");
    }
    let left: Vec<_> = fs::read_dir(room.root.path().join("machine/audio")).expect("listed").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_part_is_played_and_a_missing_player_is_a_sentence() {
    let mut room = Room::new();
    room.open(&take());
    let (from, to) = (Duration::from_secs(1), Duration::from_secs(2));
    room.desk.ask(SoundRequest::Play(from, to));
    let SoundNews::Played(Err(why)) = room.wait() else { panic!("there is none") };
    assert!(why.starts_with("No audio player found"), "{why}");
    room.program("aplay", "cat > \"${0%/*}/got\"");
    room.desk.ask(SoundRequest::Play(from, to));
    assert_eq!(room.wait(), SoundNews::Played(Ok(())));
    let second = &sound()[wav::HEADER..][2 * RATE as usize..4 * RATE as usize];
    assert!(fs::read(room.root.path().join("bin/got")).expect("read") == second);
}

#[test]
fn sound_and_words_of_a_drill_get_the_name_of_its_take() {
    let mut room = Room::new();
    let drill = room.heard().path().join("drill-7.part");
    put(&drill, &sound());
    room.transcriber("echo said");
    assert!(room.open(&drill_7()).is_writing);
    let words = vec!["said".to_owned(); 2];
    assert_eq!(room.wait(), SoundNews::WrittenDown(drill_7(), Ok(words.clone())));
    assert_eq!(room.open(&drill_7()).texts, Some(words.clone()), "they are known until it is saved");
    room.desk.ask(SoundRequest::Keep(drill_7()));
    assert_eq!(room.wait(), SoundNews::Kept(Ok(())));
    room.desk.ask(SoundRequest::Saved(drill_7(), "dev-2".to_owned()));
    assert!(
        !drill.exists() && room.wav("dev-2").exists() && room.wav("dev-2").with_extension("keep").exists()
    );
    let saved = SoundOf::Take("dev-2".to_owned());
    assert_eq!(room.open(&saved).texts, Some(words.clone()));
    room.desk.ask(SoundRequest::Saved(saved, "dev-3".to_owned()));
    assert_eq!(room.heard().texts("dev-3").expect("read"), Some(words));
    assert_eq!(room.heard().texts("dev-2").expect("read"), None);
    room.desk.ask(SoundRequest::Forget(SoundOf::Take("dev-3".to_owned())));
    assert_eq!(room.wait(), SoundNews::Forgotten(Ok(())));
    assert!(!room.wav("dev-3").exists() && !room.wav("dev-3").with_extension("keep").exists());
}

/// It is written down while the take is saved: the words come under its new name.
#[test]
fn words_that_come_after_the_take_is_saved_are_its_own() {
    let mut room = Room::new();
    put(&room.heard().path().join("drill-7.part"), &sound());
    room.transcriber("while [ ! -e \"${0%/*}/go\" ]; do :; done; echo said");
    assert!(room.open(&drill_7()).is_writing);
    room.desk.ask(SoundRequest::Saved(drill_7(), "dev-2".to_owned()));
    put(&room.root.path().join("bin/go"), b"");
    let SoundNews::WrittenDown(of, Ok(_)) = room.wait() else { panic!("words") };
    assert_eq!(of, SoundOf::Take("dev-2".to_owned()));
    assert!(room.heard().texts("dev-2").expect("read").is_some());
}
