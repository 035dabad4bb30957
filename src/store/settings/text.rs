//! Settings as text: what it says, and the same text with one value changed.

use crate::domain::settings::{Change, Clash, Setting, Settings};
use crate::store::settings::{LoadedSettings, SettingsError};
use crate::store::text::edit::{appended, replaced};
use crate::store::text::fields::{self, FieldRefused, FieldValue, Fields, Parsed};
use crate::store::text::keys::unknown;
use crate::store::text::report::{Problem, Report};
use crate::store::text::source::Source;
use crate::store::text::yaml::{Written, YamlText};

/// The first line of a file that the app starts.
const HEADER: &str =
    "# Settings of starl. Settings that aren't here have their default; `starl settings get` lists all keys.";

/// A setting that the text holds.
struct Held {
    setting: Setting,
    value: Written,
    /// Whether it counts: a value that cannot be used leaves the default.
    counts: bool,
}

/// The settings of a file as they are written, and the keys that are none.
#[derive(Debug, Default)]
struct Raw {
    known: Vec<(Setting, Written)>,
    unknown: Vec<YamlText>,
}

impl Fields for Raw {
    fn take(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<bool, FieldRefused> {
        let Some(setting) = Setting::of_key(key.value.as_str()) else {
            self.unknown.push(key.value.clone());
            return Ok(false);
        };
        self.known.push((setting, value.written()?));
        Ok(true)
    }
}

/// What the text says, and what is wrong with it.
///
/// # Errors
/// Nothing of it can be used: it is not valid YAML, or has a key twice.
pub fn parse(source: &Source) -> Result<LoadedSettings, Report> {
    read(source).map(|(loaded, _)| loaded)
}

/// The text with these changes, and what it says then.
///
/// # Errors
/// [`SettingsError`]: it cannot be changed like this.
pub fn change(source: &Source, changes: &[Change]) -> Result<(String, Settings), SettingsError> {
    let (LoadedSettings { mut settings, .. }, held) = read(source).map_err(SettingsError::Faulty)?;
    for change in changes {
        settings.put(*change);
    }
    settings.check().map_err(|clash| SettingsError::Clash(clash.sentence))?;
    // Where a value that did not count gets in the way of a new one, it is set to what holds instead of it.
    let out =
        held.iter().filter(|it| !it.counts && !changes.iter().any(|change| change.setting == it.setting));
    let mut all = changes.to_vec();
    all.extend(out.map(|it| Change { setting: it.setting, to: settings.number(it.setting) }));
    for changes in [changes, &all] {
        let next = Source { path: source.path.clone(), text: edited(&source.text, &held, changes) };
        if parse(&next).is_ok_and(|read| read.settings == settings) {
            return Ok((next.text, settings));
        }
    }
    // A flow map, an anchor that others lean on, an indented map: by hand it is easy, by rule it is not.
    let key = changes.first().map_or("", |change| change.setting.key());
    Err(SettingsError::Unwritable { path: source.path.clone(), key })
}

fn read(source: &Source) -> Result<(LoadedSettings, Vec<Held>), Report> {
    let Parsed { held: raw, mut reports, .. } = fields::parse::<Raw>(source)?;
    let keys = Setting::ALL.map(Setting::key);
    reports.extend(raw.unknown.iter().map(|key| match key.as_str() {
        "raise_floor" => {
            let words =
                "raise_floor has no effect: weak questions come back anyway. You can delete the line.";
            Report::at(source, key.place(), words).about(Problem::UnknownKey)
        }
        _ => unknown(source, key, keys.into_iter()),
    }));
    let (mut settings, mut held) = (Settings::default(), Vec::new());
    for (setting, value) in raw.known {
        let read = setting.read(value.value.as_str());
        if let Ok(to) = read {
            settings.put(Change { setting, to });
        }
        let counts = read.is_ok();
        reports.extend(read.err().map(|sentence| bad_value(source, Some(&value), &sentence)));
        held.push(Held { setting, value, counts });
    }
    while let Err(clash) = settings.check() {
        reports.push(fall_back(source, &clash, &mut settings, &mut held));
    }
    reports.sort_by_key(|report| (report.place().is_none(), report.place()));
    Ok((LoadedSettings { settings, reports }, held))
}

/// Sets those that disagree back to their defaults, which always agree, and reports on the first that the text holds.
fn fall_back(source: &Source, clash: &Clash, settings: &mut Settings, held: &mut [Held]) -> Report {
    let usual = Settings::default();
    let between = |it: &Held| clash.between.iter().position(|one| *one == it.setting);
    let culprit = held.iter().filter(|it| it.counts && between(it).is_some()).min_by_key(|it| between(it));
    let report = bad_value(source, culprit.map(|it| &it.value), &clash.sentence);
    for setting in clash.between {
        settings.put(Change { setting: *setting, to: usual.number(*setting) });
    }
    held.iter_mut().filter(|it| between(it).is_some()).for_each(|it| it.counts = false);
    report
}

fn bad_value(source: &Source, value: Option<&Written>, sentence: &str) -> Report {
    Report::at(source, value.map(|it| it.value.place()), sentence).about(Problem::BadValue)
}

/// The text with new bytes for the values that it holds, and a line at the end for each that it does not.
fn edited(text: &str, held: &[Held], changes: &[Change]) -> String {
    let mut edits = Vec::new();
    let mut lines = Vec::new();
    for Change { setting, to } in changes {
        let written = setting.written(*to);
        match held.iter().find(|it| it.setting == *setting) {
            Some(it) => edits.extend(it.value.bytes.clone().map(|bytes| (bytes, written))),
            None => lines.push(format!("{}: {written}", setting.key())),
        }
    }
    let result = replaced(text, edits);
    match (lines.is_empty(), text.is_empty()) {
        (true, _) => result,
        (false, true) => appended(HEADER, &lines.join("\n")),
        (false, false) => appended(&result, &lines.join("\n")),
    }
}
