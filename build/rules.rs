//! Reads the rules of the story check from `content/check`, checks them, and packs them as JSON.

use std::path::Path;

use crate::coach::check::pattern::parse;
use crate::coach::check::rule::{Rule, RuleSet, WordSearch};
use crate::store::text::read::{decode, read_bytes, yaml_entries};
use crate::store::text::report::Report;
use crate::store::text::source::{Source, Span};
use crate::store::text::yaml::parse_as;

/// The file of what all rules share.
const SHARED: &str = "shared.yaml";

/// All rules as JSON, or everything that is wrong with them.
pub fn pack(folder: &Path) -> Result<String, Vec<Report>> {
    let whole = |error: String| vec![Report::of_file(folder, error)];
    let paths = yaml_entries(folder).map_err(|error| whole(error.to_string()))?;
    let mut reports = Vec::new();
    let mut read = |path: &Path| {
        read_bytes(path, None).and_then(|bytes| decode(path, &bytes)).map_err(|it| reports.push(it)).ok()
    };
    let shared_source = read(&folder.join(SHARED));
    let rules: Vec<Source> =
        paths.iter().filter(|path| !path.ends_with(SHARED)).filter_map(|path| read(path)).collect();
    let set: Option<RuleSet> =
        shared_source.as_ref().and_then(|source| parse_as(source).map_err(|it| reports.push(it)).ok());
    let (Some(mut set), Some(source)) = (set, shared_source) else { return Err(reports) };
    for list in set.lists.values() {
        reports.extend(bad_list(&source, list, |name| set.lists.contains_key(name)));
    }
    for source in &rules {
        match parse_as::<Rule>(source) {
            Ok(rule) => {
                reports.extend(check(source, &rule, &set));
                set.rules.push(rule);
            }
            Err(report) => reports.push(report),
        }
    }
    if !reports.is_empty() {
        return Err(reports);
    }
    serde_json::to_string(&set).map_err(|error| whole(error.to_string()))
}

/// Everything that is wrong with a rule.
fn check(source: &Source, rule: &Rule, shared: &RuleSet) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut report =
        |words: &str, sentence: String| reports.push(Report::at(source, place(source, words), sentence));
    let name = source.path.file_stem().unwrap_or_default();
    if name != rule.id.as_str() {
        report(&rule.id, format!("The id \"{}\" is not the name of the file.", rule.id));
    }
    if rule.weight > 99 {
        report("weight", "A weight is at most 99.".to_owned());
    }
    for (key, text) in [("fires", &rule.fires), ("why", &rule.why), ("evidence", &rule.evidence)] {
        if text.trim() != text || !text.ends_with('.') {
            report(key, format!("The \"{key}\" of a rule is a sentence and ends with a full stop."));
        }
    }
    if rule.bad == rule.good {
        report("good", "The good example is the bad one.".to_owned());
    }
    for key in rule.sources.iter().filter(|key| !shared.sources.contains_key(*key)) {
        report(key, format!("There is no source \"{key}\" in {SHARED}."));
    }
    for key in rule.sources.iter().filter(|key| !rule.evidence.contains(*key)) {
        report(key, format!("The evidence does not name its source \"{key}\"."));
    }
    let of_words = !rule.is_of_file() && !rule.is_of_bank() && rule.retired.is_none();
    if of_words && !source.text.contains("\nmust_leave:") {
        report("id", "A rule needs sentences that it must leave alone.".to_owned());
    }
    let known = |name: &str| rule.lists.contains_key(name) || shared.lists.contains_key(name);
    let lists =
        rule.look.find.iter().flat_map(WordSearch::lists).chain(rule.lists.values().map(String::as_str));
    let bad = lists.filter_map(|list| bad_list(source, list, &known));
    reports.extend(bad);
    reports
}

/// What is wrong with a list of words, if anything.
fn bad_list(source: &Source, list: &str, mut known: impl FnMut(&str) -> bool) -> Option<Report> {
    let bad = parse(list, &mut known).err()?;
    Some(Report::at(source, place(source, &bad.step), format!("{bad}.")))
}

/// Where these words first stand.
fn place(source: &Source, words: &str) -> Span {
    let start = source.text.find(words).unwrap_or_default();
    Span::of(&source.text, &(start..start + words.len().min(source.text.len() - start)))
}
