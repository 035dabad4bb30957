use std::path::PathBuf;

use super::{CompanyFile, FileCompanies, template};
use crate::domain::clean::clean;
use crate::domain::company::Note;
use crate::domain::id::Id;
use crate::store::shelf::{Saved, ShelfError};
use crate::store::text::source::Source;
use crate::store::text::{Problem, Report};

fn file(text: &str) -> CompanyFile {
    let source = Source { path: PathBuf::from("acme.yaml"), text: text.to_owned() };
    CompanyFile::new(Id::new("acme").expect("an id"), source)
}

#[test]
fn a_new_page_is_sound_and_filled_in_by_hand() {
    let root = tempfile::tempdir().expect("a directory");
    let mut store = FileCompanies::new(root.path(), &root.path().join("lock"));
    let slug = store.create("Acme: \"AI\"", &template("Acme: \"AI\"")).expect("created");
    assert_eq!(slug.as_str(), "acme-ai");
    assert_eq!(store.create("Acme AI", &template("Acme AI")).expect("created").as_str(), "acme-ai-2");
    let loaded = store.load();
    let was = &loaded.file("acme-ai").expect("it is there").source.text;
    let at = "2026-11-23T08:12:03+01:00".parse().expect("a time");
    let to = was.replace("ethics: |\n", "ethics: |\n  They publish evaluations.\n  Who reads them?\n");
    assert_eq!(store.write_text(&slug, was, &to, at).expect("saved"), Saved::Whole);
    assert!(store.shelf().is_stale());
    let loaded = store.load();
    let company = loaded.docs().next().expect("sound");
    assert_eq!(company.name, "Acme: \"AI\"");
    let notes = [
        ("Products", ""),
        ("Ethical considerations", "They publish evaluations.\nWho reads them?"),
        ("People", ""),
        ("Questions", ""),
    ];
    assert_eq!(company.notes(), notes);
    let refused = store.write_text(&slug, &to, "name:\n", at).expect_err("no name");
    assert!(matches!(refused, ShelfError::Faulty(_)), "{refused}");
}

#[test]
fn a_note_is_written_in_its_place_and_a_page_comes_back_from_the_archive() {
    let root = tempfile::tempdir().expect("a directory");
    let mut store = FileCompanies::new(root.path(), &root.path().join("lock"));
    let slug = store.create("Acme", &template("Acme")).expect("created");
    let at = "2026-11-23T08:12:03+01:00".parse().expect("a time");
    let loaded = store.load();
    let page = loaded.file("acme").expect("it is there");
    let before = page.source.text.clone();
    let people = "Ana, who leads search.\nBen: evaluation.";
    assert_eq!(store.write_field(page, Note::People, people, at).expect("saved"), Saved::Whole);
    let products = "A search engine";
    assert_eq!(store.write_field(page, Note::Products, products, at).expect("saved"), Saved::Whole);
    let loaded = store.load();
    let page = loaded.file("acme").expect("it is there");
    let written = before
        .replace("people: |\n", "people: |\n  Ana, who leads search.\n  Ben: evaluation.\n")
        .replace("products: |\n", "products: |\n  A search engine\n");
    assert_eq!(page.source.text, written);
    let empty = file("name: x # mine\npeople: Ana\n");
    store.write_text(&slug, &written, &empty.source.text, at).expect("saved");
    let beside = store.write_field(page, Note::People, "Cleo", at).expect("saved");
    assert!(matches!(beside, Saved::Beside(_)), "changed elsewhere: {beside:?}");
    let path = store.shelf().archive(&slug, at).expect("archived");
    assert!(store.load().file("acme").is_none());
    assert_eq!(store.shelf().restore(&slug, &path).expect("restored"), slug);
}

#[test]
fn what_is_wrong_is_reported() {
    for (text, said) in [
        ("", "acme.yaml: This company has no name.\nhint: add a line such as name:"),
        (
            "name: x\nethic: y\n",
            "acme.yaml:2:1: warning: There is no key \"ethic\" here.\n 2 | ethic: y\n   | ^^^^^\nhint: did you mean \"ethics\"?",
        ),
        ("name: x\ncolour: y\n", "hint: the keys here are name, products, ethics, people, questions"),
        ("name: [x]\n", "acme.yaml:1:7: Expected text here."),
    ] {
        let told = file(text).reports()[0].to_string();
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn what_cannot_be_used_is_left_out_alone_and_left_where_it_is() {
    let text = "name: Acme\nnew: [x]\nproducts: [x]\npeople: Ana, #1 in search\nquestions: Why? # ask Ben\n";
    let page = file(text);
    let company = page.doc().expect("in use");
    assert_eq!(
        [Note::People, Note::Products, Note::Questions].map(|note| company.note(note)),
        ["Ana, #1 in search", "", "Why?"]
    );
    let problems: Vec<Problem> = page.reports().iter().map(Report::problem).collect();
    let found = [Problem::UnknownKey, Problem::BadValue, Problem::LostText, Problem::Comment];
    assert_eq!(problems, found);
    let next = page.as_it_was(Note::Ethics, "Whom?").expect("another key is written");
    assert_eq!(next.source.text, format!("{text}ethics: |\n  Whom?\n"));
    let next = page.as_it_was(Note::People, "Ana, #1, and Ben").expect("the text is written");
    assert_eq!(next.source.text, text.replace("Ana, #1 in search", "|\n  Ana, #1, and Ben"));
    assert!(file("name: Acme\nname: Acme\n").read.is_err(), "a key twice is an error");
}

#[test]
fn nothing_of_a_page_reaches_a_terminal_as_it_is() {
    let odd = "\\e]52;c;a\\a\\u202E\\u200B\\uFFF9\\u115F";
    let text =
        format!("name: \"{odd}\"\n\"{odd}\": x\npeople: [\"{odd}\"]\nethics: \u{200b}31m #\u{2066}x\n");
    let source = Source { path: PathBuf::from("\u{1b}[2J\u{202e}.yaml"), text };
    let page = CompanyFile::new(Id::new("acme").expect("an id"), source);
    let said: Vec<String> = page.reports().iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.concat().chars().all(|c| c == '\n' || clean(&c.to_string()) == c.to_string()), "{said:?}");
}
