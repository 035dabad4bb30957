//! `update`: the only function that changes the model.

mod answer;
mod begin;
mod files;
mod mic;
mod overlay;
mod record;
mod said;
mod settings;
mod typed;
mod voice;

use std::mem::discriminant;

use chrono::TimeDelta;

use crate::app::history::UndoPlace;
use crate::app::model::{Model, Msg, Notice};
use crate::app::update::answer::{answer, step};
use crate::app::update::begin::{begin, cut_off};
use crate::app::update::files::{companies_read, file_kept, stories_read};
use crate::app::update::overlay::{answer_overlay, search};
use crate::app::update::record::{close_field, not_recorded, recorded};
use crate::app::update::said::sound_news;
use crate::app::update::settings::{nothing_changed, settings_read, settings_saved};
use crate::app::update::typed::{away, keep_line, settle_line};
use crate::app::update::voice::{asks_aloud, interrupts};
use crate::domain::agenda::Wish;
use crate::domain::day::{Moment, short};
use crate::domain::drill::DOUBLE_PRESS;
use crate::domain::memory::Fitted;
use crate::domain::pace::Light;
use crate::domain::progress::Progress;
use crate::keys::action::{Action, Tab};
use crate::keys::chord::{self, Chord, Key};
use crate::keys::table;
use crate::screens::Screen;
use crate::screens::effect::{Direction, Effect};
use crate::screens::overlay::{Find, Overlay};
use crate::screens::settings::SettingsScreen;
use crate::ui::canvas::Target;
use crate::ui::editor::LONGEST;
use crate::ui::line;
use crate::ui::text::{capital, sentences};

/// Changes the model by what has happened, and says what the world has to do about it.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    model.now = now;
    if matches!(msg, Msg::Press(_) | Msg::Click(_)) {
        model.notice = None;
    }
    new_day(model);
    tick(model);
    // A tick or a key comes only after the first picture, so that doesn't wait for this.
    if matches!(msg, Msg::Tick | Msg::Press(_)) {
        model.effects.extend(model.unfitted.take().map(Effect::Fit));
        mic::prune(model);
    }
    match msg {
        Msg::Loaded(progress, troubles) => loaded(model, *progress, troubles),
        Msg::StoriesRead(stories, faulty, troubles) => stories_read(model, stories, faulty, troubles),
        Msg::CompaniesRead(companies, troubles) => companies_read(model, companies, troubles),
        Msg::FileKept(result) => {
            close_field(model);
            file_kept(model, result);
        }
        Msg::SettingsRead(read, troubles) => settings_read(model, read, troubles),
        Msg::SettingsSaved(changes, direction, settings) => {
            settings_saved(model, &changes, direction, settings);
        }
        Msg::NotSet(why) => complain(model, nothing_changed(&why)),
        Msg::AllRead => all_read(model),
        Msg::Fitted(found) => fitted(model, *found),
        Msg::Begin(opening) => begin(model, opening),
        Msg::CutOff(kept) => cut_off(model, kept),
        Msg::Press(chord) => press(model, chord),
        Msg::Click(target) => click(model, target),
        Msg::Scroll(lines) => scroll(model, lines),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(size) => model.size = size,
        Msg::Tick => {}
        Msg::End => away(model, Effect::Quit),
        Msg::Recorded(entry) => recorded(model, &entry),
        Msg::NotRecorded(fact, why) => not_recorded(model, &fact, &why),
        Msg::Failed(why) => complain(model, capital(&why)),
        Msg::Sound(news) => sound_news(model, *news),
        Msg::Advice(text) => say(model, text),
        Msg::LineLeft(line) => model.line_left = Some(line),
        Msg::Mic(mic) => mic::heard(model, mic),
        Msg::RecorderFound(found) => model.known.recorder = Some(found),
        Msg::MachineRead(settings, trouble) => mic::machine_read(model, settings, trouble),
        Msg::MachineSaved(settings, trouble, direction) => {
            mic::machine_saved(model, settings, trouble, direction);
        }
    }
    settle_line(model);
    mic::settle(model);
    std::mem::take(&mut model.effects)
}

/// Another day has another set; what was left out today may come back.
fn new_day(model: &mut Model) {
    if model.all_read && model.known.agenda_day != Some(model.day()) {
        model.known.wish = Wish::default();
        model.history.forget(UndoPlace::Practice);
        // What a wrong clock dated ahead may count from today on.
        model.remember();
        model.plan();
    }
}

fn loaded(model: &mut Model, progress: Progress, troubles: Vec<String>) {
    let behind = progress.last_at().filter(|last| *last - model.now.at > TimeDelta::days(1));
    model.known.progress = Some(progress);
    if model.all_read {
        model.remember();
    }
    model.known.troubles.journal = troubles;
    model.plan();
    if let Some(last) = behind {
        complain(
            model,
            format!(
                "The system clock says {}, but you have takes from {}. New takes are still saved, but days may \
                 be counted wrong until you fix the clock.",
                short(model.day(), model.day()),
                short(last.date_naive(), model.day())
            ),
        );
    }
}

/// The day is planned once, not after each file that is read.
fn all_read(model: &mut Model) {
    model.all_read = true;
    model.plan();
}

/// The plan goes by these weights, if they were fitted to the reviews before today.
fn fitted(model: &mut Model, found: Fitted) {
    model.known.fitted = Some(found);
    if model.all_read {
        model.remember();
        model.plan();
    }
}

fn tick(model: &mut Model) {
    let asks = model.with_screen(Screen::tick);
    answer(model, asks);
    keep_line(model);
    let light = match &model.screen {
        Screen::Drill(drill) => drill.light(model.context()),
        Screen::Mock(mock) => mock.light(model.context()),
        _ => None,
    };
    if let (Some(before), Some(now)) = (model.light, light)
        && before < now
        && now <= Light::Over
        && model.known.settings.bell
    {
        model.effects.push(Effect::Bell);
    }
    model.light = light;
}

fn press(model: &mut Model, chord: Chord) {
    if interrupts(model, chord) {
        return;
    }
    match model.resolve(chord) {
        Some(row) => {
            let action = row.means(chord);
            let does = action == row.action || model.accepts(action);
            if !does {
                explain(model, chord);
            } else if !is_held(model, chord, action) {
                act(model, action);
            }
        }
        None if model.is_typing() => type_key(model, chord),
        None => explain(model, chord),
    }
}

/// Says why a key does nothing here, where that would surprise.
fn explain(model: &mut Model, chord: Chord) {
    let meant = table::resolve(&model.scopes(), chord, |_| true).map(|row| row.means(chord));
    let why = match &model.overlay {
        None => model.screen.why_not(meant, model.context()),
        Some(Overlay::Said(page)) => meant.and_then(|meant| page.why_not(meant)).map(str::to_owned),
        Some(_) => None,
    };
    if let Some(why) = why {
        say(model, why);
    }
}

/// Whether a key that moves a clock is held down: it comes again and again then, in most terminals as if it were pressed
/// anew, and counts once.
fn is_held(model: &mut Model, chord: Chord, action: Action) -> bool {
    let before = model.clock_key.take();
    if !action.moves_clock() {
        return false;
    }
    let now = model.now.elapsed;
    model.clock_key = Some((chord, now));
    before.is_some_and(|(last, at)| last == chord && now.saturating_sub(at) < DOUBLE_PRESS)
}

fn click(model: &mut Model, target: Target) {
    match target {
        Target::Nothing => {}
        Target::Do(action) => act_if_accepted(model, action),
        Target::Row(row) => {
            let was_selected = select(model, row);
            if was_selected {
                enter(model);
            }
        }
        Target::RowDo(row, action) => {
            select(model, row);
            act_if_accepted(model, action);
        }
    }
}

/// Selects a clicked row; says whether it was selected before.
fn select(model: &mut Model, row: usize) -> bool {
    match &mut model.overlay {
        Some(Overlay::Find(find)) => std::mem::replace(&mut find.selected, row) == row,
        Some(Overlay::Labels(labelling)) => std::mem::replace(&mut labelling.selected, row) == row,
        Some(Overlay::Said(page)) => page.select(row),
        Some(_) => false,
        None => model.with_screen(|screen, cx| screen.select(row, cx)),
    }
}

/// What `enter` means here.
fn enter(model: &mut Model) {
    if let Some(row) = model.resolve(chord::key(Key::Enter)) {
        act(model, row.action);
    }
}

fn scroll(model: &mut Model, lines: isize) {
    let action = if lines > 0 { Action::Down } else { Action::Up };
    (0..lines.unsigned_abs()).for_each(|_| act_if_accepted(model, action));
}

fn paste(model: &mut Model, text: &str) {
    if !model.is_typing() {
        return;
    }
    if let (None, Screen::Writing(writing)) = (&model.overlay, &mut model.screen) {
        writing.paste(text);
        return say_full(model);
    }
    let clean = crate::domain::clean::clean(text);
    let one_line = clean.chars().map(|c| if c.is_control() { ' ' } else { c });
    for c in one_line.take(line::LONGEST) {
        type_into(model, chord::char(c));
    }
    search(model);
}

fn type_key(model: &mut Model, chord: Chord) {
    type_into(model, chord);
    search(model);
    say_full(model);
}

/// Says that a text being written takes no more.
fn say_full(model: &mut Model) {
    match &model.screen {
        Screen::Writing(writing) if model.overlay.is_none() && writing.is_full() => {
            complain(model, format!("The limit is {LONGEST} characters."));
        }
        _ => {}
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
        Some(Overlay::Help(Some(filter))) => {
            line::edit(filter, chord);
            model.scrolled = None;
        }
        Some(_) => {}
        None => model.screen.type_key(chord),
    }
}

/// A click does what a key would do now, and nothing else: its picture may be older than what came in between.
fn act_if_accepted(model: &mut Model, action: Action) {
    let scopes = model.scopes();
    let is_live = table::live(&scopes, |action| model.accepts(action)).any(|row| row.offers(action));
    if is_live && model.accepts(action) {
        act(model, action);
    }
}

/// Does an accepted action.
fn act(model: &mut Model, action: Action) {
    match action {
        Action::Leave => return away(model, Effect::Quit),
        Action::ToShell => return away(model, Effect::ToShell),
        Action::Redraw => return model.effects.push(Effect::Redraw),
        _ => {}
    }
    model.scrolled = model.scrolled_by(action);
    if model.scrolled.is_some() {
        return;
    }
    if let Some(overlay) = model.overlay.take() {
        return answer_overlay(model, overlay, action);
    }
    match (action, model.screen.place()) {
        (Action::Help, _) => model.overlay = Some(Overlay::Help(None)),
        (Action::Find, _) => {
            model.overlay = Some(Overlay::Find(Find::default()));
            search(model);
        }
        (Action::Sheet, _) => model.overlay = Some(Overlay::Sheet),
        (Action::Settings, _) => follow(model, Screen::Settings(SettingsScreen::default())),
        (Action::Undo, _) => step(model, Direction::Undo),
        (Action::Redo, _) => step(model, Direction::Redo),
        (Action::Go(place), _) => go(model, place),
        (Action::NextPlace, Some(place)) => go(model, place.step(1)),
        (Action::PreviousPlace, Some(place)) => go(model, place.step(Tab::ALL.len() - 1)),
        (Action::Quit, Some(_)) => model.effects.push(Effect::Quit),
        (Action::Back, _) if model.goes_back() => model.go_back(),
        (Action::StartClock, _) if asks_aloud(model) => {}
        _ => act_on_screen(model, action),
    }
}

/// Lets the screen do an accepted action, and answers what it asks for.
fn act_on_screen(model: &mut Model, action: Action) {
    let asks = model.with_screen(|screen, cx| screen.update(action, cx));
    answer(model, asks);
}

fn lay(model: &mut Model, overlay: Overlay) {
    model.overlay = Some(overlay);
}

/// Goes to a place; the one left stays as it is.
fn go(model: &mut Model, place: Tab) {
    if model.screen.place() == Some(place) {
        return;
    }
    model.parked.retain(|screen| screen.place().is_some());
    let waiting = model.parked.iter().position(|screen| screen.place() == Some(place));
    let next = waiting.map_or_else(|| Screen::of(place), |at| model.parked.swap_remove(at));
    let left = std::mem::replace(&mut model.screen, next);
    if left.place().is_some() {
        model.parked.push(left);
    }
}

/// Lets a screen follow. The one left is the newest of those parked, where one comes back to it, so that `home` finds it.
fn follow(model: &mut Model, screen: Screen) {
    let is_other = discriminant(&model.screen) != discriminant(&screen);
    let left = std::mem::replace(&mut model.screen, screen);
    if left.is_returned_to() && is_other {
        model.parked.push(left);
    }
    model.light = None;
}

fn home(model: &mut Model) {
    model.screen = model.parked.pop().unwrap_or_else(|| Screen::of(Tab::Practice));
}

fn say(model: &mut Model, text: String) {
    model.notice = Some(Notice { text, bad: false });
}

fn complain(model: &mut Model, text: String) {
    let text = if text.contains('\n') { sentences(&text) } else { text };
    model.notice = Some(Notice { text, bad: true });
}

#[cfg(test)]
mod tests;
