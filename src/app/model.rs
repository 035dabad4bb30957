//! The model: the app while it runs, and what can happen to it.

mod plan;

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use ratatui::layout::{Rect, Size};

use crate::app::frame;
use crate::app::history::{UndoHistory, UndoPlace, What};
use crate::coach::library::Faulty;
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::{Day, Moment};
use crate::domain::edit::Edit;
use crate::domain::fact::Fact;
use crate::domain::find::FindIndex;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::memory::{Fitted, ReviewLog};
use crate::domain::mic::{MachineSettings, Mic, MicWish};
use crate::domain::pace::Light;
use crate::domain::progress::Progress;
use crate::domain::settings::{Change, Settings};
use crate::domain::shape::Length;
use crate::domain::snapshot::DrillSnapshot;
use crate::domain::sound::desk::SoundNews;
use crate::domain::story::Story;
use crate::keys::action::{Action, Tab};
use crate::keys::chord::Chord;
use crate::keys::table::{self, Binding, Scope};
use crate::screens::effect::{Direction, Effect};
use crate::screens::files::FileResult;
use crate::screens::mock::MockSetup;
use crate::screens::overlay::Overlay;
use crate::screens::said::SaidPage;
use crate::screens::{Context, Known, Screen};
use crate::ui::canvas::Target;
use crate::ui::scroll::Scroll;

/// The app while it runs.
#[derive(Debug)]
pub struct Model {
    /// What is known, wherever the user is.
    pub known: Known,
    /// Where the user is.
    pub screen: Screen,
    /// The places the user is not at, as they were left, and the page to come back to.
    pub parked: Vec<Screen>,
    /// What lies on top of the screen.
    pub overlay: Option<Overlay>,
    /// The page with what was said, while the help lies on it.
    pub(crate) under_help: Option<Box<SaidPage>>,
    /// What was done and can be undone.
    pub history: UndoHistory,
    /// What was last said on the message line.
    pub notice: Option<Notice>,
    /// Both clocks, at the last thing that happened.
    pub now: Moment,
    /// The size of the terminal.
    pub size: Size,
    /// What the world has to do about what has just happened.
    pub(crate) effects: Vec<Effect>,
    /// Whether all that is on disk was read: until then nothing is planned from it.
    pub(crate) all_read: bool,
    /// The reviews to which weights are still to be fitted.
    pub(crate) unfitted: Option<ReviewLog>,
    pub(crate) find_index: Option<FindIndex>,
    pub(crate) light: Option<Light>,
    /// How what has the focus scrolls, as it was drawn last.
    pub(crate) scroll: Scroll,
    /// The line it was scrolled to by hand.
    pub(crate) scrolled: Option<usize>,
    /// A line that was left by the last time and not offered yet.
    pub(crate) line_left: Option<Edit<String>>,
    /// Whether something of a line lies on disk.
    pub(crate) line_kept: bool,
    /// Whether a question is being asked aloud: the clock of its answer starts after it.
    pub(crate) is_asking: bool,
    /// The key that was last pressed to let a clock start, pass a mark or stand, and when.
    pub(crate) clock_key: Option<(Chord, Duration)>,
    /// What was wanted of the microphone last.
    pub(crate) mic_wish: MicWish,
    /// Whether the recording of the running drill has failed and not gone on yet.
    pub(crate) sound_failed: bool,
    /// Since when it may be open without anything being kept.
    pub(crate) mic_open: Option<Duration>,
    /// Whether it is being tried.
    pub(crate) mic_trial: bool,
    /// Whether sounds may have grown too old since the program ran last.
    pub(crate) mic_unpruned: bool,
}

/// A line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// Whether something went wrong.
    pub bad: bool,
}

/// What the app opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// A drill, at another length than the usual one where one is named.
    Drill(DrillChoice, Option<Length>),
    /// A mock interview.
    Mock(MockSetup),
    /// A sprint.
    Sprint,
}

/// Which question a drill is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrillChoice {
    /// This one.
    Question(Id),
    /// The most wanted one of this theme.
    Theme(Id),
    /// Today's first one.
    First,
    /// One that shows what is weakest now.
    Weakest,
}

/// What can happen to the model.
#[derive(Debug)]
pub enum Msg {
    /// The journal was read, at the start or because it has grown; with what was wrong with it.
    Loaded(Box<Progress>, Vec<String>),
    /// The stories were read, at the start or because somebody has written them; with what lies among them and is none.
    StoriesRead(Vec<Story>, Vec<Faulty>, Vec<String>),
    /// The notes on companies were read; with what is wrong among their files.
    CompaniesRead(Vec<Company>, Vec<String>),
    /// A file of the user's is on disk now, or was moved: what became of it.
    FileKept(FileResult),
    /// The settings were read, at the start or because somebody else has written them, where any of their file can be
    /// used; with what is wrong in it.
    SettingsRead(Option<Settings>, Vec<String>),
    /// The file of settings holds these changes, and altogether these settings.
    SettingsSaved(Vec<Change>, Direction, Settings),
    /// The settings could not be written, and why.
    NotSet(String),
    /// All that is on disk was read, and the first picture of it is to be drawn.
    AllRead,
    /// Weights were fitted to the user's own reviews, now or on an earlier day.
    Fitted(Box<Fitted>),
    /// The command line asked for this to be begun.
    Begin(Opening),
    /// A drill that was cut off lies on disk.
    CutOff(Box<DrillSnapshot>),
    /// A key was pressed.
    Press(Chord),
    /// Something was clicked.
    Click(Target),
    /// The wheel was turned, by this many lines downwards.
    Scroll(isize),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// Time has passed.
    Tick,
    /// The program is told to end.
    End,
    /// The microphone does this now.
    Mic(Mic),
    /// This recorder would run, or why there is none.
    RecorderFound(Result<String, String>),
    /// What is set on this machine was read; with what is wrong with it.
    MachineRead(MachineSettings, Option<String>),
    /// This is set on this machine now.
    MachineSaved(MachineSettings, Option<String>, Direction),
    /// The journal holds this entry.
    Recorded(Entry),
    /// The journal could not take this fact, and why.
    NotRecorded(Fact, String),
    /// Something else could not be done, and why.
    Failed(String),
    /// Something has come of what was asked of sound.
    Sound(Box<SoundNews>),
    /// There is something to know about what was just done.
    Advice(String),
    /// A line that was being typed, after what it is for, was left when the program ended.
    LineLeft(Edit<String>),
}

impl Model {
    /// The app as it opens: on the practice screen, its history not read yet.
    pub fn new(bank: Bank, troubles: Vec<String>, size: Size, now: Moment) -> Self {
        Self {
            known: Known::new(bank, troubles),
            screen: Screen::of(Tab::Practice),
            parked: Vec::new(),
            overlay: None,
            under_help: None,
            history: UndoHistory::default(),
            notice: None,
            now,
            size,
            effects: Vec::new(),
            all_read: false,
            unfitted: None,
            find_index: None,
            light: None,
            scroll: Scroll::default(),
            scrolled: None,
            line_left: None,
            line_kept: false,
            is_asking: false,
            clock_key: None,
            mic_wish: MicWish::Closed,
            sound_failed: false,
            mic_open: None,
            mic_trial: false,
            mic_unpruned: false,
        }
    }

    /// What the screen can see.
    pub fn context(&self) -> Context<'_> {
        self.known.context(self.body(), self.scroll.end, self.now)
    }

    /// The cells of the screen.
    pub(crate) fn body(&self) -> Rect {
        frame::body(Rect::from(self.size), self.screen.place().is_some())
    }

    /// Calls into the screen, with what it can see.
    pub(crate) fn with_screen<T>(&mut self, call: impl FnOnce(&mut Screen, Context<'_>) -> T) -> T {
        let body = self.body();
        call(&mut self.screen, self.known.context(body, self.scroll.end, self.now))
    }

    /// What has the focus scrolls like this, as it was drawn now.
    pub fn scrolls(&mut self, scroll: Scroll) {
        self.scroll = scroll;
    }

    /// A picture of what was read stands now; says whether it lacks what takes longer to work out.
    pub fn stands(&mut self) -> bool {
        let lacks = self.known.checklist_by_now().is_none();
        self.known.stands = true;
        lacks
    }

    /// Which screen and which overlay is shown, whatever is on them.
    pub(crate) fn shown(&self) -> (Discriminant<Screen>, Option<Discriminant<Overlay>>) {
        (discriminant(&self.screen), self.overlay.as_ref().map(discriminant))
    }

    /// The line to which a key scrolls what has the focus; nothing where it means something else.
    pub(crate) fn scrolled_by(&self, action: Action) -> Option<usize> {
        self.scroll.moved_to(self.scrolled).step(action)
    }

    /// Today.
    pub fn day(&self) -> Day {
        self.known.settings.day(self.now.at)
    }

    /// The scopes of the key table that hold now, from the inside out.
    pub fn scopes(&self) -> Vec<Scope> {
        self.scopes_over(self.scroll)
    }

    /// The scopes that hold where what has the focus scrolls like this.
    pub(crate) fn scopes_over(&self, scroll: Scroll) -> Vec<Scope> {
        let mut scopes = match &self.overlay {
            Some(overlay) => overlay.scopes().to_vec(),
            None => self.screen.scopes().to_vec(),
        };
        if scroll.is_long() && !self.is_typing() && !scopes.contains(&Scope::Moving) {
            scopes.push(Scope::Moving);
        }
        if self.overlay.is_none() && !self.is_typing() {
            scopes.push(Scope::Global);
        }
        scopes.push(Scope::Always);
        scopes
    }

    /// Whether a key is worth a word where only the most useful are said: what wasn't recorded can hardly be listened to.
    pub(crate) fn recommends(&self, row: &Binding) -> bool {
        !row.label.is_empty() && (row.action != Action::Listen || self.screen.has_sound())
    }

    /// Whether characters go into a line of text.
    pub fn is_typing(&self) -> bool {
        match &self.overlay {
            Some(overlay) => overlay.is_typing(),
            None => self.screen.is_typing(),
        }
    }

    /// Whether an action would do something now: keys, footer, help and clicks all ask here.
    pub fn accepts(&self, action: Action) -> bool {
        self.accepts_over(self.scroll, action)
    }

    /// Whether an action would do something where what has the focus scrolls like this.
    pub(crate) fn accepts_over(&self, scroll: Scroll, action: Action) -> bool {
        if matches!(action, Action::Leave | Action::ToShell | Action::Redraw) || scroll.step(action).is_some()
        {
            return true;
        }
        match &self.overlay {
            // What these ask, the screen does.
            Some(overlay @ (Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting)) => {
                let does = action == Action::Back || self.screen.accepts(action, self.context());
                does && overlay.accepts(action)
            }
            Some(overlay) => overlay.accepts(action),
            None => self.accepts_below(action),
        }
    }

    /// Whether an action would do something if nothing lay on top.
    pub(crate) fn accepts_below(&self, action: Action) -> bool {
        if let Some(page) = &self.under_help {
            return matches!(action, Action::Leave | Action::ToShell | Action::Redraw)
                || page.accepts(action);
        }
        let at_place = self.screen.place().is_some();
        match action {
            Action::Help => true,
            Action::Sheet => self.known.progress.is_some() && !self.screen.is_from_memory(),
            Action::Go(_) => at_place || self.screen.is_page(),
            Action::Find | Action::Settings | Action::NextPlace | Action::PreviousPlace => at_place,
            Action::Undo => self.next_step(Direction::Undo).is_some(),
            Action::Redo => self.next_step(Direction::Redo).is_some(),
            Action::Quit if at_place => true,
            Action::Back if self.goes_back() => true,
            _ => self.screen.accepts(action, self.context()),
        }
    }

    /// Whether `esc` leads from a place to the one before: where the place itself has nothing to go back from.
    pub(crate) fn goes_back(&self) -> bool {
        let beyond_practice = self.screen.place().is_some_and(|place| place != Tab::Practice);
        beyond_practice && !self.parked.is_empty() && !self.screen.accepts(Action::Back, self.context())
    }

    /// Goes to the place one came from; the place left comes last of those to go back to.
    pub(crate) fn go_back(&mut self) {
        if let Some(before) = self.parked.pop() {
            let left = std::mem::replace(&mut self.screen, before);
            self.parked.insert(0, left);
        }
    }

    /// The row of the key table that a chord means now.
    pub fn resolve(&self, chord: Chord) -> Option<&'static Binding> {
        table::resolve(&self.scopes(), chord, |action| self.accepts(action))
    }

    /// Whether clicks and the wheel are wanted: not before it is known what is set.
    pub fn wants_mouse(&self) -> bool {
        self.all_read && self.known.settings.mouse
    }

    /// Whether a text is being written: what is on disk is looked at again when that is over.
    pub fn is_writing(&self) -> bool {
        matches!(self.screen, Screen::Writing(_))
    }

    /// The microphone was closed whatever was wanted of it; it is opened again where that is still wanted.
    pub fn mic_closed(&mut self) {
        (self.mic_wish, self.mic_open, self.mic_trial) = (MicWish::Closed, None, false);
        self.known.mic = Mic::Closed;
    }

    /// How long until the picture changes by itself, or what was typed is to be kept; `None` while all stands still.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        let typed = match &self.overlay {
            Some(Overlay::Field(field)) => field.unsaved.next_wake(field.input.value(), now.elapsed),
            Some(Overlay::Said(page)) => page.next_wake(now.elapsed),
            _ => None,
        };
        // A recorder that sends nothing wakes nobody.
        let is_open =
            self.mic_wish != MicWish::Closed && !matches!(self.known.mic, Mic::Tried { .. } | Mic::Failed(_));
        let mic = is_open.then_some(Duration::from_secs(1));
        self.screen.next_wake(now).into_iter().chain(typed).chain(mic).min()
    }

    /// The next step through the history in this direction, among those that are seen here.
    pub(crate) fn next_step(&self, direction: Direction) -> Option<What> {
        let place = UndoPlace::of(&self.screen)?;
        let newest = self.history.newest(direction, place).cloned();
        newest.or_else(|| self.act_of_today(direction, place))
    }

    /// The newest act of the journal that is seen at a place, whether or not this program wrote it: an undo never reaches
    /// into the days before.
    fn act_of_today(&self, direction: Direction, place: UndoPlace) -> Option<What> {
        let progress = self.known.progress.as_ref()?;
        let act = match direction {
            Direction::New => None,
            Direction::Undo => progress.last_act(),
            Direction::Redo => progress.last_undo(),
        }?;
        let is_seen = match place {
            UndoPlace::Practice => true,
            UndoPlace::Ready => matches!(act.fact, Fact::Strike { .. }),
            UndoPlace::Settings => matches!(act.fact, Fact::Interview { .. }),
            UndoPlace::Stories | UndoPlace::Companies => false,
        };
        (is_seen && self.known.settings.day(act.at) == self.day()).then_some(What::Journal(act.id.to_owned()))
    }
}
