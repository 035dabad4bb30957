//! `starl settings`: one setting or all, told or changed.

use crate::cli::arguments::SettingsDeed;
use crate::cli::error::{CommandError, CommandOutcome, complain_of};
use crate::cli::page::Printout;
use crate::domain::clean::clean;
use crate::domain::settings::{Change, Setting, Settings};
use crate::store::paths::Paths;
use crate::store::settings::{FileSettings, LoadedSettings, SettingsError, SettingsStore};

/// Does what is asked.
pub(super) fn settings(
    deed: SettingsDeed,
    places: &Paths,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    match deed {
        SettingsDeed::Get { key } => get(places, key.as_deref(), page),
        SettingsDeed::Set { key, value } => set(places, &key, &value, page),
    }
}

/// Tells the value of one setting, or a line for each, as the file would have it.
fn get(places: &Paths, key: Option<&str>, page: &mut Printout) -> Result<CommandOutcome, CommandError> {
    let key = key.map(setting).transpose()?;
    let settings = load(places)?;
    match key {
        Some(setting) => page.line(&setting.written(settings.number(setting))),
        None => Setting::ALL.into_iter().for_each(|setting| page.line(&line(setting, &settings))),
    }
    Ok(CommandOutcome::Fine)
}

/// Changes one setting; tells what it is once that is on disk.
fn set(places: &Paths, key: &str, value: &str, page: &mut Printout) -> Result<CommandOutcome, CommandError> {
    let setting = setting(key)?;
    let number = setting.read(&clean(value)).map_err(CommandError::wrong_use)?;
    let before = load(places)?;
    let after = before.with(setting, number).map_err(CommandError::wrong_use)?;
    let changes = changes(&before, &after, setting);
    places.create()?;
    let settings = file(places).change(&changes).map_err(failed)?;
    for Change { setting, .. } in changes {
        page.line(&line(setting, &settings));
    }
    Ok(CommandOutcome::Fine)
}

/// What differs, and the setting that was named even if it does not: it is to stand in the file.
fn changes(before: &Settings, after: &Settings, named: Setting) -> Vec<Change> {
    let mut changes = vec![Change { setting: named, to: after.number(named) }];
    changes.extend(after.changes_from(before).into_iter().filter(|change| change.setting != named));
    changes
}

fn line(setting: Setting, settings: &Settings) -> String {
    format!("{}: {}", setting.key(), setting.written(settings.number(setting)))
}

fn file(places: &Paths) -> FileSettings {
    FileSettings::new(&places.settings(), &places.lock())
}

/// The settings; what of the file cannot be used is said on standard error.
fn load(places: &Paths) -> Result<Settings, CommandError> {
    let LoadedSettings { settings, reports } = file(places).load().map_err(CommandError::problem)?;
    complain_of(&reports);
    Ok(settings)
}

fn setting(key: &str) -> Result<Setting, CommandError> {
    let keys = Setting::ALL.map(Setting::key);
    let help = format!("The settings are {}.", keys.join(", "));
    Setting::of_key(key).ok_or_else(|| CommandError::unknown("setting", key, keys, &help))
}

fn failed(why: SettingsError) -> CommandError {
    match why {
        SettingsError::Clash(sentence) => CommandError::wrong_use(sentence),
        other => other.into(),
    }
}
