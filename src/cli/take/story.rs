//! Which story a take may name.

use std::path::PathBuf;

use crate::cli::context::CommandContext;
use crate::cli::error::CommandError;
use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::progress::Progress;
use crate::store::text::read::yaml_entries;

/// The story of this name or title, which is in the folder, in its archive, or in a take that was saved before: a typing
/// error would stay for ever.
pub(super) fn named(story: &str, context: &CommandContext, progress: &Progress) -> Result<Id, CommandError> {
    let titled = context.stories().into_iter().find(|it| it.title.to_lowercase() == story.to_lowercase());
    if let Some(titled) = titled {
        return Ok(titled.slug);
    }
    let places = context.paths()?;
    let folders = [places.stories(), places.stories().join("archive")];
    // A folder that cannot be read names no story, and the take can be saved without one.
    let files = folders.iter().flat_map(|folder| yaml_entries(folder).unwrap_or_default());
    let stem = |path: PathBuf| path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
    let mut names: Vec<String> = files.filter_map(stem).collect();
    names.extend(progress.takes().filter_map(|take| take.story()).map(ToString::to_string));
    if let Some(known) =
        Id::new(&story.to_lowercase()).ok().filter(|id| names.iter().any(|name| name == id.as_str()))
    {
        return Ok(known);
    }
    let more = nearest(story, names.iter().map(String::as_str)).map_or_else(
        || {
            "starl story list shows your stories. To use one from another device, sync or copy its folder."
                .to_owned()
        },
        |near| format!("Did you mean \"{near}\"? starl story list shows their names."),
    );
    let story = clean(story);
    Err(CommandError::wrong_use(format!("Not saved: there's no story \"{story}\". {more}")))
}
