//! `starl paths`: where everything is kept.

use crate::cli::error::CommandOutcome;
use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::store::paths::Paths;

/// Tells every place, whether anything is there yet or not.
pub(super) fn paths(paths: &Paths, page: &mut Printout) -> CommandOutcome {
    let places = [
        ("data", paths.data().to_owned()),
        ("journal", paths.journal()),
        ("stories", paths.stories()),
        ("companies", paths.companies()),
        ("packs", paths.packs()),
        ("settings", paths.settings()),
        ("drill", paths.drill_file()),
        ("backups", paths.backups()),
        ("state", paths.state().to_owned()),
    ];
    let tools = paths.tools().ok().map(|tools| ("tools", tools.path().to_owned()));
    let machine = paths.audio().ok().map(|place| ("audio", place)).into_iter().chain(tools);
    for (name, place) in places.into_iter().chain(machine) {
        // Not wrapped: a path is there to be copied.
        page.line(&format!("{name:<9}  {}", display_clean(&place)));
    }
    CommandOutcome::Fine
}
