//! Drills are recorded: the recorder runs while the microphone is wanted, its sound goes into the file of the drill, and
//! what is wrong with it becomes words. It is never a reason to lose a take.

mod machine;
mod words;

use std::time::Duration;

pub use self::machine::MachineRecorder;
use crate::domain::mic::{MachineSettings, Mic, MicWish};
use crate::store::disk::PathError;

/// What records drills.
pub trait TakeRecorder {
    /// What is set on this machine, and a sentence where that can't be read.
    fn settings(&mut self) -> (MachineSettings, Option<String>);

    /// Sets on this machine what differs from what was last read or set, and says what is set then, with a sentence where
    /// something else there is wrong.
    ///
    /// # Errors
    /// A sentence: nothing was set.
    fn set(&mut self, settings: MachineSettings) -> Result<(MachineSettings, Option<String>), String>;

    /// The recorder that would run, found and not tried; or why there is none.
    fn found(&self) -> Result<String, String>;

    /// The microphone is wanted like this from now on.
    fn wish(&mut self, wish: MicWish, now: Duration);

    /// What it does now, where that is new.
    fn look(&mut self, now: Duration) -> Option<Mic>;

    /// The sound of a drill is that of this take; the oldest go, so that this many are left.
    ///
    /// # Errors
    /// A file can't be renamed or deleted.
    fn save(&mut self, sound: &str, take: &str, keep: usize) -> Result<(), PathError>;

    /// Deletes the sounds of these takes, which were undone, and then the oldest, so that this many are left.
    ///
    /// # Errors
    /// A file can't be deleted.
    fn prune(&mut self, keep: usize, undone: &[String]) -> Result<(), PathError>;

    /// These are the sounds of the drill that was cut off: they go where it is discarded.
    fn own(&mut self, sounds: Vec<String>);

    /// The drill is saved or discarded: what is left of its sound goes.
    ///
    /// # Errors
    /// A file can't be deleted.
    fn discard(&mut self) -> Result<(), PathError>;
}

/// Where nothing is recorded.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRecorder;

impl TakeRecorder for NoRecorder {
    fn settings(&mut self) -> (MachineSettings, Option<String>) {
        (MachineSettings::default(), None)
    }

    fn set(&mut self, _: MachineSettings) -> Result<(MachineSettings, Option<String>), String> {
        Err("starl can't record here".to_owned())
    }

    fn found(&self) -> Result<String, String> {
        Err("starl can't record here.".to_owned())
    }

    fn wish(&mut self, _: MicWish, _: Duration) {}

    fn look(&mut self, _: Duration) -> Option<Mic> {
        None
    }

    fn save(&mut self, _: &str, _: &str, _: usize) -> Result<(), PathError> {
        Ok(())
    }

    fn prune(&mut self, _: usize, _: &[String]) -> Result<(), PathError> {
        Ok(())
    }

    fn own(&mut self, _: Vec<String>) {}

    fn discard(&mut self) -> Result<(), PathError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
