//! Settings as text: what it says, and the same text with one value changed.

use std::ops::Range;

use crate::domain::nearest::nearest;
use crate::domain::settings::{Change, Setting, Settings};
use crate::io::content::report::{Place, Report};
use crate::io::content::source::Source;
use crate::io::content::yaml::{Pairs, Text, parse_pairs};
use crate::io::settings::SettingsError;

/// The first line of a file that the app begins.
const HEADER: &str = "# Settings of starl. What is not here has its default; the README names all keys.";

/// A setting that the text holds.
struct Held {
    setting: Setting,
    place: Place,
    bytes: Option<Range<usize>>,
}

/// What the text says.
pub(super) fn parse(source: &Source) -> Result<Settings, Report> {
    read(source).map(|(settings, _)| settings)
}

/// The text with these changes, and what it says then.
pub(super) fn change(source: &Source, changes: &[Change]) -> Result<(String, Settings), SettingsError> {
    let (mut settings, held) = read(source).map_err(SettingsError::Faulty)?;
    for change in changes {
        settings.put(*change);
    }
    settings.check().map_err(|clash| SettingsError::Clash(clash.sentence))?;
    let next = Source { path: source.path.clone(), text: edited(&source.text, &held, changes) };
    match parse(&next) {
        Ok(read) if read == settings => Ok((next.text, settings)),
        // A flow map, an anchor that others lean on, an indented map: by hand it is easy, by rule it is not.
        _ => {
            let key = changes.first().map_or("", |change| change.setting.key());
            Err(SettingsError::Unwritable { path: source.path.clone(), key })
        }
    }
}

fn read(source: &Source) -> Result<(Settings, Vec<Held>), Report> {
    let Pairs(pairs) = parse_pairs(source)?;
    let (mut settings, mut held) = (Settings::default(), Vec::new());
    for (key, written) in pairs {
        let setting = Setting::of_key(key.as_str()).ok_or_else(|| unknown(source, &key))?;
        let place = written.value.place();
        let to = setting.read(written.value.as_str());
        let to = to.map_err(|sentence| Report::at(source, place, sentence))?;
        settings.put(Change { setting, to });
        held.push(Held { setting, place, bytes: written.bytes });
    }
    match settings.check() {
        Ok(()) => Ok((settings, held)),
        Err(clash) => {
            let culprit = clash.between.iter().find_map(|one| held.iter().find(|it| it.setting == *one));
            Err(match culprit {
                Some(culprit) => Report::at(source, culprit.place, clash.sentence),
                None => Report::of_file(&source.path, clash.sentence),
            })
        }
    }
}

fn unknown(source: &Source, key: &Text) -> Report {
    let report = Report::at(source, key.place(), format!("There is no setting \"{key}\"."));
    let keys = Setting::ALL.map(Setting::key);
    report.hint(Some(match nearest(key.as_str(), keys) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("the settings are {}", keys.join(", ")),
    }))
}

/// The text with new bytes for the values that it holds, and a line at the end for each that it does not.
fn edited(text: &str, held: &[Held], changes: &[Change]) -> String {
    let mut edits = Vec::new();
    let mut lines = Vec::new();
    for Change { setting, to } in changes {
        let written = setting.written(*to);
        match held.iter().find(|it| it.setting == *setting) {
            Some(it) => edits.extend(it.bytes.clone().map(|bytes| (bytes, written))),
            None => lines.push(format!("{}: {written}", setting.key())),
        }
    }
    let mut result = replaced(text, edits);
    if !lines.is_empty() {
        append(&mut result, &lines);
    }
    result
}

/// The text with other words at these bytes.
fn replaced(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(bytes, _)| bytes.start);
    let (mut result, mut from) = (String::with_capacity(text.len() + 16), 0);
    for (bytes, word) in edits {
        result.push_str(text.get(from..bytes.start).unwrap_or_default());
        result.push_str(&word);
        from = bytes.end;
    }
    result.push_str(text.get(from..).unwrap_or_default());
    result
}

/// Adds lines at the end, with the line ends of the text.
fn append(text: &mut String, lines: &[String]) {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if text.is_empty() {
        text.push_str(HEADER);
    }
    if !text.ends_with('\n') {
        text.push_str(end);
    }
    for line in lines {
        text.push_str(line);
        text.push_str(end);
    }
}
