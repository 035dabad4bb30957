//! Looking, without touching anything.

use std::fs::{self, Metadata};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use crate::doctor::places::obstacles;
use crate::doctor::{DoctorFinding, backups};
use crate::domain::day::{Timestamp, short};
use crate::domain::progress::TakeEntry;
use crate::packs::load_bank;
use crate::store::companies::FileCompanies;
use crate::store::draft::left_over;
use crate::store::draft_store::FileDrafts;
use crate::store::heard::{HeardFolder, PART};
use crate::store::journal::{FileJournal, Seen, Trouble, look, troubles};
use crate::store::paths::Paths;
use crate::store::settings::{FileSettings, SettingsStore};
use crate::store::shelf::{conflict_advice, is_conflict};
use crate::store::stories::FileStories;
use crate::store::text::source::file_name;
use crate::store::{device, disk};

/// A drill on disk is smaller than this.
const LARGEST_DRILL: u64 = 1 << 20;

/// How deep folders are looked into: those of the program are two deep.
const DEEPEST: usize = 6;

/// Everything that is not as it should be at this time, and how many damaged lines were seen before.
///
/// Beside looking, it tries what a take needs; nothing of that stays.
pub fn examine(paths: &Paths, now: Timestamp) -> (Vec<DoctorFinding>, usize) {
    let seen = Seen::read(&paths.journal());
    let (known, new): (Vec<Trouble>, Vec<Trouble>) =
        troubles(&paths.journal()).into_iter().partition(|trouble| seen.knows(trouble));
    let mut findings: Vec<DoctorFinding> = new.into_iter().map(DoctorFinding::from).collect();
    findings.extend(lacks(paths));
    findings.extend(content(paths));
    let obstacles = obstacles(paths);
    findings.retain(|finding| !obstacles.iter().any(|obstacle| is_same(obstacle, finding)));
    findings.extend(obstacles);
    findings.extend(backups::check(paths, now.date_naive()));
    findings.extend(ahead(paths, now));
    findings.extend(cut_off_sounds(paths));
    walk_all(paths, &mut findings);
    findings.sort_by(|a, b| (&a.path, a.line, &a.words).cmp(&(&b.path, b.line, &b.words)));
    findings.dedup_by(|a, b| a.words == b.words);
    (findings, known.len())
}

/// Whether an obstacle says all that a finding says: that something cannot be read there.
fn is_same(obstacle: &DoctorFinding, finding: &DoctorFinding) -> bool {
    let is_unread = matches!(finding.kind, "unreadable" | "faulty");
    is_unread && matches!(obstacle.kind, "link" | "in-the-way") && obstacle.path == finding.path
}

/// Takes that were dated over a day ahead of the clock.
fn ahead(paths: &Paths, now: Timestamp) -> Vec<DoctorFinding> {
    let progress = look(&paths.journal()).progress;
    let takes = progress.takes().rev().filter(|take| take.at - now > TimeDelta::days(1));
    let finding = |take: TakeEntry<'_>| {
        let (id, day, today) =
            (take.id, short(take.day, now.date_naive()), short(now.date_naive(), now.date_naive()));
        let sentence = format!(
            "the take {id} is dated {day}, ahead of the clock ({today}), and doesn't count until then; correct the clock, \
             or undo the take with: starl take undo {id}"
        );
        DoctorFinding::other(&paths.journal(), "ahead", sentence)
    };
    takes.map(finding).collect()
}

/// What the file system lacks, and a device id of somewhere else.
fn lacks(paths: &Paths) -> Vec<DoctorFinding> {
    let mut findings = Vec::new();
    if paths.lock().exists() {
        // The device does not matter to a lock.
        let journal = FileJournal::new(&paths.journal(), &paths.lock(), "");
        findings.extend(journal.lacks().into_iter().map(DoctorFinding::from));
    }
    if disk::lacks_dir_sync(paths.data()) {
        let sentence = "this file system may lose a new file in a power outage";
        findings.push(DoctorFinding::other(paths.data(), "no-dir-sync", sentence));
    }
    if device::is_copied(paths.state()) {
        let sentence = "this folder was copied or moved here; starl will give this device a new name when it saves the next entry";
        findings.push(DoctorFinding::other(paths.state(), "copied", sentence));
    }
    findings
}

/// Faults in packs, stories, notes on companies and settings; and drafts that were never saved.
fn content(paths: &Paths) -> Vec<DoctorFinding> {
    let (bank, troubles) = load_bank(Some(&paths.packs()), &[]);
    let packs = troubles.into_iter().map(|trouble| (trouble.path.clone(), trouble.to_string()));
    let settings = FileSettings::new(&paths.settings(), &paths.lock()).load();
    let settings = settings.map_or_else(|report| vec![report], |read| read.reports);
    let settings = settings.into_iter().map(|report| (paths.settings(), report.to_string()));
    let tools = paths.tools().ok().and_then(|tools| {
        let report = tools.trouble()?;
        Some((tools.path().to_owned(), report.to_string()))
    });
    let stories = FileStories::new(&paths.stories(), &paths.lock()).load();
    let companies = FileCompanies::new(&paths.companies(), &paths.lock()).load();
    let strangers = stories.strangers(&bank);
    let own = stories.reports().chain(&strangers).chain(companies.reports());
    // What a name gives away is reported already.
    let own = own.map(|report| (PathBuf::from(report.path()), report.to_string()));
    let own = own.filter(|(path, _)| !is_conflict(path));
    let errors = packs.chain(settings).chain(tools).chain(own);
    let errors = errors.map(|(path, report)| DoctorFinding::of(&path, "faulty", report));
    errors.chain(drafts(paths)).collect()
}

/// Sounds of drills that are neither running nor offered again.
fn cut_off_sounds(paths: &Paths) -> Vec<DoctorFinding> {
    let Ok(audio) = paths.audio() else { return Vec::new() };
    let copy = "a recording, or copies of one, that was in use when starl was killed; starl deletes it the next time it records \
                or transcribes, or with: starl take forget --all";
    let left = HeardFolder::new(audio.clone()).left_over().into_iter();
    let left = left.map(|path| DoctorFinding::other(&path, "leftover", copy));
    let drills = disk::list(paths.data()).unwrap_or_default();
    let drills = drills.iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
    let drills: Vec<Vec<u8>> = drills.filter_map(|path| disk::read(path, LARGEST_DRILL).ok()).collect();
    let is_known = |path: &PathBuf| {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        drills.iter().any(|drill| String::from_utf8_lossy(drill).contains(&format!("\"{name}\"")))
    };
    let parts = disk::list(&audio).unwrap_or_default().into_iter();
    let parts = parts.filter(|path| path.extension().is_some_and(|it| it == PART) && !is_known(path));
    let sentence = "the recording of a drill that you can't resume; listen to it as a WAV file, or delete it when starl isn't \
                    running";
    left.chain(parts.map(|path| DoctorFinding::other(&path, "leftover", sentence))).collect()
}

/// Work that was never saved.
fn drafts(paths: &Paths) -> Vec<DoctorFinding> {
    let sentence = "unsaved changes to a text; you get them back the next time you edit the text";
    let shelves = [("stories", paths.stories()), ("companies", paths.companies())];
    let drafts = shelves.iter().flat_map(|(kind, shelf)| left_over(&paths.drafts().join(kind), shelf));
    let drafts = drafts.chain(FileDrafts::new(&paths.drafts()).left_over());
    drafts.map(|path| DoctorFinding::other(&path, "draft", sentence)).collect()
}

/// Looks at the top folders, which may be links, and everything in them. Where others cannot get into a top folder,
/// nothing below it is open to them.
fn walk_all(paths: &Paths, findings: &mut Vec<DoctorFinding>) {
    let machine = paths.machine().filter(|machine| *machine != paths.state());
    let apart = machine.into_iter().chain([paths.state()]).filter(|dir| !dir.starts_with(paths.data()));
    for root in std::iter::once(paths.data()).chain(apart) {
        let Ok(found) = fs::metadata(root) else { continue };
        let open = wide(root, paths, &found);
        let is_open = open.is_some();
        findings.extend(open);
        list(root, paths, is_open, DEEPEST, findings);
    }
}

fn list(dir: &Path, paths: &Paths, is_open: bool, depth: usize, findings: &mut Vec<DoctorFinding>) {
    let mut unreadable = |why| {
        // Whoever reads what is in it has reported that already.
        if findings.iter().all(|it| it.path != dir) {
            findings.push(Trouble::Unreadable { path: dir.to_owned(), why }.into());
        }
    };
    let listed: Vec<_> = match fs::read_dir(dir) {
        Ok(listed) => listed.filter_map(|entry| entry.map_err(&mut unreadable).ok()).collect(),
        Err(why) => return unreadable(why),
    };
    for entry in listed {
        walk(&entry.path(), paths, is_open, depth - 1, findings);
    }
}

/// Looks at a file, or a folder and everything in it; links are not followed.
fn walk(path: &Path, paths: &Paths, is_open: bool, depth: usize, findings: &mut Vec<DoctorFinding>) {
    let Ok(found) = fs::symlink_metadata(path) else { return };
    if found.is_symlink() {
        return;
    }
    findings.extend(name(path, paths));
    if is_foreign(path) {
        return;
    }
    findings.extend(wide(path, paths, &found).filter(|_| is_open));
    if found.is_dir() && depth > 0 {
        list(path, paths, is_open, depth, findings);
    }
}

/// What is hidden belongs to other programs, such as git and Syncthing, but for earlier texts and unfinished writes.
fn is_foreign(path: &Path) -> bool {
    let name = file_name(path);
    name.starts_with('.') && name != ".history" && !name.starts_with(".starl-")
}

/// Whether others can get at it. Packs are no secret.
fn wide(path: &Path, paths: &Paths, found: &Metadata) -> Option<DoctorFinding> {
    let mode = found.permissions().mode() & 0o777;
    let is_pack = path != paths.packs() && path.starts_with(paths.packs());
    (mode & 0o077 != 0 && !is_pack).then(|| DoctorFinding::wide(path, mode))
}

/// What a name gives away.
fn name(path: &Path, paths: &Paths) -> Option<DoctorFinding> {
    let name = path.file_name()?.to_string_lossy();
    let is_of_audio = || paths.audio().is_ok_and(|audio| path.starts_with(audio));
    let (kind, sentence) = if name.starts_with(".starl-") && name.ends_with(".tmp") {
        // What is left of recordings is reported with them.
        if is_of_audio() {
            return None;
        }
        ("leftover", "left behind by a write that was cut off; you can delete it when starl isn't running")
    } else if name.contains(".broken-") {
        ("set-aside", "a drill that could not be resumed; look at it, then delete it")
    } else if path.parent() == Some(&paths.journal()) && is_odd_journal(&name) {
        ("conflict", "a copy of a journal, or another program's file; starl counts each entry only once")
    } else if path.starts_with(paths.drafts()) && is_of_editor(&name) {
        ("leftover", "an editor left this next to a draft; you can delete it once the editor is closed")
    } else if is_conflict(path) {
        let advice = conflict_advice(path);
        let sentence = format!("conflict copy: {advice}");
        return Some(DoctorFinding::other(path, "conflict", sentence));
    } else {
        return None;
    };
    Some(DoctorFinding::other(path, kind, sentence))
}

/// Names that editors give to their own copies of a file: `one.yaml~`, `#one.yaml#`, `.one.yaml.swp`.
fn is_of_editor(name: &str) -> bool {
    let swap = name.rsplit_once('.').is_some_and(|(_, ending)| ["swp", "swo", "swn"].contains(&ending));
    name.ends_with('~') || name.starts_with('#') || name.starts_with(".#") || name.starts_with('.') && swap
}

/// A name that no device gives its journal: sync tools put words, dots and spaces into it.
fn is_odd_journal(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let stem = name.strip_suffix(".jsonl").filter(|_| !name.starts_with('.'));
    stem.is_some_and(|stem| stem.contains("conflict") || !stem.chars().all(plain))
}
