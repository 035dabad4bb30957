//! Imported packs on disk: replaced by each import of their list, but for what somebody has changed by hand.

use std::io;
use std::path::{Path, PathBuf};

use crate::packs::import::write::{NewPack, PackOrigin};
use crate::store::disk::PathError;
use crate::store::shelf::Disk;
use crate::store::text::Report;

/// Before the sum of all that follows its line.
const SUM: &str = "# sum of what starl wrote below: ";

/// A pack with the sum of its bytes, by which a change by hand is seen.
pub(super) fn sealed(body: &str) -> String {
    let sum = crc32fast::hash(body.as_bytes());
    format!(
        "# Written by starl import. Importing the list again replaces this file, unless you change something in it.\n\
         {SUM}{sum:08x}\n{body}"
    )
}

/// Whether a file is as an import wrote it.
fn is_untouched(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let sealed_body = text.split_once(SUM).and_then(|(_, rest)| rest.split_once('\n'));
    sealed_body.is_some_and(|(_, body)| sealed(body) == text)
}

/// What has to be written and removed so that the packs of a list are these.
#[derive(Debug, Default)]
pub struct Placement {
    /// Files with what they held, if they are there, and what they are to hold.
    writes: Vec<(PathBuf, Option<Vec<u8>>, String)>,
    /// Packs of an earlier import that are no longer needed.
    removes: Vec<(PathBuf, Vec<u8>)>,
}

impl Placement {
    /// What has to be done in a folder of packs.
    ///
    /// # Errors
    /// A pack of an earlier import was changed by hand, or can't be read.
    pub fn of(
        folder: &Path,
        origin: &PackOrigin,
        packs: &[NewPack],
        disk: &impl Disk,
    ) -> Result<Self, Report> {
        let mut placement = Self::default();
        for pack in packs {
            let path = folder.join(format!("{}.yaml", pack.id));
            let was = disk.read(&path)?;
            if was.as_deref() != Some(pack.text.as_bytes()) {
                placement.writes.push((path, was, pack.text.clone()));
            }
        }
        let unlisted =
            |why: io::Error| Report::of_file(folder, format!("The packs folder can't be read: {why}."));
        for path in disk.list(folder).map_err(unlisted)? {
            let id = path.file_stem().unwrap_or_default().to_string_lossy();
            if origin.has(&id) && packs.iter().all(|pack| pack.id != *id) {
                placement.removes.extend(disk.read(&path)?.map(|was| (path, was)));
            }
        }
        let written = placement.writes.iter().filter_map(|(path, was, _)| Some((path, was.as_ref()?)));
        let removed = placement.removes.iter().map(|(path, was)| (path, was));
        match written.chain(removed).find(|(_, was)| !is_untouched(was)) {
            Some((path, _)) => {
                let sentence = "You've changed this pack since you imported it, so starl leaves it as it is.";
                let hint = "to keep it, rename it and give it another id, or else delete it; then import the list again";
                Err(Report::of_file(path, sentence).hint(Some(hint)))
            }
            None => Ok(placement),
        }
    }

    /// Whether everything is as it is to be.
    pub fn is_done(&self) -> bool {
        self.writes.is_empty() && self.removes.is_empty()
    }

    /// The files that are written.
    pub fn written(&self) -> impl Iterator<Item = &Path> {
        self.writes.iter().map(|(path, ..)| path.as_path())
    }

    /// Does it.
    ///
    /// # Errors
    /// The disk; or a file was changed at this very moment. What was written before stays.
    pub fn perform(&self, disk: &mut impl Disk) -> Result<(), PathError> {
        let done = |is_done: io::Result<bool>| match is_done {
            Ok(false) => Err(io::Error::other("it was changed elsewhere just now")),
            other => other,
        };
        for (path, was, text) in &self.writes {
            let written = match was {
                Some(was) => disk.replace(path, was, text.as_bytes()),
                None => disk.create(path, text.as_bytes()),
            };
            done(written).map_err(PathError::new("write", path))?;
        }
        for (path, was) in &self.removes {
            done(disk.remove(path, was)).map_err(PathError::new("remove", path))?;
        }
        Ok(())
    }
}
