//! Looking, without touching anything.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::domain::bank::Bank;
use crate::io::companies::{CompanyStore, FileCompanies};
use crate::io::content::source::{file_name, is_yaml};
use crate::io::content::{Report, load_bank};
use crate::io::doctor::Finding;
use crate::io::draft::Drafts;
use crate::io::journal::{FileJournal, Seen, Trouble, troubles};
use crate::io::paths::Paths;
use crate::io::settings::{FileSettings, SettingsStore};
use crate::io::stories::{FileStories, StoryStore};
use crate::io::workbench::FileWorkbench;
use crate::io::{device, disk};

/// How deep folders are looked into: those of the program are two deep.
const DEEPEST: usize = 6;

/// Everything that is not as it should be, and how many damaged lines were seen before.
pub fn examine(paths: &Paths) -> (Vec<Finding>, usize) {
    let seen = Seen::read(&paths.journal());
    let (known, new): (Vec<Trouble>, Vec<Trouble>) =
        troubles(&paths.journal()).into_iter().partition(|trouble| seen.knows(trouble));
    let mut findings: Vec<Finding> = new.into_iter().map(Finding::Journal).collect();
    findings.extend(lacks(paths));
    findings.extend(content(paths));
    for root in [paths.data(), paths.state()] {
        walk(root, paths, DEEPEST, &mut findings);
    }
    findings.sort_by(|a, b| a.place().cmp(&b.place()));
    findings.dedup_by(|a, b| a.told() == b.told());
    (findings, known.len())
}

/// What the file system lacks, and a device id of somewhere else.
fn lacks(paths: &Paths) -> Vec<Finding> {
    let mut findings = Vec::new();
    if paths.lock().exists() {
        // The device does not matter to a lock.
        let journal = FileJournal::new(&paths.journal(), &paths.lock(), "");
        findings.extend(journal.lacks().into_iter().map(Finding::Journal));
    }
    if disk::lacks_dir_sync(paths.data()) {
        let sentence = "this file system keeps new files over a power cut only in its own time";
        findings.push(Finding::other(paths.data(), "no-dir-sync", sentence));
    }
    if device::is_copied(paths.state()) {
        let sentence =
            "the name of this device was copied from elsewhere; the next entry is written under a new one";
        findings.push(Finding::other(paths.state(), "copied", sentence));
    }
    findings
}

/// Faults in packs, stories, notes on companies and settings; and drafts that were never saved.
fn content(paths: &Paths) -> Vec<Finding> {
    let (bank, troubles) = load_bank(Some(&paths.packs()), &[]);
    let packs = troubles.into_iter().map(|trouble| (trouble.path.clone(), trouble.to_string()));
    let settings = FileSettings::new(&paths.settings(), &paths.lock()).load();
    let settings = settings.map_or_else(|report| vec![report], |read| read.reports);
    let settings = settings.into_iter().map(|report| (paths.settings(), report.to_string()));
    let own = stories(paths, &bank).into_iter().chain(companies(paths));
    let faults = packs.chain(settings).chain(own).map(|(path, report)| Finding::Faulty { path, report });
    let sentence = "work on a text that was never saved; it is opened when you edit the text again";
    let shelves = [("stories", paths.stories()), ("companies", paths.companies())];
    let drafts =
        shelves.iter().flat_map(|(kind, shelf)| Drafts::new(&paths.drafts().join(kind)).left_over(shelf));
    let drafts = drafts.chain(FileWorkbench::new(&paths.drafts()).left_over());
    faults.chain(drafts.map(|path| Finding::other(&path, "draft", sentence))).collect()
}

fn stories(paths: &Paths, bank: &Bank) -> Vec<(PathBuf, String)> {
    let loaded = FileStories::new(&paths.stories(), &paths.lock()).load();
    faults(loaded.reports().chain(&loaded.strangers(bank)))
}

fn companies(paths: &Paths) -> Vec<(PathBuf, String)> {
    faults(FileCompanies::new(&paths.companies(), &paths.lock()).load().reports())
}

/// Each with its file; what its name says already is told by that.
fn faults<'a>(reports: impl Iterator<Item = &'a Report>) -> Vec<(PathBuf, String)> {
    let told = reports.map(|report| (PathBuf::from(report.path()), report.to_string()));
    told.filter(|(path, _)| !is_conflict(&file_name(path))).collect()
}

/// Looks at a folder and everything in it; links are not followed.
fn walk(path: &Path, paths: &Paths, depth: usize, findings: &mut Vec<Finding>) {
    let Ok(found) = fs::symlink_metadata(path) else { return };
    if found.is_symlink() {
        return;
    }
    findings.extend(wide(path, paths, &found));
    findings.extend(name(path, paths));
    if !found.is_dir() || depth == 0 {
        return;
    }
    match fs::read_dir(path) {
        Ok(listed) => {
            for entry in listed.flatten() {
                walk(&entry.path(), paths, depth - 1, findings);
            }
        }
        Err(why) => findings.push(Finding::Journal(Trouble::Unreadable { path: path.to_owned(), why })),
    }
}

/// Whether others can get at it. Packs are no secret.
#[cfg(unix)]
fn wide(path: &Path, paths: &Paths, found: &Metadata) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let mode = found.permissions().mode() & 0o777;
    let is_pack = path != paths.packs() && path.starts_with(paths.packs());
    (mode & 0o077 != 0 && !is_pack).then(|| Finding::Wide { path: path.to_owned(), mode })
}

#[cfg(not(unix))]
fn wide(_: &Path, _: &Paths, _: &Metadata) -> Option<Finding> {
    None
}

/// What a name gives away.
fn name(path: &Path, paths: &Paths) -> Option<Finding> {
    let name = path.file_name()?.to_string_lossy();
    if name.starts_with(".starl-") && name.ends_with(".tmp") {
        let sentence = "a write was cut off here; while no starl runs, it can be deleted";
        return Some(Finding::other(path, "leftover", sentence));
    }
    if name.contains(".broken-") {
        let sentence = "a drill that could not be resumed; look at it, then delete it";
        return Some(Finding::other(path, "set-aside", sentence));
    }
    if path.parent() == Some(&paths.journal()) && is_odd_journal(&name) {
        let sentence = "a copy of a journal, or of another program; each of its entries counts once";
        return Some(Finding::other(path, "conflict", sentence));
    }
    if is_conflict(&name) {
        let sentence = "two versions of one file met here; keep what you want of both, then delete this one";
        return Some(Finding::other(path, "conflict", sentence));
    }
    None
}

/// The name of one of two versions of a file.
fn is_conflict(name: &str) -> bool {
    name.to_lowercase().contains("conflict") && is_yaml(Path::new(name))
}

/// A name that no device gives its journal: sync tools put words, dots and spaces into it.
fn is_odd_journal(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let stem = name.strip_suffix(".jsonl").filter(|_| !name.starts_with('.'));
    stem.is_some_and(|stem| stem.contains("conflict") || !stem.chars().all(plain))
}
