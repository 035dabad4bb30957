//! How it looks: whose colors, and how much they stand out.

/// Whose colors are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorTheme {
    /// The terminal's own.
    #[default]
    Terminal,
    /// Light letters on a dark ground, whatever the terminal has.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl ColorTheme {
    /// All themes, in the order in which they follow each other.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::Dark, Self::Light];
}

/// How much letters stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Contrast {
    /// What may be missed is dim.
    #[default]
    Normal,
    /// Nothing is dim, and what is selected is reversed.
    High,
}

impl Contrast {
    /// Both, in the order in which they follow each other.
    pub const ALL: [Self; 2] = [Self::Normal, Self::High];
}
