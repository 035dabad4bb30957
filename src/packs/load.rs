//! From files to a checked pack.

use std::path::{Path, PathBuf};

use crate::domain::bank::Pack;
use crate::packs::check::check;
use crate::packs::check::header::name_of;
use crate::packs::raw::{RawFile, parse};
use crate::store::text::read::read_pack;
use crate::store::text::report::Report;
use crate::store::text::source::Source;

/// A pack whose files are read and parsed, but not yet checked.
#[derive(Debug)]
pub struct Unchecked {
    path: PathBuf,
    files: Vec<(Source, RawFile)>,
}

impl Unchecked {
    /// Parses the files of a pack.
    ///
    /// # Errors
    /// A report for every file that cannot be parsed.
    pub fn parse(path: &Path, sources: Vec<Source>) -> Result<Self, Vec<Report>> {
        let (mut files, mut reports) = (Vec::new(), Vec::new());
        for source in sources {
            match parse(&source) {
                Ok(raw) => files.push((source, raw)),
                Err(report) => reports.push(report),
            }
        }
        if reports.is_empty() { Ok(Self { path: path.to_owned(), files }) } else { Err(reports) }
    }

    /// The id the pack asks for; whether it may have it, the checks say.
    pub fn id(&self) -> String {
        let mut headers = self.files.iter().filter_map(|(_, raw)| raw.pack.as_ref());
        let id = headers.next().and_then(|header| header.value.id.as_ref());
        id.map_or_else(|| name_of(&self.path), |id| id.as_str().to_owned())
    }

    /// Checks the pack against itself and the packs that are there already; with it come warnings and notes.
    ///
    /// # Errors
    /// A report for everything that is wrong, warnings and notes among them.
    pub fn check(self, others: &[Pack]) -> Result<(Pack, Vec<Report>), Vec<Report>> {
        check(&self.path, self.files, others)
    }
}

/// Reads and parses a pack: one file, or all `*.yaml` and `*.yml` of a folder in the order of their names.
///
/// # Errors
/// A report for every file that cannot be read or parsed.
pub fn read(path: &Path) -> Result<Unchecked, Vec<Report>> {
    Unchecked::parse(path, read_pack(path)?)
}
