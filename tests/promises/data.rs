//! D1 to D13: the promises about data.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use starl::store::journal::look;

use crate::home::{Home, QUESTION, sealed, take, told};

#[test]
fn d01_an_acknowledged_take_survives_kill() {
    let home = Home::new();
    let mut acknowledged = Vec::new();
    for round in 0..12 {
        let note = format!("take {round}");
        let mut command = home.command(&["take", "add", "--question", QUESTION, "--note", &note]);
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
fn d01_a_kill_before_the_acknowledgement_leaves_a_take_whole_or_not_at_all() {
    let home = Home::with_takes(1);
    for round in 0..30 {
        let note = format!("killed {round}");
        let mut child = home
            .command(&["take", "add", "--question", QUESTION, "--note", &note])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..round * 2_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint, "", "nothing is torn");
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
        let loaded = look(&home.path().join("journal"));
        // A record is whole without its newline.
        let records = starts[1..].iter().chain(&[whole.len()]).filter(|end| **end <= cut + 1).count();
        assert_eq!(loaded.progress.len(), records, "cut at {cut}");
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
        let loaded = look(&home.path().join("journal"));
        assert_eq!((loaded.progress.len(), loaded.troubles.len()), (3, troubles), "{between:?}");
    }
}

#[test]
fn d03_damage_is_told_with_file_and_line_and_its_bytes_are_kept() {
    let home = Home::with_takes(3);
    let path = home.journal();
    let mut bytes = fs::read(&path).unwrap();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 30;
    bytes[second] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let (out, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(complaint.contains(&format!("{}:2: ", path.display())), "{complaint}");
    home.add("after");
    assert!(fs::read(&path).unwrap().starts_with(&bytes), "the damaged bytes are where they were");
}

#[test]
fn d04_no_flipped_bit_of_a_record_makes_another_record_of_it() {
    let home = Home::with_takes(2);
    let whole = fs::read(home.journal()).unwrap();
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap();
    let sound: Vec<String> =
        look(&home.path().join("journal")).progress.takes().map(|take| take.id.to_owned()).collect();
    for bit in 0..first * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(home.journal(), &flipped).unwrap();
        let loaded = look(&home.path().join("journal"));
        let ids: Vec<String> = loaded.progress.takes().map(|take| take.id.to_owned()).collect();
        assert_eq!(ids, sound[1..], "bit {bit}");
        assert!(!loaded.troubles.is_empty(), "bit {bit} is told");
    }
}

#[test]
fn d05_after_a_fault_the_next_take_is_recorded_or_it_is_said_why_not() {
    type Way = (&'static str, fn(&Path) -> io::Result<()>, fn(&Path) -> io::Result<()>);
    let ways: [Way; 2] = [
        ("journal", |path| fs::write(path, ""), |path| fs::remove_file(path)),
        ("lock", |path| fs::create_dir(path), |path| fs::remove_dir(path)),
    ];
    for (name, put, remove) in ways {
        let home = Home::new();
        let path = home.path().join(name);
        put(&path).unwrap();
        for _ in 0..2 {
            let (out, complaint) = told(&home.run(&["take", "add", "--question", QUESTION]), 1);
            assert_eq!(out, "");
            assert!(complaint.contains(&*path.to_string_lossy()), "{complaint}");
        }
        remove(&path).unwrap();
        home.add("after");
        assert_eq!(home.notes(), ["after"]);
    }
}

#[test]
fn d06_a_full_disk_is_told_with_path_and_cause_and_reading_goes_on() {
    let home = Home::with_takes(6);
    let before = fs::read(home.journal()).unwrap();
    let blocks = before.len() / 512;
    let limit = format!("trap '' XFSZ; ulimit -f {}", blocks + 1);
    let note = "x".repeat(700);
    let (out, complaint) =
        told(&home.run_after(&limit, &["take", "add", "--question", QUESTION, "--note", &note]), 1);
    assert_eq!(out, "");
    assert!(
        complaint.contains(&*home.journal().to_string_lossy()) && complaint.contains("File too large"),
        "{complaint}"
    );
    assert_eq!(fs::read(home.journal()).unwrap(), before, "what was written of it is taken back");
    assert_eq!(home.notes().len(), 6);
    home.add("after");
    assert_eq!(home.notes().last().unwrap(), "after");
}

#[test]
fn d06_a_read_only_folder_is_told_with_path_and_cause_and_reading_goes_on() {
    let home = Home::with_takes(1);
    let narrow = |path: &str, mode| {
        fs::set_permissions(home.path().join(path), PermissionsExt::from_mode(mode)).unwrap();
    };
    let journal = home.journal();
    let name = journal.file_name().unwrap().to_string_lossy().into_owned();
    narrow(&format!("journal/{name}"), 0o400);
    // Root may write anywhere.
    let is_root = fs::OpenOptions::new().append(true).open(&journal).is_ok();
    let output = home.run(&["take", "add", "--question", QUESTION]);
    if !is_root {
        let (_, complaint) = told(&output, 1);
        assert!(complaint.contains(&name) && complaint.contains("ermission denied"), "{complaint}");
    }
    assert_eq!(home.notes()[0], "take 0");
    narrow(&format!("journal/{name}"), 0o600);
}

/// Why something cannot be reached, and how that is done.
type Obstacle = (&'static str, fn(&Path));

/// An empty history is never shown where there is one that cannot be reached.
#[test]
fn d06_a_history_that_cannot_be_reached_is_never_shown_as_an_empty_one() {
    let home = Home::with_takes(1);
    let journal = home.path().join("journal");
    fs::rename(&journal, home.path().join("elsewhere")).unwrap();
    let ways: [Obstacle; 3] = [
        ("leads to nothing", |path| symlink("/unmounted/journal", path).unwrap()),
        ("ymbolic link", |path| symlink(path, path).unwrap()),
        ("ot a directory", |path| fs::write(path, "").unwrap()),
    ];
    for (why, put) in ways {
        put(&journal);
        for arguments in [
            ["take", "list"].as_slice(),
            &["take", "list", "--json"],
            &["agenda"],
            &["status"],
            &["show", QUESTION, "--json"],
            &["sheet"],
            &["story", "list"],
            &["doctor"],
            &["take", "add", "--question", QUESTION],
        ] {
            let output = home.run(arguments);
            let (out, complaint) = told(&output, 1);
            let said = if arguments == ["doctor"] { out } else { complaint };
            let path = journal.to_string_lossy();
            let cause = said.contains(why) || said.contains("not a folder") || arguments.contains(&"add");
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
        ("stories", ["story", "list"].as_slice()),
        ("stories", &["agenda"]),
        ("companies", &["company", "list"]),
        ("packs", &["list"]),
        ("settings.yaml", &["agenda"]),
    ] {
        let home = Home::new();
        symlink("/unmounted/it", home.path().join(name)).unwrap();
        let output = home.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(complaint.contains(name) && complaint.contains("leads to nothing"), "{name}: {complaint}");
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
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint, "");
    home.journal();
}

#[test]
fn d09_a_setting_is_the_old_or_the_new_text_whole() {
    let home = Home::new();
    told(&home.run(&["settings", "set", "target", "2:40"]), 0);
    let path = home.path().join("settings.yaml");
    let old = fs::read_to_string(&path).unwrap();
    let new = old.replace("2:40", "2:20");
    for round in 0..30 {
        let mut child =
            home.command(&["settings", "set", "target", "2:20"]).stdout(Stdio::null()).spawn().unwrap();
        for _ in 0..round * 2_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text == old || text == new, "{text}");
        fs::write(&path, &old).unwrap();
    }
    let (_, complaint) =
        told(&home.run_after("trap '' XFSZ; ulimit -f 0", &["settings", "set", "target", "2:20"]), 1);
    assert!(complaint.contains("settings.yaml") && complaint.contains("File too large"), "{complaint}");
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn d10_what_was_not_changed_stays_byte_for_byte() {
    let home = Home::new();
    let text = "\u{feff}# mine\r\nbell:   off   # at night\r\n\r\ntarget: 2:40\r\n# the end";
    fs::write(home.path().join("settings.yaml"), text).unwrap();
    told(&home.run(&["settings", "set", "target", "2:20"]), 0);
    let after = fs::read_to_string(home.path().join("settings.yaml")).unwrap();
    assert_eq!(after, text.replace("2:40", "2:20"));

    fs::write(home.path().join("settings.yaml"), "target: [\n").unwrap();
    let (_, complaint) = told(&home.run(&["settings", "set", "target", "2:20"]), 1);
    assert!(complaint.contains("settings.yaml:"), "{complaint}");
    assert_eq!(fs::read_to_string(home.path().join("settings.yaml")).unwrap(), "target: [\n");
}

#[test]
fn d11_files_of_other_devices_and_conflict_copies_are_one_history() {
    let (one, two) = (Home::with_takes(3), Home::with_takes(2));
    let text = fs::read_to_string(one.journal()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    let odd = format!("\u{feff}{}\r\n\r\n{}\r\n", lines.join("\r\n"), lines[1]);
    fs::write(one.path().join("journal/a (conflicted copy).jsonl"), odd).unwrap();
    let theirs = two.journal();
    fs::copy(&theirs, one.path().join("journal").join(theirs.file_name().unwrap())).unwrap();
    let (_, complaint) = told(&one.run(&["take", "list"]), 0);
    assert_eq!(complaint, "");
    let mut notes = one.notes();
    notes.sort();
    assert_eq!(notes, ["take 0", "take 0", "take 1", "take 1", "take 2"]);
}

#[test]
fn d11_a_copied_folder_writes_under_a_name_of_its_own() {
    let (one, two) = (Home::with_takes(1), Home::new());
    let copied = Command::new("cp").args(["-a", "."]).arg(two.path()).current_dir(one.path()).status();
    assert!(copied.unwrap().success());
    two.add("from the copy");
    one.add("from the first");
    assert_eq!(two.journals().len(), 2, "it writes a file of its own");
    for path in two.journals() {
        let beside = one.path().join("journal").join(path.file_name().unwrap());
        if !beside.exists() {
            fs::copy(path, beside).unwrap();
        }
    }
    let mut notes = one.notes();
    notes.sort();
    assert_eq!(notes, ["from the copy", "from the first", "take 0"]);
}

#[test]
fn d12_records_of_a_newer_version_are_told_and_left() {
    let home = Home::with_takes(1);
    let newer = sealed(r#"{"v":2,"id":"phone000-0000","t":"take","question":"failure""#);
    let unknown = sealed(r#"{"v":1,"id":"phone000-0001","t":"dream","of":"electric sheep""#);
    // Versions and numbers of any size.
    let far = sealed(r#"{"v":18446744073709551616,"id":"phone000-0002","t":"take","question":7"#);
    let text = format!("{newer}\n{unknown}\n{far}\n");
    fs::write(home.path().join("journal/phone000.jsonl"), &text).unwrap();
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint.lines().count(), 3, "{complaint}");
    assert_eq!(complaint.matches("newer version").count(), 3, "{complaint}");
    assert!(complaint.contains("phone000.jsonl:1: ") && complaint.contains("newer version"), "{complaint}");
    home.add("after");
    assert_eq!(fs::read_to_string(home.path().join("journal/phone000.jsonl")).unwrap(), text);
    assert_eq!(home.notes(), ["take 0", "after"]);
}

#[test]
fn d03_a_message_on_damage_is_short_whatever_stands_in_the_line() {
    let home = Home::new();
    let number = "9".repeat(309);
    let line = take("phone000", 1, "2026-01-05").replace("\"total\":145", &format!("\"total\":{number}"));
    let open = line.split(",\"c\":").next().unwrap();
    home.put("journal/phone000.jsonl", &sealed(open));
    let (_, complaint) = told(&home.run(&["take", "list"]), 0);
    assert!(complaint.contains("phone000.jsonl:1: ") && complaint.len() < 400, "{complaint}");
}

/// Lines as the first version wrote them. They never change; whoever changes the format proves here that old files
/// are read as before.
#[test]
fn d13_files_of_the_first_version_are_read() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("journal")).unwrap();
    fs::write(home.path().join("journal/first000.jsonl"), include_str!("v1.jsonl")).unwrap();
    let (out, complaint) = told(&home.run(&["take", "list"]), 0);
    assert_eq!(complaint, "");
    assert_eq!(out, include_str!("v1.txt"));
    let loaded = look(&home.path().join("journal"));
    assert!(
        loaded.progress.tick("aloud")
            && loaded.progress.starred("team-size")
            && loaded.progress.flagged("failure")
    );
    assert_eq!(loaded.progress.note("company"), Some("They train on licensed data."));
    assert_eq!(loaded.progress.interview_dates().len(), 1);
    assert!(!loaded.progress.suspended("growth-first"), "it was taken back");
}
