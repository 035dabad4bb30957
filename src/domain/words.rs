//! Enumerations whose variants are each written as a word or a few, and how words start a sentence.

use std::borrow::Borrow;

/// Words with a capital letter at their beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    first + letters.as_str()
}

/// "one", "one and two", "one, two and three".
pub fn and(all: &[impl Borrow<str>]) -> String {
    match all.split_last() {
        None => String::new(),
        Some((last, [])) => last.borrow().to_owned(),
        Some((last, before)) => format!("{} and {}", before.join(", "), last.borrow()),
    }
}

/// What is written as one of a few words.
pub trait KnownWord: Copy + PartialEq + 'static {
    /// All of them, in the order in which they follow each other.
    const ALL: &'static [Self];

    /// The word.
    fn word(self) -> &'static str;

    /// The one that is written like this.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.word() == word)
    }
}

/// Defines enumerations with the word of each variant.
macro_rules! words {
    ($($(#[$of:meta])* $name:ident {
        $($(#[$says:meta])* $variant:ident $(= $number:literal)?: $word:literal,)*
    })*) => {$(
        $(#[$of])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$says])* $variant $(= $number)?,)*
        }

        impl $name {
            /// All of them, in the order in which they follow each other.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// What it is called, in a word or a few.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one so many steps on, round and round.
            #[must_use]
            pub fn step(self, steps: usize) -> Self {
                Self::ALL[(self as usize + steps) % Self::ALL.len()]
            }
        }

        impl $crate::domain::words::KnownWord for $name {
            const ALL: &'static [Self] = &$name::ALL;

            fn word(self) -> &'static str {
                $name::word(self)
            }
        }
    )*};
}
pub(crate) use words;
