//! `update`: the only function that changes the model.

mod answer;
mod files;
mod overlay;
mod record;
mod settings;

use std::time::Duration;

use chrono::TimeDelta;
use ratatui::layout::{Rect, Size};

use crate::app::cover::covered;
use crate::app::files::FileWish;
use crate::app::frame;
use crate::app::model::{Effect, Model, Msg, Notice, Opening};
use crate::app::overlay::{Find, Overlay};
use crate::app::update::answer::answer;
use crate::app::update::files::{companies_read, file_kept, stories_read};
use crate::app::update::overlay::answer_overlay;
use crate::app::update::record::{close_field, not_recorded, recorded};
use crate::app::update::settings::{nothing_changed, settings_read, settings_saved};
use crate::domain::agenda::{Pick, Wish};
use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::find::FindIndex;
use crate::domain::kept::Kept;
use crate::domain::pace::Light;
use crate::domain::progress::Progress;
use crate::keys::action::{Action, Place};
use crate::keys::chord::{self, Chord, Key};
use crate::keys::table;
use crate::screens::settings::SettingsScreen;
use crate::screens::{Ask, Context, Screen};
use crate::ui::canvas::Target;
use crate::ui::editor::LONGEST;
use crate::ui::line;
use crate::ui::text::capital;

/// How many matches are kept while finding.
const MATCHES: usize = 200;

/// Changes the model by what has happened, and says what the world has to do about it.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    model.now = now;
    if matches!(msg, Msg::Press(_) | Msg::Click(_)) {
        model.notice = None;
    }
    new_day(model);
    // The first frame with the history does not wait for this.
    if !matches!(msg, Msg::Loaded(..) | Msg::CutOff(_)) {
        model.fit();
    }
    let mut effects = tick(model);
    effects.extend(match msg {
        Msg::Loaded(progress, troubles) => loaded(model, *progress, troubles),
        Msg::StoriesRead(stories, faulty, troubles) => stories_read(model, stories, faulty, troubles),
        Msg::CompaniesRead(companies, troubles) => companies_read(model, companies, troubles),
        Msg::FileKept(deed) => {
            close_field(model);
            file_kept(model, deed)
        }
        Msg::SettingsRead(read) => settings_read(model, read),
        Msg::SettingsSaved(changes, course, settings) => settings_saved(model, &changes, course, settings),
        Msg::NotSet(why) => complain(model, nothing_changed(&why)),
        Msg::Begin(opening) => begin(model, opening),
        Msg::CutOff(kept) => cut_off(model, kept),
        Msg::Press(chord) => press(model, chord),
        Msg::Click(target) => click(model, target),
        Msg::Scroll(lines) => scroll(model, lines),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(size) => resize(model, size),
        Msg::Tick => Vec::new(),
        Msg::End => away(model, Effect::Quit),
        Msg::Recorded(entry) => recorded(model, &entry),
        Msg::NotRecorded(fact, why) => not_recorded(model, &fact, &why),
        Msg::Failed(why) => complain(model, capital(&why)),
    });
    effects
}

/// Another day has another set; what was left out today may come back.
fn new_day(model: &mut Model) {
    if model.progress.is_some() && model.agenda_day != Some(model.day()) {
        model.wish = Wish::default();
        model.wishes_before.clear();
        model.plan();
    }
}

fn loaded(model: &mut Model, progress: Progress, troubles: Vec<String>) -> Vec<Effect> {
    let behind = progress.last_at().filter(|last| *last - model.now.at > TimeDelta::days(1));
    model.progress = Some(progress);
    model.remember();
    tell_anew(&mut model.troubles, &mut model.journal_troubles, troubles);
    model.plan();
    match behind {
        Some(last) => complain(
            model,
            format!(
                "The clock says {}, but there are records of {}. Takes are kept all the same; set the clock, or \
                 days may be counted wrongly.",
                model.day(),
                last.date_naive()
            ),
        ),
        None => Vec::new(),
    }
}

/// Troubles are told anew at every reading: what was mended is not told any more.
fn tell_anew(told: &mut Vec<String>, known: &mut Vec<String>, found: Vec<String>) {
    told.retain(|trouble| !known.contains(trouble));
    told.extend_from_slice(&found);
    *known = found;
}

/// Begins what the command line asked for; a drill that was cut off is offered on top of it.
fn begin(model: &mut Model, opening: Opening) -> Vec<Effect> {
    let first = |picks: Vec<Pick>| picks.into_iter().next().map(|pick| pick.question);
    let question = match opening {
        Opening::Mock(setup) => return answer(model, vec![Ask::Mock(setup)]),
        Opening::Sprint => return answer(model, vec![Ask::Sprint]),
        Opening::Question(question) => Some(question),
        Opening::First => first(model.agenda.clone()),
        Opening::Theme(theme) => {
            let wish = Wish { theme: Some(theme), ..model.wish.clone() };
            first(model.choose(&wish, 1))
        }
        Opening::Weakest => {
            let Some(question) = model.standing.weakest.clone() else {
                return complain(model, "No take was rated yet: there is no weakest one.".to_owned());
            };
            Some(question)
        }
    };
    match question {
        Some(question) => answer(model, vec![Ask::Drill(question)]),
        None => complain(model, "Every question there was told today or is suspended.".to_owned()),
    }
}

/// A drill that was cut off is offered again, unless its take had reached the journal just before.
fn cut_off(model: &mut Model, kept: Box<Kept>) -> Vec<Effect> {
    let question = &kept.drill.assignment.question;
    if kept.mock.is_none() && kept.drill.is_finished() && is_recorded(model, &kept) {
        return vec![Effect::Drop];
    }
    if model.bank.question(question).is_none() {
        let why = format!("no pack has its question \"{question}\" now");
        return vec![Effect::SetAside(why)];
    }
    model.overlay = Some(Overlay::Resume(kept));
    Vec::new()
}

/// Whether the newest take of the question is this one. The journal rounds to milliseconds.
fn is_recorded(model: &Model, kept: &Kept) -> bool {
    let total = kept.drill.spoken(Duration::ZERO);
    let takes = model.progress.as_ref().map(|progress| progress.takes_of(&kept.drill.assignment.question));
    let last = takes.and_then(|mut takes| takes.next_back());
    last.is_some_and(|take| take.total.abs_diff(total) <= Duration::from_millis(1))
}

fn tick(model: &mut Model) -> Vec<Effect> {
    let asks = with_screen(model, Screen::tick);
    let mut effects = answer(model, asks);
    let light = match &model.screen {
        Screen::Drill(drill) => drill.light(model.context()),
        Screen::Mock(mock) => mock.light(model.context()),
        _ => None,
    };
    if let (Some(before), Some(now)) = (model.light, light)
        && before < now
        && now <= Light::Over
        && model.settings.bell
    {
        effects.push(Effect::Bell);
    }
    model.light = light;
    effects
}

fn press(model: &mut Model, chord: Chord) -> Vec<Effect> {
    match model.resolve(chord) {
        Some(row) => {
            let action = row.means(chord);
            if model.accepts(action) { act(model, action) } else { Vec::new() }
        }
        None if model.is_typing() => type_key(model, chord),
        None => Vec::new(),
    }
}

fn click(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Nothing => Vec::new(),
        Target::Do(action) => act_if_accepted(model, action),
        Target::Row(row) => {
            if select(model, row) {
                enter(model)
            } else {
                Vec::new()
            }
        }
        Target::RowDo(row, action) => {
            select(model, row);
            act_if_accepted(model, action)
        }
    }
}

/// Selects a clicked row; says whether it was selected before.
fn select(model: &mut Model, row: usize) -> bool {
    match &mut model.overlay {
        Some(Overlay::Find(find)) => std::mem::replace(&mut find.selected, row) == row,
        Some(Overlay::Labels(labelling)) => std::mem::replace(&mut labelling.selected, row) == row,
        Some(_) => false,
        None => with_screen(model, |screen, cx| screen.select(row, cx)),
    }
}

/// What `enter` means here.
fn enter(model: &mut Model) -> Vec<Effect> {
    match model.resolve(chord::key(Key::Enter)) {
        Some(row) => act(model, row.action),
        None => Vec::new(),
    }
}

fn scroll(model: &mut Model, lines: isize) -> Vec<Effect> {
    let action = if lines > 0 { Action::Down } else { Action::Up };
    (0..lines.unsigned_abs()).flat_map(|_| act_if_accepted(model, action)).collect()
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.is_typing() {
        return Vec::new();
    }
    if let (None, Screen::Writing(writing)) = (&model.overlay, &mut model.screen) {
        writing.paste(text);
        return tell_full(model);
    }
    let clean = crate::domain::clean::clean(text);
    let one_line = clean.chars().map(|c| if c.is_control() { ' ' } else { c });
    for c in one_line.take(line::LONGEST) {
        type_into(model, chord::char(c));
    }
    search(model);
    Vec::new()
}

fn resize(model: &mut Model, size: Size) -> Vec<Effect> {
    model.size = size;
    Vec::new()
}

fn type_key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    type_into(model, chord);
    search(model);
    tell_full(model)
}

/// Says that a text being written takes no more.
fn tell_full(model: &mut Model) -> Vec<Effect> {
    match &model.screen {
        Screen::Writing(writing) if model.overlay.is_none() && writing.is_full() => {
            complain(model, format!("A text has {LONGEST} characters at most: no more goes in."))
        }
        _ => Vec::new(),
    }
}

/// Types a key into the line that has the focus.
fn type_into(model: &mut Model, chord: Chord) {
    match &mut model.overlay {
        Some(Overlay::Find(find)) => line::edit(&mut find.input, chord),
        Some(Overlay::Field(field)) => {
            line::edit(&mut field.input, chord);
            field.complaint = None;
        }
        Some(_) => {}
        None => model.screen.type_key(chord),
    }
}

/// Searches anew, where what is typed has changed.
fn search(model: &mut Model) {
    let Some(Overlay::Find(find)) = &model.overlay else { return };
    let query = find.input.value().to_owned();
    if find.searched == query {
        return;
    }
    let index = model.find_index.get_or_insert_with(|| FindIndex::new(&model.bank));
    let found = index.search(&query, MATCHES);
    let matches = found.into_iter().filter_map(|found| covered(found, model.context())).collect();
    if let Some(Overlay::Find(find)) = &mut model.overlay {
        (find.matches, find.selected, find.searched) = (matches, 0, query);
    }
}

/// A click does what a key would do now, and nothing else: its picture may be older than what came in between.
fn act_if_accepted(model: &mut Model, action: Action) -> Vec<Effect> {
    let scopes = model.scopes();
    let is_live = table::live(&scopes, |action| model.accepts(action)).any(|row| row.offers(action));
    if is_live && model.accepts(action) { act(model, action) } else { Vec::new() }
}

/// Does an accepted action.
fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Leave => return away(model, Effect::Quit),
        Action::ToShell => return away(model, Effect::ToShell),
        Action::Redraw => return vec![Effect::Redraw],
        _ => {}
    }
    model.scrolled = model.scrolled_by(action);
    if model.scrolled.is_some() {
        return Vec::new();
    }
    if let Some(overlay) = model.overlay.take() {
        return answer_overlay(model, overlay, action);
    }
    let place = model.screen.place();
    match (action, place) {
        (Action::Help, _) => lay(model, Overlay::Help),
        (Action::Find, _) => {
            let effects = lay(model, Overlay::Find(Find::default()));
            search(model);
            effects
        }
        (Action::Settings, _) => {
            follow(model, Screen::Settings(SettingsScreen::default()));
            Vec::new()
        }
        (Action::Undo, _) => answer(model, vec![Ask::Undo]),
        (Action::Redo, _) => answer(model, vec![Ask::Redo]),
        (Action::Go(place), _) => go(model, place),
        (Action::NextPlace, Some(place)) => go(model, place.step(1)),
        (Action::PreviousPlace, Some(place)) => go(model, place.step(Place::ALL.len() - 1)),
        (Action::Quit, Some(_)) => vec![Effect::Quit],
        _ => {
            let asks = with_screen(model, |screen, cx| screen.update(action, cx));
            answer(model, asks)
        }
    }
}

/// Ends the program at once or gives the terminal back for a while; a running drill is kept to the second.
fn away(model: &Model, how: Effect) -> Vec<Effect> {
    let kept = match (&model.screen, &model.overlay) {
        (_, Some(Overlay::Resume(_))) => None,
        (Screen::Drill(telling), _) => telling.kept(model.context()),
        (Screen::Mock(mock), _) => mock.kept(model.context()),
        (Screen::Writing(writing), _) if writing.is_changed() => {
            return vec![Effect::File(FileWish::KeepDraft(writing.slot(), writing.turn())), how];
        }
        (Screen::Review(review), _) if !review.is_saved() => Some(review.kept(model.context())),
        (Screen::Sprint(sprint), _) if how == Effect::Quit => {
            let kept = sprint.unfinished().map(|sprint| Effect::Record(Fact::Sprint(Box::new(sprint))));
            return kept.into_iter().chain([how]).collect();
        }
        _ => None,
    };
    kept.map(|kept| Effect::Keep(Box::new(kept))).into_iter().chain([how]).collect()
}

fn lay(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlay = Some(overlay);
    Vec::new()
}

/// Goes to a place; the one left stays as it is.
fn go(model: &mut Model, place: Place) -> Vec<Effect> {
    if model.screen.place() == Some(place) {
        return Vec::new();
    }
    let waiting = model.parked.iter().position(|screen| screen.place() == Some(place));
    let next = waiting.map_or_else(|| Screen::of(place), |at| model.parked.swap_remove(at));
    let left = std::mem::replace(&mut model.screen, next);
    if left.place().is_some() {
        model.parked.push(left);
    }
    Vec::new()
}

/// Lets a screen follow; the place left is the newest of those parked, so that `home` finds it.
fn follow(model: &mut Model, screen: Screen) {
    let left = std::mem::replace(&mut model.screen, screen);
    if left.place().is_some() {
        model.parked.push(left);
    }
    model.light = None;
}

fn home(model: &mut Model) {
    let place = model.parked.pop().unwrap_or_else(|| Screen::of(Place::Practice));
    model.screen = place;
}

/// Calls into the screen with the context, which borrows the rest of the model.
fn with_screen<T>(model: &mut Model, call: impl FnOnce(&mut Screen, Context<'_>) -> T) -> T {
    let mut screen = std::mem::replace(&mut model.screen, Screen::of(Place::Practice));
    let mut cx = model.context();
    cx.area = frame::body(Rect::from(model.size), screen.place().is_some());
    let result = call(&mut screen, cx);
    model.screen = screen;
    result
}

fn say(model: &mut Model, text: String) {
    model.notice = Some(Notice { text, bad: false });
}

fn complain(model: &mut Model, text: String) -> Vec<Effect> {
    let text = if text.contains('\n') { sentences(&text) } else { text };
    model.notice = Some(Notice { text, bad: true });
    Vec::new()
}

/// The sentences of a report: what it shows of a file, with its caret, would need lines of its own.
fn sentences(report: &str) -> String {
    report.lines().filter(|line| !line.starts_with(' ')).collect::<Vec<_>>().join(" ")
}
