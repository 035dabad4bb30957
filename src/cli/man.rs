//! `starl man`: one manual page for all commands.

use std::io;

use clap_mangen::Man;

use crate::cli::commands;
use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::Printout;

/// Prints the page: the program, each command under its name, then the examples.
pub(super) fn man(page: &mut Printout) -> CommandResult {
    let mut all = commands();
    all.build();
    let (man, mut text, mut examples) = (Man::new(all.clone()), Vec::new(), Vec::new());
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    sections(&all, &mut text)?;
    man.render_extra_section(&mut examples)?;
    text.extend_from_slice(
        String::from_utf8_lossy(&examples).replace(".SH EXTRA\nExamples:", ".SH EXAMPLES").as_bytes(),
    );
    page.line(without_repeats(&String::from_utf8_lossy(&text)).trim_end());
    Ok(CommandOutcome::Fine)
}

/// A section about each command below this one, named as it is typed.
fn sections(parent: &clap::Command, text: &mut Vec<u8>) -> io::Result<()> {
    for command in parent.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
        text.extend_from_slice(format!(".SH \"{}\"\n", name.to_uppercase()).as_bytes());
        let mut own = Vec::new();
        let man = Man::new(without_globals(command));
        man.render_synopsis_section(&mut own)?;
        man.render_description_section(&mut own)?;
        man.render_options_section(&mut own)?;
        // What would be a section on a page of its own is a part of this one.
        text.extend_from_slice(String::from_utf8_lossy(&own).replace(".SH ", ".SS ").as_bytes());
        sections(command, text)?;
    }
    Ok(())
}

/// The command without the options that every command has: they are explained once, at the top.
fn without_globals(command: &clap::Command) -> clap::Command {
    command.clone().mut_args(|argument| {
        let is_of_all = argument.is_global_set() || matches!(argument.get_id().as_str(), "help" | "version");
        argument.hide(is_of_all)
    })
}

/// The page with its preamble once: each part that is rendered brings its own.
fn without_repeats(page: &str) -> String {
    let is_preamble = |line: &str| line.starts_with(".ie ") || line.starts_with(".el ");
    let lines = page.lines().enumerate().filter(|(number, line)| *number < 2 || !is_preamble(line));
    lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}
