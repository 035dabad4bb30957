//! What the file of settings said, took, or could not take.

use crate::app::model::{Effect, Model};
use crate::app::trail::Course;
use crate::app::update::{say, tell_anew};
use crate::domain::settings::{Change, Settings};
use crate::ui::text::capital;

/// The settings were read. Where nothing of the file can be used, what was set before holds until it can.
pub(super) fn settings_read(model: &mut Model, read: Option<Settings>, troubles: Vec<String>) -> Vec<Effect> {
    model.settings_fault = troubles.first().filter(|_| read.is_none()).cloned();
    tell_anew(&mut model.troubles, &mut model.settings_troubles, troubles);
    if let Some(settings) = read {
        set(model, settings);
    }
    Vec::new()
}

/// The file of settings holds these changes: they count from now on, and the user is told.
pub(super) fn settings_saved(
    model: &mut Model,
    changes: &[Change],
    course: Course,
    settings: Settings,
) -> Vec<Effect> {
    let reverse = |change: &Change| Change { to: model.settings.number(change.setting), ..*change };
    let reverse = changes.iter().map(reverse).collect();
    model.trail.step(course, reverse);
    let shown = |change: &Change| {
        format!("{} {}", change.setting.title().to_lowercase(), change.setting.shown(change.to))
    };
    let said: Vec<String> = changes.iter().map(shown).collect();
    set(model, settings);
    let done = match course {
        Course::Anew => "Saved",
        Course::Back => "Taken back, so it is",
        Course::Forth => "Brought back, so it is",
    };
    say(model, format!("{done}: {}.", said.join(", ")));
    Vec::new()
}

/// Why nothing was changed, as sentences.
pub(super) fn nothing_changed(why: &str) -> String {
    let end = if why.ends_with('.') { "" } else { "." };
    format!("{}{end} Nothing was changed.", capital(why))
}

/// Makes the settings those of the model, with everything that follows from them.
fn set(model: &mut Model, settings: Settings) {
    if settings == model.settings {
        return;
    }
    if settings.clock_view != model.settings.clock_view {
        model.clock_view = settings.clock_view;
    }
    model.pace = settings.pace();
    if settings.words_a_minute != model.settings.words_a_minute {
        model.library.check(settings.words_a_minute);
    }
    model.settings = settings;
    model.plan();
}
