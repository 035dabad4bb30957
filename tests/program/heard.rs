//! `starl take words` and `starl take forget`: what was said, by part, and where it is saved.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use starl::domain::sound::wav;

use crate::home::{Home, QUESTION};
use crate::scripted::{wait_for, wait_for_end_of};

const STORY: &str = "\
title: The stemmer
situation: Our search lost 9% of its queries. Names were stemmed.
task: I had to get the names back within two weeks.
action: I asked the author of the stemmer for its rules. I built a list of 40,000 names and measured 500 queries by hand.
result: The error rate fell from 9% to 0.4%.
learning: I now look at what a library was made for before I use it.
";

const SAID: &str = "\
So our search lost nine percent of the queries because it stemmed names.

I had to bring the names back in two weeks.

Um, first I asked around. Then we made a list of forty thousand names, you know.

The error rate went down a lot and everyone was happy.

Now I look at what a library is made for before I use it.
";

/// A folder with a story and a take of it, and the id of the take.
fn told() -> (Home, String) {
    let home = Home::new();
    home.put("stories/stemmer.yaml", STORY);
    let add = format!("take add --question {QUESTION} --story stemmer --seconds 24,15,64,22,14 --rating 3");
    let id = home.run(&add).success().stdout.trim().to_owned();
    (home, id)
}

fn audio(home: &Home) -> std::path::PathBuf {
    home.path(".local/state/starl/audio")
}

#[test]
fn words_are_shown_by_part_next_to_the_story() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    let shown = home.run("take words last --from said.txt").success();
    shown.says(&format!("{QUESTION}, "));
    let table = "\
             time  words/min  I/we  fillers  not heard
  Situation  0:24         35             0+
  Task       0:15         40             0+
  Action     1:04         15   1/1       2+        500
  Result     0:22         30             0+   9%, 0.4%
  Learning   0:14         60             0+
";
    shown.says(table);
    shown.says("at least 2 (0.9 a minute)");
    shown.says("hardly heard  I asked the author of the stemmer for its rules.");
    shown.says("written       I built a list of 40,000 names");
    shown.says("To consider (the transcript may be wrong)");
    assert_eq!(home.run(&format!("take words {id}")).success().stdout, shown.stdout, "they are saved");
}

#[test]
fn an_exported_take_has_what_was_said_by_part() {
    let (home, _) = told();
    let before = home.run("export takes last").success().stdout;
    assert!(!before.contains("heard"), "{before}");
    home.run_with_input("take words last --from -", SAID.replace("Um,", "<b>Um</b>,")).success();
    let exported = home.run("export takes last").success();
    exported.says("## What you said").says("### Task\n\nI had to bring the names back in two weeks.");
    let places = ["## Times", "## What a listener looks for", "## What you said", "### Learning"];
    let places = places.map(|title| exported.stdout.find(title).unwrap_or_else(|| panic!("{title}")));
    assert!(places.is_sorted(), "{}", exported.stdout);
    assert!(!exported.stdout.contains("<b>"), "{}", exported.stdout);
}

#[test]
fn words_are_json_for_other_programs() {
    let (home, id) = told();
    let json = home.run_with_input("take words last --from - --json", SAID).success().json();
    assert_eq!(json["take"], id.as_str());
    assert_eq!((&json["story"], &json["parts"][2]["part"]), (&"stemmer".into(), &"action".into()));
    let action = &json["parts"][2];
    assert_eq!((&action["i"], &action["we"], &action["fillers_at_least"]), (&1.into(), &1.into(), &2.into()));
    assert_eq!(action["not_heard"][0], "500");
    assert_eq!((&action["seconds"], &action["words_a_minute"]), (&64.0.into(), &15.into()));
    assert_eq!((&action["written"][0]["hardly_heard"]), &true);
    let rules: Vec<&str> =
        json["consider"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"SL303"), "{rules:?}");
}

/// The words stay on the machine, and only numbers go where the history goes.
#[test]
fn the_journal_has_figures_and_no_word_of_what_was_said() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    home.run("take words last --from said.txt").success();
    home.run("take words last --from said.txt").success();
    let journal = fs::read_to_string(home.journal()).unwrap();
    let heard: Vec<&str> = journal.lines().filter(|line| line.contains("\"t\":\"heard\"")).collect();
    assert_eq!(heard.len(), 1, "what is known already isn't written again: {journal}");
    assert!(heard[0].contains(&format!("\"of\":\"{id}\"")) && !journal.contains("stemmed"), "{journal}");
    let file = audio(&home).join(format!("{id}.json"));
    assert!(fs::read_to_string(&file).unwrap().contains("forty thousand names"));
    for (path, mode) in home.modes() {
        let private = if path.is_dir() { 0o700 } else { 0o600 };
        assert!(mode == private, "{}: {mode:o}", path.display());
    }
    let undone = home.run("take undo last").success().stdout;
    assert!(undone.contains(&id), "the figures are no take: {undone}");
}

#[test]
fn what_was_heard_is_forgotten_and_the_take_stays() {
    let (home, id) = told();
    home.put("said.txt", SAID);
    home.run("take words last --from said.txt").success();
    home.run("take forget last").success().says("You keep its figures.");
    assert!(home.files(".local/state/starl/audio").is_empty());
    home.run(&format!("take forget {id}")).failure(1).complains("has no words or recording of take");
    let left = home.run("take words last").success();
    assert!(
        left.says("1 of 2").says("at least 2").stdout.lines().all(|line| !line.contains("said")),
        "{}",
        left.stdout
    );
    home.run("take words last --from said.txt").success();
    // A program that was killed has left a copy of what was said.
    fs::create_dir_all(audio(&home).join(".starl-x.tmp")).unwrap();
    fs::write(audio(&home).join(".starl-x.tmp/part-1.wav"), "").unwrap();
    home.run("take forget --all").success().says("Deleted 1 file in ");
    assert_eq!(fs::read_dir(audio(&home)).unwrap().count(), 0);
    home.run("take forget").failure(2);
    assert_eq!(home.takes().len(), 1);
}

#[test]
fn subtitles_are_cut_where_the_parts_end() {
    let (home, _) = told();
    let srt = "1\n00:00:05,000 --> 00:00:20,000\nwe lost nine percent\n\n2\n00:00:50,000 --> 00:01:30,000\nI asked\n";
    home.put("said.srt", srt);
    let json = home.run("take words last --from said.srt --json").success().json();
    let texts: Vec<&str> = (0..5).map(|part| json["parts"][part]["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["we lost nine percent", "", "I asked", "", ""]);
    let json = home.run("take words last --from said.srt --start 0:30 --json").success().json();
    assert_eq!((&json["parts"][1]["text"], &json["parts"][2]["text"]), (&"I".into(), &"asked".into()));
}

#[test]
fn a_text_that_cannot_be_used_is_refused_with_the_reason_and_nothing_is_saved() {
    let (home, _) = told();
    home.put("three.txt", "one\n\ntwo\n\nthree");
    home.put("odd.txt", b"\xff\xfe");
    home.put("long.txt", vec![b'x'; (1 << 20) + 1]);
    for (file, why) in [
        ("three.txt", "three.txt can't be used. The text has 3 blocks, but the take has five parts"),
        ("odd.txt", "odd.txt isn't UTF-8 text."),
        ("long.txt", "long.txt is larger than 1 MiB."),
        ("gone.txt", "gone.txt can't be read"),
    ] {
        let stderr = home.run(&format!("take words last --from {file}")).failure(1).stderr;
        assert!(stderr.starts_with("Nothing was saved: ") && stderr.contains(why), "{stderr}");
    }
    assert!(!audio(&home).exists());
    home.run("take words last").failure(1).complains("To add them, use --from FILE");
    home.run("take words nobody").failure(2).complains("There is no take \"nobody\"");
}

#[test]
fn a_text_as_a_whole_has_figures_of_the_whole() {
    let (home, _) = told();
    let whole = SAID.replace("\n\n", " ");
    let shown = home.run_with_input("take words last --from -", whole).success();
    shown.says("  All  2:19         30       2+  500, 0.4%");
}

#[test]
fn a_take_without_a_story_has_figures_too() {
    let home = Home::with_takes(1);
    let shown = home.run_with_input("take words last --from -", "I asked,\nand we measured it.\n").success();
    shown.says("You didn't choose a story for this take, so there's nothing to compare");
}

/// A recording of a take of 4, 3, 8, 3 and 2 seconds: a tone for the voice, with a pause near each mark, and one of two
/// seconds inside Action.
fn recording() -> Vec<u8> {
    let spoken = [
        (300, false),
        (3500, true),
        (600, false),
        (2400, true),
        (500, false),
        (1700, true),
        (2000, false),
        (3800, true),
        (400, false),
        (2700, true),
        (300, false),
        (1600, true),
        (200, false),
    ];
    let (mut samples, mut seed) = (Vec::new(), 1_u32);
    for (millis, is_tone) in spoken {
        for _ in 0..millis * 16 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let hiss = ((seed >> 16) as f32 / 32_768.0 - 1.0) * 30.0;
            let tone = if is_tone { (samples.len() as f32 * 0.09).sin() * 8000.0 } else { 0.0 };
            samples.push((tone + hiss) as i16);
        }
    }
    wav::write(&samples)
}

/// A folder with a take and its recording.
fn recorded() -> Home {
    let home = Home::new();
    home.run(&format!("take add --question {QUESTION} --seconds 4,3,8,3,2")).success();
    home.put("take.wav", recording());
    home
}

/// Sets these lines of shell as the command that writes down speech, and confirms it.
fn transcriber(home: &Home, lines: &str) {
    home.put("said.sh", lines);
    let line = format!("transcribe: [/bin/sh, {}, \"{{wav}}\"]\n", home.path("said.sh").display());
    home.put(".local/state/starl/tools.yaml", line);
    home.run("tools confirm").success().complains("this command may");
}

#[test]
fn pauses_are_measured_in_a_recording_without_any_words() {
    let home = recorded();
    let shown = home.run("take words last --audio take.wav").success();
    let line = |part: &str| {
        let line = shown.stdout.lines().find(|line| line.trim_start().starts_with(part)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(line("Situation").ends_with('-'), "{}", shown.stdout);
    assert!(line("Action").ends_with("2.0 s at 0:09"), "{}", shown.stdout);
    shown.says(
        "1 pause of 1.5 s or more inside a part. You started speaking after 0.3 s. Your voice is 15 dB below the maximum.",
    );
    assert!(!shown.stdout.contains("Fillers"), "there are no words: {}", shown.stdout);
    assert_eq!(home.run("take words last").success().stdout, shown.stdout, "they are saved");
    let json = home.run("take words last --json").success().json();
    assert_eq!(
        (&json["parts"][2]["longest_pause_seconds"], &json["loud_room"]),
        (&2.0.into(), &false.into())
    );
    let files = home.files(".local/state/starl/audio");
    assert_eq!(files.len(), 1, "the sound, to be heard later: {files:?}");
    assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_command_of_the_user_writes_down_each_part() {
    let home = recorded();
    transcriber(&home, "echo \"I said $(basename $1 .wav) um\"");
    let shown = home.run("take words last --audio take.wav").success();
    shown.says("said  I said part-3 um").says("longest pause");
    assert_eq!(home.files(".local/state/starl/audio").len(), 2, "the words and the sound");
    home.run("take words last --from -").failure(1);
    home.run_with_input("take words last --from -", "one\n\ntwo\n\nthree\n\nfour\n\nfive").success();
    home.run("take words last").success().says("2.0 s at 0:09").says("said  five");
}

/// Whoever can write a file must not be able to run a program.
#[test]
fn a_command_is_run_only_once_it_is_confirmed_and_never_from_the_data() {
    let home = recorded();
    home.put("said.sh", format!("touch {}\necho said", home.path("was-run").display()));
    let line = format!("transcribe: [/bin/sh, {}, \"{{wav}}\"]\n", home.path("said.sh").display());
    home.put("tools.yaml", &line);
    home.put("state/tools.yaml", &line);
    home.run("take words last --audio take.wav").success();
    home.put(".local/state/starl/tools.yaml", &line);
    let printed = home.run("take words last --audio take.wav").success();
    printed.complains("this command is new or has changed: /bin/sh ").complains("starl tools confirm");
    assert!(!home.path("was-run").exists());
    home.run("tools").success().says("This command is new or has changed.");
    home.run("tools confirm").success();
    assert_eq!(home.run("take words last --audio take.wav").success().stderr, "");
    assert!(home.path("was-run").exists());
}

#[test]
fn a_command_that_fails_costs_only_the_words() {
    let home = recorded();
    for (lines, why) in [
        ("echo no such model >&2", "/bin/sh ended without any text; it said: no such model."),
        ("head -c 100000000 /dev/zero", "it wrote more than 1048576 bytes and was stopped."),
    ] {
        transcriber(&home, lines);
        let printed = home.run("take words last --audio take.wav").success();
        printed.complains("The recording isn't transcribed: ").complains(why).says("2.0 s at 0:09");
    }
    home.put(".local/state/starl/tools.yaml", "transcribe: [nowhere-at-all, \"{wav}\"]\n");
    home.run("tools confirm").success();
    home.run("take words last --audio take.wav").success().complains("nowhere-at-all: it can't be started");
    assert_eq!(home.files(".local/state/starl/audio").len(), 1, "nothing is left but the sound");
}

/// What starl runs beside a program isn't that program's: it may wait for all that is.
#[cfg(target_os = "linux")]
#[test]
fn a_command_has_no_children_but_its_own() {
    let home = recorded();
    let seen = home.path("seen");
    let lines = format!(
        "read -r children < /proc/$$/task/$$/children\necho \"[$children]\" > '{}'\necho said",
        seen.display()
    );
    transcriber(&home, &lines);
    let printed = home.run("take words last --audio take.wav").success();
    assert_eq!((printed.stderr.as_str(), home.text("seen").as_str()), ("", "[]\n"));
}

/// What starl was killed too hard to end and to delete itself.
#[cfg(target_os = "linux")]
#[test]
fn a_command_ends_with_starl_however_that_ends_and_its_copies_go() {
    let home = recorded();
    let own = home.path("own");
    let lines = format!("trap '' TERM HUP INT; echo $$ > '{}'; while :; do sleep 1; done", own.display());
    transcriber(&home, &lines);
    let mut child = home.command("take words last --audio take.wav").stderr(Stdio::null()).spawn().unwrap();
    wait_for("its number", || fs::read_to_string(&own).ok().filter(|it| it.ends_with('\n')));
    // It is used, and nobody's business.
    home.run("doctor").success();
    child.kill().unwrap();
    child.wait().unwrap();
    wait_for_end_of(&home.text("own"));
    let audio = home.path(".local/state/starl/audio");
    let left = || {
        let entries = fs::read_dir(&audio).unwrap().map(|it| it.unwrap().file_name());
        entries.filter(|name| name.to_string_lossy().starts_with(".starl-")).count()
    };
    assert_eq!(left(), 1);
    home.run("doctor").failure(1).says("a recording, or copies of one, that was in use");
    transcriber(&home, "echo said");
    home.run("take words last --audio take.wav").success();
    assert_eq!(left(), 0);
    home.run("doctor").success();
    home.put(".local/state/starl/audio/.starl-half.tmp", "half a sound");
    home.run("doctor").failure(1).says(".starl-half.tmp");
    home.run("take forget --all").success();
    assert_eq!(left(), 0);
}

#[test]
fn a_full_disk_keeps_no_half_of_a_recording_or_of_its_copies() {
    let home = recorded();
    let printed = home.run_after("ulimit -f 100", "take words last --audio take.wav").failure(1);
    printed.complains("File too large");
    transcriber(&home, "echo said");
    home.run_after("ulimit -f 100", "take words last --audio take.wav").failure(1);
    let left = home.files(".local/state/starl/audio");
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_recording_of_a_take_that_is_undone_stays_for_the_day() {
    let home = recorded();
    let tools = ".local/state/starl/tools.yaml";
    for (settings, is_kept, stays) in [
        ("record: on\n", false, "starl keeps its recording until tomorrow."),
        ("record: on\n", true, "starl keeps its recording, because you pressed K."),
        ("record: off\n", false, "starl keeps its recording as long as recording is off."),
    ] {
        home.put(tools, settings);
        home.run("take words last --audio take.wav").success();
        let id = home.takes()[0]["id"].as_str().unwrap().to_owned();
        if is_kept {
            home.put(&format!(".local/state/starl/audio/{id}.keep"), "");
        }
        home.run("take undo last").success().says(stays).says(&format!("starl take forget {id}"));
        assert!(home.path(format!(".local/state/starl/audio/{id}.wav")).exists(), "somebody may redo it");
        home.run(&format!("take forget {id}")).success();
        home.run(&format!("take add --question {QUESTION} --seconds 4,3,8,3,2")).success();
    }
    assert!(!home.run("take undo last").success().stdout.contains("recording"));
}

#[test]
fn a_recording_that_cannot_be_used_says_how_to_make_one_that_can() {
    let home = recorded();
    home.put("take.m4a", "ftypM4A");
    home.put("silent.wav", wav::write(&vec![0; 32_000]));
    home.run("take words last --audio take.m4a")
        .failure(1)
        .complains("isn't a WAV file. To convert it: ffmpeg");
    home.put("empty.wav", "");
    home.put("cut.wav", &wav::write(&[1])[..40]);
    for (name, why) in
        [("empty.wav", "is empty. Either nothing"), ("cut.wav", "is cut off before its audio starts")]
    {
        let said = home.run(&format!("take words last --audio {name}")).failure(1);
        assert!(!said.complains(why).stderr.contains("ffmpeg"), "there is nothing to convert");
    }
    home.run("take words last --audio silent.wav")
        .failure(1)
        .complains("Nothing was saved: silent.wav has no speech in it.");
    home.run("take words last --audio gone.wav").failure(1).complains("gone.wav doesn't exist.");
    home.run("take words last --audio take.wav --from said.txt").failure(2);
}

#[test]
fn a_recording_that_started_before_its_take_is_pointed_out() {
    let home = recorded();
    let early = [vec![0; 16_000 * 6], wav::read(&recording()).unwrap()].concat();
    home.put("early.wav", wav::write(&early));
    home.run("take words last --audio early.wav")
        .success()
        .complains("say where the take starts: --start 0:06");
    let shown = home.run("take words last --audio early.wav --start 0:06").success();
    assert_eq!(shown.says("2.0 s at 0:09").stderr, "");
}

/// The same take with its sound saved, and a program that plays it: it notes what it got.
fn audible(lines: &str) -> Home {
    let mut home = recorded();
    home.run("take words last --audio take.wav").success();
    home.put_program("bin/paplay", &format!("cd {}\n{lines}", home.path("").display()));
    let folders = format!("{}:/usr/bin:/bin", home.path("bin").display());
    home.set("PATH", folders);
    home
}

#[test]
fn a_take_is_heard_as_a_whole_or_by_part() {
    let home = audible("cat > played");
    home.run("take hear last").success().says("All, 0:20. ctrl-c stops.");
    let all = wav::read(&recording()).unwrap();
    let played = |home: &Home| fs::read(home.path("played")).unwrap();
    assert_eq!(played(&home).len(), all.len() * 2);
    home.run("take hear last --part 3").success().says("Action, 0:0");
    let bytes: Vec<u8> = all.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let part = played(&home);
    let at = bytes.windows(64).position(|window| window == &part[..64]).unwrap();
    // It is cut in the middle of the pause after 6.8 s.
    assert!((6.8..7.3).contains(&(at as f64 / 32_000.0)), "{at}");
    home.run("take hear last --part 6").failure(2).complains("This take has 5 parts: --part 1 to --part 5.");
    home.run("take hear last --part 0").failure(2);
}

#[test]
fn what_cannot_be_heard_is_a_sentence() {
    let home = audible("echo 'Connection refused' >&2; exit 1");
    home.run("take hear last")
        .failure(1)
        .complains("Couldn't play the take: paplay failed: Connection refused.");
    let mut silent = recorded();
    silent
        .run("take hear last")
        .failure(1)
        .complains("This machine has no recording of take")
        .complains("--audio FILE");
    silent.run("take words last --audio take.wav").success();
    silent.set("PATH", silent.path("nowhere"));
    silent.run("take hear last").failure(1).complains("no audio player found");
}

/// A take that starl recorded itself: nobody has looked at it yet.
#[test]
fn a_take_whose_sound_is_there_is_measured_when_it_is_first_looked_at() {
    let home = recorded();
    let id = home.takes()[0]["id"].as_str().unwrap().to_owned();
    home.put(&format!(".local/state/starl/audio/{id}.wav"), recording());
    home.run("take words last").success().says("2.0 s at 0:09");
    assert!(fs::read_to_string(home.journal()).unwrap().contains("\"t\":\"heard\""));
}

#[test]
fn a_preset_is_set_with_its_model_and_shown() {
    let home = Home::new();
    home.run("tools").success().says("No command is set.").says("whisper-cli");
    home.run("tools voice mock").success();
    home.run("tools").success().says("record      off\nkeep        5\nvoice       mock\n");
    let json = home.run("tools --json").success().json();
    assert_eq!((&json["record"], &json["keep"], &json["voice"]), (&false.into(), &5.into(), &"mock".into()));
    home.run("tools voice off").success();
    home.run("tools use whisper-cli").failure(2).complains("needs a model");
    home.run("tools use wisper-cli --model x").failure(2).complains("Did you mean \"whisper-cli\"?");
    home.put("ggml.bin", "");
    let model = home.path("ggml.bin");
    let set = format!("transcribe  whisper-cli -m {} -np -nt -f '{{wav}}'\n", model.display());
    home.run("tools use whisper-cli --model ggml.bin")
        .success()
        .complains("starl makes no network connections");
    home.run("tools").success().says(&set);
    home.run("tools use yap")
        .failure(1)
        .complains("has a command for this already; change it there to: transcribe: [");
    assert_eq!(home.mode(".local/state/starl/tools.yaml"), 0o600);
}

#[test]
fn the_doctor_looks_at_what_stays_on_the_machine() {
    let mut home = recorded();
    let machine = tempfile::tempdir().unwrap();
    home.set("STARL_STATE_DIR", machine.path());
    fs::write(machine.path().join("tools.yaml"), "transcribe: whisper\n").unwrap();
    fs::create_dir_all(machine.path().join("audio/.starl-left.tmp")).unwrap();
    let stdout = home.run("doctor").failure(1).stdout;
    assert!(stdout.contains("tools.yaml:1:13") && stdout.contains(".starl-left.tmp"), "{stdout}");
    assert!(stdout.contains("readable by others"), "{stdout}");
}

#[test]
fn a_recorder_is_confirmed_together_with_the_other_commands() {
    let home = Home::new();
    let lines = "transcribe: [my-tool, \"{wav}\"]\nrecorder: [arecord, -q]\nrecord: on\n";
    home.put(".local/state/starl/tools.yaml", lines);
    home.run("tools").success().says("recorder    arecord -q\nThis command is new or has changed.");
    home.run("tools confirm").success().says("Confirmed: my-tool '{wav}'\nConfirmed: arecord -q\n");
    let shown = home.run("tools").success();
    assert!(!shown.stdout.contains("is new or has changed"), "{}", shown.stdout);
    home.put(".local/state/starl/tools.yaml", lines.replace("-q", "-v"));
    home.run("tools").success().says("recorder    arecord -v\nThis command is new or has changed.");
}
