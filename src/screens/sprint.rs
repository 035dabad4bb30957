//! The sprint: a question, ten seconds, and the letter of the story that you would tell.

use std::time::Duration;

use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::mock::draw::draw_for_sprint;
use crate::domain::shape::Length;
use crate::domain::sprint::run::SprintRun;
use crate::domain::sprint::{QUESTIONS, Sprint};
use crate::domain::story::StoryPurpose;
use crate::keys::action::{Action, Tab};
use crate::keys::table::{MOST_LETTERS, Scope};
use crate::screens::drill::DrillScreen;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, Destination, Screen, is_move, moved};

pub mod view;

/// A sprint on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SprintScreen {
    /// What it is, and those before.
    #[default]
    Setup,
    /// Under way.
    Running(SprintRun),
    /// Run: its page, and the first line seen.
    Page(Sprint, usize),
}

impl SprintScreen {
    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Setup => &[Scope::SprintSetup],
            Self::Running(_) => &[Scope::SprintAsked],
            Self::Page(..) => &[Scope::SprintPage, Scope::Moving],
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let has_stories = !cx.library.stories().is_empty();
        match (self, action) {
            (_, Action::Back) | (Self::Running(_), Action::NoStory) => true,
            (Self::Setup, Action::Start) => has_stories && cx.progress.is_some(),
            (Self::Setup, Action::Add) => !has_stories,
            (Self::Running(run), Action::Pick(number)) => usize::from(number) < run.stories().len(),
            (Self::Page(sprint, _), Action::Exercise) => !gaps(sprint, cx).is_empty(),
            (Self::Page(..), action) => is_move(action),
            _ => false,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match (&mut *self, action) {
            (Self::Setup, Action::Start) => self.begin(cx),
            (Self::Setup, Action::Add) => vec![
                Ask::Home,
                Ask::Go(Destination::Place(Tab::Stories)),
                Ask::Open(Overlay::title(StoryPurpose::Any)),
            ],
            (Self::Running(_), Action::Back) => {
                let kept = self.unfinished().map(|sprint| Ask::record(Fact::Sprint(Box::new(sprint))));
                std::iter::once(Ask::Home).chain(kept).collect()
            }
            (Self::Running(run), action) => {
                run.choose(number_of(action), cx.now.elapsed);
                self.go_on()
            }
            (Self::Page(sprint, _), Action::Exercise) => {
                let drill = DrillScreen::exercise(Length::Gap, "", gaps(sprint, cx), cx);
                drill.map(|drill| Ask::show(Screen::Drill(Box::new(drill)))).into_iter().collect()
            }
            (Self::Page(_, first), action) if is_move(action) => {
                *first = moved(*first, action, cx.scroll_end + 1);
                Vec::new()
            }
            _ => vec![Ask::Home],
        }
    }

    /// Looks at the clock: the time for the question may be up.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Self::Running(run) = self else { return Vec::new() };
        if run.look(cx.now.elapsed) { self.go_on() } else { Vec::new() }
    }

    /// Time to the next second on the clock.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        match self {
            Self::Running(run) => Some(run.next_second(now.elapsed)),
            Self::Setup | Self::Page(..) => None,
        }
    }

    /// What was answered so far of a sprint that is left: a shorter one, where anything was.
    pub fn unfinished(&self) -> Option<Sprint> {
        match self {
            Self::Running(run) => Some(run.sprint()).filter(Sprint::is_answered),
            Self::Setup | Self::Page(..) => None,
        }
    }

    /// Draws the questions, and asks the first.
    fn begin(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Some(progress) = cx.progress() else { return Vec::new() };
        let questions = draw_for_sprint(&cx.bank, progress, cx.settings.profile, seed(cx), QUESTIONS);
        if questions.is_empty() {
            return vec![Ask::Complain("Every question is suspended, so there's nothing to ask.".to_owned())];
        }
        *self = Self::Running(SprintRun::begin(questions, lettered(cx), cx.now.elapsed));
        Vec::new()
    }

    /// The next question; after the last one the page, which is kept if anything was answered.
    fn go_on(&mut self) -> Vec<Ask> {
        let Self::Running(run) = self else { return Vec::new() };
        if run.question().is_some() {
            return Vec::new();
        }
        let sprint = run.sprint();
        *self = Self::Page(sprint.clone(), 0);
        if !sprint.is_answered() {
            return vec![Ask::say("You didn't answer any questions, so this sprint wasn't saved.")];
        }
        vec![Ask::record(Fact::Sprint(Box::new(sprint)))]
    }
}

/// The questions that no story was chosen for, which can be answered by a bridge to the nearest one.
fn gaps(sprint: &Sprint, cx: Context<'_>) -> Vec<Id> {
    let open = sprint.answers.iter().filter(|answer| answer.story.is_none()).map(|answer| &answer.question);
    open.filter(|question| cx.bank.question(question).is_some()).cloned().collect()
}

/// The number of the story that a letter means; none for `0`.
fn number_of(action: Action) -> Option<usize> {
    match action {
        Action::Pick(number) => Some(number.into()),
        _ => None,
    }
}

/// The stories by name, as many as there are letters.
pub(crate) fn lettered(cx: Context<'_>) -> Vec<Id> {
    let stories = cx.library.stories().iter().take(MOST_LETTERS);
    stories.map(|story| story.slug.clone()).collect()
}

/// The seed of the next sprint: another one each day, and after each that was kept.
fn seed(cx: Context<'_>) -> u64 {
    let before = cx.progress().map_or(0, |progress| progress.sprints().count()) as u64;
    u64::from(cx.day().to_epoch_days().unsigned_abs()) << 16 | before
}
