//! The bank of the built-in pack and the user's own ones.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::domain::bank::{Bank, Pack};
use crate::io::content::built_in;
use crate::io::content::load::read;
use crate::io::content::report::Report;
use crate::io::content::source::{entries, is_yaml};
use crate::io::disk;

/// A pack that was left out of the bank, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackTrouble {
    /// The pack's file or folder.
    pub path: PathBuf,
    /// What is wrong with it, at least one.
    pub reports: Vec<Report>,
}

impl fmt::Display for PackTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, report) in self.reports.iter().enumerate() {
            let blank = if number > 0 { "\n\n" } else { "" };
            write!(f, "{blank}{report}")?;
        }
        Ok(())
    }
}

/// Loads one pack, a file or a folder, checked against itself and the packs that are there already.
///
/// # Errors
/// A report for every fault.
pub fn load_pack(path: &Path, others: &[Pack]) -> Result<Pack, Vec<Report>> {
    read(path)?.check(others)
}

/// The bank of the built-in pack, the packs in the folder (which may be missing) and some more files.
///
/// A pack that is not sound is left out and told; the others load. A pack may add to one that comes after it by name.
pub fn load_bank(packs_dir: Option<&Path>, extra: &[PathBuf]) -> (Bank, Vec<PackTrouble>) {
    let mut troubles = Vec::new();
    let mut paths = packs_dir.map_or_else(Vec::new, |folder| packs_in(folder, &mut troubles));
    paths.extend(extra.iter().cloned());
    let mut packs = vec![built_in()];
    troubles.extend(load_all(paths, &mut packs));
    (Bank::new(packs), troubles)
}

/// Adds all sound packs. Those that fail are tried again after others have loaded, which they may lean on.
fn load_all(mut paths: Vec<PathBuf>, packs: &mut Vec<Pack>) -> Vec<PackTrouble> {
    loop {
        let before = packs.len();
        let mut troubles = Vec::new();
        for path in paths {
            match load_pack(&path, packs) {
                Ok(pack) => packs.push(pack),
                Err(reports) => troubles.push(PackTrouble { path, reports }),
            }
        }
        if troubles.is_empty() || packs.len() == before {
            return troubles;
        }
        paths = troubles.into_iter().map(|trouble| trouble.path).collect();
    }
}

/// The packs in a folder, by name: YAML files and folders that are not hidden.
fn packs_in(folder: &Path, troubles: &mut Vec<PackTrouble>) -> Vec<PathBuf> {
    match entries(folder) {
        Ok(mut paths) => {
            paths.retain(|path| is_yaml(path) || path.is_dir());
            paths
        }
        Err(error) => {
            let Err(error) = disk::unless_absent(folder, error) else { return Vec::new() };
            let sentence = format!("The folder of packs cannot be read: {error}.");
            troubles.push(PackTrouble {
                path: folder.to_owned(),
                reports: vec![Report::of_file(folder, sentence)],
            });
            Vec::new()
        }
    }
}
