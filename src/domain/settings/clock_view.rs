//! How much of the clock is shown.

/// How much of the clock is shown while a story is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClockView {
    /// Digits, lights and times of the parts.
    #[default]
    Full,
    /// Only the light and the part.
    Lights,
    /// Only the part.
    Hidden,
}

impl ClockView {
    /// All views, in the order in which they follow each other.
    pub const ALL: [Self; 3] = [Self::Full, Self::Lights, Self::Hidden];

    /// The view after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// What it shows, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "everything",
            Self::Lights => "its lights only",
            Self::Hidden => "nothing",
        }
    }
}
