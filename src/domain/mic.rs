//! The microphone of a drill: what is wanted of it, what it does, and what this machine is set to.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::domain::sound::desk::VoiceUse;
use crate::domain::sound::level;

/// What is set on this machine alone, and never in the folder that is synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MachineSettings {
    /// Whether drills are recorded.
    pub record: bool,
    /// How many takes keep their sound, 1 to 100.
    pub keep: usize,
    /// Where questions are asked aloud.
    pub voice: VoiceUse,
}

impl Default for MachineSettings {
    fn default() -> Self {
        Self { record: false, keep: 5, voice: VoiceUse::Off }
    }
}

impl MachineSettings {
    /// How many takes may keep their sound.
    pub const KEEP: RangeInclusive<usize> = 1..=100;
}

/// What is wanted of the microphone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MicWish {
    /// It is closed.
    #[default]
    Closed,
    /// It is open, and nothing of it is kept: the clock doesn't run.
    Open,
    /// What comes is kept.
    Record {
        /// The name of the sound until its take is saved.
        sound: String,
        /// What the clock says now: so much of the sound comes before.
        from: Duration,
    },
    /// Two seconds of it are played back.
    Try,
}

impl MicWish {
    /// Whether it is the same, whatever the clock says.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Record { sound, .. }, Self::Record { sound: other, .. }) => sound == other,
            _ => self == other,
        }
    }
}

/// What the microphone does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Mic {
    /// It is closed.
    #[default]
    Closed,
    /// The recorder has started, and no sound has come yet.
    Opening,
    /// Sound comes, this loud lately, and is not kept.
    Open([u8; 2]),
    /// Sound comes and is kept.
    Recording,
    /// Something is wrong that may still get better: in a few words, and what to do.
    Doubtful {
        /// Whether what comes is kept.
        recording: bool,
        /// What is wrong.
        trouble: MicTrouble,
    },
    /// It has ended.
    Failed(MicTrouble),
    /// It is being tried.
    Trying,
    /// What was heard when it was tried is played back.
    Playing,
    /// It was tried.
    Tried {
        /// What recorded it, and how loud it was, in words.
        words: String,
        /// Why nothing of it was heard.
        unplayed: Option<String>,
    },
}

/// What is wrong with the microphone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MicTrouble {
    /// In a few words, for a line: "only silence comes".
    pub short: String,
    /// The same in full, to follow on a colon.
    pub cause: String,
    /// Whole sentences, with what to do but for the key.
    pub sentence: String,
    /// What a key does about it, where one does: "To try again".
    pub key: Option<&'static str>,
    /// For so long it had been so when it was noticed.
    pub late: Duration,
}

impl MicTrouble {
    /// All of it, with what to press where the user is: "R".
    pub fn in_full(&self, press: &str) -> String {
        let key = self.key.map(|what| format!(" {what}, press {press}.")).unwrap_or_default();
        format!("{}{key}", self.sentence)
    }
}

impl Mic {
    /// Whether sound is being kept.
    pub fn is_recording(&self) -> bool {
        matches!(self, Self::Recording | Self::Doubtful { recording: true, .. })
    }

    /// What is wrong.
    pub fn trouble(&self) -> Option<&MicTrouble> {
        match self {
            Self::Doubtful { trouble, .. } | Self::Failed(trouble) => Some(trouble),
            _ => None,
        }
    }

    /// What the first row of a drill says: that it records, or that it listens and how loud it is.
    pub fn words(&self) -> String {
        match self {
            _ if self.is_recording() => "REC".to_owned(),
            Self::Opening => "mic …".to_owned(),
            Self::Open(bars) => format!("mic {}", level::bars(bars)),
            Self::Doubtful { .. } => "mic ▁▁".to_owned(),
            Self::Failed(_) => "no REC".to_owned(),
            _ => String::new(),
        }
    }
}
