//! Questions that are asked aloud: the clock of the answer starts when the question was asked, or with the next key.

use crate::app::model::Model;
use crate::app::update::{act_on_screen, complain, is_held, say};
use crate::domain::sound::desk::SoundRequest;
use crate::keys::action::Action;
use crate::keys::chord::{Chord, Key, ctrl, key};
use crate::screens::drill::DrillScreen;
use crate::screens::effect::Effect;
use crate::screens::mock::MockScreen;
use crate::screens::{Context, Screen};

/// Asks the question aloud instead of starting the clock, if that is wanted here.
pub(super) fn asks_aloud(model: &mut Model) -> bool {
    // A click on the key: enough of it.
    if std::mem::take(&mut model.is_asking) {
        model.effects.push(Effect::Sound(SoundRequest::Hush));
        return false;
    }
    let is_mock = matches!(model.screen, Screen::Mock(_));
    let question = question(&model.screen, model.context()).map(str::to_owned);
    let speaks = !model.known.is_voiceless && model.known.machine.voice.speaks(is_mock);
    let Some(question) = question.filter(|_| speaks) else { return false };
    model.is_asking = true;
    model.effects.push(Effect::Sound(SoundRequest::Ask(question)));
    say(model, "Listen to the question. The clock starts after it, or when you press a key.".to_owned());
    true
}

/// The question whose clock would start.
fn question<'a>(screen: &'a Screen, cx: Context<'a>) -> Option<&'a str> {
    match screen {
        Screen::Drill(drill) => match &**drill {
            DrillScreen::Ready(assignment) => Some(cx.wording(&assignment.question, assignment.wording)),
            DrillScreen::Speaking(..) => None,
        },
        Screen::Mock(mock) => match &**mock {
            MockScreen::Running(..) => mock.asked(cx),
            _ => None,
        },
        _ => None,
    }
}

/// A key while a question is being asked: it starts the clock at once; `esc` leaves it to be asked again. Says whether that
/// is all the key does.
pub(super) fn interrupts(model: &mut Model, chord: Chord) -> bool {
    if !model.is_asking {
        return false;
    }
    // The key that let the question be asked is still down.
    if is_held(model, chord, Action::StartClock) {
        return true;
    }
    model.is_asking = false;
    model.effects.push(Effect::Sound(SoundRequest::Hush));
    if chord == ctrl('c') || chord == ctrl('z') {
        return false;
    }
    if chord != key(Key::Esc) {
        act_on_screen(model, Action::StartClock);
    }
    true
}

/// The question was asked, or can't be: the clock starts. What is missing is said once.
pub(super) fn asked(model: &mut Model, asked: Result<(), String>) {
    if std::mem::take(&mut model.is_asking) && question(&model.screen, model.context()).is_some() {
        model.notice = None;
        act_on_screen(model, Action::StartClock);
    }
    if let Err(why) = asked {
        model.known.is_voiceless = true;
        complain(model, format!("Couldn't ask the question aloud. {why}"));
    }
}
