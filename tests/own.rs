//! The commands around stories, as the real binary answers them.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot run the program has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::rating::Rating;
use starl::domain::take::Take;
use starl::store::journal::{FileJournal, Journal};
use starl::term::editor::{Editor, SystemEditor};
use tempfile::TempDir;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// What a command printed, complained of, and ended with.
struct Ended {
    code: i32,
    out: String,
    complaint: String,
}

/// An empty data folder, and an editor.
struct Home {
    data: TempDir,
    editor: String,
}

impl Home {
    fn new() -> Self {
        Self { data: TempDir::new().unwrap(), editor: String::new() }
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starl"));
        command.args(arguments).env("STARL_DATA_DIR", self.data.path()).stdin(Stdio::null());
        let output = command.env_remove("VISUAL").env("EDITOR", &self.editor).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().unwrap();
        Ended { code, out: text(output.stdout), complaint: text(output.stderr) }
    }

    /// A command that must end with this code.
    fn ends_with(&self, code: i32, arguments: &[&str]) -> Ended {
        let ended = self.run(arguments);
        assert_eq!(ended.code, code, "{arguments:?}: {}{}", ended.out, ended.complaint);
        ended
    }

    /// An editor with a blank in its name, which runs these lines of shell on the file `$1`.
    fn set_editor(&mut self, lines: &str) {
        use std::os::unix::fs::PermissionsExt;

        let path = self.data.path().join("an editor");
        fs::write(&path, format!("#!/bin/sh\n[ \"$2\" ] && exit 9\n{lines}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
        self.editor = format!("'{}'", path.display());
    }

    /// An editor that leaves this text behind.
    fn set_text(&mut self, text: &str) {
        self.put("text", text);
        self.set_editor(&format!("cat '{}' > \"$1\"", self.path("text").display()));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.data.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

const STORY: &str = "title: The stemmer\nproject: Search\nwhen: 2025-03\ntags: [failure, learning]\nfits:\n  \
                     failure-not-as-expected: strong\nsituation: |\n  Search lost names. Every 11th query failed.\n\
                     action: |\n  We built it. We ran it. We shipped it.\n";

#[test]
fn a_new_story_is_on_disk_when_its_path_is_printed() {
    let home = Home::new();
    let ended = home.ends_with(0, &["story", "new", "The", "stemmer"]);
    assert_eq!(Path::new(ended.out.trim_end()), home.path("stories/the-stemmer.yaml"));
    assert!(home.text("stories/the-stemmer.yaml").contains("\ntitle: The stemmer\n"));
    assert!(home.ends_with(0, &["story", "new", "The stemmer"]).out.ends_with("the-stemmer-2.yaml\n"));
    assert!(home.ends_with(0, &["story", "new"]).out.ends_with("untitled-story.yaml\n"));
    let ended = home.ends_with(0, &["story", "list"]);
    assert!(ended.out.starts_with("the-stemmer     The stemmer; 0:00; never told\n"), "{}", ended.out);
    assert_eq!((ended.out.lines().count(), &*ended.complaint), (3, ""));
}

#[test]
fn a_story_is_written_in_the_editor() {
    use std::os::unix::fs::PermissionsExt;

    let mut home = Home::new();
    home.set_editor("printf 'title: The stemmer\\ntask: To find out why.\\n' > \"$1\"; ls -l \"$1\" >&2");
    let ended = home.ends_with(0, &["story", "new", "--edit", "The stemmer"]);
    assert!(
        ended.out.ends_with("the-stemmer.yaml.\n") && ended.complaint.starts_with("-rw------- "),
        "{}",
        ended.complaint
    );
    let shown: Value =
        serde_json::from_str(&home.ends_with(0, &["story", "show", "the-stemmer", "--json"]).out).unwrap();
    assert_eq!((&shown["task"], &shown["words"]), (&"To find out why.".into(), &4.into()));
    let mode = |name: &str| fs::metadata(home.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode("stories"), mode("stories/the-stemmer.yaml"), mode("state/drafts")),
        (0o700, 0o600, 0o700)
    );
    home.set_editor("true");
    assert_eq!(home.ends_with(0, &["story", "edit", "the-stemmer"]).out, "Nothing was changed.\n");
}

#[test]
fn whatever_the_editor_does_no_word_is_lost() {
    let mut home = Home::new();
    home.put("stories/mine.yaml", STORY);
    for (editor, said) in [("exit 3", "exit code 3"), ("kill -9 $$", "signal 9")] {
        home.set_editor(editor);
        let ended = home.ends_with(1, &["story", "edit", "mine"]);
        assert!(
            ended.complaint.contains(said) && !ended.complaint.contains("is kept in"),
            "{}",
            ended.complaint
        );
    }
    home.set_editor("echo 'title: again' >> \"$1\"; kill -9 $$");
    let ended = home.ends_with(1, &["story", "edit", "mine"]);
    assert!(
        ended.complaint.contains("is kept in")
            && home.text("state/drafts/stories/mine.yaml").contains("title: again")
    );
    home.set_editor("true");
    let ended = home.ends_with(1, &["story", "edit", "mine"]);
    assert!(
        ended.complaint.contains("was left from the last time and is opened again"),
        "{}",
        ended.complaint
    );
    assert!(
        ended
            .complaint
            .contains(":11:1: The key \"title\" is written twice.\n 11 | title: again\n    | ^^^^^\n")
    );
    assert_eq!(home.text("stories/mine.yaml"), STORY);
    home.set_text(&format!("{STORY}learning: words\n"));
    home.ends_with(0, &["story", "edit", "mine"]);
    assert_eq!(home.text("stories/mine.yaml"), format!("{STORY}learning: words\n"));
    home.set_editor(&format!(
        "echo '# too' >> '{}'; echo '# more' >> \"$1\"",
        home.path("stories/mine.yaml").display()
    ));
    let ended = home.ends_with(1, &["story", "edit", "mine"]);
    assert!(ended.complaint.contains("was changed elsewhere meanwhile"), "{}", ended.complaint);
    assert!(home.text("stories/mine.yaml").ends_with("# too\n"));
    home.editor = String::new();
    let ended = home.ends_with(1, &["story", "edit", "mine"]);
    assert!(
        ended.complaint.contains("no editor is set; say which one in VISUAL or EDITOR"),
        "{}",
        ended.complaint
    );
    home.editor = "/nowhere/editor".to_owned();
    let ended = home.ends_with(1, &["story", "edit", "mine"]);
    assert!(ended.complaint.contains("the editor /nowhere/editor does not start"), "{}", ended.complaint);
}

#[test]
fn how_an_editor_ended_is_told() {
    let edit = |editor: &str| {
        let named = |name: &str| (name == "EDITOR").then(|| editor.into());
        SystemEditor::from_env(named).unwrap().edit(Path::new("x"))
    };
    for (editor, said) in [
        ("/nowhere/editor", "the editor /nowhere/editor does not start: "),
        ("false", "exit code 1"),
        ("sh -c 'kill -9 $$'", "signal 9"),
    ] {
        let told = edit(editor).unwrap_err().to_string();
        assert!(told.contains(said), "{told}");
    }
    edit("true").unwrap();
}

#[test]
fn names_are_checked_and_never_paths() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("x.yaml", STORY);
    for arguments in [
        ["story", "edit", "../x"],
        ["story", "show", "../x"],
        ["story", "check", "/etc/passwd"],
        ["company", "edit", "../x"],
        ["sheet", "--company", "../x"],
    ] {
        let ended = home.ends_with(2, &arguments);
        assert!(ended.complaint.contains("not a path"), "{}", ended.complaint);
        assert_eq!(ended.out, "");
    }
    let ended = home.ends_with(2, &["story", "show", "mien"]);
    assert_eq!(ended.complaint, "There is no story \"mien\". Did you mean \"mine\"?\n");
}

#[test]
fn check_tells_places_as_a_compiler_does() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    let path = home.path("stories/mine.yaml").to_string_lossy().into_owned();
    let ended = home.ends_with(0, &["story", "check", "mine"]);
    assert!(ended.out.contains(&format!("{path}:10:3: warning SL201: ")), "{}", ended.out);
    assert!(ended.out.contains(
        "\n 10 |   We built it. We ran it. We shipped it.\n    |   ^^\nhint: starl story rules SL201"
    ));
    let draft = format!("{path}: consider SL101: Not written yet: Task, Result, Learning.");
    assert!(ended.out.contains(&draft), "a draft has no errors: {}", ended.out);
    assert!(!ended.out.contains("SL6") && ended.out.contains("\n\n1 story checked: "), "{}", ended.out);
    assert!(home.ends_with(0, &["story", "check"]).out.contains("All stories together\n  warning SL601: "));

    let checked: Value = serde_json::from_str(&home.ends_with(0, &["story", "check", "--json"]).out).unwrap();
    let findings = checked["stories"][0]["findings"].as_array().unwrap();
    let we = findings.iter().find(|found| found["rule"] == "SL201").unwrap();
    assert_eq!((&we["line"], &we["column"], &we["level"]), (&10.into(), &3.into(), &"warning".into()));
    let words: Vec<&str> =
        we["marks"].as_array().unwrap().iter().map(|mark| mark["words"].as_str().unwrap()).collect();
    assert_eq!(words, ["We", "We", "We"]);
    assert_eq!(we["marks"][2]["column"], 27);
    assert_eq!(we["weight"], 290, "two hundred for a warning, and its own weight");
    assert!(checked["together"].as_array().unwrap().iter().any(|found| found["competency"] == "conflict"));
}

#[test]
fn check_shows_the_three_heaviest_and_folds_the_rest() {
    let home = Home::new();
    let story = format!(
        "{STORY}task: |\n  It was his fault, and the team should have asked.\nresult: |\n  It was much better after that.\n"
    );
    home.put("stories/mine.yaml", &story);
    let ended = home.ends_with(1, &["story", "check", "mine"]);
    assert!(ended.out.contains("error SL101: Missing: Learning, and 0:"), "{}", ended.out);
    assert_eq!(ended.out.matches("hint: starl story rules").count(), 3, "{}", ended.out);
    assert!(ended.out.contains(" smaller one"), "{}", ended.out);
    let checked: Value = serde_json::from_str(&home.ends_with(1, &["story", "check", "--json"]).out).unwrap();
    let findings = checked["stories"][0]["findings"].as_array().unwrap();
    assert!(findings.len() > 3, "{findings:?}");
    let weights: Vec<u64> = findings.iter().map(|found| found["weight"].as_u64().unwrap()).collect();
    assert!(weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
    let vague = findings.iter().find(|found| found["rule"] == "SL303").unwrap();
    assert_eq!(vague["also"], serde_json::json!(["SL301"]), "one fact, one finding");
}

#[test]
fn check_ends_well_where_nothing_is_an_error_and_tells_links_that_lead_nowhere() {
    let home = Home::new();
    let part = |words: usize| "word ".repeat(words);
    let story = format!(
        "title: x\ntags: [failure]\nsituation: {}\ntask: {}\naction: {}\nresult: {}\nlearning: {}\n",
        part(50),
        part(20),
        part(150),
        part(40),
        part(20)
    );
    home.put("stories/mine.yaml", &story);
    home.ends_with(0, &["story", "check", "mine"]);
    home.put("stories/mine.yaml", &story.replace("[failure]", "[failure, ai]"));
    let ended = home.ends_with(0, &["story", "check", "mine"]);
    assert!(!ended.out.contains("\"ai\""), "a story may be tagged ai: {}", ended.out);
    home.put(
        "stories/mine.yaml",
        &story.replace("[failure]", "[failur]\nfits: {failure-not-as-expecte: strong}\nallow: {SL999: so}"),
    );
    let ended = home.ends_with(1, &["story", "check", "mine"]);
    for said in [
        ":2:8: error SL005: There is no competency \"failur\".",
        "hint: did you mean \"failure\"?",
        ":3:8: error SL005: There is no question \"failure-not-as-expecte\".",
        ":4:9: warning SL006: Silencing \"SL999\" is no good: no rule has this id.",
    ] {
        assert!(ended.out.contains(said), "{said}\n{}", ended.out);
    }
}

#[test]
fn a_broken_story_is_told_everywhere_and_left_alone() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("stories/broken.yaml", "titel: x\n");
    home.put("stories/My Story.yaml", STORY);
    let said = "There is no key \"titel\" here.\n 1 | titel: x\n   | ^^^^^\nhint: did you mean \"title\"?\n";
    let ended = home.ends_with(1, &["story", "list"]);
    assert!(ended.complaint.contains(said) && ended.complaint.contains("rename it"), "{}", ended.complaint);
    assert!(ended.out.starts_with("mine  The stemmer; "), "{}", ended.out);
    assert!(home.ends_with(1, &["story", "show", "broken"]).complaint.contains(said));
    assert!(home.ends_with(1, &["story", "check", "broken"]).out.contains(said));
    assert!(home.ends_with(1, &["sheet"]).complaint.contains(said));
    assert_eq!(home.text("stories/broken.yaml"), "titel: x\n");
}

#[test]
fn what_is_no_text_is_not_opened_and_an_empty_file_is() {
    let mut home = Home::new();
    home.put("stories/empty.yaml", "");
    fs::write(home.path("stories/binary.yaml"), b"\xff").unwrap();
    fs::create_dir(home.path("stories/folder.yaml")).unwrap();
    home.set_text("title: x\n");
    home.ends_with(0, &["story", "edit", "empty"]);
    assert_eq!(home.text("stories/empty.yaml"), "title: x\n");
    for (name, said) in [("binary", "not UTF-8"), ("folder", "not a regular file")] {
        let ended = home.ends_with(1, &["story", "edit", name]);
        assert!(ended.complaint.contains(said), "{}", ended.complaint);
    }
}

#[test]
fn rules_explain_themselves() {
    let home = Home::new();
    let list = home.ends_with(0, &["story", "rules"]).out;
    assert!(list.contains("SL101  missing-section (error): ") && list.contains("SL605  "), "{list}");
    assert!(list.contains("SL203  no-alternative (retired): "), "{list}");
    assert!(list.contains("\nSources\nBAN14  Bangerter, A., Corvalan, P., and Cavin, C. (2014). "), "{list}");
    let rule = home.ends_with(0, &["story", "rules", "sl201"]).out;
    for said in
        ["SL201 we-heavy-action (warning)", "\nWhy\n", "\nEvidence\n", "\nBad\n", "\nGood\n", "\n    SL201: "]
    {
        assert!(rule.contains(said), "{said}\n{rule}");
    }
    let ended = home.ends_with(2, &["story", "rules", "SL20"]);
    assert!(
        ended.complaint.starts_with("There is no rule \"SL20\". Did you mean \"SL20"),
        "{}",
        ended.complaint
    );
}

#[test]
fn a_company_has_a_page_of_notes() {
    let mut home = Home::new();
    assert!(home.ends_with(0, &["company", "list"]).out.contains("starl company new NAME"));
    let ended = home.ends_with(0, &["company", "new", "Acme", "AI"]);
    assert_eq!(Path::new(ended.out.trim_end()), home.path("companies/acme-ai.yaml"));
    home.set_text(
        &home.text("companies/acme-ai.yaml").replace("ethics: |", "ethics: They publish evaluations."),
    );
    home.ends_with(0, &["company", "edit", "acme-ai"]);
    let list = home.ends_with(0, &["company", "list"]).out;
    assert_eq!(list, "acme-ai  Acme AI; notes on ethical considerations\n");
    let listed: Value = serde_json::from_str(&home.ends_with(0, &["company", "list", "--json"]).out).unwrap();
    assert_eq!(listed[0]["ethics"], "They publish evaluations.");
    assert!(home.ends_with(2, &["company", "edit", "acme"]).complaint.contains("Did you mean \"acme-ai\"?"));
}

#[test]
fn the_sheet_has_everything_on_a_page() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("companies/acme.yaml", "name: Acme\npeople: |\n  Ana leads search.\n");
    let mut journal = FileJournal::new(&home.path("journal"), &home.path("lock"), "abcdefgh");
    let at = "2026-11-23T12:00:00+00:00".parse().unwrap();
    let mut keep = |fact: Fact| journal.append(fact, at, "2026-11-23".parse().unwrap()).unwrap();
    let question = starl::packs::built_in().ask[0].questions[0].clone();
    keep(Fact::Star { item: question.id.clone(), on: true });
    keep(Fact::Take(Box::new(take())));
    let sheet = home.ends_with(0, &["sheet", "--company", "acme"]).out;
    for said in [
        "# Acme\n",
        "### The stemmer (0:06)\n\n> Tell me about a time when an AI system failed to work as you expected.\n",
        "- **Situation** Search lost names. Every 11th query failed.\n- **Task** nothing yet\n- **Action** We built it.\n",
        "| | The stemmer |\n|---|:-:|\n",
        "| Failure | ● |\n",
        "No story on: ",
        &format!("## Questions to ask\n\n- {}\n", question.text),
        "## Acme\n\n**People**\n\nAna leads search.\n",
        "## Next time I will\n\n- begin with the loss (",
    ] {
        assert!(sheet.contains(said), "{said}\n{sheet}");
    }
    assert!(home.ends_with(0, &["sheet"]).out.starts_with("# Interview\n"));
}

/// A take with something to do next time.
fn take() -> Take {
    Take {
        story: Some(id("mine")),
        total: Duration::from_secs(150),
        cold: true,
        rating: Some(Rating::Good),
        next_time: "begin with the loss".to_owned(),
        ..Take::of(id("failure-not-as-expected"))
    }
}

#[test]
fn list_tells_how_often_a_story_was_told() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    let mut journal = FileJournal::new(&home.path("journal"), &home.path("lock"), "abcdefgh");
    for (hour, total, cold) in [(10, 150, true), (11, 150, false), (12, 400, true)] {
        let at = format!("2026-11-23T{hour}:00:00+00:00").parse().unwrap();
        let take = Take { total: Duration::from_secs(total), cold, ..take() };
        journal.append(Fact::Take(Box::new(take)), at, "2026-11-23".parse().unwrap()).unwrap();
    }
    let out = home.ends_with(0, &["story", "list"]).out;
    assert_eq!(out, "mine  The stemmer; 0:06; failure, learning; told 3 times, 2 cold, 1 in band\n");
}

#[test]
fn the_agenda_keeps_a_strong_story_to_one_question_a_day() {
    let home = Home::new();
    let picks = || -> Vec<String> {
        let agenda: Value = serde_json::from_str(&home.ends_with(0, &["agenda", "--json"]).out).unwrap();
        let picks = agenda["picks"].as_array().unwrap().iter();
        picks.map(|pick| pick["question"].as_str().unwrap().to_owned()).collect()
    };
    let before = picks();
    let fits = format!("title: One\nfits:\n  {}: strong\n  {}: strong\n", before[0], before[1]);
    home.put("stories/one.yaml", &fits);
    let after = picks();
    assert_eq!((&after[0], after.len()), (&before[0], before.len()));
    assert!(!after.contains(&before[1]), "{after:?}");
}

#[test]
fn eight_that_begin_the_same_at_once_have_a_file_each() {
    let home = Home::new();
    for (kind, folder) in [("story", "stories"), ("company", "companies")] {
        let begun: Vec<String> = std::thread::scope(|scope| {
            let begin = || scope.spawn(|| home.ends_with(0, &[kind, "new", "Same"]).out);
            let writers: Vec<_> = (0..8).map(|_| begin()).collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        let told: std::collections::BTreeSet<&str> = begun.iter().map(|path| path.trim_end()).collect();
        assert_eq!(told.len(), 8, "{told:?}");
        assert_eq!(fs::read_dir(home.path(folder)).unwrap().count(), 8);
        assert!(told.iter().all(|path| fs::read_to_string(path).unwrap().contains(": Same\n")));
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_told_by_whatever_looks_for_a_name_in_it() {
    let home = Home::new();
    fs::write(home.path("stories"), "a file in the way").unwrap();
    fs::write(home.path("companies"), "a file in the way").unwrap();
    for arguments in [["story", "edit", "mine"], ["story", "show", "mine"], ["company", "edit", "acme"]] {
        let ended = home.ends_with(2, &arguments);
        assert!(ended.complaint.contains("This folder cannot be read"), "{}", ended.complaint);
    }
    let doctor = home.ends_with(1, &["doctor"]).out;
    assert_eq!(doctor.matches("it is not a folder, and one is needed here").count(), 2, "{doctor}");
    let ended = home.ends_with(1, &["story", "new", "Mine"]);
    assert!(ended.complaint.starts_with("The story was not begun: could not write"), "{}", ended.complaint);
}
