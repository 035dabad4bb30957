//! The bank of the built-in pack and the user's own ones.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::domain::bank::{Bank, Pack};
use crate::packs::built_in;
use crate::packs::load::read;
use crate::store::disk;
use crate::store::text::read::{entries, is_yaml};
use crate::store::text::report::{Report, ReportLevel, in_lines};

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackTrouble {
    /// The pack's file or folder.
    pub path: PathBuf,
    /// Errors and warnings, at least one.
    pub reports: Vec<Report>,
}

impl PackTrouble {
    /// Whether the pack was left out of the bank: warnings alone leave it in.
    pub fn is_left_out(&self) -> bool {
        self.reports.iter().any(|report| report.level() == ReportLevel::Error)
    }
}

impl fmt::Display for PackTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_lines(&self.reports))
    }
}

/// Loads one pack, a file or a folder, checked against itself and the packs that are there already.
///
/// # Errors
/// A report for everything that is wrong; where nothing is, warnings and notes come with the pack.
pub fn load_pack(path: &Path, others: &[Pack]) -> Result<(Pack, Vec<Report>), Vec<Report>> {
    read(path)?.check(others)
}

/// The bank of the built-in pack, the packs in the folder (which may be missing) and some more files.
///
/// A pack with an error is left out and reported, one with a warning is reported and used, and a note is for those who
/// ask. A pack may add to one that comes after it by name.
pub fn load_bank(packs_dir: Option<&Path>, extra: &[PathBuf]) -> (Bank, Vec<PackTrouble>) {
    let mut troubles = Vec::new();
    let mut paths = packs_dir.map_or_else(Vec::new, |folder| packs_in(folder, &mut troubles));
    paths.extend(extra.iter().cloned());
    let mut packs = vec![built_in()];
    troubles.extend(load_all(paths, &mut packs));
    (Bank::new(packs), troubles)
}

/// Adds all valid packs. Those that fail are tried again after others have loaded, which they may lean on.
fn load_all(mut paths: Vec<PathBuf>, packs: &mut Vec<Pack>) -> Vec<PackTrouble> {
    let mut warned = Vec::new();
    loop {
        let before = packs.len();
        let mut troubles = Vec::new();
        for path in paths {
            match load_pack(&path, packs) {
                Ok((pack, mut reports)) => {
                    packs.push(pack);
                    reports.retain(|report| report.level() > ReportLevel::Note);
                    warned.push(PackTrouble { path, reports });
                }
                Err(reports) => troubles.push(PackTrouble { path, reports }),
            }
        }
        if troubles.is_empty() || packs.len() == before {
            warned.retain(|trouble| !trouble.reports.is_empty());
            troubles.append(&mut warned);
            return troubles;
        }
        paths = troubles.into_iter().map(|trouble| trouble.path).collect();
    }
}

/// The packs in a folder, by name: YAML files and folders that are not hidden.
fn packs_in(folder: &Path, troubles: &mut Vec<PackTrouble>) -> Vec<PathBuf> {
    let found = entries(folder).or_else(|error| disk::unless_absent(folder, error).map(|()| Vec::new()));
    let mut paths = found.unwrap_or_else(|error| {
        let report = Report::of_file(folder, format!("The packs folder can't be read: {error}."));
        troubles.push(PackTrouble { path: folder.to_owned(), reports: vec![report] });
        Vec::new()
    });
    paths.retain(|path| is_yaml(path) || path.is_dir());
    paths
}
