//! The mock interview: several questions in a row, under the rules of a live one.

use std::time::Duration;

use crate::domain::day::Moment;
use crate::domain::drill::Drill;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::mock::Mock;
use crate::domain::mock::draw::draw;
use crate::domain::mock::run::MockRun;
use crate::domain::pace::Light;
use crate::domain::part::Part;
use crate::domain::snapshot::{DrillSnapshot, ReviewDraft};
use crate::domain::stopwatch::Stopwatch;
use crate::keys::action::Action;
use crate::keys::table::Scope;
use crate::screens::drill::{DrillScreen, follow_up};
use crate::screens::effect::Effect;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, Screen, moved};

pub mod view;

/// The most questions of a mock interview.
pub const MOST_QUESTIONS: usize = 12;

/// The longest mock interview, in minutes.
pub const LONGEST: u64 = 90;

/// A mock interview on the screen.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "only one exists at a time")]
pub enum MockScreen {
    /// How many questions, and how long?
    Setup(MockSetup),
    /// Under way.
    Running(MockRun, MockStep),
    /// All is answered, and the user asks: against this clock, and nothing of it is rated.
    YourTurn(MockRun, Stopwatch),
    /// Gone through: its page, and whether it is in the journal.
    Page(Mock, bool),
}

/// What is set before a mock interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MockSetup {
    /// How many questions: 1 to [`MOST_QUESTIONS`].
    pub questions: usize,
    /// How long, in minutes: 1 to [`LONGEST`].
    pub minutes: u64,
    /// The selected line: questions, or minutes.
    pub row: usize,
}

/// What happens in a mock interview that is under way: a question is asked and answered, with its follow-up.
#[derive(Debug, Clone, PartialEq)]
pub struct MockStep {
    /// The live drill.
    pub drill: DrillScreen,
    /// What an interruption says, while one lasts.
    pub words: &'static str,
}

impl Default for MockSetup {
    fn default() -> Self {
        Self { questions: 4, minutes: 20, row: 0 }
    }
}

impl MockScreen {
    /// One that was cut off, where it was cut off.
    pub fn taken_up(mut run: MockRun, drill: Drill, mut draft: ReviewDraft, cx: Context<'_>) -> Self {
        let now = cx.now.elapsed;
        run.resume(now);
        let is_answered = run.told().last().is_some_and(|told| told.drill == drill);
        let next = if is_answered { ask(&run, cx) } else { None };
        let step = next.unwrap_or_else(|| {
            if drill.is_finished() {
                draft.follow_up.get_or_insert_with(|| follow_up(&drill, cx)).resume(now);
            }
            MockStep { drill: DrillScreen::Speaking(drill, draft), words: "" }
        });
        Self::Running(run, step)
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Setup(_) => &[Scope::MockSetup, Scope::Moving],
            Self::YourTurn(..) => &[Scope::MockYourTurn],
            Self::Page(..) => &[Scope::MockPage],
            Self::Running(_, step) => step.drill.scopes(),
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match self {
            Self::Setup(_) => {
                matches!(action, Action::Left | Action::Right | Action::Up | Action::Down | Action::Back)
                    || action == Action::Start && cx.progress.is_some()
            }
            Self::YourTurn(..) => {
                matches!(action, Action::NextQuestion | Action::Stop | Action::Discard | Action::Keep)
            }
            Self::Page(_, kept) => action == Action::Back || action == Action::Save && !kept,
            Self::Running(run, step) => match (&step.drill, action) {
                (_, Action::Stop | Action::Discard) => true,
                (DrillScreen::Ready(_), Action::Keep) => !run.told().is_empty(),
                (drill, _) => drill.accepts(action, cx),
            },
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match (&mut *self, action) {
            (_, Action::Back) => vec![Ask::Home],
            (_, Action::Stop) => vec![Ask::Open(Overlay::Stop)],
            (_, Action::Discard) => Ask::discard(),
            (Self::Setup(setup), Action::Start) => {
                let setup = *setup;
                self.begin(setup, cx)
            }
            (Self::Setup(setup), action) => {
                setup.change(action);
                Vec::new()
            }
            (Self::Running(run, step), Action::Keep) => stop(run, step, cx),
            (Self::YourTurn(run, _), _) => next_review(run, cx),
            (Self::Running(_, step), action) => {
                let asks = step.drill.update(action, cx);
                self.passed_on(asks, cx)
            }
            (Self::Page(page, _), _) => vec![Ask::record(Fact::Mock(Box::new(page.clone())))],
        }
    }

    /// The drill that is under way.
    pub fn drill(&self) -> Option<&DrillScreen> {
        match self {
            Self::Running(_, step) => Some(&step.drill),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn drill_mut(&mut self) -> Option<&mut DrillScreen> {
        match self {
            Self::Running(_, step) => Some(&mut step.drill),
            _ => None,
        }
    }

    /// The page is in the journal.
    pub fn page_kept(&mut self) {
        if let Self::Page(_, kept) = self {
            *kept = true;
        }
    }

    /// Selects a row that was clicked; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        if let Self::Setup(setup) = self {
            setup.row = row;
        }
        false
    }

    /// The question that is asked.
    pub fn asked<'a>(&'a self, cx: Context<'a>) -> Option<&'a str> {
        let Self::Running(_, MockStep { drill: DrillScreen::Ready(assignment), .. }) = self else {
            return None;
        };
        Some(cx.wording(&assignment.question, 0))
    }

    /// Whether a story was told in this interview.
    pub fn was_told(&self, story: &Id) -> bool {
        let Self::Running(run, _) = self else { return false };
        run.told().iter().any(|told| told.drill.assignment.story.as_ref() == Some(story))
    }

    /// This story will be told, or none; one that was told already may be told again, and that is said.
    pub fn tell_story(&mut self, story: Option<Id>) -> Vec<Ask> {
        let again = story.as_ref().is_some_and(|story| self.was_told(story));
        if let Self::Running(_, step) = self {
            step.drill.tell_story(story);
        }
        let words = "You already told that story in this interview.";
        if again { vec![Ask::Complain(words.to_owned())] } else { Vec::new() }
    }

    /// Draws the questions, and asks the first.
    fn begin(&mut self, setup: MockSetup, cx: Context<'_>) -> Vec<Ask> {
        let Some(progress) = cx.progress() else { return Vec::new() };
        let seed = seed(cx);
        let questions = draw(&cx.bank, progress, cx.settings.profile, cx.day(), seed, setup.questions);
        if questions.is_empty() {
            let why = "You've done or suspended every question, so there's nothing to ask.";
            return vec![Ask::Complain(why.to_owned())];
        }
        let limit = Duration::from_mins(setup.minutes);
        let run = MockRun::begin(questions, limit, cx.settings.interruption, seed, cx.now.elapsed);
        if let Some(step) = ask(&run, cx) {
            *self = Self::Running(run, step);
        }
        Vec::new()
    }

    /// The next question, or the user's turn to ask once there is none or the time is up.
    fn go_on(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Self::Running(run, step) = self else { return Vec::new() };
        if let Some(next) = ask(run, cx).filter(|_| !run.is_over(cx.now.elapsed)) {
            *step = next;
            return self.kept(cx).map(Ask::keep).into_iter().collect();
        }
        run.stop(cx.now.elapsed);
        // What is on disk goes on with the reviews.
        let mut asks = next_review(run, cx);
        asks.retain(|ask| matches!(ask, Ask::World(Effect::Keep(_))));
        *self = Self::YourTurn(run.clone(), Stopwatch::start(cx.now.elapsed));
        asks
    }

    /// What the drill asks for: the interview is kept with it. Once the follow-up is answered, the next question comes
    /// before the review.
    fn passed_on(&mut self, asks: Vec<Ask>, cx: Context<'_>) -> Vec<Ask> {
        if let Self::Running(run, step) = self
            && let DrillScreen::Speaking(drill, draft) = &step.drill
            && drill.is_finished()
            && draft.open_follow_up().is_none()
        {
            let now = cx.now.elapsed;
            run.answered(drill.set_down(now), draft.follow_up.clone(), now);
            return self.go_on(cx);
        }
        let kept = self.kept(cx);
        let pass_on = |ask| match ask {
            Ask::World(Effect::Keep(_)) => kept.clone().map(Ask::keep),
            Ask::Go(_) => None,
            ask => Some(ask),
        };
        asks.into_iter().filter_map(pass_on).collect()
    }

    /// Looks at the clocks: a machine that slept has paused the answer, and an interruption may be due.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Self::Running(run, step) = self else { return Vec::new() };
        run.look(cx.now);
        let mut asks = step.drill.tick(cx);
        if let DrillScreen::Speaking(drill, _) = &mut step.drill
            && drill.runs()
            && drill.part().is_some_and(|part| part.star == Some(Part::Action))
            && run.is_due(drill.in_part(cx.now.elapsed))
        {
            step.words = run.interrupted();
            drill.interrupt(cx.now.elapsed);
            asks = step.drill.kept(cx).map(Ask::keep).into_iter().collect();
        }
        self.passed_on(asks, cx)
    }

    /// What is kept on disk; nothing before anything was told.
    pub fn kept(&self, cx: Context<'_>) -> Option<DrillSnapshot> {
        let Self::Running(run, step) = self else { return None };
        let now = cx.now.elapsed;
        let (drill, draft) = match &step.drill {
            DrillScreen::Speaking(drill, draft) => (drill, draft.set_down(now)),
            DrillScreen::Ready(_) => (&run.told().last()?.drill, ReviewDraft::default()),
        };
        let mock = Some(Box::new(run.set_down(now)));
        Some(DrillSnapshot { drill: drill.set_down(now), draft, mock })
    }

    /// Time to the next second of a clock that is shown.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        let to_next = |time: Duration| Duration::from_nanos(1_000_000_000 - u64::from(time.subsec_nanos()));
        match self {
            Self::Running(run, MockStep { drill: DrillScreen::Ready(_), .. }) => {
                Some(to_next(run.spent(now.elapsed)))
            }
            Self::Running(_, step) => step.drill.next_wake(now),
            Self::YourTurn(_, watch) => Some(to_next(watch.ran(now.elapsed))),
            Self::Setup(_) | Self::Page(..) => None,
        }
    }

    /// The light the clock shows, while it runs.
    pub fn light(&self, cx: Context<'_>) -> Option<Light> {
        match self {
            Self::Running(_, step) => step.drill.light(cx),
            _ => None,
        }
    }
}

impl MockSetup {
    /// More or fewer questions or minutes.
    fn change(&mut self, action: Action) {
        let more = action == Action::Right;
        match (action, self.row) {
            (Action::Left | Action::Right, 0) => {
                let questions = if more { self.questions + 1 } else { self.questions.saturating_sub(1) };
                self.questions = questions.clamp(1, MOST_QUESTIONS);
            }
            (Action::Left | Action::Right, _) => {
                let fives = self.minutes / 5;
                let minutes = if more { (fives + 1) * 5 } else { (self.minutes - 1) / 5 * 5 };
                self.minutes = minutes.clamp(1, LONGEST);
            }
            _ => self.row = moved(self.row, action, 2),
        }
    }
}

/// The seed of the next mock interview: another one each day, and after each that was gone through.
fn seed(cx: Context<'_>) -> u64 {
    let before = cx.progress().map_or(0, |progress| progress.mocks().count()) as u64;
    let day = cx.day().to_epoch_days();
    u64::from(day.unsigned_abs()) << 16 | before
}

/// The question is asked under live rules, where one is left.
fn ask(run: &MockRun, cx: Context<'_>) -> Option<MockStep> {
    Some(MockStep { drill: DrillScreen::live(run.question()?.clone(), cx), words: "" })
}

/// The interview ends here: what was told is reviewed.
fn stop(run: &mut MockRun, step: &mut MockStep, cx: Context<'_>) -> Vec<Ask> {
    if let DrillScreen::Speaking(drill, draft) = &mut step.drill {
        let now = cx.now.elapsed;
        drill.finish(now);
        run.answered(drill.set_down(now), draft.follow_up.clone(), now);
    }
    review(run, cx)
}

/// The reviews of what was told, one after the other.
fn review(run: &mut MockRun, cx: Context<'_>) -> Vec<Ask> {
    run.stop(cx.now.elapsed);
    next_review(run, cx)
}

/// The review of the first answer that has none yet; after the last one the page.
pub fn next_review(run: &MockRun, cx: Context<'_>) -> Vec<Ask> {
    let Some(told) = run.next_open().and_then(|open| run.told().get(open)) else {
        return page(run.page());
    };
    let kept = DrillSnapshot {
        drill: told.drill.clone(),
        draft: ReviewDraft { follow_up: told.follow_up.clone(), ..ReviewDraft::default() },
        mock: Some(Box::new(run.clone())),
    };
    vec![Ask::keep(kept.clone()), Ask::review(kept, cx)]
}

/// The page of a mock interview, which is put into the journal; there is none where no answer was saved.
fn page(page: Mock) -> Vec<Ask> {
    if page.answers.is_empty() {
        let said = Ask::say("The mock interview wasn't saved.");
        return vec![Ask::Home, said, Ask::World(Effect::ForgetDrill)];
    }
    let fact = Fact::Mock(Box::new(page.clone()));
    let screen = Screen::Mock(Box::new(MockScreen::Page(page, false)));
    vec![Ask::Home, Ask::show(screen), Ask::record(fact)]
}
