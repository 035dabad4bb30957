//! `starl doctor`: is the user's data in order?

use serde::Serialize;

use crate::cli::error::{CommandOutcome, CommandResult, complain};
use crate::cli::page::{Printout, object};
use crate::doctor::{DoctorFinding, Repaired, examine, repair};
use crate::domain::clean::{clean, display_clean};
use crate::store::paths::Paths;
use crate::term::clock::{Clock, SystemClock};
use crate::ui::text::count;

/// Lists every finding; with `fix` it repairs what can be repaired first, and lists what is left.
pub(super) fn doctor(places: &Paths, fix: bool, json: bool, page: &mut Printout) -> CommandResult {
    let now = SystemClock::new().now().at;
    let (mut findings, mut seen) = examine(places, now);
    if fix {
        let time = now.format("%Y-%m-%dT%H-%M-%S").to_string();
        let repaired = repair(places, &findings, &time);
        for failed in &repaired.failed {
            complain(format_args!("{failed}."));
        }
        (findings, seen) = examine(places, now);
        if !json {
            print_fixed(&repaired, page);
        }
    }
    if json {
        page.json(&findings.iter().map(view).collect::<Vec<_>>())?;
    } else {
        print(&findings, seen, page);
    }
    Ok(CommandOutcome::fine_if(findings.iter().all(DoctorFinding::is_note)))
}

fn print_fixed(repaired: &Repaired, page: &mut Printout) {
    if let Some((path, copied)) = &repaired.copied {
        let lines = count(*copied, "damaged line", "damaged lines");
        page.line(&format!("Copied {lines} to {}.", display_clean(path)));
    }
    for path in &repaired.narrowed {
        page.line(&format!("Made {} private.", display_clean(path)));
    }
}

fn print(findings: &[DoctorFinding], seen: usize, page: &mut Printout) {
    for finding in findings {
        page.line(&clean(&finding.words));
    }
    if seen > 0 {
        let lines = count(seen, "damaged line", "damaged lines");
        page.line(&format!("{lines} seen before; copies are in damaged-*.txt next to the journal."));
    }
    page.line(&match findings.iter().filter(|finding| !finding.is_note()).count() {
        0 => "No problems found.".to_owned(),
        number => format!("{} found.", count(number, "problem", "problems")),
    });
}

/// A finding as JSON.
fn view(finding: &DoctorFinding) -> impl Serialize + use<> {
    object! {
        kind: finding.kind,
        path: display_clean(&finding.path),
        // Counted from 1; nothing where it is about the whole.
        line: (finding.line > 0).then_some(finding.line),
        text: clean(&finding.words).into_owned(),
    }
}
