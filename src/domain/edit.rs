//! A value before and after a change.

/// What something was before a change, and what it is after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<T> {
    /// What it was.
    pub before: T,
    /// What it is now, or is to be.
    pub after: T,
}

impl<T: Clone> Edit<T> {
    /// The edit that undoes it.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}
