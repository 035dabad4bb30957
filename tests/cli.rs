//! The command line, as the real binary answers it.

#![expect(clippy::unwrap_used, reason = "a test that cannot run the program has failed")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use starl::domain::day::{Day, Moment, ahead};
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::item::Item;
use starl::domain::part::Parts;
use starl::domain::rating::Rating;
use starl::domain::take::Take;
use starl::packs::built_in;
use starl::store::journal::{FileJournal, Journal};
use starl::store::paths::Paths;
use starl::term::clock::{Clock, SystemClock};
use tempfile::TempDir;

/// The program with these arguments, in an empty data folder.
fn starl(data: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_starl"));
    command.args(arguments).env("STARL_DATA_DIR", data.path()).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    let data = TempDir::new().unwrap();
    starl(&data, arguments).output().unwrap()
}

/// Runs a command that must end with this code; its output and what it complains of.
fn ends_with(code: i32, arguments: &[&str]) -> (String, String) {
    let output = run(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, complaint) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{complaint}");
    (out, complaint)
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&ends_with(0, arguments).0).unwrap()
}

/// Every text under a key `id`, however deep.
fn ids(value: &Value) -> HashSet<String> {
    let mut found = HashSet::new();
    match value {
        Value::Object(map) => {
            found.extend(map.get("id").and_then(Value::as_str).map(str::to_owned));
            found.extend(map.values().flat_map(ids));
        }
        Value::Array(list) => found.extend(list.iter().flat_map(ids)),
        _ => {}
    }
    found
}

#[test]
fn list_tells_every_item() {
    let pack = built_in();
    let (text, complaint) = ends_with(0, &["list"]);
    assert_eq!(complaint, "");
    assert!(!text.contains('\u{1b}'), "no colour where there is no terminal");
    let words: HashSet<&str> = text.split(|c: char| c.is_whitespace() || "()".contains(c)).collect();
    let listed = ids(&json(&["list", "--json"]));
    for item in Item::all_of(&pack) {
        let id = item.id().as_str();
        assert!(words.contains(id), "{id} is not in the text");
        assert!(text.contains(item.text()), "{id}: its text is not in the text");
        assert!(listed.contains(id), "{id} is not in the JSON");
    }
}

#[test]
fn the_json_of_the_bank_has_the_keys_of_the_content_files() {
    let list = json(&["list", "--json"]);
    let pack = &list["packs"][0];
    assert_eq!(pack["introductions"]["chapter"], built_in().introductions.chapter);
    assert_eq!(pack["themes"][0]["questions"][0]["probes"].as_array().unwrap().len(), 3);
    let kinds: HashSet<&str> =
        pack["themes"].as_array().unwrap().iter().map(|theme| theme["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, HashSet::from(["theme", "category"]));
    assert_eq!(pack["checklist"][1]["evidence"]["kind"], "told-in-band");
    for part in ["situation", "task", "action", "result", "learning"] {
        assert!(pack["samples"][0][part].is_string(), "{part}");
    }
}

#[test]
fn show_tells_one_question_in_full() {
    let pack = built_in();
    let theme = pack.themes.iter().find(|theme| theme.id.as_str() == "ambiguity").unwrap();
    let question = &theme.questions[0];
    let (text, _) = ends_with(0, &["show", question.id.as_str()]);
    let texts = question.also.iter().chain(&question.probes).chain([&question.text, &theme.title]);
    for part in texts.chain(theme.looks_for.iter().map(|criterion| &criterion.text)) {
        assert!(text.contains(part.as_str()), "{part}");
    }
    assert!(text.contains("sample-search-prototypes"));

    let shown = json(&["show", question.id.as_str(), "--json"]);
    assert_eq!(shown[0]["kind"], "question");
    assert_eq!(shown[0]["parent"], "ambiguity");
    assert_eq!(shown[0]["item"]["text"], question.text);
    assert_eq!(shown[0]["criteria"][0]["id"], theme.looks_for[0].id.as_str());
    assert_eq!(shown[0]["samples"][0]["id"], "sample-search-prototypes");
}

#[test]
fn show_knows_every_kind_of_item() {
    let pack = built_in();
    let mut seen = HashSet::new();
    for item in Item::all_of(&pack) {
        if !seen.insert(item.kind()) {
            continue;
        }
        let id = item.id().as_str();
        let (text, _) = ends_with(0, &["show", id]);
        assert!(text.contains(item.text()) && text.contains(item.kind().word()), "{text}");
        let shown = json(&["show", id, "--json"]);
        let kind = item.kind().word().replace(' ', "-");
        let views = shown.as_array().unwrap();
        assert!(views.iter().any(|view| view["kind"] == kind.as_str() && view["item"]["id"] == id));
    }
    assert_eq!(seen.len(), 12);
}

#[test]
fn an_unknown_id_is_wrong_use_and_the_nearest_is_proposed() {
    for arguments in [
        ["show", "ambiguity-unclear-strat"].as_slice(),
        &["show", "ambiguity-unclear"],
        &["drill", "ambiguity-unclear-star"],
    ] {
        let (out, complaint) = ends_with(2, arguments);
        assert_eq!(out, "");
        assert!(complaint.contains("Did you mean \"ambiguity-unclear-start\"?"), "{complaint}");
    }
    let (_, complaint) = ends_with(2, &["drill", "--theme", "failur"]);
    assert!(complaint.contains("Did you mean \"failure\"?"), "{complaint}");
    let (_, complaint) = ends_with(2, &["show", "\u{1b}]0;x\u{7}"]);
    assert!(!complaint.contains('\u{1b}'), "{complaint:?}");
}

#[test]
fn find_puts_the_best_first() {
    let (text, _) = ends_with(0, &["find", "requirements", "vague"]);
    assert!(text.starts_with("ambiguity-unclear-start  question: "), "{text}");
    let found = json(&["find", "REQUIRÉMENTS vagu", "--json"]);
    assert_eq!(found[0]["id"], "ambiguity-unclear-start");
    assert_eq!(found[0]["kind"], "question");
    assert_eq!(found[0]["parent"], "ambiguity");
    assert!(!found[0]["positions"].as_array().unwrap().is_empty());
    let (text, _) = ends_with(1, &["find", "xyzzyx"]);
    assert_eq!(text, "Nothing in the bank matches all these words.\n");
    assert_eq!(ends_with(1, &["find", "xyzzyx", "--json"]).0, "[]\n");
}

/// A folder with these packs.
fn packs(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const SOUND: &str =
    "themes: [{id: mine, title: Mine, questions: [{id: mine-first, text: Zebra crossing?}]}]\n";
const BROKEN: &str = "themes:\n  - id: mine\n    title: Mine: all\n";

#[test]
fn check_tells_every_error_and_counts() {
    let packs = packs(&[("sound.yaml", SOUND), ("broken.yaml", BROKEN)]);
    let path = |name: &str| packs.path().join(name).to_string_lossy().into_owned();
    let (sound, broken) = (path("sound.yaml"), path("broken.yaml"));
    assert_eq!(ends_with(0, &["check", &sound]).0, "1 pack checked: 1 sound\n");

    let (out, complaint) = ends_with(1, &["check", &sound, &broken]);
    assert!(out.starts_with(&format!("{broken}:3:16: This is not valid YAML: ")), "{out}");
    let hint = "put the value in quotes: it has a colon";
    assert!(
        out.contains(&format!("\n 3 |     title: Mine: all\n   |                ^\nhint: {hint}\n")),
        "{out}"
    );
    assert!(out.ends_with("\n\n2 packs checked: 1 sound, 1 with 1 error\n"), "{out}");
    assert_eq!(complaint, "");

    let (out, _) = ends_with(1, &["check", &path("none.yaml")]);
    assert!(out.contains("none.yaml: There is no such file or folder.\n"), "{out}");
}

#[test]
fn check_reads_the_built_in_content_as_a_newer_version_of_itself() {
    assert_eq!(ends_with(0, &["check", "content"]).0, "1 pack checked: 1 sound\n");
}

#[test]
fn packs_of_the_data_folder_and_named_ones_are_in_the_bank() {
    let data = packs(&[("packs/sound.yaml", SOUND), ("packs/broken.yaml", BROKEN)]);
    let other = packs(&[("more.yaml", "themes: [{id: failure, questions: [{id: more-first, text: Yes?}]}]")]);
    let more = other.path().join("more.yaml").to_string_lossy().into_owned();

    let output = starl(&data, &["find", "zebra", "--pack", &more]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "a broken pack of the folder is told, no more");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(out.contains("mine-first"), "{out}");
    assert!(complaint.contains("broken.yaml:3:16: This is not valid YAML"), "{complaint}");

    let output = starl(&data, &["--pack", &more, "show", "more-first"]).output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(out.contains("(failure)"), "{out}");

    let bad = data.path().join("packs/broken.yaml").to_string_lossy().into_owned();
    let (_, complaint) = ends_with(1, &["find", "ambiguity", "--pack", &bad]);
    assert!(complaint.contains("broken.yaml:3:16"), "{complaint}");
}

#[test]
fn paths_tells_every_place_and_data_dir_moves_them() {
    let (data, given) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let option = given.path().to_string_lossy().into_owned();
    for (arguments, root) in
        [(vec!["paths"], data.path()), (vec!["paths", "--data-dir", &option], given.path())]
    {
        let output = starl(&data, &arguments).output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let places: Vec<(&str, &Path)> = out
            .lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(a, b)| (a, Path::new(b.trim())))
            .collect();
        assert_eq!(places.len(), 9, "{out}");
        assert!(places.iter().all(|(_, place)| place.starts_with(root)), "{out}");
        assert!(out.contains(&*root.join("packs").to_string_lossy()), "{out}");
        assert!(fs::read_dir(root).unwrap().next().is_none(), "telling creates nothing");
    }
}

#[test]
fn the_help_lists_every_command_and_option() {
    let (help, _) = ends_with(0, &["--help"]);
    let commands = [
        "drill", "mock", "sprint", "agenda", "status", "list", "show", "find", "check", "story", "company",
        "sheet", "take", "settings", "doctor", "paths",
    ];
    for word in commands.iter().chain(&["today", "--data-dir", "--pack", "--version", "Examples:"]) {
        assert!(help.contains(word), "{word} is not in the help");
    }
    for command in commands {
        let (help, _) = ends_with(0, &[command, "--help"]);
        assert!(help.contains(&format!("Usage: starl {command}")), "{help}");
    }
    let (version, _) = ends_with(0, &["--version"]);
    assert_eq!(version, format!("starl {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in [["frobnicate"].as_slice(), &["show"], &["find"], &["check"], &["list", "--yaml"]] {
        let (out, complaint) = ends_with(2, arguments);
        assert_eq!(out, "");
        assert!(complaint.contains("Usage:"), "{complaint}");
    }
}

#[test]
fn a_mock_interview_has_its_limits() {
    for (arguments, sentence) in [
        (["mock", "--questions", "0"], "1 to 12 questions"),
        (["mock", "--questions", "13"], "1 to 12 questions"),
        (["mock", "--minutes", "91"], "1 to 90 minutes"),
        (["mock", "--minutes", "soon"], "1 to 90 minutes"),
    ] {
        let (_, told) = ends_with(2, &arguments);
        assert!(told.contains(sentence), "{arguments:?}: {told}");
    }
    let (_, told) = ends_with(2, &["drill", "--weakest", "--theme", "failure"]);
    assert!(told.contains("cannot be used with"), "{told}");
}

#[test]
fn what_needs_a_terminal_says_so() {
    for arguments in [[].as_slice(), &["drill"], &["drill", "failure-shipped-issues"], &["mock"], &["sprint"]]
    {
        let (out, complaint) = ends_with(2, arguments);
        assert_eq!(out, "");
        assert!(complaint.starts_with("This needs a terminal."), "{complaint}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let data = TempDir::new().unwrap();
    for arguments in [["list", "--json"].as_slice(), &["list"], &["--help"]] {
        let mut child =
            starl(&data, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

/// A data folder with these takes and interviews.
fn history(takes: &[(Day, &str, Rating)], interviews: Vec<Day>) -> TempDir {
    let data = TempDir::new().unwrap();
    let paths = Paths::below(data.path()).unwrap();
    let mut journal = FileJournal::new(&paths.journal(), &data.path().join("lock"), "abcdefgh");
    let mut keep = |fact: Fact, day: Day| {
        let at = format!("{day}T12:00:00+00:00").parse().unwrap();
        journal.append(fact, at, day).unwrap();
    };
    for (day, question, rating) in takes {
        keep(Fact::Take(Box::new(take(question, *rating))), *day);
    }
    keep(Fact::Interview { dates: interviews }, "2026-02-01".parse().unwrap());
    fs::remove_file(data.path().join("lock")).unwrap();
    data
}

fn take(question: &str, rating: Rating) -> Take {
    Take {
        parts: Parts([Some(Duration::from_secs(30)); 5]),
        total: Duration::from_secs(150),
        cold: true,
        rating: Some(rating),
        ..Take::of(Id::new(question).unwrap())
    }
}

/// What a command prints over this data folder, in which it may change nothing.
fn over(data: &TempDir, arguments: &[&str]) -> String {
    let files = || {
        let mut names: Vec<_> =
            fs::read_dir(data.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = files();
    let output = starl(data, arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(), before, "{arguments:?} changes nothing");
    String::from_utf8(output.stdout).unwrap()
}

fn now() -> Moment {
    SystemClock::new().now()
}

fn long_ago() -> [(Day, &'static str, Rating); 5] {
    let day = |text: &str| text.parse().unwrap();
    [
        (day("2026-01-01"), "ambiguity-unclear-start", Rating::Good),
        (day("2026-01-03"), "ambiguity-unclear-start", Rating::Good),
        (day("2026-01-14"), "ambiguity-unclear-start", Rating::Good),
        (day("2026-01-14"), "failure-not-as-expected", Rating::Easy),
        (day("2026-01-14"), "ambiguity-unclear-start", Rating::Hard),
    ]
}

#[test]
fn show_tells_what_is_believed_of_a_question_and_why() {
    let data = history(&long_ago(), vec![]);
    let shown: Value =
        serde_json::from_str(&over(&data, &["show", "ambiguity-unclear-start", "--json"])).unwrap();
    let memory = &shown[0]["memory"];
    // From py-fsrs 6.3.2.
    let number = |name: &str| memory[name].as_f64().unwrap();
    assert!((number("stability") / 46.280_217_287_6 - 1.0).abs() < 1e-4, "{memory}");
    assert!((number("difficulty") / 4.743_715_608_4 - 1.0).abs() < 1e-4, "{memory}");
    assert!((0.0..0.9).contains(&number("retrievability")), "{memory}");
    assert_eq!(memory["due"], "2026-03-01");
    let reviews: Vec<String> = memory["reviews"].as_array().unwrap().iter().map(Value::to_string).collect();
    assert_eq!(
        reviews,
        [
            r#"{"day":"2026-01-01","rating":3,"elapsed_days":0,"kind":"first"}"#,
            r#"{"day":"2026-01-03","rating":3,"elapsed_days":2,"kind":"cold"}"#,
            r#"{"day":"2026-01-14","rating":3,"elapsed_days":11,"kind":"cold"}"#,
            r#"{"day":"2026-01-14","rating":2,"elapsed_days":0,"kind":"retake"}"#,
        ]
        .map(|text| text.parse::<Value>().unwrap().to_string())
    );
    assert_eq!(memory["weights"].as_array().unwrap().len(), 21);
    let never: Value =
        serde_json::from_str(&over(&data, &["show", "ambiguity-what-to-build", "--json"])).unwrap();
    assert!(never[0].get("memory").is_none(), "{never}");
}

#[test]
fn agenda_tells_what_to_drill_and_the_numbers_behind_it() {
    let empty = TempDir::new().unwrap();
    let text = over(&empty, &["agenda"]);
    assert!(text.starts_with("Today: 0 of 3 told today, no interview date.\n"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[1]), (6, "3 new:"), "{text}");
    assert!(lines[5].starts_with("Questions that hold (in band") && lines[5].contains("): 0 of "), "{text}");
    assert_eq!(over(&empty, &["today"]), text);

    let interview = starl::domain::day::practice_day(now().at, 4) + chrono::Days::new(9);
    let data = history(&long_ago(), vec![interview]);
    let agenda: Value = serde_json::from_str(&over(&data, &["agenda", "--json"])).unwrap();
    assert_eq!(agenda["interview"], interview.to_string());
    assert_eq!((&agenda["daily"], &agenda["told"], &agenda["seed"]), (&3.into(), &0.into(), &0.into()));
    let picks = agenda["picks"].as_array().unwrap();
    assert_eq!(picks.len(), 3);
    for pick in picks {
        let number = |name: &str| pick[name].as_f64().unwrap();
        let worth = number("recall_if_drilled") - number("recall_if_skipped");
        assert!((number("gain") - worth / 4.0).abs() < 1e-12, "{pick}");
        assert!(!pick["reason"].as_str().unwrap().is_empty());
        assert_eq!(pick["warm_up"], false);
    }
    // The date was set so long ago that there was time for every question; what was told comes first.
    assert_eq!(agenda["set"].as_array().unwrap().len(), 50);
    assert_eq!(agenda["set"][0]["why"], "told");
    assert_eq!(agenda["questions_hold"].to_string(), r#"{"holds":0,"of":50}"#);
    assert!(agenda["mix"].as_str().unwrap().contains("new"), "{agenda}");
    let other: Value = serde_json::from_str(&over(&data, &["agenda", "--json", "--seed", "1"])).unwrap();
    assert_eq!(other["seed"], 1);
    assert_ne!(other["picks"][0]["question"], picks[0]["question"]);
}

#[test]
fn status_is_one_line() {
    let empty = TempDir::new().unwrap();
    assert_eq!(over(&empty, &["status"]), "starl: 0 of 3 told today, no interview date, 0 questions hold\n");
    let today = starl::domain::day::practice_day(now().at, 4);
    let interview = today + chrono::Days::new(9);
    let data = history(&[(today, "ambiguity-unclear-start", Rating::Good)], vec![interview]);
    let line = over(&data, &["status"]);
    // The day may have changed since.
    let told = u8::from(starl::domain::day::practice_day(now().at, 4) == today);
    let interview = ahead(interview, starl::domain::day::practice_day(now().at, 4));
    assert_eq!(line, format!("starl: {told} of 3 told today, interview {interview}, 1 question holds\n"));
}
