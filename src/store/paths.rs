//! Where everything is kept.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf, absolute};

use directories::ProjectDirs;

use crate::store::disk;
use crate::store::tools::ToolsFile;

/// The environment variable that moves everything, as `--data-dir` does.
pub const DATA_DIR: &str = "STARL_DATA_DIR";

/// The environment variable that moves what stays on this machine: recordings, transcripts, and the commands that are run.
pub const STATE_DIR: &str = "STARL_STATE_DIR";

/// The places of all that is kept. Finding them touches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    data: PathBuf,
    state: PathBuf,
    /// The system's own folder for state, wherever the data is.
    machine: Option<PathBuf>,
}

/// Why there is no place to keep anything.
#[derive(Debug, thiserror::Error)]
pub enum PathsError {
    /// The system names no home directory.
    #[error("there is no home directory; set HOME, or choose a folder with --data-dir DIR")]
    NoHome,
    /// The home directory or one of its `XDG_...` siblings is not named from the root on.
    #[error(
        "{} isn't a full path; set HOME to one, or choose a folder with --data-dir DIR",
        .0.display()
    )]
    Relative(PathBuf),
    /// A chosen folder has a name that cannot be made a full path.
    #[error("{} can't be used as a folder: {why}; choose another with --data-dir DIR", path.display())]
    Odd {
        /// The folder as it was given.
        path: PathBuf,
        /// The cause.
        why: io::Error,
    },
    /// Nobody knows where recordings and transcripts belong.
    #[error(
        "there is no home directory, so there is no place for recordings and transcripts; set HOME, or choose a \
         folder with STARL_STATE_DIR"
    )]
    NoMachine,
    /// A directory could not be created.
    #[error("{} can't be created: {why}; fix this, or choose another folder with --data-dir DIR", path.display())]
    Create {
        /// The directory.
        path: PathBuf,
        /// The cause.
        why: io::Error,
    },
}

impl Paths {
    /// Finds the places: below `data_dir` where it is given, else below [`DATA_DIR`], else where the system keeps
    /// such things.
    ///
    /// # Errors
    /// [`PathsError`]: a sentence for people who started the program in an odd environment.
    pub fn resolve(
        data_dir: Option<&Path>,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, PathsError> {
        let named = |name: &str| env(name).filter(|dir| !dir.is_empty()).map(PathBuf::from);
        let machine = named(STATE_DIR).map(|dir| full(&dir)).transpose()?;
        let standard = standard().map(|(data, state)| (data, machine.clone().unwrap_or(state)));
        match data_dir.map(Path::to_owned).or_else(|| named(DATA_DIR)) {
            Some(dir) => {
                let machine = machine.or(standard.map(|(_, state)| state)).filter(|it| it.is_absolute());
                Ok(Self { machine, ..Self::below(&dir)? })
            }
            None => Self::of_system(standard),
        }
    }

    /// Everything below one folder, which need not be there yet.
    ///
    /// # Errors
    /// The folder's name is empty, or the working directory is gone.
    pub fn below(dir: &Path) -> Result<Self, PathsError> {
        let data = full(dir)?;
        let state = data.join("state");
        Ok(Self { data, machine: Some(state.clone()), state })
    }

    fn of_system(found: Option<(PathBuf, PathBuf)>) -> Result<Self, PathsError> {
        let (data, state) = found.ok_or(PathsError::NoHome)?;
        for path in [&data, &state] {
            if !path.is_absolute() {
                return Err(PathsError::Relative(path.clone()));
            }
        }
        Ok(Self { data, machine: Some(state.clone()), state })
    }

    /// Creates the directories that are missing, open to the user alone.
    ///
    /// # Errors
    /// The first that cannot be created. Reading what is there goes on without.
    pub fn create(&self) -> Result<(), PathsError> {
        let (journal, stories, companies) = (self.journal(), self.stories(), self.companies());
        for path in [&self.data, &journal, &stories, &companies, &self.packs(), &self.state] {
            disk::create_dir(path).map_err(|why| PathsError::Create { path: path.clone(), why })?;
        }
        Ok(())
    }

    /// All that is worth a backup.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Recordings and transcripts, which stay on this machine wherever the data is.
    ///
    /// # Errors
    /// [`PathsError::NoMachine`].
    pub fn audio(&self) -> Result<PathBuf, PathsError> {
        self.machine.as_ref().map(|dir| dir.join("audio")).ok_or(PathsError::NoMachine)
    }

    /// The commands that are run for the user, which stay on this machine, too.
    ///
    /// # Errors
    /// [`PathsError::NoMachine`].
    pub fn tools(&self) -> Result<ToolsFile, PathsError> {
        self.machine.as_deref().map(ToolsFile::new).ok_or(PathsError::NoMachine)
    }

    /// The folder of what stays on this machine wherever the data is, where the system names one.
    pub fn machine(&self) -> Option<&Path> {
        self.machine.as_deref()
    }

    /// What belongs to this machine alone and is not to be synced.
    pub fn state(&self) -> &Path {
        &self.state
    }
}

/// Places by their names below one of the two folders.
macro_rules! places {
    ($($(#[$about:meta])* $place:ident = $folder:ident / $name:literal,)*) => {
        impl Paths {
            $($(#[$about])* pub fn $place(&self) -> PathBuf { self.$folder.join($name) })*
        }
    };
}

places! {
    /// The journal: one file for each device.
    journal = data / "journal",
    /// The user's own content packs.
    packs = data / "packs",
    /// The user's own stories.
    stories = data / "stories",
    /// The user's notes on companies.
    companies = data / "companies",
    /// Copies on which an editor works, and texts that could not be saved.
    drafts = state / "drafts",
    /// Weights of the memory model, fitted to the user's own reviews.
    weights = state / "weights.json",
    /// Copies of the journal, one for each day it changed.
    backups = data / "backups",
    /// The running drill of the first instance; further ones have a number.
    drill_file = data / "drill.json",
    /// The settings.
    settings = data / "settings.yaml",
    /// The file that is locked while the journal is written to.
    lock = data / "lock",
}

/// A folder as it is named from the root on.
fn full(dir: &Path) -> Result<PathBuf, PathsError> {
    absolute(dir).map_err(|why| PathsError::Odd { path: dir.to_owned(), why })
}

/// The system's places for data and for state.
fn standard() -> Option<(PathBuf, PathBuf)> {
    let dirs = ProjectDirs::from("", "", "starl")?;
    let state = dirs.state_dir().map(Path::to_owned);
    let state = state.unwrap_or_else(|| dirs.data_local_dir().join("state"));
    Some((dirs.data_dir().to_owned(), state))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Paths, PathsError};

    fn none(_: &str) -> Option<OsString> {
        None
    }

    #[test]
    fn a_chosen_folder_holds_everything() {
        let named = |name: &str| (name == "STARL_DATA_DIR").then(|| OsString::from("/named"));
        let root = |paths: &Paths| paths.data().to_owned();
        let given = Paths::resolve(Some(Path::new("/given")), named).expect("paths");
        assert_eq!(root(&given), Path::new("/given"));
        for place in [given.state(), &given.journal(), &given.lock(), &given.settings()] {
            assert!(place.starts_with("/given"), "{}", place.display());
        }
        assert_eq!(root(&Paths::resolve(None, named).expect("paths")), Path::new("/named"));
    }

    #[test]
    fn what_stays_on_this_machine_does_not_move_with_the_data() {
        let given = Some(Path::new("/given"));
        let named = |name: &str| (name == "STARL_STATE_DIR").then(|| OsString::from("/machine"));
        let paths = Paths::resolve(given, named).expect("paths");
        assert_eq!(paths.state(), Path::new("/given/state"));
        assert_eq!(paths.audio().expect("a place"), Path::new("/machine/audio"));
        let moved = Paths::resolve(None, named).expect("paths");
        assert_eq!(moved.state(), Path::new("/machine"));
        let standard = Paths::resolve(given, none).expect("paths").audio();
        assert!(standard.is_err() || standard.is_ok_and(|dir| !dir.starts_with("/given")));
    }

    #[test]
    fn a_relative_folder_is_taken_from_the_working_directory_and_an_empty_name_is_none() {
        let paths = Paths::resolve(Some(Path::new("here")), none).expect("paths");
        assert!(paths.data().is_absolute() && paths.data().ends_with("here"));
        let odd = Paths::resolve(Some(Path::new("")), none);
        assert!(matches!(odd, Err(PathsError::Odd { .. })), "{odd:?}");
        let empty = |_: &str| Some(OsString::new());
        let named = Paths::resolve(None, empty).ok();
        assert_eq!(named, Paths::resolve(None, none).ok(), "an empty variable is no choice");
    }

    #[test]
    fn an_odd_home_is_told_in_a_sentence() {
        let unknown = Paths::of_system(None).expect_err("no home");
        assert!(unknown.to_string().contains("set HOME"), "{unknown}");
        let relative = (PathBuf::from("home/data"), PathBuf::from("/state"));
        let relative = Paths::of_system(Some(relative)).expect_err("no full path");
        assert!(relative.to_string().starts_with("home/data isn't a full path"), "{relative}");
    }

    #[test]
    fn a_home_that_is_a_file_is_told_with_its_path() {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("home");
        fs::write(&file, "").expect("a file");
        let paths = Paths::below(&file.join("data")).expect("paths");
        let why = paths.create().expect_err("a file is in the way").to_string();
        assert!(why.contains("home") && why.contains("can't be created"), "{why}");
    }

    #[test]
    fn directories_are_created_once() {
        let root = tempfile::tempdir().expect("a directory");
        let paths = Paths::below(&root.path().join("new")).expect("paths");
        paths.create().expect("created");
        paths.create().expect("there already");
        let (journal, stories, companies) = (paths.journal(), paths.stories(), paths.companies());
        for dir in [paths.data(), &journal, &stories, &companies, &paths.packs(), paths.state()] {
            assert!(dir.is_dir(), "{}", dir.display());
        }
        assert!(!paths.backups().exists(), "made when there is something to keep");
    }
}
