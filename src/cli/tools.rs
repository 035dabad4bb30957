//! `starl tools`: the command of the user's own that writes down speech, shown, set and confirmed. Nothing is run here.

use std::env;
use std::path::{Path, absolute};

use crate::cli::arguments::ToolsDeed;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, complain};
use crate::cli::page::{Printout, list, object};
use crate::domain::clean::{clean, display_clean};
use crate::domain::mic::MachineSettings;
use crate::store::paths::Paths;
use crate::store::tools::{PRESETS, ToolsFile};
use crate::term::tool::in_path;

/// What has to be known before a command is run: starl itself has no network.
const CAUTION: &str =
    "starl makes no network connections, but this command may. Use one that works only on this machine.";

/// Does what is asked; without anything, shows what is set.
pub(super) fn tools(
    deed: Option<ToolsDeed>,
    json: bool,
    paths: &Paths,
    page: &mut Printout,
) -> CommandResult {
    let tools = paths.tools()?;
    match deed {
        None if json => as_json(&tools, page),
        None => show(&tools, page),
        Some(ToolsDeed::Use { preset, model }) => set(&preset, model.as_deref(), &tools, page),
        Some(ToolsDeed::Voice { voice }) => {
            let machine = machine(&tools)?;
            tools.set_machine(MachineSettings { voice, ..machine })?;
            page.line(&format!("voice  {}", voice.word()));
            Ok(CommandOutcome::Fine)
        }
        Some(ToolsDeed::Confirm) => {
            let commands = commands(&tools)?;
            if commands.is_empty() {
                return Err(none(&tools));
            }
            let argvs: Vec<Vec<String>> = commands.into_iter().map(|(_, argv)| argv).collect();
            tools.confirm(&argvs)?;
            for argv in argvs {
                page.line(&format!("Confirmed: {}", shown(&argv)));
            }
            complain(CAUTION);
            Ok(CommandOutcome::Fine)
        }
    }
}

/// The command that is set; nothing where none is.
pub(super) fn command(tools: &ToolsFile) -> Result<Option<Vec<String>>, CommandError> {
    tools.transcriber().map_err(|report| CommandError::problem(report.in_one_line()))
}

/// What is set on this machine.
fn machine(tools: &ToolsFile) -> Result<MachineSettings, CommandError> {
    tools.machine().map_err(|report| CommandError::problem(report.in_one_line()))
}

/// The commands that are set, each with its key.
fn commands(tools: &ToolsFile) -> Result<Vec<(&'static str, Vec<String>)>, CommandError> {
    let recorder = tools.recorder().map_err(|report| CommandError::problem(report.in_one_line()))?;
    let all = [("transcribe", command(tools)?), ("recorder", recorder)];
    Ok(all.into_iter().filter_map(|(key, argv)| Some((key, argv?))).collect())
}

/// A command as somebody would type it, clean.
pub(super) fn shown(argv: &[String]) -> String {
    let line = shlex::try_join(argv.iter().map(String::as_str)).unwrap_or_else(|_| argv.join(" "));
    clean(&line).into_owned()
}

fn none(tools: &ToolsFile) -> CommandError {
    CommandError::problem(format!(
        "{} has no transcribe or recorder line to confirm.",
        display_clean(tools.path())
    ))
}

fn show(tools: &ToolsFile, page: &mut Printout) -> CommandResult {
    let set = commands(tools)?;
    let MachineSettings { record, keep, voice } = machine(tools)?;
    if let Some(report) = tools.trouble() {
        complain(format_args!("{report}"));
    }
    let is_on = if record { "on" } else { "off" };
    for (key, value) in [("record", is_on), ("keep", &keep.to_string()), ("voice", voice.word())] {
        page.line(&format!("{key:<10}  {value}"));
    }
    if set.is_empty() {
        page.paragraph(0, "No command is set. Set one with: starl tools use PRESET --model MODEL");
    }
    for (key, argv) in set {
        page.line(&format!("{key:<10}  {}", shown(&argv)));
        if !tools.is_confirmed(&argv) {
            page.paragraph(
                0,
                "This command is new or has changed. If it's yours, confirm it with: starl tools confirm",
            );
        }
    }
    presets(page);
    Ok(CommandOutcome::Fine)
}

fn presets(page: &mut Printout) {
    page.section("Presets", "");
    page.rows(
        2,
        PRESETS.iter().map(|(name, argv)| {
            let there = is_there(argv);
            let model = if argv.contains(&"MODEL") { ", needs a model" } else { "" };
            (*name, format!("{}{model}", if there { "installed" } else { "not in PATH" }))
        }),
    );
}

/// Whether the program of a preset is in the path.
fn is_there(argv: &[&str]) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    argv.first().is_some_and(|program| in_path(program, &folders).is_some())
}

fn as_json(tools: &ToolsFile, page: &mut Printout) -> CommandResult {
    let command = command(tools)?;
    let recorder = commands(tools)?.into_iter().find(|(key, _)| *key == "recorder").map(|(_, argv)| argv);
    let MachineSettings { record, keep, voice } = machine(tools)?;
    page.json(&object! {
        record: record,
        keep: keep,
        voice: voice.word(),
        confirmed: command.as_ref().is_some_and(|argv| tools.is_confirmed(argv)),
        transcribe: command,
        recorder_confirmed: recorder.as_ref().is_some_and(|argv| tools.is_confirmed(argv)),
        recorder: recorder,
        presets: list(PRESETS, |(name, argv)| {
            object! { name: name, installed: is_there(argv), needs_model: argv.contains(&"MODEL") }
        }),
    })?;
    Ok(CommandOutcome::Fine)
}

fn set(name: &str, model: Option<&str>, tools: &ToolsFile, page: &mut Printout) -> CommandResult {
    let preset = PRESETS.iter().find(|(known, _)| *known == name);
    let help = "starl tools lists the presets; for any other command, edit tools.yaml.";
    let names = PRESETS.iter().map(|(name, _)| *name);
    let (_, argv) = preset.ok_or_else(|| CommandError::unknown("preset", name, names, help))?;
    if argv.contains(&"MODEL") && model.is_none() {
        let why = format!("{name} needs a model: add --model with its file, folder or name.");
        return Err(CommandError::wrong_use(why));
    }
    // The command runs in a folder of its own: a file is named from the root on.
    let file = model.filter(|model| Path::new(model).exists()).and_then(|model| absolute(model).ok());
    let model =
        file.map_or_else(|| model.unwrap_or_default().to_owned(), |file| file.to_string_lossy().into_owned());
    let argv: Vec<String> =
        argv.iter().map(|word| if *word == "MODEL" { model.clone() } else { (*word).to_owned() }).collect();
    tools.set_transcriber(&argv)?;
    page.line(&format!("Set in {}: {}", display_clean(tools.path()), shown(&argv)));
    complain(CAUTION);
    Ok(CommandOutcome::Fine)
}
