//! Something that was turned into something else.

/// What something was, and what it is or is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn<T> {
    /// What it was.
    pub from: T,
    /// What it is now, or is to be.
    pub to: T,
}

impl<T: Clone> Turn<T> {
    /// The way back.
    #[must_use]
    pub fn back(&self) -> Self {
        Self { from: self.to.clone(), to: self.from.clone() }
    }
}
