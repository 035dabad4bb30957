//! Faults of disks, put into the journal's pen: none may cost more than the entry being written.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use crate::domain::day::{Day, Timestamp};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::store::disk::lock;
use crate::store::journal::append::Pen;
use crate::store::journal::{FileJournal, Journal, JournalError};

const DEVICE: &str = "testtest";

fn journal(root: &Path) -> FileJournal {
    FileJournal::new(&root.join("journal"), &root.join("lock"), DEVICE)
}

fn star(item: &str) -> Fact {
    Fact::Star { item: Id::new(item).expect("an id"), on: true }
}

fn append(journal: &mut FileJournal, item: &str) -> Result<u64, JournalError> {
    let at: Timestamp = "2026-11-23T08:12:03.120+01:00".parse().expect("a time");
    let entry = journal.append(star(item), at, Day::default())?;
    Ok(entry.seq)
}

/// Half of the bytes, and then the disk is full.
fn full(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    let (half, _) = bytes.split_at(bytes.len() / 2);
    file.write_all(half)?;
    Err(io::ErrorKind::StorageFull.into())
}

fn broken(_: &File) -> io::Result<()> {
    Err(io::Error::other("the disk is broken"))
}

fn text(journal: &FileJournal) -> String {
    fs::read_to_string(journal.path()).expect("a file")
}

#[test]
fn a_full_disk_costs_the_entry_and_nothing_else() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    append(&mut journal, "one").expect("saved");
    let before = text(&journal);
    journal.pen.write = full;
    let told = append(&mut journal, "two").expect_err("full").to_string();
    assert!(told.contains("not saved") && told.contains("testtest.jsonl"), "{told}");
    assert_eq!(text(&journal), before);
    journal.pen = Pen::default();
    assert_eq!(append(&mut journal, "two").expect("saved"), 2);
    let loaded = journal.load();
    assert!(loaded.troubles.is_empty() && loaded.progress.starred("two"));
}

#[test]
fn after_a_failed_sync_the_next_file_is_written() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    append(&mut journal, "one").expect("saved");
    // Only the first file is on the broken part of the disk.
    journal.pen.sync = |file| match file.metadata()?.len() {
        long if long > 200 => broken(file),
        _ => file.sync_data(),
    };
    assert_eq!(append(&mut journal, "two").expect("saved elsewhere"), 2);
    assert!(journal.path().ends_with("testtest-2.jsonl"));
    let loaded = journal.load();
    assert_eq!(loaded.progress.entries().len(), 2);
    assert_eq!(loaded.progress.last_seq(DEVICE), 2);
    assert!(loaded.troubles.is_empty(), "{:?}", loaded.troubles);
}

#[test]
fn d07_where_no_sync_succeeds_nothing_is_called_saved() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    append(&mut journal, "one").expect("saved");
    journal.pen.sync = broken;
    let told = append(&mut journal, "two").expect_err("broken").to_string();
    assert!(told.contains("sync") && told.contains("the disk is broken"), "{told}");
    let loaded = journal.load();
    assert_eq!(loaded.progress.entries().len(), 1);
    journal.pen = Pen::default();
    append(&mut journal, "two").expect("saved");
    assert!(journal.path().ends_with("testtest-3.jsonl"), "no distrusted file again");
}

#[test]
fn an_entry_that_is_tried_again_counts_once_even_if_it_was_written_the_first_time() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    journal.pen.write = |file, bytes| {
        file.write_all(bytes)?;
        Err(io::ErrorKind::Interrupted.into())
    };
    append(&mut journal, "one").expect_err("a fault after the last byte");
    let id =
        |fact: &Fact| journal.failed.as_ref().filter(|(failed, _)| failed == fact).map(|(_, id)| id.clone());
    let tried = id(&star("one")).expect("remembered");
    journal.pen = Pen::default();
    append(&mut journal, "one").expect("saved");
    assert_eq!(journal.load().progress.last_act().map(|act| act.id), Some(tried.as_str()));
}

#[test]
fn a_lock_that_is_never_given_back_is_told() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    journal.patience = Duration::ZERO;
    let held = lock::try_take(&root.path().join("lock")).expect("a lock file");
    let told = append(&mut journal, "one").expect_err("held").to_string();
    assert!(told.contains("another program has had") && told.contains("lock"), "{told}");
    assert!(journal.lacks().is_empty());
    drop(held);
    assert_eq!(append(&mut journal, "one").expect("saved"), 1);
}

#[test]
fn an_entry_without_a_form_on_disk_is_told_before_anything_is_touched() {
    let root = tempfile::tempdir().expect("a directory");
    let mut journal = journal(root.path());
    let note = Fact::Note { item: Id::new("company").expect("an id"), text: "x".repeat(1 << 20) };
    let at: Timestamp = "2026-11-23T08:12:03+01:00".parse().expect("a time");
    let told = journal.append(note, at, Day::default()).expect_err("too long");
    assert!(told.to_string().contains("longer than 1 MiB"), "{told}");
    let far = Timestamp::MAX_UTC.fixed_offset();
    journal.append(star("one"), far, Day::default()).expect_err("no such year");
    assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 0);
}
