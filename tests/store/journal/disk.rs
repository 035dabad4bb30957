//! The files: what is torn, foreign, repeated or in the way costs nothing but itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use proptest::prelude::*;
use starl::domain::day::Timestamp;
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::journal::codec::{decode, encode};
use starl::domain::journal::{Entry, JournalLine};
use starl::domain::progress::{Fold, Progress};
use starl::store::journal::{FileJournal, Journal, JournalError, LoadedJournal, Trouble};
use tempfile::TempDir;

use super::arbitrary::history;

use crate::journal::memory_journal::MemoryJournal;

const DEVICE: &str = "testtest";

/// A data directory that is gone after the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The journal as one more instance of the program sees it.
    fn journal(&self) -> FileJournal {
        open(self.0.path())
    }

    fn load(&self) -> LoadedJournal {
        self.journal().load()
    }

    fn file(&self, name: &str) -> PathBuf {
        fs::create_dir_all(self.0.path().join("journal")).unwrap();
        self.0.path().join("journal").join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.file(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.file(name)).unwrap()
    }
}

fn open(root: &Path) -> FileJournal {
    FileJournal::new(&root.join("journal"), &root.join("lock"), DEVICE)
}

fn now() -> Timestamp {
    "2026-11-23T08:12:03.120+01:00".parse().unwrap()
}

fn star(item: &str) -> Fact {
    let item = Id::new(item).unwrap();
    Fact::Star { item, on: true }
}

fn append(journal: &mut dyn Journal, item: &str) -> Result<Entry, JournalError> {
    journal.append(star(item), now(), now().date_naive())
}

/// `number` lines, each starring an item of its own.
fn lines(number: usize) -> Vec<String> {
    let mut journal = MemoryJournal::default();
    for item in 0..number {
        append(&mut journal, &format!("item-{item}")).unwrap();
    }
    journal.lines().to_vec()
}

fn told(loaded: &LoadedJournal) -> Vec<String> {
    loaded.troubles.iter().map(ToString::to_string).collect()
}

#[test]
fn a_journal_cut_anywhere_loses_the_torn_record_alone() {
    let lines = lines(5);
    let text = lines.join("\n") + "\n";
    let first = lines[..2].join("\n").len() + 1;
    for cut in first..=text.len() {
        let home = Folder::new();
        let kept = text.get(..cut).unwrap();
        home.write("other.jsonl", kept);
        home.write("testtest.jsonl", kept);
        let whole = kept.matches('}').count();
        let torn = !kept.ends_with(['\n', '}']);

        let mut journal = home.journal();
        let loaded = journal.load();
        assert_eq!(loaded.progress.entries().len(), whole, "cut at {cut}");
        let places: Vec<(String, u64, u64)> = loaded.troubles.iter().map(place).collect();
        let offset = kept.rfind('\n').map_or(0, |end| end + 1) as u64;
        let line = kept.matches('\n').count() as u64 + 1;
        let expected = ["other.jsonl", "testtest.jsonl"].map(|name| (name.to_owned(), line, offset));
        assert_eq!(places, if torn { expected.to_vec() } else { Vec::new() }, "cut at {cut}");

        append(&mut journal, "new").unwrap();
        assert!(home.read("testtest.jsonl").starts_with(kept.as_bytes()));
        assert_eq!(home.read("other.jsonl"), kept.as_bytes());
        let again = home.load();
        assert_eq!(again.progress.entries().len(), whole + 1, "cut at {cut}");
        assert_eq!(told(&again), told(&loaded), "cut at {cut}");
    }
}

fn place(trouble: &Trouble) -> (String, u64, u64) {
    match trouble {
        Trouble::Damage { path, line, offset, length, .. } => {
            assert!(*length > 0);
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(trouble.to_string().contains(&format!("{name}:{line}: ")), "{trouble}");
            (name, *line, *offset)
        }
        other => panic!("{other:?}"),
    }
}

/// How a copy of a journal file may have come back from elsewhere.
#[derive(Debug, Clone)]
struct Travels {
    before: &'static str,
    between: &'static str,
    after: &'static str,
}

impl Travels {
    fn text(&self, lines: &[String]) -> String {
        let Self { before, between, after } = self;
        format!("{before}{}{after}", lines.join(between))
    }
}

fn travels() -> impl Strategy<Value = Travels> {
    let before = prop::sample::select(vec!["", "\u{feff}", "\n"]);
    let between = prop::sample::select(vec!["\n", "\r\n", "\n\n \r\n"]);
    let after = prop::sample::select(vec!["", "\n", "\r\n", "\n\n"]);
    (before, between, after).prop_map(|(before, between, after)| Travels { before, between, after })
}

/// A history, and its lines dealt out to three files, some of them twice, in any order.
fn dealt() -> impl Strategy<Value = (Vec<Entry>, Vec<(usize, String)>, [Travels; 3])> {
    history().prop_flat_map(|entries| {
        let lines: Vec<String> = entries.iter().map(encode).collect();
        let twice = [lines.clone(), lines].concat();
        let count = twice.len();
        let dealt = (Just(twice).prop_shuffle(), prop::collection::vec(0..4_usize, count)).prop_map(deal);
        (Just(entries), dealt, [travels(), travels(), travels()])
    })
}

/// Every line once at least, some of them a second time.
fn deal((lines, files): (Vec<String>, Vec<usize>)) -> Vec<(usize, String)> {
    let mut seen = BTreeSet::new();
    let dealt = files.into_iter().zip(lines);
    let dealt = dealt.filter_map(|(file, line)| {
        let first = seen.insert(line.clone());
        (first || file < 3).then_some((file % 3, line))
    });
    dealt.collect()
}

fn fold(entries: &[Entry]) -> Progress {
    let mut fold = Fold::default();
    for entry in entries {
        fold.read(encode(entry).as_bytes()).unwrap();
    }
    fold.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_union_of_all_files_counts_each_entry_once((entries, dealt, travels) in dealt()) {
        let home = Folder::new();
        let names = ["a.jsonl", "testtest.jsonl", "testtest (conflicted copy).jsonl"];
        for (number, (name, travels)) in names.iter().zip(&travels).enumerate() {
            let lines = dealt.iter().filter(|(file, _)| *file == number);
            let lines: Vec<String> = lines.map(|(_, line)| line.clone()).collect();
            home.write(name, travels.text(&lines));
        }
        let loaded = home.load();
        prop_assert!(loaded.troubles.is_empty(), "{:?}", loaded.troubles);
        prop_assert_eq!(&loaded.progress, &fold(&entries));
        prop_assert_eq!(home.load().progress.entries().len(), entries.len());
    }

    #[test]
    fn any_bytes_stay_and_are_written_after(
        bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'{'), Just(0), any::<u8>()], 0..200),
    ) {
        let home = Folder::new();
        home.write("testtest.jsonl", &bytes);
        let mut journal = home.journal();
        let loaded = journal.load();
        prop_assert!(loaded.progress.entries().is_empty());
        append(&mut journal, "new").unwrap();
        prop_assert!(home.read("testtest.jsonl").starts_with(&bytes));
        let again = home.load();
        prop_assert!(again.progress.starred("new"));
        prop_assert_eq!(told(&again), told(&loaded));
    }
}

#[test]
fn what_is_in_the_way_of_reading_is_reported_and_the_rest_is_read() {
    let home = Folder::new();
    let lines = lines(2);
    home.write("a.jsonl", format!("{}\n\0\0\0\0\n{}\n\0\0", lines[0], lines[1]));
    home.write(".hidden.jsonl", "garbage");
    home.write("notes.txt", "garbage");
    home.write("damaged-1.txt", "garbage");
    fs::create_dir(home.file("b.jsonl")).unwrap();
    let loaded = home.load();
    assert_eq!(loaded.progress.entries().len(), 2);
    let told = told(&loaded);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().any(|told| told.contains("a.jsonl:2: this line has no checksum")));
    assert!(told.iter().any(|told| told.contains("a.jsonl:4: this line has no checksum")));
    assert!(told.iter().any(|told| told.ends_with("b.jsonl can't be read: it isn't a regular file")));
}

#[test]
fn a_directory_that_is_none_is_reported() {
    let home = Folder::new();
    assert!(home.load().troubles.is_empty(), "none yet is no trouble");
    fs::write(home.0.path().join("journal"), "").unwrap();
    let told = told(&home.load());
    assert!(told[0].contains("journal can't be read"), "{told:?}");
    let why = append(&mut home.journal(), "new").unwrap_err().to_string();
    assert!(why.starts_with("not saved: could not create") && why.contains("journal"), "{why}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_nothing_is_no_empty_journal() {
    let home = Folder::new();
    std::os::unix::fs::symlink("/unmounted/journal", home.0.path().join("journal")).unwrap();
    let told = told(&home.load());
    assert!(told[0].contains("journal can't be read: the link") && told[0].contains("is broken"), "{told:?}");
    let why = append(&mut home.journal(), "new").unwrap_err().to_string();
    assert!(why.contains("is broken"), "{why}");
}

#[test]
fn newer_records_are_reported_once_for_each_kind() {
    let home = Folder::new();
    let seal = |open: &str| format!("{open},\"c\":\"{:08x}\"}}\n", crc32fast::hash(open.as_bytes()));
    let sketch = seal(r#"{"v":1,"t":"sketch","x":1"#);
    let second = seal(r#"{"v":2,"t":"take""#);
    home.write("a.jsonl", format!("{sketch}{sketch}{second}"));
    home.write("b.jsonl", &sketch);
    let told = told(&home.load());
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("a.jsonl:1: ")
            && told[0].contains("\"sketch\"")
            && told[0].ends_with(", and 2 more like it")
    );
    assert!(told[1].contains("a.jsonl:3: ") && told[1].contains("version 2"));
}

#[test]
fn an_entry_is_returned_as_the_disk_holds_it() {
    let home = Folder::new();
    let mut journal = home.journal();
    let mut progress = journal.load().progress;
    let at: Timestamp = "2026-11-23T08:12:03.123456+01:00".parse().unwrap();
    for item in ["one", "two"] {
        let entry = journal.append(star(item), at, at.date_naive()).unwrap();
        assert!(progress.add(&entry));
        let text = String::from_utf8(home.read("testtest.jsonl")).unwrap();
        assert_eq!(decode(text.lines().last().unwrap().as_bytes()), Ok(JournalLine::Entry(entry)));
    }
    assert_eq!(home.load().progress, progress);
}

#[cfg(unix)]
#[test]
fn everything_is_open_to_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Folder::new();
    append(&mut home.journal(), "one").unwrap();
    let mode = |name: &str| fs::metadata(home.0.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("journal"), 0o700);
    assert_eq!(mode("journal/testtest.jsonl"), 0o600);
    assert_eq!(mode("lock"), 0o600);
}

#[test]
fn what_another_instance_writes_is_seen_and_numbered_on() {
    let home = Folder::new();
    let (mut one, mut two) = (home.journal(), home.journal());
    one.load();
    two.load();
    assert!(!one.grown());
    assert_eq!(append(&mut one, "a").unwrap().seq, 1);
    assert!(!one.grown(), "own entries are known");
    assert!(two.grown());
    assert_eq!(append(&mut two, "b").unwrap().seq, 2);
    assert!(two.grown(), "what came before the own entry is still unread");
    assert_eq!(two.load().progress.entries().len(), 2);
    assert!(!two.grown());
    assert!(one.grown());
    assert_eq!(append(&mut one, "c").unwrap().seq, 3);
    assert_eq!(append(&mut home.journal(), "d").unwrap().seq, 4, "without reading first");
    home.write("phone000.jsonl", lines(1).join("\n"));
    one.load();
    assert_eq!(append(&mut one, "e").unwrap().seq, 5, "other devices count for themselves");
}

/// Appends 25 items of one writer.
fn append_25(root: &Path, writer: usize) {
    let mut journal = open(root);
    for item in 0..25 {
        append(&mut journal, &format!("item-{writer}-{item}")).unwrap();
    }
}

fn assert_nothing_lost(home: &Folder, writers: usize) {
    let loaded = home.load();
    assert!(loaded.troubles.is_empty(), "{:?}", loaded.troubles);
    assert_eq!(loaded.progress.entries().len(), writers * 25);
    let seqs: BTreeSet<u64> = loaded.progress.entries().iter().map(|entry| entry.seq).collect();
    assert!(seqs.into_iter().eq(1..=writers as u64 * 25));
}

#[test]
fn threads_that_write_at_once_lose_nothing() {
    let home = Folder::new();
    thread::scope(|scope| {
        for writer in 0..6 {
            let root = home.0.path();
            scope.spawn(move || append_25(root, writer));
        }
    });
    assert_nothing_lost(&home, 6);
}

/// The test below runs this one in other processes; by itself it has nothing to write to.
#[test]
fn one_process_of_many() {
    let Some(root) = std::env::var_os("STARL_TEST_HOME") else {
        return;
    };
    let writer = std::env::var("STARL_TEST_WRITER").unwrap();
    append_25(Path::new(&root), writer.parse().unwrap());
}

#[test]
fn processes_that_write_at_once_lose_nothing() {
    let home = Folder::new();
    let start = |writer: usize| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "journal::disk::one_process_of_many"])
            .env("STARL_TEST_HOME", home.0.path())
            .env("STARL_TEST_WRITER", writer.to_string())
            .output()
            .unwrap()
    };
    thread::scope(|scope| {
        let writers: Vec<_> = (0..4).map(|writer| scope.spawn(move || start(writer))).collect();
        for writer in writers {
            let output = writer.join().unwrap();
            assert!(output.status.success(), "{output:?}");
        }
    });
    assert_nothing_lost(&home, 4);
}

#[test]
fn a_directory_in_place_of_the_file_is_reported() {
    let home = Folder::new();
    fs::create_dir(home.file("testtest.jsonl")).unwrap();
    let mut journal = home.journal();
    journal.load();
    let why = append(&mut journal, "one").unwrap_err().to_string();
    assert!(why.contains("testtest.jsonl: it isn't a regular file"), "{why}");
    fs::remove_dir(home.file("testtest.jsonl")).unwrap();
    append(&mut journal, "one").unwrap();
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_in_place_of_the_file_is_reported_without_waiting() {
    use std::os::unix::fs::symlink;
    let home = Folder::new();
    let pipe = home.file("testtest.jsonl");
    let made = Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        symlink("/dev/null", &pipe).unwrap();
    }
    symlink("/dev/zero", home.file("zero.jsonl")).unwrap();
    let mut journal = home.journal();
    let told = told(&journal.load());
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|told| told.ends_with("it isn't a regular file")), "{told:?}");
    let why = append(&mut journal, "one").unwrap_err().to_string();
    assert!(why.contains("testtest.jsonl: it isn't a regular file"), "{why}");
}

#[cfg(unix)]
#[test]
fn a_directory_without_permission_to_write_is_reported_and_read() {
    use std::os::unix::fs::PermissionsExt;
    let home = Folder::new();
    home.write("a.jsonl", lines(1).join("\n"));
    for dir in ["journal", "."] {
        let dir = home.0.path().join(dir);
        fs::set_permissions(dir, PermissionsExt::from_mode(0o500)).unwrap();
    }
    let can_write_anyway = fs::write(home.0.path().join("probe"), "").is_ok();
    let mut journal = home.journal();
    assert_eq!(journal.load().progress.entries().len(), 1);
    let appended = append(&mut journal, "one");
    fs::set_permissions(home.0.path(), PermissionsExt::from_mode(0o700)).unwrap();
    if !can_write_anyway {
        let why = appended.unwrap_err().to_string();
        assert!(why.contains("lock") && why.contains("ermission denied"), "{why}");
    }
}

#[test]
fn memory_keeps_what_a_file_would_keep() {
    let mut journal = MemoryJournal::default();
    let boxed: &mut dyn Journal = &mut journal;
    append(boxed, "one").unwrap();
    assert!(!boxed.grown());
    journal.fail_next("the disk is full");
    let why = append(&mut journal, "two").unwrap_err().to_string();
    assert_eq!(why, "not saved: the disk is full; try again");
    append(&mut journal, "two").unwrap();
    assert_eq!(journal.lines(), lines_of(["one", "two"]));
    journal.slip_in("torn".to_owned());
    assert!(journal.grown());
    let loaded = journal.load();
    assert_eq!(loaded.progress.entries().len(), 2);
    assert!(told(&loaded)[0].starts_with("memory:3: "));
    let mut again = MemoryJournal::default();
    journal.lines().iter().for_each(|line| again.slip_in(line.clone()));
    assert_eq!(again.load().progress, loaded.progress);
}

fn lines_of<const N: usize>(items: [&str; N]) -> Vec<String> {
    let entry = |(seq, item): (u64, &str)| Entry {
        id: format!("memory00-{seq:020x}"),
        seq,
        at: now(),
        day: now().date_naive(),
        fact: star(item),
    };
    (1..).zip(items).map(entry).map(|entry| encode(&entry)).collect()
}
