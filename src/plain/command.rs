//! What a line means: a key of the table, by its name or by its label in the footer; a text; or one of a few words that
//! only lines have.

use crate::app::model::Model;
use crate::keys::action::Action;
use crate::keys::chord::{Chord, Key, char, key};
use crate::keys::table::{Scope, live, resolve};
use crate::screens::Screen;

/// What a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entered {
    /// Press this key.
    Press(Chord),
    /// Start a drill of the question in this row of today's, from 0.
    Start(usize),
    /// This text is typed.
    Text(String),
    /// Say the time.
    Time,
    /// Say what can be done.
    Keys,
    /// Say again what there is.
    Repeat,
    /// Nothing, as far as is known.
    Unknown(String),
}

/// What this line means now. Where a text is typed, a dot stands before what is not its text.
pub(super) fn read(line: &str, model: &Model) -> Entered {
    let line = line.trim();
    if !model.is_typing() {
        return command(line, model);
    }
    match line.strip_prefix('.').map(str::trim) {
        Some(word) if !word.is_empty() => command(word, model),
        _ => Entered::Text(line.to_owned()),
    }
}

fn command(word: &str, model: &Model) -> Entered {
    // Whoever has just typed a text may go on with dots.
    let word = word.strip_prefix('.').filter(|rest| !rest.is_empty()).unwrap_or(word);
    let lower = word.to_lowercase();
    match lower.as_str() {
        "" => return Entered::Press(empty_line(model)),
        "time" => return Entered::Time,
        "?" | "help" => return Entered::Keys,
        "repeat" => return Entered::Repeat,
        "quit" | "exit" => return Entered::Press(quits(model)),
        // It undoes the last mark wherever there is one, whatever the footer calls that.
        "undo" if model.accepts(Action::TakeBack) => return Entered::Press(key(Key::Backspace)),
        "t" if !picks(char('t'), model) => return Entered::Time,
        _ => {}
    }
    if let Some(row) = row_of_today(word, model) {
        return Entered::Start(row);
    }
    let scopes = model.scopes();
    let mut rows = live(&scopes, |action| model.accepts(action));
    let names = |action: Action| matches!(action, Action::Go(tab) if tab.word().to_lowercase() == lower);
    if let Some(row) = rows.find(|row| row.word() == lower || names(row.action)) {
        return Entered::Press(row.chords[0]);
    }
    if lower == "next" {
        // What comes next is what an empty line does, whatever the footer calls that.
        return Entered::Press(empty_line(model));
    }
    match word.parse::<Chord>().or_else(|_| lower.parse()) {
        // A key that does nothing here may say why.
        Ok(chord) if model.is_typing() || resolve(&scopes, chord, |_| true).is_some() => {
            Entered::Press(chord)
        }
        _ => Entered::Unknown(word.to_owned()),
    }
}

/// The key that leaves what is here: where the letter is a story's, the other one.
fn quits(model: &Model) -> Chord {
    let q = char('q');
    let leaves = !picks(q, model) && resolve(&model.scopes(), q, |action| model.accepts(action)).is_some();
    if leaves { q } else { key(Key::Esc) }
}

/// Whether a letter takes a story here.
fn picks(chord: Chord, model: &Model) -> bool {
    let meant = model.resolve(chord).map(|row| row.means(chord));
    meant.is_some_and(|action| matches!(action, Action::Pick(_)) && model.accepts(action))
}

/// The question of today's that a number names, where today's questions are listed.
fn row_of_today(word: &str, model: &Model) -> Option<usize> {
    let is_here = model.overlay.is_none() && matches!(model.screen, Screen::Practice(_));
    let row = word.parse::<usize>().ok().filter(|_| is_here)?.checked_sub(1)?;
    (row < model.known.agenda.len()).then_some(row)
}

/// The key that an empty line stands for: it lets the clock go on to what comes next, goes down a list without deciding
/// anything, and accepts what is asked elsewhere.
pub(super) fn empty_line(model: &Model) -> Chord {
    match model.scopes().first() {
        Some(Scope::Ready | Scope::Speaking | Scope::Paused | Scope::Told | Scope::FollowUp) => char(' '),
        Some(Scope::PartsTold | Scope::Criteria | Scope::RedFlags) => key(Key::Down),
        Some(
            Scope::Browse
            | Scope::Stories
            | Scope::Checklist
            | Scope::Progress
            | Scope::Takes
            | Scope::Settings,
        ) if model.overlay.is_none() && model.accepts(Action::Down) => key(Key::Down),
        Some(Scope::FollowUpMark) if model.accepts(Action::Down) => key(Key::Down),
        _ => key(Key::Enter),
    }
}

/// What to do instead of something that needs the screen; nothing where it doesn't.
pub(super) fn elsewhere(action: Action, model: &Model) -> Option<&'static str> {
    let stories = match &model.screen {
        Screen::Stories(stories) => Some(stories),
        _ => None,
    };
    Some(match action {
        Action::Add if stories.is_some() => "To write a story in your editor: starl story new --edit TITLE.",
        Action::Write if stories.is_some_and(|it| it.part().is_some()) => WRITE,
        Action::Edit | Action::Tags | Action::Fits => WRITE,
        Action::Matrix => "The story matrix needs the full screen. starl sheet lists what your stories show.",
        Action::Companies => "To write notes on a company in your editor: starl company edit NAME.",
        Action::Find => "You can't search here. Use starl find WORDS instead.",
        Action::Profile => {
            "To set your role, use starl settings set role; for the level, starl settings set level."
        }
        Action::Outcome => "To note how an interview went, open starl without --plain.",
        _ => return None,
    })
}

const WRITE: &str = "To edit a story in your editor: starl story edit NAME.";
