//! Drafts of what is written in place: each instance has its own, and none is lost with its instance.

use std::fs;
use std::path::Path;

use starl::domain::edit::Edit;
use starl::domain::part::Part;
use starl::domain::text_ref::TextRef;
use starl::store::draft_store::{DraftOf, DraftStore, FileDrafts};
use tempfile::TempDir;

use super::desk::{id, names};

fn task() -> TextRef {
    TextRef::Part(id("mine"), Part::Task)
}

/// From "Before." to these words.
fn edit(to: &str) -> Edit<String> {
    Edit { before: "Before.".to_owned(), after: to.to_owned() }
}

#[test]
fn two_apps_that_write_the_same_part_have_a_draft_each() {
    let root = TempDir::new().unwrap();
    let mut one = FileDrafts::new(root.path());
    let mut two = FileDrafts::new(root.path());
    assert_eq!((one.kept(DraftOf::Text(&task())), two.kept(DraftOf::Text(&task()))), (None, None));
    one.keep(DraftOf::Text(&task()), &edit("One.")).unwrap();
    two.keep(DraftOf::Text(&task()), &edit("Two.")).unwrap();
    assert_eq!(one.kept(DraftOf::Text(&task())), Some(edit("One.")));
    assert_eq!(two.left_over().len(), 2);
    // The first dies, and the second saves.
    drop(one);
    two.forget(DraftOf::Text(&task()));
    let mut three = FileDrafts::new(root.path());
    assert_eq!(three.kept(DraftOf::Text(&task())), Some(edit("One.")));
    three.forget(DraftOf::Text(&task()));
    assert!(three.left_over().is_empty());
}

#[test]
fn a_draft_that_was_left_is_taken_up_by_one_app_alone() {
    let root = TempDir::new().unwrap();
    FileDrafts::new(root.path()).keep(DraftOf::Text(&task()), &edit("Left.")).unwrap();
    let mut one = FileDrafts::new(root.path());
    let mut two = FileDrafts::new(root.path());
    assert_eq!(
        (one.kept(DraftOf::Text(&task())), two.kept(DraftOf::Text(&task()))),
        (Some(edit("Left.")), None)
    );
    two.forget(DraftOf::Text(&task()));
    assert_eq!(one.kept(DraftOf::Text(&task())), Some(edit("Left.")));
}

#[test]
fn where_nothing_can_be_saved_that_is_reported_each_time() {
    let root = TempDir::new().unwrap();
    let mut bench = FileDrafts::new(root.path());
    fs::write(root.path().join("parts"), "a file in the way").unwrap();
    assert_eq!(bench.kept(DraftOf::Text(&task())), None);
    for _ in 0..2 {
        let told = bench.keep(DraftOf::Text(&task()), &edit("Words.")).unwrap_err();
        assert!(
            told.contains("could not be saved as a draft in") && told.contains("mine.task.txt"),
            "{told}"
        );
    }
    bench.forget(DraftOf::Text(&task()));
    fs::remove_file(root.path().join("parts")).unwrap();
    bench.keep(DraftOf::Text(&task()), &edit("Words.")).unwrap();
    assert_eq!(names(&root.path().join("parts")), ["mine.task.base", "mine.task.lock", "mine.task.txt"]);
}

#[test]
fn a_draft_goes_to_the_archive_with_its_story_and_comes_back_with_it() {
    let root = TempDir::new().unwrap();
    let mut bench = FileDrafts::new(root.path());
    bench.keep(DraftOf::Text(&task()), &edit("Left.")).unwrap();
    let mut bench = FileDrafts::new(root.path());
    let archived = Path::new("stories/archive/mine-20261123T070002000Z.yaml");
    bench.put_away(&task(), archived);
    assert_eq!(bench.kept(DraftOf::Text(&task())), None);
    let renamed = TextRef::Part(id("mine-2"), Part::Task);
    bench.bring_back(&renamed, archived);
    assert_eq!(
        (bench.kept(DraftOf::Text(&task())), bench.kept(DraftOf::Text(&renamed))),
        (None, Some(edit("Left.")))
    );
}

#[test]
fn a_draft_that_cannot_be_taken_up_is_reported_and_left_alone() {
    let root = TempDir::new().unwrap();
    let mut bench = FileDrafts::new(root.path());
    let path = root.path().join("parts/mine.task.txt");
    fs::create_dir(root.path().join("parts")).unwrap();
    for odd in [vec![b'x'; (1 << 20) + 1], vec![0xff]] {
        fs::write(&path, &odd).unwrap();
        let told = bench.odd(&task()).unwrap();
        assert!(told.contains("over 1 MiB or isn't text") && told.contains("mine.task.txt"), "{told}");
        assert_eq!(bench.kept(DraftOf::Text(&task())), None);
        bench.keep(DraftOf::Text(&task()), &edit("New.")).unwrap();
        assert_eq!(bench.kept(DraftOf::Text(&task())), Some(edit("New.")));
        bench.forget(DraftOf::Text(&task()));
        assert_eq!(fs::read(&path).unwrap(), odd);
    }
}

#[test]
fn a_draft_whose_base_is_lost_is_of_no_text_that_is_there() {
    let root = TempDir::new().unwrap();
    FileDrafts::new(root.path()).keep(DraftOf::Text(&task()), &edit("Left.")).unwrap();
    fs::remove_file(root.path().join("parts/mine.task.base")).unwrap();
    let kept = FileDrafts::new(root.path()).kept(DraftOf::Text(&task())).unwrap();
    assert_eq!((kept.before.as_str(), kept.after.as_str()), ("", "Left."));
}

#[test]
fn a_line_is_saved_beside_the_texts_and_each_app_has_its_own() {
    let root = TempDir::new().unwrap();
    let line = |text: &str| Edit { before: "title".to_owned(), after: text.to_owned() };
    let mut one = FileDrafts::new(root.path());
    assert_eq!(one.kept(DraftOf::Line), None);
    assert!(!root.path().join("parts").exists(), "a mere look makes nothing");
    one.keep(DraftOf::Line, &line("The pag")).unwrap();
    let mut two = FileDrafts::new(root.path());
    assert_eq!(two.kept(DraftOf::Line), None, "it is the first one's");
    two.keep(DraftOf::Line, &line("Another")).unwrap();
    drop(one);
    two.forget(DraftOf::Line);
    assert!(two.left_over().is_empty(), "a line is offered, and nothing to look after");
    let mut three = FileDrafts::new(root.path());
    assert_eq!(three.kept(DraftOf::Line), Some(line("The pag")));
    three.forget(DraftOf::Line);
    assert_eq!(names(&root.path().join("parts")), ["line-2.lock", "line.lock"]);
}
