//! What a screen asks of the app.

use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::settings::Change;
use crate::domain::snapshot::DrillSnapshot;
use crate::keys::action::Tab;
use crate::screens::drill::DrillScreen;
use crate::screens::effect::Effect;
use crate::screens::overlay::Overlay;
use crate::screens::review::ReviewScreen;
use crate::screens::{Context, Screen};

/// What a screen asks of the app.
#[derive(Debug)]
pub enum Ask {
    /// The world has to do this.
    World(Effect),
    /// Lay this over the screen.
    Open(Overlay),
    /// Go there.
    Go(Destination),
    /// Go back to the place or the page from which this screen was opened.
    Home,
    /// Choose other questions for today.
    Plan(PlanChange),
    /// The next view of the clock.
    NextClockView,
    /// Switch the recording of this drill off, or on again.
    ToggleRecording,
    /// Try the microphone.
    TryMic,
    /// Say this on the message line.
    Say(String),
    /// Say on the message line why something cannot be.
    Complain(String),
}

/// Where to go.
#[derive(Debug)]
pub enum Destination {
    /// A place on the top line, as it was left.
    Place(Tab),
    /// An item of the bank.
    Item(Id),
    /// A competency, whose id may also be that of a theme.
    Competency(Id),
    /// One of the user's stories.
    Story(Id),
    /// A screen that is ready to be shown.
    Screen(Box<Screen>),
}

/// A change of today's set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanChange {
    /// Leave this question out today.
    LeaveOut(Id),
    /// Choose another set, with everything in it.
    DrawAnother,
}

impl Ask {
    /// Write this into the journal.
    pub fn record(fact: Fact) -> Self {
        Self::World(Effect::Record(fact))
    }

    /// Save the running drill to disk.
    pub fn keep(kept: DrillSnapshot) -> Self {
        Self::World(Effect::Keep(Box::new(kept)))
    }

    /// Say this on the message line.
    pub fn say(text: &str) -> Self {
        Self::Say(text.to_owned())
    }

    /// Show this screen.
    pub fn show(screen: Screen) -> Self {
        Self::Go(Destination::Screen(Box::new(screen)))
    }

    /// Get ready to tell this question.
    pub fn drill(question: Id, cx: Context<'_>) -> Self {
        Self::start(DrillScreen::ready(question, cx))
    }

    /// Show this drill.
    pub fn start(drill: DrillScreen) -> Self {
        Self::show(Screen::Drill(Box::new(drill)))
    }

    /// The take is finished: review it, with the judgement so far.
    pub fn review(kept: DrillSnapshot, cx: Context<'_>) -> Self {
        Self::show(Screen::Review(Box::new(ReviewScreen::new(kept, cx))))
    }

    /// Go on telling a drill, with the judgement so far.
    pub fn tell_on(kept: DrillSnapshot) -> Self {
        Self::show(Screen::Drill(Box::new(DrillScreen::Speaking(kept.drill, kept.draft))))
    }

    /// Change the settings; what is set already is not written again.
    pub fn set(changes: Vec<Change>) -> Vec<Self> {
        Effect::set(changes).map(Self::World).into_iter().collect()
    }

    /// Put a text on the clipboard; `what` it is goes on the message line.
    pub fn copy(text: String, what: &str) -> Vec<Self> {
        let said = format!("Copied the {what} to the clipboard, if your terminal allows it.");
        vec![Self::Say(said), Self::World(Effect::Copy(text))]
    }

    /// Throw away what is being told, and go back.
    pub fn discard() -> Vec<Self> {
        vec![Self::World(Effect::ForgetDrill), Self::Home, Self::say("Discarded.")]
    }
}
