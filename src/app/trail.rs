//! The trail of changed settings: what takes each change back, and what brings it back again.

use crate::domain::settings::Change;

/// Which way a change goes along the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Something new is set.
    Anew,
    /// The last change is taken back.
    Back,
    /// What was taken back is brought back.
    Forth,
}

/// Changes that lead back and forth, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    back: Vec<Vec<Change>>,
    forth: Vec<Vec<Change>>,
}

impl Trail {
    /// The changes that the next step back or forth makes.
    pub fn next(&self, course: Course) -> Option<&Vec<Change>> {
        match course {
            Course::Anew => None,
            Course::Back => self.back.last(),
            Course::Forth => self.forth.last(),
        }
    }

    /// A step was made; `reverse` are the changes that lead back from it.
    pub fn step(&mut self, course: Course, reverse: Vec<Change>) {
        match course {
            Course::Anew => {
                self.forth.clear();
                self.back.push(reverse);
            }
            Course::Back => {
                self.back.pop();
                self.forth.push(reverse);
            }
            Course::Forth => {
                self.forth.pop();
                self.back.push(reverse);
            }
        }
    }
}
