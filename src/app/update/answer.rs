//! What a screen asks for, done.

use crate::app::history::{UndoPlace, What};
use crate::app::model::Model;
use crate::app::update::{complain, files, follow, go, home, mic, say};
use crate::domain::agenda::Wish;
use crate::domain::document::DocId;
use crate::domain::fact::Fact;
use crate::keys::action::Tab;
use crate::screens::browse::Browse;
use crate::screens::effect::{Direction, Effect};
use crate::screens::files::FileRequest;
use crate::screens::{Ask, Context, Destination, PlanChange, Screen};

/// Answers what a screen asks.
pub(super) fn answer(model: &mut Model, asks: Vec<Ask>) {
    for ask in asks {
        answer_one(model, ask);
    }
}

fn answer_one(model: &mut Model, ask: Ask) {
    match ask {
        Ask::World(effect) => model.effects.push(effect),
        Ask::Open(overlay) => model.overlay = Some(overlay),
        Ask::Go(destination) => go_to(model, destination),
        Ask::Home => home(model),
        Ask::Plan(change) => plan(model, change),
        Ask::NextClockView => {
            let known = &mut model.known;
            known.clock_view = known.clock_view.step(1);
            let words = known.clock_view.words();
            say(model, format!("Clock: {words}."));
        }
        Ask::ToggleRecording => mic::toggle(model),
        Ask::TryMic => mic::start_trial(model),
        Ask::Say(text) => say(model, text),
        Ask::Complain(text) => complain(model, text),
    }
}

fn go_to(model: &mut Model, destination: Destination) {
    match destination {
        Destination::Place(place) => go(model, place),
        Destination::Item(id) => browse(model, |browse, cx| browse.show(&id, cx)),
        Destination::Competency(id) => browse(model, |browse, cx| browse.show_competency(&id, cx)),
        Destination::Story(slug) => files::show(model, &DocId::story(slug)),
        Destination::Screen(screen) => follow(model, *screen),
    }
}

fn browse(model: &mut Model, select: impl FnOnce(&mut Browse, Context<'_>)) {
    go(model, Tab::Browse);
    model.with_screen(|screen, cx| {
        if let Screen::Browse(browse) = screen {
            select(browse, cx);
        }
    });
}

/// Chooses today's set again.
fn plan(model: &mut Model, change: PlanChange) {
    let mut wish = model.known.wish.clone();
    match change {
        PlanChange::LeaveOut(question) => {
            wish.left_out.insert(question);
            say(model, "Skipped until you quit; another question takes its place. u undoes it.".to_owned());
        }
        PlanChange::DrawAnother => {
            wish.set += 1;
            // What was skipped comes back only where nothing else is left.
            if !has_others(&wish, model) {
                wish.left_out.clear();
            }
            if !has_others(&wish, model) {
                return say(model, "There are no other questions for today.".to_owned());
            }
            say(model, "Here are other questions, until you quit. u undoes it.".to_owned());
        }
    }
    plan_by(model, Direction::New, wish);
}

/// Whether this wish chooses a question that isn't among today's now.
fn has_others(wish: &Wish, model: &Model) -> bool {
    let picks = model.choose(wish, model.known.settings.drills_a_day);
    picks.iter().any(|pick| model.known.agenda.iter().all(|shown| shown.question != pick.question))
}

/// Today's set is chosen by this wish.
fn plan_by(model: &mut Model, direction: Direction, wish: Wish) {
    let before = std::mem::replace(&mut model.known.wish, wish);
    model.history.step(direction, UndoPlace::Practice, What::Plan(before));
    model.plan();
}

/// Undoes the newest step that is seen here, or takes the one that was undone last again.
pub(super) fn step(model: &mut Model, direction: Direction) {
    let Some(step) = model.next_step(direction) else { return };
    model.effects.push(match step {
        What::Journal(of) => Effect::Record(Fact::Undo { of }),
        What::Settings(changes) => Effect::Set(changes, direction),
        What::Machine(settings) => Effect::SetMachine(settings, direction),
        What::File(undo) => Effect::File(FileRequest::Step(undo, direction)),
        What::Question(question, edit) => Effect::File(FileRequest::StepQuestion(question, edit, direction)),
        What::Plan(wish) => {
            plan_by(model, direction, wish);
            let when = if direction == Direction::Undo { "before" } else { "before you undid it" };
            return say(model, format!("Today's questions are back to what they were {when}."));
        }
    });
}
