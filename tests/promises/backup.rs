//! The daily copies of the journal.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use flate2::read::GzDecoder;

use crate::home::{Home, QUESTION, told};

fn copies(home: &Home) -> Vec<PathBuf> {
    let mut copies: Vec<PathBuf> =
        fs::read_dir(home.path().join("backups")).unwrap().map(|found| found.unwrap().path()).collect();
    copies.sort();
    copies
}

fn text(path: &PathBuf) -> String {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_first_take_of_a_day_is_followed_by_a_copy_that_restores_everything() {
    let home = Home::with_takes(2);
    fs::write(home.path().join("journal/phone000.jsonl"), "damage\n").unwrap();
    fs::remove_dir_all(home.path().join("backups")).unwrap();
    home.add("third");
    home.add("fourth, which is in tomorrow's copy");
    let copy = copies(&home).pop().unwrap();
    let day = home.takes()[0]["day"].as_str().unwrap().to_owned();
    assert_eq!(copy.file_name().unwrap().to_string_lossy(), format!("{day}.jsonl.gz"));

    let other = Home::new();
    fs::create_dir(other.path().join("journal")).unwrap();
    fs::write(other.path().join("journal/restored.jsonl"), text(&copy)).unwrap();
    assert_eq!(other.notes(), ["take 0", "take 1", "third"], "sound lines alone");
    // Put beside the journal it came from, it changes nothing.
    fs::write(home.path().join("journal/restored.jsonl"), text(&copy)).unwrap();
    assert_eq!(home.notes().len(), 4);
}

#[test]
fn copies_are_thinned_out_and_nothing_else_is_removed() {
    let home = Home::new();
    let backups = home.path().join("backups");
    fs::create_dir(&backups).unwrap();
    for day in 1..=28 {
        fs::write(backups.join(format!("2020-02-{day:02}.jsonl.gz")), "").unwrap();
    }
    fs::write(backups.join("2020-2-1.jsonl.gz"), "").unwrap();
    fs::write(backups.join("mine.txt"), "").unwrap();
    home.add("one");
    let names: Vec<String> =
        copies(&home).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    // Eleven days before today's, and the three Sundays before those.
    assert_eq!(names.iter().filter(|name| name.starts_with("2020-02-")).count(), 14, "{names:?}");
    assert!(
        names.contains(&"2020-02-02.jsonl.gz".to_owned())
            && names.contains(&"2020-02-09.jsonl.gz".to_owned())
    );
    assert!(names.contains(&"2020-2-1.jsonl.gz".to_owned()) && names.contains(&"mine.txt".to_owned()));
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_the_take_is_saved() {
    let home = Home::new();
    fs::write(home.path().join("backups"), "a file in the way").unwrap();
    let (out, complaint) = told(&home.run(&["take", "add", "--question", QUESTION, "--note", "saved"]), 0);
    assert_eq!(out.lines().count(), 1);
    assert!(complaint.starts_with("The take is saved, but ") && complaint.contains("backups"), "{complaint}");
    assert_eq!(home.notes(), ["saved"]);
}
