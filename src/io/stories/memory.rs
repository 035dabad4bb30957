//! Stories that are kept in memory: for tests and sessions. They are read and changed as those on disk.

use std::path::PathBuf;

use crate::domain::id::Id;
use crate::io::shelf::MemoryDisk;
use crate::io::stories::{Stories, StoryStore};

/// A folder of stories in memory.
pub type MemoryStories = Stories<MemoryDisk>;

impl Default for MemoryStories {
    fn default() -> Self {
        Self::on(&PathBuf::from("stories"), MemoryDisk::default())
    }
}

impl MemoryStories {
    /// Writes a story as an editor would.
    pub fn edit(&mut self, slug: &Id, text: &str) {
        let path = self.path(slug);
        self.disk().edit(&path, text);
    }

    /// What the file of a story would hold.
    pub fn text(&mut self, slug: &Id) -> Option<String> {
        let path = self.path(slug);
        self.disk().text(&path)
    }

    /// Lets the next write fail, for this reason.
    pub fn fail_next(&mut self, why: &str) {
        self.disk().fail_next(why);
    }
}
