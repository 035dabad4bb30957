//! The command line: what is asked for, and everything that is answered without the screen.
//!
//! [`run`] reads the arguments and does what can be done at once. What needs the screen it hands back to `main`. Every
//! command takes what it needs from the context, fills the page, and ends with an outcome or an error; what comes of
//! that is decided here, once for all of them.

mod agenda;
mod arguments;
mod check;
mod checklist;
mod color;
mod company;
mod completions;
mod context;
mod doctor;
mod edit;
mod error;
mod export;
mod find;
mod import;
mod list;
mod man;
mod page;
mod paths;
mod plan;
mod progress;
mod progress_json;
mod question;
mod restore;
mod schema;
mod settings;
mod sheet;
mod show;
mod status;
mod story;
mod take;
mod tools;
mod values;

use std::env;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::app::model::{DrillChoice, Opening};
use crate::cli::arguments::{Arguments, QuestionSub, SettingsDeed, Sub};
pub use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, complain, known, print};
use crate::cli::page::Printout;
use crate::cli::sheet::SheetForm;
use crate::domain::shape::Length;
use crate::screens::mock::MockSetup;
use crate::term::terminal;

/// What `main` is to do.
#[derive(Debug)]
pub enum Command {
    /// Open the app, and start this at once.
    App(Box<CommandContext>, Option<Opening>),
    /// The same line by line, without a screen.
    Plain(Box<CommandContext>, Option<Opening>),
    /// Everything is done: end with this code.
    Done(ExitCode),
}

/// Every command with its arguments, as the parser knows them.
pub fn commands() -> clap::Command {
    Arguments::command()
}

/// Says why the app could not be opened, and gives the exit code for it.
pub fn fail(sentence: &str) -> ExitCode {
    complain(sentence);
    CommandOutcome::Problems.into()
}

/// Reads the arguments and does what needs no screen.
pub fn run() -> Command {
    // The parser of all commands costs as much as the rest of the start: who just opens the app doesn't wait for it.
    if env::args_os().len() <= 1 {
        return dispatch(Arguments::default());
    }
    match Arguments::try_parse() {
        Ok(arguments) => dispatch(arguments),
        Err(error) => {
            if error.use_stderr() {
                // There are arguments in it: its own styles would pass together with theirs.
                complain(error.render().to_string().trim_end());
            } else {
                // Help to a closed pipe is no failure.
                let _ = print(&color::styled(&error.render()));
            }
            Command::Done(u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from))
        }
    }
}

fn dispatch(Arguments { command, data_dir, packs, plain, color }: Arguments) -> Command {
    color.hold();
    let context = Box::new(CommandContext::new(data_dir.as_deref(), packs));
    let mut page = Printout::for_stdout(color);
    let ended = perform(command, plain, context, &mut page).unwrap_or_else(|why| {
        complain(why.what);
        Command::Done(why.outcome.into())
    });
    match print(&page.text) {
        Ok(()) => ended,
        Err(error) => Command::Done(fail(&format!("Couldn't write the output: {error}."))),
    }
}

fn perform(
    command: Option<Sub>,
    plain: bool,
    context: Box<CommandContext>,
    page: &mut Printout,
) -> Result<Command, CommandError> {
    let outcome = match command {
        None => return open(context, None, plain),
        Some(Sub::Drill { question, theme, weakest, length, plain: here }) => {
            let opening = drill(&context, question.as_deref(), theme.as_deref(), weakest, length)?;
            return open(context, Some(opening), plain || here);
        }
        Some(Sub::Mock { questions, minutes, plain: here }) => {
            let mock = MockSetup { questions, minutes, row: 0 };
            return open(context, Some(Opening::Mock(mock)), plain || here);
        }
        Some(Sub::Sprint { plain: here }) => {
            return open(context, Some(Opening::Sprint), plain || here);
        }
        Some(Sub::List { json }) => list::list(context.bank(), json, page),
        Some(Sub::Show { id, json }) => show::show(&id, json, &context, page),
        Some(Sub::Agenda { json, seed }) => agenda::agenda(seed, json, &context, page),
        Some(Sub::Progress { json }) => progress::progress(json, &context, page),
        Some(Sub::Status(arguments)) => status::status(&arguments, &context, page),
        Some(Sub::Find { words, json }) => find::find(&words.join(" "), json, &context, page),
        Some(Sub::Export(what)) => export::export(what, &context, page),
        Some(Sub::Import(arguments)) => import::import(&arguments, &context, page),
        Some(Sub::Question(QuestionSub::List { theme, json })) => {
            question::list(theme.as_deref(), json, &context, page)
        }
        Some(Sub::Checklist { deed, json }) => checklist::checklist(deed, json, &context, page),
        Some(Sub::Question(QuestionSub::Add { text, theme, competency })) => {
            question::add(&text.join(" "), theme.as_deref(), &competency, &context, page)
        }
        Some(Sub::Story(command)) => story::story(command, &context, page),
        Some(Sub::Company(command)) => company::company(command, &context, page),
        Some(Sub::Sheet { company, html, json }) => {
            let form = if html {
                SheetForm::Html
            } else if json {
                SheetForm::Json
            } else {
                SheetForm::Markdown
            };
            sheet::sheet(company.as_deref(), form, &context, page)
        }
        Some(Sub::Paths { json }) => paths::paths(context.paths()?, json, page),
        Some(Sub::Tools { deed, json }) => tools::tools(deed, json, context.paths()?, page),
        Some(Sub::Take(deed)) => take::take(deed, &context, page),
        Some(Sub::Restore { day, to }) => restore::restore(context.paths()?, day, &to, page),
        Some(Sub::Doctor { fix, json }) => doctor::doctor(context.paths()?, fix, json, page),
        Some(Sub::Settings { deed, json }) => {
            settings::settings(deed.unwrap_or(SettingsDeed::Get { key: None, json }), &context, page)
        }
        Some(Sub::Check { paths, json }) => check::check(&paths, &context.packs, json, page),
        Some(Sub::Completions { shell }) => completions::completions(shell, page),
        Some(Sub::Schema { of }) => schema::schema(of, page),
        Some(Sub::Man) => man::man(page),
    }?;
    let lacking = if context.lacks_a_named_pack() { CommandOutcome::Problems } else { CommandOutcome::Fine };
    Ok(Command::Done(outcome.and(lacking).into()))
}

/// Opens the app, which needs a terminal at both ends that can be drawn on; line by line it needs none.
fn open(
    context: Box<CommandContext>,
    opening: Option<Opening>,
    is_plain: bool,
) -> Result<Command, CommandError> {
    if is_plain {
        return Ok(Command::Plain(context, opening));
    }
    terminal::usable(env::var("TERM").ok().as_deref()).map_err(CommandError::wrong_use)?;
    Ok(Command::App(context, opening))
}

fn drill(
    context: &CommandContext,
    question: Option<&str>,
    theme: Option<&str>,
    weakest: bool,
    length: Option<Length>,
) -> Result<Opening, CommandError> {
    let bank = context.bank_unreported();
    let questions = bank.questions().map(|(_, question)| &question.id);
    let question = question.map(|id| known(id, "question", questions)).transpose()?;
    let themes = bank.themes().map(|theme| &theme.id);
    let theme = theme.map(|id| known(id, "theme", themes)).transpose()?;
    let choice = match (question, theme) {
        (Some(question), _) => {
            bank.outline(question).at(length).map_err(CommandError::wrong_use)?;
            DrillChoice::Question(question.clone())
        }
        (None, Some(theme)) => DrillChoice::Theme(theme.clone()),
        (None, None) if weakest => DrillChoice::Weakest,
        (None, None) => DrillChoice::First,
    };
    Ok(Opening::Drill(choice, length))
}
