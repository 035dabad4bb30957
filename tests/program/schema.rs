//! The schemas accept what starl accepts: every built-in file, every file of the docs, and a new story; and they refuse
//! what an editor is to mark.

use std::fs;
use std::path::Path;

use serde_json::Value;
use starl::domain::id::Id;

use crate::home::{Home, run};

fn schema(of: &str) -> Value {
    run(&format!("schema {of}")).success().json()
}

/// What is wrong with a value by a schema, each with its place; as much of JSON Schema as these schemas use.
fn errors(value: &Value, schema: &Value, at: &str) -> Vec<String> {
    let known = [
        "$schema",
        "title",
        "description",
        "type",
        "enum",
        "anyOf",
        "items",
        "minimum",
        "required",
        "pattern",
    ];
    for key in schema.as_object().unwrap().keys() {
        let is_known = known.contains(&&**key) || ["properties", "additionalProperties"].contains(&&**key);
        assert!(is_known, "the test does not know {key}");
    }
    if let Some(any) = schema.get("anyOf") {
        let is_one = any.as_array().unwrap().iter().any(|one| errors(value, one, at).is_empty());
        return if is_one { Vec::new() } else { vec![format!("{at}: none of them")] };
    }
    if let Some(words) = schema.get("enum") {
        let is_one = words.as_array().unwrap().contains(value);
        return if is_one { Vec::new() } else { vec![format!("{at}: {value} is none of {words}")] };
    }
    if let (Some(pattern), Some(text)) = (schema.get("pattern"), value.as_str()) {
        assert_eq!(pattern, "^[a-z0-9][a-z0-9-]{0,63}$", "ids are all that has a pattern");
        if Id::new(text).is_err() {
            return vec![format!("{at}: {text} is no id")];
        }
    }
    let is_type = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("there is no type {other}"),
    };
    let types = &schema["type"];
    if !types.as_array().map_or_else(|| is_type(types), |types| types.iter().any(is_type)) {
        return vec![format!("{at}: {value} is no {types}")];
    }
    let items = value.as_array().into_iter().flatten().enumerate();
    let mut found: Vec<String> =
        items.flat_map(|(number, item)| errors(item, &schema["items"], &format!("{at}[{number}]"))).collect();
    let Some(object) = value.as_object() else { return found };
    for key in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(key.as_str().unwrap()) {
            found.push(format!("{at}: {key} is missing"));
        }
    }
    for (key, value) in object {
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(schema), _) => found.extend(errors(value, schema, &format!("{at}.{key}"))),
            (None, Value::Bool(false)) => found.push(format!("{at}: there is no key {key}")),
            (None, other) => found.extend(errors(value, other, &format!("{at}.{key}"))),
        }
    }
    found
}

fn wrong(yaml: &str, schema: &Value) -> Vec<String> {
    errors(&serde_yaml::from_str(yaml).unwrap(), schema, "")
}

fn root(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The block of YAML on a page that starts with this key.
fn block(page: &str, key: &str) -> String {
    let page = root(page);
    let block = page.split("```yaml\n").find(|block| block.starts_with(key)).unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

#[test]
fn every_built_in_file_and_the_pack_of_the_docs_are_valid() {
    let pack = schema("pack");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut seen = 0;
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|it| it == "yaml") {
            let found = wrong(&fs::read_to_string(&path).unwrap(), &pack);
            assert!(found.is_empty(), "{}: {found:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 9, "the content is found");
    assert_eq!(wrong(&block("docs/packs.md", "pack:"), &pack), [""; 0]);
}

#[test]
fn the_story_of_the_docs_and_a_new_one_are_valid() {
    let story = schema("story");
    assert_eq!(wrong(&block("docs/stories.md", "title:"), &story), [""; 0]);
    let home = Home::new();
    let path = home.run("story new The stemmer").success().stdout;
    assert_eq!(wrong(&fs::read_to_string(path.trim()).unwrap(), &story), [""; 0]);
}

#[test]
fn what_starl_marks_an_editor_marks() {
    let pack = schema("pack");
    for (yaml, says) in [
        ("pack: {id: a}\nthemse: []", "there is no key themse"),
        ("themes: [{title: A}]", "\"id\" is missing"),
        ("themes: [{id: a, kind: topic}]", "is none of"),
        ("themes: [{id: a, questions: [{id: b, roles: [pilot]}]}]", "is none of"),
        ("themes: [{id: a, questions: [{id: b, core: maybe}]}]", "is no"),
        ("themes: [{id: a, questions: [{id: b, probes: [{rung: deep, text: x}]}]}]", "none of them"),
        ("checklist: [{id: a, evidence: {kind: ai-story, min: -1}}]", "is no"),
        ("themes: {id: a}", "is no"),
        ("pack: {id: Not An Id}", "is no id"),
        ("themes: [{id: a, questions: [{id: b}]}]", "\"text\" is missing"),
    ] {
        let found = wrong(yaml, &pack);
        assert!(found.iter().any(|error| error.contains(says)), "{yaml}: {found:?}");
    }
    let story = schema("story");
    for (yaml, says) in [
        ("situation: x", "\"title\" is missing"),
        ("title: x\nfits: {failure-not-as-expected: perfect}", "is none of"),
        ("title: x\nlearned: y", "there is no key learned"),
    ] {
        let found = wrong(yaml, &story);
        assert!(found.iter().any(|error| error.contains(says)), "{yaml}: {found:?}");
    }
}
