//! A line that is being typed outlives the program: it is kept within a second, and offered again at the next start.

use crate::app::files::FileWish;
use crate::app::model::{Effect, Model};
use crate::app::overlay::{Field, Overlay, Purpose};
use crate::app::update::say;

/// Keeps the line where it changed a second ago.
pub(super) fn keep_line(model: &mut Model) -> Option<Effect> {
    let now = model.now.elapsed;
    let Some(Overlay::Field(field)) = &mut model.overlay else { return None };
    if field.unsaved.is_due(field.input.value(), now) { keep_now(model) } else { None }
}

/// Keeps the line as it stands, where there is one with something in it.
pub(super) fn keep_now(model: &mut Model) -> Option<Effect> {
    let Some(Overlay::Field(field)) = &model.overlay else { return None };
    if field.input.value().is_empty() && !model.line_kept {
        return None;
    }
    model.line_kept = true;
    Some(Effect::File(FileWish::KeepLine(field.line())))
}

/// After everything that happens: a line that is closed was saved or is not wanted, and one that was left is offered
/// once nothing else is.
pub(super) fn settle_line(model: &mut Model) -> Option<Effect> {
    if model.line_kept && !matches!(model.overlay, Some(Overlay::Field(_))) {
        model.line_kept = false;
        return Some(Effect::File(FileWish::DropLine));
    }
    if model.overlay.is_none() && model.screen.place().is_some() {
        offer(model);
    }
    None
}

fn offer(model: &mut Model) {
    let Some(line) = model.line_left.take() else { return };
    // What another version has left is none of this one's.
    let Some(purpose) = Purpose::of_key(&line.from) else { return };
    model.overlay = Some(Overlay::Field(Field::new(purpose, &line.to)));
    model.line_kept = true;
    say(model, "Taken up where it was cut off; it is not saved yet.".to_owned());
}
