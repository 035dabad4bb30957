//! What the user found out about a company before an interview there.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::id::Id;
use crate::domain::words::words;

/// A page of notes on a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Company {
    /// Its name: that of its file, without the ending.
    pub slug: Id,
    /// What it calls itself; never empty.
    pub name: String,
    /// What stands under each heading; empty where nothing is written yet.
    #[serde(flatten)]
    pub notes: BTreeMap<Note, String>,
}

words! {
    /// A heading of the page, in the order of the file; its word is its key there.
    #[derive(Hash, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "lowercase")]
    Note {
        /// What it makes, for whom, and what is hard about that.
        Products: "products",
        /// Whom its products could harm, and what it has said and done about that.
        Ethics: "ethics",
        /// Who will be asking, and what they work on.
        People: "people",
        /// What the user wants to know.
        Questions: "questions",
    }
}

impl Note {
    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Products => "Products",
            Self::Ethics => "Ethical considerations",
            Self::People => "People",
            Self::Questions => "Questions",
        }
    }

    /// What belongs under it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Products => {
                "What they make, who it's for, and what's hard about it. What have you tried yourself?"
            }
            Self::Ethics => "Who could it harm? What have they said about that, and what have they done?",
            Self::People => "Who is interviewing you, and what do they work on?",
            Self::Questions => "What do you want to know? Ask what could change your mind.",
        }
    }
}

impl Company {
    /// One of its notes; empty where nothing is written yet.
    pub fn note(&self, note: Note) -> &str {
        self.notes.get(&note).map_or("", String::as_str)
    }

    /// Its notes under their headings, in the order of the file.
    pub fn notes(&self) -> [(&'static str, &str); 4] {
        Note::ALL.map(|note| (note.title(), self.note(note)))
    }
}
