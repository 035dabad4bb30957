//! Where the user's own things are: what the commands around stories need.

use std::path::Path;

use crate::cli::{Command, History, fail, history, places, settings};
use crate::domain::settings::Settings;
use crate::io::companies::FileCompanies;
use crate::io::paths::Paths;
use crate::io::stories::FileStories;

/// Where the user's own things are, and how they are measured.
#[derive(Debug)]
pub(super) struct Home {
    /// Where everything is kept.
    pub paths: Paths,
    /// What the user has set.
    pub settings: Settings,
    /// What was done up to now.
    pub history: History,
}

impl Home {
    /// The user's stories.
    pub(super) fn stories(&self) -> FileStories {
        FileStories::new(&self.paths.stories(), &self.paths.lock())
    }

    /// The user's notes on companies.
    pub(super) fn companies(&self) -> FileCompanies {
        FileCompanies::new(&self.paths.companies(), &self.paths.lock())
    }
}

/// Does what needs the user's own things; where there is no place for them, that is told.
pub(super) fn with(data_dir: Option<&Path>, command: impl FnOnce(&Home) -> Command) -> Command {
    match places(data_dir) {
        Ok(paths) => {
            let (settings, history) = (settings(data_dir), history(data_dir));
            command(&Home { paths, settings, history })
        }
        Err(why) => Command::Done(fail(&why.to_string())),
    }
}
