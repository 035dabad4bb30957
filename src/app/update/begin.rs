//! What a run begins with: what the command line asked for, and a drill that was cut off.

use crate::app::model::{DrillChoice, Model, Opening};
use crate::app::update::answer::answer;
use crate::app::update::complain;
use crate::app::update::overlay::take_of;
use crate::domain::agenda::{Pick, Wish};
use crate::domain::shape::Length;
use crate::domain::snapshot::DrillSnapshot;
use crate::screens::drill::DrillScreen;
use crate::screens::effect::Effect;
use crate::screens::mock::MockScreen;
use crate::screens::overlay::Overlay;
use crate::screens::practice::weakest_drill;
use crate::screens::{Ask, Screen};

/// Begins what the command line asked for; a drill that was cut off is offered on top of it.
pub(super) fn begin(model: &mut Model, opening: Opening) {
    let first = |picks: Vec<Pick>| picks.into_iter().next().map(|pick| pick.question);
    let (choice, length) = match opening {
        Opening::Mock(setup) => {
            let screen = Screen::Mock(Box::new(MockScreen::Setup(setup)));
            return answer(model, vec![Ask::show(screen)]);
        }
        Opening::Sprint => return answer(model, vec![Ask::show(Screen::Sprint(Box::default()))]),
        Opening::Drill(choice, length) => (choice, length),
    };
    let question = match choice {
        DrillChoice::Question(question) => Some(question),
        DrillChoice::First => first(model.known.agenda.clone()),
        DrillChoice::Theme(theme) => {
            let wish = Wish { theme: Some(theme), ..model.known.wish.clone() };
            first(model.choose(&wish, 1))
        }
        DrillChoice::Weakest => {
            let Some(drill) = weakest_drill(None, model.context()) else {
                return complain(
                    model,
                    "You haven't rated a take yet, so there's no weak spot to drill.".to_owned(),
                );
            };
            return start(model, drill, length);
        }
    };
    match question {
        Some(question) => {
            let drill = DrillScreen::ready(question, model.context());
            start(model, drill, length);
        }
        None => complain(model, "You've done or suspended every question there.".to_owned()),
    }
}

/// Shows a drill, at this length if one is named.
fn start(model: &mut Model, mut drill: DrillScreen, length: Option<Length>) {
    let refused = drill.set_length(length).err().map(Ask::Complain);
    answer(model, std::iter::once(Ask::start(drill)).chain(refused).collect());
}

/// A drill that was cut off is offered again, unless its take had reached the journal just before.
pub(super) fn cut_off(model: &mut Model, kept: Box<DrillSnapshot>) {
    let question = &kept.drill.assignment.question;
    let is_recorded = model.known.progress.as_ref().is_some_and(|it| take_of(&kept.drill, it).is_some());
    if kept.mock.is_none() && kept.drill.is_finished() && is_recorded {
        let take = model.known.progress.as_ref().and_then(|it| take_of(&kept.drill, it));
        let take = take.map(|take| take.id.to_owned());
        let sound = kept.drill.sound.zip(take).map(|(sound, take)| Effect::SaveSound { sound, take });
        model.effects.extend(sound);
        return model.effects.push(Effect::ForgetDrill);
    }
    if model.known.bank.question(question).is_none() {
        let why = format!("its question \"{question}\" is no longer in any pack");
        return model.effects.push(Effect::SetAside(why));
    }
    model.overlay = Some(Overlay::Resume(kept));
}
