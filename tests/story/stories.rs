//! Stories for the tests.

use starl::coach::check::Finding;
use starl::domain::id::Id;
use starl::domain::part::Parts;
use starl::domain::story::Story;

/// A story of these texts with these tags.
pub(crate) fn story(tags: &[&str], texts: [&str; 5]) -> Story {
    Story {
        slug: Id::new("test").unwrap(),
        title: "A test".to_owned(),
        texts: Parts(texts.map(str::to_owned)),
        tags: tags.iter().map(|tag| Id::new(tag).unwrap()).collect(),
        fits: Vec::new(),
        project: String::new(),
        when: String::new(),
        allow: Vec::new(),
    }
}

/// The words that the findings of a rule mean.
pub(crate) fn marked<'a>(story: &'a Story, findings: &[Finding], rule: &str) -> Vec<&'a str> {
    findings
        .iter()
        .filter(|finding| finding.rule.id == rule)
        .flat_map(|finding| &finding.marks)
        .map(|mark| story.texts[mark.part].get(mark.range.clone()).unwrap())
        .collect()
}

/// A finding as a line.
pub(crate) fn line(finding: &Finding) -> String {
    let field = match finding.field {
        Some(part) => part.title(),
        None => "whole",
    };
    format!("{} {} {field}: {}", finding.rule.id, finding.level.word(), finding.message)
}
