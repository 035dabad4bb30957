//! The only list of screens: what each is given, what it may ask for, and who answers for which.

use std::collections::HashSet;
use std::time::Duration;

use ratatui::layout::Rect;

use crate::domain::agenda::{Pick, WARM_UP};
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::{Day, Moment};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::kept::Kept;
use crate::domain::memory::Memories;
use crate::domain::mock::Mock;
use crate::domain::pace::Pace;
use crate::domain::progress::Progress;
use crate::domain::settings::{Change, ClockView, Setting, Settings};
use crate::domain::slot::Slot;
use crate::domain::standing::Standing;
use crate::domain::story::Aim;
use crate::domain::story::library::{Library, StoryTold};
use crate::domain::turn::Turn;
use crate::keys::action::{Action, Place};
use crate::keys::chord::Chord;
use crate::keys::table::Scope;
use crate::screens::browse::Browse;
use crate::screens::checklist::Checklist;
use crate::screens::companies::Companies;
use crate::screens::drill::Telling;
use crate::screens::matrix::Matrix;
use crate::screens::mock::{MockScreen, Setup};
use crate::screens::outcome::OutcomeScreen;
use crate::screens::practice::Practice;
use crate::screens::review::Review;
use crate::screens::settings::SettingsScreen;
use crate::screens::sprint::SprintScreen;
use crate::screens::stories::Stories;
use crate::screens::summary::Summary;
use crate::screens::writing::Writing;
use crate::ui::canvas::Canvas;
pub use crate::ui::scroll::{is_move, moved};

pub mod browse;
pub mod checklist;
pub mod companies;
pub mod drill;
pub mod matrix;
pub mod mock;
pub mod outcome;
pub mod practice;
pub mod review;
pub mod settings;
pub mod sprint;
pub mod stories;
pub mod summary;
pub mod writing;

/// What a screen can see.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Everything the packs say.
    pub bank: &'a Bank,
    /// The user's own stories.
    pub library: &'a Library,
    /// The user's notes on companies.
    pub companies: &'a [Company],
    /// Everything the journal says; `None` until it has been read.
    pub progress: Option<&'a Progress>,
    /// What is believed of each question.
    pub memories: &'a Memories,
    /// Today's questions.
    pub agenda: &'a [Pick],
    /// What was practised, in counts.
    pub standing: &'a Standing,
    /// Questions left out of today's set by hand.
    pub left_out: &'a HashSet<Id>,
    /// What the user has set.
    pub settings: &'a Settings,
    /// What is wrong with the file of settings.
    pub settings_fault: Option<&'a str>,
    /// The target, the band and the shares that follow from it.
    pub pace: &'a Pace,
    /// How much of the clock is shown.
    pub clock_view: ClockView,
    /// How many things went wrong when files were read.
    pub troubles: usize,
    /// The cells a screen has to draw in.
    pub area: Rect,
    /// The last line that what was drawn last may start with, where it is a page without rows.
    pub scroll_end: usize,
    /// Both clocks, now.
    pub now: Moment,
}

impl<'a> Context<'a> {
    /// Today.
    pub fn day(&self) -> Day {
        self.settings.day(self.now.at)
    }

    /// Whether an interview is today: takes warm up then, and are not rated.
    pub fn is_interview_day(&self) -> bool {
        self.progress.is_some_and(|progress| progress.interview_dates().contains(&self.day()))
    }

    /// How many drills make today: on the day of an interview so many as warm up.
    pub fn drills_today(&self) -> usize {
        if self.is_interview_day() { WARM_UP } else { self.settings.drills_a_day }
    }

    /// How many questions were told today.
    pub fn told_today(&self) -> usize {
        self.progress.map_or(0, |progress| progress.questions_told_on(self.day()))
    }

    /// How often a question was told.
    pub fn times_told(&self, question: &Id) -> usize {
        self.progress.map_or(0, |progress| progress.takes_of(question).count())
    }

    /// How often a story was told.
    pub fn times_story_told(&self, story: &Id) -> StoryTold {
        self.standing.stories_told.get(story).copied().unwrap_or_default()
    }

    /// Whether a question was ever told.
    pub fn is_told(&self, question: &Id) -> bool {
        self.progress.is_some_and(|progress| progress.takes_of(question).next().is_some())
    }

    /// Whether sample and criteria of a question are open: it was told once, or uncovered by hand.
    pub fn is_open(&self, question: &Id) -> bool {
        self.is_told(question)
            || self.progress.is_some_and(|progress| progress.uncovered_on(question).is_some())
    }

    /// Whether the question was uncovered today: a take of it then counts as told with notes.
    pub fn is_peeked(&self, question: &Id) -> bool {
        self.progress.is_some_and(|progress| progress.uncovered_on(question) == Some(self.day()))
    }

    /// A question's text in one of its wordings.
    pub fn wording(&self, question: &Id, wording: usize) -> &'a str {
        let Some((_, question)) = self.bank.question(question.as_str()) else { return "" };
        let other = wording.checked_sub(1).and_then(|other| question.also.get(other));
        other.unwrap_or(&question.text)
    }
}

/// What a screen asks of the app.
#[derive(Debug, Clone)]
pub enum Ask {
    /// Write this into the journal.
    Record(Fact),
    /// Take the newest act back.
    Undo,
    /// Bring back what was taken back last.
    Redo,
    /// Write these into the file of settings.
    Set(Vec<Change>),
    /// Keep the running drill on disk.
    Keep(Box<Kept>),
    /// The drill is saved or discarded: nothing to keep.
    Drop,
    /// Put this on the clipboard; then say what it is.
    Copy(String, &'static str),
    /// Go to a place.
    Go(Place),
    /// Go to an item of the bank.
    Show(Id),
    /// Go to a competency, whose id may also be that of a theme.
    ShowCompetency(Id),
    /// Begin a drill of this question.
    Drill(Id),
    /// The take is finished: review it, with the judgement so far.
    Review(Box<Kept>),
    /// The finish was taken back: tell on.
    TellOn(Box<Kept>),
    /// Back to the place the drill was begun from.
    Home,
    /// Ask whether to stop.
    Stop,
    /// Ask for the title of a new story, which is for this.
    AskTitle(Aim),
    /// Ask for the name of a company to be noted on.
    AskCompany,
    /// Write a text in place.
    Write(Slot),
    /// Keep a text, which was that before.
    KeepText(Slot, Turn<String>),
    /// Keep what is being written as a draft.
    KeepDraft(Slot, Turn<String>),
    /// What was kept as a draft is saved or not wanted.
    DropDraft(Slot),
    /// Choose what a story shows.
    ChooseTags(Id),
    /// Choose which questions a story answers.
    ChooseFits(Id),
    /// Go to a story.
    ShowStory(Id),
    /// Show the stories against what they are to show.
    Matrix,
    /// Go to the notes on companies.
    Companies,
    /// Ask whether to move a page of notes to the archive.
    AskArchiveCompany(Id),
    /// Ask whether to throw away what was written.
    LeaveWriting,
    /// Ask whether to move a story to the archive.
    AskArchive(Id),
    /// Open a story in the user's editor.
    EditStory(Id),
    /// Prepare a mock interview.
    Mock(Setup),
    /// Go on with a mock interview that was cut off.
    MockOn(Box<Kept>),
    /// The mock interview is gone through: keep its page, and show it.
    MockPage(Mock),
    /// Look back on today's session.
    Summary,
    /// Say how the interview on this date went.
    Outcome(Day),
    /// Show the numbers behind today's choice.
    Numbers,
    /// Ask for the interview date.
    AskDate,
    /// Ask for a note on this item.
    AskNote(Id),
    /// Ask what to set this setting to.
    AskSetting(Setting),
    /// Prepare a sprint.
    Sprint,
    /// Ask which of these stories will be told.
    ChooseStory(Vec<Id>),
    /// Show the notes on this story.
    Notes(Id),
    /// Lay the story that was told and the samples of this question beside the take.
    Compare(Id),
    /// Say what went wrong when files were read.
    Troubles,
    /// Leave a question out of today's set, or take it back in.
    LeaveOut(Id),
    /// Another set for today.
    DrawAnother,
    /// The next view of the clock.
    NextClockView,
    /// Say this on the message line.
    Say(String),
    /// Say on the message line why something cannot be.
    Complain(String),
}

/// Where the user is.
#[derive(Debug, Clone)]
pub enum Screen {
    /// Today's drills.
    Practice(Practice),
    /// The bank.
    Browse(Browse),
    /// The user's own stories.
    Stories(Stories),
    /// The preparation checklist.
    Checklist(Checklist),
    /// A drill: ready, or being told.
    Drill(Box<Telling>),
    /// A take under review.
    Review(Box<Review>),
    /// The settings.
    Settings(SettingsScreen),
    /// The summary of today's session.
    Summary(Summary),
    /// How an interview went.
    Outcome(OutcomeScreen),
    /// A mock interview.
    Mock(Box<MockScreen>),
    /// A sprint.
    Sprint(Box<SprintScreen>),
    /// The stories against what they are to show.
    Matrix(Matrix),
    /// Notes on companies.
    Companies(Companies),
    /// A text, being written.
    Writing(Box<Writing>),
}

impl Screen {
    /// The screen of a place, as it is at first.
    pub fn of(place: Place) -> Self {
        match place {
            Place::Practice => Self::Practice(Practice::default()),
            Place::Browse => Self::Browse(Browse::default()),
            Place::Stories => Self::Stories(Stories::default()),
            Place::Checklist => Self::Checklist(Checklist::default()),
        }
    }

    /// The place on the top line, where it is one.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Practice(_) => Some(Place::Practice),
            Self::Browse(_) => Some(Place::Browse),
            Self::Stories(_) => Some(Place::Stories),
            Self::Checklist(_) => Some(Place::Checklist),
            Self::Drill(_)
            | Self::Review(_)
            | Self::Settings(_)
            | Self::Summary(_)
            | Self::Outcome(_)
            | Self::Mock(_)
            | Self::Sprint(_)
            | Self::Matrix(_)
            | Self::Companies(_)
            | Self::Writing(_) => None,
        }
    }

    /// Its scopes of the key table, from the inside out.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Practice(_) => &[Scope::Practice, Scope::Moving],
            Self::Browse(_) => &[Scope::Browse, Scope::Moving],
            Self::Stories(stories) => stories.scopes(),
            Self::Checklist(_) => &[Scope::Checklist, Scope::Moving],
            Self::Drill(drill) => drill.scopes(),
            Self::Review(review) => review.scopes(),
            Self::Settings(_) => &[Scope::Settings, Scope::Moving],
            Self::Summary(_) => &[Scope::Summary],
            Self::Outcome(_) => &[Scope::Outcome, Scope::Moving],
            Self::Mock(mock) => mock.scopes(),
            Self::Sprint(sprint) => sprint.scopes(),
            Self::Matrix(matrix) => matrix.scopes(),
            Self::Companies(_) => &[Scope::Companies, Scope::Moving],
            Self::Writing(_) => &[Scope::Writing],
        }
    }

    /// Whether characters are typed into a line of the screen.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Review(review) => review.is_typing(),
            Self::Writing(_) => true,
            _ => false,
        }
    }

    /// Whether an action would do something now: the only place where this is decided.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match self {
            Self::Practice(practice) => practice.accepts(action, cx),
            Self::Browse(browse) => browse.accepts(action, cx),
            Self::Stories(stories) => stories.accepts(action, cx),
            Self::Checklist(checklist) => checklist.accepts(action, cx),
            Self::Drill(drill) => drill.accepts(action, cx),
            Self::Review(review) => review.accepts(action, cx),
            Self::Settings(settings) => settings.accepts(action, cx),
            Self::Summary(summary) => summary.accepts(action, cx),
            Self::Outcome(outcome) => outcome.accepts(action, cx),
            Self::Mock(mock) => mock.accepts(action, cx),
            Self::Sprint(sprint) => sprint.accepts(action, cx),
            Self::Matrix(matrix) => matrix.accepts(action, cx),
            Self::Companies(companies) => companies.accepts(action, cx),
            Self::Writing(writing) => writing.accepts(action),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match self {
            Self::Practice(practice) => practice.update(action, cx),
            Self::Browse(browse) => browse.update(action, cx),
            Self::Stories(stories) => stories.update(action, cx),
            Self::Checklist(checklist) => checklist.update(action, cx),
            Self::Drill(drill) => drill.update(action, cx),
            Self::Review(review) => review.update(action, cx),
            Self::Settings(settings) => settings.update(action, cx),
            Self::Summary(summary) => summary.update(action, cx),
            Self::Outcome(outcome) => outcome.update(action, cx),
            Self::Mock(mock) => mock.update(action, cx),
            Self::Sprint(sprint) => sprint.update(action, cx),
            Self::Matrix(matrix) => matrix.update(action, cx),
            Self::Companies(companies) => companies.update(action, cx),
            Self::Writing(writing) => writing.update(action, cx),
        }
    }

    /// Types a key into the line that has the focus.
    pub fn type_key(&mut self, chord: Chord) {
        match self {
            Self::Review(review) => review.type_key(chord),
            Self::Writing(writing) => writing.type_key(chord),
            _ => {}
        }
    }

    /// This story will be told, or none.
    pub fn tell_story(&mut self, story: Option<Id>) -> Vec<Ask> {
        match self {
            Self::Drill(drill) => drill.tell_story(story),
            Self::Mock(mock) => return mock.tell_story(story),
            _ => {}
        }
        Vec::new()
    }

    /// Selects a row that was clicked; says whether it was selected before.
    pub fn select(&mut self, row: usize, cx: Context<'_>) -> bool {
        match self {
            Self::Practice(practice) => practice.select(row),
            Self::Browse(browse) => browse.select(row, cx),
            Self::Stories(stories) => stories.select(row, cx),
            Self::Checklist(checklist) => checklist.select(row),
            Self::Review(review) => review.select(row),
            Self::Settings(settings) => settings.select(row),
            Self::Outcome(outcome) => outcome.select(row),
            Self::Mock(mock) => mock.select(row),
            Self::Matrix(matrix) => matrix.select(row),
            Self::Companies(companies) => companies.select(row, cx),
            Self::Drill(_) | Self::Summary(_) | Self::Sprint(_) | Self::Writing(_) => false,
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        match self {
            Self::Drill(drill) => drill.tick(cx),
            Self::Mock(mock) => mock.tick(cx),
            Self::Sprint(sprint) => sprint.tick(cx),
            Self::Writing(writing) => writing.tick(cx),
            _ => Vec::new(),
        }
    }

    /// How long until the picture changes by itself; `None` while it stands still.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        match self {
            Self::Drill(drill) => drill.next_wake(now),
            Self::Mock(mock) => mock.next_wake(now),
            Self::Sprint(sprint) => sprint.next_wake(now),
            Self::Writing(writing) => writing.next_wake(now.elapsed),
            _ => None,
        }
    }

    /// Draws the screen.
    pub fn draw(&self, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        match self {
            Self::Practice(practice) => practice::view::draw(practice, cx, canvas, area),
            Self::Browse(browse) => browse::view::draw(browse, cx, canvas, area),
            Self::Stories(stories) => stories::view::draw(stories, cx, canvas, area),
            Self::Checklist(checklist) => checklist::view::draw(checklist, cx, canvas, area),
            Self::Drill(drill) => drill::view::draw(drill, cx, canvas, area),
            Self::Review(review) => review::view::draw(review, cx, canvas, area),
            Self::Settings(settings) => settings::view::draw(settings, cx, canvas, area),
            Self::Summary(_) => summary::view::draw(cx, canvas, area),
            Self::Outcome(outcome) => outcome::view::draw(outcome, cx, canvas, area),
            Self::Mock(mock) => mock::view::draw(mock, cx, canvas, area),
            Self::Sprint(sprint) => sprint::view::draw(sprint, cx, canvas, area),
            Self::Matrix(matrix) => matrix::view::draw(matrix, cx, canvas, area),
            Self::Companies(companies) => companies::view::draw(companies, cx, canvas, area),
            Self::Writing(writing) => writing::view::draw(writing, cx, canvas, area),
        }
    }
}
