//! Story files on a real disk, and the faults that may befall them: none loses a word.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its files has failed")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use starl::domain::day::Timestamp;
use starl::domain::id::Id;
use starl::domain::part::Part;
use starl::domain::story::Story;
use starl::io::content::Report;
use starl::io::content::source::Source;
use starl::io::draft::{DraftError, Drafts, Edited};
use starl::io::editor::{Editor, EditorError};
use starl::io::shelf::{Disk, Files, Saved, ShelfError, Stamp};
use starl::io::stories::{FileStories, LoadedStories, Stories, StoryFile, StoryStore};
use tempfile::TempDir;

const TEXT: &str = "# Mine, with a remark.\ntitle: The stemmer\ntags: [failure]   # so far\n\nsituation: |\n  \
                    Search lost names.\ntask: |\n  Find out why.\n";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A moment, by its second.
fn at(second: u32) -> Timestamp {
    format!("2026-11-23T08:{:02}:{:02}+01:00", second / 60, second % 60).parse().unwrap()
}

/// A data folder with one story in it.
struct Desk {
    root: TempDir,
    stories: FileStories,
}

impl Desk {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("stories")).unwrap();
        let stories = FileStories::new(&root.path().join("stories"), &root.path().join("lock"));
        let desk = Self { root, stories };
        desk.put("mine.yaml", TEXT);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("stories").join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn loaded(&mut self) -> LoadedStories {
        self.stories.load()
    }

    fn mine(&mut self) -> StoryFile {
        self.loaded().file("mine").unwrap().clone()
    }

    fn story(&mut self) -> Story {
        self.mine().story().unwrap().clone()
    }

    /// Names in the folder of stories, hidden ones too.
    fn names(&self) -> Vec<String> {
        names(&self.path(""))
    }

    fn drafts(&self) -> Drafts {
        Drafts::new(&self.root.path().join("state/drafts/stories"))
    }

    /// Edits the story with this editor.
    fn edit(&mut self, editor: &mut dyn Editor) -> Result<Edited, DraftError> {
        let was = self.mine().source.text;
        self.edit_of(&was, editor)
    }

    fn edit_of(&mut self, was: &str, editor: &mut dyn Editor) -> Result<Edited, DraftError> {
        let mine = id("mine");
        let check = |source: &Source| match StoryFile::new(id("mine"), source.clone()).read {
            Ok(_) => Ok(()),
            Err(reports) => Err(reports),
        };
        let draft = self.drafts().open(&mine, was)?;
        draft.edit(editor, check, |was, to| self.stories.write_text(&mine, was, to, at(9)))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// An editor that does this to the file, and how it ends.
struct Script<F>(F);

impl<F: FnMut(&Path) -> Result<(), EditorError>> Editor for Script<F> {
    fn edit(&mut self, path: &Path) -> Result<(), EditorError> {
        (self.0)(path)
    }
}

/// An editor that puts other words for some, and ends well.
fn replacing(from: &'static str, to: &'static str) -> impl Editor {
    Script(move |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).unwrap();
        Ok(())
    })
}

fn killed() -> EditorError {
    EditorError::Refused("signal 9".to_owned())
}

#[test]
fn a_part_written_in_the_app_changes_its_lines_alone_and_the_old_text_is_kept() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    assert_eq!(
        desk.stories.write_part(&mine, Part::Task, "Find out.\n\nThen mend it.", at(1)).unwrap(),
        Saved::Whole
    );
    let task = "task: |\n  Find out.\n\n  Then mend it.\n";
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("task: |\n  Find out why.\n", task));
    let history = names(&desk.path(".history"));
    assert_eq!(history, ["mine-20261123T070001000Z.yaml"]);
    assert_eq!(desk.text(".history/mine-20261123T070001000Z.yaml"), TEXT);
}

#[test]
fn the_last_twenty_texts_of_a_story_are_kept_and_those_of_others_left() {
    let mut desk = Desk::new();
    fs::create_dir(desk.path(".history")).unwrap();
    desk.put(".history/mine-too-20200101T000000000Z.yaml", "title: of another\n");
    for second in 0..25 {
        let mine = desk.mine();
        desk.stories.write_part(&mine, Part::Task, &format!("Attempt {second}."), at(second)).unwrap();
    }
    let kept: Vec<String> =
        names(&desk.path(".history")).into_iter().filter(|name| !name.starts_with("mine-too")).collect();
    assert_eq!((kept.len(), kept[0].as_str()), (20, "mine-20261123T070005000Z.yaml"));
    assert!(desk.text(&format!(".history/{}", kept[19])).contains("Attempt 23."));
    assert!(desk.path(".history/mine-too-20200101T000000000Z.yaml").exists());
}

#[test]
fn changes_on_disk_are_noticed() {
    let mut desk = Desk::new();
    desk.loaded();
    assert!(!desk.stories.is_stale());
    desk.put("mine.yaml", &format!("{TEXT}# more\n"));
    assert!(desk.stories.is_stale());
    desk.loaded();
    desk.put("another.yaml", "title: Another\n");
    assert!(desk.stories.is_stale());
    desk.loaded();
    fs::remove_file(desk.path("another.yaml")).unwrap();
    assert!(desk.stories.is_stale());
}

#[test]
fn by_hand_in_the_app_and_in_an_editor_it_is_the_same_story() {
    let words = |part: Part| format!("The {}: # \"one\"\n\n- two", part.title());
    let mut by_hand = String::from("title: The stemmer\n");
    for part in Part::ALL {
        let lines: Vec<String> = words(part).lines().map(|line| format!("    {line}")).collect();
        by_hand.push_str(&format!("{}: |\n{}\n", part.title().to_lowercase(), lines.join("\n")));
    }
    let (mut hand, mut app, mut editor) = (Desk::new(), Desk::new(), Desk::new());
    hand.put("mine.yaml", &by_hand);
    for desk in [&app, &editor] {
        desk.put("mine.yaml", "title: The stemmer\n");
    }
    for part in Part::ALL {
        let mine = app.mine();
        app.stories.write_part(&mine, part, &words(part), at(1)).unwrap();
    }
    let mut typing = Script(|path: &Path| Ok(fs::write(path, by_hand.replace('\n', "\r\n")).unwrap()));
    assert_eq!(editor.edit(&mut typing).unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(app.story(), hand.story());
    assert_eq!(editor.story(), hand.story());
}

// The faults. What is told is a sentence; the words are in the story, beside it, in a draft or in the history.

#[test]
fn fault_01_the_editor_fails_and_had_written_nothing() {
    let mut desk = Desk::new();
    let told =
        desk.edit(&mut Script(|_: &Path| Err(EditorError::Refused("exit code 1".to_owned())))).unwrap_err();
    assert_eq!(
        told.to_string(),
        "nothing was changed: the editor ended with exit code 1, which means that nothing is to be changed"
    );
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(names(&desk.root.path().join("state/drafts/stories")), ["mine.lock"]);
}

#[test]
fn fault_02_the_editor_is_killed_after_it_had_written() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut Script(|path: &Path| {
        fs::write(path, "title: Half").unwrap();
        Err(killed())
    }));
    let told = told.unwrap_err();
    assert!(matches!(&told, DraftError::Editor { draft: Some(_), .. }), "{told}");
    assert!(
        told.to_string().contains("signal 9") && told.to_string().contains("mine.yaml, and is opened"),
        "{told}"
    );
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let draft = desk.drafts().open(&id("mine"), TEXT).unwrap();
    assert!(draft.is_reopened());
    assert_eq!(fs::read_to_string(draft.path()).unwrap(), "title: Half");
}

#[test]
fn fault_03_the_new_text_has_a_fault_and_is_mended_the_next_time() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut replacing("title:", "titel:")).unwrap_err().to_string();
    assert!(told.contains("drafts") && told.contains(":2:1: There is no key \"titel\" here."), "{told}");
    assert!(told.contains("nothing was changed, for the text has a fault"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let edited = desk.edit(&mut replacing("titel: The stemmer", "title: Another")).unwrap();
    assert_eq!(edited, Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("The stemmer", "Another"));
    assert!(!desk.drafts().open(&id("mine"), TEXT).unwrap().is_reopened());
}

#[test]
fn fault_04_the_editor_removes_its_copy() {
    let mut desk = Desk::new();
    let told =
        desk.edit(&mut Script(|path: &Path| Ok(fs::remove_file(path).unwrap()))).unwrap_err().to_string();
    assert!(told.contains("There is no such file"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    assert_eq!(desk.edit(&mut replacing("why", "how")).unwrap(), Edited::Saved(Saved::Whole));
}

#[test]
fn fault_05_the_editor_writes_what_is_no_text() {
    let mut desk = Desk::new();
    let told = desk.edit(&mut Script(|path: &Path| Ok(fs::write(path, b"title: \xff\n").unwrap())));
    let told = told.unwrap_err().to_string();
    assert!(told.contains(":1:8: This byte is not UTF-8"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let draft = desk.drafts().open(&id("mine"), TEXT).unwrap();
    assert_eq!(fs::read(draft.path()).unwrap(), b"title: \xff\n");
}

#[test]
fn fault_06_the_story_is_changed_elsewhere_while_the_editor_is_open() {
    let mut desk = Desk::new();
    let (path, elsewhere) = (desk.path("mine.yaml"), TEXT.replace("names", "numbers"));
    let edited = desk.edit(&mut Script(|copy: &Path| {
        fs::write(&path, &elsewhere).unwrap();
        Ok(fs::write(copy, TEXT.replace("why", "how")).unwrap())
    }));
    let Ok(Edited::Saved(Saved::Beside(beside))) = edited else { panic!("{edited:?}") };
    assert!(beside.ends_with("mine.conflict-20261123T070009000Z.yaml"), "{}", beside.display());
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("why", "how"));
    assert_eq!(desk.text("mine.yaml"), elsewhere);
    let loaded = desk.loaded();
    assert_eq!((loaded.files.len(), loaded.odd.len()), (1, 1), "the copy is told and is no story");
    assert!(loaded.odd[0].to_string().contains("compare it with mine.yaml"), "{}", loaded.odd[0]);
}

#[test]
fn fault_07_two_apps_change_the_same_part() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    let mut other = FileStories::new(&desk.path(""), &desk.root.path().join("lock"));
    other.write_part(&mine, Part::Task, "Theirs.", at(1)).unwrap();
    let saved = desk.stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("Find out why.", "Theirs."));
    // And a third in the same moment.
    let third = desk.stories.write_part(&mine, Part::Task, "Mine.", at(2)).unwrap();
    assert!(
        matches!(&third, Saved::Beside(path) if path.ends_with("mine.conflict-20261123T070002000Z-2.yaml"))
    );
}

#[test]
fn fault_08_two_apps_change_different_parts() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    let mut other = FileStories::new(&desk.path(""), &desk.root.path().join("lock"));
    assert_eq!(other.write_part(&mine, Part::Task, "Theirs.", at(1)).unwrap(), Saved::Whole);
    assert_eq!(desk.stories.write_part(&mine, Part::Situation, "Ours.", at(2)).unwrap(), Saved::Whole);
    let both = TEXT.replace("Find out why.", "Theirs.").replace("Search lost names.", "Ours.");
    assert_eq!(desk.text("mine.yaml"), both);
}

#[test]
fn fault_09_the_file_is_broken_elsewhere_before_a_part_is_saved() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    desk.put("mine.yaml", "title: [half\n");
    let saved = desk.stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(desk.text("mine.yaml"), "title: [half\n");
}

#[test]
fn fault_10_the_story_is_deleted_elsewhere_before_a_part_is_saved() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    fs::remove_file(desk.path("mine.yaml")).unwrap();
    assert_eq!(desk.stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap(), Saved::Whole);
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("Find out why.", "Ours."));
}

/// A disk on which a write fails: each in its turn.
#[derive(Debug)]
struct Full {
    files: Files,
    writes_left: usize,
}

impl Full {
    fn spend(&mut self) -> io::Result<()> {
        let left = self.writes_left.checked_sub(1);
        self.writes_left = left.ok_or(io::ErrorKind::StorageFull)?;
        Ok(())
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

    fn stamp(&self, dir: &Path) -> Stamp {
        self.files.stamp(dir)
    }
}

fn full(desk: &Desk, writes_left: usize) -> Stories<Full> {
    let files = Files::new(&desk.root.path().join("lock"));
    Stories::on(&desk.path(""), Full { files, writes_left })
}

#[test]
fn fault_11_the_disk_is_full_when_a_part_is_saved() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    for writes_left in 0..2 {
        let mut stories = full(&desk, writes_left);
        for _ in 0..30 {
            let told = stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap_err().to_string();
            assert!(told.starts_with("could not write ") && told.contains("mine"), "{told}");
            assert!(told.contains("no storage space") || told.contains("full"), "{told}");
        }
        assert_eq!(desk.text("mine.yaml"), TEXT);
        assert!(desk.names().iter().all(|name| !name.ends_with(".tmp")), "{:?}", desk.names());
    }
    assert_eq!(names(&desk.path(".history")).len(), 1, "tries that fail push nothing out of the history");
    assert_eq!(full(&desk, 2).write_part(&mine, Part::Task, "Ours.", at(3)).unwrap(), Saved::Whole);
}

#[test]
fn fault_12_the_disk_is_full_when_the_editor_has_ended() {
    let mut desk = Desk::new();
    let mut stories = full(&desk, 0);
    let draft = desk.drafts().open(&id("mine"), TEXT).unwrap();
    let told = draft.edit(
        &mut replacing("why", "how"),
        |_| Ok(()),
        |was, to| stories.write_text(&id("mine"), was, to, at(2)),
    );
    let told = told.unwrap_err().to_string();
    assert!(told.starts_with("not saved: could not write") && told.contains("is kept in"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT);
    let edited = desk.edit(&mut Script(|path: &Path| {
        assert_eq!(fs::read_to_string(path).unwrap(), TEXT.replace("why", "how"), "the draft is opened");
        Ok(())
    }));
    assert_eq!(edited.unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("why", "how"));
}

#[cfg(unix)]
#[test]
fn fault_13_the_story_is_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let mut desk = Desk::new();
    let real = desk.root.path().join("notes.yaml");
    fs::rename(desk.path("mine.yaml"), &real).unwrap();
    symlink("../notes.yaml", desk.path("mine.yaml")).unwrap();
    let mine = desk.mine();
    desk.stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap();
    assert!(fs::symlink_metadata(desk.path("mine.yaml")).unwrap().is_symlink(), "it stays a link");
    assert_eq!(fs::read_to_string(&real).unwrap(), TEXT.replace("Find out why.", "Ours."));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    let archived = desk.stories.archive(&id("mine"), at(3)).unwrap();
    assert!(real.exists() && fs::read_to_string(archived).unwrap().contains("Ours."));
}

#[cfg(unix)]
#[test]
fn fault_14_a_link_leads_nowhere() {
    use std::os::unix::fs::symlink;

    let mut desk = Desk::new();
    symlink("gone.yaml", desk.path("other.yaml")).unwrap();
    let loaded = desk.loaded();
    assert!(loaded.file("other").unwrap().faults()[0].to_string().contains("the link leads to nothing"));
    assert!(loaded.file("mine").unwrap().story().is_some(), "the rest work");
    let saved = desk.stories.write_text(&id("other"), "", "title: Ours\n", at(1)).unwrap();
    let Saved::Beside(beside) = saved else { panic!("{saved:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), "title: Ours\n");
}

#[test]
fn fault_15_names_are_odd() {
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
    let folder = loaded.file("folder").unwrap().faults()[0].to_string();
    assert!(folder.contains("not a regular file"), "{folder}");
    assert_eq!(loaded.stories().count(), 1);
    for name in ["My Story.yaml", "two.yml", "é.yaml", ".hidden.yaml"] {
        assert_eq!(desk.text(name), TEXT, "left alone");
    }
}

#[cfg(unix)]
#[test]
fn fault_16_a_file_name_is_no_text_or_hides_commands() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let mut desk = Desk::new();
    for name in [b"\xff.yaml".as_slice(), b"a\x1b]0;x\x07.yaml"] {
        fs::write(desk.path("").join(OsStr::from_bytes(name)), TEXT).unwrap();
    }
    let loaded = desk.loaded();
    assert_eq!((loaded.odd.len(), loaded.stories().count()), (2, 1));
    for report in loaded.reports() {
        assert!(!report.to_string().contains(['\u{1b}', '\u{7}']), "{report:?}");
    }
}

#[test]
fn fault_17_a_new_story_has_the_title_of_another() {
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
fn fault_18_the_history_cannot_be_written() {
    let mut desk = Desk::new();
    desk.put(".history", "a file in the way");
    let mine = desk.mine();
    let told = desk.stories.write_part(&mine, Part::Task, "Ours.", at(2)).unwrap_err().to_string();
    assert!(told.contains(".history"), "{told}");
    assert_eq!(desk.text("mine.yaml"), TEXT, "no text is replaced that is kept nowhere");
}

#[test]
fn fault_19_another_story_of_this_name_is_archived_already() {
    let mut desk = Desk::new();
    let first = desk.stories.archive(&id("mine"), at(1)).unwrap();
    desk.put("mine.yaml", "title: Second\n");
    let second = desk.stories.archive(&id("mine"), at(1)).unwrap();
    desk.put("mine.yaml", "title: Third\n");
    let third = desk.stories.archive(&id("mine"), at(1)).unwrap();
    assert_eq!(desk.names(), ["archive"]);
    let told = desk.stories.archive(&id("mine"), at(2)).unwrap_err();
    assert!(matches!(told, ShelfError::Gone(_)), "{told}");
    let held = [&first, &second, &third].map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(held, [TEXT, "title: Second\n", "title: Third\n"]);
    assert_eq!(desk.stories.restore(&id("mine"), &first).unwrap(), id("mine"));
    assert_eq!(desk.stories.restore(&id("mine"), &second).unwrap(), id("mine-2"));
    assert_eq!(
        (desk.text("mine.yaml"), desk.text("mine-2.yaml")),
        (TEXT.to_owned(), "title: Second\n".to_owned())
    );
}

#[test]
fn fault_20_the_same_story_is_open_in_two_editors() {
    let mut desk = Desk::new();
    let first = desk.drafts().open(&id("mine"), TEXT).unwrap();
    let told = desk.edit(&mut replacing("why", "how")).unwrap_err();
    assert!(matches!(told, DraftError::Busy(_)), "{told}");
    drop(first);
    assert_eq!(desk.edit(&mut replacing("why", "how")).unwrap(), Edited::Saved(Saved::Whole));
}

#[test]
fn fault_21_the_app_dies_while_the_editor_is_open_and_the_story_goes_on_elsewhere() {
    let mut desk = Desk::new();
    let draft = desk.drafts().open(&id("mine"), TEXT).unwrap();
    fs::write(draft.path(), TEXT.replace("why", "how")).unwrap();
    drop(draft);
    let elsewhere = TEXT.replace("names", "numbers");
    desk.put("mine.yaml", &elsewhere);
    let edited = desk.edit(&mut Script(|_: &Path| Ok(()))).unwrap();
    let Edited::Saved(Saved::Beside(beside)) = edited else { panic!("{edited:?}") };
    assert_eq!(fs::read_to_string(beside).unwrap(), TEXT.replace("why", "how"));
    assert_eq!(desk.text("mine.yaml"), elsewhere);
}

#[test]
fn fault_22_a_broken_story_is_told_left_alone_and_mended_in_an_editor() {
    let mut desk = Desk::new();
    let broken = TEXT.replace("title:", "titel:");
    desk.put("mine.yaml", &broken);
    let loaded = desk.loaded();
    let told = loaded.file("mine").unwrap().faults()[0].to_string();
    assert!(
        told.contains("mine.yaml:2:1: There is no key \"titel\" here.\n 2 | titel: The stemmer\n   | ^^^^^"),
        "{told}"
    );
    let refused =
        desk.stories.write_part(loaded.file("mine").unwrap(), Part::Task, "Ours.", at(1)).unwrap_err();
    assert!(matches!(refused, ShelfError::Faulty(_)), "{refused}");
    assert_eq!(desk.text("mine.yaml"), broken);
    assert_eq!(desk.edit(&mut replacing("titel", "title")).unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(desk.text("mine.yaml"), TEXT);
}
