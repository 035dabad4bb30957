//! What is said of all stories together, and what a story silences.

use starl::coach::check::{BadAllowance, bad_allowances, check, check_bank, check_transcript, silenced};
use starl::domain::id::Id;
use starl::domain::story::cover::Cover;
use starl::domain::story::{Allowed, Story};
use std::time::Duration;

use starl::domain::part::Part;

use crate::stories::story;

fn dated(tags: &[&str], when: &str) -> Story {
    Story { when: when.to_owned(), ..story(tags, [""; 5]) }
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| Id::new(name).unwrap()).collect()
}

/// The findings about these stories: rule and message.
fn found(stories: &[Story], competencies: &[&str], core: &[&str]) -> Vec<(&'static str, String)> {
    let stories: Vec<&Story> = stories.iter().collect();
    let cover = Cover::new(&stories, &ids(competencies), |_| &[]);
    let findings = check_bank(&stories, &cover, &ids(core), 2026);
    findings.into_iter().map(|finding| (finding.rule.id, finding.message)).collect()
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
    let before = check(&story, 140);
    story.allow = vec![
        allow("sl301", "they know the figure"),
        allow("SL102", " "),
        allow("SL999", "why not"),
        allow("SL601", "it is one story"),
        allow("SL506", "just in case"),
    ];
    let after = check(&story, 140);
    assert!(before.iter().any(|finding| finding.rule.id == "SL301"));
    assert!(after.iter().all(|finding| !["SL301", "SL102"].contains(&finding.rule.id)));
    let quiet = silenced(&story, 140);
    assert_eq!(quiet.len() + after.len(), before.len());
    assert!(
        quiet
            .iter()
            .any(|(finding, allowed)| finding.rule.id == "SL301" && allowed.reason.contains("figure"))
    );
    let bad: Vec<_> =
        bad_allowances(&story, 140).into_iter().map(|(allowed, fault)| (&*allowed.rule, fault)).collect();
    let expected = [
        ("SL102", BadAllowance::NoReason),
        ("SL999", BadAllowance::Unknown),
        ("SL601", BadAllowance::OfBank),
        ("SL506", BadAllowance::Unneeded),
    ];
    assert_eq!(bad, expected);
}

#[test]
fn a_transcript_is_counted_by_the_minute() {
    let say = |fillers: usize| "um ".repeat(fillers);
    let minutes = Duration::from_mins(2);
    assert_eq!(check_transcript(Part::Action, &say(10), minutes), None);
    let finding = check_transcript(Part::Action, &say(11), minutes).unwrap();
    assert!(finding.message.starts_with("5.5 fillers a minute."), "{}", finding.message);
    assert_eq!(finding.spans(Part::Action).count(), 11);
    let strong = check_transcript(Part::Action, &say(24), minutes).unwrap();
    assert!(strong.message.starts_with("12.0 fillers a minute, which"), "{}", strong.message);
}

#[test]
fn length_is_judged_at_the_users_pace() {
    let of_length = |words: usize| {
        let action = vec!["word"; words - 60].join(" ");
        let rest = vec!["word"; 15].join(" ");
        story(&[], [&rest, &rest, &action, &rest, &rest])
    };
    let message = |words: usize, pace: u32| {
        let story = of_length(words);
        let whole = |id: &str| id == "SL103" || id == "SL104";
        let findings = check(&story, pace).into_iter().filter(|finding| whole(finding.rule.id));
        findings.map(|it| format!("{} {}", it.level.word(), it.message)).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(message(440, 140), "error 189 s at 140 wpm; cut 20 words. Which sentence would nobody miss?");
    assert_eq!(
        message(420, 140),
        "warning 180 s at 140 wpm; cut 70 words. Which sentence would nobody miss?"
    );
    assert_eq!(message(351, 140), "warning 151 s at 140 wpm; cut 1 word. Which sentence would nobody miss?");
    assert_eq!(message(350, 140), "");
    assert_eq!(message(175, 140), "");
    assert_eq!(message(174, 140), "warning 74 s at 140 wpm. Which decision is missing?");
    assert_eq!(message(440, 190), "");
}

#[test]
fn shares_are_counted_in_words() {
    let shares = |parts: [usize; 5]| {
        let texts = parts.map(|words| vec!["word"; words].join(" "));
        let story = story(&[], texts.each_ref().map(String::as_str));
        let of_shares = |id: &&str| ["SL105", "SL106"].contains(id);
        check(&story, 140).iter().map(|finding| finding.rule.id).filter(of_shares).collect::<Vec<_>>()
    };
    assert_eq!(shares([70, 35, 135, 40, 20]), [""; 0]);
    assert_eq!(shares([71, 35, 135, 39, 20]), ["SL105"]);
    assert_eq!(shares([60, 30, 134, 50, 26]), ["SL106"]);
    assert_eq!(shares([20, 20, 0, 20, 20]), [""; 0]);
}
