//! The command line: what is asked for, and everything that is answered without the screen.
//!
//! [`run`] reads the arguments and does what can be done at once. What needs the screen it hands back to `main`.

mod agenda;
mod arguments;
mod check;
mod company;
mod doctor;
mod edit;
mod find;
mod home;
mod json;
mod list;
mod page;
mod paths;
mod restore;
mod settings;
mod sheet;
mod show;
mod show_json;
mod status;
mod story;
mod take;

use std::env;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::app::model::Opening;
use crate::cli::arguments::{Arguments, SettingsDeed, Sub, TakeDeed};
use crate::cli::home::Home;
use crate::cli::page::Page;
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::progress::Progress;
use crate::domain::settings::Settings;
use crate::domain::story::Story;
use crate::io::clock::{Clock, SystemClock};
use crate::io::content::{PackTrouble, load_bank};
use crate::io::journal::{Loaded, Trouble, look};
use crate::io::paths::{Paths, PathsError};
use crate::io::settings::{self as settings_file, FileSettings, SettingsStore};
use crate::io::stories::FileStories;
use crate::io::terminal;
use crate::io::text::{Level, Report};
use crate::screens::mock::Setup as MockSetup;

/// What `main` is to do.
#[derive(Debug)]
pub enum Command {
    /// Open the app.
    App(Setup),
    /// Open the app, and begin this.
    Begin(Setup, Opening),
    /// Everything is done: end with this code.
    Done(ExitCode),
}

/// What the app starts with.
#[derive(Debug)]
pub struct Setup {
    /// Where the user's data is, if it was said.
    pub data_dir: Option<PathBuf>,
    /// The built-in pack and all sound packs of the user.
    pub bank: Bank,
    /// What is wrong with packs.
    pub troubles: Vec<PackTrouble>,
}

/// What was done up to now.
#[derive(Debug)]
struct History {
    progress: Progress,
    today: Day,
    settings: Settings,
    /// Whether all of it could be read: a command that shows only a part of it ends with 1.
    outcome: Outcome,
}

impl History {
    fn of(progress: Progress, troubles: &[Trouble], settings: Settings) -> Self {
        let outcome = if troubles.iter().any(Trouble::hides) { Outcome::Problems } else { Outcome::Fine };
        Self { progress, today: today(&settings), settings, outcome }
    }

    /// How many drills make a day.
    fn daily(&self) -> usize {
        self.settings.drills_a_day
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// As it should.
    Fine,
    /// What was looked at has faults, or nothing was found.
    Problems,
    /// The command was not meant so.
    WrongUse,
}

impl Outcome {
    /// The worse of two, where one of them is fine.
    fn and(self, other: Self) -> Self {
        if self == Self::Fine { other } else { self }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Problems => Self::from(1),
            Outcome::WrongUse => Self::from(2),
        }
    }
}

/// Every command with its arguments, as the parser knows them.
pub fn commands() -> clap::Command {
    Arguments::command()
}

/// Reads the arguments and does what needs no screen.
pub fn run() -> Command {
    match Arguments::try_parse() {
        Ok(arguments) => dispatch(arguments),
        Err(error) => {
            if error.use_stderr() {
                // There are arguments in it: its own styles would pass together with theirs.
                complain(&error.render().to_string());
            } else {
                // Help to a closed pipe is no failure.
                let _ = error.print();
            }
            Command::Done(u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from))
        }
    }
}

fn dispatch(arguments: Arguments) -> Command {
    let Arguments { command, data_dir, packs } = arguments;
    let setup = || setup(data_dir.clone(), &packs);
    match command {
        None => with_screen(setup(), Command::App),
        Some(Sub::Drill { question, theme, weakest }) => {
            drill(setup(), question.as_deref(), theme.as_deref(), weakest)
        }
        Some(Sub::Mock { questions, minutes }) => {
            let mock = MockSetup { questions, minutes, row: 0 };
            with_screen(setup(), |setup| Command::Begin(setup, Opening::Mock(mock)))
        }
        Some(Sub::Sprint) => with_screen(setup(), |setup| Command::Begin(setup, Opening::Sprint)),
        Some(Sub::List { json }) => answer(&setup(), &packs, |bank, page| list::list(bank, json, page)),
        Some(Sub::Show { id, json }) => {
            let history = || history(data_dir.as_deref());
            answer(&setup(), &packs, |bank, page| show::show(bank, &id, json.then_some(&history), page))
        }
        Some(Sub::Agenda { json, seed }) => answer(&setup(), &packs, |bank, page| {
            let stories = stories(data_dir.as_deref());
            agenda::agenda(bank, &history(data_dir.as_deref()), &stories, seed, json, page)
        }),
        Some(Sub::Status) => {
            let mut page = Page::for_stdout();
            let Loaded { progress, troubles } = journal(data_dir.as_deref());
            complain_of_all(troubles.iter().filter(|trouble| trouble.hides()));
            let history = History::of(progress, &troubles, settings(data_dir.as_deref()));
            let outcome = status::status(&history, &mut page);
            done(&page, outcome)
        }
        Some(Sub::Find { words, json }) => {
            answer(&setup(), &packs, |bank, page| find::find(bank, &words.join(" "), json, page))
        }
        Some(Sub::Story { command }) => home::with(data_dir.as_deref(), |home| {
            answer(&setup(), &packs, |bank, page| story::story(command, home, bank, page))
        }),
        Some(Sub::Company { command }) => home::with(data_dir.as_deref(), |home| {
            answer(&setup(), &packs, |_, page| company::company(command, home, page))
        }),
        Some(Sub::Sheet { company }) => home::with(data_dir.as_deref(), |home| {
            answer(&setup(), &packs, |bank, page| sheet::sheet(company.as_deref(), home, bank, page))
        }),
        Some(Sub::Paths) => match places(data_dir.as_deref()) {
            Ok(places) => {
                let mut page = Page::for_stdout();
                let outcome = paths::paths(&places, &mut page);
                done(&page, outcome)
            }
            Err(why) => Command::Done(fail(&why.to_string())),
        },
        Some(Sub::Take { deed: TakeDeed::Add(take) }) => {
            let Setup { bank, troubles, .. } = setup();
            for trouble in &troubles {
                complain(&format!("{trouble}\n"));
            }
            on_disk(data_dir.as_deref(), |places, _| take::add(&bank, places, take))
        }
        Some(Sub::Take { deed: TakeDeed::List { json } }) => {
            on_disk(data_dir.as_deref(), |places, page| take::list(places, json, page))
        }
        Some(Sub::Take { deed: TakeDeed::Undo { id } }) => {
            on_disk(data_dir.as_deref(), |places, page| take::undo(places, &id, page))
        }
        Some(Sub::Restore { day, to }) => {
            on_disk(data_dir.as_deref(), |places, page| restore::restore(places, day, &to, page))
        }
        Some(Sub::Doctor { fix, json }) => {
            let now = SystemClock::new().now().at;
            on_disk(data_dir.as_deref(), |places, page| doctor::doctor(places, fix, json, now, page))
        }
        Some(Sub::Settings { deed }) => on_disk(data_dir.as_deref(), |places, page| match deed {
            SettingsDeed::Get { key } => settings::get(places, key.as_deref(), page),
            SettingsDeed::Set { key, value } => settings::set(places, &key, &value, page),
        }),
        Some(Sub::Check { paths }) => {
            let mut page = Page::for_stdout();
            let outcome = check::check(&paths, &packs, &mut page);
            done(&page, outcome)
        }
    }
}

/// Why a command was not done.
#[derive(Debug)]
enum Failed {
    /// It was not meant so.
    WrongUse(String),
    /// Something is in the way.
    Problem(String),
}

/// Does what reads or writes the user's own files.
fn on_disk(
    data_dir: Option<&Path>,
    command: impl FnOnce(&Paths, &mut Page) -> Result<Outcome, Failed>,
) -> Command {
    let mut page = Page::for_stdout();
    let places = places(data_dir).map_err(|why| Failed::Problem(why.to_string()));
    match places.and_then(|places| command(&places, &mut page)) {
        Ok(outcome) => done(&page, outcome),
        Err(Failed::WrongUse(sentence)) => wrong_use(&sentence),
        Err(Failed::Problem(sentence)) => Command::Done(fail(&sentence)),
    }
}

/// Where everything is kept.
fn places(data_dir: Option<&Path>) -> Result<Paths, PathsError> {
    Paths::resolve(data_dir, |name| env::var_os(name))
}

/// The user's valid stories; where there is no place for them, none. That the folder cannot be read is reported; what is
/// wrong with one of them, others report.
fn stories(data_dir: Option<&Path>) -> Vec<Story> {
    let Ok(places) = places(data_dir) else { return Vec::new() };
    let folder = places.stories();
    let loaded = FileStories::new(&folder, &places.lock()).load();
    complain_of(loaded.odd.iter().filter(|report| Path::new(report.path()) == folder));
    loaded.docs().cloned().collect()
}

/// What was done up to now, read and not touched; what is wrong with it is told on standard error.
fn history(data_dir: Option<&Path>) -> History {
    let Loaded { progress, troubles } = journal(data_dir);
    complain_of_all(&troubles);
    History::of(progress, &troubles, usable(read_settings(data_dir)))
}

/// The journal; an empty one where none is found.
fn journal(data_dir: Option<&Path>) -> Loaded {
    places(data_dir).map(|places| look(&places.journal())).unwrap_or_default()
}

/// The user's settings; what is wrong with their file, others say.
fn settings(data_dir: Option<&Path>) -> Settings {
    read_settings(data_dir).unwrap_or_default().settings
}

/// What can be used of the settings, else the defaults; what cannot is said on standard error.
fn usable(read: Result<settings_file::Loaded, Report>) -> Settings {
    let settings_file::Loaded { settings, reports } = read.unwrap_or_else(|report| settings_file::Loaded {
        settings: Settings::default(),
        reports: vec![report],
    });
    complain_of(&reports);
    settings
}

/// The user's settings; the defaults where there is no file or no place for it.
fn read_settings(data_dir: Option<&Path>) -> Result<settings_file::Loaded, Report> {
    match places(data_dir) {
        Ok(places) => FileSettings::new(&places.settings(), &places.lock()).load(),
        Err(_) => Ok(settings_file::Loaded::default()),
    }
}

fn today(settings: &Settings) -> Day {
    settings.day(SystemClock::new().now().at)
}

/// Loads the bank. Where no place for the user's data is known, it is the built-in pack and the named ones; the app
/// says so when it opens, the others have no need to.
fn setup(data_dir: Option<PathBuf>, packs: &[PathBuf]) -> Setup {
    let folder = places(data_dir.as_deref()).map(|places| places.packs());
    let (bank, troubles) = load_bank(folder.ok().as_deref(), packs);
    Setup { data_dir, bank, troubles }
}

/// Answers from the bank on standard output. Packs that were left out are told on standard error; that is a
/// problem of this very command only where the pack was named by it.
fn answer(
    setup: &Setup,
    named: &[PathBuf],
    command: impl FnOnce(&Bank, &mut Page) -> Result<Outcome, String>,
) -> Command {
    for trouble in &setup.troubles {
        complain(&format!("{trouble}\n"));
    }
    let mut page = Page::for_stdout();
    match command(&setup.bank, &mut page) {
        Err(sentence) => wrong_use(&sentence),
        Ok(Outcome::Fine) if setup.troubles.iter().any(|it| it.is_left_out() && named.contains(&it.path)) => {
            done(&page, Outcome::Problems)
        }
        Ok(outcome) => done(&page, outcome),
    }
}

/// Prints what a command has to say.
fn done(page: &Page, outcome: Outcome) -> Command {
    match print(page.text()) {
        Ok(()) => Command::Done(outcome.into()),
        Err(error) => {
            complain(&format!("The answer cannot be written: {error}.\n"));
            Command::Done(Outcome::Problems.into())
        }
    }
}

/// Writes to standard output. A reader that has gone away has seen enough.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Says why the app could not be opened, and gives the exit code for it.
pub fn fail(sentence: &str) -> ExitCode {
    complain(&format!("{sentence}\n"));
    Outcome::Problems.into()
}

fn wrong_use(sentence: &str) -> Command {
    complain(&format!("{sentence}\n"));
    Command::Done(Outcome::WrongUse.into())
}

/// Reports each on standard error.
fn complain_of_all<T: Display>(all: impl IntoIterator<Item = T>) {
    for one in all {
        complain(&format!("{one}\n"));
    }
}

/// Says what is wrong with files on standard error; fine where there is no error among it.
fn complain_of<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Outcome {
    let mut outcome = Outcome::Fine;
    for report in reports {
        complain(&format!("{report}\n"));
        if report.level() == Level::Error {
            outcome = Outcome::Problems;
        }
    }
    outcome
}

/// Says something on standard error, cleaned, for there are names of files in it; where that is closed, nobody listens.
fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(clean(text).as_bytes());
}

/// The app needs a terminal at both ends that can be drawn on.
fn with_screen(setup: Setup, command: impl FnOnce(Setup) -> Command) -> Command {
    match terminal::usable(env::var("TERM").ok().as_deref()) {
        Ok(()) => command(setup),
        Err(sentence) => wrong_use(&sentence),
    }
}

fn drill(setup: Setup, question: Option<&str>, theme: Option<&str>, weakest: bool) -> Command {
    let questions: Vec<&Id> = setup.bank.questions().map(|(_, question)| &question.id).collect();
    let themes: Vec<&Id> = setup.bank.themes().map(|theme| &theme.id).collect();
    let opening = known(question, "question", &questions).and_then(|question| {
        let theme = known(theme, "theme", &themes)?;
        Ok(match (question, theme) {
            (Some(question), _) => Opening::Question(question),
            (None, Some(theme)) => Opening::Theme(theme),
            (None, None) if weakest => Opening::Weakest,
            (None, None) => Opening::First,
        })
    });
    match opening {
        Ok(opening) => with_screen(setup, |setup| Command::Begin(setup, opening)),
        Err(sentence) => wrong_use(&sentence),
    }
}

/// The id that was given, if there is such an item.
fn known(given: Option<&str>, what: &str, ids: &[&Id]) -> Result<Option<Id>, String> {
    let Some(given) = given else { return Ok(None) };
    match ids.iter().find(|id| id.as_str() == given) {
        Some(id) => Ok(Some((*id).clone())),
        None => Err(unknown(given, what, ids.iter().copied())),
    }
}

/// That there is no such item, with the nearest id.
fn unknown<'a>(given: &str, what: &str, ids: impl Iterator<Item = &'a Id>) -> String {
    let given = clean(given);
    let sentence = format!("There is no {what} \"{given}\".");
    match nearest(&given, ids.map(Id::as_str)) {
        Some(near) => format!("{sentence} Did you mean \"{near}\"?"),
        None => format!("{sentence} starl list tells all ids, starl find looks for words."),
    }
}
