//! Drafts of what is written in place: each instance has its own, and none is lost with its instance.

use std::fs;

use starl::domain::part::Part;
use starl::domain::slot::Slot;
use starl::io::workbench::{FileWorkbench, Workbench};
use tempfile::TempDir;

use crate::desk::{id, names};

fn task() -> Slot {
    Slot::Part(id("mine"), Part::Task)
}

#[test]
fn two_apps_that_write_the_same_part_have_a_draft_each() {
    let root = TempDir::new().unwrap();
    let mut one = FileWorkbench::new(root.path());
    let mut two = FileWorkbench::new(root.path());
    assert_eq!((one.kept(&task()), two.kept(&task())), (None, None));
    one.keep(&task(), "One.").unwrap();
    two.keep(&task(), "Two.").unwrap();
    assert_eq!(one.kept(&task()), Some("One.".to_owned()));
    assert_eq!(two.left_over().len(), 2);
    // The first dies, and the second saves.
    drop(one);
    two.drop(&task());
    let mut three = FileWorkbench::new(root.path());
    assert_eq!(three.kept(&task()), Some("One.".to_owned()));
    three.drop(&task());
    assert!(three.left_over().is_empty());
}

#[test]
fn a_draft_that_was_left_is_taken_up_by_one_app_alone() {
    let root = TempDir::new().unwrap();
    FileWorkbench::new(root.path()).keep(&task(), "Left.").unwrap();
    let mut one = FileWorkbench::new(root.path());
    let mut two = FileWorkbench::new(root.path());
    assert_eq!((one.kept(&task()), two.kept(&task())), (Some("Left.".to_owned()), None));
    two.drop(&task());
    assert_eq!(one.kept(&task()), Some("Left.".to_owned()));
}

#[test]
fn where_nothing_can_be_kept_that_is_told_each_time() {
    let root = TempDir::new().unwrap();
    let mut bench = FileWorkbench::new(root.path());
    fs::write(root.path().join("parts"), "a file in the way").unwrap();
    assert_eq!(bench.kept(&task()), None);
    for _ in 0..2 {
        let told = bench.keep(&task(), "Words.").unwrap_err();
        assert!(told.contains("could not be kept as a draft in") && told.contains("mine.task.txt"), "{told}");
    }
    bench.drop(&task());
    fs::remove_file(root.path().join("parts")).unwrap();
    bench.keep(&task(), "Words.").unwrap();
    assert_eq!(names(&root.path().join("parts")), ["mine.task.lock", "mine.task.txt"]);
}
