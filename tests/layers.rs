//! The house rules that a compiler does not know: imports run one way, and the screen is named only where it is drawn.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, and the rooms each may import from.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("coach", &["domain"]),
    ("keys", &["domain"]),
    ("term", &["domain", "keys"]),
    ("store", &["domain", "coach", "term"]),
    ("packs", &["domain", "store"]),
    ("doctor", &["domain", "coach", "store", "packs", "term"]),
    ("ui", &["domain", "keys"]),
    ("screens", &["domain", "coach", "keys", "ui"]),
    ("app", &["domain", "coach", "keys", "ui", "screens"]),
    ("runtime", &["domain", "coach", "keys", "ui", "screens", "app", "store", "packs", "term"]),
    ("plain", &["domain", "keys", "ui", "screens", "app", "term", "runtime"]),
    (
        "cli",
        &["domain", "coach", "keys", "ui", "screens", "app", "store", "packs", "term", "doctor", "runtime"],
    ),
];

fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&src, &src, &mut found);
    assert!(found.len() > 40, "the sources are read");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The room a file lies in: its folder, or its own name without the ending.
fn room(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn imports_run_one_way() {
    let mut broken = Vec::new();
    for (name, text) in sources() {
        let Some((own, allowed)) = ROOMS.iter().find(|(room_name, _)| *room_name == room(&name)) else {
            continue;
        };
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for path in line.split("crate::").skip(1) {
                let target = path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                let known = ROOMS.iter().any(|(room_name, _)| *room_name == target);
                if known && target != *own && !allowed.contains(&target) {
                    broken.push(format!("src/{name}:{}: {own} imports from {target}", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_lies_in_a_known_room() {
    for (name, _) in sources() {
        let known = ROOMS.iter().any(|(room_name, _)| *room_name == room(&name));
        assert!(known || ["lib.rs", "main.rs"].contains(&name.as_str()), "src/{name} lies in no room");
    }
}

#[test]
fn domain_and_keys_know_no_screen() {
    for (name, text) in sources().iter().filter(|(name, _)| ["domain", "keys"].contains(&room(name))) {
        for word in ["ratatui", "crossterm", "std::fs", "std::io::", "SystemTime", "Instant"] {
            assert!(!text.contains(word), "src/{name} names {word}");
        }
    }
}

#[test]
fn yaml_is_parsed_in_one_module() {
    let users: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.contains("serde_yaml")).map(|(name, _)| name).collect();
    assert_eq!(users, ["store/text/yaml.rs"]);
}

#[test]
fn memory_alone_knows_the_crate_behind_it() {
    let names_it = |text: &str| text.contains("fsrs::") || text.contains("use fsrs");
    let users: Vec<_> =
        sources().into_iter().filter(|(_, text)| names_it(text)).map(|(name, _)| name).collect();
    assert!(!users.is_empty());
    assert!(users.iter().all(|name| name.starts_with("domain/memory")), "{users:?}");
}

#[test]
fn what_reads_and_edits_text_knows_nothing_of_what_the_text_says() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("store/text")) {
        for import in text.lines().filter(|line| line.trim_start().starts_with("use crate::store::")) {
            assert!(
                import.contains("store::text::") || import.contains("store::disk"),
                "src/{name}: {import}"
            );
        }
    }
}

/// A name that stands for two things is looked up in the wrong place.
#[test]
fn a_type_name_means_one_thing() {
    let mut seen: HashMap<String, String> = HashMap::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        for line in text.lines() {
            let line =
                line.strip_prefix("pub").map_or(line, |rest| rest.split_once(' ').map_or("", |it| it.1));
            let named =
                ["struct ", "enum ", "trait ", "type "].into_iter().find_map(|kind| line.strip_prefix(kind));
            let Some(name) = named.and_then(|it| it.split(|c: char| !c.is_alphanumeric()).next()) else {
                continue;
            };
            let other = seen.insert(name.to_owned(), file.clone());
            assert_eq!(other, None, "{file} has a type {name} of its own");
        }
    }
    assert!(seen.len() > 300, "the types are found: {}", seen.len());
}
