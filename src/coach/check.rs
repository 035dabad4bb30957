//! The story check: what a story says, measured against rules that a listener would apply.
//!
//! Deterministic, offline, for English only. It never grades and never stands in the way of a drill: a finding names a
//! rule, the words it means, and one question to the speaker. A rule is a file in `content/check`; here are the words of
//! a text, who does what in it, the `pattern`s that the files are written in, and what has to be counted.

mod allowance;
mod book;
mod checked;
mod counted;
mod finding;
mod heard;
mod length;
mod look;
mod measure;
pub mod pattern;
pub mod rule;
mod secrets;
mod stories;
mod subject;
mod text;

pub use allowance::{BadAllowance, bad_allowances, silenced};
pub use book::{find_rule, rule, rules, sources};
pub use finding::{Finding, StoryField, WordMark, folded, shown, smaller};
pub use heard::{check_heard, check_heard_whole, measured, sentences, speech_counts};
pub use rule::{Level, Rule};
pub use stories::{BankFinding, FindingSubject, check_bank, folded as folded_bank};

use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::settings::Settings;
use crate::domain::story::Story;
use checked::CheckedStory;

/// How stories are told: how fast, and how long they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Words a minute; 0 counts as one.
    pub words_a_minute: u32,
    /// The target, the band and the shares.
    pub pace: Pace,
}

impl Delivery {
    /// As the user has set it.
    pub fn of(settings: &Settings) -> Self {
        Self { words_a_minute: settings.words_a_minute, pace: settings.pace() }
    }
}

impl Default for Delivery {
    fn default() -> Self {
        Self::of(&Settings::default())
    }
}

/// Checks a story; `told` says whether there is a take of it, so that it is no draft. Rules that the story allows are
/// left out. The heaviest finding comes first.
pub fn check(story: &Story, delivery: &Delivery, told: bool) -> Vec<Finding> {
    let checked = CheckedStory::new(story, delivery, told);
    let mut findings = every_finding(&checked, |_| true);
    findings.retain(|finding| !allowance::is_allowed(story, finding.rule));
    let is_strong = is_strong(&findings, &checked);
    let findings = finding::weighed(findings);
    if is_strong { finding::joined(findings) } else { findings }
}

/// Whether a story has long enough an Action, a Result, and one sign of a weak story at most, so that it has one weak spot at
/// most.
fn is_strong(findings: &[Finding], story: &CheckedStory) -> bool {
    let (action, plan) = (story.time(Part::Action), story.delivery.pace.plan(Part::Action));
    let signs: u32 = findings.iter().map(|finding| finding.rule.weak).sum();
    action * 5 >= plan * 2 && story.is_written(Part::Result) && signs <= 1
}

/// What [`check`] says by these rules alone, in no order: a few rules take a fraction of the time of all.
pub fn check_by(ids: &[&str], story: &Story, delivery: &Delivery, told: bool) -> Vec<Finding> {
    let is_asked = |rule: &Rule| ids.contains(&rule.id.as_str());
    let mut findings = every_finding(&CheckedStory::new(story, delivery, told), is_asked);
    findings.retain(|finding| !allowance::is_allowed(story, finding.rule));
    findings
}

/// What every rule says that is asked, with those that the story allows.
fn every_finding(story: &CheckedStory, is_asked: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let of_length = length::check(story).into_iter().filter(|finding| is_asked(finding.rule));
    let of_words = |rule: &'static Rule| look::look(story, rule, rule.look.as_ref()?);
    of_length.chain(rules().iter().filter(|rule| is_asked(rule)).filter_map(of_words)).collect()
}
