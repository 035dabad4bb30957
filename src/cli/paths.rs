//! `starl paths`: where everything is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::store::paths::Paths;

/// Lists every place, whether anything is there yet or not.
pub(super) fn paths(paths: &Paths, json: bool, page: &mut Printout) -> CommandResult {
    let places = places(paths);
    if json {
        let places: BTreeMap<_, _> = places.map(|(name, place)| (name, display_clean(&place))).collect();
        page.json(&places)?;
        return Ok(CommandOutcome::Fine);
    }
    for (name, place) in places {
        // Not wrapped: a path is there to be copied.
        page.line(&format!("{name:<9}  {}", display_clean(&place)));
    }
    Ok(CommandOutcome::Fine)
}

/// The places, each by what lies there.
fn places(paths: &Paths) -> impl Iterator<Item = (&'static str, PathBuf)> {
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
    places.into_iter().chain(machine)
}
