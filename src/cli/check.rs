//! `starl check`: are these content packs sound?

use std::path::{Path, PathBuf};

use crate::cli::error::Outcome;
use crate::cli::page::Page;
use crate::domain::bank::Pack;
use crate::io::content::load::read;
use crate::io::content::{Report, load_bank};

/// Tells all faults of all packs. Each is checked against the built-in pack, the named ones and those before it.
pub(super) fn check(paths: &[PathBuf], named: &[PathBuf], page: &mut Page) -> Outcome {
    let (bank, troubles) = load_bank(None, named);
    let mut others = bank.packs().to_vec();
    let (mut sound, mut broken, mut errors) = (0, troubles.len(), 0);
    for trouble in &troubles {
        errors += tell(page, &trouble.reports);
    }
    for path in paths {
        match check_one(path, &others) {
            Ok(pack) => {
                sound += 1;
                others.retain(|other| other.id != pack.id);
                others.push(pack);
            }
            Err(reports) => {
                broken += 1;
                errors += tell(page, &reports);
            }
        }
    }
    page.gap();
    page.line(&summary(sound, broken, errors));
    if broken == 0 { Outcome::Fine } else { Outcome::Problems }
}

/// Checks one pack. Where a pack of the same id is known, this one is checked as its new version.
fn check_one(path: &Path, others: &[Pack]) -> Result<Pack, Vec<Report>> {
    let pack = read(path)?;
    let id = pack.id();
    let others: Vec<Pack> = others.iter().filter(|other| other.id.as_str() != id).cloned().collect();
    pack.check(&others)
}

/// Prints the reports and says how many they are.
fn tell(page: &mut Page, reports: &[Report]) -> usize {
    for report in reports {
        page.gap();
        page.line(&report.to_string());
    }
    reports.len()
}

/// Such as "2 packs checked: 1 sound, 1 with 3 errors".
fn summary(sound: usize, broken: usize, errors: usize) -> String {
    let count = |number: usize, thing: &str| match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    };
    let packs = count(sound + broken, "pack");
    match (sound, broken) {
        (_, 0) => format!("{packs} checked: {sound} sound"),
        (0, _) => format!("{packs} checked: {broken} with {}", count(errors, "error")),
        _ => format!("{packs} checked: {sound} sound, {broken} with {}", count(errors, "error")),
    }
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn the_last_line_counts() {
        for (counts, line) in [
            ((1, 0, 0), "1 pack checked: 1 sound"),
            ((0, 1, 1), "1 pack checked: 1 with 1 error"),
            ((1, 1, 3), "2 packs checked: 1 sound, 1 with 3 errors"),
            ((2, 2, 9), "4 packs checked: 2 sound, 2 with 9 errors"),
        ] {
            assert_eq!(summary(counts.0, counts.1, counts.2), line);
        }
    }
}
