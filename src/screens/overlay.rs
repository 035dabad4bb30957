//! Overlays: what lies on top of a screen until it is answered or closed.

pub mod finding;
pub mod labelling;

use tui_input::Input;

use crate::domain::day::short;
use crate::domain::document::DocId;
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::progress::Progress;
use crate::domain::settings::Setting;
use crate::domain::snapshot::DrillSnapshot;
use crate::domain::story::StoryPurpose;
use crate::domain::unsaved::Unsaved;
use crate::keys::action::Action;
use crate::keys::table::Scope;
pub use crate::screens::overlay::finding::Find;
pub use crate::screens::overlay::labelling::Labelling;
use crate::screens::said::SaidPage;
use crate::screens::{Context, is_move};

/// What lies on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// What the words mean and what the keys do; only what has the words that are typed, where some are.
    Help(Option<Input>),
    /// Find anything.
    Find(Find),
    /// Stop the drill: keep, discard or go on?
    Stop,
    /// Leave the review: save, discard or go on?
    Leave,
    /// A drill that was cut off: go on, keep or discard?
    Resume(Box<DrillSnapshot>),
    /// A line to type.
    Field(LineField),
    /// The take beside the story told and the samples of a question.
    Compare(Id),
    /// Which of these stories will be told? Behind them is none, and one row is selected.
    ChooseStory(Vec<Id>, usize),
    /// The notes on this story.
    Notes(Id),
    /// Leave what was written: save, discard or go on?
    LeaveWriting,
    /// Move this document to the archive?
    Archive(DocId),
    /// What a story shows, or which questions it answers.
    Labels(Labelling),
    /// What went wrong when files were read.
    Troubles,
    /// The numbers behind today's choice.
    Numbers,
    /// The page for the day of the interview.
    Sheet,
    /// What was said in a take.
    Said(Box<SaidPage>),
    /// Delete the recording of this take?
    Forget(Box<SaidPage>),
}

impl Overlay {
    /// Whether it is something to decide, each answer with a key of its own.
    pub fn decides(&self) -> bool {
        matches!(
            self,
            Self::Stop
                | Self::Leave
                | Self::LeaveWriting
                | Self::Archive(_)
                | Self::Forget(_)
                | Self::Resume(_)
        )
    }
}

/// A line being typed, and what it is for.
#[derive(Debug)]
pub struct LineField {
    /// What is typed.
    pub input: Input,
    /// What it is for.
    pub purpose: Purpose,
    /// Why it cannot be taken as it is.
    pub complaint: Option<String>,
    /// When it is to be kept.
    pub unsaved: Unsaved,
}

impl LineField {
    /// A line with this in it.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self { input: Input::new(text.to_owned()), purpose, complaint: None, unsaved: Unsaved::new(text) }
    }

    /// What it is for, and what is typed.
    pub fn line(&self) -> Edit<String> {
        Edit { before: self.purpose.key(), after: self.input.value().to_owned() }
    }
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The date of the interview.
    Date,
    /// A note on an item.
    Note(Id),
    /// The title of a new story, which is for this.
    Title(StoryPurpose),
    /// The name of a company to be noted on.
    Company,
    /// A question of the user's own, for this theme.
    Question(Option<Id>),
    /// What this setting is set to.
    Setting(Setting),
    /// What came as a surprise in an interview.
    Surprise,
}

impl Purpose {
    /// What a line is for, as it is kept with what was typed.
    pub fn key(&self) -> String {
        match self {
            Self::Date => "date".to_owned(),
            Self::Note(item) => format!("note {item}"),
            Self::Title(StoryPurpose::Any) => "title".to_owned(),
            Self::Title(StoryPurpose::Competency(id)) => format!("title-for-competency {id}"),
            Self::Title(StoryPurpose::Question(id)) => format!("title-for-question {id}"),
            Self::Company => "company".to_owned(),
            Self::Question(None) => "question".to_owned(),
            Self::Question(Some(theme)) => format!("question {theme}"),
            Self::Setting(setting) => format!("setting {}", setting.key()),
            Self::Surprise => "surprise".to_owned(),
        }
    }

    /// What a line of this key is for; nothing where another version wrote it, or where its screen is gone with the
    /// program.
    pub fn of_key(key: &str) -> Option<Self> {
        let (kind, of) = key.split_once(' ').unwrap_or((key, ""));
        Some(match kind {
            "date" => Self::Date,
            "note" => Self::Note(Id::new(of).ok()?),
            "title" => Self::Title(StoryPurpose::Any),
            "title-for-competency" => Self::Title(StoryPurpose::Competency(Id::new(of).ok()?)),
            "title-for-question" => Self::Title(StoryPurpose::Question(Id::new(of).ok()?)),
            "company" => Self::Company,
            "question" => Self::Question(Id::new(of).ok()),
            "setting" => Self::Setting(Setting::of_key(of)?),
            _ => return None,
        })
    }
}

impl Overlay {
    /// Which of these stories will be told, this one or none selected?
    pub fn choose_story(stories: Vec<Id>, selected: Option<&Id>) -> Self {
        let place = selected.and_then(|slug| stories.iter().position(|story| story == slug));
        let place = place.unwrap_or(stories.len());
        Self::ChooseStory(stories, place)
    }

    /// A line for the dates of the interviews, with those ahead.
    pub fn date(cx: Context<'_>) -> Self {
        let known = cx.progress().into_iter().flat_map(Progress::interview_dates);
        let ahead: Vec<String> =
            known.filter(|date| **date >= cx.day()).map(|date| short(*date, cx.day())).collect();
        Self::line(Purpose::Date, &ahead.join(", "))
    }

    /// A line for a note on an item, with the one there is.
    pub fn note(item: Id, cx: Context<'_>) -> Self {
        let known = cx.progress().and_then(|progress| progress.note(&item)).unwrap_or_default().to_owned();
        Self::line(Purpose::Note(item), &known)
    }

    /// A line for a setting, with what it is set to.
    pub fn setting(setting: Setting, cx: Context<'_>) -> Self {
        Self::line(Purpose::Setting(setting), &setting.written(cx.settings.number(setting)))
    }

    /// A line for the title of a new story, which is for this.
    pub fn title(aim: StoryPurpose) -> Self {
        Self::line(Purpose::Title(aim), "")
    }

    /// A line for a question of the user's own, for this theme.
    pub fn question(theme: Option<Id>) -> Self {
        Self::line(Purpose::Question(theme), "")
    }

    /// A line for what came as a surprise in an interview, with what was said of it.
    pub fn surprise(known: &str) -> Self {
        Self::line(Purpose::Surprise, known)
    }

    /// A line for the name of a company to be noted on.
    pub fn company() -> Self {
        Self::line(Purpose::Company, "")
    }

    fn line(purpose: Purpose, text: &str) -> Self {
        Self::Field(LineField::new(purpose, text))
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Compare(_) | Self::Troubles | Self::Sheet => &[Scope::Page, Scope::Moving],
            Self::Help(None) => &[Scope::Help, Scope::Moving],
            Self::Help(Some(_)) => &[Scope::HelpFilter],
            Self::Numbers => &[Scope::Numbers, Scope::Moving],
            Self::ChooseStory(..) => &[Scope::Choosing, Scope::Moving],
            Self::Notes(_) => &[Scope::Notes, Scope::Moving],
            Self::Find(_) => &[Scope::Find],
            Self::Stop => &[Scope::Stopping],
            Self::Leave => &[Scope::Leaving],
            Self::LeaveWriting => &[Scope::LeavingText],
            Self::Archive(_) => &[Scope::Archiving],
            Self::Labels(_) => &[Scope::Labelling, Scope::Moving],
            Self::Resume(_) => &[Scope::Resume],
            Self::Field(_) => &[Scope::Field],
            Self::Said(_) => &[Scope::Said, Scope::Moving],
            Self::Forget(_) => &[Scope::Forgetting],
        }
    }

    /// Whether it is of the sound of a take.
    pub fn is_said(&self) -> bool {
        matches!(self, Self::Said(_) | Self::Forget(_))
    }

    /// Whether characters are typed into it.
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::Find(_) | Self::Field(_) | Self::Help(Some(_)))
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action) -> bool {
        match (self, action) {
            (Self::Resume(_), action) => {
                matches!(action, Action::GoOn | Action::Keep | Action::Discard | Action::Quit)
            }
            (_, Action::Back) | (Self::Help(None), Action::Find) => true,
            (Self::Stop | Self::Leave | Self::LeaveWriting, action) => {
                matches!(action, Action::Keep | Action::Discard)
            }
            (Self::Find(find), Action::Accept) => !find.matches.is_empty(),
            (Self::Find(find), action) => is_move(action) && find.matches.len() > 1,
            (Self::ChooseStory(stories, _), Action::Pick(number)) => usize::from(number) < stories.len(),
            (Self::ChooseStory(..), action) => {
                matches!(action, Action::NoStory | Action::Accept) || is_move(action)
            }
            (Self::Said(page), action) => page.accepts(action),
            (Self::Field(_) | Self::Archive(_) | Self::Forget(_), action) => action == Action::Accept,
            (Self::Labels(labelling), Action::Change) => !labelling.rows.is_empty(),
            (
                Self::Help(_)
                | Self::Compare(_)
                | Self::Troubles
                | Self::Numbers
                | Self::Sheet
                | Self::Notes(_)
                | Self::Labels(_),
                action,
            ) => is_move(action),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose;
    use crate::domain::id::Id;
    use crate::domain::settings::Setting;
    use crate::domain::story::StoryPurpose;

    #[test]
    fn what_a_line_is_for_outlives_the_program() {
        let id = || Id::new("an-id").expect("an id");
        let mut all = vec![
            Purpose::Date,
            Purpose::Note(id()),
            Purpose::Title(StoryPurpose::Any),
            Purpose::Title(StoryPurpose::Competency(id())),
            Purpose::Title(StoryPurpose::Question(id())),
            Purpose::Company,
            Purpose::Question(None),
            Purpose::Question(Some(id())),
        ];
        all.extend(Setting::ALL.map(Purpose::Setting));
        for purpose in all {
            assert_eq!(Purpose::of_key(&purpose.key()), Some(purpose));
        }
        for unknown in ["", "note", "note ../x", "setting nope", "more"] {
            assert_eq!(Purpose::of_key(unknown), None, "{unknown}");
        }
    }
}
