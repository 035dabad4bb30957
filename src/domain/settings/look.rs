//! How it looks: whose colors, and how much they stand out.

use crate::domain::words::words;

words! {
    /// Whose colors are drawn.
    #[derive(Default)]
    ColorTheme {
        /// The terminal's own.
        #[default]
        Terminal: "terminal",
        /// Light letters on a dark ground, whatever the terminal has.
        Dark: "dark",
        /// Dark letters on a light ground.
        Light: "light",
    }

    /// How much letters stand out.
    #[derive(Default)]
    Contrast {
        /// What may be missed is dim.
        #[default]
        Normal: "normal",
        /// Nothing is dim, and what is selected is reversed.
        High: "high",
    }
}
