//! What is asked of sound while the app runs, and what comes of it: takes are heard, written down, deleted, and questions
//! are spoken.

use std::time::Duration;

use crate::domain::sound::recorded::TakeSound;
use crate::domain::words::words;

/// Whose sound it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundOf {
    /// That of the take with this id.
    Take(String),
    /// That of a drill whose take isn't saved yet, by its name.
    Drill(String),
}

impl SoundOf {
    /// The name by which it is saved.
    pub fn name(&self) -> &str {
        match self {
            Self::Take(name) | Self::Drill(name) => name,
        }
    }
}

words! {
    /// Where questions are asked aloud.
    #[derive(Default)]
    VoiceUse {
        /// Nowhere.
        #[default]
        Off: "off",
        /// In a mock interview.
        Mock: "mock",
        /// In every drill.
        Always: "always",
    }
}

impl VoiceUse {
    /// Whether a question is asked aloud, in a mock interview or elsewhere.
    pub fn speaks(self, in_mock: bool) -> bool {
        self == Self::Always || self == Self::Mock && in_mock
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundRequest {
    /// Listen to this one, with where its parts end on the clock and where it was cut by hand. Its words come with it, or later.
    Open(SoundOf, Vec<Duration>, Vec<Option<Duration>>),
    /// Play what was opened last, from here to here.
    Play(Duration, Duration),
    /// Be still.
    Stop,
    /// Have what was opened last written down, cut here.
    WriteDown(Vec<Duration>),
    /// Don't have it written down after all.
    CancelWriting,
    /// Delete the sound and the words.
    Forget(SoundOf),
    /// Never delete them to make room.
    Keep(SoundOf),
    /// The take is saved under this id.
    Saved(SoundOf, String),
    /// Ask this question aloud.
    Ask(String),
    /// Don't ask it to its end.
    Hush,
}

/// What comes of it; sentences are clean.
#[derive(Debug, Clone, PartialEq)]
pub enum SoundNews {
    /// What there is of a take.
    Opened(SoundOf, Box<OpenedSound>),
    /// What a take was written down as, or why it wasn't.
    WrittenDown(SoundOf, Result<Vec<String>, String>),
    /// It was played to its end, or why nothing is heard.
    Played(Result<(), String>),
    /// The question was asked to its end, or why nothing is heard.
    Asked(Result<(), String>),
    /// The sound and the words are deleted, or why they aren't.
    Forgotten(Result<(), String>),
    /// They are never deleted to make room, or why that can't be.
    Kept(Result<(), String>),
}

/// What there is of a take.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedSound {
    /// Its sound, where there is one; or why it can't be used.
    pub sound: Result<Option<TakeSound>, String>,
    /// Its words, where there are any.
    pub texts: Option<Vec<String>>,
    /// Whether it is being written down.
    pub is_writing: bool,
    /// Whether a program that writes down speech is set and confirmed.
    pub can_write: bool,
}
