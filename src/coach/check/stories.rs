//! SL601 to SL605: what all stories together lack.

use crate::coach::check::book::rule;
use crate::coach::check::rule::Rule;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::cover::{Cover, FEWEST_NOT_WINS};
use crate::domain::story::{Story, year};

/// A story is old when it is from more than this many years ago.
const OLD_AFTER: i32 = 3;

/// One thing that a rule has to say of all stories together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about.
    pub subject: FindingSubject,
    /// One sentence of what was found and one question to the teller.
    pub message: String,
}

/// What a finding about all stories is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingSubject {
    /// A competency.
    Competency(Id),
    /// One story, by its slug.
    Story(Id),
    /// All stories.
    Stories,
}

/// Checks all stories together: `cover` is made of these very stories and of all competencies, `core` are
/// those that need two stories, `asked` says how a competency is asked for and `titled` what it is called. In the order
/// of the rules.
pub fn check_bank(
    stories: &[&Story],
    cover: &Cover,
    core: &[Id],
    today_year: i32,
    asked: impl Fn(&Id) -> String,
    titled: impl Fn(&Id) -> String,
) -> Vec<BankFinding> {
    let about = |rule: &str, id: &Id, message| finding(rule, FindingSubject::Competency(id.clone()), message);
    let question = |id: &Id| Some(asked(id)).filter(|asked| !asked.is_empty());
    let no_story = |id: &Id| {
        let asked = question(id).unwrap_or_else(|| "What have you seen of it?".to_owned());
        about("SL601", id, format!("You have no story on {}. {asked}", titled(id)))
    };
    let mut findings: Vec<BankFinding> = cover.gaps().into_iter().map(no_story).collect();
    let only_one = core.iter().filter(|id| cover.stories_for_id(id.as_str()) == 1);
    findings.extend(only_one.map(|id| {
        let asked = "Which one comes second, if they ask for another?";
        about("SL602", id, format!("You have only one story on {}. {asked}", titled(id)))
    }));
    let first_for = |number| cover.primary_for(number).into_iter().map(&titled).collect::<Vec<String>>();
    let many = cover.targets().overloaded.into_iter();
    findings.extend(many.filter_map(|number| Some(overloaded(stories.get(number)?, &first_for(number)))));
    findings.extend(old_stories(stories, today_year));
    findings.extend(only_wins(stories, cover));
    findings
}

fn finding(id: &str, subject: FindingSubject, message: String) -> BankFinding {
    BankFinding { rule: rule(id), subject, message }
}

fn overloaded(story: &Story, first_for: &[String]) -> BankFinding {
    let (title, count, all) = (&story.title, first_for.len(), first_for.join(", "));
    let asked = "Which of them could another story take?";
    let message = format!("\"{title}\" is the first choice for {count} competencies: {all}. {asked}");
    finding("SL603", FindingSubject::Story(story.slug.clone()), message)
}

/// A story that does not say its year may be new.
fn old_stories(stories: &[&Story], today_year: i32) -> Option<BankFinding> {
    let years: Option<Vec<i32>> = stories.iter().map(|story| year(&story.when)).collect();
    let latest = years?.into_iter().max()?;
    let message = format!("Your latest story is from {latest}. What have you done since?");
    (today_year - latest > OLD_AFTER).then(|| finding("SL604", FindingSubject::Stories, message))
}

/// A story that is hardly started is neither a win nor anything else.
fn only_wins(stories: &[&Story], cover: &Cover) -> Option<BankFinding> {
    let started = stories.iter().filter(|story| !story.texts[Part::Action].trim().is_empty()).count();
    if started < 2 || cover.targets().not_wins > 0 {
        return None;
    }
    let message = format!(
        "All {started} stories are wins, but you need at least {FEWEST_NOT_WINS} that aren't. What went wrong once, and what \
         did you do?"
    );
    Some(finding("SL605", FindingSubject::Stories, message))
}
