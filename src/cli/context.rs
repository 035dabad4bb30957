//! What a command has of the world: read when it is first asked for, and what is wrong with it is reported then.

use std::cell::OnceCell;
use std::env;
use std::path::{Path, PathBuf};

use crate::cli::error::{CommandError, CommandOutcome, complain, complain_of};
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::Day;
use crate::domain::progress::Progress;
use crate::domain::settings::Settings;
use crate::domain::story::Story;
use crate::packs::{PackTrouble, load_bank};
use crate::store::companies::FileCompanies;
use crate::store::heard::HeardFolder;
use crate::store::journal::{LoadedJournal, Trouble, look};
use crate::store::paths::Paths;
use crate::store::settings::{self, FileSettings, SettingsStore};
use crate::store::stories::FileStories;
use crate::store::text::Report;
use crate::term::clock::{Clock, SystemClock};

/// The built-in pack and all valid packs of the user, with what is wrong with packs.
type LoadedBank = (Bank, Vec<PackTrouble>);

/// What a command has of the world, and the app when it opens.
#[derive(Debug)]
pub struct CommandContext {
    /// The packs that were named.
    pub(super) packs: Vec<PathBuf>,
    /// Where the user's data is, or why there is no place for it.
    pub places: Result<Paths, String>,
    bank: OnceCell<LoadedBank>,
    history: OnceCell<PracticeHistory>,
}

/// What was done up to now.
#[derive(Debug)]
pub(super) struct PracticeHistory {
    pub progress: Progress,
    pub today: Day,
    pub settings: Settings,
    /// Whether all of it could be read: a command that shows only a part of it ends with 1.
    pub outcome: CommandOutcome,
}

impl PracticeHistory {
    fn of(LoadedJournal { progress, troubles }: LoadedJournal, settings: Settings) -> Self {
        let outcome = CommandOutcome::fine_if(!troubles.iter().any(Trouble::hides));
        Self { progress, today: settings.day(SystemClock::new().now().at), settings, outcome }
    }
}

impl CommandContext {
    /// The context of this data folder, where one is given, and these packs.
    pub(super) fn new(data_dir: Option<&Path>, packs: Vec<PathBuf>) -> Self {
        let places = Paths::resolve(data_dir, |name| env::var_os(name));
        let places = places.map_err(|why| why.to_string());
        Self { packs, places, bank: OnceCell::new(), history: OnceCell::new() }
    }

    /// Where everything is kept.
    pub(super) fn paths(&self) -> Result<&Paths, CommandError> {
        self.places.as_ref().map_err(CommandError::problem)
    }

    /// The bank, and what is wrong with packs, read now. Where no place for the user's data is known, it holds none of the
    /// user's own packs.
    pub(super) fn load_bank(&self) -> LoadedBank {
        load_bank(self.places.as_ref().ok().map(Paths::packs).as_deref(), &self.packs)
    }

    /// The bank for the app, which itself says what is wrong with packs.
    pub(super) fn bank_unreported(&self) -> &Bank {
        &self.bank.get_or_init(|| self.load_bank()).0
    }

    /// The same, and what is wrong with packs.
    pub fn into_bank(self) -> (Bank, Vec<PackTrouble>) {
        self.bank_unreported();
        self.bank.into_inner().unwrap_or_default()
    }

    /// The bank. What is wrong with packs is reported.
    pub(super) fn bank(&self) -> &Bank {
        let (bank, _) = self.bank.get_or_init(|| {
            let loaded = self.load_bank();
            loaded.1.iter().for_each(complain);
            loaded
        });
        bank
    }

    /// Whether a pack that was named was left out of the bank that was asked for.
    pub(super) fn lacks_a_named_pack(&self) -> bool {
        let mut left_out = self.bank.get().into_iter().flat_map(|(_, troubles)| troubles);
        left_out.any(|it| it.is_left_out() && self.packs.contains(&it.path))
    }

    /// What was done up to now, read and not touched; what is wrong with it is reported.
    pub(super) fn history(&self) -> &PracticeHistory {
        self.history.get_or_init(|| {
            let journal = self.journal();
            journal.troubles.iter().for_each(complain);
            PracticeHistory::of(journal, self.settings())
        })
    }

    /// The same without the user's other files: of what is wrong, only what hides records is reported.
    pub(super) fn history_for_a_prompt(&self) -> PracticeHistory {
        let journal = self.journal();
        journal.troubles.iter().filter(|trouble| trouble.hides()).for_each(complain);
        PracticeHistory::of(journal, self.read_settings().unwrap_or_default().settings)
    }

    /// The journal; an empty one where there is no place for it.
    fn journal(&self) -> LoadedJournal {
        self.places.as_ref().map(|paths| look(&paths.journal())).unwrap_or_default()
    }

    /// What can be used of the user's settings, else the defaults; what cannot is reported.
    pub(super) fn settings(&self) -> Settings {
        let read = self.read_settings();
        complain_of(read.as_ref().map_or_else(std::slice::from_ref, |loaded| &loaded.reports));
        read.unwrap_or_default().settings
    }

    /// The user's settings; the defaults where there is no file or no place for it.
    fn read_settings(&self) -> Result<settings::LoadedSettings, Report> {
        let Ok(paths) = &self.places else { return Ok(settings::LoadedSettings::default()) };
        FileSettings::new(&paths.settings(), &paths.lock()).load()
    }

    /// The files of the user's stories.
    pub(super) fn story_files(&self) -> Result<FileStories, CommandError> {
        let paths = self.paths()?;
        Ok(FileStories::new(&paths.stories(), &paths.lock()))
    }

    /// The user's valid stories; where there is no place for them, none. That the folder cannot be read is reported; what
    /// is wrong with one of them, others report.
    pub(super) fn stories(&self) -> Vec<Story> {
        let Ok(paths) = &self.places else { return Vec::new() };
        let folder = paths.stories();
        let loaded = FileStories::new(&folder, &paths.lock()).load();
        complain_of(loaded.odd.iter().filter(|report| Path::new(report.path()) == folder));
        loaded.docs().cloned().collect()
    }

    /// The user's valid notes on companies; where there is no place for them, none.
    pub(super) fn companies(&self) -> Vec<Company> {
        self.company_files().map(|mut files| files.load().docs().cloned().collect()).unwrap_or_default()
    }

    /// What was heard of takes.
    pub(super) fn heard(&self) -> Result<HeardFolder, CommandError> {
        Ok(HeardFolder::new(self.paths()?.audio()?))
    }

    /// The files of the user's notes on companies.
    pub(super) fn company_files(&self) -> Result<FileCompanies, CommandError> {
        let paths = self.paths()?;
        Ok(FileCompanies::new(&paths.companies(), &paths.lock()))
    }
}
