//! `starl check`: are these content packs sound?

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::{Printout, object};
use crate::domain::bank::Pack;
use crate::packs::load::read;
use crate::packs::load_bank;
use crate::store::text::{Report, ReportLevel};
use crate::ui::text::count;

/// Lists every error of all packs. Each is checked against the built-in pack, the named ones and those before it.
pub(super) fn check(paths: &[PathBuf], named: &[PathBuf], json: bool, page: &mut Printout) -> CommandResult {
    let (bank, troubles) = load_bank(None, named);
    let mut others = bank.packs().to_vec();
    let (mut valid, mut broken) = (0, troubles.iter().filter(|it| it.is_left_out()).count());
    let mut reports: Vec<Report> = troubles.into_iter().flat_map(|trouble| trouble.reports).collect();
    for path in paths {
        reports.extend(match check_one(path, &others) {
            Ok((pack, notes)) => {
                valid += 1;
                others.retain(|other| other.id != pack.id);
                others.push(pack);
                notes
            }
            Err(errors) => {
                broken += 1;
                errors
            }
        });
    }
    if json {
        page.json(&reports.iter().map(view).collect::<Vec<_>>())?;
    } else {
        for report in &reports {
            page.gap();
            page.line(&report.to_string());
        }
        page.gap();
        let found: Vec<ReportLevel> = reports.iter().map(Report::level).collect();
        page.line(&summary(valid, broken, &found));
    }
    Ok(CommandOutcome::fine_if(broken == 0))
}

/// A report as JSON.
fn view(report: &Report) -> impl Serialize + '_ {
    object! {
        level: report.level().word(),
        path: report.path(),
        // Both counted from 1; nothing where it is about the whole file.
        line: report.place().map(|place| place.line),
        column: report.place().map(|place| place.column),
        text: report.sentence(),
        hint: report.advice(),
    }
}

/// Checks one pack. Where a pack of the same id is known, this one is checked as its new version.
fn check_one(path: &Path, others: &[Pack]) -> Result<(Pack, Vec<Report>), Vec<Report>> {
    let pack = read(path)?;
    let id = pack.id();
    let others: Vec<Pack> = others.iter().filter(|other| other.id.as_str() != id).cloned().collect();
    pack.check(&others)
}

/// Such as "2 packs checked: 1 valid, 1 with 3 errors; 1 warning".
fn summary(valid: usize, broken: usize, found: &[ReportLevel]) -> String {
    let number = |level| found.iter().filter(|it| **it == level).count();
    let packs = count(valid + broken, "pack", "packs");
    let errors = count(number(ReportLevel::Error), "error", "errors");
    let packs = match (valid, broken) {
        (_, 0) => format!("{packs} checked: {valid} valid"),
        (0, 1) => format!("{packs} checked: {errors}"),
        (0, _) => format!("{packs} checked: {broken} with {errors}"),
        _ => format!("{packs} checked: {valid} valid, {broken} with {errors}"),
    };
    let more = |level, one, many| match number(level) {
        0 => String::new(),
        number => format!("; {}", count(number, one, many)),
    };
    let warnings = more(ReportLevel::Warning, "warning", "warnings");
    format!("{packs}{warnings}{}", more(ReportLevel::Note, "note", "notes"))
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::store::text::ReportLevel::{Error, Note, Warning};

    #[test]
    fn the_last_line_counts() {
        for (valid, broken, found, line) in [
            (1, 0, vec![], "1 pack checked: 1 valid"),
            (0, 1, vec![Error], "1 pack checked: 1 error"),
            (1, 1, vec![Error; 3], "2 packs checked: 1 valid, 1 with 3 errors"),
            (2, 0, vec![Warning, Note, Warning], "2 packs checked: 2 valid; 2 warnings; 1 note"),
        ] {
            assert_eq!(summary(valid, broken, &found), line);
        }
    }
}
