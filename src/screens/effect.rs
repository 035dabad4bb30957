//! What is asked of the world.

use crate::domain::fact::Fact;
use crate::domain::memory::ReviewLog;
use crate::domain::mic::{MachineSettings, MicWish};
use crate::domain::settings::Change;
use crate::domain::snapshot::DrillSnapshot;
use crate::domain::sound::desk::SoundRequest;
use crate::screens::files::FileRequest;

/// What the world has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Append a fact to the journal.
    Record(Fact),
    /// Write these into the file of settings.
    Set(Vec<Change>, Direction),
    /// Do this with a file of the user's.
    File(FileRequest),
    /// Fit weights to these reviews, in the background.
    Fit(ReviewLog),
    /// Save the running drill to disk.
    Keep(Box<DrillSnapshot>),
    /// Remove the running drill from disk.
    ForgetDrill,
    /// Put the drill that lies on disk out of the way, for this reason.
    SetAside(String),
    /// The microphone is wanted like this.
    Mic(MicWish),
    /// Say which recorder would run.
    FindRecorder,
    /// Set this on this machine.
    SetMachine(MachineSettings, Direction),
    /// The sound of a drill is that of the take with this id.
    SaveSound {
        /// The name of the sound.
        sound: String,
        /// The id of the take.
        take: String,
    },
    /// Delete the sounds of these takes, which were undone on another day, and those that are too old.
    PruneSounds(Vec<String>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Ring the bell.
    Bell,
    /// Give the terminal back to the shell for a while.
    ToShell,
    /// Ask this of sound.
    Sound(SoundRequest),
    /// Draw everything again.
    Redraw,
    /// End the program.
    Quit,
}

impl Effect {
    /// Change the settings; nothing where these changes make no difference.
    pub fn set(changes: Vec<Change>) -> Option<Self> {
        (!changes.is_empty()).then_some(Self::Set(changes, Direction::New))
    }
}

/// Which way a step goes through the history of what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Something new is done.
    New,
    /// The newest step is undone.
    Undo,
    /// What was undone last is done again.
    Redo,
}
