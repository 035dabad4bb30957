//! Mending what can be mended. Nothing is deleted, and no line of the journal is changed.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::doctor::{DoctorFinding, Repair};
use crate::store::journal::{Trouble, set_aside};
use crate::store::paths::Paths;

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The file that holds copies of the damaged lines, where there were any, and how many.
    pub copied: Option<(PathBuf, usize)>,
    /// Files and folders that are open to the user alone now.
    pub narrowed: Vec<PathBuf>,
    /// What could not be mended: what was tried, with its path and cause.
    pub failed: Vec<String>,
}

/// Copies damaged lines beside the journal, after which they count as seen, and narrows permissions. `time` names the
/// copy.
pub fn mend(paths: &Paths, findings: &[DoctorFinding], time: &str) -> Mended {
    let mut mended = Mended::default();
    copy_damage(paths, findings, time, &mut mended);
    for finding in findings {
        let DoctorFinding { path, repair, .. } = finding;
        if let Some(Repair::Narrow(mode)) = repair {
            match set_permissions(path, Permissions::from_mode(mode & 0o700)) {
                Ok(()) => mended.narrowed.push(path.clone()),
                Err(why) => mended.failed.push(format!("could not make {} private: {why}", path.display())),
            }
        }
    }
    mended
}

fn copy_damage(paths: &Paths, findings: &[DoctorFinding], time: &str, mended: &mut Mended) {
    let damage = findings.iter().filter_map(|finding| match &finding.repair {
        Some(Repair::Copy(trouble)) => Some(&**trouble),
        _ => None,
    });
    let damage: Vec<&Trouble> = damage.collect();
    if damage.is_empty() {
        return;
    }
    match set_aside(&paths.journal(), &damage, time) {
        Ok(path) => mended.copied = Some((path, damage.len())),
        Err(why) => {
            let dir = paths.journal();
            mended.failed.push(format!("could not copy damaged lines to a file in {}: {why}", dir.display()));
        }
    }
}
