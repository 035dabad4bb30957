//! The only list of screens, and who answers for which.

use std::time::Duration;

use ratatui::layout::Rect;

use crate::domain::day::Moment;
use crate::domain::id::Id;
use crate::keys::action::{Action, Tab};
use crate::keys::chord::Chord;
use crate::keys::table::Scope;
pub use crate::screens::ask::{Ask, Destination, PlanChange};
use crate::screens::browse::Browse;
use crate::screens::checklist::Checklist;
use crate::screens::companies::Companies;
use crate::screens::drill::DrillScreen;
pub use crate::screens::known::{Context, Known};
use crate::screens::matrix::Matrix;
use crate::screens::mock::MockScreen;
use crate::screens::outcome::OutcomeScreen;
use crate::screens::practice::Practice;
use crate::screens::progress::ProgressScreen;
use crate::screens::review::ReviewScreen;
use crate::screens::settings::SettingsScreen;
use crate::screens::sprint::SprintScreen;
use crate::screens::stories::Stories;
use crate::screens::summary::Summary;
use crate::screens::writing::Writing;
use crate::ui::canvas::Canvas;
pub use crate::ui::scroll::{PAGE, is_move, moved};

pub mod ask;
pub mod browse;
pub mod checklist;
pub mod companies;
pub mod drill;
pub mod effect;
pub mod files;
pub mod glossary;
pub mod known;
pub mod matrix;
pub mod mock;
pub mod outcome;
pub mod overlay;
pub mod practice;
pub mod progress;
pub mod review;
pub mod said;
pub mod sections;
pub mod settings;
pub mod sheet;
pub mod sprint;
pub mod stories;
pub mod summary;
pub mod writing;

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
    /// What all takes together say.
    Progress(ProgressScreen),
    /// A drill: ready, or being told.
    Drill(Box<DrillScreen>),
    /// A take under review.
    Review(Box<ReviewScreen>),
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
    pub fn of(place: Tab) -> Self {
        match place {
            Tab::Practice => Self::Practice(Practice::default()),
            Tab::Browse => Self::Browse(Browse::default()),
            Tab::Stories => Self::Stories(Stories::default()),
            Tab::Checklist => Self::Checklist(Checklist::default()),
            Tab::Progress => Self::Progress(ProgressScreen::default()),
        }
    }

    /// The place on the top line, where it is one.
    pub fn place(&self) -> Option<Tab> {
        match self {
            Self::Practice(_) => Some(Tab::Practice),
            Self::Browse(_) => Some(Tab::Browse),
            Self::Stories(_) => Some(Tab::Stories),
            Self::Checklist(_) => Some(Tab::Checklist),
            Self::Progress(_) => Some(Tab::Progress),
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
            Self::Progress(progress) => progress.scopes(),
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

    /// Whether answers are given from memory here, so that the page with the stories would give them away.
    pub fn is_from_memory(&self) -> bool {
        match self {
            Self::Drill(_) | Self::Review(_) => true,
            Self::Mock(mock) => matches!(**mock, MockScreen::Running(..)),
            Self::Sprint(sprint) => matches!(**sprint, SprintScreen::Running(_)),
            _ => false,
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
            Self::Progress(progress) => progress.accepts(action, cx),
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

    /// Why a key does nothing now, by what it would mean elsewhere on the screen; nothing where that surprises nobody.
    pub fn why_not(&self, meant: Option<Action>, cx: Context<'_>) -> Option<String> {
        match self {
            Self::Practice(practice) => practice.why_not(meant?, cx),
            Self::Review(review) => review.why_not(meant).map(str::to_owned),
            _ => None,
        }
    }

    /// Whether the take it is about may have been recorded.
    pub fn has_sound(&self) -> bool {
        !matches!(self, Self::Review(review) if review.drill().sound.is_none())
    }

    /// Whether it is a page without work under way, from which a digit goes to a place at once.
    pub fn is_page(&self) -> bool {
        matches!(self, Self::Matrix(_) | Self::Summary(_) | Self::Companies(_) | Self::Settings(_))
    }

    /// Whether one comes back to it from a drill that was started there: a place, or a page with drills to start.
    pub fn is_returned_to(&self) -> bool {
        match self {
            Self::Matrix(_) | Self::Summary(_) => true,
            Self::Sprint(sprint) => matches!(**sprint, SprintScreen::Page(..)),
            _ => self.place().is_some(),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match self {
            Self::Practice(practice) => practice.update(action, cx),
            Self::Browse(browse) => browse.update(action, cx),
            Self::Stories(stories) => stories.update(action, cx),
            Self::Checklist(checklist) => checklist.update(action, cx),
            Self::Progress(progress) => progress.update(action, cx),
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
    pub fn tell_story(&mut self, story: Option<Id>, cx: Context<'_>) -> Vec<Ask> {
        match self {
            Self::Drill(drill) => drill.tell_story(story),
            Self::Mock(mock) => return mock.tell_story(story),
            Self::Outcome(outcome) => outcome.tell_story(story, cx),
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
            Self::Progress(progress) => progress.select(row),
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
            Self::Review(review) => review.tick(cx),
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
            Self::Review(review) => review.next_wake(now.elapsed),
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
            Self::Progress(progress) => progress::view::draw(progress, cx, canvas, area),
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

#[cfg(test)]
mod tests;
