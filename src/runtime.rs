//! Where app, terminal, clock and stores meet: one turn, and the loop of turns.

mod files;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::DefaultTerminal;
use ratatui::layout::Size;

use crate::app::draw::draw;
use crate::app::files::FileWish;
use crate::app::model::{Effect, Model, Msg};
use crate::app::trail::Course;
use crate::app::update::update;
use crate::domain::clean::clean;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::settings::Change;
use crate::io::clock::Clock;
use crate::io::companies::{CompanyStore, LoadedCompanies};
use crate::io::desk::Desk;
use crate::io::drill::{DrillError, DrillStore};
use crate::io::gate::Gate;
use crate::io::input::{Input, nudge};
use crate::io::journal::Journal;
use crate::io::settings::SettingsStore;
use crate::io::stories::{LoadedStories, StoryStore};
use crate::io::terminal::{claim_again, has_colours, lend, stop};
use crate::io::workbench::Workbench;
pub use crate::runtime::files::edit_story;
use crate::runtime::files::{read_companies, read_stories, wished};
use crate::ui::canvas::Frame;
use crate::ui::theme::without_colours;

/// Everything outside the model.
pub struct World<'a> {
    /// The clocks.
    pub clock: &'a dyn Clock,
    /// The journal.
    pub journal: &'a mut dyn Journal,
    /// The file of settings.
    pub settings: &'a mut dyn SettingsStore,
    /// The running drill's place on disk.
    pub drills: &'a mut dyn DrillStore,
    /// The files of the stories.
    pub stories: &'a mut dyn StoryStore,
    /// The stories as they were read last.
    pub loaded: &'a mut LoadedStories,
    /// The files of the notes on companies.
    pub companies: &'a mut dyn CompanyStore,
    /// The notes as they were read last.
    pub pages: &'a mut LoadedCompanies,
    /// Drafts of texts, and the user's editor.
    pub workbench: &'a mut dyn Workbench,
    /// The clipboard and the bell.
    pub desk: &'a mut dyn Desk,
}

/// Whether to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// Wait for what comes next.
    On,
    /// Give the terminal back and stop, until the shell lets the program go on.
    Stop,
    /// The shell lets the program go on: the terminal is to be claimed again.
    GoOn,
    /// Give the terminal to the user's editor, with this story.
    Edit(Id),
    /// End the program.
    End,
}

/// Reads the settings, the journal and a drill that was cut off: after the first frame, which waits for none of them.
pub fn load(model: &mut Model, world: &mut World<'_>) {
    read_settings(model, world);
    read_journal(model, world);
    read_stories(model, world);
    read_companies(model, world);
    let found = match world.drills.load() {
        Ok(Some(kept)) => Msg::CutOff(Box::new(kept)),
        Ok(None) => return,
        Err(why) => failed(why),
    };
    happen(model, found, world);
}

/// One thing from outside, and everything that follows from it. The product and its tests call the same function.
pub fn turn(model: &mut Model, seen: &Frame, input: Input, world: &mut World<'_>) -> Flow {
    model.see(seen);
    if input != Input::Wake && world.journal.grown() {
        read_journal(model, world);
    }
    if input != Input::Wake && world.settings.is_stale() {
        read_settings(model, world);
    }
    // What is being written is held against the file it was begun from.
    if input != Input::Wake && !model.is_writing() && world.stories.is_stale() {
        read_stories(model, world);
    }
    if input != Input::Wake && !model.is_writing() && world.companies.is_stale() {
        read_companies(model, world);
    }
    let after = match input {
        Input::Stop => Flow::Stop,
        Input::GoOn => Flow::GoOn,
        _ => Flow::On,
    };
    let msg = match input {
        Input::Press(chord) => Msg::Press(chord),
        Input::Click(column, row) => match seen.hits.at(column, row) {
            Some(target) => Msg::Click(target),
            None => Msg::Tick,
        },
        Input::Scroll(lines) => Msg::Scroll(lines),
        Input::Paste(text) => Msg::Paste(text),
        Input::Resize(columns, rows) => Msg::Resize(Size::new(columns, rows)),
        Input::Wake | Input::Stop | Input::GoOn => Msg::Tick,
        Input::End => Msg::End,
    };
    match happen(model, msg, world) {
        Flow::On => after,
        other => other,
    }
}

/// Reads what there is, draws, waits for what comes, lets everything happen that has come, and draws again. `first`
/// happens once the journal is read.
///
/// # Errors
/// Where the terminal cannot be drawn on; a running drill is kept then.
pub fn run(
    terminal: &mut DefaultTerminal,
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Receiver<Input>,
    gate: &Gate,
    world: &mut World<'_>,
) -> io::Result<()> {
    let ended = play(terminal, model, first, inputs, gate, world);
    if ended.is_err() {
        happen(model, Msg::End, world);
    }
    ended
}

fn play(
    terminal: &mut DefaultTerminal,
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Receiver<Input>,
    gate: &Gate,
    world: &mut World<'_>,
) -> io::Result<()> {
    load(model, world);
    if let Some(msg) = first {
        happen(model, msg, world);
    }
    let mut seen = show(terminal, model)?;
    // What need not be there at once is worked out now, before the first key; it seldom changes the picture.
    let planned = model.context().agenda.to_vec();
    happen(model, Msg::Tick, world);
    if model.context().agenda != planned {
        seen = show(terminal, model)?;
    }
    let mut is_away = false;
    loop {
        let Some(first) = wait(inputs, model.next_wake(world.clock.now())) else { return Ok(()) };
        let pending = std::iter::once(first).chain(inputs.try_iter());
        for input in pending {
            match turn(model, &seen, input, world) {
                Flow::On => {}
                Flow::Stop => {
                    is_away = true;
                    stop()?;
                }
                Flow::GoOn => {
                    is_away = false;
                    claim_again(terminal)?;
                }
                Flow::Edit(slug) => {
                    gate.close(nudge);
                    lend();
                    edit_story(model, slug, world);
                    claim_again(terminal)?;
                    gate.open();
                }
                Flow::End => return Ok(()),
            }
        }
        // The shell has the terminal until it lets the program go on.
        if !is_away {
            seen = show(terminal, model)?;
        }
    }
}

/// Draws the model; says what can be clicked where, and how far it scrolls.
///
/// # Errors
/// Where the terminal cannot be drawn on.
pub fn show(terminal: &mut DefaultTerminal, model: &Model) -> io::Result<Frame> {
    let mut seen = Frame::default();
    terminal.draw(|frame| {
        seen = draw(model, frame.area(), frame.buffer_mut());
        if !has_colours() {
            without_colours(frame.buffer_mut());
        }
    })?;
    Ok(seen)
}

/// The next input: a wake when the time has come, nothing once nobody can send any more.
fn wait(inputs: &Receiver<Input>, wake: Option<Duration>) -> Option<Input> {
    let Some(wake) = wake else { return inputs.recv().ok() };
    match inputs.recv_timeout(wake) {
        Ok(input) => Some(input),
        Err(RecvTimeoutError::Timeout) => Some(Input::Wake),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

fn read_settings(model: &mut Model, world: &mut World<'_>) {
    let read = world.settings.load().map_err(|report| told(&report));
    happen(model, Msg::SettingsRead(read), world);
}

fn read_journal(model: &mut Model, world: &mut World<'_>) {
    let loaded = world.journal.load();
    let troubles = loaded.troubles.iter().map(told).collect();
    happen(model, Msg::Loaded(Box::new(loaded.progress), troubles), world);
}

/// Lets something happen to the model, and does what it asks then.
fn happen(model: &mut Model, msg: Msg, world: &mut World<'_>) -> Flow {
    let effects = update(model, msg, world.clock.now());
    perform(model, effects, world)
}

/// Does what the model asks, and tells it how that went.
fn perform(model: &mut Model, effects: Vec<Effect>, world: &mut World<'_>) -> Flow {
    for effect in effects {
        let answer = match effect {
            Effect::Record(fact) => Some(record(fact, model, world)),
            Effect::Set(changes, course) => Some(set(changes, course, world)),
            Effect::File(FileWish::Edit(slug)) => return Flow::Edit(slug),
            Effect::File(wish) => wished(wish, model, world),
            Effect::Keep(kept) => world.drills.save(&kept).err().map(failed),
            Effect::SetAside(why) => Some(failed(world.drills.set_aside(why))),
            Effect::Drop => world.drills.clear().err().map(failed),
            Effect::Copy(text) => world.desk.copy(&text).err().map(Msg::Failed),
            Effect::Bell => {
                world.desk.bell();
                None
            }
            // What claims the terminal again draws everything anew.
            Effect::Redraw => return Flow::GoOn,
            Effect::ToShell => world.desk.suspend().err().map(Msg::Failed),
            Effect::Quit => return Flow::End,
        };
        if let Some(msg) = answer {
            happen(model, msg, world);
        }
    }
    Flow::On
}

/// A sentence for the screen, cleaned: there are names of files in it.
fn told(what: &impl ToString) -> String {
    clean(&what.to_string()).into_owned()
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map`")]
fn failed(why: DrillError) -> Msg {
    Msg::Failed(told(&why))
}

fn set(changes: Vec<Change>, course: Course, world: &mut World<'_>) -> Msg {
    match world.settings.change(&changes) {
        Ok(settings) => Msg::SettingsSaved(changes, course, settings),
        Err(why) => Msg::NotSet(told(&why)),
    }
}

fn record(fact: Fact, model: &Model, world: &mut World<'_>) -> Msg {
    let now = world.clock.now();
    match world.journal.append(fact.clone(), now.at, model.settings.day(now.at)) {
        Ok(entry) => Msg::Recorded(entry),
        Err(why) => Msg::NotRecorded(fact, told(&why)),
    }
}
