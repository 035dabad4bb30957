//! A shelf: a folder of YAML files that people and the app both write, stories or notes on companies.
//!
//! A file is the old text or the new one, whole. What was changed elsewhere is never overwritten: the newer text is then
//! kept beside it. Every text that is replaced stays in `.history`, and what is archived is moved, never deleted.

mod disk;
mod history;
mod name;

use std::io;
use std::path::{Path, PathBuf};

pub use self::disk::{Disk, DiskFiles, FolderStamp};
pub use self::name::{conflict_advice, is_conflict, slug_of};
use crate::domain::clean::{clean, display_clean};
use crate::domain::day::Timestamp;
use crate::domain::id::{BadId, Id};
use crate::store::disk::{PathError, is_written};
use crate::store::text::Report;
use crate::store::text::read::{LARGEST, decode};
use crate::store::text::report::in_lines;
use crate::store::text::source::{Source, file_name};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The new text has faults.
    #[error("{}", in_lines(.0))]
    Faulty(Vec<Report>),
    /// The file is sound, but written in a way in which this one value cannot be changed alone.
    #[error(
        "{key} in {} can't be changed here because of how that file is written; use your editor",
        display_clean(path)
    )]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The key.
        key: &'static str,
    },
    /// No name can be made of the words.
    #[error("could not make a file name from these words: {0}")]
    Nameless(#[from] BadId),
    /// The file is gone.
    #[error("{} is gone", display_clean(.0))]
    Gone(PathBuf),
    /// It was changed by somebody else at this very moment.
    #[error("{} was changed elsewhere just now; look at it again", display_clean(.0))]
    Changed(PathBuf),
    /// Every name that could be made of the words is taken.
    #[error("there are too many files called {0} already")]
    Crowded(Id),
    /// The new text is larger than anything that is read.
    #[error("{} would be larger than 1 MiB, which is too large to read; make it shorter", display_clean(.0))]
    TooLarge(PathBuf),
    /// It is written, but its folder could not be synced.
    #[error("{}: {why}", display_clean(path))]
    Unsynced {
        /// The file.
        path: PathBuf,
        /// The cause.
        why: io::Error,
    },
    /// A file or directory was at fault.
    #[error(transparent)]
    Disk(#[from] PathError),
}

impl ShelfError {
    /// Whether the text is in its file all the same, and only a power cut may undo that.
    pub fn is_written(&self) -> bool {
        matches!(self, Self::Unsynced { .. })
    }
}

/// What is larger than what is read would be lost to the app once it is written.
fn small_enough(path: &Path, bytes: &[u8]) -> Result<(), ShelfError> {
    if bytes.len() as u64 > LARGEST { Err(ShelfError::TooLarge(path.to_owned())) } else { Ok(()) }
}

/// Why a text is not safely in the file it was meant for.
fn unwritten(path: PathBuf, why: io::Error) -> ShelfError {
    if is_written(&why) {
        ShelfError::Unsynced { path, why }
    } else {
        PathError::new("write", &path)(why).into()
    }
}

/// What became of a text that was to be saved. It is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is the file now.
    Whole,
    /// The file had been changed elsewhere meanwhile and was left alone: the text is in this file beside it.
    Beside(PathBuf),
    /// The file had been archived or deleted elsewhere meanwhile: the text is this file now.
    Again(PathBuf),
}

impl Saved {
    /// What happened to the file elsewhere, and where the text is, in words without a full stop; nothing where nothing did.
    pub fn elsewhere(&self) -> Option<String> {
        let (what, how, path) = match self {
            Self::Whole => return None,
            Self::Beside(path) => ("changed elsewhere in the meantime, so starl left it alone", "in", path),
            Self::Again(path) => ("archived or deleted elsewhere in the meantime", "as", path),
        };
        Some(format!("The file was {what}; your text is saved {how} {}", display_clean(path)))
    }
}

/// One file of a shelf.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its name without the ending.
    pub slug: Id,
    /// Where it lies.
    pub path: PathBuf,
    /// Its text, or why there is none.
    pub source: Result<Source, Report>,
}

/// A folder of files.
#[derive(Debug)]
pub struct Shelf<D: ?Sized> {
    dir: PathBuf,
    seen: Option<FolderStamp>,
    disk: D,
}

impl<D: Disk> Shelf<D> {
    /// The shelf in this folder, which need not be there.
    pub fn new(dir: &Path, disk: D) -> Self {
        Self { dir: dir.to_owned(), disk, seen: None }
    }
}

impl<D: Disk + ?Sized> Shelf<D> {
    /// What it is kept on.
    pub fn disk(&mut self) -> &mut D {
        &mut self.disk
    }

    /// The file with this name.
    pub fn path(&self, slug: &Id) -> PathBuf {
        self.dir.join(format!("{slug}.yaml"))
    }

    /// Every file by its name, and reports on what lies there but cannot be one.
    pub fn load(&mut self) -> (Vec<Found>, Vec<Report>) {
        self.seen = Some(self.disk.stamp(&self.dir));
        let paths = match self.disk.list(&self.dir) {
            Ok(paths) => paths,
            Err(why) => {
                let sentence = format!("This folder can't be read: {why}.");
                return (Vec::new(), vec![Report::of_file(&self.dir, sentence)]);
            }
        };
        let (mut found, mut odd) = (Vec::new(), Vec::new());
        for path in paths {
            match name::slug(&path) {
                Ok(slug) => found.push(self.found(slug, path)),
                Err(report) => odd.push(report),
            }
        }
        // "a-2.yaml" comes before "a.yaml" where paths are sorted.
        found.sort_by(|one, next| one.slug.cmp(&next.slug));
        (found, odd)
    }

    /// Whether anything has changed since it was last loaded, whoever did it.
    pub fn is_stale(&self) -> bool {
        self.seen.as_ref() != Some(&self.disk.stamp(&self.dir))
    }

    /// The file of this name as it is now, where there is one.
    pub fn find(&self, slug: &Id) -> Option<Found> {
        let found = self.found(slug.clone(), self.path(slug));
        found.source.is_ok().then_some(found)
    }

    fn found(&self, slug: Id, path: PathBuf) -> Found {
        let nothing = || Report::of_file(&path, "The file is gone, or the link is broken.");
        let bytes = self.disk.read(&path).and_then(|bytes| bytes.ok_or_else(nothing));
        Found { slug, source: bytes.and_then(|bytes| decode(&path, &bytes)), path }
    }

    /// Puts a new file on it, under the name or a numbered one like it.
    ///
    /// # Errors
    /// [`ShelfError`]: there is no new file.
    pub fn create(&mut self, wish: &Id, text: &str) -> Result<Id, ShelfError> {
        first_free(wish, name::numbered(wish), |slug| self.put(&self.path(slug), text.as_bytes()))
    }

    /// Saves a text that was made from another one: as the file, if the file still is what it was made from, else
    /// beside it.
    ///
    /// # Errors
    /// [`ShelfError`]: the file is what it was, and the text is saved nowhere.
    pub fn write(&mut self, slug: &Id, was: &str, text: &str, at: Timestamp) -> Result<Saved, ShelfError> {
        let path = self.path(slug);
        let bytes = match self.disk.read(&path) {
            Ok(Some(bytes)) => bytes,
            // Archived or deleted elsewhere: nothing is overwritten.
            Ok(None) if self.put(&path, text.as_bytes())? => return Ok(Saved::Again(path)),
            _ => return self.write_beside(slug, text, at),
        };
        match decode(&path, &bytes) {
            Ok(source) if source.text == text => Ok(Saved::Whole),
            Ok(source) if source.text == was => {
                // What is not text, a byte order mark, stays before it.
                let mark = bytes.get(..bytes.len() - was.len()).unwrap_or_default();
                let next = [mark, text.as_bytes()].concat();
                if self.replace(slug, &bytes, &next, at)? {
                    Ok(Saved::Whole)
                } else {
                    self.write_beside(slug, text, at)
                }
            }
            _ => self.write_beside(slug, text, at),
        }
    }

    /// Replaces a file by other bytes, unless it is not what it was any more.
    fn replace(&mut self, slug: &Id, was: &[u8], bytes: &[u8], at: Timestamp) -> Result<bool, ShelfError> {
        let path = self.path(slug);
        if was == bytes {
            return Ok(true);
        }
        small_enough(&path, bytes)?;
        self.remember(slug, was, at)?;
        let replaced = self.disk.replace(&path, was, bytes);
        let replaced = replaced.map_err(|why| unwritten(path, why))?;
        if replaced {
            self.forget_the_oldest(slug);
        }
        Ok(replaced)
    }

    fn write_beside(&mut self, slug: &Id, text: &str, at: Timestamp) -> Result<Saved, ShelfError> {
        let names =
            name::endings().map(|ending| format!("{slug}.conflict-{}{ending}.yaml", history::time(at)));
        let paths: Vec<PathBuf> = names.map(|name| self.dir.join(name)).collect();
        first_free(slug, paths, |path| self.put(path, text.as_bytes())).map(Saved::Beside)
    }

    /// Takes a file off the shelf: it lies in `archive` then, and this says where.
    ///
    /// # Errors
    /// [`ShelfError`]: it is where it was.
    pub fn archive(&mut self, slug: &Id, at: Timestamp) -> Result<PathBuf, ShelfError> {
        let path = self.path(slug);
        let Some(bytes) = self.disk.read(&path).map_err(|report| ShelfError::Faulty(vec![report]))? else {
            return Err(ShelfError::Gone(path));
        };
        let time = history::time(at);
        let timed = name::endings().map(|ending| format!("{slug}-{time}{ending}"));
        let names = std::iter::once(slug.to_string()).chain(timed);
        let folder = self.dir.join("archive");
        let paths = names.map(|name| folder.join(format!("{name}.yaml")));
        let target = first_free(slug, paths, |path| self.copy(path, &bytes))?;
        let kept = match self.disk.remove(&path, &bytes) {
            Ok(true) => return Ok(target),
            Ok(false) => ShelfError::Changed(path),
            Err(why) => PathError::new("remove", &path)(why).into(),
        };
        self.remove_copy(&target, &bytes);
        Err(kept)
    }

    /// Puts an archived file back, under its old name or a numbered one like it.
    ///
    /// # Errors
    /// [`ShelfError`]: it is in the archive still.
    pub fn restore(&mut self, slug: &Id, archived: &Path) -> Result<Id, ShelfError> {
        let bytes = self.disk.read(archived).map_err(|report| ShelfError::Faulty(vec![report]))?;
        let bytes = bytes.ok_or_else(|| ShelfError::Gone(archived.to_owned()))?;
        let slug = first_free(slug, name::numbered(slug), |slug| self.copy(&self.path(slug), &bytes))?;
        let Err(why) = self.disk.remove(archived, &bytes) else { return Ok(slug) };
        self.remove_copy(&self.path(&slug), &bytes);
        Err(PathError::new("remove", archived)(why).into())
    }

    /// What could not be moved is not to be in both places; where not even this can be done, nothing is lost by it.
    fn remove_copy(&mut self, path: &Path, bytes: &[u8]) {
        let _stays = self.disk.remove(path, bytes);
    }

    /// Writes a new file that is to be there before another is replaced or removed; false where the name is taken.
    fn copy(&mut self, path: &Path, bytes: &[u8]) -> Result<bool, ShelfError> {
        Ok(self.disk.create(path, bytes).map_err(PathError::new("write", path))?)
    }

    /// Writes a new file; false where the name is taken.
    fn put(&mut self, path: &Path, bytes: &[u8]) -> Result<bool, ShelfError> {
        small_enough(path, bytes)?;
        self.disk.create(path, bytes).map_err(|why| unwritten(path.to_owned(), why))
    }
}

/// Writes a file under the first of these names that is free, and says which.
fn first_free<T>(
    slug: &Id,
    names: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&T) -> Result<bool, ShelfError>,
) -> Result<T, ShelfError> {
    for name in names {
        if write(&name)? {
            return Ok(name);
        }
    }
    Err(ShelfError::Crowded(slug.clone()))
}

/// A file's name as a sentence shows it.
pub fn shown_name(path: &Path) -> String {
    clean(&file_name(path)).into_owned()
}
