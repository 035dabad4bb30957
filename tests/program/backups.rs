//! The daily copies of the journal.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::home::{ADD, Home, take};

fn text(path: &PathBuf) -> String {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_first_take_of_a_day_is_followed_by_a_copy_that_restores_everything() {
    let home = Home::with_takes(2);
    home.put("journal/phone000.jsonl", "damage\n");
    fs::remove_dir_all(home.path("backups")).unwrap();
    home.add("third");
    home.add("fourth, which is in tomorrow's copy");
    let copy = home.files("backups").pop().unwrap();
    let day = home.takes()[0]["day"].as_str().unwrap().to_owned();
    assert_eq!(copy.file_name().unwrap().to_string_lossy(), format!("{day}.jsonl.gz"));

    let other = Home::new();
    other.put("journal/restored.jsonl", text(&copy));
    assert_eq!(other.notes(), ["take 0", "take 1", "third"], "valid lines alone");
    // Put beside the journal it came from, it changes nothing.
    home.put("journal/restored.jsonl", text(&copy));
    assert_eq!(home.notes().len(), 4);
}

/// Compressed, as a copy is.
fn packed(text: &str) -> Vec<u8> {
    let mut into = GzEncoder::new(Vec::new(), Compression::fast());
    into.write_all(text.as_bytes()).unwrap();
    into.finish().unwrap()
}

/// Logs a take, and says what was said of its backup.
fn complaint(home: &Home) -> String {
    home.run(ADD).success().stderr
}

fn today(home: &Home) -> String {
    let copy = home.files("backups").pop().unwrap();
    copy.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned()
}

#[test]
fn a_copy_that_could_not_read_everything_says_so_and_is_made_again() {
    let ways: [fn(&Path); 3] = [
        |path| fs::create_dir(path).unwrap(),
        |path| symlink("/unmounted/journal", path).unwrap(),
        |path| symlink(path, path).unwrap(),
    ];
    for name in ["journal/phone000.jsonl", "stories/pager.yaml", "packs/mine.yaml"] {
        for (number, put) in ways.into_iter().enumerate() {
            // A folder that is named like a story is looked into: nothing is hidden by it.
            if number == 0 && !name.starts_with("journal") {
                continue;
            }
            let home = Home::new();
            home.put("stories/other.yaml", "title: Another\n");
            home.put("journal/laptop00.jsonl", take("laptop00", 1, "2020-02-01"));
            let path = home.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            put(&path);
            let said = complaint(&home);
            let parts = ["The take is saved, but the backup of ", "isn't complete: ", name];
            assert!(parts.iter().all(|part| said.contains(part)), "{name}: {said}");
            let ending = if name.starts_with("journal") { ".jsonl.gz" } else { ".files.tar.gz" };
            let copy = home.path("backups").join(today(&home) + ending);
            let partial = copy.with_extension("gz.partial");
            assert!(partial.exists() && !copy.exists(), "{name}");
            home.run("doctor").failure(1).says("this backup isn't complete");

            let _ = fs::remove_dir(&path).or_else(|_| fs::remove_file(&path));
            assert_eq!(complaint(&home), "");
            assert!(!partial.exists() && copy.exists(), "{name}");
        }
    }
}

#[test]
fn a_copy_that_lacks_what_an_earlier_one_has_is_not_taken_for_complete() {
    let home = Home::new();
    fs::create_dir(home.path("backups")).unwrap();
    let earlier = home.path("backups/2020-02-02.jsonl.gz");
    fs::write(&earlier, packed(&(take("laptop00", 1, "2020-02-01") + &take("laptop00", 2, "2020-02-01"))))
        .unwrap();
    home.put("journal/laptop00.jsonl", take("laptop00", 2, "2020-02-01"));
    let said = complaint(&home);
    assert!(said.contains("2020-02-02.jsonl.gz has: 1") && said.contains("gunzip"), "{said}");
    home.run("doctor").failure(1).says("this backup has records that the journal is missing: 1");
    home.put("journal/restored.jsonl", text(&earlier));
    assert_eq!(complaint(&home), "");
    assert_eq!(home.files("backups").len(), 2, "the partial one is gone");
}

#[test]
fn a_backup_that_is_broken_or_lacks_records_is_named_by_doctor() {
    let home = Home::with_takes(2);
    let copy = home.files("backups").pop().unwrap();
    let bytes = fs::read(&copy).unwrap();
    fs::write(&copy, &bytes[..bytes.len() - 9]).unwrap();
    home.run("doctor").failure(1).says("it can't be read");
    let lines: Vec<String> = fs::read_to_string(home.journal()).unwrap().lines().map(str::to_owned).collect();
    fs::write(&copy, packed(&format!("{}\n", lines[1]))).unwrap();
    home.run("doctor").failure(1).says("this backup is missing records that the journal has: 1");
    fs::remove_file(&copy).unwrap();
    home.add("as doctor says");
    home.run("doctor").success();
}

#[test]
fn stories_notes_settings_and_packs_are_copied_when_they_changed() {
    let home = Home::with_takes(1);
    assert_eq!(home.files("backups").len(), 1, "there is nothing but a journal");
    home.put("stories/pager.yaml", "title: The pager\n");
    home.put("elsewhere/stemmer.yaml", "title: The stemmer\n");
    symlink("../elsewhere/stemmer.yaml", home.path("stories/stemmer.yaml")).unwrap();
    home.put("stories/.history/pager-1.yaml", "title: old\n");
    home.add("second");
    let files = home.files("backups").remove(0);
    assert!(files.to_string_lossy().ends_with(".files.tar.gz"));
    let before = fs::read(&files).unwrap();
    let old = files.with_file_name("2020-02-01.files.tar.gz");
    fs::rename(&files, &old).unwrap();
    home.add("third");
    assert!(!files.exists(), "the last copy holds the same");
    home.put("settings.yaml", "bell: off\n");
    home.add("fourth");
    assert!(files.exists() && fs::read(&old).unwrap() == before);
}

#[test]
fn copies_are_thinned_out_and_nothing_else_is_removed() {
    let home = Home::new();
    let backups = home.path("backups");
    fs::create_dir(&backups).unwrap();
    for day in 1..=28 {
        fs::write(backups.join(format!("2020-02-{day:02}.jsonl.gz")), packed("")).unwrap();
    }
    fs::write(backups.join("2020-2-1.jsonl.gz"), "").unwrap();
    fs::write(backups.join("mine.txt"), "").unwrap();
    home.add("one");
    let names: Vec<String> = home
        .files("backups")
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    // Eleven days before today's, and the three Sundays before those.
    assert_eq!(names.iter().filter(|name| name.starts_with("2020-02-")).count(), 14, "{names:?}");
    assert!(
        names.contains(&"2020-02-02.jsonl.gz".to_owned())
            && names.contains(&"2020-02-09.jsonl.gz".to_owned())
    );
    assert!(names.contains(&"2020-2-1.jsonl.gz".to_owned()) && names.contains(&"mine.txt".to_owned()));
}

#[test]
fn a_copy_that_cannot_be_made_is_reported_and_the_take_is_saved() {
    let home = Home::new();
    home.put("backups", "a file in the way");
    let added = home.run(&format!("{ADD} --note saved")).success();
    assert_eq!(added.stdout.lines().count(), 1);
    added.complains("backups");
    assert!(added.stderr.starts_with("The take is saved, but "), "{}", added.stderr);
    assert_eq!(home.notes(), ["saved"]);
}
