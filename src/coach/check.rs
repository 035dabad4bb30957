//! The story check: what a story says, measured against rules that a listener would apply.
//!
//! Deterministic, offline, for English only. It never grades and never stands in the way of a drill: a
//! finding names a rule, the words it means, and one question to the teller. The lists of words are open to
//! view and miss synonyms; where that is likely, the level is low.

mod acronyms;
mod allowance;
mod finding;
mod hypothetical;
mod learning;
mod length;
mod manner;
mod ownership;
mod people;
mod phrases;
mod proof;
mod quotes;
mod rule;
mod rules;
mod secrets;
mod stories;
mod text;
mod told;
mod transcript;

mod measure;

pub use allowance::{BadAllowance, bad_allowances, silenced};
pub use finding::{Finding, StoryField, WordMark};
pub use rule::{Level, RULES, Rule};
pub use rules::file;
pub use stories::{BankFinding, Subject, check_bank};
pub use transcript::check_transcript;

use crate::domain::story::Story;
use told::CheckedStory;

/// Checks a story at a pace in words a minute. Rules that the story allows are left out.
///
/// In the order of the parts, what concerns the whole last, and within each by the id of the rule.
pub fn check(story: &Story, words_a_minute: u32) -> Vec<Finding> {
    let mut findings = every_finding(story, words_a_minute);
    findings.retain(|finding| !allowance::is_allowed(story, finding.rule));
    findings
}

/// The same with the rules that the story allows.
fn every_finding(story: &Story, words_a_minute: u32) -> Vec<Finding> {
    let told = CheckedStory::new(story, words_a_minute);
    let mut findings = Vec::new();
    for rules in [length::check, ownership::check, proof::check, learning::check, manner::check] {
        rules(&told, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.field, finding.rule.id));
    findings
}
