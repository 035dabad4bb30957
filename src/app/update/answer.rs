//! What a screen asks for, done.

use std::time::Duration;

use tui_input::Input;

use crate::app::files::FileWish;
use crate::app::model::{Effect, Model};
use crate::app::overlay::{Field, Labelling, Overlay, Purpose};
use crate::app::trail::Course;
use crate::app::update::files;
use crate::app::update::{complain, follow, go, home, say, with_screen};
use crate::domain::drill::Drill;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::kept::Kept;
use crate::domain::mock::Mock;
use crate::domain::mock::run::Verdict;
use crate::domain::progress::Progress;
use crate::domain::settings::{Change, Setting};
use crate::keys::action::Place;
use crate::screens::browse::Browse;
use crate::screens::companies::Companies;
use crate::screens::drill::Telling;
use crate::screens::matrix::Matrix;
use crate::screens::mock::{MockScreen, next_review};
use crate::screens::outcome::OutcomeScreen;
use crate::screens::review::Review;
use crate::screens::summary::Summary;
use crate::screens::{Ask, Context, Screen};

/// Answers what a screen asks.
pub(super) fn answer(model: &mut Model, asks: Vec<Ask>) -> Vec<Effect> {
    asks.into_iter().flat_map(|ask| answer_one(model, ask)).collect()
}

fn answer_one(model: &mut Model, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::Record(fact) => return vec![Effect::Record(fact)],
        Ask::Set(changes) => return set(changes),
        Ask::Keep(kept) => return vec![Effect::Keep(kept)],
        Ask::Drop => return vec![Effect::Drop],
        Ask::Undo => return undo(model),
        Ask::Redo => return redo(model),
        Ask::Copy(text, what) => {
            say(model, format!("The {what} is on the clipboard, if your terminal allows it."));
            return vec![Effect::Copy(text)];
        }
        Ask::Go(place) => return go(model, place),
        Ask::Show(id) => return show(model, |browse, cx| browse.show(&id, cx)),
        Ask::ShowCompetency(id) => return show(model, |browse, cx| browse.show_competency(&id, cx)),
        Ask::Drill(question) => {
            let ready = Telling::ready(question, model.context());
            follow(model, Screen::Drill(Box::new(ready)));
        }
        Ask::Review(kept) => {
            let review = Review::new(*kept, model.context());
            follow(model, Screen::Review(Box::new(review)));
        }
        Ask::TellOn(kept) => {
            let telling = Telling::Speaking(kept.drill, kept.draft);
            follow(model, Screen::Drill(Box::new(telling)));
        }
        Ask::Home if files::leave_writing(model) => {}
        Ask::Home => home(model),
        Ask::Stop => model.overlay = Some(stop(&model.screen)),
        Ask::AskTitle(aim) => ask_line(model, Purpose::Title(aim)),
        Ask::AskCompany => ask_line(model, Purpose::Company),
        Ask::Write(slot) => return vec![Effect::File(FileWish::Open(slot))],
        Ask::KeepText(slot, turn) => return vec![Effect::File(FileWish::Write(slot, turn))],
        Ask::KeepDraft(slot, turn) => return vec![Effect::File(FileWish::KeepDraft(slot, turn))],
        Ask::DropDraft(slot) => return vec![Effect::File(FileWish::DropDraft(slot))],
        Ask::LeaveWriting => model.overlay = Some(Overlay::LeaveWriting),
        Ask::AskArchive(slug) => model.overlay = Some(Overlay::Archive(slug)),
        Ask::AskArchiveCompany(slug) => model.overlay = Some(Overlay::ArchiveCompany(slug)),
        Ask::ChooseTags(slug) => model.overlay = Labelling::tags(&slug, model.context()).map(Overlay::Labels),
        Ask::ChooseFits(slug) => model.overlay = Labelling::fits(&slug, model.context()).map(Overlay::Labels),
        Ask::ShowStory(slug) => files::show(model, &slug),
        Ask::Matrix => follow(model, Screen::Matrix(Matrix::default())),
        Ask::Companies => follow(model, Screen::Companies(Companies::default())),
        Ask::EditStory(slug) => return vec![Effect::File(FileWish::Edit(slug))],
        Ask::Mock(setup) => follow(model, Screen::Mock(Box::new(MockScreen::Setup(setup)))),
        Ask::MockOn(kept) => return mock_on(model, *kept),
        Ask::MockPage(page) => return mock_page(model, page),
        Ask::Summary => follow(model, Screen::Summary(Summary)),
        Ask::Outcome(date) => follow(model, Screen::Outcome(OutcomeScreen::new(date))),
        Ask::Numbers => model.overlay = Some(Overlay::Numbers),
        Ask::AskDate => ask_date(model),
        Ask::AskNote(item) => ask_note(model, item),
        Ask::AskSetting(setting) => ask_setting(model, setting),
        Ask::Sprint => follow(model, Screen::Sprint(Box::default())),
        Ask::ChooseStory(stories) => model.overlay = Some(Overlay::ChooseStory(stories)),
        Ask::Notes(story) => model.overlay = Some(Overlay::Notes(story)),
        Ask::Compare(question) => model.overlay = Some(Overlay::Compare(question)),
        Ask::Troubles => model.overlay = Some(Overlay::Troubles),
        Ask::LeaveOut(question) => leave_out(model, question),
        Ask::DrawAnother => {
            model.wishes_before.push(model.wish.clone());
            model.wish.set += 1;
            model.wish.left_out.clear();
            model.plan();
        }
        Ask::NextClockView => {
            model.clock_view = model.clock_view.next();
            say(model, format!("The clock shows {}.", model.clock_view.words()));
        }
        Ask::Say(text) => say(model, text),
        Ask::Complain(text) => return complain(model, text),
    }
    Vec::new()
}

/// A mock interview that was cut off goes on: with the answer, or with the reviews.
fn mock_on(model: &mut Model, kept: Kept) -> Vec<Effect> {
    let Some(mut run) = kept.mock else { return Vec::new() };
    if run.question().is_some() || !run.told().iter().any(|told| told.drill == kept.drill) {
        let screen = MockScreen::taken_up(*run, kept.drill, model.now);
        follow(model, Screen::Mock(Box::new(screen)));
        return Vec::new();
    }
    // The process may have ended between the journal's keeping a take and our noting it.
    let recorded = |drill: &Drill| model.progress.as_ref().and_then(|progress| verdict(drill, progress));
    while let Some(verdict) = run.next_open().and_then(|open| recorded(&run.told()[open].drill)) {
        run.judge(verdict);
    }
    let asks = match run.next_open() {
        Some(open) if run.told()[open].drill == kept.drill => {
            vec![Ask::Review(Box::new(Kept { mock: Some(run), ..kept }))]
        }
        _ => next_review(&run),
    };
    answer(model, asks)
}

/// What the journal holds of a drill of today.
fn verdict(drill: &Drill, progress: &Progress) -> Option<Verdict> {
    let take = progress.takes_of(&drill.assignment.question).next_back()?;
    let is_it = take.live && take.total.abs_diff(drill.spoken(Duration::ZERO)) <= Duration::from_millis(1);
    is_it.then_some(Verdict::Saved(take.points, take.of, take.rating))
}

/// The page of a mock interview is kept and shown; where nothing of it was kept, there is none.
fn mock_page(model: &mut Model, page: Mock) -> Vec<Effect> {
    home(model);
    if page.answers.is_empty() {
        say(model, "Nothing of the mock interview was kept.".to_owned());
        return vec![Effect::Drop];
    }
    let fact = Fact::Mock(Box::new(page.clone()));
    follow(model, Screen::Mock(Box::new(MockScreen::Page(page, false))));
    vec![Effect::Record(fact)]
}

/// What is set already need not be written.
fn set(changes: Vec<Change>) -> Vec<Effect> {
    if changes.is_empty() { Vec::new() } else { vec![Effect::Set(changes, Course::Anew)] }
}

/// The next step along the trail of settings, where their screen is seen.
fn retrace(model: &Model, course: Course) -> Option<Effect> {
    let changes = model.trail.next(course).filter(|_| matches!(model.screen, Screen::Settings(_)))?;
    Some(Effect::Set(changes.clone(), course))
}

fn undo(model: &mut Model) -> Vec<Effect> {
    if let Some(effect) = retrace(model, Course::Back) {
        return vec![effect];
    }
    if matches!(model.screen, Screen::Stories(_) | Screen::Companies(_)) {
        return files::take_back(model).into_iter().collect();
    }
    if !matches!(model.screen, Screen::Settings(_))
        && let Some(before) = model.wishes_before.pop()
    {
        model.wish = before;
        model.plan();
        say(model, "Today's set is as it was before.".to_owned());
        return Vec::new();
    }
    let last = model.last_act_today();
    last.map(|act| Effect::Record(Fact::Undo { of: act.id.clone() })).into_iter().collect()
}

/// Taking back an undo brings back what it took.
fn redo(model: &mut Model) -> Vec<Effect> {
    if let Some(effect) = retrace(model, Course::Forth) {
        return vec![effect];
    }
    if matches!(model.screen, Screen::Stories(_) | Screen::Companies(_)) {
        return files::bring_back(model).into_iter().collect();
    }
    let last = model.last_undo_today();
    last.map(|act| Effect::Record(Fact::Undo { of: act.id.clone() })).into_iter().collect()
}

fn stop(screen: &Screen) -> Overlay {
    match screen {
        Screen::Review(_) => Overlay::Leave,
        _ => Overlay::Stop,
    }
}

fn show(model: &mut Model, select: impl FnOnce(&mut Browse, Context<'_>)) -> Vec<Effect> {
    go(model, Place::Browse);
    with_screen(model, |screen, cx| {
        if let Screen::Browse(browse) = screen {
            select(browse, cx);
        }
    });
    Vec::new()
}

fn ask_date(model: &mut Model) {
    let today = model.day();
    let known = model.progress.iter().flat_map(Progress::interview_dates);
    let ahead: Vec<String> = known.filter(|date| **date >= today).map(ToString::to_string).collect();
    let input = Input::new(ahead.join(", "));
    model.overlay = Some(Overlay::Field(Field { input, purpose: Purpose::Date, complaint: None }));
}

fn ask_line(model: &mut Model, purpose: Purpose) {
    model.overlay = Some(Overlay::Field(Field { input: Input::default(), purpose, complaint: None }));
}

fn ask_note(model: &mut Model, item: Id) {
    let known = model.progress.as_ref().and_then(|progress| progress.note(&item)).unwrap_or_default();
    let input = Input::new(known.to_owned());
    model.overlay = Some(Overlay::Field(Field { input, purpose: Purpose::Note(item), complaint: None }));
}

fn ask_setting(model: &mut Model, setting: Setting) {
    let input = Input::new(setting.written(model.settings.number(setting)));
    model.overlay =
        Some(Overlay::Field(Field { input, purpose: Purpose::Setting(setting), complaint: None }));
}

fn leave_out(model: &mut Model, question: Id) {
    model.wishes_before.push(model.wish.clone());
    model.wish.left_out.insert(question);
    model.plan();
    say(model, "Left out today; the next question has taken its place. u takes it back.".to_owned());
}
