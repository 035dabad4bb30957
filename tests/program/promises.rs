//! D1 to D13: the promises about data.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use starl::store::journal::look;

use crate::home::{ADD, Home, chmod, sealed, take};

#[test]
fn d01_an_acknowledged_take_survives_kill() {
    let home = Home::new();
    let mut acknowledged = Vec::new();
    for round in 0..12 {
        let mut command = home.command(&format!("{ADD} --note 'take {round}'"));
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        // The line is the acknowledgement: whatever comes after it may be cut off.
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.push(line.trim().to_owned());
    }
    let kept: Vec<String> = home.takes().iter().map(|take| take["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kept, acknowledged);
}

#[test]
fn d01_a_kill_before_the_acknowledgement_leaves_a_complete_take_or_none() {
    let home = Home::with_takes(1);
    for round in 0..30 {
        let mut command = home.command(&format!("{ADD} --note 'killed {round}'"));
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        for _ in 0..round * 2_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(home.run("take list").success().stderr, "", "nothing is torn");
    assert_eq!(home.notes()[0], "take 0");
    home.add("after");
    assert_eq!(home.notes().last().unwrap(), "after");
}

#[test]
fn d02_a_journal_cut_at_any_byte_of_its_last_three_records_loses_those_alone() {
    let home = Home::with_takes(5);
    let whole = fs::read(home.journal()).unwrap();
    let starts: Vec<usize> = (0..whole.len()).filter(|at| *at == 0 || whole[at - 1] == b'\n').collect();
    for cut in starts[2]..whole.len() {
        fs::write(home.journal(), &whole[..cut]).unwrap();
        let loaded = look(&home.path("journal"));
        // A record is whole without its newline.
        let records = starts[1..].iter().chain(&[whole.len()]).filter(|end| **end <= cut + 1).count();
        assert_eq!(loaded.progress.takes().count(), records, "cut at {cut}");
        let torn = !starts.contains(&cut) && !starts.contains(&(cut + 1)) && cut + 1 != whole.len();
        assert_eq!(loaded.troubles.len(), usize::from(torn), "cut at {cut}: {:?}", loaded.troubles);
        if cut % 97 == 0 {
            home.add("after");
            assert_eq!(home.notes().last().unwrap(), "after", "cut at {cut}");
            assert!(fs::read(home.journal()).unwrap().starts_with(&whole[..cut]));
        }
    }
}

/// The newline between two records belongs to neither.
#[test]
fn d02_a_lost_newline_costs_no_record() {
    let home = Home::with_takes(3);
    let text = fs::read_to_string(home.journal()).unwrap();
    for (between, troubles) in [("", 0), ("\u{b}", 1), ("\0\0\0", 1), ("{\"v\":1,\"id\":\"torn", 1)] {
        fs::write(home.journal(), text.replacen('\n', between, 1)).unwrap();
        let loaded = look(&home.path("journal"));
        assert_eq!((loaded.progress.takes().count(), loaded.troubles.len()), (3, troubles), "{between:?}");
    }
}

#[test]
fn d03_damage_is_reported_with_file_and_line_and_its_bytes_stay() {
    let home = Home::with_takes(3);
    let path = home.journal();
    let mut bytes = fs::read(&path).unwrap();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 30;
    bytes[second] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let list = home.run("take list").success();
    list.complains(&format!("{}:2: ", path.display()));
    assert_eq!(list.stdout.lines().count(), 2, "{}", list.stdout);
    home.add("after");
    assert!(fs::read(&path).unwrap().starts_with(&bytes), "the damaged bytes are where they were");
}

#[test]
fn d04_no_flipped_bit_of_a_record_makes_another_record_of_it() {
    let home = Home::with_takes(2);
    let whole = fs::read(home.journal()).unwrap();
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap();
    let valid: Vec<String> =
        look(&home.path("journal")).progress.takes().map(|take| take.id.to_owned()).collect();
    for bit in 0..first * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(home.journal(), &flipped).unwrap();
        let loaded = look(&home.path("journal"));
        let ids: Vec<String> = loaded.progress.takes().map(|take| take.id.to_owned()).collect();
        assert_eq!(ids, valid[1..], "bit {bit}");
        assert!(!loaded.troubles.is_empty(), "bit {bit} is reported");
    }
}

#[test]
fn d05_after_an_error_the_next_take_is_recorded_or_it_is_said_why_not() {
    type Way = (&'static str, fn(&Path) -> io::Result<()>, fn(&Path) -> io::Result<()>);
    let ways: [Way; 2] = [
        ("journal", |path| fs::write(path, ""), |path| fs::remove_file(path)),
        ("lock", |path| fs::create_dir(path), |path| fs::remove_dir(path)),
    ];
    for (name, put, remove) in ways {
        let home = Home::new();
        let path = home.path(name);
        put(&path).unwrap();
        for _ in 0..2 {
            home.run(ADD).failure(1).prints("").complains(&path.to_string_lossy());
        }
        remove(&path).unwrap();
        home.add("after");
        assert_eq!(home.notes(), ["after"]);
    }
}

#[test]
fn d06_a_full_disk_is_reported_with_path_and_cause_and_reading_goes_on() {
    let home = Home::with_takes(6);
    let before = fs::read(home.journal()).unwrap();
    let blocks = before.len() / 512;
    let limit = format!("trap '' XFSZ; ulimit -f {}", blocks + 1);
    let note = "x".repeat(700);
    home.run_after(&limit, &format!("{ADD} --note {note}"))
        .failure(1)
        .prints("")
        .complains(&home.journal().to_string_lossy())
        .complains("File too large");
    assert_eq!(fs::read(home.journal()).unwrap(), before, "what was written of it is taken back");
    assert_eq!(home.notes().len(), 6);
    home.add("after");
    assert_eq!(home.notes().last().unwrap(), "after");
}

#[test]
fn d06_a_read_only_folder_is_reported_with_path_and_cause_and_reading_goes_on() {
    let home = Home::with_takes(1);
    let journal = home.journal();
    let name = journal.file_name().unwrap().to_string_lossy().into_owned();
    chmod(&journal, 0o400);
    // Root may write anywhere.
    let is_root = fs::OpenOptions::new().append(true).open(&journal).is_ok();
    let output = home.run(ADD);
    if !is_root {
        output.failure(1).complains(&name).complains("ermission denied");
    }
    assert_eq!(home.notes()[0], "take 0");
    chmod(&journal, 0o600);
}

/// Why something cannot be reached, and how that is done.
type Obstacle = (&'static str, fn(&Path));

/// An empty history is never shown where there is one that cannot be reached.
#[test]
fn d06_a_history_that_cannot_be_reached_is_never_shown_as_an_empty_one() {
    let home = Home::with_takes(1);
    let journal = home.path("journal");
    fs::rename(&journal, home.path("elsewhere")).unwrap();
    let ways: [Obstacle; 3] = [
        ("is broken", |path| symlink("/unmounted/journal", path).unwrap()),
        ("ymbolic link", |path| symlink(path, path).unwrap()),
        ("ot a directory", |path| fs::write(path, "").unwrap()),
    ];
    for (why, put) in ways {
        put(&journal);
        for arguments in [
            "take list",
            "take list --json",
            "agenda",
            "status",
            "show ambiguity-unclear-start --json",
            "sheet",
            "story list",
            "doctor",
            ADD,
        ] {
            let ended = home.run(arguments).failure(1);
            let said = if arguments == "doctor" { ended.stdout } else { ended.stderr };
            let path = journal.to_string_lossy();
            let cause = said.contains(why) || said.contains("this should be a folder") || arguments == ADD;
            assert!(said.contains(&*path) && cause, "{arguments:?} {why}: {said}");
        }
        fs::remove_file(&journal).unwrap();
    }
    symlink("elsewhere", &journal).unwrap();
    assert_eq!(home.notes(), ["take 0"], "a link that leads somewhere is followed");
}

#[test]
fn d06_what_cannot_be_reached_behind_a_link_is_reported_by_those_who_need_it() {
    for (name, arguments) in [
        ("stories", "story list"),
        ("stories", "agenda"),
        ("companies", "company list"),
        ("packs", "list"),
        ("settings.yaml", "agenda"),
    ] {
        let home = Home::new();
        symlink("/unmounted/it", home.path(name)).unwrap();
        home.run(arguments).printed.complains(name).complains("is broken");
    }
}

#[test]
fn d08_eight_at_once_lose_double_and_refuse_nothing() {
    let home = Home::new();
    let ids: Vec<String> = thread::scope(|scope| {
        let add =
            |writer: usize| (0..6).map(|take| home.add(&format!("{writer} {take}"))).collect::<Vec<_>>();
        let writers: Vec<_> = (0..8).map(|writer| scope.spawn(move || add(writer))).collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let mut listed: Vec<String> =
        home.takes().iter().map(|take| take["id"].as_str().unwrap().to_owned()).collect();
    let mut acknowledged = ids;
    listed.sort();
    acknowledged.sort();
    assert_eq!(listed, acknowledged);
    assert_eq!(home.run("take list").success().stderr, "");
    home.journal();
}

#[test]
fn d09_a_setting_is_all_of_the_old_or_all_of_the_new_text() {
    let home = Home::new();
    home.run("settings set target 2:40").success();
    let path = home.path("settings.yaml");
    let old = fs::read_to_string(&path).unwrap();
    let new = old.replace("2:40", "2:20");
    for round in 0..30 {
        let mut child = home.command("settings set target 2:20").stdout(Stdio::null()).spawn().unwrap();
        for _ in 0..round * 2_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text == old || text == new, "{text}");
        fs::write(&path, &old).unwrap();
    }
    home.run_after("trap '' XFSZ; ulimit -f 0", "settings set target 2:20")
        .failure(1)
        .complains("settings.yaml")
        .complains("File too large");
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn d10_what_was_not_changed_stays_byte_for_byte() {
    let home = Home::new();
    let text = "\u{feff}# mine\r\nbell:   off   # at night\r\n\r\ntarget: 2:40\r\n# the end";
    home.put("settings.yaml", text);
    home.run("settings set target 2:20").success();
    assert_eq!(home.text("settings.yaml"), text.replace("2:40", "2:20"));

    home.put("settings.yaml", "target: [\n");
    home.run("settings set target 2:20").failure(1).complains("settings.yaml:");
    assert_eq!(home.text("settings.yaml"), "target: [\n");
}

#[test]
fn d11_files_of_other_devices_and_conflict_copies_are_one_history() {
    let (one, two) = (Home::with_takes(3), Home::with_takes(2));
    let text = fs::read_to_string(one.journal()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    let odd = format!("\u{feff}{}\r\n\r\n{}\r\n", lines.join("\r\n"), lines[1]);
    one.put("journal/a (conflicted copy).jsonl", odd);
    let theirs = two.journal();
    fs::copy(&theirs, one.path("journal").join(theirs.file_name().unwrap())).unwrap();
    assert_eq!(one.run("take list").success().stderr, "");
    let mut notes = one.notes();
    notes.sort();
    assert_eq!(notes, ["take 0", "take 0", "take 1", "take 1", "take 2"]);
}

#[test]
fn d11_a_copied_folder_writes_under_a_name_of_its_own() {
    let (one, two) = (Home::with_takes(1), Home::new());
    let copied = Command::new("cp").args(["-a", "."]).arg(two.root()).current_dir(one.root()).status();
    assert!(copied.unwrap().success());
    two.add("from the copy");
    one.add("from the first");
    assert_eq!(two.journals().len(), 2, "it writes a file of its own");
    for path in two.journals() {
        let beside = one.path("journal").join(path.file_name().unwrap());
        if !beside.exists() {
            fs::copy(path, beside).unwrap();
        }
    }
    let mut notes = one.notes();
    notes.sort();
    assert_eq!(notes, ["from the copy", "from the first", "take 0"]);
}

#[test]
fn d12_records_of_a_newer_version_are_reported_and_left() {
    let home = Home::with_takes(1);
    let newer = sealed(r#"{"v":2,"id":"phone000-0000","t":"take","question":"failure""#);
    let unknown = sealed(r#"{"v":1,"id":"phone000-0001","t":"dream","of":"electric sheep""#);
    // Versions and numbers of any size.
    let far = sealed(r#"{"v":18446744073709551616,"id":"phone000-0002","t":"take","question":7"#);
    let text = format!("{newer}\n{unknown}\n{far}\n");
    home.put("journal/phone000.jsonl", &text);
    let stderr = home.run("take list").success().stderr;
    assert_eq!(stderr.lines().count(), 3, "{stderr}");
    assert_eq!(stderr.matches("newer version").count(), 3, "{stderr}");
    assert!(stderr.contains("phone000.jsonl:1: ") && stderr.contains("newer version"), "{stderr}");
    home.add("after");
    assert_eq!(home.text("journal/phone000.jsonl"), text);
    assert_eq!(home.notes(), ["take 0", "after"]);
}

#[test]
fn d03_a_message_on_damage_is_short_whatever_stands_in_the_line() {
    let home = Home::new();
    let number = "9".repeat(309);
    let line = take("phone000", 1, "2026-01-05").replace("\"total\":145", &format!("\"total\":{number}"));
    let open = line.split(",\"c\":").next().unwrap();
    home.put("journal/phone000.jsonl", sealed(open));
    let stderr = home.run("take list").success().stderr;
    assert!(stderr.contains("phone000.jsonl:1: ") && stderr.len() < 400, "{stderr}");
}

/// Lines as the first version wrote them. They never change; whoever changes the format proves here that old files
/// are read as before.
#[test]
fn d13_files_of_the_first_version_are_read() {
    let home = Home::new();
    home.put("journal/first000.jsonl", include_str!("v1.jsonl"));
    let list = home.run("take list").success();
    assert_eq!((&*list.stdout, &*list.stderr), (include_str!("v1.txt"), ""));
    let loaded = look(&home.path("journal"));
    assert!(
        loaded.progress.tick("aloud")
            && loaded.progress.starred("team-size")
            && loaded.progress.flagged("failure")
    );
    assert_eq!(loaded.progress.note("company"), Some("They train on licensed data."));
    assert_eq!(loaded.progress.interview_dates().len(), 1);
    assert!(!loaded.progress.suspended("growth-first"), "it was taken back");
}
