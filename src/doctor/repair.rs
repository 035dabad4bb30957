//! Repairing what can be repaired. Nothing is deleted, and no line of the journal is changed.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::doctor::{DoctorFinding, Repair};
use crate::store::journal::{Trouble, set_aside};
use crate::store::paths::Paths;

/// What was repaired.
#[derive(Debug, Default)]
pub struct Repaired {
    /// The file that holds copies of the damaged lines, where there were any, and how many.
    pub copied: Option<(PathBuf, usize)>,
    /// Files and folders that are open to the user alone now.
    pub narrowed: Vec<PathBuf>,
    /// What could not be repaired: what was tried, with its path and cause.
    pub failed: Vec<String>,
}

/// Copies damaged lines beside the journal, after which they count as seen, and narrows permissions. `time` names the
/// copy.
pub fn repair(paths: &Paths, findings: &[DoctorFinding], time: &str) -> Repaired {
    let mut repaired = Repaired::default();
    copy_damage(paths, findings, time, &mut repaired);
    for finding in findings {
        let DoctorFinding { path, repair: needed, .. } = finding;
        if let Some(Repair::Narrow(mode)) = needed {
            match set_permissions(path, Permissions::from_mode(mode & 0o700)) {
                Ok(()) => repaired.narrowed.push(path.clone()),
                Err(why) => repaired.failed.push(format!("could not make {} private: {why}", path.display())),
            }
        }
    }
    repaired
}

fn copy_damage(paths: &Paths, findings: &[DoctorFinding], time: &str, repaired: &mut Repaired) {
    let damage = findings.iter().filter_map(|finding| match &finding.repair {
        Some(Repair::Copy(trouble)) => Some(&**trouble),
        _ => None,
    });
    let damage: Vec<&Trouble> = damage.collect();
    if damage.is_empty() {
        return;
    }
    match set_aside(&paths.journal(), &damage, time) {
        Ok(path) => repaired.copied = Some((path, damage.len())),
        Err(why) => {
            let dir = paths.journal();
            repaired
                .failed
                .push(format!("could not copy damaged lines to a file in {}: {why}", dir.display()));
        }
    }
}
