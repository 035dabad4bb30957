//! Overlays: what lies on top of a screen until it is answered or closed.

pub mod labelling;

use tui_input::Input;

pub use crate::app::overlay::labelling::Labelling;
use crate::domain::find::Match;
use crate::domain::id::Id;
use crate::domain::kept::Kept;
use crate::domain::settings::Setting;
use crate::domain::story::Aim;
use crate::keys::action::Action;
use crate::keys::table::Scope;
use crate::screens::is_move;

/// What lies on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// What the keys do.
    Help,
    /// Find anything in the bank.
    Find(Find),
    /// Stop the drill: keep, discard or go on?
    Stop,
    /// Leave the review: save, discard or go on?
    Leave,
    /// A drill that was cut off: go on, keep or discard?
    Resume(Box<Kept>),
    /// A line to type.
    Field(Field),
    /// The take beside the story told and the samples of a question.
    Compare(Id),
    /// Which of these stories will be told?
    ChooseStory(Vec<Id>),
    /// The notes on this story.
    Notes(Id),
    /// Leave what was written: save, discard or go on?
    LeaveWriting,
    /// Move this story to the archive?
    Archive(Id),
    /// Move this page of notes to the archive?
    ArchiveCompany(Id),
    /// What a story shows, or which questions it answers.
    Labels(Labelling),
    /// What went wrong when files were read.
    Troubles,
    /// The numbers behind today's choice.
    Numbers,
}

/// Finding: what is typed and what matches it.
#[derive(Debug, Default)]
pub struct Find {
    /// What is typed.
    pub input: Input,
    /// What was searched for last.
    pub searched: String,
    /// What matches, best first.
    pub matches: Vec<Match>,
    /// The selected match.
    pub selected: usize,
}

/// A line being typed, and what it is for.
#[derive(Debug)]
pub struct Field {
    /// What is typed.
    pub input: Input,
    /// What it is for.
    pub purpose: Purpose,
    /// Why it cannot be taken as it is.
    pub complaint: Option<String>,
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The date of the interview.
    Date,
    /// A note on an item.
    Note(Id),
    /// The title of a new story, which is for this.
    Title(Aim),
    /// The name of a company to be noted on.
    Company,
    /// What this setting is set to.
    Setting(Setting),
}

impl Overlay {
    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Help | Self::Compare(_) | Self::Troubles | Self::Numbers => &[Scope::Page, Scope::Moving],
            Self::ChooseStory(_) => &[Scope::Choosing, Scope::Moving],
            Self::Notes(_) => &[Scope::Notes, Scope::Moving],
            Self::Find(_) => &[Scope::Find],
            Self::Stop => &[Scope::Stopping],
            Self::Leave => &[Scope::Leaving],
            Self::LeaveWriting => &[Scope::LeavingText],
            Self::Archive(_) | Self::ArchiveCompany(_) => &[Scope::Archiving],
            Self::Labels(_) => &[Scope::Labelling, Scope::Moving],
            Self::Resume(_) => &[Scope::Resume],
            Self::Field(_) => &[Scope::Field],
        }
    }

    /// Whether characters are typed into it.
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::Find(_) | Self::Field(_))
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action) -> bool {
        match (self, action) {
            (Self::Resume(_), action) => {
                matches!(action, Action::GoOn | Action::Keep | Action::Discard | Action::Quit)
            }
            (_, Action::Back) => true,
            (Self::Stop | Self::Leave | Self::LeaveWriting, action) => {
                matches!(action, Action::Keep | Action::Discard)
            }
            (Self::Find(find), Action::Accept) => !find.matches.is_empty(),
            (Self::Find(find), action) => is_move(action) && find.matches.len() > 1,
            (Self::ChooseStory(stories), Action::Pick(number)) => usize::from(number) < stories.len(),
            (Self::ChooseStory(_), action) => action == Action::NoStory || is_move(action),
            (Self::Field(_) | Self::Archive(_) | Self::ArchiveCompany(_), action) => action == Action::Accept,
            (Self::Labels(labelling), Action::Change) => !labelling.rows.is_empty(),
            (
                Self::Help
                | Self::Compare(_)
                | Self::Troubles
                | Self::Numbers
                | Self::Notes(_)
                | Self::Labels(_),
                action,
            ) => is_move(action),
        }
    }
}
