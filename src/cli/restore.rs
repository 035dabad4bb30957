//! `starl restore`: a backup in a folder of its own.

use std::path::Path;

use crate::cli::error::{CommandError, CommandOutcome, CommandResult, complain};
use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::domain::day::Day;
use crate::store::backup::{RestoreError, restore as put};
use crate::store::paths::Paths;
use crate::ui::text::count;

/// Puts a backup into a folder, and says what is in it and how to go on.
pub(super) fn restore(places: &Paths, day: Option<Day>, to: &Path, page: &mut Printout) -> CommandResult {
    let restored = put(&places.backups(), day, to).map_err(|why| {
        let sentence = format!("Couldn't restore the backup: {why}.");
        match why {
            RestoreError::Unknown { .. } | RestoreError::NotEmpty(_) => CommandError::wrong_use(sentence),
            _ => CommandError::problem(sentence),
        }
    })?;
    let both = [(restored.journal, "record", "records"), (restored.files, "file", "files")];
    for (restored, one, many) in both {
        let Some((backup, number)) = restored else { continue };
        if backup.is_partial {
            let path = backup.path.display();
            complain(format_args!("{path} isn't complete, because starl couldn't read everything that day."));
        }
        page.line(&format!("{} from the backup of {}.", count(number, one, many), backup.day));
    }
    // Not wrapped: a path is there to be copied.
    page.line(&format!("Look at the copy with: starl --data-dir {}", display_clean(to)));
    Ok(CommandOutcome::Fine)
}
