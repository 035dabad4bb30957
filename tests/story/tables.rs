//! For each rule: texts it fires on, with the exact words it means, and texts it leaves alone.

mod learning;
mod length;
mod manner;
mod ownership;
mod proof;

use starl::coach::check::check;
use starl::domain::part::Part;
use starl::domain::story::Story;

use crate::stories::{marked, story};

pub(crate) const FILLING: [&str; 5] = [
    "In March a bank's search team was losing a customer a week over stale answers.",
    "I had six weeks to get the index fresh before the renewal.",
    "I chose a nightly rebuild rather than streaming, and took the plan to the platform lead. She wanted proof that a night \
     was enough. I replayed two weeks of the bank's questions against copies of the index of every age, from an hour to \
     three days, and plotted how often an answer had gone stale. One night was the knee of that curve. I showed her the plot, \
     she gave me the machines, and I wrote the job with a check that stops a half-built index from going live.",
    "Stale answers fell from 9 % to 2 % in a month, and the bank renewed its contract for another two years.",
    "I now ask how old an answer may be before I design anything.",
];

/// A story without faults of its own, but for this text.
fn with(part: Part, text: &str) -> Story {
    let mut texts = FILLING;
    texts[part as usize] = text;
    story(&["influence"], texts)
}

/// Checks that a rule fires on these texts with these words, joined by " / ".
pub(crate) fn fires(rule: &str, part: Part, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, words) in cases {
        let story = with(part, text);
        let findings = check(&story, 140);
        let found = findings.iter().any(|finding| finding.rule.id == rule);
        let marks = marked(&story, &findings, rule).join(" / ");
        if !found || marks != *words {
            wrong.push(format!("{text:?}: fired {found}, marked {marks:?}"));
        }
    }
    assert!(wrong.is_empty(), "{rule} should fire otherwise:\n{}", wrong.join("\n"));
}

/// Checks that a rule fires on these texts, whatever it marks.
pub(crate) fn fires_on(rule: &str, part: Part, cases: &[&str]) {
    let silent = |text: &&&str| !check(&with(part, text), 140).iter().any(|finding| finding.rule.id == rule);
    let wrong: Vec<_> = cases.iter().filter(silent).collect();
    assert!(wrong.is_empty(), "{rule} should fire on {wrong:#?}");
}

/// Checks that a rule leaves these texts alone.
pub(crate) fn leaves(rule: &str, part: Part, cases: &[&str]) {
    let mut wrong = Vec::new();
    for text in cases {
        let story = with(part, text);
        let findings = check(&story, 140);
        if findings.iter().any(|finding| finding.rule.id == rule) {
            wrong.push(format!("{text:?}: {:?}", marked(&story, &findings, rule)));
        }
    }
    assert!(wrong.is_empty(), "{rule} should leave alone:\n{}", wrong.join("\n"));
}
