//! One history of what was done: the newest step that is seen where the user is can be undone, and then done again.

use crate::domain::agenda::Wish;
use crate::domain::id::Id;
use crate::domain::settings::Change;
use crate::screens::Screen;
use crate::screens::effect::Direction;
use crate::screens::files::FileUndo;

/// Where a step is seen: only there can it be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoPlace {
    /// The places with today's set and the bank, and a take that was just saved.
    Practice,
    /// The settings.
    Settings,
    /// The stories.
    Stories,
    /// The notes on companies.
    Companies,
}

/// A step through the history.
#[derive(Debug)]
struct Step {
    place: UndoPlace,
    what: What,
}

/// What undoes a step, or does it again.
#[derive(Debug, Clone)]
pub enum What {
    /// Write an entry about this one into the journal, which is its own history and outlives the program.
    Journal(String),
    /// Choose today's set by this.
    Plan(Wish),
    /// Make these changes of the settings.
    Settings(Vec<Change>),
    /// Undo this with a file, or do it again.
    File(FileUndo),
}

/// What was done since the program started and is not in the journal; the newest last.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl UndoPlace {
    /// The place that a screen shows, if anything is undone there.
    pub fn of(screen: &Screen) -> Option<Self> {
        match screen {
            Screen::Settings(_) => Some(Self::Settings),
            Screen::Stories(_) => Some(Self::Stories),
            Screen::Companies(_) => Some(Self::Companies),
            Screen::Summary(_) => Some(Self::Practice),
            Screen::Review(review) if review.is_saved() => Some(Self::Practice),
            _ => screen.place().map(|_| Self::Practice),
        }
    }

    /// The place that shows what was done with a file.
    pub fn of_file(undo: &FileUndo) -> Self {
        if undo.is_of_company() { Self::Companies } else { Self::Stories }
    }
}

impl History {
    /// The newest step of a place that can be taken in this direction.
    pub fn newest(&self, direction: Direction, place: UndoPlace) -> Option<&What> {
        let steps = match direction {
            Direction::New => return None,
            Direction::Undo => &self.done,
            Direction::Redo => &self.undone,
        };
        steps.iter().rfind(|step| step.place == place).map(|step| &step.what)
    }

    /// A step was taken at a place; `back` leads back from it. A new one ends what could be done again there, but a file
    /// that goes to the archive takes nothing from the others.
    pub fn step(&mut self, direction: Direction, place: UndoPlace, back: What) {
        match direction {
            Direction::New if matches!(&back, What::File(undo) if undo.is_archiving()) => {}
            Direction::New => self.undone.retain(|step| step.place != place),
            Direction::Undo | Direction::Redo => self.drop_newest(direction, place),
        }
        let steps = if direction == Direction::Undo { &mut self.undone } else { &mut self.done };
        steps.push(Step { place, what: back });
    }

    /// The newest step of a place cannot be taken.
    pub fn drop_newest(&mut self, direction: Direction, place: UndoPlace) {
        let steps = if direction == Direction::Redo { &mut self.undone } else { &mut self.done };
        if let Some(newest) = steps.iter().rposition(|step| step.place == place) {
            steps.remove(newest);
        }
    }

    /// Nothing of a place can be undone or done again any longer.
    pub fn forget(&mut self, place: UndoPlace) {
        self.done.retain(|step| step.place != place);
        self.undone.retain(|step| step.place != place);
    }

    /// The file of earlier steps has another name now.
    pub fn rename(&mut self, place: UndoPlace, from: &Id, to: &Id) {
        for step in self.done.iter_mut().filter(|step| step.place == place) {
            if let What::File(undo) = &mut step.what {
                undo.rename(from, to);
            }
        }
    }
}
