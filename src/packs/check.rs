//! The checks: from the raw shape of a pack's files to a [`Pack`] in which every link leads somewhere.
//!
//! Everything wrong in all files is collected; one error never hides another one.

mod checker;
mod evidence;
pub(in crate::packs) mod header;
mod ids;
mod samples;
mod sections;
mod texts;
mod themes;

use std::path::Path;

use crate::domain::bank::Pack;
use crate::packs::check::checker::Checker;
use crate::packs::raw::RawFile;
use crate::store::text::report::{Report, ReportLevel};
use crate::store::text::source::Source;

/// Checks the files of one pack, which are in the order their content is to come.
///
/// # Errors
/// Everything wrong, in the order of the files and of the lines in them.
pub(super) fn check(
    path: &Path,
    files: Vec<(Source, RawFile)>,
    others: &[Pack],
) -> Result<(Pack, Vec<Report>), Vec<Report>> {
    let (sources, mut raw): (Vec<Source>, Vec<RawFile>) = files.into_iter().unzip();
    let mut checker = Checker::new(&sources, others);
    let header = header::header(&mut checker, path, &mut raw);
    if header.id.as_ref().is_some_and(|id| checker.has_pack(id)) {
        // Every id would be taken by the same pack: one report says it all.
        return Err(checker.finish(path));
    }
    let pack = sections::pack(&mut checker, header, &mut raw);
    match (pack, checker.finish(path)) {
        (Some(pack), reports) if reports.iter().all(|report| report.level() < ReportLevel::Error) => {
            Ok((pack, reports))
        }
        (_, reports) => Err(reports),
    }
}
