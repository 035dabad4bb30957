//! What is said of all stories together, and what a story silences.

use starl::coach::check::{Delivery, allowances, check, check_bank};
use starl::domain::id::Id;
use starl::domain::story::cover::Cover;
use starl::domain::story::{Allowed, Story};

use crate::stories::story;

fn dated(tags: &[&str], when: &str) -> Story {
    Story { when: when.to_owned(), ..story(tags, ["", "", "I chose it.", "", ""]) }
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| Id::new(name).unwrap()).collect()
}

/// The findings about these stories: rule and message.
fn found(stories: &[Story], competencies: &[&str], core: &[&str]) -> Vec<(&'static str, String)> {
    let stories: Vec<&Story> = stories.iter().collect();
    let cover = Cover::new(&stories, &ids(competencies), |_| &[]);
    let findings =
        check_bank(&stories, &cover, &ids(core), 2026, |_| String::new(), |id| id.as_str().replace('-', " "));
    findings.into_iter().map(|finding| (finding.rule.id.as_str(), finding.message)).collect()
}

#[test]
fn gaps_and_single_stories() {
    let stories = [dated(&["failure", "learning"], "2025"), dated(&["learning"], "2020-03")];
    let found = found(&stories, &["failure", "learning", "conflict"], &["failure", "learning", "conflict"]);
    let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, ["SL601", "SL602"]);
    assert!(found[0].1.contains("conflict") && found[1].1.contains("failure"), "{found:?}");
}

#[test]
fn one_story_for_too_much() {
    let all = ["failure", "conflict", "influence", "learning"];
    let one = [dated(&all, "2025")];
    assert_eq!(found(&one, &all, &[])[0].0, "SL603");
    let shared = [dated(&all, "2025"), dated(&["influence"], "2025")];
    assert_eq!(found(&shared, &all, &[]), []);
}

#[test]
fn old_stories_and_wins() {
    let rules =
        |stories: &[Story]| found(stories, &[], &[]).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
    assert_eq!(rules(&[dated(&["failure"], "2022-11"), dated(&[], "2019")]), ["SL604"]);
    assert_eq!(rules(&[dated(&["failure"], "2023"), dated(&[], "2019")]), [""; 0]);
    assert_eq!(rules(&[dated(&["failure"], "2019"), dated(&[], "")]), [""; 0]);
    assert_eq!(rules(&[dated(&["influence"], "2025"), dated(&["learning"], "2025")]), ["SL605"]);
    assert_eq!(rules(&[]), [""; 0]);
}

#[test]
fn a_story_silences_rules_with_a_reason() {
    let allow = |rule: &str, reason: &str| Allowed { rule: rule.to_owned(), reason: reason.to_owned() };
    let mut story = story(&[], ["", "", "I chose it.", "It worked.", ""]);
    let delivery = Delivery::default();
    let before = check(&story, &delivery, true);
    story.allow = vec![
        allow("sl301", "they know the figure"),
        allow("SL101", " "),
        allow("SL203", "it was obvious"),
        allow("SL999", "why not"),
        allow("SL601", "it is one story"),
        allow("SL506", "just in case"),
    ];
    let after = check(&story, &delivery, true);
    assert!(before.iter().any(|finding| finding.rule.id == "SL301"));
    assert!(after.iter().all(|finding| !["SL301", "SL101"].iter().any(|id| finding.says(id))));
    let (silenced, bad) = allowances(&story, &delivery, true);
    assert!(silenced >= 2);
    let bad: Vec<_> = bad.into_iter().map(|(number, fault)| (&*story.allow[number].rule, fault)).collect();
    let expected = [
        ("SL101", "give a reason after the colon"),
        ("SL999", "no rule has this id"),
        ("SL601", "this rule looks at all stories together, so one story can't silence it"),
        ("SL506", "it finds nothing here, so this line can go"),
    ];
    assert_eq!(bad, expected);
}
