//! What is under way outlives the program. A line that is being typed is saved within a second, and offered again at the
//! next start.

use crate::app::model::Model;
use crate::app::update::said::{leave_said, take_said};
use crate::app::update::say;
use crate::domain::fact::Fact;
use crate::screens::Screen;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::screens::overlay::{LineField, Overlay, Purpose};

/// Keeps the line where it changed a second ago.
pub(super) fn keep_line(model: &mut Model) {
    let now = model.now.elapsed;
    let Some(Overlay::Field(field)) = &mut model.overlay else { return };
    if field.unsaved.is_due(field.input.value(), now) {
        keep_now(model);
    }
}

/// Keeps the line as it stands, where there is one with something in it.
fn keep_now(model: &mut Model) {
    let Some(Overlay::Field(field)) = &model.overlay else { return };
    if !field.input.value().is_empty() || model.line_kept {
        model.line_kept = true;
        model.effects.push(Effect::File(FileRequest::KeepLine(field.line())));
    }
}

/// Ends the program at once or gives the terminal back for a while; a running drill is kept to the second, and a line as
/// it stands.
pub(super) fn away(model: &mut Model, how: Effect) {
    keep_now(model);
    leave_page(model, &how);
    model.effects.extend(keep_screen(model, &how));
    model.effects.push(how);
}

/// What was marked on the page with a recording is saved with it. It is still there once the terminal is back.
fn leave_page(model: &mut Model, how: &Effect) {
    let Some(mut page) = take_said(model) else { return };
    leave_said(model, &page);
    if *how == Effect::ToShell {
        page.stopped(model.now.elapsed);
        model.overlay = Some(Overlay::Said(page));
    }
}

fn keep_screen(model: &Model, how: &Effect) -> Option<Effect> {
    let kept = match (&model.screen, &model.overlay) {
        (_, Some(Overlay::Resume(_))) => None,
        (Screen::Drill(telling), _) => telling.kept(model.context()),
        (Screen::Mock(mock), _) => mock.kept(model.context()),
        (Screen::Writing(writing), _) if writing.is_changed() => {
            return Some(Effect::File(FileRequest::KeepDraft(writing.slot(), writing.edit())));
        }
        (Screen::Review(review), _) if !review.is_saved() => Some(review.kept(model.context())),
        (Screen::Sprint(sprint), _) if *how == Effect::Quit => {
            return sprint.unfinished().map(|sprint| Effect::Record(Fact::Sprint(Box::new(sprint))));
        }
        _ => None,
    };
    kept.map(|kept| Effect::Keep(Box::new(kept)))
}

/// After everything that happens: a line that is closed was saved or is not wanted, and one that was left is offered
/// once nothing else is.
pub(super) fn settle_line(model: &mut Model) {
    if model.line_kept && !matches!(model.overlay, Some(Overlay::Field(_))) {
        model.line_kept = false;
        model.effects.push(Effect::File(FileRequest::ForgetLine));
    } else if model.overlay.is_none() && model.screen.place().is_some() {
        offer(model);
    }
}

fn offer(model: &mut Model) {
    let Some(line) = model.line_left.take() else { return };
    // What another version has left is none of this one's.
    let Some(purpose) = Purpose::of_key(&line.before) else { return };
    model.overlay = Some(Overlay::Field(LineField::new(purpose, &line.after)));
    model.line_kept = true;
    say(model, "Restored from a draft; not saved yet.".to_owned());
}
