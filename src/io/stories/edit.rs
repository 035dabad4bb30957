//! The text of a story with one part changed: the bytes of that part and no others.
//!
//! The outcome is read again: it must mean exactly what was meant, or nothing is written.

use crate::domain::part::Part;
use crate::io::content::source::Source;
use crate::io::shelf::ShelfError;
use crate::io::stories::StoryFile;
use crate::io::stories::read::key;
use crate::io::value::{plain, ways};

/// The file with other words in this part; itself where it has them already.
///
/// # Errors
/// The file has faults, or is written in a way in which this cannot be done.
pub(super) fn with_part(file: &StoryFile, part: Part, to: &str) -> Result<StoryFile, ShelfError> {
    let sound = file.read.as_ref().map_err(|reports| ShelfError::Faulty(reports.clone()))?;
    let words = plain(to);
    if sound.story.texts[part] == words {
        return Ok(file.clone());
    }
    let mut meant = sound.story.clone();
    meant.texts[part].clone_from(&words);
    let source = |text| Source { path: file.source.path.clone(), text };
    let indent =
        sound.marks.parts.iter().find_map(|(_, mark)| mark.as_ref()).map_or(0, |it| it.key.column - 1);
    let mark = sound.marks.parts[part].as_ref();
    let ways = ways(&file.source.text, mark, key(part), indent, &words).into_iter();
    let mut files = ways.map(|text| StoryFile::new(file.slug.clone(), source(text)));
    let unwritable = || ShelfError::Unwritable { path: file.source.path.clone(), key: key(part) };
    files.find(|next| next.story() == Some(&meant)).ok_or_else(unwritable)
}
