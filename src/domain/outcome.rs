//! How an interview went: what was asked, and how the answers landed.

use serde::{Deserialize, Serialize};

use crate::domain::clean::clean;
use crate::domain::day::{Day, short};
use crate::domain::field;
use crate::domain::id::Id;

/// What the user says of an interview that is past: what was asked, which story was told, and one surprise. Of two that say something of one date, the later counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The day of the interview.
    #[serde(deserialize_with = "field::day")]
    pub date: Day,
    /// The questions that were asked and whose answers landed.
    #[serde(default, deserialize_with = "field::or_default")]
    pub landed: Vec<Id>,
    /// The questions that were asked and whose answers fell flat.
    #[serde(default, deserialize_with = "field::or_default")]
    pub flat: Vec<Id>,
    /// Which story was told in answer to which question.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<(Id, Id)>,
    /// One thing that came as a surprise; may be empty.
    #[serde(default, deserialize_with = "field::or_default", skip_serializing_if = "String::is_empty")]
    pub surprise: String,
}

/// That an interview asked a question, and how the answer went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Asked<'a> {
    /// The day of the interview.
    pub date: Day,
    /// Whether the answer landed.
    pub landed: bool,
    /// The story that was told, where that was said.
    pub story: Option<&'a Id>,
    /// What came as a surprise in that interview; may be empty.
    pub surprise: &'a str,
}

impl Asked<'_> {
    /// Such as "Asked on Dec 3: fell flat, with Search latency", with the title of the story where it is known.
    pub fn words(&self, story: Option<&str>, today: Day) -> String {
        let how = if self.landed { "landed" } else { "fell flat" };
        let story = story.or(self.story.map(Id::as_str)).map(|story| format!(", with {story}"));
        format!("Asked on {}: {how}{}", short(self.date, today), story.unwrap_or_default())
    }
}

impl Outcome {
    /// How the answer to a question went, where it was asked.
    pub fn of_question(&self, question: &str) -> Option<Asked<'_>> {
        let is_it = |id: &Id| id.as_str() == question;
        let landed = self.landed.iter().any(is_it);
        let story = self.stories.iter().find(|(asked, _)| is_it(asked)).map(|(_, story)| story);
        let asked = Asked { date: self.date, landed, story, surprise: &self.surprise };
        (landed || self.flat.iter().any(is_it)).then_some(asked)
    }

    /// In a line: "2 landed, 1 fell flat. Surprise: they asked for the code".
    pub fn words(&self) -> String {
        let counts = [(self.landed.len(), "landed"), (self.flat.len(), "fell flat")];
        let counts = counts.into_iter().filter(|(number, _)| *number > 0);
        let counts: Vec<String> = counts.map(|(number, how)| format!("{number} {how}")).collect();
        let surprise = Some(clean(&self.surprise)).filter(|it| !it.is_empty());
        let surprise = surprise.map(|it| format!("surprise: {it}"));
        let asked = Some(counts.join(", ")).filter(|it| !it.is_empty());
        asked.into_iter().chain(surprise).collect::<Vec<_>>().join("; ")
    }

    /// What was asked, with the day of the interview.
    pub fn asked(&self) -> impl Iterator<Item = (&Id, Day)> {
        self.landed.iter().chain(&self.flat).map(|question| (question, self.date))
    }
}
