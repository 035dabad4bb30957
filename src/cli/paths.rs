//! `starl paths`: where everything is kept.

use std::path::Path;

use crate::cli::error::CommandOutcome;
use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::store::paths::Paths;

/// Tells every place, whether anything is there yet or not.
pub(super) fn paths(paths: &Paths, page: &mut Printout) -> CommandOutcome {
    let (journal, stories, companies, packs) =
        (paths.journal(), paths.stories(), paths.companies(), paths.packs());
    let (settings, drill, backups) = (paths.settings(), paths.drill_file(), paths.backups());
    let places: [(&str, &Path); 9] = [
        ("data", paths.data()),
        ("journal", &journal),
        ("stories", &stories),
        ("companies", &companies),
        ("packs", &packs),
        ("settings", &settings),
        ("drill", &drill),
        ("backups", &backups),
        ("state", paths.state()),
    ];
    for (name, place) in places {
        // Not wrapped: a path is there to be copied.
        page.line(&format!("{name:<9}  {}", display_clean(place)));
    }
    CommandOutcome::Fine
}
