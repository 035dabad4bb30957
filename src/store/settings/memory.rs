//! Settings that are kept in memory: for tests and sessions. They are read and changed as text, as those on disk.

use std::io;
use std::path::PathBuf;

use crate::domain::settings::{Change, Settings};
use crate::store::disk::PathError;
use crate::store::settings::{LoadedSettings, SettingsError, SettingsStore, text};
use crate::store::text::Report;
use crate::store::text::source::Source;

/// A file in memory.
#[derive(Debug, Clone, Default)]
pub struct MemorySettings {
    text: String,
    stale: bool,
    fault: Option<String>,
}

impl MemorySettings {
    /// What a file would hold.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes as an editor would.
    pub fn edit(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.stale = true;
    }

    /// Lets the next change fail, for this reason.
    pub fn fail_next(&mut self, why: &str) {
        self.fault = Some(why.to_owned());
    }

    fn source(&self) -> Source {
        Source { path: path(), text: self.text.clone() }
    }
}

fn path() -> PathBuf {
    PathBuf::from("settings.yaml")
}

impl SettingsStore for MemorySettings {
    fn load(&mut self) -> Result<LoadedSettings, Report> {
        self.stale = false;
        text::parse(&self.source())
    }

    fn change(&mut self, changes: &[Change]) -> Result<Settings, SettingsError> {
        if let Some(why) = self.fault.take() {
            return Err(PathError::new("write", &path())(io::Error::other(why)).into());
        }
        let (text, settings) = text::change(&self.source(), changes)?;
        self.text = text;
        Ok(settings)
    }

    fn is_stale(&self) -> bool {
        self.stale
    }
}
