//! The `starl` program: reads the arguments, builds the world, runs the app.

use std::error::Error;
use std::fs;
use std::io;
use std::process::ExitCode;

use ratatui::layout::Size;
use starl::app::model::{Model, Msg, Opening};
use starl::cli::{self, Command, CommandContext};
use starl::domain::bank::Bank;
use starl::domain::clean::clean;
use starl::packs::mine::OwnQuestions;
use starl::plain::{self, PlainHost};
use starl::runtime::{World, run, show};
use starl::store::backup::BackedUp;
use starl::store::companies::FileCompanies;
use starl::store::device;
use starl::store::draft_store::FileDrafts;
use starl::store::drill::{DrillFile, DrillStore, MemoryDrill};
use starl::store::journal::FileJournal;
use starl::store::paths::Paths;
use starl::store::recording::{MachineRecorder, NoRecorder, TakeRecorder};
use starl::store::settings::FileSettings;
use starl::store::shelf::DiskFiles;
use starl::store::sound_desk::FileSoundDesk;
use starl::store::stories::FileStories;
use starl::store::weights::BackgroundFitter;
use starl::term::clock::{Clock, SystemClock};
use starl::term::gate::Gate;
use starl::term::host::{Host, TerminalHost};
use starl::term::input::Inlet;
use starl::term::tool::end_together;
use starl::term::{input, terminal};

/// Bytes of some thirty takes, of five stories, or of thirty questions.
const LITTLE: u64 = 16 << 10;

/// Nothing is drawn line by line; a screen wants a size all the same.
const PLAIN: Size = Size::new(80, 24);

fn main() -> ExitCode {
    if let Some(why) = end_together() {
        return cli::fail(&format!("starl can't start: {why}."));
    }
    terminal::tell_of_panics();
    if let Err(why) = input::outlive_file_limit() {
        return cli::fail(&format!("Couldn't install a signal handler: {why}."));
    }
    let ended = match cli::run() {
        Command::Done(code) => return code,
        Command::App(context, opening) => open(*context, opening),
        Command::Plain(context, opening) => listen(*context, opening),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => cli::fail(&why.to_string()),
    }
}

/// Opens the app and stays until the user leaves it.
///
/// The first picture waits for nothing of the user's, unless that is so little that there is only one picture.
fn open(context: CommandContext, opening: Option<Opening>) -> Result<(), Box<dyn Error>> {
    let clock = SystemClock::new();
    let paths = context.places.clone()?;
    let (inlet, inputs) = input::queue();
    let gate = Gate::default();
    // Before the terminal is claimed: a signal in between would leave it as it is then.
    input::read_signals(inlet.clone(), gate.clone(), true)?;
    let mut claimed = terminal::claim().map_err(|why| format!("Couldn't use the terminal: {why}."))?;
    let mut model = Model::new(Bank::default(), Vec::new(), claimed.area()?.as_size(), clock.now());
    if !is_little(&paths) {
        show(&mut claimed, &mut model).map_err(lost)?;
    }
    let mut desk = TerminalHost::from_env(|name| std::env::var_os(name));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut recorder = MachineRecorder::new(&paths, path, inlet.clone());
    let host = (&mut desk as &mut dyn Host, &mut recorder as &mut dyn TakeRecorder);
    let ended = in_world(context, &paths, &clock, &inlet, host, &mut model, |model, world| {
        let read_keys = |known| input::read_events(inlet.clone(), gate.clone(), known);
        run(&mut claimed, model, opening.map(Msg::Begin), &inputs, &gate, read_keys, world)
    })?;
    // Nothing is left to save, and the system frees a long history at once: quitting takes as long at any size.
    std::mem::forget(model);
    Ok(ended.map_err(lost)?)
}

/// The same line by line, on standard input and output.
fn listen(context: CommandContext, opening: Option<Opening>) -> Result<(), Box<dyn Error>> {
    let clock = SystemClock::new();
    let paths = context.places.clone()?;
    let (inlet, inputs) = input::queue();
    input::read_signals(inlet.clone(), Gate::default(), false)?;
    let mut model = Model::new(Bank::default(), Vec::new(), PLAIN, clock.now());
    let first = opening.map(Msg::Begin);
    let host = (&mut PlainHost as &mut dyn Host, &mut NoRecorder as &mut dyn TakeRecorder);
    let ended = in_world(context, &paths, &clock, &inlet, host, &mut model, |model, world| {
        input::read_lines(inlet.clone());
        plain::run(model, first, &inputs, &mut io::stdout().lock(), world)
    })?;
    match ended {
        // Whoever has closed the pipe wants no more.
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(format!(
            "Couldn't write the output: {why}. If a drill was in progress, you can resume it the next time you start starl."
        )
        .into()),
        _ => Ok(()),
    }
}

/// Reads what belongs to the program itself, and runs the app in the world that this makes.
fn in_world<T>(
    context: CommandContext,
    paths: &Paths,
    clock: &SystemClock,
    inlet: &Inlet,
    (desk, recorder): (&mut dyn Host, &mut dyn TakeRecorder),
    model: &mut Model,
    run: impl FnOnce(&mut Model, &mut World<'_>) -> T,
) -> Result<T, Box<dyn Error>> {
    let (bank, packs) = context.into_bank();
    model.known.bank = bank;
    let mut troubles: Vec<String> = packs.iter().map(ToString::to_string).collect();
    if let Err(why) = paths.create() {
        troubles.push(why.to_string());
    }
    let device = device::this(paths.state())?;
    troubles.extend(device.caution);
    let journal = FileJournal::new(&paths.journal(), &paths.lock(), &device.id);
    let mut drills = claim_drill(paths, &mut troubles);
    // There are names of files in them.
    model.known.troubles.at_start = troubles.iter().map(|told| clean(told).into_owned()).collect();
    let mut fitter = BackgroundFitter::new(&paths.weights(), inlet.clone());
    let programs = std::env::var_os("PATH").unwrap_or_default();
    let mut sound = FileSoundDesk::new(paths, programs, inlet.clone());
    let mut world = World {
        clock,
        journal: &mut BackedUp::new(journal, paths),
        settings: &mut FileSettings::new(&paths.settings(), &paths.lock()),
        drills: drills.as_mut(),
        stories: &mut FileStories::new(&paths.stories(), &paths.lock()),
        companies: &mut FileCompanies::new(&paths.companies(), &paths.lock()),
        questions: &mut OwnQuestions::new(&paths.packs(), DiskFiles::new(&paths.lock())),
        fitter: &mut fitter,
        workbench: &mut FileDrafts::new(&paths.drafts()),
        sound: &mut sound,
        desk,
        recorder,
    };
    Ok(run(model, &mut world))
}

/// Whether all that the user has is read in less time than a picture takes.
fn is_little(paths: &Paths) -> bool {
    let listed = [paths.journal(), paths.stories(), paths.packs()]
        .into_iter()
        .flat_map(fs::read_dir)
        .flatten()
        .flatten();
    listed.filter_map(|found| found.metadata().ok()).map(|found| found.len()).sum::<u64>() <= LITTLE
}

/// Why the app had to end.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn lost(why: io::Error) -> String {
    format!(
        "The terminal is gone: {why}. If a drill was in progress, you can resume it the next time you start starl."
    )
}

/// A place on disk for the running drill; where there is none, the drill lives in memory and the app says so.
fn claim_drill(paths: &Paths, troubles: &mut Vec<String>) -> Box<dyn DrillStore> {
    match DrillFile::claim(paths.data()) {
        Ok(file) => Box::new(file),
        Err(why) => {
            troubles.push(why.to_string());
            Box::new(MemoryDrill::default())
        }
    }
}
