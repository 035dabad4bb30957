//! What the user found out about a company before an interview there.

use crate::domain::id::Id;

/// A page of notes on a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Its name: that of its file, without the ending.
    pub slug: Id,
    /// What it calls itself; never empty.
    pub name: String,
    /// What it makes, for whom, and what is hard about that; empty where nothing is written yet.
    pub products: String,
    /// Whom its products could harm, and what it has said and done about that; may be empty.
    pub ethics: String,
    /// Who will be asking, and what they work on; may be empty.
    pub people: String,
    /// What the user wants to know; may be empty.
    pub questions: String,
}

impl Company {
    /// Its notes under their headings, in the order of the file.
    pub fn notes(&self) -> [(&'static str, &str); 4] {
        [
            ("Products", &self.products),
            ("Ethical considerations", &self.ethics),
            ("People", &self.people),
            ("Questions", &self.questions),
        ]
    }
}
