//! One history of what was done: the newest step that is seen where the user is can be undone, and then done again.

use crate::domain::agenda::Wish;
use crate::domain::document::DocKind;
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::mic::MachineSettings;
use crate::domain::settings::Change;
use crate::screens::Screen;
use crate::screens::drill::DrillScreen;
use crate::screens::effect::Direction;
use crate::screens::files::FileUndo;

/// Where a step is seen: only there can it be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoPlace {
    /// The places with today's set and the bank, and a take that was just saved.
    Practice,
    /// A drill before its clock has started, where lines for the next time are struck off.
    Ready,
    /// The settings.
    Settings,
    /// The stories.
    Stories,
    /// The notes on companies.
    Companies,
}

/// A step through the history, and where it is seen.
type UndoStep = (UndoPlace, What);

/// What undoes a step, or does it again.
#[derive(Debug, Clone)]
pub enum What {
    /// Write an entry about this one into the journal, which is its own history and outlives the program.
    Journal(String),
    /// Choose today's set by this.
    Plan(Wish),
    /// Make these changes of the settings.
    Settings(Vec<Change>),
    /// Set this on this machine.
    Machine(MachineSettings),
    /// Undo this with a file, or do it again.
    File(FileUndo),
    /// Take this question out of the user's own, or add it again: the text of their file before and after it was added.
    Question(Id, Edit<String>),
}

/// What was done since the program started and is not in the journal; the newest last.
#[derive(Debug, Default)]
pub struct UndoHistory {
    done: Vec<UndoStep>,
    undone: Vec<UndoStep>,
}

impl UndoPlace {
    /// The place that a screen shows, if anything is undone there.
    pub fn of(screen: &Screen) -> Option<Self> {
        match screen {
            Screen::Settings(_) => Some(Self::Settings),
            Screen::Stories(_) => Some(Self::Stories),
            Screen::Companies(_) => Some(Self::Companies),
            Screen::Drill(drill) if matches!(**drill, DrillScreen::Ready(_)) => Some(Self::Ready),
            Screen::Summary(_) => Some(Self::Practice),
            Screen::Review(review) if review.is_saved() => Some(Self::Practice),
            _ => screen.place().map(|_| Self::Practice),
        }
    }

    /// The place that shows what was done with a file.
    pub fn of_file(undo: &FileUndo) -> Self {
        match undo.kind() {
            DocKind::Story => Self::Stories,
            DocKind::Company => Self::Companies,
        }
    }
}

impl UndoHistory {
    /// The newest step of a place that can be taken in this direction.
    pub fn newest(&self, direction: Direction, place: UndoPlace) -> Option<&What> {
        let steps = match direction {
            Direction::New => return None,
            Direction::Undo => &self.done,
            Direction::Redo => &self.undone,
        };
        steps.iter().rfind(|(at, _)| *at == place).map(|(_, what)| what)
    }

    /// A step was taken at a place; `back` leads back from it. A new one ends what could be done again there, but a file
    /// that goes to the archive takes nothing from the others.
    pub fn step(&mut self, direction: Direction, place: UndoPlace, back: What) {
        match direction {
            Direction::New if matches!(&back, What::File(undo) if undo.is_archiving()) => {}
            Direction::New => self.undone.retain(|(at, _)| *at != place),
            Direction::Undo | Direction::Redo => self.drop_newest(direction, place),
        }
        let steps = if direction == Direction::Undo { &mut self.undone } else { &mut self.done };
        steps.push((place, back));
    }

    /// The newest step of a place cannot be taken.
    pub fn drop_newest(&mut self, direction: Direction, place: UndoPlace) {
        let steps = if direction == Direction::Redo { &mut self.undone } else { &mut self.done };
        if let Some(newest) = steps.iter().rposition(|(at, _)| *at == place) {
            steps.remove(newest);
        }
    }

    /// Nothing of a place can be undone or done again any longer.
    pub fn forget(&mut self, place: UndoPlace) {
        self.done.retain(|(at, _)| *at != place);
        self.undone.retain(|(at, _)| *at != place);
    }

    /// The file of earlier steps has another name now.
    pub fn rename(&mut self, place: UndoPlace, from: &Id, to: &Id) {
        for step in &mut self.done {
            if let (at, What::File(undo)) = step
                && *at == place
            {
                undo.rename(from, to);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ratatui::layout::Size;

    use super::{UndoHistory, UndoPlace, What};
    use crate::app::model::{Model, Msg};
    use crate::app::update::update;
    use crate::domain::agenda::tests::bank;
    use crate::domain::bank::Bank;
    use crate::domain::day::Moment;
    use crate::domain::document::DocId;
    use crate::domain::edit::Edit;
    use crate::domain::fact::Fact;
    use crate::domain::id::Id;
    use crate::domain::journal::Entry;
    use crate::domain::part::Part;
    use crate::domain::progress::Progress;
    use crate::domain::text_ref::TextRef;
    use crate::keys::chord::char;
    use crate::screens::Screen;
    use crate::screens::effect::Direction::{self, New, Redo, Undo};
    use crate::screens::files::FileUndo;
    use crate::screens::settings::SettingsScreen;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    /// A text of the story `launch` that became this.
    fn wrote(after: &str) -> What {
        let edit = Edit { before: String::new(), after: after.to_owned() };
        What::File(FileUndo::Write(TextRef::Part(id("launch"), Part::Task), edit))
    }

    /// What the newest step in a direction wrote, among those of the stories.
    fn newest(history: &UndoHistory, direction: Direction) -> Option<String> {
        match history.newest(direction, UndoPlace::Stories)? {
            What::File(FileUndo::Write(_, edit)) => Some(edit.after.clone()),
            _ => None,
        }
    }

    fn of_stories(steps: &[&str]) -> UndoHistory {
        let mut history = UndoHistory::default();
        for step in steps {
            history.step(New, UndoPlace::Stories, wrote(step));
        }
        history
    }

    /// The app, just started on this day, with a journal in which an item was starred on 2026-11-23.
    fn started(day: &str) -> Model {
        let at = |time: &str| time.parse().expect("a time");
        let now = Moment { elapsed: Duration::ZERO, at: at(&format!("{day}T09:00:00+01:00")) };
        let mut model = Model::new(Bank::new(Vec::new()), Vec::new(), Size::new(80, 24), now);
        let entry = Entry {
            id: "abcdefgh-00000000000000000001".to_owned(),
            seq: 1,
            at: at("2026-11-23T08:00:00+01:00"),
            day: "2026-11-23".parse().expect("a day"),
            fact: Fact::Star { item: id("ask"), on: true },
        };
        assert!(model.known.progress.insert(Progress::default()).add(&entry));
        model
    }

    #[test]
    fn an_act_of_today_is_undone_even_if_the_program_has_started_since() {
        let mut model = started("2026-11-23");
        assert!(matches!(model.next_step(Undo), Some(What::Journal(of)) if of.ends_with("01")));
        assert!(model.next_step(Redo).is_none());
        model.screen = Screen::Settings(SettingsScreen::default());
        assert!(model.next_step(Undo).is_none(), "a star is not seen among the settings");
        assert!(started("2026-11-24").next_step(Undo).is_none(), "it is of the day before");
    }

    #[test]
    fn another_set_for_today_has_only_other_questions_and_is_undone_and_drawn_again() {
        let mut press = pressing(&["a", "b", "c", "d", "e", "f", "g"]);
        let first = press(' ').0;
        let (other, said) = press('r');
        assert!(other.len() == 3 && other.iter().all(|it| !first.contains(it)), "{first:?} {other:?}");
        assert_eq!(said, "Here are other questions, until you quit. u undoes it.");
        assert_eq!((press('u').0, press('U').0), (first, other));
    }

    #[test]
    fn where_all_questions_are_shown_no_other_set_is_drawn_but_what_was_skipped_comes_back() {
        let mut press = pressing(&["a", "b", "c"]);
        let all = press('r');
        assert_eq!((all.0.len(), all.1.as_str()), (3, "There are no other questions for today."));
        assert_eq!((press(' ').0.len(), press('r').0), (2, all.0));
    }

    /// The app with these questions; for each key that is pressed, today's questions and what is said.
    fn pressing(questions: &[&str]) -> impl FnMut(char) -> (Vec<Id>, String) {
        let questions: Vec<_> = questions.iter().map(|name| (*name, "tag")).collect();
        let mut model = started("2026-11-23");
        model.known.bank = bank(&[("theme", &questions)]);
        let now = model.now;
        update(&mut model, Msg::AllRead, now);
        move |key| {
            let effects = update(&mut model, Msg::Press(char(key)), now);
            assert_eq!(effects, [], "the journal has no part in it");
            let shown = model.known.agenda.iter().map(|pick| pick.question.clone()).collect();
            (shown, model.notice.take().map_or_else(String::new, |notice| notice.text))
        }
    }

    #[test]
    fn steps_are_undone_newest_first_and_done_again() {
        let mut history = of_stories(&["one", "two"]);
        history.step(Undo, UndoPlace::Stories, wrote("two"));
        assert_eq!(newest(&history, Undo).as_deref(), Some("one"));
        assert_eq!(newest(&history, Redo).as_deref(), Some("two"));
        history.step(Redo, UndoPlace::Stories, wrote("two"));
        assert_eq!((newest(&history, Undo).as_deref(), newest(&history, Redo)), (Some("two"), None));
    }

    #[test]
    fn the_same_edit_twice_is_two_steps() {
        let mut history = of_stories(&["same", "other", "same"]);
        history.step(Undo, UndoPlace::Stories, wrote("same"));
        history.step(Redo, UndoPlace::Stories, wrote("same"));
        assert_eq!((newest(&history, Undo).as_deref(), newest(&history, Redo)), (Some("same"), None));
        history.step(Undo, UndoPlace::Stories, wrote("same"));
        assert_eq!(newest(&history, Undo).as_deref(), Some("other"));
    }

    #[test]
    fn a_new_step_ends_what_can_be_done_again_in_its_place_alone() {
        let mut history = of_stories(&["one"]);
        history.step(New, UndoPlace::Settings, What::Settings(Vec::new()));
        history.step(Undo, UndoPlace::Stories, wrote("one"));
        history.step(New, UndoPlace::Settings, What::Settings(Vec::new()));
        assert_eq!(newest(&history, Redo).as_deref(), Some("one"));
        history.step(New, UndoPlace::Stories, wrote("two"));
        assert_eq!(newest(&history, Redo), None);
    }

    #[test]
    fn archiving_a_file_takes_nothing_from_the_others() {
        let mut history = of_stories(&["one"]);
        history.step(Undo, UndoPlace::Stories, wrote("one"));
        let archived = FileUndo::Archive(DocId::story(id("outage")), "archive/outage.yaml".into());
        history.step(New, UndoPlace::Stories, What::File(archived));
        assert_eq!(newest(&history, Redo).as_deref(), Some("one"));
    }

    #[test]
    fn what_was_written_before_follows_its_file_to_another_name() {
        let mut history = of_stories(&["one"]);
        history.rename(UndoPlace::Stories, &id("launch"), &id("launch-2"));
        let Some(What::File(undo)) = history.newest(Undo, UndoPlace::Stories) else { panic!("it is there") };
        assert_eq!(undo.slug(), &id("launch-2"));
    }

    #[test]
    fn a_forgotten_place_has_nothing_to_undo_or_do_again() {
        let mut history = of_stories(&["one", "two"]);
        history.step(Undo, UndoPlace::Stories, wrote("two"));
        history.forget(UndoPlace::Stories);
        assert_eq!((newest(&history, Undo), newest(&history, Redo)), (None, None));
    }
}
