//! Reads the built-in content and the rules of the story check, and writes them in forms that the program reads quickly,
//! so that it starts without parsing YAML.
//!
//! The parser and the checks are the program's own, compiled here from the same files. An error in the content
//! breaks the build and is told with its file, line and column.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the modules serve the whole program; the build needs a part of them"
)]
#![allow(clippy::print_stderr, reason = "what a build script has to say, it prints")]

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use crate::store::text::report::in_lines;

#[path = "build/rules.rs"]
mod rules;

#[path = "src/coach"]
mod coach {
    pub mod check {
        pub mod pattern;
        pub mod rule;
    }
}

#[path = "src/domain"]
mod domain {
    pub mod bank;
    pub mod checklist;
    pub mod clean;
    pub mod id;
    pub mod item;
    pub mod later;
    pub mod nearest;
    pub mod part;
    pub mod profile;
    pub mod question;
    pub mod rung;
    pub mod sample;
    pub mod shape;
    pub mod shared;
    pub mod words;
}

#[path = "src/packs"]
mod packs {
    pub mod check;
    pub mod load;
    pub mod raw;
}

#[path = "src/store"]
mod store {
    pub mod text {
        pub mod comment;
        pub mod keys;
        pub mod read;
        pub mod remedy;
        pub mod report;
        pub mod snippet;
        pub mod source;
        pub mod yaml;
    }
}

/// The folder of the built-in pack, from the root of the crate.
const CONTENT: &str = "content";

/// The folder of the rules of the story check, one file each.
const RULES: &str = "content/check";

fn main() -> ExitCode {
    // A change of the sources builds this script anew, and a new script always runs.
    println!("cargo::rerun-if-changed={CONTENT}");
    let rules = || rules::pack(Path::new(RULES)).map_err(|reports| in_lines(&reports));
    let table = table(Path::new(CONTENT)).and_then(|table| write("built_in.bin", &table));
    match table.and_then(|()| write("rules.json", rules()?.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The built-in pack as the program reads it.
fn table(content: &Path) -> Result<Vec<u8>, String> {
    let loaded = packs::load::read(content).and_then(|pack| pack.check(&[]));
    let (pack, remarks) = loaded.map_err(|reports| in_lines(&reports))?;
    // What is only a warning in a pack of the user's own is an error here.
    if !remarks.is_empty() {
        return Err(in_lines(&remarks));
    }
    short_titles(&pack)?;
    postcard::to_stdvec(&pack).map_err(|error| format!("{CONTENT}: {error}"))
}

/// Every built-in question stands in lists under a short title of its own.
fn short_titles(pack: &domain::bank::Pack) -> Result<(), String> {
    let mut taken = HashSet::new();
    let mut errors = Vec::new();
    for question in pack.themes.iter().flat_map(|theme| &theme.questions) {
        if question.short.is_none() {
            errors.push(format!("{CONTENT}: The question \"{}\" has no \"short\".", question.id));
        } else if !taken.insert(question.short()) {
            let short = question.short();
            errors.push(format!("{CONTENT}: \"{short}\" is the short title of another question too."));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.join("\n")) }
}

/// Writes a file for the program to include.
fn write(name: &str, text: &[u8]) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("cargo gave no folder for the table")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
