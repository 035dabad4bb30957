//! The preparation checklist and what can prove an item.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;

/// One item of the preparation checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// Stable id; ticks in the journal name it.
    pub id: Id,
    /// What to have done before the interview.
    pub text: String,
    /// What in the user's own data speaks for the item, where anything can.
    pub evidence: Option<Evidence>,
    /// Competencies the item is about.
    pub tags: Vec<Id>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

/// What the app can look at to see whether a checklist item is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evidence {
    /// Own stories that cover all of these competencies.
    StoriesCover {
        /// Fewest stories.
        min: u32,
        /// Most stories worth having.
        max: u32,
        /// Competencies to be covered.
        tags: Vec<Id>,
    },
    /// Cold takes whose length lies between these, in seconds.
    ToldInBand {
        /// Shortest, in seconds.
        from: u32,
        /// Longest, in seconds.
        to: u32,
    },
    /// Every own story has its five parts.
    StoryParts,
    /// Own stories about AI work.
    AiStory {
        /// Fewest stories.
        min: u32,
    },
    /// Questions to ask the interviewers that are starred.
    StarredQuestions {
        /// Fewest questions.
        min: u32,
        /// Most questions worth bringing.
        max: u32,
    },
    /// Notes on the company.
    CompanyNotes,
}
