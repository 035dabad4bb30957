//! What the file of settings said, took, or could not take.

use crate::app::history::{UndoPlace, What};
use crate::app::model::Model;
use crate::app::update::say;
use crate::coach::check::Delivery;
use crate::domain::settings::{Change, Settings};
use crate::screens::effect::Direction;
use crate::ui::text::{and, capital};

/// The settings were read. Where nothing of the file can be used, what was set before holds until it can.
pub(super) fn settings_read(model: &mut Model, read: Option<Settings>, troubles: Vec<String>) {
    model.known.settings_fault = troubles.first().filter(|_| read.is_none()).cloned();
    model.known.troubles.settings = troubles;
    if let Some(settings) = read {
        set(model, settings);
    }
}

/// The file of settings holds these changes: they count from now on, and the message line says so.
pub(super) fn settings_saved(
    model: &mut Model,
    changes: &[Change],
    direction: Direction,
    settings: Settings,
) {
    let reverse = |change: &Change| Change { to: model.known.settings.number(change.setting), ..*change };
    let reverse = changes.iter().map(reverse).collect();
    let place = UndoPlace::of(&model.screen).unwrap_or(UndoPlace::Settings);
    model.history.step(direction, place, What::Settings(reverse));
    let to = if direction == Direction::Undo { "back to" } else { "to" };
    let shown = |change: &Change| {
        format!("{} {to} {}", change.setting.title().to_lowercase(), change.setting.shown(change.to))
    };
    let said: Vec<String> = changes.iter().map(shown).collect();
    set(model, settings);
    say(model, format!("Set {}.", and(&said)));
}

/// Why nothing was changed, as sentences.
pub(super) fn nothing_changed(why: &str) -> String {
    let end = if why.ends_with('.') { "" } else { "." };
    format!("{}{end} Nothing was changed.", capital(why))
}

/// Makes the settings those of the model, with everything that follows from them.
fn set(model: &mut Model, settings: Settings) {
    let known = &mut model.known;
    if settings == known.settings {
        return;
    }
    if settings.clock_view != known.settings.clock_view {
        known.clock_view = settings.clock_view;
    }
    known.pace = settings.pace();
    if Delivery::of(&settings) != Delivery::of(&known.settings) {
        known.library.deliver(Delivery::of(&settings));
    }
    known.settings = settings;
    model.plan();
}
