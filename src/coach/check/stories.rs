//! SL601 to SL605: what all stories together lack.

use crate::coach::check::rule::{Level, Rule};
use crate::coach::check::rules::bank::{NO_STORY, OLD_STORIES, ONLY_ONE_STORY, ONLY_WINS, OVERLOADED_STORY};
use crate::domain::id::Id;
use crate::domain::story::cover::{Cover, FEWEST_NOT_WINS, MOST_PRIMARY};
use crate::domain::story::{Story, year};

/// A story is old when it is from more than so many years ago.
const OLD_AFTER: i32 = 3;

/// One thing that a rule has to say of all stories together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// One sentence of what was found and one question to the teller.
    pub message: String,
}

/// What a finding about all stories is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A competency.
    Competency(Id),
    /// One story, by its slug.
    Story(Id),
    /// All stories.
    Stories,
}

/// Checks all stories together: `cover` is made of these very stories and of all competencies, `core` are
/// those that need two stories. In the order of the rules.
pub fn check_bank(stories: &[&Story], cover: &Cover, core: &[Id], today_year: i32) -> Vec<BankFinding> {
    let mut findings: Vec<BankFinding> = cover.gaps().into_iter().map(no_story).collect();
    findings.extend(core.iter().filter(|id| cover.stories_for_id(id.as_str()) == 1).map(only_one_story));
    findings
        .extend(stories.iter().enumerate().filter_map(|(number, story)| overloaded(story, number, cover)));
    findings.extend(old_stories(stories, today_year));
    findings.extend(only_wins(stories, cover));
    findings
}

fn finding(rule: &'static Rule, subject: Subject, message: String) -> BankFinding {
    BankFinding { rule, level: rule.level, subject, message }
}

/// A competency as people say it.
fn named(competency: &Id) -> String {
    competency.as_str().replace('-', " ")
}

fn no_story(competency: &Id) -> BankFinding {
    let message = format!("No story on {}. When did you last have to show it?", named(competency));
    finding(&NO_STORY, Subject::Competency(competency.clone()), message)
}

fn only_one_story(competency: &Id) -> BankFinding {
    let message =
        format!("Only one story on {}. What would you tell if they asked for another?", named(competency));
    finding(&ONLY_ONE_STORY, Subject::Competency(competency.clone()), message)
}

fn overloaded(story: &Story, number: usize, cover: &Cover) -> Option<BankFinding> {
    let first_for = cover.primary_for(number);
    if first_for.len() <= MOST_PRIMARY {
        return None;
    }
    let names: Vec<&str> = first_for.iter().map(|id| id.as_str()).collect();
    let message = format!(
        "\"{}\" is the first choice for {} competencies: {}. Which of them could another story take?",
        story.title,
        names.len(),
        names.join(", ")
    );
    Some(finding(&OVERLOADED_STORY, Subject::Story(story.slug.clone()), message))
}

/// A story that does not say its year may be new.
fn old_stories(stories: &[&Story], today_year: i32) -> Option<BankFinding> {
    let years: Option<Vec<i32>> = stories.iter().map(|story| year(&story.when)).collect();
    let latest = years?.into_iter().max()?;
    let message = format!("Your latest story is from {latest}. What have you done since?");
    (today_year - latest > OLD_AFTER).then(|| finding(&OLD_STORIES, Subject::Stories, message))
}

fn only_wins(stories: &[&Story], cover: &Cover) -> Option<BankFinding> {
    let wins = match stories.len() {
        1 => "The only story is a win".to_owned(),
        number => format!("All {number} stories are wins"),
    };
    let message = format!("{wins}; {FEWEST_NOT_WINS} should not be. What went wrong, and what then?");
    let none = !stories.is_empty() && cover.targets().not_wins == 0;
    none.then(|| finding(&ONLY_WINS, Subject::Stories, message))
}
