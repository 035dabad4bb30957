//! Where app, terminal, clock and stores meet: one turn, and the loop of turns.

mod files;

use std::io;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::app::draw::draw;
use crate::app::model::{Model, Msg};
use crate::app::update::update;
use crate::domain::clean::clean;
use crate::domain::document::DocKind;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::mic::MicWish;
use crate::domain::settings::Change;
use crate::domain::snapshot::DrillSnapshot;
use crate::packs::mine::OwnQuestions;
pub use crate::runtime::files::edit_story;
use crate::runtime::files::{read_files, read_stale_files, requested};
use crate::screens::effect::{Direction, Effect};
use crate::screens::files::FileRequest;
use crate::store::companies::CompanyFormat;
use crate::store::documents::Documents;
use crate::store::draft_store::{DraftOf, DraftStore};
use crate::store::drill::{DrillError, DrillStore};
use crate::store::journal::Journal;
use crate::store::recording::TakeRecorder;
use crate::store::settings::{LoadedSettings, SettingsStore};
use crate::store::shelf::Disk;
use crate::store::sound_desk::SoundDesk;
use crate::store::stories::StoryFormat;
use crate::store::weights::WeightFitter;
use crate::term::clock::Clock;
use crate::term::gate::Gate;
use crate::term::host::Host;
use crate::term::input::{Input, Inputs, nudge};
use crate::term::terminal::{Claimed, give_back, has_colours, stop};
use crate::ui::canvas::{Frame, Hits};
use crate::ui::theme::without_colors;

/// So long after the last frame the next one is drawn, whatever is still to be worked off.
const FRAME: Duration = Duration::from_millis(50);

/// How long after one look at the files the next one comes at the earliest, so that a key that is held costs few.
const LOOK: Duration = Duration::from_secs(1);

/// When the files are looked at: after something was pressed, and at most once a second.
struct FileWatch {
    looked: Duration,
    is_due: bool,
}

impl FileWatch {
    /// How long until a look that is due may come.
    fn next(&self, now: Duration) -> Option<Duration> {
        self.is_due.then(|| (self.looked + LOOK).saturating_sub(now))
    }

    /// Whether a look comes now; if so, the next one isn't due until something is pressed.
    fn comes_now(&mut self, now: Duration) -> bool {
        let comes = self.is_due && now.saturating_sub(self.looked) >= LOOK;
        if comes {
            *self = Self { looked: now, is_due: false };
        }
        comes
    }
}

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
    /// The stories.
    pub stories: &'a mut Documents<StoryFormat, dyn Disk>,
    /// The notes on companies.
    pub companies: &'a mut Documents<CompanyFormat, dyn Disk>,
    /// The questions of the user's own.
    pub questions: &'a mut OwnQuestions,
    /// What fits weights to the user's own reviews.
    pub fitter: &'a mut dyn WeightFitter,
    /// Drafts of texts, and the user's editor.
    pub workbench: &'a mut dyn DraftStore,
    /// Where takes are heard.
    pub sound: &'a mut dyn SoundDesk,
    /// The clipboard and the bell.
    pub desk: &'a mut dyn Host,
    /// What records drills.
    pub recorder: &'a mut dyn TakeRecorder,
}

/// What the loop has to do after a turn. Where several things are to be done, the greatest of them counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[must_use = "what the loop has to do would be lost"]
pub enum Flow {
    /// Wait for what comes next.
    On,
    /// Claim the terminal again and draw everything.
    Redraw,
    /// The shell lets the program go on: the terminal is to be claimed again.
    GoOn,
    /// Give the terminal back and stop, until the shell lets the program go on.
    Stop,
    /// Give the terminal to the user's editor, with this story.
    Edit(Id),
    /// End the program.
    End,
}

/// Reads the settings, the journal and a drill that was cut off: after the first frame, which waits for none of them.
pub fn load(model: &mut Model, world: &mut World<'_>) -> Flow {
    let flow = take_fitted(model, world)
        .max(take_sound_news(model, world))
        .max(read_settings(model, world))
        .max(read_journal(model, world))
        .max(read_files(DocKind::Story, model, world))
        .max(read_files(DocKind::Company, model, world))
        .max(read_machine(model, world))
        .max(happen(model, Msg::AllRead, world));
    let found = match world.drills.load::<DrillSnapshot>() {
        Ok(kept) => kept.map(|kept| {
            world.recorder.own(kept.sounds());
            Msg::CutOff(Box::new(kept))
        }),
        Err(why) => Some(failed(why)),
    };
    let line = world.workbench.kept(DraftOf::Line).map(Msg::LineLeft);
    let left = found.into_iter().chain(line);
    left.map(|msg| happen(model, msg, world)).fold(flow, Flow::max)
}

/// One thing from outside, and everything that follows from it. The product and its tests call the same function.
pub fn turn(model: &mut Model, hits: &Hits, input: Input, world: &mut World<'_>) -> Flow {
    let fitted = take_fitted(model, world).max(take_sound_news(model, world)).max(listen(model, world));
    let stops = input == Input::Stop;
    let after = match input {
        Input::Stop => Flow::Stop,
        Input::GoOn => Flow::GoOn,
        _ => Flow::On,
    };
    let msg = match input {
        Input::Press(chord) => Msg::Press(chord),
        Input::Click(column, row) => match hits.at(column, row) {
            Some(target) => Msg::Click(target),
            None => Msg::Tick,
        },
        Input::Scroll(lines) => Msg::Scroll(lines),
        Input::Paste(text) => Msg::Paste(text),
        Input::Resize(columns, rows) => Msg::Resize(Size::new(columns, rows)),
        Input::Wake | Input::Stop | Input::GoOn => Msg::Tick,
        Input::End => Msg::End,
    };
    let flow = fitted.max(after).max(happen(model, msg, world));
    if stops {
        // Nobody sees what it says while the shell has the terminal.
        world.recorder.wish(MicWish::Closed, world.clock.now().elapsed);
        model.mic_closed();
    }
    flow
}

/// Looks at the files, and reads again what somebody else has changed; nothing where nobody has. A key doesn't wait for
/// this: it comes after the picture.
pub fn look(model: &mut Model, world: &mut World<'_>) -> Option<Flow> {
    let mut flow = world.fitter.finished().map(|fitted| happen(model, Msg::Fitted(Box::new(fitted)), world));
    if world.journal.grown() {
        flow = flow.max(Some(read_journal(model, world)));
    }
    if world.settings.is_stale() {
        flow = flow.max(Some(read_settings(model, world)));
    }
    // What is being written is compared with the file it was started from.
    if !model.is_writing() {
        flow = flow.max(read_stale_files(model, world));
    }
    flow
}

/// Reads what there is, draws, waits for what comes, lets everything happen that has come, and draws again. `first`
/// happens once the journal is read, and `read_keys` starts what fills `inputs`, once there is a picture: it is told which
/// size the model knows.
///
/// # Errors
/// Where the terminal cannot be drawn on; a running drill is kept then.
pub fn run(
    terminal: &mut Claimed,
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Inputs,
    gate: &Gate,
    read_keys: impl FnOnce(Size),
    world: &mut World<'_>,
) -> io::Result<()> {
    play(terminal, model, first, inputs, gate, read_keys, world).inspect_err(|_| {
        let _over = happen(model, Msg::End, world);
    })
}

fn play(
    terminal: &mut Claimed,
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Inputs,
    gate: &Gate,
    read_keys: impl FnOnce(Size),
    world: &mut World<'_>,
) -> io::Result<()> {
    let loaded = load(model, world);
    let mut flow = first.map(|msg| happen(model, msg, world)).into_iter().fold(loaded, Flow::max);
    let hits = show(terminal, model)?;
    let mut hits = if model.stands() { show(terminal, model)? } else { hits };
    // What need not be there at once is started now: nothing was pressed yet that the terminal doesn't keep.
    read_keys(model.size);
    flow = flow.max(happen(model, Msg::Tick, world));
    let mut is_away = false;
    let mut watch = FileWatch { looked: world.clock.now().elapsed, is_due: false };
    while flow != Flow::End {
        let now = world.clock.now();
        let picture = model.next_wake(now);
        // A look that comes before the picture changes draws nothing, unless it finds something.
        let look_in =
            watch.next(now.elapsed).filter(|look| !is_away && picture.is_none_or(|own| *look < own));
        let Some(next) = inputs.wait(look_in.or(picture)) else { return Ok(()) };
        let waited = world.clock.now().elapsed.saturating_sub(now.elapsed);
        if next != Input::Wake || look_in.is_none_or(|look| look > waited) {
            watch.is_due |= next != Input::Wake;
            flow = catch_up(model, &hits, next, inputs, world);
            if let Flow::Edit(slug) = flow {
                gate.close(nudge);
                give_back();
                flow = edit_story(model, slug, world);
                terminal.claim_again()?;
                gate.open();
            }
            match flow {
                Flow::On | Flow::Edit(_) => {}
                Flow::Redraw => terminal.claim_again()?,
                Flow::Stop => {
                    is_away = true;
                    stop()?;
                }
                Flow::GoOn => {
                    is_away = false;
                    terminal.claim_again()?;
                }
                Flow::End => return Ok(()),
            }
            // The shell has the terminal until it lets the program go on.
            if is_away {
                continue;
            }
            hits = show(terminal, model)?;
        }
        if watch.comes_now(world.clock.now().elapsed)
            && let Some(found) = look(model, world)
        {
            hits = show(terminal, model)?;
            flow = found;
        }
    }
    Ok(())
}

/// Lets everything happen that has come, until the terminal is to be given away or a frame is due: however much was
/// typed ahead, the picture follows it.
pub fn catch_up(model: &mut Model, hits: &Hits, next: Input, inputs: &Inputs, world: &mut World<'_>) -> Flow {
    let due = world.clock.now().elapsed + FRAME;
    let mut next = Some(next);
    let mut shown = model.shown();
    while let Some(input) = next {
        let flow = turn(model, hits, input, world);
        if flow != Flow::On || world.clock.now().elapsed >= due {
            return flow;
        }
        next = inputs.pending();
        // How far a key scrolls depends on what is there by now, although nobody has seen it yet. A row that is seen
        // whole doesn't scroll: a key that is held costs no pictures.
        if next.is_some() && !model.is_typing() && (model.shown() != shown || model.scroll.is_long()) {
            let area = Rect::from(model.size);
            see(model, area, &mut Buffer::empty(area));
            shown = model.shown();
        }
    }
    Flow::On
}

/// Draws the model, and lets it know how far it scrolls; says what there is to know of the picture.
pub fn see(model: &mut Model, area: Rect, buffer: &mut Buffer) -> Frame {
    let frame = draw(model, area, buffer);
    model.scrolls(frame.scroll);
    frame
}

/// Draws the model on the terminal; says what can be clicked where.
///
/// # Errors
/// Where the terminal cannot be drawn on.
pub fn show(terminal: &mut Claimed, model: &mut Model) -> io::Result<Hits> {
    terminal.set_mouse(model.wants_mouse())?;
    let mut buffer = terminal.blank()?;
    let Frame { hits, cursor, .. } = see(model, buffer.area, &mut buffer);
    if !has_colours() {
        without_colors(&mut buffer);
    }
    terminal.show(buffer, cursor)?;
    Ok(hits)
}

fn read_settings(model: &mut Model, world: &mut World<'_>) -> Flow {
    let (settings, reports) = match world.settings.load() {
        Ok(LoadedSettings { settings, reports }) => (Some(settings), reports),
        Err(report) => (None, vec![report]),
    };
    happen(model, Msg::SettingsRead(settings, reports.iter().map(told).collect()), world)
}

fn read_journal(model: &mut Model, world: &mut World<'_>) -> Flow {
    let loaded = world.journal.load();
    let troubles = loaded.troubles.iter().map(told).collect();
    happen(model, Msg::Loaded(Box::new(loaded.progress), troubles), world)
}

/// What is set on this machine.
fn read_machine(model: &mut Model, world: &mut World<'_>) -> Flow {
    let (settings, trouble) = world.recorder.settings();
    happen(model, Msg::MachineRead(settings, trouble.map(|it| told(&it))), world)
}

/// What the microphone does, where that is new.
fn listen(model: &mut Model, world: &mut World<'_>) -> Flow {
    world.recorder.look(world.clock.now().elapsed).map_or(Flow::On, |mic| happen(model, Msg::Mic(mic), world))
}

fn take_fitted(model: &mut Model, world: &mut World<'_>) -> Flow {
    let fitted = world.fitter.finished().map(|fitted| Msg::Fitted(Box::new(fitted)));
    fitted.map_or(Flow::On, |msg| happen(model, msg, world))
}

fn take_sound_news(model: &mut Model, world: &mut World<'_>) -> Flow {
    let mut flow = Flow::On;
    while let Some(news) = world.sound.news() {
        flow = flow.max(happen(model, Msg::Sound(Box::new(news)), world));
    }
    flow
}

/// Lets something happen to the model, and does what it asks then.
pub fn happen(model: &mut Model, msg: Msg, world: &mut World<'_>) -> Flow {
    let effects = update(model, msg, world.clock.now());
    perform(model, effects, world)
}

/// Does everything the model asks, one after the other.
fn perform(model: &mut Model, effects: Vec<Effect>, world: &mut World<'_>) -> Flow {
    let done = effects.into_iter().map(|effect| perform_one(effect, model, world));
    done.fold(Flow::On, Flow::max)
}

/// Does what the model asks, and lets it know how that went.
fn perform_one(effect: Effect, model: &mut Model, world: &mut World<'_>) -> Flow {
    let answer = match effect {
        Effect::Record(fact) => Some(record(fact, model, world)),
        Effect::Set(changes, direction) => {
            let done = set(changes, direction, world);
            // What was wrong in the file may be right now.
            return happen(model, done, world).max(read_settings(model, world));
        }
        Effect::File(FileRequest::Edit(slug)) => return Flow::Edit(slug),
        Effect::File(request) => return requested(request, model, world),
        Effect::Fit(log) => {
            world.fitter.start(log);
            None
        }
        Effect::Keep(kept) => world.drills.save(&kept).err().map(failed),
        Effect::SetAside(why) => Some(failed(world.drills.set_aside(why))),
        Effect::ForgetDrill => {
            let stays = world.recorder.discard().err().map(|why| Msg::Failed(told(&why)));
            world.drills.clear().err().map(failed).or(stays)
        }
        Effect::Mic(wish) => {
            world.recorder.wish(wish, world.clock.now().elapsed);
            return listen(model, world);
        }
        Effect::FindRecorder => Some(Msg::RecorderFound(world.recorder.found())),
        Effect::SetMachine(settings, direction) => Some(match world.recorder.set(settings) {
            Ok((settings, trouble)) => Msg::MachineSaved(settings, trouble.map(|it| told(&it)), direction),
            Err(why) => Msg::NotSet(told(&why)),
        }),
        Effect::SaveSound { sound, take } => {
            let keep = model.known.machine.keep;
            world.recorder.save(&sound, &take, keep).err().map(|why| Msg::Failed(told(&why)))
        }
        Effect::PruneSounds(undone) => {
            world.recorder.prune(model.known.machine.keep, &undone).err().map(|why| Msg::Failed(told(&why)))
        }
        Effect::Copy(text) => match world.desk.copy(&text) {
            Ok(advice) => advice.map(Msg::Advice),
            Err(why) => Some(Msg::Failed(why)),
        },
        Effect::Bell => {
            world.desk.bell();
            None
        }
        Effect::Sound(request) => {
            world.sound.ask(request);
            return take_sound_news(model, world);
        }
        Effect::Redraw => return Flow::Redraw,
        Effect::ToShell => world.desk.suspend().err().map(Msg::Failed),
        Effect::Quit => return Flow::End,
    };
    answer.map_or(Flow::On, |msg| happen(model, msg, world))
}

/// A sentence for the screen, cleaned: there are names of files in it.
fn told(what: &impl ToString) -> String {
    clean(&what.to_string()).into_owned()
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map`")]
fn failed(why: DrillError) -> Msg {
    Msg::Failed(told(&why))
}

fn set(changes: Vec<Change>, direction: Direction, world: &mut World<'_>) -> Msg {
    match world.settings.change(&changes) {
        Ok(settings) => Msg::SettingsSaved(changes, direction, settings),
        Err(why) => Msg::NotSet(told(&why)),
    }
}

fn record(fact: Fact, model: &Model, world: &mut World<'_>) -> Msg {
    let now = world.clock.now();
    match world.journal.append(fact.clone(), now.at, model.known.settings.day(now.at)) {
        Ok(entry) => Msg::Recorded(entry),
        Err(why) => Msg::NotRecorded(fact, told(&why)),
    }
}

#[cfg(test)]
mod tests;
