//! Trying what a take, a story and a setting need: folders that can be written to, the lock, the journal.
//!
//! Everything that is tried is removed again, and nothing is made that was not there.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::doctor::DoctorFinding;
use crate::store::journal::files;
use crate::store::paths::Paths;
use crate::store::{device, disk};

/// Whatever is in the way of saving something.
pub(super) fn obstacles(paths: &Paths) -> Vec<DoctorFinding> {
    let (data, state, drafts) = (paths.data().to_owned(), paths.state().to_owned(), paths.drafts());
    let folders =
        [data, paths.journal(), paths.stories(), paths.companies(), paths.packs(), paths.backups(), state];
    let drafts =
        ["stories", "companies", "parts"].map(|kind| drafts.join(kind)).into_iter().chain([drafts.clone()]);
    let replaced = [
        paths.settings(),
        paths.drill_file(),
        paths.packs().join("mine.yaml"),
        paths.state().join("device.json"),
    ];
    let opened = [paths.lock(), paths.drill_file().with_extension("lock"), paths.state().join("lock")];
    let folders = folders.into_iter().chain(drafts).chain(paths.audio().ok()).map(|path| folder(&path));
    let replaced = replaced.iter().map(|path| file(path).map(drop));
    let opened = opened.into_iter().chain(own_journals(paths)).map(|path| writable(&path));
    folders.chain(replaced).chain(opened).filter_map(|tried| tried.err().flatten()).collect()
}

/// The journal files that this device adds to.
fn own_journals(paths: &Paths) -> Vec<PathBuf> {
    let Some(device) = device::known_here(paths.state()) else { return Vec::new() };
    let mut all = files(&paths.journal()).unwrap_or_default();
    all.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&device)));
    all
}

/// What is there; `Err(None)` where nothing is, `Err(Some)` where a link leads nowhere.
fn found(path: &Path) -> Result<Metadata, Option<DoctorFinding>> {
    if fs::symlink_metadata(path).is_err() {
        return Err(None);
    }
    fs::metadata(path).map_err(|why| {
        let sentence = match why.kind() {
            io::ErrorKind::NotFound => {
                "the link is broken; restore what it pointed to, or delete it".to_owned()
            }
            _ => format!("it can't be reached: {why}"),
        };
        Some(DoctorFinding::other(path, "link", sentence))
    })
}

/// What keeps files from being saved in a folder; `Err(None)` where there is none.
fn folder(path: &Path) -> Result<(), Option<DoctorFinding>> {
    let metadata = found(path)?;
    if !metadata.is_dir() {
        let sentence = "this should be a folder, but it isn't; move it away";
        return Err(Some(DoctorFinding::other(path, "in-the-way", sentence)));
    }
    let tried = if metadata.permissions().readonly() { Err(read_only()) } else { disk::try_in(path) };
    let sentence = |why| format!("nothing can be saved in this folder: {why}");
    tried.map_err(|why| Some(DoctorFinding::other(path, "read-only", sentence(why))))
}

/// A regular file; or what else is there.
fn file(path: &Path) -> Result<Metadata, Option<DoctorFinding>> {
    let sentence = "this should be a regular file, but it isn't; move it away";
    let refused = || Some(DoctorFinding::other(path, "in-the-way", sentence));
    found(path).and_then(|it| if it.is_file() { Ok(it) } else { Err(refused()) })
}

/// What keeps a file from being locked or added to; `Err(None)` where there is none.
fn writable(path: &Path) -> Result<(), Option<DoctorFinding>> {
    let metadata = file(path)?;
    if is_foreign(&metadata) {
        let sentence = "it belongs to another user, so saving may fail; change its owner with chown, or delete it if it's empty";
        return Err(Some(DoctorFinding::other(path, "foreign", sentence)));
    }
    let tried = if metadata.permissions().readonly() {
        Err(read_only())
    } else {
        disk::open(path, disk::private().append(true)).and_then(|file| file.sync_data())
    };
    let sentence = |why| format!("it can't be written to, so nothing can be saved: {why}");
    tried.map_err(|why| Some(DoctorFinding::other(path, "read-only", sentence(why))))
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only; make it writable with chmod u+w")
}

fn is_foreign(found: &Metadata) -> bool {
    found.uid() != rustix::process::geteuid().as_raw()
}
