//! What disks and other apps get wrong: no word is lost, nobody else's text is overwritten, and a sentence says what happened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use starl::domain::id::Id;
use starl::domain::part::Part;
use starl::store::documents::Documents;
use starl::store::draft::{Draft, Edited};
use starl::store::shelf::{Disk, DiskFiles, FolderStamp, Saved, ShelfError};
use starl::store::stories::{FileStories, StoryFormat};
use starl::store::text::Report;

use super::desk::{Desk, TEXT, at, doing, id, names, replacing};

#[test]
fn of_two_apps_that_change_the_same_part_both_texts_stay() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    let mut other = FileStories::new(&desk.path(""), &desk.root.path().join("lock"));
    other.write_field(&mine, Part::Task, "Theirs.", at(1)).unwrap();
    let saved = desk.stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("Find out why.", "Theirs."));
    // The same words are no conflict, nor is nothing at all.
    let same = desk.stories.write_field(&mine, Part::Task, "Theirs.", at(2)).unwrap();
    let nothing = desk.stories.write_field(&mine, Part::Task, " Find out why.\n", at(2)).unwrap();
    assert_eq!((same, nothing), (Saved::Whole, Saved::Whole));
    // And a third in the same moment.
    let third = desk.stories.write_field(&mine, Part::Task, "Mine.", at(2)).unwrap();
    assert!(
        matches!(&third, Saved::Beside(path) if path.ends_with("mine.conflict-20261123T070002000Z-2.yaml"))
    );
}

#[test]
fn of_two_apps_that_change_different_parts_both_changes_count() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    let mut other = FileStories::new(&desk.path(""), &desk.root.path().join("lock"));
    assert_eq!(other.write_field(&mine, Part::Task, "Theirs.", at(1)).unwrap(), Saved::Whole);
    assert_eq!(desk.stories.write_field(&mine, Part::Situation, "Ours.", at(2)).unwrap(), Saved::Whole);
    let both = TEXT.replace("Find out why.", "Theirs.").replace("Search lost names.", "Ours.");
    assert_eq!(desk.text("mine.yaml"), both);
}

#[test]
fn a_part_of_a_file_that_was_broken_elsewhere_is_saved_beside_it() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    desk.put("mine.yaml", "title: [half\n");
    let saved = desk.stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(desk.text("mine.yaml"), "title: [half\n");
}

#[test]
fn a_part_of_a_story_that_was_deleted_elsewhere_is_saved_with_the_story() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    fs::remove_file(desk.path("mine.yaml")).unwrap();
    let saved = desk.stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap();
    assert_eq!(saved, Saved::Again(desk.path("mine.yaml")));
    assert!(saved.elsewhere().unwrap().contains("was archived or deleted elsewhere"), "{saved:?}");
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("Find out why.", "Ours."));
}

/// A disk on which a write fails: each in its turn.
#[derive(Debug)]
struct Full {
    files: DiskFiles,
    writes_left: usize,
    /// After it has failed once, it takes this many again.
    then: usize,
}

impl Full {
    fn spend(&mut self) -> io::Result<()> {
        let left = self.writes_left.checked_sub(1);
        self.writes_left = left.unwrap_or_else(|| std::mem::take(&mut self.then));
        left.map(drop).ok_or_else(|| io::ErrorKind::StorageFull.into())
    }
}

impl Disk for Full {
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        self.files.list(dir)
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Report> {
        self.files.read(path)
    }

    fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> io::Result<bool> {
        self.spend()?;
        self.files.replace(path, was, bytes)
    }

    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        self.spend()?;
        self.files.create(path, bytes)
    }

    fn remove(&mut self, path: &Path, was: &[u8]) -> io::Result<bool> {
        self.spend()?;
        self.files.remove(path, was)
    }

    fn stamp(&self, dir: &Path) -> FolderStamp {
        self.files.stamp(dir)
    }
}

fn full(desk: &Desk, writes_left: usize) -> Documents<StoryFormat, Full> {
    let files = DiskFiles::new(&desk.root.path().join("lock"));
    Documents::on(&desk.path(""), Full { files, writes_left, then: 0 })
}

/// A disk on which the second write fails, and no other.
fn failing_second(desk: &Desk) -> Documents<StoryFormat, Full> {
    let files = DiskFiles::new(&desk.root.path().join("lock"));
    Documents::on(&desk.path(""), Full { files, writes_left: 1, then: 9 })
}

#[test]
fn a_full_disk_is_reported_each_time_and_the_story_stays() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    for writes_left in 0..2 {
        let mut stories = full(&desk, writes_left);
        for _ in 0..30 {
            let told = stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap_err().to_string();
            assert!(told.starts_with("could not write ") && told.contains("mine"), "{told}");
            assert!(told.contains("no storage space") || told.contains("full"), "{told}");
        }
        assert_eq!(desk.text("mine.yaml"), TEXT);
        assert!(desk.names().iter().all(|name| !name.starts_with(".starl-")), "{:?}", desk.names());
    }
    assert_eq!(names(&desk.path(".history")).len(), 1, "tries that fail push nothing out of the history");
    assert_eq!(full(&desk, 2).write_field(&mine, Part::Task, "Ours.", at(3)).unwrap(), Saved::Whole);
}

#[test]
fn what_cannot_be_moved_stays_in_one_place() {
    let desk = Desk::new();
    // The copy is written, and the removing fails; then removing the copy is granted.
    let mut stories = failing_second(&desk);
    let told = stories.shelf().archive(&id("mine"), at(2)).unwrap_err().to_string();
    assert!(told.starts_with("could not remove ") && told.contains("mine.yaml"), "{told}");
    assert_eq!(names(&desk.path("archive")), [""; 0]);
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let archived = full(&desk, 9).shelf().archive(&id("mine"), at(2)).unwrap();
    let told = failing_second(&desk).shelf().restore(&id("mine"), &archived).unwrap_err().to_string();
    assert!(told.starts_with("could not remove ") && told.contains("archive"), "{told}");
    assert!(!desk.path("mine.yaml").exists());
    assert_eq!(fs::read_to_string(&archived).unwrap(), TEXT);
}

#[test]
fn a_text_larger_than_what_is_read_is_refused() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    let long = "word ".repeat(1 << 18);
    let told = desk.stories.write_field(&mine, Part::Task, &long, at(2)).unwrap_err().to_string();
    assert!(told.contains("mine.yaml would be larger than 1 MiB"), "{told}");
    let told = desk.stories.create(&long, &format!("title: {long}\n")).unwrap_err().to_string();
    assert!(told.contains("would be larger than 1 MiB"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(desk.names(), ["mine.yaml"]);
}

#[test]
fn what_was_edited_stays_in_a_draft_where_the_disk_is_full() {
    let mut desk = Desk::new();
    let mut stories = full(&desk, 0);
    let draft = Draft::open(&desk.drafts(), &id("mine"), TEXT).unwrap();
    let told = draft.edit(
        &mut replacing("why", "how"),
        &desk.clock,
        |_| Ok(()),
        |was, to| stories.write_text(&id("mine"), was, to, at(2)),
    );
    let told = told.unwrap_err().to_string();
    assert!(told.starts_with("not saved: could not write") && told.contains("is saved in"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let edited = desk.edit(&mut doing(|path| {
        assert_eq!(fs::read_to_string(path).unwrap(), TEXT.replace("why", "how"), "the draft is opened");
    }));
    assert_eq!(edited.unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("why", "how"));
}

#[cfg(unix)]
#[test]
fn a_story_that_is_a_link_stays_one_and_its_target_is_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let mut desk = Desk::new();
    let real = desk.root.path().join("notes.yaml");
    fs::rename(desk.path("mine.yaml"), &real).unwrap();
    symlink("../notes.yaml", desk.path("mine.yaml")).unwrap();
    let mine = desk.mine();
    desk.stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap();
    assert!(fs::symlink_metadata(desk.path("mine.yaml")).unwrap().is_symlink(), "it stays a link");
    assert_eq!(fs::read_to_string(&real).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    let archived = desk.stories.shelf().archive(&id("mine"), at(3)).unwrap();
    assert!(real.exists() && fs::read_to_string(archived).unwrap().contains("Ours."));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_reported_and_not_written_through() {
    use std::os::unix::fs::symlink;

    let mut desk = Desk::new();
    symlink("gone.yaml", desk.path("other.yaml")).unwrap();
    let loaded = desk.loaded();
    assert!(loaded.file("other").unwrap().reports()[0].to_string().contains("the link is broken"));
    assert!(loaded.file("mine").unwrap().doc().is_some(), "the rest work");
    let saved = desk.stories.write_text(&id("other"), "", "title: Ours\n", at(1)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), "title: Ours\n");
}

#[test]
fn files_with_odd_names_are_reported_and_left_alone() {
    let mut desk = Desk::new();
    for name in
        ["My Story.yaml", "two.yml", "-dash.yaml", "é.yaml", "mine.sync-conflict-2026.yaml", ".hidden.yaml"]
    {
        desk.put(name, TEXT);
    }
    fs::create_dir(desk.path("folder.yaml")).unwrap();
    desk.put("notes.txt", "not a story");
    let loaded = desk.loaded();
    assert_eq!(loaded.odd.len(), 5, "{:?}", loaded.odd);
    assert!(loaded.odd.iter().any(|report| report.to_string().contains("for example to my-story.yaml")));
    let folder = loaded.file("folder").unwrap().reports()[0].to_string();
    assert!(folder.contains("isn't a regular file"), "{folder}");
    assert_eq!(loaded.docs().count(), 1);
    for name in ["My Story.yaml", "two.yml", "é.yaml", ".hidden.yaml"] {
        assert_eq!(desk.text(name), TEXT, "left alone");
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_no_text_or_hides_commands_is_reported_without_them() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let mut desk = Desk::new();
    for name in [b"\xff.yaml".as_slice(), b"a\x1b]0;x\x07.yaml"] {
        fs::write(desk.path("").join(OsStr::from_bytes(name)), TEXT).unwrap();
    }
    let loaded = desk.loaded();
    assert_eq!((loaded.odd.len(), loaded.docs().count()), (2, 1));
    for report in loaded.reports() {
        assert!(!report.to_string().contains(['\u{1b}', '\u{7}']), "{report:?}");
    }
}

#[test]
fn a_new_story_with_the_title_of_another_gets_a_name_of_its_own() {
    let mut desk = Desk::new();
    let names: Vec<Id> = (0..3).map(|_| desk.stories.create("Mine!", "title: Mine!\n").unwrap()).collect();
    assert_eq!(names, [id("mine-2"), id("mine-3"), id("mine-4")]);
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(desk.stories.create("../../etc/passwd", "title: x\n").unwrap(), id("etc-passwd"));
    assert!(desk.path("etc-passwd.yaml").exists());
    let told = desk.stories.create("x", "title:\n").unwrap_err().to_string();
    assert!(told.contains("The title is empty."), "{told}");
}

#[test]
fn where_the_history_cannot_be_written_no_text_is_replaced() {
    let mut desk = Desk::new();
    desk.put(".history", "a file in the way");
    let mine = desk.mine();
    let told = desk.stories.write_field(&mine, Part::Task, "Ours.", at(2)).unwrap_err().to_string();
    assert!(told.contains(".history"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT, "no text is replaced that is kept nowhere");
}

#[test]
fn stories_of_the_same_name_are_archived_and_restored_side_by_side() {
    let mut desk = Desk::new();
    let first = desk.stories.shelf().archive(&id("mine"), at(1)).unwrap();
    desk.put("mine.yaml", "title: Second\n");
    let second = desk.stories.shelf().archive(&id("mine"), at(1)).unwrap();
    desk.put("mine.yaml", "title: Third\n");
    let third = desk.stories.shelf().archive(&id("mine"), at(1)).unwrap();
    assert_eq!(desk.names(), ["archive"]);
    let told = desk.stories.shelf().archive(&id("mine"), at(2)).unwrap_err();
    assert!(matches!(told, ShelfError::Gone(_)), "{told}");
    let held = [&first, &second, &third].map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(held, [TEXT, "title: Second\n", "title: Third\n"]);
    assert_eq!(desk.stories.shelf().restore(&id("mine"), &first).unwrap(), id("mine"));
    assert_eq!(desk.stories.shelf().restore(&id("mine"), &second).unwrap(), id("mine-2"));
    assert_eq!(
        (desk.text("mine.yaml"), desk.text("mine-2.yaml")),
        (TEXT.to_owned(), "title: Second\n".to_owned())
    );
}
