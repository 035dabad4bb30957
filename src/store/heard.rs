//! What was heard of takes, on this machine alone: a file of texts for each take, beside where its sound would be.
//!
//! Nothing of it is synced, backed up or written into the journal, and it can be forgotten at any time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::sound::wav;
use crate::store::disk::{self, PathError};

/// A file of texts is smaller than this: half an hour of speech has some 30 KB.
const LARGEST: u64 = 1 << 20;

/// The endings of what is saved of a take.
const ENDINGS: [&str; 4] = ["json", "wav", "keep", "part"];

/// The folder of recordings and transcripts.
#[derive(Debug)]
pub struct HeardFolder {
    folder: PathBuf,
}

/// A file of texts.
#[derive(Debug, Serialize, Deserialize)]
struct HeardFile {
    /// A text for each part of the take's outline, or one of the whole.
    texts: Vec<String>,
}

impl HeardFolder {
    /// In this folder, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Saves the texts of a take, open to the user alone, in place of those that were there.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn save(&self, take: &str, texts: &[String]) -> Result<(), PathError> {
        disk::create_dir(&self.folder).map_err(PathError::new("create", &self.folder))?;
        let path = self.file(take, "json");
        let bytes = serde_json::to_vec(&HeardFile { texts: texts.to_vec() }).unwrap_or_default();
        disk::replace(&path, &bytes).map_err(PathError::new("write", &path))
    }

    /// The texts of a take; nothing where none were saved.
    ///
    /// # Errors
    /// The file can't be read, or isn't one of texts.
    pub fn texts(&self, take: &str) -> Result<Option<Vec<String>>, PathError> {
        let path = self.file(take, "json");
        let read = match disk::read(&path, LARGEST) {
            Err(why) => disk::unless_absent(&path, why).map(|()| None),
            Ok(bytes) => serde_json::from_slice::<HeardFile>(&bytes).map(Some).map_err(io::Error::from),
        };
        Ok(read.map_err(PathError::new("read", &path))?.map(|file| file.texts))
    }

    /// The sound of a take, or of a drill by its name, where it has one.
    pub fn sound(&self, take: &str) -> Option<PathBuf> {
        ["wav", "part"].map(|ending| self.file(take, ending)).into_iter().find(|path| path.exists())
    }

    /// Saves the sound of a take in place of what was there.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn save_sound(&self, take: &str, samples: &[i16]) -> Result<(), PathError> {
        disk::create_dir(&self.folder).map_err(PathError::new("create", &self.folder))?;
        let path = self.file(take, "wav");
        disk::replace(&path, &wav::write(samples)).map_err(PathError::new("write", &path))
    }

    /// The sound of a drill, or what was saved of a take that was undone, is that of this take from now on.
    ///
    /// # Errors
    /// A file can't be renamed.
    pub fn adopt(&self, sound: &str, take: &str) -> Result<(), PathError> {
        for (from, to) in [("part", "wav"), ("wav", "wav"), ("json", "json"), ("keep", "keep")] {
            let (from, to) = (self.file(sound, from), self.file(take, to));
            if from != to && from.exists() {
                fs::rename(&from, &to).map_err(PathError::new("rename", &from))?;
            }
        }
        Ok(())
    }

    /// Keeps the sound of a take for good: it isn't deleted to make room. Says whether it has one.
    ///
    /// # Errors
    /// That can't be noted.
    pub fn keep(&self, take: &str) -> Result<bool, PathError> {
        if self.sound(take).is_none() {
            return Ok(false);
        }
        let path = self.file(take, "keep");
        disk::replace(&path, b"").map(|()| true).map_err(PathError::new("write", &path))
    }

    /// Deletes everything that was saved of a take, and says how many files that were.
    ///
    /// # Errors
    /// The first file that can't be deleted.
    pub fn forget(&self, take: &str) -> Result<usize, PathError> {
        delete(ENDINGS.map(|ending| self.file(take, ending)).into_iter().filter(|path| path.exists()))
    }

    /// Deletes everything that was saved of all takes.
    ///
    /// # Errors
    /// The folder can't be read, or a file can't be deleted.
    pub fn forget_all(&self) -> Result<usize, PathError> {
        let files = disk::list(&self.folder).map_err(PathError::new("read", &self.folder))?;
        let is_of_take =
            |path: &PathBuf| path.extension().is_some_and(|it| ENDINGS.iter().any(|end| it == *end));
        delete(files.into_iter().filter(is_of_take))
    }

    /// Where something of a take is. Its id may come from another program: what isn't a plain name gets a number.
    fn file(&self, take: &str, ending: &str) -> PathBuf {
        let plain =
            take.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let name =
            if plain { take.to_owned() } else { format!("other-{:08x}", crc32fast::hash(take.as_bytes())) };
        self.folder.join(format!("{name}.{ending}"))
    }
}

fn delete(files: impl Iterator<Item = PathBuf>) -> Result<usize, PathError> {
    let mut deleted = 0;
    for path in files {
        fs::remove_file(&path).map_err(PathError::new("delete", &path))?;
        deleted += 1;
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::HeardFolder;

    #[test]
    fn texts_are_private_and_come_back_until_they_are_forgotten() {
        let root = tempfile::tempdir().expect("a directory");
        let folder = HeardFolder::new(root.path().join("state/audio"));
        let texts = ["I \"asked\".".to_owned(), String::new()];
        assert_eq!(folder.texts("dev-00").expect("nothing yet"), None);
        folder.save("dev-00", &texts).expect("saved");
        folder.save("../up", &texts).expect("saved");
        assert_eq!(folder.texts("dev-00").expect("read").expect("there"), texts);
        assert_eq!(folder.texts("../up").expect("read").expect("there"), texts);
        for (path, mode) in [("", 0o700), ("dev-00.json", 0o600)] {
            let metadata = fs::metadata(folder.path().join(path)).expect("there");
            assert_eq!(metadata.permissions().mode() & 0o777, mode, "{path}");
        }
        assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 1, "nothing is outside of the folder");
        assert_eq!(folder.forget("dev-00").expect("deleted"), 1);
        assert_eq!(folder.forget("dev-00").expect("gone"), 0);
        assert_eq!(folder.forget_all().expect("deleted"), 1);
        assert_eq!(folder.texts("../up").expect("read"), None);
    }

    #[test]
    fn a_file_of_something_else_is_an_error_that_names_it() {
        let root = tempfile::tempdir().expect("a directory");
        fs::write(root.path().join("dev-00.json"), "texts").expect("written");
        let why = HeardFolder::new(root.path().to_owned()).texts("dev-00").expect_err("no texts").to_string();
        assert!(why.contains("dev-00.json"), "{why}");
    }
}
