//! `starl completions`: what a shell completes after `starl`.

use clap_complete::{Shell, generate};

use crate::cli::commands;
use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::Printout;

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell, page: &mut Printout) -> CommandResult {
    let mut script = Vec::new();
    generate(shell, &mut commands(), "starl", &mut script);
    page.line(String::from_utf8(script)?.trim_end());
    Ok(CommandOutcome::Fine)
}
