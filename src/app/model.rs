//! The model: everything the app knows while it runs, what can happen to it, and what it asks of the world.

use std::time::Duration;

use ratatui::layout::{Rect, Size};

use crate::app::files::{FileBack, FileDeed, FileWish};
use crate::app::frame;
use crate::app::overlay::Overlay;
use crate::app::trail::{Course, Trail};
use crate::domain::agenda::{self, Known, Pick, Wish};
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::{Day, Moment};
use crate::domain::fact::Fact;
use crate::domain::find::FindIndex;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::kept::Kept;
use crate::domain::memory::Memories;
use crate::domain::pace::{Light, Pace};
use crate::domain::progress::{Act, Deed, Progress};
use crate::domain::settings::{Change, ClockView, Settings};
use crate::domain::standing::{Sources, Standing};
use crate::domain::story::Story;
use crate::domain::story::library::{Faulty, Library};
use crate::keys::action::{Action, Place};
use crate::keys::chord::Chord;
use crate::keys::table::{self, Binding, Scope};
use crate::screens::mock::Setup;
use crate::screens::{Context, Screen};
use crate::ui::canvas::{self as drawn, Target};
use crate::ui::scroll::Scroll;

/// Everything the app knows while it runs.
#[derive(Debug)]
pub struct Model {
    /// Everything the packs say.
    pub bank: Bank,
    /// Everything the journal says; `None` until it has been read.
    pub progress: Option<Progress>,
    /// The user's own stories.
    pub library: Library,
    /// The user's notes on companies.
    pub companies: Vec<Company>,
    /// What the user has set.
    pub settings: Settings,
    /// The target, the band and the shares that follow from it.
    pub pace: Pace,
    /// Where the user is.
    pub screen: Screen,
    /// The places the user is not at, as they were left.
    pub parked: Vec<Screen>,
    /// What lies on top of the screen.
    pub overlay: Option<Overlay>,
    /// What was last said on the message line.
    pub notice: Option<Notice>,
    /// Things that went wrong when files were read, a line each.
    pub troubles: Vec<String>,
    /// Both clocks, at the last thing that happened.
    pub now: Moment,
    /// The size of the terminal.
    pub size: Size,
    pub(crate) memories: Memories,
    /// The day for which the memories were fitted to the user's own reviews.
    pub(crate) fitted: Option<Day>,
    /// What is wrong with the file of settings, in one line.
    pub settings_fault: Option<String>,
    pub(crate) agenda: Vec<Pick>,
    pub(crate) agenda_day: Option<Day>,
    pub(crate) standing: Standing,
    pub(crate) wish: Wish,
    /// The wishes before the last acts, the newest last, as long as those changed today's set and nothing else.
    pub(crate) wishes_before: Vec<Wish>,
    pub(crate) journal_troubles: Vec<String>,
    pub(crate) story_troubles: Vec<String>,
    pub(crate) company_troubles: Vec<String>,
    /// What takes back what was done with files, the newest last.
    pub(crate) file_backs: Vec<FileBack>,
    /// What brings back what was taken back with files, the newest last; whether it is about companies.
    pub(crate) file_forths: Vec<(bool, FileWish)>,
    pub(crate) trail: Trail,
    pub(crate) clock_view: ClockView,
    pub(crate) find_index: Option<FindIndex>,
    pub(crate) light: Option<Light>,
    /// How what has the focus scrolls, as it was drawn last.
    pub(crate) scroll: Scroll,
    /// The line it was scrolled to by hand.
    pub(crate) scrolled: Option<usize>,
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
    /// A drill of this question.
    Question(Id),
    /// A drill of the most wanted question of this theme.
    Theme(Id),
    /// A drill of today's first question.
    First,
    /// A drill of the question whose newest take was the weakest.
    Weakest,
    /// A mock interview.
    Mock(Setup),
    /// A sprint.
    Sprint,
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
    FileKept(FileDeed),
    /// The settings were read, at the start or because somebody else has written them; or the report of what is wrong
    /// with their file.
    SettingsRead(Result<Settings, String>),
    /// The file of settings holds these changes, and altogether these settings.
    SettingsSaved(Vec<Change>, Course, Settings),
    /// The settings could not be written, and why.
    NotSet(String),
    /// The command line asked for this to be begun.
    Begin(Opening),
    /// A drill that was cut off lies on disk.
    CutOff(Box<Kept>),
    /// A key was pressed.
    Press(Chord),
    /// Something was clicked.
    Click(Target),
    /// The wheel was turned, by so many lines downwards.
    Scroll(isize),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// Time has passed.
    Tick,
    /// The program is told to end.
    End,
    /// The journal holds this entry.
    Recorded(Entry),
    /// The journal could not take this fact, and why.
    NotRecorded(Fact, String),
    /// Something else could not be done, and why.
    Failed(String),
}

/// What the model asks of the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Append a fact to the journal.
    Record(Fact),
    /// Write these into the file of settings.
    Set(Vec<Change>, Course),
    /// Do this with a file of the user's.
    File(FileWish),
    /// Keep the running drill on disk.
    Keep(Box<Kept>),
    /// Remove the running drill from disk.
    Drop,
    /// Put the drill that lies on disk out of the way, for this reason.
    SetAside(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Ring the bell.
    Bell,
    /// Give the terminal back to the shell for a while.
    ToShell,
    /// Draw everything anew.
    Redraw,
    /// End the program.
    Quit,
}

impl Model {
    /// The app as it opens: on the practice screen, its history not read yet.
    pub fn new(bank: Bank, troubles: Vec<String>, size: Size, now: Moment) -> Self {
        let settings = Settings::default();
        Self {
            bank,
            progress: None,
            library: Library::default(),
            companies: Vec::new(),
            pace: settings.pace(),
            screen: Screen::of(Place::Practice),
            parked: Vec::new(),
            overlay: None,
            notice: None,
            troubles,
            now,
            size,
            memories: Memories::default(),
            fitted: None,
            settings_fault: None,
            agenda: Vec::new(),
            agenda_day: None,
            standing: Standing::default(),
            wish: Wish::default(),
            wishes_before: Vec::new(),
            journal_troubles: Vec::new(),
            story_troubles: Vec::new(),
            company_troubles: Vec::new(),
            file_backs: Vec::new(),
            file_forths: Vec::new(),
            trail: Trail::default(),
            clock_view: settings.clock_view,
            settings,
            find_index: None,
            light: None,
            scroll: Scroll::default(),
            scrolled: None,
        }
    }

    /// What the screens can see.
    pub fn context(&self) -> Context<'_> {
        Context {
            bank: &self.bank,
            progress: self.progress.as_ref(),
            library: &self.library,
            companies: &self.companies,
            memories: &self.memories,
            agenda: &self.agenda,
            standing: &self.standing,
            left_out: &self.wish.left_out,
            settings: &self.settings,
            settings_fault: self.settings_fault.as_deref(),
            pace: &self.pace,
            clock_view: self.clock_view,
            troubles: self.troubles.len(),
            area: frame::body(Rect::from(self.size), self.screen.place().is_some()),
            scroll_end: self.scroll.end,
            now: self.now,
        }
    }

    /// This is what the user sees now.
    pub fn see(&mut self, seen: &drawn::Frame) {
        self.scroll = seen.scroll;
    }

    /// The line to which a key scrolls what has the focus; nothing where it means something else.
    pub(crate) fn scrolled_by(&self, action: Action) -> Option<usize> {
        self.scroll.moved_to(self.scrolled).step(action)
    }

    /// Today.
    pub fn day(&self) -> Day {
        self.settings.day(self.now.at)
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
        let at_place = self.screen.place().is_some();
        match action {
            Action::Help => true,
            Action::Find | Action::Settings | Action::Go(_) | Action::NextPlace | Action::PreviousPlace => {
                at_place
            }
            Action::Undo => self.can_undo(),
            Action::Redo => self.can_redo(),
            Action::Quit if at_place => true,
            _ => self.screen.accepts(action, self.context()),
        }
    }

    /// The row of the key table that a chord means now.
    pub fn resolve(&self, chord: Chord) -> Option<&'static Binding> {
        table::resolve(&self.scopes(), chord, |action| self.accepts(action))
    }

    /// Whether a text is being written: what is on disk is looked at again when that is over.
    pub fn is_writing(&self) -> bool {
        matches!(self.screen, Screen::Writing(_))
    }

    /// How long until the picture changes by itself; `None` while it stands still.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        self.screen.next_wake(now)
    }

    /// Whether there is something to take back that is seen here.
    pub(crate) fn can_undo(&self) -> bool {
        match self.screen {
            Screen::Settings(_) => self.trail.next(Course::Back).is_some() || is_date(self.last_act_today()),
            // What was done elsewhere is not seen here.
            Screen::Stories(_) | Screen::Companies(_) => self.file_back().is_some(),
            _ => self.acts_are_seen() && (!self.wishes_before.is_empty() || self.last_act_today().is_some()),
        }
    }

    /// The newest thing done with a file that is seen here, by its number.
    pub(crate) fn file_back(&self) -> Option<usize> {
        let of_company = matches!(self.screen, Screen::Companies(_));
        self.file_backs.iter().rposition(|back| back.is_of_company() == of_company)
    }

    /// Whether there is something to bring back that is seen here.
    pub(crate) fn can_redo(&self) -> bool {
        match self.screen {
            Screen::Settings(_) => {
                self.trail.next(Course::Forth).is_some() || is_date(self.last_undo_today())
            }
            Screen::Stories(_) | Screen::Companies(_) => self.file_forth().is_some(),
            _ => self.acts_are_seen() && self.last_undo_today().is_some(),
        }
    }

    /// What brings back what was taken back last with a file that is seen here, by its number.
    pub(crate) fn file_forth(&self) -> Option<usize> {
        let of_company = matches!(self.screen, Screen::Companies(_));
        self.file_forths.iter().rposition(|(company, _)| *company == of_company)
    }

    /// Acts are taken back where they are seen: at the places, and in a review around its saving.
    fn acts_are_seen(&self) -> bool {
        let reviewed = matches!(&self.screen, Screen::Review(review) if review.is_saved());
        self.screen.place().is_some() || reviewed || matches!(self.screen, Screen::Summary(_))
    }

    /// The newest undo of today, with what it took back; nothing once something was done since.
    pub(crate) fn last_undo_today(&self) -> Option<Act<'_>> {
        let act = self.progress.as_ref().and_then(Progress::last_undo)?;
        (self.settings.day(act.at) == self.day()).then_some(act)
    }

    /// The newest act of today that can be taken back: an undo never reaches into the days before.
    pub(crate) fn last_act_today(&self) -> Option<Act<'_>> {
        let act = self.progress.as_ref().and_then(Progress::last_act)?;
        (self.settings.day(act.at) == self.day()).then_some(act)
    }

    /// Chooses today's questions and counts what was practised anew, after the history, the day or a wish has changed.
    pub(crate) fn plan(&mut self) {
        let day = self.day();
        self.agenda_day = Some(day);
        if let Some(progress) = &self.progress {
            let Self { bank, library, companies, pace, .. } = self;
            self.standing = Standing::of(&Sources { bank, progress, library, companies, pace }, day);
        }
        self.wish.raise_floor = self.settings.raise_floor;
        self.agenda = self.choose(&self.wish, self.settings.drills_a_day);
    }

    /// Chooses questions for today; none before the history is read.
    pub(crate) fn choose(&self, wish: &Wish, daily: usize) -> Vec<Pick> {
        let Some(progress) = &self.progress else { return Vec::new() };
        let Self { bank, memories, .. } = self;
        let known = Known { bank, progress, memories, stories: self.library.stories(), day: self.day() };
        agenda::choose(&known, wish, daily)
    }

    /// Recomputes every memory, after the history was read or something old has changed in it.
    pub(crate) fn remember(&mut self) {
        if let Some(progress) = &self.progress {
            self.memories = Memories::with(progress, self.memories.weights());
            self.fitted = None;
        }
    }

    /// Fits the memories to the user's own reviews where that was not done today.
    pub(crate) fn fit(&mut self) {
        let today = self.day();
        if let Some(progress) = &self.progress
            && self.fitted != Some(today)
        {
            self.fitted = Some(today);
            if self.memories.fit(progress, today) {
                self.plan();
            }
        }
    }
}

/// Whether an act set the date of the interview.
fn is_date(act: Option<Act<'_>>) -> bool {
    act.is_some_and(|act| act.deed == Deed::Interview)
}
