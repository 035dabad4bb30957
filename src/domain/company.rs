//! What the user found out about a company before an interview there.

use serde::Serialize;

use crate::domain::id::Id;

/// A page of notes on a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// A heading of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// What it makes.
    Products,
    /// Whom that could harm.
    Ethics,
    /// Who will be asking.
    People,
    /// What the user wants to know.
    Questions,
}

impl Note {
    /// All four, in the order of the file.
    pub const ALL: [Self; 4] = [Self::Products, Self::Ethics, Self::People, Self::Questions];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Products => "Products",
            Self::Ethics => "Ethical considerations",
            Self::People => "People",
            Self::Questions => "Questions",
        }
    }

    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Products => "products",
            Self::Ethics => "ethics",
            Self::People => "people",
            Self::Questions => "questions",
        }
    }

    /// What belongs under it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Products => {
                "What they make, who for, and what is hard about it. What have you tried yourself?"
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
        match note {
            Note::Products => &self.products,
            Note::Ethics => &self.ethics,
            Note::People => &self.people,
            Note::Questions => &self.questions,
        }
    }

    /// One of its notes, to be changed.
    pub fn note_mut(&mut self, note: Note) -> &mut String {
        match note {
            Note::Products => &mut self.products,
            Note::Ethics => &mut self.ethics,
            Note::People => &mut self.people,
            Note::Questions => &mut self.questions,
        }
    }

    /// Its notes under their headings, in the order of the file.
    pub fn notes(&self) -> [(&'static str, &str); 4] {
        Note::ALL.map(|note| (note.title(), self.note(note)))
    }
}
