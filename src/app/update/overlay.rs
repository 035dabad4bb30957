//! What an answer to an overlay does, and what is found.

use std::time::Duration;

use tui_input::Input;

use crate::app::model::Model;
use crate::app::spoilers::covered;
use crate::app::update::answer::answer;
use crate::app::update::said::{answer_forget, answer_said};
use crate::app::update::{act_on_screen, lay};
use crate::domain::day::parse_dates;
use crate::domain::drill::Drill;
use crate::domain::fact::Fact;
use crate::domain::find::FindIndex;
use crate::domain::id::Id;
use crate::domain::mock::run::Verdict;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::question::NewQuestion;
use crate::domain::snapshot::DrillSnapshot;
use crate::keys::action::Action;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::screens::mock::{MockScreen, next_review};
use crate::screens::overlay::finding::destination;
use crate::screens::overlay::{Labelling, LineField, Overlay, Purpose};
use crate::screens::{Ask, Screen, moved};

/// How many matches are kept while finding.
const MATCHES: usize = 200;

/// Does an accepted action with the overlay that lay on top.
pub(super) fn answer_overlay(model: &mut Model, overlay: Overlay, action: Action) {
    match (overlay, action) {
        (Overlay::Archive(doc), Action::Accept) => {
            model.effects.push(Effect::File(FileRequest::Archive(doc)));
        }
        (Overlay::Labels(labelling), Action::Change) => label(model, labelling),
        (Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting, Action::Keep | Action::Discard) => {
            act_on_screen(model, action);
        }
        (Overlay::ChooseStory(stories, _), Action::Pick(number)) => {
            tell_story(model, stories.into_iter().nth(number.into()));
        }
        (Overlay::ChooseStory(stories, selected), Action::Accept) => {
            tell_story(model, stories.into_iter().nth(selected));
        }
        (Overlay::ChooseStory(..), Action::NoStory) => tell_story(model, None),
        (Overlay::Resume(kept), _) => take_up(model, *kept, action),
        (Overlay::Find(find), Action::Accept) => {
            let cx = model.context();
            let place = find.matches.get(find.selected).map(|found| Ask::Go(destination(found, cx)));
            answer(model, place.into_iter().collect());
        }
        (Overlay::Field(field), Action::Accept) => accept(model, field),
        (Overlay::Said(page), action) => answer_said(model, page, action),
        (Overlay::Forget(page), action) => answer_forget(model, page, action),
        (Overlay::Help(None), Action::Find) => lay(model, Overlay::Help(Some(Input::default()))),
        (Overlay::Help(Some(_)), Action::Back) => lay(model, Overlay::Help(None)),
        (Overlay::Help(None), Action::Back) => model.overlay = model.under_help.take().map(Overlay::Said),
        (_, Action::Back) => {}
        (overlay, _) => lay(model, move_in(overlay, action)),
    }
}

/// This story will be told, or none.
fn tell_story(model: &mut Model, story: Option<Id>) {
    let asks = model.with_screen(|screen, cx| screen.tell_story(story, cx));
    answer(model, asks);
}

/// Searches again, where what is typed has changed.
pub(super) fn search(model: &mut Model) {
    let Some(Overlay::Find(find)) = &model.overlay else { return };
    let query = find.input.value().to_owned();
    if find.searched == query {
        return;
    }
    let index = model.find_index.get_or_insert_with(|| {
        FindIndex::new(&model.known.bank).with_own(model.known.library.stories(), &model.known.companies)
    });
    let found = index.search(&query, MATCHES);
    let matches = found.into_iter().filter_map(|found| covered(found, model.context())).collect();
    if let Some(Overlay::Find(find)) = &mut model.overlay {
        find.take(query, matches);
    }
}

/// Moves the selection of an overlay.
fn move_in(mut overlay: Overlay, action: Action) -> Overlay {
    match &mut overlay {
        Overlay::Find(find) => find.selected = moved(find.selected, action, find.matches.len()),
        Overlay::ChooseStory(stories, selected) => *selected = moved(*selected, action, stories.len() + 1),
        Overlay::Labels(list) => list.selected = moved(list.selected, action, list.rows.len()),
        _ => {}
    }
    overlay
}

/// Turns the selected label; the list stays open.
fn label(model: &mut Model, labelling: Labelling) {
    let story = model.known.library.story(&labelling.story);
    let labels = story.and_then(|story| labelling.turned(story));
    let request = labels.map(|labels| FileRequest::Label(labelling.story.clone(), labels));
    model.overlay = Some(Overlay::Labels(labelling));
    model.effects.extend(request.map(Effect::File));
}

/// What becomes of a drill that was cut off.
fn take_up(model: &mut Model, mut kept: DrillSnapshot, action: Action) {
    if action == Action::Quit {
        model.overlay = Some(Overlay::Resume(Box::new(kept)));
        return model.effects.push(Effect::Quit);
    }
    if action == Action::Discard {
        return answer(model, vec![Ask::World(Effect::ForgetDrill), Ask::say("Discarded.")]);
    }
    if action == Action::Keep {
        let now = model.now.elapsed;
        kept.drill.finish(now);
        kept.draft.follow_up.iter_mut().filter(|it| it.is_open()).for_each(|it| it.end(now));
        if let Some(run) = &mut kept.mock {
            if run.question().is_some() && run.told().last().is_none_or(|told| told.drill != kept.drill) {
                run.answered(kept.drill.clone(), kept.draft.follow_up.clone(), now);
            }
            run.stop(model.now.elapsed);
        }
    }
    if kept.mock.is_some() {
        return go_on_with_mock(model, kept);
    }
    let finished = kept.drill.is_finished() && kept.draft.open_follow_up().is_none();
    let open = kept.drill.part().is_some() && !kept.drill.is_finished();
    kept.draft.follow_up.iter_mut().for_each(|follow_up| follow_up.resume(model.now.elapsed));
    let is_exercise = kept.drill.assignment.exercise.is_some();
    let take = (finished && is_exercise).then(|| kept.drill.exercise_take(model.now.elapsed));
    let resumed =
        if finished && !is_exercise { Ask::review(kept, model.context()) } else { Ask::tell_on(kept) };
    let mut asks = vec![resumed];
    asks.extend(take.map(|take| Ask::record(Fact::Take(Box::new(take)))));
    if !finished && open {
        asks.push(Ask::say("Paused where it was cut off. space resumes."));
    }
    answer(model, asks);
}

/// A mock interview that was cut off goes on: with the answer, or with the reviews.
fn go_on_with_mock(model: &mut Model, kept: DrillSnapshot) {
    let Some(mut run) = kept.mock else { return };
    if run.question().is_some() || !run.told().iter().any(|told| told.drill == kept.drill) {
        let screen = MockScreen::taken_up(*run, kept.drill, kept.draft, model.context());
        return answer(model, vec![Ask::show(Screen::Mock(Box::new(screen)))]);
    }
    // The process may have ended after the journal had a take and before we noted it.
    let recorded =
        |drill: &Drill| model.known.progress.as_ref().and_then(|progress| verdict(drill, progress));
    while let Some(verdict) = run.next_open().and_then(|open| recorded(&run.told()[open].drill)) {
        run.judge(verdict);
    }
    let cx = model.context();
    let asks = match run.next_open() {
        Some(open) if run.told()[open].drill == kept.drill => {
            vec![Ask::review(DrillSnapshot { mock: Some(run), ..kept }, cx)]
        }
        _ => next_review(&run, cx),
    };
    answer(model, asks);
}

/// The newest take of the question of a drill, where it is that drill. The journal rounds to milliseconds.
pub(super) fn take_of<'p>(drill: &Drill, progress: &'p Progress) -> Option<TakeEntry<'p>> {
    let is_of = |take: &TakeEntry<'_>| *take.question() == drill.assignment.question;
    let take = progress.takes().rev().find(|take| is_of(take) && take.outline == drill.outline())?;
    let is_it = take.total.abs_diff(drill.spoken(Duration::ZERO)) <= Duration::from_millis(1);
    is_it.then_some(take)
}

/// What the journal holds of a drill of today.
fn verdict(drill: &Drill, progress: &Progress) -> Option<Verdict> {
    let take = take_of(drill, progress).filter(|take| take.live)?;
    let (points, of) = take.score();
    Some(Verdict::Saved(points, of, take.rating))
}

/// Takes a typed line; one that makes no sense stays open and says so.
fn accept(model: &mut Model, mut field: LineField) {
    match typed(model, &field) {
        Ok(effect) => {
            // What was typed stays until it is on disk; a setting is on its screen anyway.
            if !matches!(field.purpose, Purpose::Setting(_) | Purpose::Surprise) {
                model.overlay = Some(Overlay::Field(field));
            }
            model.effects.extend(effect);
        }
        Err(complaint) => {
            field.complaint = Some(complaint);
            lay(model, Overlay::Field(field));
        }
    }
}

/// What has to be done about a typed line; nothing where it changes nothing.
fn typed(model: &mut Model, field: &LineField) -> Result<Option<Effect>, String> {
    let text = field.input.value().trim().to_owned();
    Ok(Some(match &field.purpose {
        Purpose::Title(_) if text.is_empty() => return Err("Enter a title for the story.".to_owned()),
        Purpose::Title(aim) => Effect::File(FileRequest::Create(text, Some(aim.clone()))),
        Purpose::Company if text.is_empty() => {
            return Err("Enter the company's name.".to_owned());
        }
        Purpose::Company => Effect::File(FileRequest::Create(text, None)),
        Purpose::Question(_) if text.is_empty() => {
            return Err("Type the question first.".to_owned());
        }
        Purpose::Question(theme) => {
            if let Some(id) = model.known.bank.question_with_text(&text) {
                return Err(format!("The bank already has that question: {id}."));
            }
            let new = NewQuestion { text, theme: theme.clone(), tags: Vec::new() };
            Effect::File(FileRequest::AddQuestion(new))
        }
        Purpose::Note(item) => Effect::Record(Fact::Note { item: item.clone(), text }),
        Purpose::Surprise => {
            model.with_screen(|screen, _| {
                if let Screen::Outcome(outcome) = screen {
                    outcome.surprised(text);
                }
            });
            return Ok(None);
        }
        Purpose::Date => {
            let ahead = parse_dates(&text, model.day())?;
            let known = model.known.progress.as_ref().map_or(&[][..], Progress::interview_dates);
            Effect::Record(Fact::interviews(known, ahead, model.day()))
        }
        Purpose::Setting(setting) => {
            let settings = &model.known.settings;
            let next = settings.with(*setting, setting.read(&text)?)?;
            return Ok(Effect::set(next.changes_from(settings)));
        }
    }))
}
