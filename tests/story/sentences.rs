//! Every sentence of the rule files, tried in the base story: `content/check`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use starl::coach::check::pattern::{BadPattern, parse};
use starl::coach::check::{Delivery, Finding, Level, check, check_heard, find_rule, rule};
use starl::domain::part::{Part, Parts};
use starl::domain::story::Story;

use crate::stories::{line, marked, story};

/// What a rule file has for this test; the build has read the rest.
#[derive(Deserialize)]
struct Rule {
    id: String,
    /// Parts of the base story that are others for the sentences of this rule.
    #[serde(default)]
    base: BTreeMap<Part, String>,
    #[serde(default)]
    must_fire: Vec<Sentences>,
    #[serde(default)]
    must_leave: Vec<Sentences>,
}

/// Texts that stand in the base story: each replaces its part, or is added to it where it starts with "+".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    situation: Option<String>,
    task: Option<String>,
    action: Option<String>,
    result: Option<String>,
    learning: Option<String>,
    /// The words that the finding means, joined by " / ".
    marks: Option<String>,
    level: Option<Level>,
    /// The tags of the story; failure where none are given.
    tags: Option<Vec<String>>,
    /// Whether it was heard: there is no base story then.
    #[serde(default)]
    heard: bool,
}

#[derive(Deserialize)]
struct Shared {
    base: BTreeMap<Part, String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/check")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn base() -> BTreeMap<Part, String> {
    read::<Shared>(&folder().join("shared.yaml")).base
}

fn rules() -> Vec<Rule> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| !path.ends_with("shared.yaml")).collect();
    paths.sort();
    assert!(paths.len() > 35, "the rules are read");
    paths.iter().map(|path| read(path)).collect()
}

/// The base story with these sentences in it.
fn with(base: &BTreeMap<Part, String>, rule: &Rule, case: &Sentences) -> Story {
    let own = Parts([&case.situation, &case.task, &case.action, &case.result, &case.learning]);
    let texts = Parts::from_fn(|part| {
        let text = rule.base.get(&part).unwrap_or(&base[&part]);
        match own[part].as_deref().map(|own| (own, own.strip_prefix('+'))) {
            None if case.heard => String::new(),
            None => text.clone(),
            Some((_, Some(more))) => format!("{text} {}", more.trim()),
            Some((own, None)) => own.to_owned(),
        }
    });
    let tags: Vec<&str> = match &case.tags {
        Some(tags) => tags.iter().map(String::as_str).collect(),
        None => vec!["failure"],
    };
    story(&tags, texts.0.each_ref().map(String::as_str))
}

fn found(story: &Story, heard: bool) -> Vec<Finding> {
    let delivery = Delivery::default();
    if heard { check_heard(story.texts.clone(), false, &delivery) } else { check(story, &delivery, false) }
}

/// What is wrong where a rule must fire, if anything.
fn silent(rule: &Rule, case: &Sentences, story: &Story) -> Option<String> {
    let findings = found(story, case.heard);
    let Some(finding) = findings.iter().find(|finding| finding.says(&rule.id)) else {
        return Some("must fire".to_owned());
    };
    let words = marked(story, &findings, &rule.id).join(" / ");
    if case.marks.as_ref().is_some_and(|marks| *marks != words) {
        return Some(format!("marks {words:?}"));
    }
    case.level.filter(|level| *level != finding.level).map(|level| format!("should be {}", level.word()))
}

#[test]
fn each_sentence_fires_its_rule_or_is_left_alone() {
    let base = base();
    let mut wrong = Vec::new();
    for rule in rules() {
        let fire = rule.must_fire.iter().map(|case| (case, true));
        for (case, fires) in fire.chain(rule.must_leave.iter().map(|case| (case, false))) {
            let story = with(&base, &rule, case);
            let why = if fires {
                silent(&rule, case, &story)
            } else {
                let said = found(&story, case.heard).iter().find(|it| it.says(&rule.id)).map(line);
                said.map(|said| format!("must leave alone: {said}"))
            };
            let texts = [&case.situation, &case.task, &case.action, &case.result, &case.learning];
            wrong.extend(why.map(|why| {
                format!(
                    "{} {why}: {:?}",
                    rule.id,
                    texts.iter().filter_map(|it| it.as_deref()).collect::<Vec<_>>()
                )
            }));
        }
    }
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_base_story_has_one_finding_its_length() {
    let base = base();
    let texts = Part::ALL.map(|part| base[&part].as_str());
    let lines: Vec<String> = found(&story(&["failure"], texts), false).iter().map(line).collect();
    assert_eq!(lines, ["SL104 consider whole: At 1:43, the story is under 2:00. What is missing?"]);
}

#[test]
fn every_rule_that_the_program_names_has_a_file() {
    let named = ["SL001", "SL002", "SL003", "SL004", "SL005", "SL006", "SL101", "SL102", "SL103", "SL104"];
    let more = ["SL105", "SL106", "SL504", "SL601", "SL602", "SL603", "SL604", "SL605"];
    assert!(named.into_iter().chain(more).all(|id| rule(id).id == id));
    assert_eq!(find_rule(" sl201 ").map(|rule| rule.name.as_str()), Some("we-heavy-action"));
    assert_eq!(find_rule("SL999"), None);
}

#[test]
fn a_mistake_in_a_pattern_names_its_step() {
    for step in ["a|", "Word", "~x", "wh.t", "fine|B", "@bad"] {
        let read = parse(&format!("fine, so {step}"), &mut |_: &str| false);
        assert!(matches!(read, Err(BadPattern { step: bad, .. }) if bad == step));
    }
}
