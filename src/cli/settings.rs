//! `starl settings`: one setting or all, told or changed.

use crate::cli::page::Page;
use crate::cli::{Failed, Outcome, complain_of};
use crate::domain::clean::clean;
use crate::domain::nearest::nearest;
use crate::domain::settings::{Change, Setting, Settings};
use crate::io::paths::Paths;
use crate::io::settings::{FileSettings, Loaded, SettingsError, SettingsStore};

/// Tells the value of one setting, or a line for each, as the file would have it.
pub(super) fn get(places: &Paths, key: Option<&str>, page: &mut Page) -> Result<Outcome, Failed> {
    let key = key.map(setting).transpose()?;
    let settings = load(places)?;
    match key {
        Some(setting) => page.line(&setting.written(settings.number(setting))),
        None => Setting::ALL.into_iter().for_each(|setting| page.line(&line(setting, &settings))),
    }
    Ok(Outcome::Fine)
}

/// Changes one setting; tells what it is once that is on disk.
pub(super) fn set(places: &Paths, key: &str, value: &str, page: &mut Page) -> Result<Outcome, Failed> {
    let setting = setting(key)?;
    let number = setting.read(&clean(value)).map_err(Failed::WrongUse)?;
    let before = load(places)?;
    let after = before.with(setting, number).map_err(Failed::WrongUse)?;
    let changes = changes(&before, &after, setting);
    places.create().map_err(problem)?;
    let settings = file(places).change(&changes).map_err(failed)?;
    for Change { setting, .. } in changes {
        page.line(&line(setting, &settings));
    }
    Ok(Outcome::Fine)
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
fn load(places: &Paths) -> Result<Settings, Failed> {
    let Loaded { settings, reports } =
        file(places).load().map_err(|report| Failed::Problem(report.to_string()))?;
    complain_of(&reports);
    Ok(settings)
}

fn setting(key: &str) -> Result<Setting, Failed> {
    Setting::of_key(key).ok_or_else(|| {
        let key = clean(key);
        let keys = Setting::ALL.map(Setting::key);
        let hint = match nearest(&key, keys) {
            Some(near) => format!("Did you mean \"{near}\"?"),
            None => format!("The settings are {}.", keys.join(", ")),
        };
        Failed::WrongUse(format!("There is no setting \"{key}\". {hint}"))
    })
}

fn failed(why: SettingsError) -> Failed {
    match why {
        SettingsError::Clash(sentence) => Failed::WrongUse(sentence),
        other => problem(other),
    }
}

fn problem(why: impl std::error::Error) -> Failed {
    Failed::Problem(why.to_string())
}
