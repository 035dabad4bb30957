//! `starl take forget`: what was heard of a take is deleted. The take and its figures stay.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult};
use crate::cli::page::Printout;
use crate::cli::take::undo::{LAST, find};
use crate::domain::clean::{clean, display_clean};
use crate::ui::text::count;

/// Deletes what was heard of this take, or of all.
pub(super) fn forget(id: Option<&str>, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let heard = context.heard()?;
    let folder = display_clean(heard.path());
    let last = match id {
        Some(LAST) => Some(find(LAST, &context.history().progress)?.id.to_owned()),
        _ => None,
    };
    match last.as_deref().or(id) {
        Some(id) if heard.forget(id)? == 0 => {
            let why = format!("{folder} has no words or recording of take {}.", clean(id));
            return Err(CommandError::problem(why));
        }
        Some(id) => page.line(&format!(
            "Deleted the words and the recording of take {}. You keep its figures.",
            clean(id)
        )),
        None => {
            let (deleted, in_use) = heard.forget_all()?;
            let files = count(deleted, "file", "files");
            page.line(&format!("Deleted {files} in {folder}. You keep the figures."));
            if in_use > 0 {
                let left = count(in_use, "temporary file or folder", "temporary files or folders");
                page.line(&format!(
                    "Another starl is still using {left}, and deletes what it used when it quits."
                ));
            }
        }
    }
    Ok(CommandOutcome::Fine)
}
