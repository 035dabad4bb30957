//! What can be done, in words: all of it on request, the most useful once at each place.

use crate::app::model::Model;
use crate::keys::action::Action;
use crate::keys::chord::Key;
use crate::keys::table::{Binding, Scope, live, resolve};
use crate::plain::command::empty_line;
use crate::plain::listener::is_for_the_screen;

/// The keys of a place in a line; nothing where what is said there has them already, or where a text is typed.
pub(super) fn short(scope: Scope, model: &Model) -> Option<String> {
    if asks(scope, model) {
        return None;
    }
    if model.is_typing() {
        let words = "Type your text. An empty line leaves it as it is, .esc cancels, and .? lists more.";
        return Some(words.to_owned());
    }
    let empty = resolve(&model.scopes(), empty_line(model), |action| model.accepts(action));
    // What ends a day or a mock interview stands before what can be done with any saved take.
    let is_here = |row: &&Binding| row.scope == scope || row.scope == Scope::Saved;
    let rows = open(model).filter(is_here).filter(|row| model.recommends(row));
    let others = rows.filter(|row| empty.is_none_or(|empty| empty.chords != row.chords));
    let mut said: Vec<String> = others.map(named).collect();
    let places: Vec<String> = open(model).filter_map(|row| place(row.action)).collect();
    if !places.is_empty() {
        said.extend(places);
        said.push("settings".to_owned());
    }
    said.extend(["time", "repeat", "or ? for everything else"].map(str::to_owned));
    let said = said.join(", ");
    Some(match empty {
        Some(row) => format!("An empty line means \"{}\". Or enter {said}.", on_from(row)),
        None => format!("Enter {said}."),
    })
}

/// Whether what is said at a place ends with its answers.
fn asks(scope: Scope, model: &Model) -> bool {
    match scope {
        Scope::Stopping | Scope::Leaving | Scope::Resume | Scope::Feeling => true,
        Scope::FollowUpMark => !model.accepts(Action::Down),
        _ => false,
    }
}

/// The answers to what is asked: "k keep what you have, d discard, esc go on".
pub(super) fn answers(scope: Scope, model: &Model) -> String {
    let rows = open(model).filter(|row| row.scope == scope && !row.label.is_empty());
    let empty = empty_line(model);
    let said = rows.map(|row| match row.chords[0] {
        chord if chord == empty => format!("an empty line {}", row.label),
        chord => format!("{chord} {}", row.label),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Everything that can be done now, a line each.
pub(super) fn all(model: &Model) -> Vec<String> {
    let empty = empty_line(model);
    let mut seen: Vec<Action> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for row in open(model) {
        if seen.contains(&row.action) || row.action == Action::Help {
            continue;
        }
        seen.push(row.action);
        if let Some(place) = place(row.action) {
            lines.push(format!("{place}: go there."));
            continue;
        }
        lines.push(format!("{}: {}.", keys(row, row.chords.contains(&empty)).join(" or "), row.help));
    }
    let own = ["time, or t if no story has that letter: say the time.", "repeat: say it all again."];
    lines.extend(own.map(str::to_owned));
    if model.is_typing() {
        lines.push("While you type, put a dot before a key: .esc".to_owned());
    }
    lines
}

/// What is entered to go to a place, if an action does: where digits stand for questions, they can't.
fn place(action: Action) -> Option<String> {
    match action {
        Action::Go(tab) => Some(tab.word().to_lowercase()),
        _ => None,
    }
}

/// What can be entered for a row.
fn keys(row: &Binding, is_empty: bool) -> Vec<String> {
    let mut keys = row.spelled();
    if is_empty {
        keys.insert(0, "empty line".to_owned());
    }
    let word = row.word();
    if word.chars().count() > 1 && !keys.iter().any(|key| key == word) {
        keys.push(word.to_owned());
    }
    keys
}

/// The rows that do something now without a screen.
fn open(model: &Model) -> impl Iterator<Item = &'static Binding> {
    let scopes = model.scopes();
    let rows: Vec<_> = live(&scopes, |action| model.accepts(action)).collect();
    rows.into_iter().filter(|row| !is_for_the_screen(row.action, model))
}

/// A row with what is entered for it.
fn named(row: &Binding) -> String {
    match (row.action, row.chords[0].key) {
        (Action::Pick(_), _) => format!("a letter ({})", row.label),
        (Action::Strike(_), _) => format!("{} ({})", row.spelled().concat(), row.word()),
        (_, Key::Char(c)) if c != ' ' => format!("{c} ({})", row.word()),
        _ => row.word().to_owned(),
    }
}

/// What going on means in a list.
fn on_from(row: &Binding) -> &'static str {
    if row.action == Action::Down { "continue" } else { row.label }
}
