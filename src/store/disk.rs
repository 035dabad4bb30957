//! Private directories, whole files and locks: what everything kept on disk is made with.
//!
//! Modes are given explicitly, 0700 and 0600; the umask is not trusted.

pub mod lock;

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::domain::clean::display_clean;
use crate::store::text::read::entries;

/// What could not be done with a file or directory.
#[derive(Debug, thiserror::Error)]
#[error("could not {doing} {}: {source}", display_clean(path))]
pub struct PathError {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl PathError {
    /// Says what was being done with which path when an error came.
    pub fn new(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self { doing, path, source }
    }
}

/// Nothing, and after that "-2", "-3" and so on: the ends of names of which the first may be taken.
pub fn endings() -> impl Iterator<Item = String> {
    std::iter::once(String::new()).chain((2..=u32::MAX).map(|number| format!("-{number}")))
}

/// Creates a directory and those above it that are missing, open to the user alone; says which were new.
///
/// The entries are on disk when this returns.
pub fn create_dir(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = |dir: &&Path| !dir.as_os_str().is_empty() && !dir.is_dir();
    let mut new: Vec<PathBuf> = dir.ancestors().take_while(missing).map(Into::into).collect();
    new.reverse();
    for dir in &new {
        match DirBuilder::new().mode(0o700).create(dir) {
            // Another instance was quicker.
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => {}
            other => other.map_err(|why| explained(dir, why))?,
        }
    }
    for parent in new.iter().filter_map(|dir| dir.parent()) {
        sync_dir(parent)?;
    }
    Ok(new)
}

/// Puts a directory's entries on disk, where the file system can do that; elsewhere it does nothing.
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    open_dir(dir).and_then(|dir| sync_opened(&dir))
}

/// A directory that can be synced.
fn open_dir(dir: &Path) -> io::Result<File> {
    File::open(if dir.as_os_str().is_empty() { Path::new(".") } else { dir })
}

fn sync_opened(dir: &File) -> io::Result<()> {
    match dir.sync_all() {
        Err(why) if is_unsupported(&why) => Ok(()),
        other => other,
    }
}

/// Whether a file system keeps directories on disk only in its own time.
pub fn lacks_dir_sync(dir: &Path) -> bool {
    let synced = File::open(dir).and_then(|dir| dir.sync_all());
    synced.is_err_and(|why| is_unsupported(&why))
}

/// Passes where a path leads to nothing because nothing was ever put there; an error that hides what may be there stays
/// one, and so does a link on the way that leads to nothing.
pub fn unless_absent(path: &Path, why: io::Error) -> io::Result<()> {
    let why = explained(path, why);
    if why.kind() == io::ErrorKind::NotFound && why.get_ref().is_none() { Ok(()) } else { Err(why) }
}

/// What lies in a directory and is not hidden, by name; nothing where nothing was ever put there.
pub fn list(dir: &Path) -> io::Result<Vec<PathBuf>> {
    entries(dir).or_else(|why| unless_absent(dir, why).map(|()| Vec::new()))
}

/// Names the link that leads to nothing, where one is why nothing was found.
fn explained(path: &Path, why: io::Error) -> io::Error {
    // Above a folder that is there, nothing is broken.
    let mut missing = path.ancestors().take_while(|path| fs::metadata(path).is_err());
    match missing.find(|path| fs::read_link(path).is_ok()) {
        Some(link) if matches!(why.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists) => {
            io::Error::new(why.kind(), format!("the link {} is broken", link.display()))
        }
        _ => why,
    }
}

/// Opens a directory to the user alone.
pub fn make_private(dir: &Path) -> io::Result<()> {
    fs::set_permissions(dir, Permissions::from_mode(0o700))
}

/// Whether a file system said that it does not do this at all.
fn is_unsupported(why: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(why.kind(), InvalidInput | Unsupported)
}

/// Options that create a file for the user alone.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Refuses what is there but is no regular file: a pipe or a device could block for ever. A missing one passes.
pub fn refuse_irregular(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(irregular()),
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

fn irregular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it isn't a regular file")
}

/// Opens a regular file, and nothing else.
pub fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    refuse_irregular(path)?;
    let file = options.open(path).map_err(|why| explained(path, why))?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(irregular()) }
}

/// What a regular file holds, up to one byte more than so many: a pipe would be read for ever.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, private().read(true))?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Replaces a file: afterwards, and after any fault, it holds the old bytes or the new ones, whole. An error says which.
///
/// The file is open to the user alone. The caller has resolved symlinks, if they are to be kept.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_if(path, bytes, || Ok(true)).map(|_| ())
}

/// Replaces a file as [`replace`] does, if the condition holds when the new bytes are on disk and only the name is
/// left to be changed; says whether it did.
pub fn replace_if(path: &Path, bytes: &[u8], holds: impl FnOnce() -> io::Result<bool>) -> io::Result<bool> {
    refuse_irregular(path)?;
    let dir = path.parent().unwrap_or(Path::new(""));
    // Opened before anything is replaced, so that little can go wrong after.
    let folder = open_dir(dir)?;
    let temporary = temporary(dir, bytes)?;
    if !holds()? {
        return Ok(false);
    }
    temporary.persist(path).map_err(|fault| fault.error)?;
    sync_replaced(&folder)?;
    Ok(true)
}

/// Writes a new file, open to the user alone, whole or not at all; false where the name is taken by anything.
pub fn create_file(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let dir = path.parent().unwrap_or(Path::new(""));
    let folder = open_dir(dir)?;
    match temporary(dir, bytes)?.persist_noclobber(path) {
        Err(fault) if fault.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        // Some file systems cannot refuse a name that is taken; it was free a moment ago.
        Err(fault) => fault.file.persist(path).map_err(|fault| fault.error)?,
        Ok(file) => file,
    };
    sync_replaced(&folder)?;
    Ok(true)
}

/// Tries whether a file can be put into a directory and synced. Nothing of it stays.
pub fn try_in(dir: &Path) -> io::Result<()> {
    temporary(dir, b"starl\n")?.close()?;
    sync_dir(dir)
}

/// Bytes on disk under a name that nobody looks for; it goes when it is dropped.
fn temporary(dir: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new().prefix(".starl-").suffix(".tmp").tempfile_in(dir)?;
    // Whoever looks for what was left over sees that it's being written.
    let _unheld = temporary.as_file().try_lock();
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Why a file that has got its name may lose it again.
#[derive(Debug, thiserror::Error)]
#[error("it is written, but a power outage could lose it, because its folder couldn't be synced: {0}")]
struct Unsynced(io::Error);

/// Syncs the folder in which a file has got its name; where that fails, the file is there all the same.
fn sync_replaced(folder: &File) -> io::Result<()> {
    sync_opened(folder).map_err(|why| io::Error::new(why.kind(), Unsynced(why)))
}

/// Whether a file was written all the same, and only a power cut may undo that.
pub fn is_written(why: &io::Error) -> bool {
    why.get_ref().and_then(|cause| cause.downcast_ref::<Unsynced>()).is_some()
}

/// Where a path leads, links followed, the last of which may lead to nothing yet.
pub fn behind_links(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Ok(real), _) => real,
        (Err(_), Ok(target)) => path.parent().unwrap_or(Path::new("")).join(target),
        (Err(_), Err(_)) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{fs, io};

    use super::{Unsynced, create_dir, create_file, is_written, open, private, replace, replace_if};

    fn mode(path: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    #[test]
    fn directories_are_created_for_the_user_alone() {
        let root = tempfile::tempdir().expect("a directory");
        let dir = root.path().join("a/b");
        assert_eq!(create_dir(&dir).expect("made"), [root.path().join("a"), dir.clone()]);
        assert!(create_dir(&dir).expect("there").is_empty());
        assert_eq!((mode(&root.path().join("a")), mode(&dir)), (0o700, 0o700));
    }

    #[test]
    fn a_file_in_the_way_is_an_error() {
        let root = tempfile::tempdir().expect("a directory");
        fs::write(root.path().join("a"), "").expect("a file");
        assert!(create_dir(&root.path().join("a/b")).is_err());
    }

    #[test]
    fn a_replaced_file_is_whole_and_private_and_leaves_nothing_behind() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("file");
        replace(&path, b"one").expect("written");
        replace(&path, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 1);
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_file_is_replaced_only_while_the_condition_holds_and_created_only_where_none_is() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("file");
        assert!(create_file(&path, b"one").expect("written"));
        assert!(!create_file(&path, b"two").expect("looked at"));
        assert!(!replace_if(&path, b"two", || Ok(false)).expect("looked at"));
        assert_eq!(fs::read(&path).expect("read"), b"one");
        assert!(replace_if(&path, b"two", || Ok(true)).expect("written"));
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 1, "no temporary is left");
    }

    #[test]
    fn a_file_that_is_there_though_its_folder_could_not_be_synced_is_told_apart() {
        let why = || io::Error::from(io::ErrorKind::StorageFull);
        let told = io::Error::new(io::ErrorKind::StorageFull, Unsynced(why()));
        assert!(is_written(&told) && !is_written(&why()));
        assert!(told.to_string().starts_with("it is written, but a power outage could lose it"), "{told}");
    }

    #[test]
    fn only_regular_files_are_opened_or_replaced() {
        let root = tempfile::tempdir().expect("a directory");
        let why = open(root.path(), private().read(true)).expect_err("a directory");
        assert_eq!(why.to_string(), "it isn't a regular file");
        assert!(replace(root.path(), b"x").is_err());
    }
}
