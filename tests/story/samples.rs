//! The shipped samples pass their own check.

use starl::coach::check::{Delivery, Level, check};
use starl::domain::bank::Bank;
use starl::domain::sample::Sample;
use starl::domain::story::Story;
use starl::packs::built_in;

use crate::stories::line;

fn as_story(sample: &Sample) -> Story {
    Story {
        slug: sample.id.clone(),
        title: sample.title.clone(),
        texts: sample.parts.clone(),
        tags: sample.tags.clone(),
        fits: Vec::new(),
        project: String::new(),
        when: String::new(),
        allow: Vec::new(),
    }
}

#[test]
fn no_sample_gives_a_warning() {
    let bank = Bank::new(vec![built_in()]);
    let mut lines = Vec::new();
    for sample in bank.samples() {
        let findings = check(&as_story(sample), &Delivery::default(), false);
        let serious = findings.iter().filter(|finding| finding.level >= Level::Consider);
        lines.extend(serious.map(|finding| format!("{}: {}", sample.id, line(finding))));
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
