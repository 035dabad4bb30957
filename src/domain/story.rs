//! A story of the user's own: what happened, in the five parts, and what it is good for.

pub(crate) mod blank;
pub mod choice;
pub mod cover;
pub mod labels;
pub mod length;
pub mod topic;
pub(crate) mod word;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::id::Id;
use crate::domain::part::Parts;

/// A story as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its name: that of its file, without the ending.
    pub slug: Id,
    /// What the user calls it; never empty.
    pub title: String,
    /// What is told in each part; empty where nothing is written yet.
    pub texts: Parts<String>,
    /// The competencies it shows.
    pub tags: Vec<Id>,
    /// The questions it answers.
    pub fits: Vec<StoryFit>,
    /// The project it is from; may be empty.
    pub project: String,
    /// When it happened, as the user writes it, starting with the [`year`]; may be empty.
    pub when: String,
    /// The rules of the story check that are silenced for it.
    pub allow: Vec<Allowed>,
}

/// The year that a time starts with, as in 2025, 2025-03 and "2025-03-14, at night"; none where there is no such time.
pub fn year(when: &str) -> Option<i32> {
    let (year, rest) = when.trim_start().split_at_checked(4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let year = year.parse().ok()?;
    let date = rest.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let mut numbers = date.split('-').skip(1);
    // Other words than a month and a day may follow, such as Q3 or another year.
    let mut part = || numbers.next().filter(|it| it.len() <= 2)?.parse::<u32>().ok();
    let (month, day) = (part(), part());
    NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).map(|_| year)
}

/// A question that a story answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFit {
    /// The question.
    pub question: Id,
    /// How well.
    pub strength: Strength,
}

/// How well a story answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// It will do.
    Usable,
    /// It is the one to tell.
    Strong,
}

impl Story {
    /// How well it answers a question, as its file says.
    pub fn fit(&self, question: &Id) -> Option<Strength> {
        self.fits.iter().find(|fit| fit.question == *question).map(|fit| fit.strength)
    }
}

/// What a story that is begun is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum StoryPurpose {
    /// Nothing in particular.
    #[default]
    Any,
    /// To show this competency.
    Competency(Id),
    /// To answer this question.
    Question(Id),
}

/// A rule that is silenced, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The id of the rule, as in `SL201`.
    pub rule: String,
    /// Why the user is sure.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn a_time_starts_with_a_year_and_may_go_on_as_a_date() {
        for when in [
            "2025",
            "2025-03",
            "2025-3",
            "2025-03-14",
            "2025 spring",
            "2025, in May",
            "2025-2026",
            "2025–26",
            "2025-Q3",
        ] {
            assert_eq!(year(when), Some(2025), "{when}");
        }
        for when in
            ["", "March 2025", "2025-13-45", "2025-00", "2025-02-30", "25-03", "20255", "+2025", "today"]
        {
            assert_eq!(year(when), None, "{when}");
        }
    }
}
