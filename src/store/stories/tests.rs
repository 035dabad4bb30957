use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::{FileStories, Guide, StoryFile, template};
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::story::labels::Labels;
use crate::domain::story::{StoryPurpose, Strength};
use crate::store::shelf::{Saved, ShelfError};
use crate::store::text::source::Source;
use crate::store::text::{Problem, Report};

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn at() -> Timestamp {
    "2026-11-23T08:12:03.120+01:00".parse().expect("a time")
}

fn file(text: &str) -> StoryFile {
    StoryFile::new(id("mine"), Source { path: PathBuf::from("mine.yaml"), text: text.to_owned() })
}

fn said_of(text: &str) -> String {
    file(text).reports().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

fn guide() -> Guide<'static> {
    Guide {
        pace: Pace::default(),
        words_a_minute: 140,
        tags: vec!["failure", "learning"],
        aim: StoryPurpose::Any,
    }
}

#[test]
fn every_key_is_read() {
    let text = "title: The stemmer\nproject: Search\nwhen: 2025-03\ntags: [failure, learning]\nfits:\n  \
                one: strong\n  two: usable\nallow:\n  SL304: I was alone.\nsituation: |\n  One.\n  Two.\n\
                task: \"Th\\x72ee\"\naction: >-\n  a\n  b\nresult: c\n  d\nlearning:\n";
    let file = file(text);
    let story = file.doc().expect("sound");
    assert_eq!((&*story.title, &*story.project, &*story.when), ("The stemmer", "Search", "2025-03"));
    assert_eq!(story.tags, [id("failure"), id("learning")]);
    let fits: Vec<(&str, Strength)> = story.fits.iter().map(|fit| (&*fit.question, fit.strength)).collect();
    assert_eq!(fits, [("one", Strength::Strong), ("two", Strength::Usable)]);
    assert_eq!((&*story.allow[0].rule, &*story.allow[0].reason), ("SL304", "I was alone."));
    assert_eq!(story.texts.0, ["One.\nTwo.", "Three", "a b", "c d", ""]);
    let strangers = file.strangers(&Bank::new(Vec::new()));
    let places: Vec<_> =
        strangers.iter().filter_map(Report::place).map(|place| (place.line, place.column)).collect();
    assert_eq!(places, [(4, 8), (4, 17), (6, 3), (7, 3)]);
    assert_eq!(file.place_of_allowed(0).map(|place| (place.line, place.column)), Some((9, 3)));
}

#[test]
fn every_fault_is_told_with_its_place() {
    for (text, said) in [
        ("", "mine.yaml: This story has no title.\nhint: add a line such as title: The stemmer"),
        (
            "title:\n",
            "mine.yaml:1:1: The title is empty.\n 1 | title:\n   | ^^^^^\n\
             hint: add a line such as title: The stemmer",
        ),
        (
            "title: x\ntgas: [a]\nfits: {one: string}\nallow: {SL101: }\ntags: [B]\n",
            "mine.yaml:2:1: warning: There is no key \"tgas\" here.\n 2 | tgas: [a]\n   | ^^^^\nhint: did you mean \"tags\"?\n\n\
             mine.yaml:3:13: How well does it fit \"one\"? Write strong or usable.\n 3 | fits: {one: string}\n   |             \
             ^^^^^^\nhint: did you mean \"strong\"?\n\n\
             mine.yaml:5:8: This isn't an id: an id can contain only a-z, 0-9 and \"-\", not \
             'B'.\n 5 | tags: [B]\n   |        ^",
        ),
        (
            "title: x\ntags: failure\n",
            "mine.yaml:2:7: Expected a list here.\n 2 | tags: failure\n   |       ^^^^^^^\nhint: write a list like [one, two]",
        ),
    ] {
        assert_eq!(said_of(text), said, "{text}");
    }
    let unindented = said_of("title: x\nsituation: |\nMy words at the edge.\n");
    assert!(unindented.starts_with("mine.yaml:3:") && unindented.contains("two spaces"), "{unindented}");
    assert!(said_of("title: x\ntitle: y\n").contains("written twice"));
}

#[test]
fn what_cannot_be_used_is_left_out_alone_and_the_rest_is_the_story() {
    let text = "title: x\ntags: [failure, B]\nfits: {one: strong, two: string}\nwhen: March 2025\nnew: {a: [b]}\n\
                task: [draft]\naction: I did.\n";
    let file = file(text);
    let used = file.doc().expect("it is a story all the same");
    assert_eq!((&used.tags, used.fits.len(), &*used.when), (&vec![id("failure")], 1, ""));
    assert_eq!((&*used.texts[Part::Task], &*used.texts[Part::Action]), ("", "I did."));
    let lines: Vec<_> =
        file.reports().iter().map(|it| (it.place().map_or(0, |place| place.line), it.problem())).collect();
    let bad = Problem::BadValue;
    assert_eq!(lines, [(2, bad), (3, bad), (4, bad), (5, Problem::UnknownKey), (6, bad)]);
    assert!(file.reports()[2].to_string().contains("2025-03"), "the form is shown: {}", file.reports()[2]);

    let written = file.with_field(Part::Action, "I did more.").expect("another key is written");
    assert_eq!(written.source.text, text.replace("I did.", "|\n  I did more."));
    let root = tempfile::tempdir().expect("a directory");
    let mut store = FileStories::new(root.path(), &root.path().join("lock"));
    fs::write(root.path().join("mine.yaml"), text).expect("written");
    let loaded = store.load();
    let file = loaded.file("mine").expect("it is there");
    for labels in [Labels::Tags(vec![id("ethics")]), Labels::Fits(Vec::new())] {
        let why = store.write_labels(file, &labels, at()).expect_err("what cannot be used would be lost");
        assert!(matches!(why, ShelfError::Unwritable { .. }), "{why}");
    }
    assert_eq!(fs::read_to_string(root.path().join("mine.yaml")).expect("read"), text);
}

#[test]
fn words_after_a_hash_are_kept_and_reported() {
    for (value, words, problem) in [
        ("We were #1 in search.", "We were #1 in search.", Some(Problem::LostText)),
        ("#1 in search", "#1 in search", Some(Problem::LostText)),
        ("Ticket ##42 # and more", "Ticket ##42 # and more", Some(Problem::LostText)),
        ("one\n  line #x", "one line #x", Some(Problem::LostText)),
        ("We were first # in search", "We were first", Some(Problem::Comment)),
        ("We were first #", "We were first", Some(Problem::Comment)),
        ("\"We were #1\" #x", "We were #1", None),
        ("|\n  We were #1", "We were #1", None),
        ("C#1 is fine", "C#1 is fine", None),
        ("first\n#x", "first", None),
    ] {
        let before = file(&format!("title: x\ntask: {value}\naction: d\n"));
        assert_eq!(before.doc().expect("in use").texts[Part::Task], words, "{value}");
        let problems: Vec<Problem> = before.reports().iter().map(Report::problem).collect();
        assert_eq!(problems, Vec::from_iter(problem), "{value}");
        let after = before.with_field(Part::Task, &format!("{words} Again.")).expect("written");
        assert_eq!(after.doc().expect("in use").texts[Part::Task], format!("{words} Again."));
        let lost = after.reports().iter().any(|report| report.problem() == Problem::LostText);
        assert!(
            !lost && after.source.text.matches("#1").count() <= value.matches("#1").count(),
            "{}",
            after.source.text
        );
    }
    let reason = file("title: x\nallow: {}\n");
    assert!(reason.reports().is_empty());
    let reason = file("title: x\nallow:\n  SL304: I was #1 alone.\n");
    assert_eq!(reason.doc().expect("in use").allow[0].reason, "I was #1 alone.");
    assert_eq!(reason.reports()[0].problem(), Problem::LostText);
}

#[test]
fn nothing_of_a_file_reaches_a_terminal_as_it_is() {
    let odd = "\\e]52;c;a\\a\\u202E\\u200B\\uFFF9\\u115F";
    let text = format!(
        "title: \"{odd}\"\n\"{odd}\": x\ntags: [\"{odd}\"]\nfits: {{\"{odd}\": strong, one: \"{odd}\"}}\nwhen: \"{odd}\"\n\
         task: {} #{}\n",
        "\u{200b}31m", "\u{2066}x"
    );
    let path = PathBuf::from("\u{1b}[2J\u{202e}.yaml");
    let said = StoryFile::new(id("mine"), Source { path, text })
        .reports()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    assert_eq!(said.len(), 6, "{said:?}");
    assert!(said.concat().chars().all(|c| c == '\n' || clean(&c.to_string()) == c.to_string()), "{said:?}");
}

/// What becomes of a text when its task says this.
fn task(text: &str, to: &str) -> Result<String, ShelfError> {
    file(text).with_field(Part::Task, to).map(|next| next.source.text)
}

#[test]
fn a_part_changes_its_own_bytes_alone() {
    for (before, to, after) in [
        (
            "title: x\ntask: |\n  a\n  b\n\n# c\naction: d\n",
            "e\n\nf",
            "title: x\ntask: |\n  e\n\n  f\n\n# c\naction: d\n",
        ),
        ("title: x\ntask: |\n\n# c\naction: d\n", "e", "title: x\ntask: |\n  e\n\n# c\naction: d\n"),
        ("title: x\ntask: |\naction: d\n", "e", "title: x\ntask: |\n  e\naction: d\n"),
        ("title: x\ntask: | # c\n   a\n\n\n", "e", "title: x\ntask: | # c\n   e\n\n\n"),
        ("title: x\ntask: >-\n  a\n  b\n", "e\nf", "title: x\ntask: |\n  e\n  f\n"),
        ("title: x\ntask: |-\n  a", "e", "title: x\ntask: |-\n  e\n"),
        ("title: x\ntask: |2\n   a\n  b\n", "e", "title: x\ntask: |\n  e\n"),
        ("title: x\ntask:\n  |\n  a\n", "e", "title: x\ntask:\n  |\n  e\n"),
        ("title: x\ntask: a # c\naction: d\n", "e", "title: x\ntask: | # c\n  e\naction: d\n"),
        ("title: x\ntask: 'a'\n", "e", "title: x\ntask: |\n  e\n"),
        ("title: x\ntask:\naction: d\n", "e", "title: x\ntask: |\n  e\naction: d\n"),
        ("title: x\ntask: # c\naction: d\n", "e", "title: x\ntask: | # c\n  e\naction: d\n"),
        ("title: x\ntask: ~\n", "e", "title: x\ntask: |\n  e\n"),
        ("title: x\ntask: a\n  b\n# c\n", "e", "title: x\ntask: |\n  e\n# c\n"),
        ("title: &t x\ntask: *t\n", "e", "title: &t x\ntask: |\n  e\n"),
        ("title: x\r\ntask: |\r\n  a\r\n# c\r\n", "e\nf", "title: x\r\ntask: |\r\n  e\r\n  f\r\n# c\r\n"),
        ("title: x", "e", "title: x\ntask: |\n  e\n"),
        ("{title: x, task: a, action: d}\n", "e\nf", "{title: x, task: \"e\\nf\", action: d}\n"),
        ("title: x\ntask: |\n  a\n\n# c\naction: d\n", "", "title: x\ntask: |\n\n# c\naction: d\n"),
        ("title: x\ntask: |\n    a\n  # c\n", "", "title: x\ntask: \"\"\n  # c\n"),
        ("title: x\ntask: |\n  a\n", "- b: *c\n# d\n--- e", "title: x\ntask: |\n  - b: *c\n  # d\n  --- e\n"),
        (
            "title: x\ntask: |\n  a\n",
            "  b  \r\n\tc\u{1b}[2J \n",
            "title: x\ntask: |\n  b\n  \tc\u{fffd}[2J\n",
        ),
        ("  title: x\n  task: a\n", "e", "  title: x\n  task: |\n    e\n"),
        ("title: x\ntask: |", "e", "title: x\ntask: |\n  e\n"),
        ("title: x\ntask: | # c\n", "e", "title: x\ntask: | # c\n  e\n"),
        ("title: x\ntask:", "e", "title: x\ntask: |\n  e\n"),
        ("# only\ntitle: x\n...\n", "e", "unwritable"),
        ("{title: x}\n", "e", "unwritable"),
        ("title: x\ntask: &t a\naction: *t\n", "e", "unwritable"),
        ("title: x\ntitel: y\n", "e", "title: x\ntitel: y\ntask: |\n  e\n"),
        ("title: x\ntitle: y\n", "e", "faulty"),
    ] {
        let text = task(before, to).unwrap_or_else(|why| match why {
            ShelfError::Unwritable { key: "task", .. } => "unwritable".to_owned(),
            ShelfError::Faulty(_) => "faulty".to_owned(),
            other => other.to_string(),
        });
        assert_eq!(text, after, "{before}");
    }
    let same = "title: x\ntask: >\n  a\n  b   # d\n";
    assert_eq!(task(same, "a b   # d").expect("nothing to do"), same, "the same words change nothing");
}

#[test]
fn words_are_found_where_they_stand() {
    let text = "title: x\nsituation: |\n  One two.\n\n  Thrée two two.\ntask: \"a \\\n  b\\\"c d\"\naction: >\n  e\n  f\nresult: |\n";
    let file = file(text);
    let place = |part, words| file.place(part, words).map(|place| (place.line, place.column, place.length));
    let situation = &file.doc().expect("sound").texts[Part::Situation];
    assert_eq!(situation, "One two.\n\nThrée two two.");
    assert_eq!(place(Part::Situation, 4..7), Some((3, 7, 3)));
    assert_eq!(place(Part::Situation, 17..20), Some((5, 9, 3)));
    assert_eq!(place(Part::Situation, 21..24), Some((5, 13, 3)));
    assert_eq!(place(Part::Situation, 0..24), Some((3, 3, 8)), "of two lines the first");
    assert_eq!(place(Part::Action, 2..3), Some((10, 3, 1)));
    assert_eq!(place(Part::Result, 0..0), Some((11, 1, 6)), "the key, where nothing is told");
    assert_eq!(place(Part::Learning, 0..0), None);
    assert!(place(Part::Task, 2..6).is_some_and(|(line, ..)| line == 6 || line == 7));
}

#[test]
fn words_are_found_behind_escapes_and_umlauts() {
    for (value, column) in [
        (r#""Für \"Z\u00fcrich\" it""#, 33),
        ("'Für Zürich''s it'", 27),
        ("Für Zürich's it", 25),
        (r#""Für\tZ\xfcrich it""#, 28),
    ] {
        let file = file(&format!("title: x\nsituation: {value}\n"));
        let told = &file.doc().expect("sound").texts[Part::Situation];
        let at = told.find("it").expect("the word is there");
        let place = file.place(Part::Situation, at..at + 2).expect("a place");
        assert_eq!((place.line, place.column, place.length), (2, column, 2), "{value}");
    }
}

#[test]
fn a_template_is_sound_and_says_what_belongs_where() {
    for title in ["The stemmer", "A \"quoted\": one # not", "- x", "yes", "{", "", "é\u{1b}[2J"] {
        let text = template(title, &guide());
        let file = file(&text);
        if title.is_empty() {
            assert_eq!(file.reports().len(), 1, "a story needs a title");
            continue;
        }
        let story = file.doc().unwrap_or_else(|| panic!("{:?}\n{text}", file.reports()));
        assert_eq!(story.title, clean(title));
        assert!(story.texts.iter().all(|(_, text)| text.is_empty()) && story.tags.is_empty());
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
    let text = template("x", &guide());
    assert!(text.contains("ruled out. About 75 seconds, 175 words."), "{text}");
}

#[test]
fn a_template_filled_in_by_hand_and_part_by_part_is_the_same_story() {
    let words = |part: Part| format!("What is to be said of the {}.\n\nAnd \"more\": of it.", part.title());
    let mut by_hand = String::new();
    let mut part = Part::ALL.into_iter();
    for line in template("The stemmer", &guide()).lines() {
        by_hand.push_str(line);
        by_hand.push('\n');
        if line.ends_with(": |") {
            let words = words(part.next().expect("five of them"));
            by_hand.extend(words.lines().map(|line| format!("  {line}\n").replace("  \n", "\n")));
        }
    }
    let root = tempfile::tempdir().expect("a directory");
    let mut store = FileStories::new(root.path(), &root.path().join("lock"));
    let slug = store.create("The stemmer", &template("The stemmer", &guide())).expect("created");
    for part in Part::ALL {
        let loaded = store.load();
        let file = loaded.file(&slug).expect("it is there");
        assert_eq!(store.write_field(file, part, &words(part), at()).expect("saved"), Saved::Whole);
    }
    assert_eq!(fs::read_to_string(store.shelf().path(&slug)).expect("read"), by_hand);
    let loaded = store.load();
    assert_eq!(
        loaded.file("the-stemmer").and_then(StoryFile::doc).map(|story| story.texts.clone()),
        Some(crate::domain::part::Parts::from_fn(words))
    );
}

/// Values as people write them.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zé][a-zé ,.]{0,12}".prop_map(|words| format!(" |\n  {words}\n  more # of it\n")),
        "[a-z]{1,5}( [a-z]{1,5}){0,3}".prop_map(|words| format!(" {words}  # a remark\n")),
        "[a-z]{1,5}".prop_map(|words| format!(" >- # a remark\n    {words}\n    {words}\n\n")),
        "[a-z\\\\n]{0,8}".prop_map(|words| format!(" {}\n", serde_json::Value::String(words))),
        Just("\n".to_owned()),
    ]
}

proptest! {
    #[test]
    fn whatever_is_written_into_a_part_everything_else_stays(
        values in prop::collection::vec(value(), 5),
        part in 0_usize..5,
        returns in any::<bool>(),
        to in "[a-zA-Z0-9 \n:#&*!|>'\"%@`{}\\[\\],?é\u{1b}\u{202e}\t-]{0,60}",
    ) {
        let key = |part: Part| part.title().to_lowercase();
        let mut text = String::from("# mine\ntitle: x\n");
        for (part, value) in Part::ALL.into_iter().zip(&values) {
            write!(text, "# before {}\n{}:{value}", key(part), key(part)).expect("a text takes it");
        }
        if returns {
            text = text.replace('\n', "\r\n");
        }
        let (part, before) = (Part::ALL[part], file(&text));
        prop_assert_eq!(before.check(), Ok(()), "{}", text);
        let after = before.with_field(part, &to).expect("it can be written");
        let next = after.source.text.clone();
        let (before, after) = (before.doc().expect("sound"), after.doc().expect("sound"));
        for other in Part::ALL.into_iter().filter(|other| *other != part) {
            prop_assert_eq!(&before.texts[other], &after.texts[other]);
        }
        let meant: Vec<&str> = to.split_whitespace().collect();
        let held: Vec<&str> = after.texts[part].split_whitespace().collect();
        prop_assert_eq!(clean(&meant.join(" ")).into_owned(), held.join(" "));
        let remarks = |text: &str| text.lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(remarks(&text), remarks(&next));
    }
}

#[test]
fn labels_are_set_beside_what_was_changed_elsewhere_and_never_over_it() {
    let root = tempfile::tempdir().expect("a directory");
    let mut store = FileStories::new(root.path(), &root.path().join("lock"));
    fs::write(root.path().join("mine.yaml"), "title: One # mine\ntags: [failure]\ntask: Old\n")
        .expect("written");
    let loaded = store.load();
    let file = loaded.file("mine").expect("it is there");
    fs::write(root.path().join("mine.yaml"), "title: One # mine\ntags: [failure]\ntask: New\n")
        .expect("written");
    let to = Labels::Tags(vec![id("failure"), id("ethics")]);
    assert_eq!(store.write_labels(file, &to, at()).expect("saved"), Saved::Whole);
    let text = "title: One # mine\ntags: [failure, ethics]\ntask: New\n";
    assert_eq!(fs::read_to_string(root.path().join("mine.yaml")).expect("read"), text);
    let other = Labels::Tags(vec![id("conflict")]);
    let saved = store.write_labels(file, &other, at()).expect("saved");
    assert!(matches!(saved, Saved::Beside(_)), "the tags were changed elsewhere: {saved:?}");
    assert_eq!(fs::read_to_string(root.path().join("mine.yaml")).expect("read"), text);
}
