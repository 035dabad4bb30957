//! What an answer to an overlay does.

use std::time::Duration;

use crate::app::files::FileWish;
use crate::app::model::{Effect, Model};
use crate::app::overlay::{Field, Labelling, Overlay, Purpose};
use crate::app::update::answer::answer;
use crate::app::update::{lay, with_screen};
use crate::domain::day::{Day, parse_dates};
use crate::domain::fact::Fact;
use crate::domain::find::Match;
use crate::domain::id::Id;
use crate::domain::item::Kind;
use crate::domain::kept::Kept;
use crate::domain::settings::Setting;
use crate::keys::action::{Action, Place};
use crate::screens::{Ask, moved};

/// Does an accepted action with the overlay that lay on top.
pub(super) fn answer_overlay(model: &mut Model, overlay: Overlay, action: Action) -> Vec<Effect> {
    match (overlay, action) {
        (Overlay::ArchiveCompany(slug), Action::Accept) => {
            vec![Effect::File(FileWish::ArchiveCompany(slug))]
        }
        (Overlay::Labels(labelling), Action::Change) => label(model, labelling),
        (Overlay::Archive(slug), Action::Accept) => vec![Effect::File(FileWish::Archive(slug))],
        (Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting, Action::Keep | Action::Discard) => {
            let asks = with_screen(model, |screen, cx| screen.update(action, cx));
            answer(model, asks)
        }
        (Overlay::ChooseStory(stories), Action::Pick(number)) => {
            tell_story(model, stories.into_iter().nth(number.into()))
        }
        (Overlay::ChooseStory(_), Action::NoStory) => tell_story(model, None),
        (Overlay::Resume(kept), _) => take_up(model, *kept, action),
        (Overlay::Find(find), Action::Accept) => {
            answer(model, find.matches.get(find.selected).map(place_of).into_iter().collect())
        }
        (Overlay::Field(field), Action::Accept) => accept(model, field),
        (_, Action::Back) => Vec::new(),
        (overlay, _) => {
            let moved = move_in(overlay, action);
            lay(model, moved)
        }
    }
}

/// This story will be told, or none.
fn tell_story(model: &mut Model, story: Option<Id>) -> Vec<Effect> {
    let asks = with_screen(model, |screen, _| screen.tell_story(story));
    answer(model, asks)
}

/// Where a match leads: to the item, or to what it hangs on where it has no place of its own.
fn place_of(found: &Match) -> Ask {
    match (found.kind, &found.parent) {
        (Kind::ChecklistItem, _) => Ask::Go(Place::Checklist),
        (Kind::Competency, _) => Ask::ShowCompetency(found.id.clone()),
        (Kind::Criterion | Kind::Element, Some(parent)) => Ask::Show(parent.clone()),
        _ => Ask::Show(found.id.clone()),
    }
}

/// Moves the selection of an overlay.
fn move_in(overlay: Overlay, action: Action) -> Overlay {
    match overlay {
        Overlay::Find(mut find) => {
            find.selected = moved(find.selected, action, find.matches.len());
            Overlay::Find(find)
        }
        Overlay::Labels(mut labelling) => {
            labelling.selected = moved(labelling.selected, action, labelling.rows.len());
            Overlay::Labels(labelling)
        }
        still => still,
    }
}

/// Turns the selected label; the list stays open.
fn label(model: &mut Model, labelling: Labelling) -> Vec<Effect> {
    let story = model.library.story(&labelling.story);
    let wish = story
        .and_then(|story| labelling.turned(story))
        .map(|to| FileWish::Label(labelling.story.clone(), to));
    lay(model, Overlay::Labels(labelling));
    wish.map(Effect::File).into_iter().collect()
}

/// What becomes of a drill that was cut off.
fn take_up(model: &mut Model, mut kept: Kept, action: Action) -> Vec<Effect> {
    if action == Action::Quit {
        model.overlay = Some(Overlay::Resume(Box::new(kept)));
        return vec![Effect::Quit];
    }
    if action == Action::Discard {
        return answer(model, vec![Ask::Drop, Ask::Say("Discarded.".to_owned())]);
    }
    if action == Action::Keep {
        kept.drill.finish(model.now.elapsed);
        if let Some(run) = &mut kept.mock {
            if run.question().is_some() && run.told().last().is_none_or(|told| told.drill != kept.drill) {
                run.answered(kept.drill.clone(), Duration::ZERO);
            }
            run.stop(model.now.elapsed);
        }
    }
    if kept.mock.is_some() {
        return answer(model, vec![Ask::MockOn(Box::new(kept))]);
    }
    let finished = kept.drill.is_finished();
    let open = kept.drill.part().is_some();
    let resumed = if finished { Ask::Review(Box::new(kept)) } else { Ask::TellOn(Box::new(kept)) };
    let mut asks = vec![resumed];
    if !finished && open {
        asks.push(Ask::Say("Paused where it was cut off. space goes on.".to_owned()));
    }
    answer(model, asks)
}

/// Takes a typed line; one that makes no sense stays open and says so.
fn accept(model: &mut Model, mut field: Field) -> Vec<Effect> {
    let text = field.input.value().trim().to_owned();
    match &field.purpose {
        Purpose::Title(aim) if !text.is_empty() => {
            let wish = FileWish::Begin(text, aim.clone());
            return asked(model, field, Effect::File(wish));
        }
        Purpose::Company if !text.is_empty() => {
            return asked(model, field, Effect::File(FileWish::BeginCompany(text)));
        }
        _ => {}
    }
    let ask = match &field.purpose {
        Purpose::Note(item) => Ok(Ask::Record(Fact::Note { item: item.clone(), text })),
        Purpose::Title(_) => Err("A story needs a title.".to_owned()),
        Purpose::Company => Err("The page needs the name of the company.".to_owned()),
        Purpose::Date => parse_dates(&text, model.day()).map(|dates| Ask::Record(with_dates(model, dates))),
        Purpose::Setting(setting) => typed_setting(model, *setting, &text),
    };
    match ask {
        Ok(Ask::Record(fact)) => asked(model, field, Effect::Record(fact)),
        Ok(ask) => answer(model, vec![ask]),
        Err(complaint) => {
            field.complaint = Some(complaint);
            lay(model, Overlay::Field(field))
        }
    }
}

/// Asks for what was typed; the line stays until that is on disk.
fn asked(model: &mut Model, field: Field, effect: Effect) -> Vec<Effect> {
    lay(model, Overlay::Field(field));
    vec![effect]
}

/// What has to be set so that a setting becomes what was typed.
fn typed_setting(model: &Model, setting: Setting, text: &str) -> Result<Ask, String> {
    let next = model.settings.with(setting, setting.read(text)?)?;
    Ok(Ask::Set(next.changes_from(&model.settings)))
}

/// These become the interviews ahead; dates that lie behind stay in the record.
fn with_dates(model: &Model, ahead: Vec<Day>) -> Fact {
    let today = model.day();
    let known = model.progress.iter().flat_map(|progress| progress.interview_dates().to_vec());
    let mut dates: Vec<Day> = known.filter(|known| *known < today).collect();
    dates.extend(ahead);
    dates.sort_unstable();
    dates.dedup();
    Fact::Interview { dates }
}
