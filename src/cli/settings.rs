//! `starl settings`: one setting or all, told or changed.

use std::collections::BTreeMap;

use crate::cli::arguments::SettingsDeed;
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, complain_of};
use crate::cli::page::Printout;
use crate::cli::take::{copy, journal};
use crate::domain::clean::clean;
use crate::domain::day::{ahead as ahead_of, parse_dates, short};
use crate::domain::fact::Fact;
use crate::domain::settings::{Change, Setting, Settings};
use crate::store::journal::Journal;
use crate::store::paths::Paths;
use crate::store::settings::{FileSettings, LoadedSettings, SettingsError, SettingsStore};
use crate::term::clock::{Clock, SystemClock};

/// The key of the dates of interviews, which are not in the file of settings but in the journal.
const INTERVIEW: &str = "interview";

/// Does what is asked.
pub(super) fn settings(deed: SettingsDeed, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let places = context.paths()?;
    match deed {
        SettingsDeed::Get { key, json } => get(places, key.as_deref(), json, context, page),
        SettingsDeed::Set { key, value } if key == INTERVIEW => {
            set_interview(&value.join(" "), context, page)
        }
        SettingsDeed::Set { key, value } => set(places, &key, &value.join(" "), page),
    }
}

/// Puts the dates of interviews ahead into the journal; prints them once they are on disk.
fn set_interview(text: &str, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let history = context.history();
    let (known, today) = (history.progress.interview_dates(), history.today);
    let text = clean(text);
    let ahead = match text.trim() {
        "none" => Vec::new(),
        "" => return Err(CommandError::wrong_use("Which date? For example Dec 10, in 2 weeks, or none.")),
        text => parse_dates(text, today).map_err(CommandError::wrong_use)?,
    };
    let places = context.paths()?;
    places.create()?;
    let fact = Fact::interviews(known, ahead, today);
    let Fact::Interview { dates } = &fact else { return Ok(history.outcome) };
    let words = dates
        .iter()
        .filter(|date| **date >= today)
        .map(|date| format!("{INTERVIEW}: {}, {}", short(*date, today), ahead_of(*date, today)));
    let words: Vec<String> = words.collect();
    journal(places)?.append(fact.clone(), SystemClock::new().now().at, today)?;
    if words.is_empty() {
        page.line(&format!("{INTERVIEW}: none"));
    }
    for line in &words {
        page.line(line);
    }
    copy("The date is saved", places, today);
    Ok(history.outcome)
}

/// Prints the value of one setting, or a line for each, as the file would have it.
fn get(
    places: &Paths,
    key: Option<&str>,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let dates = || {
        let history = context.history();
        let ahead = history.progress.interview_dates().iter().filter(|date| **date >= history.today);
        let ahead: Vec<String> = ahead.map(ToString::to_string).collect();
        if ahead.is_empty() { "none".to_owned() } else { ahead.join(", ") }
    };
    let one = |key: &str| match key {
        INTERVIEW => Ok(dates()),
        key => {
            let setting = setting(key)?;
            Ok::<_, CommandError>(setting.written(load(places)?.number(setting)))
        }
    };
    let Some(key) = key else {
        let settings = load(places)?;
        let written = Setting::ALL.map(|setting| (setting.key(), setting.written(settings.number(setting))));
        let all = std::iter::once((INTERVIEW, dates())).chain(written);
        if json {
            page.json(&all.collect::<BTreeMap<_, _>>())?;
        } else {
            all.for_each(|(key, value)| page.line(&format!("{key}: {value}")));
        }
        return Ok(CommandOutcome::Fine);
    };
    let value = one(key)?;
    if json {
        page.json(&BTreeMap::from([(key, value)]))?;
    } else {
        page.line(&value);
    }
    Ok(CommandOutcome::Fine)
}

/// Changes one setting; tells what it is once that is on disk.
fn set(places: &Paths, key: &str, value: &str, page: &mut Printout) -> CommandResult {
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
    let keys: Vec<&str> = std::iter::once(INTERVIEW).chain(Setting::ALL.map(Setting::key)).collect();
    let help = format!("The settings are {}.", keys.join(", "));
    Setting::of_key(key).ok_or_else(|| CommandError::unknown("setting", key, keys, &help))
}

fn failed(why: SettingsError) -> CommandError {
    match why {
        SettingsError::Clash(sentence) => CommandError::wrong_use(sentence),
        other => other.into(),
    }
}
