//! Overlays: what lies on top of a screen until it is answered or closed.

pub mod labelling;

use tui_input::Input;

use crate::domain::find::Match;
use crate::domain::id::Id;
use crate::domain::kept::Kept;
use crate::domain::progress::Progress;
use crate::domain::settings::Setting;
use crate::domain::story::Aim;
use crate::keys::action::Action;
use crate::keys::table::Scope;
pub use crate::screens::overlay::labelling::Labelling;
use crate::screens::{Context, is_move};

/// What lies on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// What the keys do; the first line seen.
    Help(usize),
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
    /// The take beside the story told and the samples of a question; the first line seen.
    Compare(Id, usize),
    /// Which of these stories will be told? The first line seen.
    ChooseStory(Vec<Id>, usize),
    /// The notes on this story; the first line seen.
    Notes(Id, usize),
    /// Leave what was written: save, discard or go on?
    LeaveWriting,
    /// Move this story to the archive?
    Archive(Id),
    /// Move this page of notes to the archive?
    ArchiveCompany(Id),
    /// What a story shows, or which questions it answers.
    Labels(Labelling),
    /// What went wrong when files were read; the first line seen.
    Troubles(usize),
    /// The numbers behind today's choice; the first line seen.
    Numbers(usize),
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
    /// A line for the dates of the interviews, with those ahead.
    pub fn date(cx: Context<'_>) -> Self {
        let known = cx.progress().into_iter().flat_map(Progress::interview_dates);
        let ahead: Vec<String> = known.filter(|date| **date >= cx.day()).map(ToString::to_string).collect();
        Self::line(Purpose::Date, ahead.join(", "))
    }

    /// A line for a note on an item, with the one there is.
    pub fn note(item: Id, cx: Context<'_>) -> Self {
        let known = cx.progress().and_then(|progress| progress.note(&item)).unwrap_or_default().to_owned();
        Self::line(Purpose::Note(item), known)
    }

    /// A line for a setting, with what it is set to.
    pub fn setting(setting: Setting, cx: Context<'_>) -> Self {
        Self::line(Purpose::Setting(setting), setting.written(cx.settings.number(setting)))
    }

    /// A line for the title of a new story, which is for this.
    pub fn title(aim: Aim) -> Self {
        Self::line(Purpose::Title(aim), String::new())
    }

    /// A line for the name of a company to be noted on.
    pub fn company() -> Self {
        Self::line(Purpose::Company, String::new())
    }

    fn line(purpose: Purpose, text: String) -> Self {
        Self::Field(Field { input: Input::new(text), purpose, complaint: None })
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Help(_) | Self::Compare(..) | Self::Troubles(_) | Self::Numbers(_) => {
                &[Scope::Page, Scope::Moving]
            }
            Self::ChooseStory(..) => &[Scope::Choosing, Scope::Moving],
            Self::Notes(..) => &[Scope::Notes, Scope::Moving],
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
            (Self::ChooseStory(stories, _), Action::Pick(number)) => usize::from(number) < stories.len(),
            (Self::ChooseStory(..), action) => action == Action::NoStory || is_move(action),
            (Self::Field(_) | Self::Archive(_) | Self::ArchiveCompany(_), action) => action == Action::Accept,
            (Self::Labels(labelling), Action::Change) => !labelling.rows.is_empty(),
            (
                Self::Help(_)
                | Self::Compare(..)
                | Self::Troubles(_)
                | Self::Numbers(_)
                | Self::Notes(..)
                | Self::Labels(_),
                action,
            ) => is_move(action),
        }
    }
}
