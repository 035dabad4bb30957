//! What can go wrong around an editor: the words are in the story, beside it, or in a draft, and a sentence says which.

use std::fs;
use std::path::Path;

use starl::domain::part::Part;
use starl::store::draft::{Draft, DraftError, Edited, left_over};
use starl::store::shelf::{Saved, ShelfError};
use starl::term::editor::EditorError;

use super::desk::{Desk, EverySeconds, Script, TEXT, at, doing, id, killed, names, replacing};

#[test]
fn an_editor_that_fails_without_writing_changes_nothing() {
    let mut desk = Desk::new();
    let told =
        desk.edit(&mut Script(|_: &Path| Err(EditorError::Refused("exit code 1".to_owned())))).unwrap_err();
    assert_eq!(told.to_string(), "nothing was changed: the editor ended with exit code 1");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(names(&desk.root.path().join("state/drafts/stories")), ["mine.lock"]);
}

#[test]
fn what_a_killed_editor_wrote_stays_in_a_draft_that_is_opened_again() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut Script(|path: &Path| {
        fs::write(path, "title: Half").unwrap();
        Err(killed())
    }));
    let told = told.unwrap_err();
    assert!(matches!(&told, DraftError::Editor { draft: Some(_), .. }), "{told}");
    assert!(
        told.to_string().contains("signal 9") && told.to_string().contains("mine.yaml, and you get it back"),
        "{told}"
    );
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let draft = Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap();
    assert!(draft.is_reopened);
    assert_eq!(fs::read_to_string(draft.path()).unwrap(), "title: Half");
}

#[test]
fn a_text_with_an_error_stays_in_a_draft_and_is_corrected_the_next_time() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut replacing("tags: [failure]", "tags: failure")).unwrap_err().to_string();
    assert!(told.contains("drafts") && told.contains(":3:7: Expected a list here."), "{told}");
    assert!(told.contains("nothing was changed, because the text has an error"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let edited =
        desk.edit(&mut replacing("The stemmer\ntags: failure ", "Another\ntags: [failure] ")).unwrap();
    assert_eq!(edited, Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("The stemmer", "Another"));
    assert!(!Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap().is_reopened);
}

#[test]
fn an_editor_that_removes_its_copy_changes_nothing() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut doing(|path| fs::remove_file(path).unwrap())).unwrap_err().to_string();
    assert!(told.contains("the editor removed"), "{told}");
    assert!(!told.contains("is saved in"), "there is nothing to keep: {told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(desk.edit(&mut replacing("why", "how")).unwrap(), Edited::Saved(Saved::Whole));
}

#[test]
fn bytes_that_are_no_text_stay_in_the_draft_and_the_story_as_it_was() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut doing(|path| fs::write(path, b"title: \xff\n").unwrap()));
    let told = told.unwrap_err().to_string();
    assert!(told.contains(":1:8: This byte isn't UTF-8"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let draft = Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap();
    assert_eq!(fs::read(draft.path()).unwrap(), b"title: \xff\n");
}

#[test]
fn what_was_edited_lies_beside_a_story_that_was_changed_elsewhere_meanwhile() {
    let mut desk = Desk::new();
    let (path, elsewhere) = (desk.path("mine.yaml"), TEXT.replace("names", "numbers"));
    let edited = desk.edit(&mut doing(|copy| {
        fs::write(&path, &elsewhere).unwrap();
        fs::write(copy, TEXT.replace("why", "how")).unwrap();
    }));
    let Ok(Edited::Saved(Saved::Beside(beside))) = edited else { panic!("{edited:?}") };
    assert!(beside.ends_with("mine.conflict-20261123T070009000Z.yaml"), "{}", beside.display());
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("why", "how"));
    assert_eq!(desk.text("mine.yaml"), elsewhere);
    let loaded = desk.loaded();
    assert_eq!((loaded.files.len(), loaded.odd.len()), (1, 1), "the copy is reported and is no story");
    assert!(loaded.odd[0].to_string().contains("merge what you want into mine.yaml"), "{}", loaded.odd[0]);
}

#[test]
fn a_story_is_open_in_one_editor_at_a_time() {
    let mut desk = Desk::new();
    let first = Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap();
    let told = desk.edit(&mut replacing("why", "how")).unwrap_err();
    assert!(matches!(told, DraftError::Busy(_)), "{told}");
    drop(first);
    assert_eq!(desk.edit(&mut replacing("why", "how")).unwrap(), Edited::Saved(Saved::Whole));
}

#[test]
fn a_draft_of_an_app_that_died_is_saved_beside_a_story_that_went_on_elsewhere() {
    let mut desk = Desk::new();
    let draft = Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap();
    fs::write(draft.path(), TEXT.replace("why", "how")).unwrap();
    drop(draft);
    let elsewhere = TEXT.replace("names", "numbers");
    desk.put("mine.yaml", &elsewhere);
    let edited = desk.edit(&mut doing(|_| ())).unwrap();
    let Edited::Saved(Saved::Beside(beside)) = edited else { panic!("{edited:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("why", "how"));
    assert_eq!(desk.text("mine.yaml"), elsewhere);
}

#[test]
fn a_broken_story_is_reported_left_alone_and_repaired_in_an_editor() {
    let mut desk = Desk::new();
    let broken = TEXT.replace("title:", "title");
    desk.put("mine.yaml", &broken);
    let loaded = desk.loaded();
    let told = loaded.file("mine").unwrap().reports()[0].to_string();
    assert!(
        told.contains("mine.yaml:2:1: Expected key: value lines here.")
            && told.contains("\n 2 | title The stemmer\n"),
        "{told}"
    );
    let refused =
        desk.stories.write_field(loaded.file("mine").unwrap(), Part::Task, "Ours.", at(1)).unwrap_err();
    assert!(matches!(refused, ShelfError::Faulty(_)), "{refused}");
    assert_eq!(desk.text("mine.yaml"), broken);
    assert_eq!(desk.edit(&mut replacing("title The", "title: The")).unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT);
}

#[test]
fn a_draft_of_what_the_file_holds_is_not_opened_again() {
    let mut desk = Desk::new();
    let folder = desk.root.path().join("state/drafts/stories");
    fs::create_dir_all(&folder).unwrap();
    // Cut off before the base was there; and after the text was saved, before the draft was gone.
    for base in [None, Some("title: As it was\n")] {
        let text = desk.text("mine.yaml");
        fs::write(folder.join("mine.yaml"), &text).unwrap();
        if let Some(base) = base {
            fs::write(folder.join("mine.base"), base).unwrap();
        }
        assert!(left_over(&desk.drafts(), &desk.path("")).is_empty());
        assert!(!Draft::open(&desk.drafts(), &id("mine"), &text).unwrap().is_reopened);
        let edited = desk.edit(&mut doing(|path| fs::write(path, format!("{text}result: More.\n")).unwrap()));
        assert_eq!(edited.unwrap(), Edited::Saved(Saved::Whole), "no copy beside it");
        assert_eq!(desk.text("mine.yaml"), format!("{text}result: More.\n"));
        desk.put("mine.yaml", TEXT);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_that_an_editor_leaves_is_not_read() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut doing(|path| {
        fs::remove_file(path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }));
    let told = told.unwrap_err().to_string();
    assert!(told.contains("isn't a regular file"), "{told}");
    // Nobody writes into it, so whoever read it would wait for ever.
    assert!(left_over(&desk.drafts(), &desk.path("")).is_empty());
    let told = desk.edit(&mut doing(|_| ())).unwrap_err().to_string();
    assert!(told.contains("mine.yaml: it isn't a regular file; nothing was changed"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
}

#[test]
fn what_an_editor_that_does_not_wait_writes_later_is_saved() {
    let mut desk = Desk::new();
    desk.clock = EverySeconds::new(0);
    let Ok(Edited::AtOnce(copy)) = desk.edit(&mut doing(|_| ())) else { panic!("it ended at once") };
    assert_eq!(fs::read_to_string(&copy).unwrap(), TEXT, "the window is open on it");
    assert!(left_over(&desk.drafts(), &desk.path("")).is_empty(), "nothing is in it yet");
    fs::write(&copy, TEXT.replace("why", "how")).unwrap();
    assert_eq!(left_over(&desk.drafts(), &desk.path("")), [copy]);
    assert_eq!(desk.edit(&mut doing(|_| ())).unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("why", "how"));
    assert_eq!(names(&desk.root.path().join("state/drafts/stories")), ["mine.lock"]);
}

#[test]
fn at_the_end_of_the_program_what_the_editor_has_written_stays_in_a_draft() {
    let mut desk = Desk::new();
    let mut goes_on = Script(|_: &Path| Err(EditorError::Asked));
    let told = desk.edit(&mut goes_on).unwrap_err().to_string();
    assert!(told.contains("asked to quit") && !told.contains("is saved in"), "{told}");
    let copy = desk.root.path().join("state/drafts/stories/mine.yaml");
    assert!(copy.exists(), "the editor may write to it still");
    assert!(left_over(&desk.drafts(), &desk.path("")).is_empty());
    let mut had_written = Script(|path: &Path| {
        fs::write(path, TEXT.replace("why", "how")).unwrap();
        Err(EditorError::Asked)
    });
    let told = desk.edit(&mut had_written).unwrap_err().to_string();
    assert!(told.contains("asked to quit") && told.contains("is saved in"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
}
