//! What a story silences, and whether it had reason to.

use crate::coach::check::book::find_rule;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::Finding;
use crate::coach::check::rule::Rule;
use crate::coach::check::{Delivery, every_finding};
use crate::domain::story::{Allowed, Story};

/// What is wrong with an `allow` of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAllowance {
    /// It names no rule.
    #[error("no rule has this id")]
    Unknown,
    /// It names a rule that looks at all stories together.
    #[error("this rule looks at all stories together, so one story can't silence it")]
    OfBank,
    /// It names a rule that looks at the file.
    #[error("this rule looks at the file, so the story can't silence it")]
    OfFile,
    /// It says no reason.
    #[error("give a reason after the colon")]
    NoReason,
    /// The rule finds nothing in this story.
    #[error("it finds nothing here, so this line can go")]
    Unneeded,
}

/// Whether a story silences a rule. It counts without a reason too, but then it is a bad allowance.
pub(super) fn is_allowed(story: &Story, rule: &Rule) -> bool {
    story.allow.iter().any(|allowed| allowed.rule.trim().eq_ignore_ascii_case(&rule.id))
}

/// How many findings a story silences.
pub fn silenced(story: &Story, delivery: &Delivery, told: bool) -> usize {
    let findings = allowing(story, delivery, told);
    findings.iter().filter(|finding| is_allowed(story, finding.rule)).count()
}

/// The allowances of a story that are no good, in their order, with what is wrong.
pub fn bad_allowances<'a>(
    story: &'a Story,
    delivery: &Delivery,
    told: bool,
) -> Vec<(&'a Allowed, BadAllowance)> {
    let findings = allowing(story, delivery, told);
    story.allow.iter().filter_map(|allowed| Some((allowed, fault(allowed, &findings)?))).collect()
}

/// Every finding of a story that silences any; of others nobody asks.
fn allowing(story: &Story, delivery: &Delivery, told: bool) -> Vec<Finding> {
    if story.allow.is_empty() {
        return Vec::new();
    }
    every_finding(&CheckedStory::new(story, delivery, told), |_| true)
}

fn fault(allowed: &Allowed, findings: &[Finding]) -> Option<BadAllowance> {
    let fires = |rule: &Rule| rule.retired.is_some() || findings.iter().any(|finding| finding.rule == rule);
    match find_rule(&allowed.rule) {
        None => Some(BadAllowance::Unknown),
        Some(rule) if rule.is_of_bank() => Some(BadAllowance::OfBank),
        Some(rule) if rule.is_of_file() => Some(BadAllowance::OfFile),
        Some(_) if allowed.reason.trim().is_empty() => Some(BadAllowance::NoReason),
        Some(rule) => (!fires(rule)).then_some(BadAllowance::Unneeded),
    }
}
