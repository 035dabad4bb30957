use std::path::PathBuf;

use super::{CompanyFile, CompanyStore, MemoryCompanies};
use crate::domain::id::Id;
use crate::io::content::source::Source;
use crate::io::shelf::{Saved, ShelfError};

fn file(text: &str) -> CompanyFile {
    let source = Source { path: PathBuf::from("acme.yaml"), text: text.to_owned() };
    CompanyFile::new(Id::new("acme").expect("an id"), source)
}

#[test]
fn a_new_page_is_sound_and_filled_in_by_hand() {
    let mut store = MemoryCompanies::default();
    let slug = store.create("Acme: \"AI\"").expect("created");
    assert_eq!(slug.as_str(), "acme-ai");
    assert_eq!(store.create("Acme AI").expect("created").as_str(), "acme-ai-2");
    let loaded = store.load();
    let was = &loaded.file("acme-ai").expect("it is there").source.text;
    let at = "2026-11-23T08:12:03+01:00".parse().expect("a time");
    let to = was.replace("ethics: |\n", "ethics: |\n  They publish evaluations.\n  Who reads them?\n");
    assert_eq!(store.write_text(&slug, was, &to, at).expect("saved"), Saved::Whole);
    assert!(store.is_stale());
    let loaded = store.load();
    let company = loaded.companies().next().expect("sound");
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
fn a_fault_is_told() {
    for (text, said) in [
        ("", "acme.yaml: This company has no name.\nhint: a line that begins with name:"),
        (
            "name: x\nethic: y\n",
            "acme.yaml:2:1: There is no key \"ethic\" here.\n 2 | ethic: y\n   | ^^^^^\nhint: did you mean \"ethics\"?",
        ),
        ("name: x\ncolour: y\n", "hint: the keys here are name, products, ethics, people, questions"),
        ("name: [x]\n", "acme.yaml:1:7: Here should be a text."),
    ] {
        let told = file(text).read.expect_err(text)[0].to_string();
        assert!(told.contains(said), "{told}");
    }
}
