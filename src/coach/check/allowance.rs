//! What a story silences, and whether it had reason to.

use crate::coach::check::book::find_rule;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::Finding;
use crate::coach::check::rule::Rule;
use crate::coach::check::{Delivery, every_finding};
use crate::domain::story::{Allowed, Story};

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
) -> Vec<(&'a Allowed, &'static str)> {
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

/// What is wrong with an `allow`, if anything.
fn fault(allowed: &Allowed, findings: &[Finding]) -> Option<&'static str> {
    let fires = |rule: &Rule| rule.retired.is_some() || findings.iter().any(|finding| finding.rule == rule);
    match find_rule(&allowed.rule) {
        None => Some("no rule has this id"),
        Some(rule) if rule.is_of_bank() => {
            Some("this rule looks at all stories together, so one story can't silence it")
        }
        Some(rule) if rule.is_of_file() => Some("this rule looks at the file, so the story can't silence it"),
        Some(_) if allowed.reason.trim().is_empty() => Some("give a reason after the colon"),
        Some(rule) => (!fires(rule)).then_some("it finds nothing here, so this line can go"),
    }
}
