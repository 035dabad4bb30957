//! Stories, strong and weak, each with exactly what has to be found in it: `tests/story/labelled`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use starl::coach::check::{Delivery, Finding, check};
use starl::domain::story::Story;

use crate::stories::{marked, story};

/// A story with its labels.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    tags: Vec<String>,
    /// For each rule that fires, the words it means, joined by " / ", or the rule that says it instead.
    expect: BTreeMap<String, String>,
    situation: String,
    task: String,
    action: String,
    result: String,
    learning: String,
}

impl Labelled {
    fn story(&self) -> Story {
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        story(&tags, [&self.situation, &self.task, &self.action, &self.result, &self.learning])
    }
}

/// What was found, in the form of the labels. Where all of a part is meant, that is left out.
fn found(story: &Story, findings: &[Finding]) -> BTreeMap<String, String> {
    let words = |rule: &str| match rule {
        "SL101" | "SL102" => String::new(),
        _ => marked(story, findings, rule).join(" / "),
    };
    let own = findings.iter().map(|finding| (finding.rule.id.clone(), words(&finding.rule.id)));
    let said = |finding: &Finding| format!("(in {})", finding.rule.id);
    let joined = findings.iter().flat_map(|it| it.also.iter().map(move |rule| (rule.id.clone(), said(it))));
    joined.chain(own).collect()
}

#[test]
fn each_labelled_story_has_the_findings_of_its_label_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story/labelled");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 15, "the stories are read");
    let mut wrong = Vec::new();
    for path in paths {
        let labelled: Labelled = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let story = labelled.story();
        let found = found(&story, &check(&story, &Delivery::default(), false));
        if found != labelled.expect {
            wrong.push(format!("{}:\n{}", path.display(), in_yaml(&found)));
        }
    }
    assert!(wrong.is_empty(), "other findings than the label says:\n{}", wrong.join("\n"));
}

/// Labels as they would stand in a file.
fn in_yaml(labels: &BTreeMap<String, String>) -> String {
    let line = |(rule, words): (&String, &String)| format!("  {rule}: {words:?}");
    std::iter::once("expect:".to_owned()).chain(labels.iter().map(line)).collect::<Vec<_>>().join("\n")
}
