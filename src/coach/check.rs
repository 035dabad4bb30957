//! The story check: what a story says, measured against rules that a listener would apply.
//!
//! Deterministic, offline, for English only. It never grades and never stands in the way of a drill: a finding names a
//! rule, the words it means, and one question to the speaker. A rule is a file in `content/check`; here are the words of
//! a text, who does what in it, the `pattern`s that the files are written in, and what has to be counted.

mod book;
mod checked;
mod counted;
mod finding;
mod length;
mod measure;
pub mod pattern;
pub mod rule;
mod secrets;
mod stories;
mod subject;
mod text;

pub use book::{RULES, find_rule, rule};
pub use finding::{Finding, WordMark, folded, shown, smaller};
pub use rule::{Level, Rule};
pub use stories::{BankFinding, FindingSubject, check_bank};
pub use text::{measured, sentences};

use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::settings::Settings;
use crate::domain::story::blank::blank;
use crate::domain::story::{Allowed, Story};
use book::BOOK;
use checked::{CheckedStory, hits};
use text::Text;

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
    let findings = every_finding(&checked, |rule| !is_allowed(story, rule));
    let is_strong = is_strong(&findings, &checked);
    let findings = finding::weighed(findings);
    if is_strong { finding::joined(findings) } else { findings }
}

/// Whether a story has long enough an Action, a Result, and one sign of a weak story at most, so that it has one weak spot at
/// most.
fn is_strong(findings: &[Finding], story: &CheckedStory) -> bool {
    let (action, plan) = (story.time(Part::Action), story.plan(Part::Action));
    let signs: u32 = findings.iter().map(|finding| finding.rule.weak).sum();
    action * 5 >= plan * 2 && story.is_written(Part::Result) && signs <= 1
}

/// What [`check`] says by these rules alone, in no order: a few rules take a fraction of the time of all.
pub fn check_by(ids: &[&str], story: &Story, delivery: &Delivery, told: bool) -> Vec<Finding> {
    let is_asked = |rule: &Rule| ids.contains(&rule.id.as_str()) && !is_allowed(story, rule);
    every_finding(&CheckedStory::new(story, delivery, told), is_asked)
}

/// What the rules that live on words say of what was heard in the parts, each as something to consider: a program that
/// writes down speech leaves out fillers, sets its own commas and capitals, and mishears. An answer that was heard as a
/// whole stands in Action, and no rule looks at a part.
pub fn check_heard(texts: Parts<String>, is_whole: bool, delivery: &Delivery) -> Vec<Finding> {
    let ids = if is_whole { &RULES.heard_whole } else { &RULES.heard };
    let story = Story { texts, ..blank("heard", &[], &[]) };
    let checked = CheckedStory::new(&story, delivery, true);
    let found = ids.iter().filter_map(|id| {
        let rule = rule(id);
        let found = checked.look(rule)?.at(Level::Consider);
        // Nothing is missing in a part of which nothing was heard.
        let is_heard = rule.look.parts().iter().all(|&part| !story.texts[part].is_empty());
        (is_heard || !found.marks.is_empty()).then_some(found)
    });
    finding::weighed(found.collect())
}

/// How often "I" and "we" are the subject, and how many fillers there are.
pub fn speech_counts(text: &str) -> [u32; 3] {
    let text = Text::new(text);
    let count = |is: fn(&Text, usize) -> bool| text.all().filter(|&at| is(&text, at)).count();
    let fillers = BOOK.searches(rule("SL504")).iter().map(|it| hits(it, &text, text.all()).len());
    [count(subject::is_i), count(subject::is_we), fillers.sum()].map(|count| count as u32)
}

/// What every rule says that is asked.
fn every_finding(story: &CheckedStory, is_asked: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let of_length = length::check(story).into_iter().filter(|finding| is_asked(finding.rule));
    let of_words = RULES.rules.iter().filter(|rule| is_asked(rule)).filter_map(|rule| story.look(rule));
    of_length.chain(of_words).collect()
}

/// Whether a story silences a rule. It counts without a reason too, but then it is a bad allowance.
fn is_allowed(story: &Story, rule: &Rule) -> bool {
    story.allow.iter().any(|allowed| allowed.rule.trim().eq_ignore_ascii_case(&rule.id))
}

/// How many findings a story silences, and which of its allowances are no good, by their places, with what is wrong.
pub fn allowances(story: &Story, delivery: &Delivery, told: bool) -> (usize, Vec<(usize, &'static str)>) {
    if story.allow.is_empty() {
        return (0, Vec::new());
    }
    let findings = every_finding(&CheckedStory::new(story, delivery, told), |_| true);
    let silenced = findings.iter().filter(|finding| is_allowed(story, finding.rule)).count();
    let bad = story.allow.iter().enumerate().filter_map(|(at, it)| Some((at, fault(it, &findings)?)));
    (silenced, bad.collect())
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
