//! Stories, companies and the sheet: written, listed, checked.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::rating::Rating;
use starl::domain::rung::Rung;
use starl::domain::take::Take;
use starl::term::editor::{Editor, SystemEditor};

use crate::home::Home;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Sets an editor that leaves this text behind.
fn set_text(home: &mut Home, text: &str) {
    home.put("text", text);
    home.set_editor(&format!("cat '{}' > \"$1\"", home.path("text").display()));
}

const STORY: &str = "title: The stemmer\nproject: Search\nwhen: 2025-03\ntags: [failure, learning]\nfits:\n  \
                     failure-not-as-expected: strong\nsituation: |\n  Search lost names. Every 11th query failed.\n\
                     action: |\n  We built it. We ran it. We shipped it.\n";

#[test]
fn a_new_story_is_on_disk_when_its_path_is_printed() {
    let home = Home::new();
    let ended = home.run("story new The stemmer").success();
    assert_eq!(Path::new(ended.stdout.trim_end()), home.path("stories/the-stemmer.yaml"));
    assert!(home.text("stories/the-stemmer.yaml").contains("\ntitle: The stemmer\n"));
    let again = home.run("story new The stemmer").success();
    assert!(again.stdout.ends_with("the-stemmer-2.yaml\n"));
    again.complains("already have a story with that title, so this one is the-stemmer-2.");
    home.run("story new").failure(2).complains("<TITLE>");
    home.run(&["story", "new", " "]).failure(2).complains("Give the story a title");
    let ended = home.run("story list").success();
    assert!(ended.stdout.starts_with("the-stemmer    The stemmer; 0:00; never told\n"), "{}", ended.stdout);
    assert_eq!((ended.stdout.lines().count(), &*ended.stderr), (2, ""));
}

#[test]
fn a_story_is_written_in_the_editor() {
    let mut home = Home::new();
    home.set_editor("printf 'title: The stemmer\\ntask: To find out why.\\n' > \"$1\"; ls -l \"$1\" >&2");
    let ended = home.run("story new --edit 'The stemmer'").success();
    assert!(
        ended.stdout.ends_with("the-stemmer.yaml.\n") && ended.stderr.starts_with("-rw------- "),
        "{}",
        ended.stderr
    );
    let shown = home.run("story show the-stemmer --json").success().json();
    assert_eq!((&shown["task"], &shown["words"]), (&"To find out why.".into(), &4.into()));
    let modes = ["stories", "stories/the-stemmer.yaml", "state/drafts"].map(|name| home.mode(name));
    assert_eq!(modes, [0o700, 0o600, 0o700]);
    home.set_editor("true");
    home.run("story edit the-stemmer").success().prints("Nothing changed.\n");
}

#[test]
fn whatever_the_editor_does_no_word_is_lost() {
    let mut home = Home::new();
    home.put("stories/mine.yaml", STORY);
    for (editor, said) in [("exit 3", "exit code 3"), ("kill -9 $$", "signal 9")] {
        home.set_editor(editor);
        let ended = home.run("story edit mine").failure(1);
        assert!(ended.stderr.contains(said) && !ended.stderr.contains("is saved in"), "{}", ended.stderr);
    }
    home.set_editor("echo 'title: again' >> \"$1\"; kill -9 $$");
    let ended = home.run("story edit mine").failure(1);
    assert!(
        ended.stderr.contains("is saved in")
            && home.text("state/drafts/stories/mine.yaml").contains("title: again")
    );
    home.set_editor("true");
    let ended = home.run("story edit mine").failure(1);
    ended.complains("is left over from last time");
    ended.complains(":11:1: The key \"title\" is written twice.\n 11 | title: again\n    | ^^^^^\n");
    assert_eq!(home.text("stories/mine.yaml"), STORY);
    set_text(&mut home, &format!("{STORY}learning: words\n"));
    home.run("story edit mine").success();
    assert_eq!(home.text("stories/mine.yaml"), format!("{STORY}learning: words\n"));
    home.set_editor(&format!(
        "echo '# too' >> '{}'; echo '# more' >> \"$1\"",
        home.path("stories/mine.yaml").display()
    ));
    let ended = home.run("story edit mine").failure(1);
    ended.complains("was changed elsewhere in the meantime");
    assert!(home.text("stories/mine.yaml").ends_with("# too\n"));
    home.set("EDITOR", "");
    home.run("story edit mine").failure(1).complains("no editor is set; choose one in VISUAL or EDITOR");
    home.set("EDITOR", "/nowhere/editor");
    home.run("story edit mine").failure(1).complains("the editor /nowhere/editor doesn't start");
}

#[test]
fn how_an_editor_ended_is_said_in_words() {
    let edit = |editor: &str| {
        let named = |name: &str| (name == "EDITOR").then(|| editor.into());
        SystemEditor::from_env(named).unwrap().edit(Path::new("x"))
    };
    for (editor, said) in [
        ("/nowhere/editor", "the editor /nowhere/editor doesn't start: "),
        ("false", "exit code 1"),
        ("sh -c 'kill -9 $$'", "signal 9"),
    ] {
        let why = edit(editor).unwrap_err().to_string();
        assert!(why.contains(said), "{why}");
    }
    edit("true").unwrap();
}

#[test]
fn names_are_checked_and_are_never_paths() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("x.yaml", STORY);
    for arguments in [
        "story edit ../x",
        "story show ../x",
        "story check /etc/passwd",
        "company edit ../x",
        "sheet --company ../x",
    ] {
        home.run(arguments).failure(2).prints("").complains("not a path");
    }
    for name in ["mine", "Mine", "The Stemmer"] {
        home.run(&["story", "show", name]).success().says("The stemmer");
    }
    let ended = home.run("story show mien").failure(2);
    assert_eq!(ended.stderr, "There is no story \"mien\". Did you mean \"mine\"?\n");
}

#[test]
fn a_template_that_is_filled_in_has_no_lost_text() {
    let home = Home::new();
    home.run("story new The stemmer").success();
    let text = home.text("stories/the-stemmer.yaml");
    home.put(
        "stories/the-stemmer.yaml",
        text.replace("project:", "project: Search").replace("when:", "when: 2025-03"),
    );
    let checked = home.run("story check").success();
    assert!(!checked.stdout.contains("SL003"), "{}", checked.stdout);
}

#[test]
fn check_names_places_as_a_compiler_does() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    let path = home.path("stories/mine.yaml").to_string_lossy().into_owned();
    let ended = home.run("story check mine").success();
    ended.says(&format!("{path}:10:3: warning SL201: "));
    ended.says(
        "\n 10 |   We built it. We ran it. We shipped it.\n    |   ^^\nhint: see starl story rules SL201",
    );
    ended.says(&format!("{path}: consider SL101: Not written yet: Task, Result, Learning."));
    assert!(
        !ended.stdout.contains("SL6") && ended.stdout.contains("\n\n1 story checked: "),
        "{}",
        ended.stdout
    );
    let ended = home.run("story check").success();
    ended.says("All stories together\n  warning SL601: These have no story: leadership, conflict, ");
    assert_eq!(ended.stdout.matches("SL601").count(), 1, "{}", ended.stdout);

    let checked = home.run("story check --json").success().json();
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
    let more = "task: |\n  It was his fault, and the team should have asked.\nresult: |\n  It was much better after that.\n";
    home.put("stories/mine.yaml", format!("{STORY}{more}"));
    let ended = home.run("story check mine").failure(1);
    ended.says("error SL101: Learning is missing. At 0:").says(" minor finding");
    assert_eq!(ended.stdout.matches("hint: see starl story rules").count(), 3, "{}", ended.stdout);
    let checked = home.run("story check --json").failure(1).json();
    let findings = checked["stories"][0]["findings"].as_array().unwrap();
    assert!(findings.len() > 3, "{findings:?}");
    let weights: Vec<u64> = findings.iter().map(|found| found["weight"].as_u64().unwrap()).collect();
    assert!(weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
    let vague = findings.iter().find(|found| found["rule"] == "SL303").unwrap();
    assert_eq!(vague["also"], serde_json::json!(["SL318", "SL301"]), "one fact, one finding");
}

#[test]
fn check_ends_well_where_nothing_is_an_error_and_names_links_that_lead_nowhere() {
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
    home.run("story check mine").success();
    home.put("stories/mine.yaml", story.replace("[failure]", "[failure, ai]"));
    let ended = home.run("story check mine").success();
    assert!(!ended.stdout.contains("\"ai\""), "a story may be tagged ai: {}", ended.stdout);
    home.put("stories/mine.yaml", story.replace("[failure]", "[failure, prioritization]"));
    home.run("story check mine").success();
    home.run("story show mine").success().says("Failure, Prioritization");
    home.put("stories/mine.yaml", story.replace("[failure]", "[failure, gardening]"));
    home.run("story check mine").failure(1).says("hint: the competencies are ").says(", prioritization");
    home.put(
        "stories/mine.yaml",
        story.replace("[failure]", "[failur]\nfits: {failure-not-as-expecte: strong}\nallow: {SL999: so}"),
    );
    let ended = home.run("story check mine").failure(1);
    for said in [
        ":2:8: error SL005: There is no competency \"failur\".",
        "hint: did you mean \"failure\"?",
        ":3:8: error SL005: There is no question \"failure-not-as-expecte\".",
        ":4:9: warning SL006: Silencing \"SL999\": no rule has this id.",
    ] {
        ended.says(said);
    }
}

#[test]
fn a_broken_story_is_reported_everywhere_and_left_alone() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("stories/broken.yaml", "titel: x\n");
    home.put("stories/My Story.yaml", STORY);
    let said = "There is no key \"titel\" here.\n 1 | titel: x\n   | ^^^^^\nhint: did you mean \"title\"?\n";
    let ended = home.run("story list").failure(1);
    ended.complains(said).complains("rename it");
    assert!(ended.stdout.starts_with("mine  The stemmer; "), "{}", ended.stdout);
    home.run("story show broken").failure(1).complains(said);
    home.run("story check broken").failure(1).says(said);
    home.run("sheet").failure(1).complains(said);
    assert_eq!(home.text("stories/broken.yaml"), "titel: x\n");
}

#[test]
fn what_is_no_text_is_not_opened_and_an_empty_file_is() {
    let mut home = Home::new();
    home.put("stories/empty.yaml", "");
    home.put("stories/binary.yaml", b"\xff");
    fs::create_dir(home.path("stories/folder.yaml")).unwrap();
    set_text(&mut home, "title: x\n");
    home.run("story edit empty").success();
    assert_eq!(home.text("stories/empty.yaml"), "title: x\n");
    for (name, said) in [("binary", "isn't UTF-8"), ("folder", "isn't a regular file")] {
        home.run(&format!("story edit {name}")).failure(1).complains(said);
    }
}

#[test]
fn rules_explain_themselves() {
    let home = Home::new();
    let list = home.run("story rules").success();
    list.says("SL101  missing-section (error): ").says("SL605  ").says("SL203  no-alternative (retired): ");
    list.says("\nSources\nBAN14  Bangerter, A., Corvalan, P., and Cavin, C. (2014). ");
    let rule = home.run("story rules sl201").success();
    for said in
        ["SL201 we-heavy-action (warning)", "\nWhy\n", "\nEvidence\n", "\nBad\n", "\nGood\n", "\n    SL201: "]
    {
        rule.says(said);
    }
    home.run("story rules SL6O5").failure(2).complains("There is no rule \"SL6O5\". Did you mean \"SL605\"?");
}

#[test]
fn a_company_has_a_page_of_notes() {
    let mut home = Home::new();
    home.run("company list").success().says("starl company new NAME");
    let ended = home.run("company new Acme AI").success();
    assert_eq!(Path::new(ended.stdout.trim_end()), home.path("companies/acme-ai.yaml"));
    let page = home.text("companies/acme-ai.yaml");
    set_text(&mut home, &page.replace("ethics: |", "ethics: They publish evaluations."));
    home.run("company edit acme-ai").success();
    home.run("company list").success().prints("acme-ai  Acme AI; notes on ethical considerations\n");
    let listed = home.run("company list --json").success().json();
    assert_eq!(listed[0]["ethics"], "They publish evaluations.");
    home.run("company edit acme").failure(2).complains("Did you mean \"acme-ai\"?");
    home.run(&["sheet", "--company", "Acme AI"]).success().says("# Acme AI");
    home.run("sheet --company ACME-AI").success().says("# Acme AI");
}

#[test]
fn the_sheet_has_everything_on_a_page() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("companies/acme.yaml", "name: Acme\npeople: |\n  Ana leads search.\n");
    home.put("stories/draft.yaml", "title: The draft\n");
    let question = starl::packs::built_in().ask[0].questions[0].clone();
    home.record("2026-11-23T12:00:00Z", Fact::Star { item: question.id.clone(), on: true });
    home.record("2026-11-23T12:00:00Z", Fact::Take(Box::new(take())));
    let sheet = home.run("sheet --company acme").success();
    for said in [
        "# Acme\n",
        "### a. The stemmer (0:06 as written)\n\n> Answers: AI that let you down\n",
        "- **Situation** Search lost names. Every 11th query failed.\n- **Action** We built it.\n- not written yet: Task, Result, Learning\n",
        "## What each story shows\n\n| | a |\n|---|:-:|\n",
        "| Failure | ● |\n",
        "\n\nNot written yet: The draft.\n",
        "No story on: ",
        &format!("## Questions to ask\n\n- {}\n", question.text),
        "## Acme\n\n**People**\n\nAna leads search.\n",
        "## Next time I will\n\n- begin with the loss (",
    ] {
        sheet.says(said);
    }
    assert!(home.run("sheet").success().stdout.starts_with("# Interview\n"));
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
fn list_says_how_often_a_story_was_told() {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    for (hour, total, cold) in [(10, 150, true), (11, 150, false), (12, 400, true)] {
        let take = Take { total: Duration::from_secs(total), cold, ..take() };
        home.record(&format!("2026-11-23T{hour}:00:00Z"), Fact::Take(Box::new(take)));
    }
    // One that failed is as long as any: in the band means its length.
    let failed = Take { rating: Some(Rating::Again), ..take() };
    home.record("2026-11-24T10:00:00Z", Fact::Take(Box::new(failed)));
    home.run("story list")
        .success()
        .prints("mine  The stemmer; 0:06; failure, learning; told 4 times, 3 cold, 2 in band\n");
}

#[test]
fn show_has_the_ladder_of_a_story_once_a_follow_up_was_answered() {
    let home = Home::new();
    home.put("stories/the-stemmer.yaml", STORY);
    let show = |how: &str| home.run(["story", "show", "the-stemmer", how].as_slice()).success();
    assert!(!home.run("story show the-stemmer").success().stdout.contains("follow-ups"));
    assert_eq!(show("--json").json()["next_rung"], "surface");
    for (minute, rung, mark) in [(0, Rung::Surface, 2), (1, Rung::Context, 2), (2, Rung::Decision, 1)] {
        let story = Some(id("the-stemmer"));
        let take = Take { story, rung: Some(rung), answered: Some(mark), ..take() };
        home.record(&format!("2026-11-22T07:1{minute}:00+01:00"), Fact::Take(Box::new(take)));
    }
    home.run("story show the-stemmer")
        .success()
        .says("follow-ups  what you did: answered; why it mattered: answered; who decided, and why: thin; next: who");
    let shown = show("--json").json();
    assert_eq!((&shown["ladder"]["decision"], &shown["next_rung"]), (&1.into(), &"decision".into()));
    assert!(shown["ladder"]["self"].is_null());
}

#[test]
fn the_agenda_has_no_strong_story_told_twice_in_a_row() {
    let home = Home::new();
    let picks = || -> Vec<String> {
        let agenda = home.run("agenda --json").success().json();
        let picks = agenda["picks"].as_array().unwrap().iter();
        picks.map(|pick| pick["question"].as_str().unwrap().to_owned()).collect()
    };
    let before = picks();
    let fits = format!("title: One\nfits:\n  {}: strong\n  {}: strong\n", before[0], before[1]);
    home.put("stories/one.yaml", &fits);
    let after = picks();
    assert_eq!((&after[0], after.len()), (&before[0], before.len()));
    assert_ne!(after[1], before[1], "another question comes between the two: {after:?}");
}

#[test]
fn eight_that_create_the_same_at_once_have_a_file_each() {
    let home = Home::new();
    for (kind, folder) in [("story", "stories"), ("company", "companies")] {
        let created: Vec<String> = thread::scope(|scope| {
            let create = || scope.spawn(|| home.run(&format!("{kind} new Same")).success().stdout);
            let writers: Vec<_> = (0..8).map(|_| create()).collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        let named: BTreeSet<&str> = created.iter().map(|path| path.trim_end()).collect();
        assert_eq!(named.len(), 8, "{named:?}");
        assert_eq!(home.files(folder).len(), 8);
        assert!(named.iter().all(|path| fs::read_to_string(path).unwrap().contains(": Same\n")));
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_reported_by_whatever_looks_for_a_name_in_it() {
    let home = Home::new();
    home.put("stories", "a file in the way");
    home.put("companies", "a file in the way");
    for arguments in ["story edit mine", "story show mine", "company edit acme"] {
        home.run(arguments).failure(2).complains("This folder can't be read");
    }
    let doctor = home.run("doctor").failure(1).stdout;
    assert_eq!(doctor.matches("this should be a folder, but it isn't").count(), 2, "{doctor}");
    let ended = home.run("story new Mine").failure(1);
    assert!(ended.stderr.starts_with("Couldn't create the story: could not write"), "{}", ended.stderr);
}
