//! How much of the clock is shown.

use crate::domain::words::words;

words! {
    /// How much of the clock is shown while a story is told.
    #[derive(Default)]
    ClockView {
        /// Digits, lights and times of the parts.
        #[default]
        Full: "full",
        /// Only the light and the part.
        Lights: "lights",
        /// Only the part.
        Hidden: "hidden",
    }
}

impl ClockView {
    /// What it shows, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "everything on",
            Self::Lights => "lights only",
            Self::Hidden => "hidden",
        }
    }
}
