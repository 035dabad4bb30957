//! The page with what was said in a take: opened, used, and what is to be saved of it.

use crate::app::model::Model;
use crate::app::update::answer::answer;
use crate::app::update::voice::asked;
use crate::app::update::{complain, lay, say};
use crate::domain::fact::Fact;
use crate::domain::sound::desk::{SoundNews, SoundOf, SoundRequest};
use crate::keys::action::Action;
use crate::screens::Screen;
use crate::screens::effect::Effect;
use crate::screens::overlay::Overlay;
use crate::screens::said::SaidPage;
use crate::ui::text::capital;

/// Does an accepted action with the page.
pub(super) fn answer_said(model: &mut Model, mut page: Box<SaidPage>, action: Action) {
    match action {
        Action::Back => leave_said(model, &page),
        Action::Help => {
            model.under_help = Some(page);
            lay(model, Overlay::Help(None));
        }
        Action::Forget => lay(model, Overlay::Forget(page)),
        _ => {
            let asks = page.update(action, model.context());
            lay(model, Overlay::Said(page));
            answer(model, asks);
        }
    }
}

/// What is decided about deleting the recording.
pub(super) fn answer_forget(model: &mut Model, page: Box<SaidPage>, action: Action) {
    if action == Action::Accept {
        model.effects.push(Effect::Sound(SoundRequest::Forget(page.of)));
    } else {
        lay(model, Overlay::Said(page));
    }
}

/// The page is left: nothing is heard any longer, and its figures and marks are saved with the take, or once that is.
pub(super) fn leave_said(model: &mut Model, page: &SaidPage) {
    model.effects.push(Effect::Sound(SoundRequest::Stop));
    let is_unsaved = |screen: &Screen| matches!(screen, Screen::Review(review) if !review.is_saved());
    match &page.of {
        SoundOf::Take(id) if !is_unsaved(&model.screen) => {
            let known = model.known.progress.as_ref().and_then(|progress| progress.heard(id));
            let heard = page.heard(id).filter(|heard| Some(heard) != known);
            model.effects.extend(heard.map(|heard| Effect::Record(Fact::Heard(Box::new(heard)))));
        }
        _ => {
            let asks = model.with_screen(|screen, cx| match screen {
                Screen::Review(review) => review.listened(page, cx),
                _ => Vec::new(),
            });
            answer(model, asks);
        }
    }
}

/// Something has come of what was asked of sound.
pub(super) fn sound_news(model: &mut Model, news: SoundNews) {
    match news {
        SoundNews::Opened(of, opened) => {
            let why = said_of(model, &of).and_then(|page| page.opened(*opened).err());
            if let Some(why) = why {
                take_said(model);
                let why = why.unwrap_or_else(|| nothing(model, &of));
                complain(model, why);
            }
        }
        SoundNews::WrittenDown(of, words) => {
            let is_done = words.is_ok();
            if let Some(page) = said_of(model, &of) {
                page.written_down(words);
                if is_done {
                    say(model, "Transcribed.".to_owned());
                }
            }
        }
        SoundNews::Played(played) => {
            if let Some(page) = said(model) {
                page.played(played.is_ok());
            }
            failed(model, played);
        }
        SoundNews::Asked(was) => asked(model, was),
        SoundNews::Forgotten(Ok(())) => {
            say(model, "Deleted. You keep the figures.".to_owned());
        }
        SoundNews::Kept(Ok(())) => {
            say(model, "Saved. starl won't delete this recording to make room.".to_owned());
        }
        SoundNews::Forgotten(done) | SoundNews::Kept(done) => failed(model, done),
    }
}

fn failed(model: &mut Model, done: Result<(), String>) {
    if let Err(why) = done {
        complain(model, capital(&why));
    }
}

/// Why there is nothing to hear, and what helps.
fn nothing(model: &Model, of: &SoundOf) -> String {
    let own = match of {
        SoundOf::Take(id) => format!("add your own: starl take words {id} --audio FILE"),
        SoundOf::Drill(_) => "add your own once it's saved: starl take words last --audio FILE".to_owned(),
    };
    let machine = model.known.machine;
    match of {
        _ if !machine.record => {
            format!("There's no recording of this take here. Turn recording on in Settings, or {own}.")
        }
        SoundOf::Drill(_) if model.known.unrecorded => {
            "There's no recording of this take, because you turned it off with R.".to_owned()
        }
        _ => format!(
            "There's no recording of this take here. Either recording failed, or starl deleted it (starl keeps the last \
             {}). You can {own}.",
            machine.keep
        ),
    }
}

/// The page, on top or below the help.
fn said(model: &mut Model) -> Option<&mut SaidPage> {
    match &mut model.overlay {
        Some(Overlay::Said(page) | Overlay::Forget(page)) => Some(page),
        _ => model.under_help.as_deref_mut(),
    }
}

/// Takes the page away.
pub(super) fn take_said(model: &mut Model) -> Option<Box<SaidPage>> {
    match model.overlay.take_if(|it| it.is_said()) {
        Some(Overlay::Said(page) | Overlay::Forget(page)) => Some(page),
        _ => model.under_help.take(),
    }
}

/// The page of this take, if it is open.
fn said_of<'m>(model: &'m mut Model, of: &SoundOf) -> Option<&'m mut SaidPage> {
    said(model).filter(|page| page.of == *of)
}

/// A take is saved: its sound gets its name, and its figures come after it.
pub(super) fn take_saved(model: &mut Model, id: &str) {
    let asks = model.with_screen(|screen, _| match screen {
        Screen::Review(review) => review.sound_saved(id),
        _ => Vec::new(),
    });
    answer(model, asks);
}
