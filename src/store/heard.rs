//! What was heard of takes, on this machine alone: a file of texts for each take, and its sound beside it.
//!
//! Nothing of it is synced, backed up or written into the journal, and it can be forgotten at any time. The sound of a
//! drill has a name of its own, and the ending `part`, until its take is saved. The oldest sounds go, with their texts, but
//! for those that are kept for good.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, TempDir};

use serde::{Deserialize, Serialize};

use crate::domain::sound::wav;
use crate::store::disk::{self, PathError};
use crate::term::sound_file::SoundFile;

/// A file of texts is smaller than this: a transcription program may answer with 1 MiB for each part.
const LARGEST: u64 = 8 << 20;

/// The endings of what is saved of a take.
const ENDINGS: [&str; 4] = ["json", WAV, KEPT, PART];
/// The ending of its sound.
const WAV: &str = "wav";
/// The ending of an empty file that says that it is kept for good.
const KEPT: &str = "keep";
/// The ending of the sound of a drill whose take isn't saved.
pub const PART: &str = "part";

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

    /// The sound of a drill, where its clock stands: what comes next is added to it.
    ///
    /// # Errors
    /// The file can't be created or written.
    pub fn sound_of_drill(&self, sound: &str, at: Duration) -> Result<SoundFile, PathError> {
        disk::create_dir(&self.folder).map_err(PathError::new("create", &self.folder))?;
        // The take was saved and undone: it goes on where it is.
        let path = [WAV, PART].map(|ending| self.file(sound, ending)).into_iter().find(|path| path.exists());
        let path = path.unwrap_or_else(|| self.file(sound, PART));
        let mut options = disk::private();
        options.read(true).write(true).create_new(!path.exists());
        let opened = disk::open(&path, &options).and_then(|file| SoundFile::open(file, at));
        opened.map_err(PathError::new("write", &path))
    }

    /// The sound of a take, or of a drill by its name, where it has one.
    pub fn sound(&self, take: &str) -> Option<PathBuf> {
        [WAV, PART].map(|ending| self.file(take, ending)).into_iter().find(|path| path.exists())
    }

    /// Saves the sound of a take in place of what was there.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn save_sound(&self, take: &str, samples: &[i16]) -> Result<(), PathError> {
        disk::create_dir(&self.folder).map_err(PathError::new("create", &self.folder))?;
        let path = self.file(take, WAV);
        disk::replace(&path, &wav::write(samples)).map_err(PathError::new("write", &path))
    }

    /// The sound of a drill, or what was saved of a take that was undone, is that of this take from now on.
    ///
    /// # Errors
    /// A file can't be renamed.
    pub fn adopt(&self, sound: &str, take: &str) -> Result<(), PathError> {
        for (from, to) in [(PART, WAV), (WAV, WAV), ("json", "json"), (KEPT, KEPT)] {
            let (from, to) = (self.file(sound, from), self.file(take, to));
            let is_empty = to.extension().is_some_and(|it| it == WAV)
                && fs::metadata(&from).is_ok_and(|it| it.len() <= wav::HEADER as u64);
            if is_empty {
                fs::remove_file(&from).map_err(PathError::new("delete", &from))?;
            } else if from != to && from.exists() {
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
        let path = self.file(take, KEPT);
        if self.sound(take).is_none() {
            return Ok(false);
        }
        disk::replace(&path, b"").map(|()| true).map_err(PathError::new("write", &path))
    }

    /// Whether the sound of a take is kept for good.
    pub fn is_kept(&self, take: &str) -> bool {
        self.file(take, KEPT).exists()
    }

    /// Deletes the oldest sounds with their texts, until this many are left beside those that are kept for good; says how
    /// many takes that were. Texts without a sound stay.
    ///
    /// # Errors
    /// The folder can't be read, or a file can't be deleted.
    pub fn prune(&self, keep: usize) -> Result<usize, PathError> {
        self.sweep();
        let files = disk::list(&self.folder).map_err(PathError::new("read", &self.folder))?;
        let age = |path: &PathBuf| {
            fs::metadata(path).and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
        };
        let is_mortal = |path: &PathBuf| {
            path.extension().is_some_and(|it| it == WAV) && !path.with_extension(KEPT).exists()
        };
        let mut sounds: Vec<PathBuf> = files.into_iter().filter(is_mortal).collect();
        sounds.sort_by_key(|path| (age(path), path.clone()));
        let old = sounds.len().saturating_sub(keep);
        for path in sounds.iter().take(old) {
            delete(ENDINGS.iter().map(|ending| path.with_extension(ending)).filter(|path| path.exists()))?;
        }
        Ok(old)
    }

    /// A private folder below it, for a program to run in; it goes when it is dropped, and when the next one is made at
    /// the latest: it is held as long as this program lives.
    ///
    /// # Errors
    /// It can't be created.
    pub fn work(&self) -> io::Result<WorkFolder> {
        self.sweep();
        disk::create_dir(&self.folder)?;
        let private = fs::Permissions::from_mode(0o700);
        let folder =
            Builder::new().prefix(".starl-").suffix(".tmp").permissions(private).tempdir_in(&self.folder)?;
        let held = File::open(folder.path())?;
        // Where that can't be, it stays at the next start.
        let _unheld = held.try_lock();
        Ok(WorkFolder { folder, _held: held })
    }

    /// Deletes what starl had no time to delete when it was killed: folders with copies of a recording, and what was half
    /// written.
    fn sweep(&self) {
        for path in self.left_over() {
            let _stays = remove(&path);
        }
    }

    /// Folders in which programs ran, and files that were half written, if nobody uses them.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let is_free = |path: &PathBuf| File::open(path).is_ok_and(|held| held.try_lock().is_ok());
        self.temporary().filter(is_free).collect()
    }

    /// Folders in which programs run, and files that are being written.
    fn temporary(&self) -> impl Iterator<Item = PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_ours = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(".starl-") && name.ends_with(".tmp") && !path.is_symlink()
        };
        entries.filter(is_ours)
    }

    /// Deletes what was saved of a drill that was discarded; what has the name of a take stays.
    ///
    /// # Errors
    /// It can't be deleted.
    pub fn discard(&self, sound: &str) -> Result<(), PathError> {
        if self.file(sound, WAV).exists() { Ok(()) } else { self.forget(sound).map(|_| ()) }
    }

    /// Deletes the recordings of these takes, which were undone, with their words; what is kept for good stays.
    ///
    /// # Errors
    /// The first file that can't be deleted.
    pub fn forget_undone<'a>(&self, takes: impl Iterator<Item = &'a String>) -> Result<(), PathError> {
        let is_mortal = |take: &&String| self.file(take, WAV).exists() && !self.is_kept(take);
        takes.filter(is_mortal).try_for_each(|take| self.forget(take).map(|_| ()))
    }

    /// Deletes everything that was saved of a take, and says how many files that were.
    ///
    /// # Errors
    /// The first file that can't be deleted.
    pub fn forget(&self, take: &str) -> Result<usize, PathError> {
        delete(ENDINGS.map(|ending| self.file(take, ending)).into_iter().filter(|path| path.exists()))
    }

    /// Deletes everything that was saved of all takes, and says how many files that were, and how many others a running
    /// program uses: they stay.
    ///
    /// # Errors
    /// The folder can't be read, or a file can't be deleted; all others are.
    pub fn forget_all(&self) -> Result<(usize, usize), PathError> {
        let files = disk::list(&self.folder).map_err(PathError::new("read", &self.folder))?;
        let is_of_take =
            |path: &PathBuf| path.extension().is_some_and(|it| ENDINGS.iter().any(|end| it == *end));
        // Copies of the sound may lie there that a program which was killed has left.
        let left_over = self.left_over();
        let in_use = self.temporary().filter(|path| !left_over.contains(path)).count();
        let mut deleted = delete(files.into_iter().filter(is_of_take));
        for path in left_over {
            let removed = remove(&path).or_else(|why| disk::unless_absent(&path, why));
            let removed = removed.map_err(PathError::new("delete", &path));
            deleted = deleted.and_then(|number| removed.map(|()| number));
        }
        Ok((deleted?, in_use))
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

/// A folder for a program to run in.
#[derive(Debug)]
pub struct WorkFolder {
    folder: TempDir,
    _held: File,
}

impl WorkFolder {
    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Deletes these files, and says how many that were. One that can't be deleted keeps no other.
fn delete(files: impl Iterator<Item = PathBuf>) -> Result<usize, PathError> {
    let (mut deleted, mut failed) = (0, None);
    for path in files {
        match fs::remove_file(&path).map_err(PathError::new("delete", &path)) {
            Ok(()) => deleted += 1,
            Err(why) => failed = failed.or(Some(why)),
        }
    }
    failed.map_or(Ok(deleted), Err)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, SystemTime};

    use super::HeardFolder;

    #[test]
    fn as_much_as_a_program_may_answer_for_each_part_comes_back() {
        let root = tempfile::tempdir().expect("a directory");
        let folder = HeardFolder::new(root.path().join("state/audio"));
        let texts = vec!["a".repeat(1 << 20); 6];
        folder.save("dev-00", &texts).expect("saved");
        assert!(folder.texts("dev-00").expect("read").expect("there") == texts);
    }

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
        assert_eq!(folder.forget_all().expect("deleted"), (1, 0));
        assert_eq!(folder.texts("../up").expect("read"), None);
    }

    #[test]
    fn the_sound_of_a_drill_is_private_and_becomes_that_of_its_take() {
        let root = tempfile::tempdir().expect("a directory");
        let folder = HeardFolder::new(root.path().join("state/audio"));
        let mut sound = folder.sound_of_drill("drill-1", Duration::ZERO).expect("a file");
        sound.add(&vec![1; 16_000]).expect("added");
        drop(sound);
        let file = folder.path().join("drill-1.part");
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        let mode = fs::metadata(folder.path()).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let mut sound = folder.sound_of_drill("drill-1", Duration::from_secs(2)).expect("it goes on");
        sound.add(&[2; 4]).expect("added");
        drop(sound);
        assert_eq!(fs::metadata(&file).expect("there").len(), 44 + 64_000 + 8);
        folder.adopt("drill-1", "dev-01").expect("renamed");
        assert!(folder.sound("dev-01").is_some() && !file.exists());
        // The take is undone and saved again.
        folder.save("dev-01", &["said".to_owned()]).expect("saved");
        folder.adopt("dev-01", "dev-02").expect("renamed");
        assert!(folder.sound("dev-01").is_none() && folder.sound("dev-02").is_some());
        assert_eq!(folder.texts("dev-02").expect("read").expect("there"), ["said"]);
        folder.adopt("drill-9", "dev-03").expect("nothing was recorded");
        drop(folder.sound_of_drill("drill-8", Duration::ZERO).expect("a file"));
        folder.adopt("drill-8", "dev-03").expect("deleted");
        assert!(folder.sound("dev-03").is_none() && !folder.path().join("drill-8.part").exists());
        fs::create_dir(folder.path().join("drill-2.part")).expect("something in the way");
        assert!(folder.sound_of_drill("drill-2", Duration::ZERO).is_err());
    }

    #[test]
    fn the_oldest_sounds_go_but_for_those_that_are_kept_and_words_without_a_sound() {
        let root = tempfile::tempdir().expect("a directory");
        let folder = HeardFolder::new(root.path().to_owned());
        for (age, take) in ["dev-e", "dev-d", "dev-c", "dev-b", "dev-a"].iter().enumerate() {
            folder.sound_of_drill(take, Duration::from_secs(1)).expect("a file");
            folder.adopt(take, take).expect("renamed");
            folder.save(take, &[String::new()]).expect("saved");
            let file = fs::File::open(folder.sound(take).expect("a sound")).expect("a file");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(age as u64 + 1)).expect("a time");
        }
        folder.save("dev-z", &["brought along".to_owned()]).expect("saved");
        folder.sound_of_drill("drill-9", Duration::ZERO).expect("a drill runs");
        assert!(folder.keep("drill-9").expect("before it is saved"));
        for left in [".starl-x.tmp/part-1.wav", ".starl-y.tmp"] {
            let path = root.path().join(left);
            fs::create_dir_all(path.parent().expect("a folder")).expect("created");
            fs::write(path, "sound").expect("left by a program that was killed");
        }
        let work = folder.work().expect("a folder in use");
        let half = root.path().join(".starl-x.tmp");
        assert!(!half.exists() && folder.left_over().is_empty());
        assert_eq!(folder.prune(9).expect("pruned"), 0);
        assert!(work.path().exists());
        drop(work);
        assert!(folder.keep("dev-e").expect("kept") && !folder.keep("dev-z").expect("no sound"));
        assert_eq!(folder.prune(4).expect("pruned"), 0);
        assert_eq!(folder.prune(2).expect("pruned"), 2);
        let mut left: Vec<String> = fs::read_dir(root.path())
            .expect("listed")
            .map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        let kept =
            ["dev-a.json", "dev-a.wav", "dev-b.json", "dev-b.wav", "dev-e.json", "dev-e.keep", "dev-e.wav"];
        assert_eq!(left, [&kept[..], &["dev-z.json", "drill-9.keep", "drill-9.part"]].concat());
        folder.discard("drill-9").expect("discarded");
        assert_eq!(folder.forget("dev-e").expect("forgotten"), 3, "what was kept for good, too");
        let work = folder.work().expect("a program runs");
        fs::create_dir(root.path().join("dev-a.part")).expect("something in the way");
        assert!(folder.forget_all().is_err_and(|why| why.to_string().contains("dev-a.part")));
        assert!(folder.sound("dev-b").is_none(), "everything else is deleted");
        fs::remove_dir(root.path().join("dev-a.part")).expect("removed");
        folder.save("dev-z", &[String::new()]).expect("saved");
        assert_eq!(folder.forget_all().expect("forgotten"), (1, 1));
        assert!(work.path().exists());
    }

    #[test]
    fn the_sounds_of_undone_takes_go_but_for_what_is_kept_and_words_alone() {
        let root = tempfile::tempdir().expect("a directory");
        let folder = HeardFolder::new(root.path().to_owned());
        for take in ["dev-a", "dev-b"] {
            folder.save_sound(take, &[1; 100]).expect("saved");
            folder.save(take, &[String::new()]).expect("saved");
        }
        folder.save("dev-c", &["brought along".to_owned()]).expect("saved");
        folder.keep("dev-b").expect("kept");
        let undone = ["dev-a", "dev-b", "dev-c", "dev-d"].map(str::to_owned);
        folder.forget_undone(undone.iter()).expect("deleted");
        assert!(folder.sound("dev-a").is_none() && folder.texts("dev-a").expect("read").is_none());
        assert!(folder.sound("dev-b").is_some() && folder.texts("dev-c").expect("read").is_some());
    }

    #[test]
    fn what_cannot_be_deleted_keeps_nothing_else() {
        let root = tempfile::tempdir().expect("a directory");
        let mode = |path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).is_ok();
        let left = ["a", "b", "c", "d"].map(|name| root.path().join(format!(".starl-{name}.tmp")));
        for (path, allowed) in left.iter().zip([0o500, 0o700, 0o500, 0o700]) {
            fs::create_dir_all(path.join("part")).expect("left by a program that was killed");
            assert!(mode(path, allowed));
        }
        let is_root = HeardFolder::new(root.path().to_owned()).forget_all().is_ok();
        assert_eq!(left.each_ref().map(|path| mode(path, 0o700)), [!is_root, false, !is_root, false]);
    }

    #[test]
    fn a_file_of_something_else_is_an_error_that_names_it() {
        let root = tempfile::tempdir().expect("a directory");
        fs::write(root.path().join("dev-00.json"), "texts").expect("written");
        let why = HeardFolder::new(root.path().to_owned()).texts("dev-00").expect_err("no texts").to_string();
        assert!(why.contains("dev-00.json"), "{why}");
    }
}
