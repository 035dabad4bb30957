//! The user's stories: one YAML file each.

mod labels;
mod place;
mod read;
mod strangers;
mod template;
#[cfg(test)]
mod tests;

pub(crate) use self::labels::word;
pub(crate) use self::template::scalar;
pub use self::template::{Guide, template};
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::labels::Labels;
use crate::store::documents::{DocFile, Documents, Format, LoadedDocs, Valid};
use crate::store::shelf::{Disk, DiskFiles, Saved, ShelfError};
pub use crate::store::text::edit::plain;
use crate::store::text::keys::Keys;
use crate::store::text::source::Source;
use crate::store::text::{Report, Span};

/// Keys of the five parts, in the order of the parts.
pub(crate) const PARTS: [&str; 5] = ["situation", "task", "action", "result", "learning"];

/// The keys of a file of a story.
pub(crate) fn file_keys() -> Keys {
    read::KEYS
}

/// How stories are read and written.
#[derive(Debug, Clone, Default)]
pub struct StoryFormat;

/// One file of a story.
pub type StoryFile = DocFile<StoryFormat>;

/// All stories as they lie on disk.
pub type LoadedStories = LoadedDocs<StoryFormat>;

/// Stories in files.
pub type FileStories = Documents<StoryFormat, DiskFiles>;

/// Where in the file stands what is no text.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    tags: Vec<Span>,
    /// Every question that is named, whether its strength can be used or not.
    fits: Vec<(Id, Span)>,
    allow: Vec<Span>,
    /// Keys whose value cannot be used, or not all of it.
    left_out: Vec<String>,
}

impl Format for StoryFormat {
    type Doc = Story;
    type Field = Part;
    type Marks = Marks;
    const FOLDER: &'static str = "stories";
    const NAME: &'static str = "story";

    fn read(slug: &Id, source: &Source) -> Result<Valid<Self>, Vec<Report>> {
        read::read(slug, source)
    }

    fn title(doc: &Story) -> &str {
        &doc.title
    }

    fn key(part: Part) -> &'static str {
        PARTS[part as usize]
    }

    fn text(story: &Story, part: Part) -> &str {
        &story.texts[part]
    }

    fn text_mut(story: &mut Story, part: Part) -> &mut String {
        &mut story.texts[part]
    }
}

impl StoryFile {
    /// The place of a rule that is silenced, by its number.
    pub fn place_of_allowed(&self, number: usize) -> Option<Span> {
        self.read.as_ref().ok()?.marks.allow.get(number).copied()
    }
}

impl<D: Disk + ?Sized> Documents<StoryFormat, D> {
    /// Changes the tags or the fits of a story that was loaded, and nothing else in its file. What was changed elsewhere
    /// in the file meanwhile stays; where it was these very labels, the story as the user meant it is saved beside.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    pub fn write_labels(
        &mut self,
        loaded: &StoryFile,
        to: &Labels,
        at: Timestamp,
    ) -> Result<Saved, ShelfError> {
        self.change(loaded, |story| to.of(story), |file| labels::with_labels(file, to), at)
    }
}
